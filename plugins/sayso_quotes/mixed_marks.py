"""Straight and curly quotation marks in one article."""

import re
from collections.abc import Iterator

from sayso import Article, Example, Finding, Related, Span, rule

MARKS = re.compile('["“”„]')
STRAIGHT = '"'
MEASURE = re.compile(r"\d\"")  # inches, seconds of arc: no quotation marks

EXAMPLES = [
    Example('“It is closed,” she said. “It is,” he said. "And cold," she said.', ('"',)),
    Example('“It is closed,” she said. The door is 6" wide.'),
    Example('"It is closed," she said. "It is," he said.'),
]


@rule(
    "quotes.mixed-marks",
    summary="Straight and curly quotation marks in one article",
    severity="info",
    examples=EXAMPLES,
    default=False,
    languages=("*",),
    origin="our judgement",
)
def mixed_marks(article: Article) -> Iterator[Finding]:
    """## What it flags

    Straight and curly double quotation marks in one article: the first mark of the rarer kind, with the first of the other beside it.

    ## Why

    It is a trace of pasted copy, and often the first sign that a quotation was taken over unchecked.

    ## Exceptions

    Off by default: many systems set the marks themselves. Marks after a digit are taken for inches.

    ## References

    Our judgement.
    """
    inches = {match.end() - 1 for match in MEASURE.finditer(article.text)}
    straight: list[Span] = []
    curly: list[Span] = []
    for match in MARKS.finditer(article.text):
        if match.start() not in inches:
            (straight if match.group() == STRAIGHT else curly).append(Span(*match.span()))
    if straight and curly:
        rare, usual = sorted((straight, curly), key=len)
        kind = "straight" if rare is straight else "curly"
        message = f"{len(rare)} of {len(rare) + len(usual)} quotation marks are {kind}: make them all alike."
        yield Finding(rare[0], message, related=(Related(usual[0], "the usual kind here"),))
