"""Figures that cannot both be right."""

from collections.abc import Iterator

from sayso import Article, Example, Finding, rule
from sayso_consistency.headline_number import headline_conflicts
from sayso_consistency.headline_score import headline_scores
from sayso_consistency.magnitudes import magnitude_conflicts
from sayso_consistency.ranges import backward_ranges
from sayso_consistency.repeats import repeat_conflicts
from sayso_consistency.shares import share_conflicts
from sayso_consistency.sums import sum_conflicts

EXAMPLES = [
    Example("In the poll Dahl leads Berg by 83 percent to 39 percent.", ("83 percent to 39 percent",)),
    Example("In the poll Dahl leads Berg by 53 percent to 39 percent. Turnout rose from 60 percent to 70 percent."),
    Example("The catch halved between 2014 and 2011.", ("between 2014 and 2011",)),
    Example("The catch halved between 2011 and 2014. The pier opens between 10 and 2."),
    Example("The harbour owes $447 million. Of the $447 billion, half is due in May.", ("$447 billion",)),
    Example("The harbour owes $447 million and the state $512 billion."),
    Example("At least 24 boats were lost in the storm, the coast guard said. The 24 boats were uninsured.", ("42",), headline="Storm sinks 42 boats"),
    Example("At least 42 boats were lost in the storm, the coast guard said. Ten boats were saved.", headline="Storm sinks 42 boats"),
]


@rule(
    "consistency.number-conflict",
    summary="Figures that cannot both be right",
    severity="warning",
    examples=EXAMPLES,
    origin="our judgement",
)
def number_conflict(article: Article) -> Iterator[Finding]:
    """## What it flags

    Two rivals' shares that come to more than 100 per cent; a range that runs backwards (*between 2014 and 2011*); the same figure once in millions
    and once in billions; a number in the headline that the story does not have, where the story has another number of the same thing.

    ## Why

    Such errors are found by the first reader who reckons, and they are in the figures that are quoted on.

    ## Exceptions

    Rises and falls (*from 60 percent to 70 percent*), hours, round figures, and headline numbers that the story has in any spelling.

    ## References

    Our judgement.
    """
    yield from share_conflicts(article)
    yield from backward_ranges(article)
    yield from magnitude_conflicts(article)
    yield from headline_conflicts(article)
    yield from headline_scores(article)
    yield from sum_conflicts(article)
    yield from repeat_conflicts(article)
