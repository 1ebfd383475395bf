"""Figures that cannot both be right."""

from collections.abc import Iterator

from sayso import Article, Example, Finding, rule
from sayso_consistency.directions import direction_conflicts
from sayso_consistency.headline_number import headline_conflicts
from sayso_consistency.headline_score import headline_scores
from sayso_consistency.magnitudes import magnitude_conflicts
from sayso_consistency.partitions import partition_conflicts
from sayso_consistency.ranges import backward_ranges
from sayso_consistency.repeats import repeat_conflicts
from sayso_consistency.shares import share_conflicts
from sayso_consistency.sums import sum_conflicts

EXAMPLES = [
    Example("In the poll Dahl leads Berg by 83 percent to 39 percent.", ("83 percent to 39 percent",)),
    Example("In the poll Dahl leads Berg by 53 percent to 39 percent. Turnout rose from 60 percent to 70 percent."),
    Example("The catch halved between 2014 and 2011.", ("between 2014 and 2011",)),
    Example("The catch halved between 2011 and 2014. The pier opens between 10 and 2."),
    Example("The catch rose from 236,000 tons to 211,000.", ("from 236,000 tons to 211,000",)),
    Example("The harbour earned $4.1 million, down from $4.6 billion a year before.", ("$4.1 million, down from $4.6 billion",)),
    Example("The catch rose from 211,000 tons to 236,000, an increase of 35%.", ("from 211,000 tons to 236,000, an increase of 35%",)),
    Example("The catch rose from 211,000 tons to 236,000, an increase of 12%. Dahl rose from 31 to 19 in the rankings."),
    Example("The harbour owes $447 million. Of the $447 billion, half is due in May.", ("$447 billion",)),
    Example("The harbour owes $447 million and the state $512 billion."),
    Example("At least 24 boats were lost in the storm, the coast guard said. The 24 boats were uninsured.", ("42",), headline="Storm sinks 42 boats"),
    Example("The fire left 12 dead: seven soldiers and four civilians.", ("12",)),
    Example("The fire left 12 dead: seven soldiers and five civilians."),
    Example("Four of the seven gates open in May and the other five in June.", ("Four of the seven gates open in May and the other five",)),
    Example("Four of the seven gates open in May and the other three in June. Of the 40 boats, 30 are old and 25 are leaking."),
    Example("The mayor met three pilots: Anna Dahl, Erik Berg, Ola Lund and Per Moen.", ("three",)),
    Example("In the poll 61% approve of the mayor and 45% disapprove.", ("61% approve of the mayor and 45%",)),
    Example("Some 44% want to stay, 39% want to go and 27% do not know.", ("44% want to stay, 39% want to go and 27%",)),
    Example("Police arrested 36 men outside the port. The 63 men arrested outside the port were released.", ("63",)),
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

    - A number of the headline or standfirst that the story does not have, where the story counts the same thing otherwise;
      a score or a vote likewise.
    - The same figure once in millions and once in billions, about one thing.
    - Parts that do not come to their whole (*12 dead: seven soldiers and four civilians*; *four of seven … the other five*), and lists that are
      longer or shorter than announced.
    - Shares of one whole that come to more than 100 per cent: of two rivals, of those for and against.
    - A count that stands elsewhere in the story with two digits changed about, or in nearly the same sentence with another value.
    - A range that runs backwards (*between 2014 and 2011*), a rise to less, a fall to more, and a share of growth that the figures do not come to.

    ## Why

    Such errors are found by the first reader who reckons, and they are in the figures that are quoted on.

    ## Exceptions

    Headline numbers that the story has in any spelling, rounded, or as a sum or difference of its own figures; years. Rises and falls (*from 60
    percent to 70 percent*), figures that are told anew (*initially*, *the toll rose*), *at least*; wholes of which only some parts are told; hours.

    ## References

    Our judgement.
    """
    yield from share_conflicts(article)
    yield from backward_ranges(article)
    yield from direction_conflicts(article)
    yield from magnitude_conflicts(article)
    yield from headline_conflicts(article)
    yield from headline_scores(article)
    yield from sum_conflicts(article)
    yield from partition_conflicts(article)
    yield from repeat_conflicts(article)
