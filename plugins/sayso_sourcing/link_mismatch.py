"""Text that credits one outlet, with a link to another."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from sayso import Article, Example, Finding, Span, rule
from sayso.layers import HITS, SENTENCES, TOKENS
from sayso_sourcing import registry
from sayso_sourcing.candidates import spelled
from sayso_sourcing.classes import state_run
from sayso_sourcing.links import LINKS, host_of
from sayso_sourcing.mentions import OUTLETS
from sayso_sourcing.others import named, names
from sayso_sourcing.places import is_premodifier
from sayso_sourcing.registry import REGISTRY
from sayso_sourcing.tables import Row, table, words

RULE = "sourcing.link-mismatch"
LONGEST = 10  # tokens of a link's text that credits an outlet
NEAR = 2  # tokens between the outlet and a link on `reported`

EXAMPLES = [
    Example(
        "Reuters reported that the harbour was closed.",
        ("Reuters reported",),
        meta={LINKS: ((Span(0, 16), "https://www.rt.com/news/1"),)},
        note="A link on the first two words leads to RT.",
    ),
    Example(
        "Reuters reported that the harbour was closed.",
        meta={LINKS: ((Span(0, 16), "https://news.example/harbour"),)},
        note="Somebody else runs the agency's copy.",
    ),
    Example("RT reported that the harbour was closed.", meta={LINKS: ((Span(0, 11), "https://sputnikglobe.com/2024/a.html"),)}, note="One owner."),
]


class Known(NamedTuple):
    """Hold an outlet of either kind: its owner's key, its name, whether it is an agency and whether a state controls it."""

    family: str
    name: str
    agency: bool
    state: bool


class Credited(NamedTuple):
    """Hold where the text names an outlet."""

    span: Span
    of: Known


@rule(
    RULE,
    summary="The text credits one outlet, the link leads to another",
    severity="info",
    examples=EXAMPLES,
    literals=(*registry.literals(), *names()),
    origin="registry of outlets with designations: data/outlets.toml of the sourcing pack; domains: data/hosts.toml",
    tables=(registry.TABLE,),
)
def link_mismatch(article: Article) -> Iterator[Finding]:
    """## What it flags

    A link on an outlet's name, or on *reported*, *said* and their like right beside it, that leads to the site of another outlet.

    ## Why

    Whoever follows the link to check does not find what the text promises; and a claim of one outlet is passed off as another's.

    ## Exceptions

    Sites that are not known as an outlet's (aggregators, short links, archives, blogs); outlets of one owner; news agencies, whose copy others
    run, unless the link leads to an outlet that a state controls; sentences that name the outlet which the link leads to, too.

    ## References

    Our judgement.
    """
    links = article.meta.raw.get(LINKS, ())
    credited = sorted(_credited(article)) if links else []
    starts = [each.span.start for each in article.layer(SENTENCES)] if credited else []
    for span, url in links if credited else ():
        to = _host(article, host_of(url))
        number = bisect_right(starts, span.start)
        near = [each for each in credited if bisect_right(starts, each.span.start) == number]
        by = _credit(article, span, near) if to and near else None
        if to and by and _differ(by.of, to) and not any(each.of.family == to.family for each in near) and not _passed_on(article, number, near):
            text = f"The text credits {by.of.name}, but the link leads to {to.name}: link to the report itself, or credit {to.name}."
            yield Finding(span, text, confidence=0.8)


def _credited(article: Article) -> Iterator[Credited]:
    for each in article.layer(OUTLETS):
        if each.at:
            of = each.of
            yield Credited(each.span, Known(of.family, of.name, of.row["kind"] == "agency", state_run(article, of)))
    for hit in article.layer(HITS).get(RULE, ()):
        at = named(hit.span, article.text)
        name = spelled(at.of(article.text)) if at else ""
        rows = table("hosts").terms("names").get(name)
        if at:
            yield Credited(at, _other(table("hosts").row(rows[0])) if rows else Known(name, name, _is_agency(name), state=False))


def _is_agency(name: str) -> bool:
    row = table("others").get("agencies")
    return bool(row) and name in row["names"] if row else False


def _other(row: Row) -> Known:
    return Known(row["key"], row["names"][0], bool(row.get("agency")), state=False)


def _host(article: Article, host: str) -> Known | None:
    """Return whose site a host is, or None for one that is not known as an outlet's."""
    known = article.layer(REGISTRY)
    row = known.by_host(host) if host else None
    if row is not None:
        of = known.outlet(row)
        return Known(of.family, of.name, of.row["kind"] == "agency", state_run(article, of)) if of.reviewed else None
    domains = table("hosts").terms("domains")
    labels = host.split(".")
    found = next((domains[end] for first in range(len(labels) - 1) if (end := ".".join(labels[first:])) in domains), None)
    return _other(table("hosts").row(found[0])) if found else None


def _credit(article: Article, span: Span, near: list[Credited]) -> Credited | None:
    """Return the outlet that a link's words credit: named in them, or right before `reported`."""
    tokens = article.layer(TOKENS)
    inside = tokens.within(span)
    if not 0 < len(inside) <= LONGEST:
        return None
    on = [each for each in near if each.span.overlaps(span)]
    own = {index for each in on for index in tokens.within(each.span)}
    plain = all(index in own or _credits(tokens.lower[index]) for index in inside)
    if on:
        return on[0] if len({each.of.family for each in on}) == 1 and (plain or _opens(tokens.lower, inside, own)) else None
    plain = plain and not any(is_premodifier(tokens.lower[index]) and tokens.lower[index] not in _ARTICLES for index in inside)
    before = [each for each in near if each.span.end <= span.start and inside.start - tokens.within(each.span).stop <= NEAR]
    return before[-1] if plain and before and not words("credit-verbs").isdisjoint(tokens.lower[inside.start : inside.stop]) else None


_ARTICLES = frozenset({"the", "a", "an", "its", "their"})


def _credits(word: str) -> bool:
    return any(word in words(group) for group in ("credit-verbs", "filler")) or is_premodifier(word) or word in {"to", ",", "by", "that", "of"}


def _opens(lower: list[str], inside: range, own: set[int]) -> bool:
    """Tell whether a link's words begin with the outlet and its verb: `Reuters reported that the bridge …`."""
    return inside.start in own and max(own) + 1 < inside.stop and lower[max(own) + 1] in words("credit-verbs")


def _differ(by: Known, to: Known) -> bool:
    return by.family != to.family and by.name != to.name and (not by.agency or to.state)


def _passed_on(article: Article, sentence: int, near: list[Credited]) -> bool:
    """Tell whether the sentence says that one outlet passes on another: either may be linked."""
    span = article.layer(SENTENCES)[sentence - 1].span
    tokens = article.layer(TOKENS)
    inside = tokens.within(span)
    several = len({each.of.family for each in near}) > 1
    return several and not words("passes-on").isdisjoint(tokens.lower[inside.start : inside.stop])
