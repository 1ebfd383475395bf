"""Tell whose words stand where: quotations, attributed paraphrase, and by default the narrator's."""

from collections.abc import Iterable

from sayso.span import Span
from sayso.text.records import Attribution, Quotes, Voices

SURE = 0.5


def voices(quotes: Quotes, attributions: tuple[Attribution, ...]) -> Voices:
    """Return the quoted and the attributed stretches of an article, both sorted and disjoint.

    Every outermost quotation counts as quoted, scare quotes and titles too; a rule that wants to know whose choice of words they are asks
    `Quote.kind`, and in a headline the kind of its block, too. Block quotations and the turns of a transcript are quoted without marks.
    Attributed content counts from confidence .5 upward, less what is quoted: free indirect speech does not count, and is the narrator's.
    """
    unmarked = (span for item in attributions if item.kind == "direct" and item.confidence >= SURE for span in item.content)
    quoted = _merged([*(quote.span for quote in quotes.quotes if quote.depth == 0), *unmarked])
    attributed = _merged(span for item in attributions if item.confidence >= SURE for span in item.content)
    return Voices(quoted, tuple(_without(attributed, quoted)))


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            if span.end > joined[-1].end:
                joined[-1] = Span(joined[-1].start, span.end)
        elif span.end > span.start:
            joined.append(span)
    return tuple(joined)


def _without(spans: tuple[Span, ...], holes: tuple[Span, ...]) -> Iterable[Span]:
    at = 0
    for span in spans:
        start = span.start
        while at < len(holes) and holes[at].end <= start:
            at += 1
        index = at
        while index < len(holes) and holes[index].start < span.end:
            if holes[index].start > start:
                yield Span(start, holes[index].start)
            start = max(start, holes[index].end)
            index += 1
        if start < span.end:
            yield Span(start, span.end)
