"""`attribution.late-source`: a claim first, and paragraphs later whose word it is."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sayso import Article, Example, Finding, Layer, Related, Span, rule
from sayso.layers import ATTRIBUTIONS, HITS, NUMBERS, SENTENCES
from sayso.records import Attribution, Number, Sentence
from sayso_attribution.asserted import is_asserted
from sayso_attribution.backing import BACKING, has_evidence, is_narrated
from sayso_attribution.overlap import CONTENT, is_content, stem
from sayso_attribution.tables import rows, words

ID = "attribution.late-source"
COUNTED = ("harm", "money", "estimate")
TOLD = ("accusation", "link", "cause", "motive")
LATE = 3  # paragraphs from the claim to a source that is late
SURE = 0.5
FEWEST = 3  # stems that claim and attribution share, at least …
SHARED = 0.35  # … and this share of those of the claim
MOST = 40  # claims of one article that are looked up: each is compared with every sentence
SMALL = 13  # a number below this stands in many sentences and is no sign that two tell the same

_HEAD = "A hard century on the quays"
_BODY = (
    "More than 4,300 dockers have been killed on the quays since the war. {}\n\nThe harbour is the largest in the north.\n\n"
    "It was built by hand.\n\nThe dockers' union says 4,300 dockers have been killed on the quays."
)


class Late(NamedTuple):
    """Hold where a claim stands, what kind it is, and the later attribution that has it again."""

    span: Span
    kind: str
    later: Attribution


def _literals() -> tuple[str, ...]:
    return tuple({*words("overreach", "accusation"), *(word for kind in (*COUNTED, *TOLD) for word in words("claims", kind))})


@rule(
    ID,
    summary="A claim first, and paragraphs later whose word it is.",
    severity="warning",
    default=False,
    literals=_literals(),
    examples=[
        Example(
            _BODY.format("They are not forgotten."), flagged=("More than 4,300 dockers have been killed on the quays since the war",), headline=_HEAD
        ),
        Example(_BODY.format("The union keeps a list, Rita Moss said."), headline=_HEAD, note="somebody speaks in the same paragraph"),
        Example(
            "More than 4,300 dockers have been killed on the quays since the war.\n\nThe dockers' union says 4,300 dockers have been killed.",
            headline=_HEAD,
            note="the source is in the next paragraph",
        ),
    ],
    origin="our judgement",
)
def late_source(article: Article) -> Iterator[Finding]:
    """Ask for the source where the claim stands.

    ## What it flags
    A figure of people harmed or money lost, an estimate, an accusation, a motive or a cause told in the narrator's voice, with nobody who
    answers for it in its paragraph, where three paragraphs later or more the same is somebody's words: the same figure, or most of the same
    words. The place of the source is shown. `attribution.unattributed-claim` leaves these sentences to this rule where it runs.

    ## Why
    Many readers stop before the source, and those who go on have taken the claim for the paper's own.

    ## Exceptions
    Claims that an earlier sentence, or one in the next two paragraphs, gives to somebody. Off unless asked for: edited news has it too
    seldom (about one article in a thousand) for us to have measured how often the rule is right.

    ## References
    None: our judgement.
    """
    for late in article.layer(LATER).values():
        source = late.later.source
        if source is not None:
            name = source.resolved or source.spans[0].of(article.text)
            what = rows("claims")[late.kind]["what"]
            message = f"{what} stands here as fact, and only paragraphs later do readers learn that it is the word of {_short(name)}: say it here."
            yield Finding(late.span, message, related=(Related(_whole(late.later), "Whose word it is"),), confidence=0.6)


def told_later(article: Article) -> frozenset[int]:
    """Return the sentences (indices) that this rule reports: none where it does not run."""
    late = article.layer(LATER) if ID in article.layer(HITS) else {}
    return frozenset(late)


def _late(article: Article) -> dict[int, Late]:
    sentences = article.layer(SENTENCES)
    starts = [sentence.span.start for sentence in sentences]
    found: dict[int, Late] = {}
    tried = 0
    for hit in article.layer(HITS).get(ID, ()):
        index = bisect_right(starts, hit.span.start) - 1
        if index < 0 or index in found or not is_narrated(article, index, hit.span) or not _is_bare(article, sentences, index):
            continue
        tried += 1
        if tried > MOST:
            break
        later = _told_again(article, sentences, index, hit.span, _kind(hit.literal))
        if later is not None and is_asserted(article, hit.span, sentences[index].span):
            span = sentences[index].span
            text = span.of(article.text).rstrip(" \n\t\r.!”\"'’—–,;")
            found[index] = Late(Span(span.start, span.start + len(text)), _kind(hit.literal), later)
    return found


LATER = Layer("attribution.late", _late)


@cache
def _kind(literal: str) -> str:
    return next((kind for kind in (*COUNTED, *TOLD) if literal in words("claims", kind)), "accusation")


def _is_bare(article: Article, sentences: tuple[Sentence, ...], index: int) -> bool:
    """Tell whether the sentence stands in running text, names no kind of source, and nobody speaks in its paragraph."""
    block = sentences[index].block
    if article.blocks[block].kind != "paragraph" or has_evidence(article, sentences[index].span):
        return False
    first = bisect_left(sentences, block, key=lambda sentence: sentence.block)
    last = bisect_right(sentences, block, key=lambda sentence: sentence.block)
    return not any(article.layer(BACKING).backed[first:last])


def _told_again(article: Article, sentences: tuple[Sentence, ...], index: int, word: Span, kind: str) -> Attribution | None:
    """Return the first attribution that has the claim again, if it stands late; None if one stands before it or near."""
    contents = article.layer(CONTENT)
    mine = contents[index]
    key = frozenset(stem(part) for part in word.of(article.text).lower().split() if is_content(part))
    figures = {number.value for number in _numbers(article, sentences[index].span)} if kind in COUNTED else set()
    if kind in COUNTED and not figures:
        return None
    need = FEWEST if figures else max(float(FEWEST), SHARED * len(mine))
    for other, sentence in enumerate(sentences):
        if other == index or len(mine & contents[other]) < need or (kind != "estimate" and key.isdisjoint(contents[other])):
            continue
        item = _attributed(article, sentence, key, figures)
        if item is not None:
            return item if sentence.block - sentences[index].block >= LATE else None
    return None


def _attributed(article: Article, sentence: Sentence, key: frozenset[str], figures: set[float]) -> Attribution | None:
    """Return the attribution in the sentence whose content has the claim's figure, or else its word."""
    for item in article.layer(ATTRIBUTIONS):
        if item.source is None or not item.source.spans or item.confidence < SURE:
            continue
        inside = [span for span in item.content if span.overlaps(sentence.span)]
        if figures and any(number.value in figures for span in inside for number in _numbers(article, span)):
            return item
        if not figures and any(key & {stem(word) for word in span.of(article.text).lower().split()} for span in inside):
            return item
    return None


def _numbers(article: Article, span: Span) -> list[Number]:
    """Return the numbers in `span` that are high enough to be known again."""
    numbers = article.layer(NUMBERS)
    first = bisect_left(numbers, span.start, key=lambda number: number.span.start)
    last = bisect_right(numbers, span.end, lo=first, key=lambda number: number.span.end)
    return [number for number in numbers[first:last] if number.value >= SMALL]


def _whole(item: Attribution) -> Span:
    """Return the span from the source or the content, whichever comes first, to the last of them."""
    spans = [*item.content, *(item.source.spans if item.source else ())]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _short(name: str) -> str:
    return name if len(name) <= 60 else name[:57].rstrip() + "…"
