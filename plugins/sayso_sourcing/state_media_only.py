"""A story that rests on state outlets alone."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from sayso import Article, Example, Finding, Reference, Related, rule
from sayso.layers import ATTRIBUTIONS, SENTENCES
from sayso_sourcing import registry
from sayso_sourcing.mentions import OUTLETS, Mention
from sayso_sourcing.others import drawn_on_others, names
from sayso_sourcing.registry import Outlet

RULE = "sourcing.state-media-only"
ORIGINS = frozenset({"credit", "dateline", "meta"})  # how a mention says that the story as a whole comes from the outlet
SHARE = 0.5  # of the attributions with a source; at least so many must rest on the outlets where no credit line says so
SHOWN = 3  # outlets that the message names
BELONGING = registry.STATE | {"captured"}

EXAMPLES = [
    Example(
        "Two bridges fell in the flood, China's state-run Xinhua news agency said.\n\nA third is closed, Russia's state-run TASS reported.",
        ("Two bridges fell in the flood, China's state-run Xinhua news agency said.",),
    ),
    Example(
        "The ferry is late.\n\nThe harbour is closed until May, the mayor said.\n\nSource: Tasnim",
        ("The ferry is late.",),
        note="The credit line names the origin of it all.",
    ),
    Example("Two bridges fell in the flood, Xinhua said.\n\nA third is closed, Reuters reported.", note="One of the outlets belongs to no state."),
    Example(
        "Two bridges fell in the flood, Xinhua said.\n\nA third is closed, the BBC reported.",
        note="Independent public broadcasters belong to no government.",
    ),
    Example("The European Union fined RT on Monday, the commissioner said."),
]


@rule(
    RULE,
    summary="Every outlet the story rests on belongs to a state",
    severity="info",
    examples=EXAMPLES,
    literals=(*registry.literals(), *names()),
    origin="registry of outlets with designations: data/outlets.toml of the sourcing pack",
    always=True,
    tables=(registry.TABLE,),
)
def state_media_only(article: Article) -> Iterator[Finding]:
    """## What it flags

    A story for which every outlet it draws on belongs to a state, to one or to several, disclosed or not: the credit line, the dateline or the
    front matter names such an outlet as the origin, or at least half of what is attributed rests on one. It is one finding for the story; each
    outlet's place is beside it.

    ## Why

    Two outlets of one owner are one source, and an official who is quoted through a state's agency is still that agency's. Readers see names
    and take them for independent confirmation.

    ## Exceptions

    Stories that draw on any outlet that belongs to no state, or on one whose control is contested. Outlets that are only listed, unread, do not
    count.

    ## References

    BBC Editorial Guidelines, 3.3: reluctance to rely on a single source; State Media Monitor, https://statemediamonitor.com.
    """
    drawn = [each for each in article.layer(OUTLETS) if each.how not in {"", "link"}]
    outlets = {each.of.number: each.of for each in drawn}
    read = {row: of for row, of in outlets.items() if of.reviewed}
    if not read or not all(_belongs(article, of) for of in read.values()) or drawn_on_others(article, RULE):
        return
    firsts = [next(each for each in drawn if each.of.number == row) for row in read]
    if any(each.how in ORIGINS for each in drawn if each.of.number in read) or _share(article, drawn) >= SHARE:
        related = tuple(Related(each.span, f"{each.of.name}, {_nation(each.of)}") for each in firsts if each.how != "meta")
        yield Finding(
            article.story_span,
            _message(list(read.values())),
            related=related,
            confidence=0.8,
            references=_references(article, list(read.values())),
            whole_story=True,
        )


def _belongs(article: Article, of: Outlet) -> bool:
    day = registry.day_of(article)
    return not of.contested and registry.control(of, day) in BELONGING and bool(of.row.get("designations"))


def _share(article: Article, drawn: Sequence[Mention]) -> float:
    """Return the share of attributions with a source whose sentence draws on one of the outlets; 1 where there are no attributions."""
    sourced = [each.content[0] if each.content else each.source.spans[0] for each in article.layer(ATTRIBUTIONS) if each.source and each.source.spans]
    starts = [each.span.start for each in article.layer(SENTENCES)]
    drawing = {bisect_right(starts, each.span.start) for each in drawn}
    resting = sum(bisect_right(starts, span.start) in drawing for span in sourced)
    return resting / len(sourced) if sourced else 1.0


def _message(outlets: Sequence[Outlet]) -> str:
    named = [f"{of.name} ({_nation(of)})" for of in outlets[:SHOWN]]
    more = len(outlets) - len(named)
    listed = ", ".join([*named, f"{more} more"] if more else named)
    if len(outlets) == 1:
        return f"The only outlet this story rests on belongs to a state: {listed}; look for a source of another kind, or tell readers."
    owner = "one owner" if len({of.family for of in outlets}) == 1 else "a state"
    return f"Every outlet this story rests on belongs to {owner}: {listed}; look for a source of another kind, or tell readers."


def _nation(of: Outlet) -> str:
    return next(iter(registry.nation_words(of.country)), of.country)


def _references(article: Article, outlets: Sequence[Outlet]) -> tuple[Reference, ...]:
    day = registry.day_of(article)
    return tuple(found[0].reference for of in outlets if (found := registry.designations(of, day)))
