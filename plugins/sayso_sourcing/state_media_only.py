"""A story, or a claim in it, that rests on state outlets alone."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Any

from sayso import Article, Example, Finding, Reference, Related, Span, rule
from sayso.layers import ATTRIBUTIONS, HITS, SENTENCES, TOKENS
from sayso.records import Attribution
from sayso_sourcing import registry
from sayso_sourcing.classes import state_run
from sayso_sourcing.mentions import OUTLETS, Mention
from sayso_sourcing.others import drawn_on_others, names
from sayso_sourcing.places import is_premodifier
from sayso_sourcing.registry import Outlet
from sayso_sourcing.tables import all_phrases, words
from sayso_sourcing.undisclosed_state_media import told

RULE = "sourcing.state-media-only"
ORIGINS = frozenset({"credit", "dateline", "meta"})  # how a mention says that the story as a whole comes from the outlet
SPOKEN = frozenset({"verb", "cue", "product"})
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
    Example(
        "The harbour is closed, the Associated Press reported. Tasnim and Fars said that two ships had sunk.",
        ("Tasnim and Fars",),
        note="The sunken ships have one source, not two.",
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
    summary="Every outlet the story, or a claim in it, rests on belongs to a state",
    severity="info",
    examples=EXAMPLES,
    literals=(*registry.literals(), *names()),
    options={
        "claims": (True, "report claims that rest on two or more outlets of one owner, too"),
        "captured": (False, "count outlets under a state's influence as the state's own"),
    },
    origin="registry of outlets with designations: data/outlets.toml of the sourcing pack",
    always=True,
    tables=(registry.TABLE,),
)
def state_media_only(article: Article, options: Mapping[str, Any]) -> Iterator[Finding]:
    """## What it flags

    A story for which every outlet it draws on belongs to a state or a party, to one or to several, disclosed or not: the credit line, the
    dateline or the front matter names such an outlet as the origin, or at least half of what is attributed rests on one, officials who are
    heard through it included. It is one finding for the story; each outlet's place is beside it. In a story that draws on others, too: a
    claim for which two or more outlets of the same government are named side by side (*Tasnim and Fars said*), as if one bore out the other.

    ## Why

    Two outlets of one owner are one source, and an official who is quoted through a state's agency is still that agency's. Readers see names
    and take them for independent confirmation.

    ## Exceptions

    Stories that draw on any outlet that belongs to no state, or on one whose control is contested; claims of which readers are told that
    the outlets are a state's. Outlets that are only listed, unread, do not count.

    ## References

    BBC Editorial Guidelines, 3.3: reluctance to rely on a single source; State Media Monitor, https://statemediamonitor.com.
    """
    drawn = [each for each in article.layer(OUTLETS) if each.how not in {"", "link", "post", "embed"}]
    story = _story(article, drawn, captured=options["captured"])
    if story:
        yield story
    elif options["claims"]:
        yield from _claims(article)


def _story(article: Article, drawn: Sequence[Mention], *, captured: bool) -> Finding | None:
    read = {each.of.number: each.of for each in drawn if each.of.reviewed}
    controls = BELONGING if captured else registry.STATE
    if not read or not all(_belongs(article, of, controls) for of in read.values()) or drawn_on_others(article, RULE):
        return None
    if _names_unknown(article):
        return None
    resting = [each for each in drawn if each.of.number in read]
    if not any(each.how in ORIGINS for each in resting) and _share(article, drawn) < SHARE:
        return None
    firsts = [next(each for each in resting if each.of.number == row) for row in read]
    related = tuple(Related(each.span, f"{each.of.name}, {_nation(each.of)}") for each in firsts if each.how != "meta")
    outlets = list(read.values())
    cited = _references(article, outlets)
    return Finding(article.story_span, _message(outlets), related=related, confidence=0.8, references=cited, whole_story=True)


def _names_unknown(article: Article) -> bool:
    """Tell whether anything is attributed to an outlet that no table knows: whose it is cannot be told."""
    tokens, known = article.layer(TOKENS), [each.span for each in article.layer(OUTLETS)]
    for each in article.layer(ATTRIBUTIONS):
        if each.source and each.source.spans and each.source.type == "outlet" and not any(each.source.spans[0].overlaps(span) for span in known):
            inside = tokens.within(each.source.spans[0])
            if each.source.resolved or any(article.text[tokens.starts[index]].isupper() and _names(tokens.lower[index]) for index in inside):
                return True
    return False


def _names(word: str) -> bool:
    return word not in registry.nation_tokens() and word not in words("medium") and word not in words("plain") and word not in words("quantity")


def _belongs(article: Article, of: Outlet, controls: frozenset[str]) -> bool:
    return not of.contested and registry.control(of, registry.day_of(article)) in controls and bool(of.row.get("designations"))


def _share(article: Article, drawn: Sequence[Mention]) -> float:
    """Return the share of attributions with a source that rest on one of the outlets; 1 where there are no attributions.

    One rests on an outlet if its sentence draws on it, or if it reaches us through one whose sentence does.
    """
    starts = [each.span.start for each in article.layer(SENTENCES)]
    drawing = {bisect_right(starts, each.span.start) for each in drawn}
    every = article.layer(ATTRIBUTIONS)
    sourced = [each for each in every if each.source and each.source.spans]
    resting = sum(any(bisect_right(starts, place.start) in drawing for place in _places(each, every)) for each in sourced)
    return resting / len(sourced) if sourced else 1.0


def _places(each: Attribution, every: Sequence[Attribution]) -> Iterator[Span]:
    """Yield where an attribution stands, and where the one through which it reaches us does."""
    through = [each, *([every[each.via]] if each.via is not None else ())]
    for attribution in through:
        if attribution.content or (attribution.source and attribution.source.spans):
            yield attribution.content[0] if attribution.content or not attribution.source else attribution.source.spans[0]


def _claims(article: Article) -> Iterator[Finding]:
    """Yield a finding where two or more outlets of one government are named side by side for one claim, and none of another kind."""
    starts = [each.span.start for each in article.layer(SENTENCES)]
    others = {bisect_right(starts, hit.span.start) for hit in article.layer(HITS).get(RULE, ()) if hit.literal in names()}
    spoken = (each for each in article.layer(OUTLETS) if each.how in SPOKEN and each.at)
    for sentence, group in groupby(spoken, key=lambda each: bisect_right(starts, each.span.start)):
        side = list(group)
        of = {each.of.number: each.of for each in side}
        if (
            sentence in others
            or len(of) == 1
            or not _side_by_side(side)
            or not _one_government(article, list(of.values()))
            or any(_told(article, each) for each in side)
        ):
            continue
        text = _claim(list(of.values()))
        yield Finding(Span(side[0].span.start, side[-1].span.end), text, confidence=0.8, references=_references(article, list(of.values())))


def _side_by_side(side: Sequence[Mention]) -> bool:
    """Tell whether nothing but commas, *and* and what belongs to a name stands between them: not `Tasnim, which quoted Fars`."""
    for left, right in pairwise(side):
        if not left.at or not right.at:
            return False
        between = [left.at.tokens.lower[index] for index in range(left.at.last + 1, right.at.first)]
        if not all(word in {",", "and", "or", "&", "both", "/", "(", ")"} or is_premodifier(word) for word in between):
            return False
    return True


def _told(article: Article, mention: Mention) -> bool:
    return told([mention], registry.control(mention.of, registry.day_of(article)))


def _one_government(article: Article, outlets: Sequence[Outlet]) -> bool:
    """Tell whether outlets belong to one owner, or all to the state of one country: ruling parties of one-party states are that state."""
    if not all(state_run(article, of) and of.row.get("designations") for of in outlets):
        return False
    if len({of.family for of in outlets}) == 1:
        return True
    return len({of.country for of in outlets}) == 1 and all(of.row["control"] == "state-controlled" or _rules(of) for of in outlets)


def _rules(of: Outlet) -> bool:
    return of.wording.lower() in all_phrases("ruling")


def _claim(outlets: Sequence[Outlet]) -> str:
    one = len({of.family for of in outlets}) == 1
    owner = "one owner" if one else f"one government ({_nation(outlets[0])})"
    return f"{_listed([of.name for of in outlets])} belong to {owner}: count them as one source, and say so, or look for one of another kind."


def _message(outlets: Sequence[Outlet]) -> str:
    listed = _listed([of.name if of.name.endswith(")") else f"{of.name} ({_nation(of)})" for of in outlets])
    several = len(outlets) > 1
    owner = "one owner" if several and len({of.family for of in outlets}) == 1 else _owner(outlets)
    every = "Every outlet this story names as a source" if several else "The only outlet this story names as a source"
    return f"{every} belongs to {owner}: {listed}; look for a source of another kind, or tell readers that it has no other."


def _owner(outlets: Sequence[Outlet]) -> str:
    """Return to what outlets belong: Hezbollah's television is a party's, a ruling party's newspaper in a one-party state the state's."""
    parties = [of.row["control"] == "party" and not _rules(of) for of in outlets]
    if all(parties):
        return "a party" if len(parties) == 1 else "parties"
    return "a state or a party" if any(parties) else "a state"


def _listed(named: Sequence[str]) -> str:
    more = len(named) - SHOWN
    return ", ".join([*named[:SHOWN], f"{more} more"] if more > 0 else named)


def _nation(of: Outlet) -> str:
    return next(iter(registry.nation_words(of.country)), of.country)


def _references(article: Article, outlets: Sequence[Outlet]) -> tuple[Reference, ...]:
    day = registry.day_of(article)
    return tuple(found[0].reference for of in outlets if (found := registry.designations(of, day)))
