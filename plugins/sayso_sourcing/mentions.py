"""Where an article names outlets of the registry, and where it draws on them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sayso import Article, Layer, Span
from sayso.layers import HITS, QUOTES, TOKENS
from sayso_sourcing.accounts import accounts
from sayso_sourcing.candidates import Candidate, candidates
from sayso_sourcing.credits import carried
from sayso_sourcing.cues import drawn_on, ends_sentence, part_of_longer_name, stands_with_noun
from sayso_sourcing.links import Linked, embedded, linked, own_row, stated
from sayso_sourcing.places import Place, place
from sayso_sourcing.registry import REGISTRY, Outlet, nation_words
from sayso_sourcing.tables import words

READERS = tuple(
    f"sourcing.{name}" for name in ("undisclosed-state-media", "wrong-disclosure", "wire-copy", "social-handle", "state-media-only", "link-mismatch")
)
"""The rules whose literals are the registry: any one of them brings the hits."""

NESTED = 8  # quotations inside each other that are looked at

OUTSIDE = frozenset({"meta", "embed"})
"""How an article draws on an outlet outside its text; the mention then stands at the place of the whole story."""

FULL = frozenset({"names", "domains"})
"""Tiers that name an outlet beyond doubt."""


class Mention(NamedTuple):
    """Hold one mention of an outlet.

    `how` says how the article draws on it there: `cue`, `verb`, `product`, `credit`, `dateline`, `headline`, `link`, `post` (something its account
    put out), `embed` (something of its site or account that the page shows) or `meta`; empty if it only names it. `at` is its place in the
    sentence, where it is made of whole words.
    """

    span: Span
    of: Outlet
    how: str
    at: Place | None


def mentions(article: Article) -> tuple[Mention, ...]:
    """Return the mentions of outlets in the order of the text; those outside it (front matter) first."""
    hits = article.layer(HITS)
    known = article.layer(REGISTRY)
    found = list(candidates(article, next((hits[rule] for rule in READERS if hits.get(rule)), ()), known))
    named, ended = _token_ranges(article, found)
    firsts = _full_names(found)
    made = [mention for candidate in found if (mention := _mention(article, candidate, firsts, named, ended))]
    outside = {**dict.fromkeys(embedded(article), "embed"), **{row: "meta" for _, row in stated(article)}}
    everywhere = [Mention(article.story_span, known.outlet(row), how, None) for row, how in outside.items()]
    made = sorted([*made, *_by_account(article, made, named, ended)], key=lambda each: each.span)
    every = sorted([*everywhere, *_with_links(article, made)], key=lambda each: (each.how not in OUTSIDE, each.span))
    own = own_row(article)
    return tuple(each._replace(how="") if each.of.number == own else each for each in every)


OUTLETS: Layer[tuple[Mention, ...]] = Layer("sourcing.outlets", mentions)


def _token_ranges(article: Article, found: Sequence[Candidate]) -> tuple[dict[int, int], dict[int, int]]:
    tokens = article.layer(TOKENS)
    ranges = [inside for each in found if (inside := tokens.within(each.span))]
    return {each[0]: each[-1] for each in ranges}, {each[-1]: each[0] for each in ranges}


def _mention(article: Article, candidate: Candidate, firsts: Mapping[int, int], named: Mapping[int, int], ended: Mapping[int, int]) -> Mention | None:
    at = place(article, candidate.span, named, ended)
    if article.text[candidate.span.start - 1 : candidate.span.start] == "@" and _is_account(article, candidate.span):
        return None
    if at is None and candidate.tiers[0][0] != "domains":
        return None
    choice = _choose(article, candidate, firsts)
    if choice is None:
        return None
    tier, row = choice
    of = article.layer(REGISTRY).outlet(row)
    if not of.reviewed and tier not in FULL:
        return None
    return Mention(candidate.span, of, _how(article, candidate.span, tier, of, at), at)


def _is_account(article: Article, span: Span) -> bool:
    return article.layer(REGISTRY).by_handle(span.of(article.text)) is not None


def _choose(article: Article, candidate: Candidate, firsts: Mapping[int, int]) -> tuple[str, int] | None:
    """Return tier and row of a name. One that several outlets share, or that needs its country, is taken only if the story names that."""
    tier, rows = candidate.tiers[0]
    bound = [row for row in rows if tier not in FULL | {"stems"} and firsts.get(row, candidate.span.start) < candidate.span.start]
    if bound:
        return "context", bound[0]
    if tier == "gated":
        near = [row for row in rows if _near_country(article, candidate.span, article.layer(REGISTRY).outlet(row).country)]
        return ("context", near[0]) if len(near) == 1 else None
    return tier, rows[0]


def _full_names(found: Sequence[Candidate]) -> dict[int, int]:
    """Return where each outlet's full name or domain stands first: after it, the outlet's short forms are its own."""
    firsts: dict[int, int] = {}
    for each in found:
        for tier, rows in each.tiers:
            for row in rows if tier in FULL else ():
                firsts.setdefault(row, each.span.start)
    return firsts


def _near_country(article: Article, span: Span, country: str) -> bool:
    block = article.blocks[article.block_at(span.start)].span
    return bool(_nation_pattern(country).search(article.text, max(block.start, span.start - 400), min(block.end, span.end + 400)))


@cache
def _nation_pattern(country: str) -> re.Pattern[str]:
    every = [form for name in nation_words(country) for form in (name, name.upper())]  # a dateline has capitals
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, every))})(?!\w)")


def _how(article: Article, span: Span, tier: str, of: Outlet, at: Place | None) -> str:
    if tier == "domains" and _is_address(article.text, span):
        return "link"
    origin = carried(article, span)
    if origin and not (at and (part_of_longer_name(at, tier) or _goes_on(at, tier))):
        return origin
    if at is None or tier == "stems" or quoted(article, span):
        return ""
    if _another(at, tier, of):
        return ""
    if tier == "strict" and not stands_with_noun(at, of.country):
        return "verb" if ends_sentence(at) and drawn_on(at, "context") else ""
    if tier in FULL and at.first == at.low and at.word(at.last + 1) == ":" and article.text[span.end : span.end + 2] == ": ":
        return "headline" if span.start == article.blocks[article.block_at(span.start)].span.start else ""
    return drawn_on(at, "names" if tier == "domains" else "context" if tier == "strict" else tier)


def _another(at: Place, tier: str, of: Outlet) -> bool:
    """Tell whether the word after a name makes it something else: `Horoya AC`, `CCTV footage`; not `told CCTV showed …`, nor a full name's verb."""
    following = at.word(at.last + 1)
    if not following or following not in {word.lower() for word in of.row.get("never") or ()}:
        return False
    if tier in FULL:
        return not any(following in words(group) for group in ("reporting", "product", "medium"))
    return following not in words("reporting") or drawn_on(at, tier) != "cue"


def _goes_on(at: Place, tier: str) -> bool:
    """Tell whether a name that is not safe on its own is followed by another capitalised word: `Photo: Petra Novak`."""
    following = at.last + 1
    if tier in {"names", "domains", "stems"} or following >= at.high or following in at.named or not at.adjacent(at.last):
        return False
    return at.capital(following) and at.word(following).isalpha() and at.word(following) not in {"news", "agency", "tv", "television", "photo"}


def _is_address(text: str, span: Span) -> bool:
    """Tell whether a host stands in a web address that leads to a page: `https://www.rt.com/news/1`, not `the site rt.com`."""
    before = text[max(0, span.start - 4) : span.start]
    path = text[span.end : span.end + 2]
    return (before.endswith("://") or "." in span.of(text)) and path[:1] == "/" and path[1:].isalnum()


def quoted(article: Article, span: Span) -> bool:
    """Tell whether a quotation of more than a few words holds the span; of nested ones the innermost few are looked at."""
    quotes = article.layer(QUOTES).quotes
    last = bisect_right(quotes, span.start, key=lambda quote: quote.span.start) - 1
    near = (quotes[index] for index in range(last, max(-1, last - NESTED), -1))
    return any(quote.kind in ("direct", "partial") and quote.content.overlaps(span) and quote.content != span for quote in near)


def _by_account(article: Article, made: Sequence[Mention], named: Mapping[int, int], ended: Mapping[int, int]) -> Iterator[Mention]:
    """Yield mentions by account; one inside an address that names the outlet already is no second mention."""
    known = article.layer(REGISTRY)
    starts = [each.span.start for each in made]
    for span, row, post in accounts(article):
        near = bisect_right(starts, span.start)
        if any(each.span.overlaps(span) for each in made[max(0, near - 1) : near + 1]):
            continue
        at = place(article, span, named, ended)
        how = "post" if post else _how(article, span, "names", known.outlet(row), at) if at else ""
        yield Mention(span, known.outlet(row), how, at)


def _with_links(article: Article, made: list[Mention]) -> Iterator[Mention]:
    """Yield mentions, with those that a link to the outlet stands on drawn on, and links on other words as mentions of their own."""
    links = sorted(linked(article))
    used: set[int] = set()
    for each in made:
        index = bisect_right(links, each.span.start, key=lambda link: link.span.start) - 1
        on = next((at for at in (index, index + 1) if 0 <= at < len(links) and _stands_on(links[at], each)), None)
        if on is not None:
            used.add(on)
        yield each._replace(how="post" if links[on].post else "link") if on is not None and not each.how else each
    for at, (span, row, post) in enumerate(links):
        if at not in used:
            yield Mention(span, article.layer(REGISTRY).outlet(row), "post" if post else "link", None)


def _stands_on(link: Linked, mention: Mention) -> bool:
    return link.row == mention.of.number and link.span.overlaps(mention.span)
