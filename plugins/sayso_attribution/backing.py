"""Whether a sentence has somebody behind it: in itself, or in the sentences right around it."""

from bisect import bisect_right
from typing import NamedTuple

from sayso import Article, Layer, Span
from sayso.layers import ATTRIBUTIONS, QUOTES, SENTENCES, TOKENS, VOICE
from sayso.records import Attribution, Sentence
from sayso_attribution.tables import words

SURE = 0.5
LIKELY = 0.3  # from here on somebody may answer for it
OPENING = 6  # tokens at the start of a sentence in which it may take up the one before
LEDE = 2  # sentences of the first paragraph that are the lede, our judgement …
LEDE_REACH = 6  # … and sentences after it in which its source may follow


class Backing(NamedTuple):
    """Hold, by sentence, whether somebody answers for it, whether its last words are somebody's, and whether it hides who believes it.

    `orphaned` is *the mayor is expected to lose*: a belief, and nobody who holds it.
    """

    backed: tuple[bool, ...]
    open_ended: tuple[bool, ...]
    orphaned: tuple[bool, ...]


def _backing(article: Article) -> Backing:
    sentences = article.layer(SENTENCES)
    owned = [item for item in article.layer(ATTRIBUTIONS) if _answers(item) and not _is_orphan(article, item)]
    orphans = [item for item in article.layer(ATTRIBUTIONS) if _is_orphan(article, item)]
    spans = sorted(span for item in owned for span in _spans(item))
    spans += [quote.span for quote in article.layer(QUOTES).quotes if quote.depth == 0 and quote.kind in ("direct", "partial")]
    backed = [False] * len(sentences)
    open_ended = [False] * len(sentences)
    orphaned = [False] * len(sentences)
    starts = [sentence.span.start for sentence in sentences]
    for span in spans:
        _mark(span, sentences, starts, backed)
    for span in (span for item in orphans for span in _spans(item)):
        _mark(span, sentences, starts, orphaned)
    for item in owned:
        _mark_end(item, sentences, starts, open_ended)
    return Backing(tuple(backed), tuple(open_ended), tuple(orphaned))


BACKING = Layer("attribution.backing", _backing)


def _is_orphan(article: Article, item: Attribution) -> bool:
    """Tell whether the attribution names nobody: *is expected to*, *reportedly*, *an estimated 60,000* (where *an* is no source)."""
    if item.cue is None or item.kind != "indirect":
        return False
    if item.source is None:
        return item.cue.cls == "belief" or item.cue.lemma == "estimate" or item.cue.lemma in words("evidence", "hearsay")
    return item.cue.lemma == "estimate" and all(span.of(article.text).lower() in ("a", "an", "the") for span in item.source.spans)


def _answers(item: Attribution) -> bool:
    """Tell whether the source may answer for what the sentence says: a plan or a promise answers for nothing but itself."""
    return item.confidence >= LIKELY and (item.cue is None or item.cue.cls not in ("wish", "promising"))


def _spans(item: Attribution) -> list[Span]:
    cue = list(item.cue.spans) if item.cue else []
    return [*item.content, *cue]


def _mark(span: Span, sentences: tuple[Sentence, ...], starts: list[int], column: list[bool]) -> None:
    index = max(bisect_right(starts, span.start) - 1, 0)
    while index < len(sentences) and sentences[index].span.start < span.end:
        column[index] = column[index] or sentences[index].span.overlaps(span)
        index += 1


def _mark_end(item: Attribution, sentences: tuple[Sentence, ...], starts: list[int], column: list[bool]) -> None:
    """Mark the sentence that ends with somebody's words, or with the cue that gives them to somebody."""
    ends = [span.end for span in _spans(item)]
    if item.confidence < SURE or not ends:
        return
    index = bisect_right(starts, max(ends) - 1) - 1
    if index >= 0 and sentences[index].span.end - max(ends) <= 3:
        column[index] = True


def has_evidence(article: Article, sentence: Span, *, records: bool = True) -> bool:
    """Tell whether the sentence names a kind of source (a record too, if `records`), or speaks in the first or second person."""
    tokens = article.layer(TOKENS)
    known = words("evidence", "source") | words("evidence", "person") | (words("evidence", "record") if records else frozenset())
    return any(tokens.lower[i] in known for i in tokens.within(sentence))


def needs_source(article: Article, index: int, *, records: bool = True) -> bool:
    """Tell whether sentence `index` is the narrator's own, in running text, and nobody in it or right around it answers for it.

    A record that the sentence mentions answers for it if `records`: it may hold a figure, but no judgement.
    """
    sentences = article.layer(SENTENCES)
    sentence = sentences[index]
    backing = article.layer(BACKING)
    if article.blocks[sentence.block].kind != "paragraph" or backing.backed[index] or article.text[sentence.span.end - 1] == "?":
        return False
    same_block = index > 0 and sentences[index - 1].block == sentence.block
    if same_block and backing.open_ended[index - 1] and _leans(article, sentence.span):
        return False
    return not has_evidence(article, sentence.span, records=records) and not _lede_with_source_to_come(article, index)


def _leans(article: Article, sentence: Span) -> bool:
    """Tell whether a sentence takes up the one before, so that it may carry on somebody's words: *That would …*, *They also …*."""
    tokens = article.layer(TOKENS)
    opening = tokens.within(sentence)[:OPENING]
    return bool(opening) and (
        tokens.lower[opening[0]] in words("evidence", "leaning") or any(tokens.lower[i] in words("evidence", "adding") for i in opening)
    )


def _lede_with_source_to_come(article: Article, index: int) -> bool:
    """Tell whether the sentence is one of the first of the story's first paragraph, and somebody answers soon after."""
    sentences = article.layer(SENTENCES)
    first = next((i for i, sentence in enumerate(sentences) if article.blocks[sentence.block].kind == "paragraph"), 0)
    if index - first >= LEDE or sentences[index].block != sentences[first].block:
        return False
    return any(article.layer(BACKING).backed[index + 1 : index + 1 + LEDE_REACH])


def is_narrated(article: Article, index: int, span: Span) -> bool:
    """Tell whether `span` of sentence `index` is the narrator's, or a belief given to nobody, which is the narrator's too."""
    voice = article.layer(VOICE).at(span)
    return voice == "narrator" or (voice == "attributed" and article.layer(BACKING).orphaned[index])


def is_hearsay(article: Article, sentence: Span) -> bool:
    """Tell whether the sentence hedges with *reportedly* or *allegedly*, which name nobody, but do not tell it as fact either."""
    tokens = article.layer(TOKENS)
    return any(tokens.lower[i] in words("evidence", "hearsay") for i in tokens.within(sentence))


def _sources(article: Article) -> list[tuple[int, Span, str]]:
    """Return where each source stands, its span and its name, in order of place."""
    return sorted(
        (item.source.spans[0].start, item.source.spans[0], item.source.resolved or item.source.spans[0].of(article.text))
        for item in article.layer(ATTRIBUTIONS)
        if item.source and item.source.spans and item.confidence >= SURE
    )


SOURCES = Layer("attribution.sources", _sources)


def nearest_source(article: Article, place: int) -> tuple[Span, str] | None:
    """Return where the source nearest to `place` stands and its name, or None if the article has none."""
    known = article.layer(SOURCES)
    index = bisect_right(known, place, key=lambda row: row[0])
    near = known[max(index - 1, 0) : index + 1]
    if not near:
        return None
    _, span, name = min(near, key=lambda row: abs(row[0] - place))
    return span, name


def sentence_at(article: Article, offset: int) -> int:
    """Return the index of the sentence that starts at `offset` or last before it (-1 before the first)."""
    sentences = article.layer(SENTENCES)
    return bisect_right(sentences, offset, key=lambda sentence: sentence.span.start) - 1


def distance(article: Article, place: int, source: int) -> str:
    """Return in words how far from `place` the source at `source` stands: `in the sentence before`, `3 sentences below`."""
    apart = sentence_at(article, source) - sentence_at(article, place)
    if apart == 0:
        return "in this sentence"
    if abs(apart) == 1:
        return "in the sentence before" if apart < 0 else "in the next sentence"
    return f"{abs(apart)} sentences {'above' if apart < 0 else 'below'}"
