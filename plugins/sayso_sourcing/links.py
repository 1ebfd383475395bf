"""Outlets that an article leads to: the addresses of its links, and what its front matter says of its origin."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sayso import Article, Span
from sayso_sourcing.accounts import address
from sayso_sourcing.registry import REGISTRY, Registry

LINKS = "sayso:links"
"""Where readers keep the links of an article in its metadata: pairs of the span in the text and the address."""

EMBEDS = "sayso:embeds"
"""Where readers keep the addresses of what a page embeds from elsewhere."""

FIELDS = frozenset({
    "source", "sources", "agency", "wire", "credit", "credits", "credittext", "provider", "isbasedon", "is_based_on", "original", "original_source",
    "sourceorganization", "syndication", "syndicated_from", "via", "byline", "author", "authors", "contributor", "contributors",
})  # fmt: skip
"""Fields of the front matter that say where a story comes from, in lower case. `publisher` counts only beside an address elsewhere: an outlet
need not disclose itself."""

LONGEST = 200  # code points of a field that are read
MOST_VALUES = 50  # of a list

_PARTS = re.compile(r"\s*(?:[,;|/•·]|\s(?:and|via|with|for)\s|\s[–—-]\s)\s*")
_SAFE = frozenset({"names", "context"})
_PEOPLE = frozenset({"byline", "author", "authors", "contributor", "contributors"})


class Linked(NamedTuple):
    """Hold a link to a page of an outlet: where it stands, the outlet's row, and whether it is a post of an account of the outlet."""

    span: Span
    row: int
    post: bool


def linked(article: Article) -> list[Linked]:
    """Return the links that lead to a page or a post of an outlet of the registry, but not those to the article's own site."""
    own, known = host_of(article.meta.url), article.layer(REGISTRY)
    found = []
    for span, url in article.meta.raw.get(LINKS, ()):
        host = host_of(url)
        row = known.by_host(host) if host and host != own and _leads_to_page(url) else None
        if row is not None:
            found.append(Linked(span, row, post=False))
        elif (to := address(url)) and to.post and (row := known.by_handle(to.name, to.platform)) is not None:
            found.append(Linked(span, row, post=True))
    return found


def host_of(url: str) -> str:
    """Return the host of a web address in lower case, or an empty string if it is none."""
    scheme, _, rest = url.partition("//")
    if scheme.lower() not in {"http:", "https:", ""}:
        return ""
    return rest.partition("/")[0].partition("?")[0].rpartition("@")[2].partition(":")[0].lower()


def _leads_to_page(url: str) -> bool:
    return len(url.partition("//")[2].partition("/")[2]) > 1


def stated(article: Article) -> list[tuple[Span, int]]:
    """Return the outlets that the front matter names as where the story comes from; they stand at the place of the whole story."""
    known = article.layer(REGISTRY)
    rows = dict.fromkeys(row for value, person in fields(article) if (row := _outlet_of(value, known, person=person)) is not None)
    return [(article.story_span, row) for row in rows if row != own_row(article)]


def embedded(article: Article) -> list[int]:
    """Return the outlets of which the page embeds something from elsewhere: frames of their sites, posts of their accounts."""
    known = article.layer(REGISTRY)
    found = []
    for url in article.meta.raw.get(EMBEDS, ()):
        to = address(url)
        found.append(known.by_handle(to.name, to.platform) if to and to.post else known.by_host(host_of(url)) if _leads_to_page(url) else None)
    return [row for row in found if row is not None]


def own_row(article: Article) -> int | None:
    """Return the outlet on whose site the article stands: it need not disclose itself."""
    host = host_of(article.meta.url)
    return article.layer(REGISTRY).by_host(host) if host else None


def fields(article: Article) -> Iterator[tuple[str, bool]]:
    """Yield what the front matter says of the story's origin, piece by piece, and whether a person may be meant (a byline)."""
    meta = article.meta
    said: list[tuple[str, object]] = [("source", meta.source), ("byline", meta.byline)]
    said += [(key.lower().replace("-", "_"), value) for key, value in meta.raw.items() if isinstance(key, str)]
    if host_of(meta.url):
        said += [("source", value) for key, value in said if key == "publisher"]
    for key, value in said:
        for text in _texts(value) if key in FIELDS else ():
            for piece in (text,) if "//" in text else (text, *_PARTS.split(text)):
                yield piece, key in _PEOPLE


def _texts(value: object) -> Iterator[str]:
    for each in value[:MOST_VALUES] if isinstance(value, (list, tuple)) else (value,):
        if isinstance(each, str) and len(each) <= LONGEST:
            yield each
        elif isinstance(each, Mapping):
            yield from (found for key in ("name", "url", "title") if isinstance(found := each.get(key), str) and len(found) <= LONGEST)


def _outlet_of(value: str, known: Registry, *, person: bool) -> int | None:
    """Return the outlet a field names: by a name that is not shared, an address, a domain with or without its ending, or an account."""
    name = value.strip().removeprefix("By ").removeprefix("by ").removeprefix("the ").removeprefix("The ").strip()
    if not name:
        return None
    tiers = [rows for tier, rows in known.by_name(name) if tier in _SAFE or (tier == "strict" and not person)]
    if tiers:
        return tiers[0][0]
    if name.startswith("@"):
        return known.by_handle(name[1:])
    host = host_of(name) or name.lower().removeprefix("www.")
    return known.by_host(host) if "." in host else known.by_stem(host)
