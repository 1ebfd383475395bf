"""`consistency.confusable-word`: a word that stands where only its near twin can be meant."""

from collections.abc import Iterator

from sayso import Article, Edit, Example, Finding, Fix, Related, Span, rule
from sayso.layers import HITS, QUOTES, SENTENCES, TOKENS
from sayso.records import Tokens
from sayso_consistency.confusables import Asked, Evidence, asked, confusables, evidence, literals, replacement
from sayso_consistency.contexts import HYPHENS, MARKS, View, parts, view

ID = "consistency.confusable-word"
SHOWN = 60  # characters of the context that a message shows
SURE, LIKELY = 0.9, 0.7  # confidence in a context, in a word's company

EXAMPLES = [
    Example(
        "The ferry firm has flaunted the speed limit for years.",
        ("flaunted",),
        "The ferry firm has flouted the speed limit for years.",
    ),
    Example("She has flaunted her wealth for years.", note="rightly used"),
    Example("The new rules gave the pilots free reign in the harbour.", ("reign",), "The new rules gave the pilots free rein in the harbour."),
    Example("The queen’s reign was long, and her ministers had free rein.", note="both rightly used"),
    Example("The harbour master is on trail for fraud.", ("trail",), "The harbour master is on trial for fraud."),
    Example("Dahl is back on the campaign trail. Berg, on trial for fraud, is not.", note="both rightly used"),
    Example("A defendant may not council the jury, the judge said; the city council agreed.", note="unusual, but no context of the table"),
]


@rule(
    ID,
    summary="A word that stands where only its near twin can be meant",
    severity="warning",
    examples=EXAMPLES,
    literals=literals(),
    origin="our judgement",
)
def confusable_word(article: Article) -> Iterator[Finding]:
    """## What it flags

    A word that sounds or looks like another, in a context in which only the other makes sense: *flaunt the rules* (flout), *free reign* (rein),
    *on trail for murder* (trial), *in breech of contract* (breach), *pubic health* (public), *mitigate against* (militate), *the weather
    whether* … The contexts are set phrases and frames of the sentence; for a few pairs also words that keep company with the other one and stand
    in the same sentence, with less confidence. The message shows the context, the related places what speaks for the other word.

    ## Why

    Spelling checkers pass over them since each is a word, and some turn a sentence into its opposite or a headline into a joke.

    ## Exceptions

    Names (a capitalised word inside a sentence), unless the phrase is known (*the Untied Nations*); a word that is put in quotation marks by
    itself, because it is talked about; variants that dictionaries allow (*forego*, *insure that*, *straight-laced*). What the tables do not know
    is passed over: they were made to be right where they speak, not to be complete. Inside quotations the fix is a question to the speaker.

    ## References

    The pairs are those that usage guides warn of, and slips of one or two letters; the contexts are our judgement, one entry each in the tables
    `confusables_sound`, `confusables_sense` and `confusables_slip`.
    """
    hits = article.layer(HITS).get(ID, [])
    if not hits:
        return
    sentences, tokens = article.layer(SENTENCES), article.layer(TOKENS)
    ends = [sentence.span.end for sentence in sentences]
    at = 0
    known: tuple[int, frozenset[str]] = (-1, frozenset())
    kept: tuple[int, View] | None = None
    for hit in hits:
        while at < len(ends) and ends[at] < hit.span.end:
            at += 1
        if at == len(ends):
            return
        if " " in hit.literal or "'" in hit.literal:
            yield from _phrase(article, hit.span, hit.literal)
            continue
        wanted = asked(hit.literal)
        if wanted and not _stands_beside(tokens, hit.span, wanted):
            if not wanted.anywhere:
                continue
            if known[0] != at:
                known = (at, parts(tokens, sentences[at].span))
            if wanted.anywhere.isdisjoint(known[1]):
                continue
        if kept is None or kept[0] != at:
            kept = (at, view(article, sentences[at].span))
        yield from _word(article, kept[1], hit.span, hit.literal)


def _stands_beside(tokens: Tokens, span: Span, wanted: Asked) -> bool:
    """Tell whether words stand beside the one at `span` that its contexts ask for, or it is part of a longer one."""
    at = tokens.at(span.start)
    if tokens.starts[at] != span.start or tokens.ends[at] != span.end:
        return True
    return wanted.beside(_neighbour(tokens.lower, at, -1), _neighbour(tokens.lower, at, 1))


def _neighbour(lower: list[str], at: int, step: int) -> str:
    """Return the word before or after the one at `at` as the sentence's view has it: marks passed over, of one with hyphens the nearest part."""
    at += step
    while 0 <= at < len(lower):
        word = lower[at]
        if word.isalpha():
            return word
        if word not in MARKS:
            parts = HYPHENS.split(word) if len(word) > 1 else [word]
            return parts[0 if step > 0 else -1] or "-"
        at += step
    return ""


def _phrase(article: Article, span: Span, phrase: str) -> Iterator[Finding]:
    """Yield the finding for a fixed phrase that holds a wrong word."""
    word, write = replacement(phrase)
    start = span.start + phrase.index(word) if span.end - span.start == len(phrase) else -1
    place = Span(start, start + len(word))
    if start >= 0 and not (article.text[start].isupper() and start > span.start):
        yield _finding(article, place, Evidence(write, span, _beside(span, place)))


def _beside(whole: Span, part: Span) -> tuple[Span, ...]:
    sides = (Span(whole.start, part.start), Span(part.end, whole.end))
    return tuple(side for side in sides if side.end - side.start > 1)


def _word(article: Article, sentence: View, span: Span, literal: str) -> Iterator[Finding]:
    """Yield a finding if something speaks for another word than the one at `span`."""
    at = sentence.place(span.start)
    if at < 0 or sentence.ends[at] != span.end or _is_mentioned(article.text, span):
        return
    named = _is_name(article, sentence, at)
    for entry in confusables(literal):
        found = evidence(entry, sentence, at, named=named)
        if found:
            yield _finding(article, span, found)
            return


def _is_mentioned(text: str, span: Span) -> bool:
    """Tell whether the word stands in quotation marks by itself: it is talked about."""
    return text[span.start - 1 : span.start] in MARKS and text[span.end : span.end + 1] in MARKS


def _is_name(article: Article, sentence: View, at: int) -> bool:
    """Tell whether the word is capitalised without standing first, in a headline or among capitals."""
    if not sentence.capital[at] or not sentence.words[at - 1][-1].isalnum():
        return False
    start, end = sentence.starts[0], sentence.ends[-1]
    return article.blocks[article.block_at(start)].kind != "headline" and not article.text[start:end].isupper()


def _finding(article: Article, span: Span, found: Evidence) -> Finding:
    seen = article.text[span.start : span.end]
    write = _cased(found.write, seen)
    quoted = any(quote.content.start <= span.start < quote.content.end for quote in article.layer(QUOTES).quotes)
    title = f"Did the speaker say “{write}”?" if quoted else f"Write “{write}”"
    related = tuple(Related(place, f"speaks for “{write}”") for place in found.places)
    return Finding(span, _message(article.text, seen, write, found), (Fix(title, (Edit(span, write),)),), related, confidence=_sure(found))


def _sure(found: Evidence) -> float:
    return SURE if found.stretch else LIKELY


def _message(text: str, seen: str, write: str, found: Evidence) -> str:
    if found.stretch:
        shown = " ".join(found.stretch.of(text).split())
        context = f"“{shown[:SHOWN]}{'…' if len(shown) > SHOWN else ''}”"
        return f"“{seen}” stands in {context}, where “{write}” is usual: which of the two is meant?"
    company = " and ".join(f"“{place.of(text)}”" for place in found.places)
    return f"“{seen}” stands in one sentence with {company}, where “{write}” is usual: which of the two is meant?"


def _cased(word: str, like: str) -> str:
    """Return the word with the capitals of another."""
    if len(like) > 1 and like.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if like[:1].isupper() else word
