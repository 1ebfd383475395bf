"""Words beside an outlet that say the opposite of what is known of it."""

from collections.abc import Iterator

from sayso import Article, Example, Finding, Span, rule
from sayso_sourcing import registry
from sayso_sourcing.mentions import OUTLETS, Mention, quoted
from sayso_sourcing.places import Place, is_premodifier
from sayso_sourcing.registry import Designation, Outlet
from sayso_sourcing.tables import words
from sayso_sourcing.wording import references

REACH = 8  # tokens before the name
EDITORIALLY_FREE = ("Independent Public (IP)", "Independent State-Funded (ISF)")

EXAMPLES = [
    Example("The independent TASS news agency reported the swap.", ("independent",)),
    Example("The state-run BBC reported the swap.", ("state-run",)),
    Example("Russia's state-run TASS news agency reported the swap."),
    Example("Britain's public broadcaster, the BBC, reported the swap."),
    Example("He wanted an independent inquiry, TASS reported."),
]


@rule(
    "sourcing.wrong-disclosure",
    summary="A word beside an outlet says the opposite of what is known about who controls it",
    severity="warning",
    examples=EXAMPLES,
    literals=registry.literals(),
    default=False,
    tables=(registry.TABLE,),
    origin="registry of outlets with designations: data/outlets.toml of the sourcing pack",
)
def wrong_disclosure(article: Article) -> Iterator[Finding]:
    """## What it flags

    *independent* or *private* before the name of an outlet that a state or a party controls, and *state-run*, *state-controlled* or
    *propaganda* before the name of a public broadcaster that is editorially independent.

    ## Why

    A wrong label misleads more than none: it lends a ministry's account the weight of an independent one, or takes it from a newsroom that has
    earned it.

    ## Exceptions

    Outlets whose control is contested, outlets that are only listed, and quotations.

    ## References

    State Media Monitor, a project of the Media and Journalism Research Center, https://statemediamonitor.com; each finding cites its own.
    """
    for mention in article.layer(OUTLETS):
        finding = _judge(article, mention)
        if finding:
            yield finding


def _judge(article: Article, mention: Mention) -> Finding | None:
    of = mention.of
    day = registry.day_of(article)
    said = registry.designations(of, day)
    group = _group(of, registry.control(of, day), said)
    place = _beside(mention.at, group) if mention.at and group else None
    if place is None or quoted(article, place):
        return None
    word = place.of(article.text)
    advice = "say who runs it instead" if group == "freedom" else "call it public, or say who funds it"
    text = f"“{word}” stands before “{of.name}”, which {said[0].by} listed as “{said[0].label[:70]}” in {said[0].year}; {advice}."
    return Finding(place, text, confidence=0.8, references=references(said))


def _group(of: Outlet, control: str, said: list[Designation]) -> str:
    """Return which words would be wrong before an outlet: `freedom`, `outright`, or none."""
    if not of.reviewed or of.contested or not said:
        return ""
    if control in registry.STATE:
        return "freedom"
    return "outright" if said[0].label in EDITORIALLY_FREE else ""


def _beside(at: Place, group: str) -> Span | None:
    for index in range(at.first - 1, max(at.low, at.first - REACH) - 1, -1):
        if at.word(index) in words(group):
            return at.tokens.span(index, index)
        if index in at.ended or not is_premodifier(at.word(index)) or at.word(index) in {"and", "or", "as", "like"}:
            return None
    return None
