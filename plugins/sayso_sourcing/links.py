"""Outlets that an article leads to: the addresses of its links, and what its front matter says of its origin."""

from collections.abc import Iterable

from sayso import Article, Span
from sayso_sourcing.registry import REGISTRY, Registry

LINKS = "sayso:links"
"""Where readers keep the links of an article in its metadata: pairs of the span in the text and the address."""

FIELDS = ("source", "agency", "wire", "credit", "credits", "provider", "isBasedOn", "is_based_on", "original", "byline")
"""Fields of the front matter that say where a story comes from. `publisher` is not among them: an outlet need not disclose itself."""


def linked(article: Article) -> list[tuple[Span, int]]:
    """Return the links that lead to a page of an outlet of the registry, but not those to the article's own site."""
    own, known = host_of(article.meta.url), article.layer(REGISTRY)
    found = []
    for span, address in article.meta.raw.get(LINKS, ()):
        host = host_of(address)
        row = known.by_host(host) if host and host != own and _leads_to_page(address) else None
        if row is not None:
            found.append((span, row))
    return found


def host_of(address: str) -> str:
    """Return the host of a web address in lower case, or an empty string if it is none."""
    scheme, _, rest = address.partition("//")
    if scheme.lower() not in {"http:", "https:", ""}:
        return ""
    return rest.partition("/")[0].partition("?")[0].rpartition("@")[2].partition(":")[0].lower()


def _leads_to_page(address: str) -> bool:
    return len(address.partition("//")[2].partition("/")[2]) > 1


def stated(article: Article) -> list[tuple[Span, int]]:
    """Return the outlets that the front matter names as where the story comes from; they stand at the place of the whole story."""
    values = [article.meta.source, article.meta.byline, *_texts(article.meta.raw.get(field) for field in FIELDS)]
    known = article.layer(REGISTRY)
    rows = dict.fromkeys(row for value in values if (row := _outlet_of(value, known)) is not None)
    return [(article.story_span, row) for row in rows]


def _texts(values: Iterable[object]) -> list[str]:
    found = []
    for value in values:
        found += [each for each in (value if isinstance(value, (list, tuple)) else (value,)) if isinstance(each, str)]
    return found


def _outlet_of(value: str, known: Registry) -> int | None:
    """Return the outlet a field names: by a name that is not shared, an address, or a domain with or without its ending."""
    name = value.strip().removeprefix("By ").removeprefix("by ").strip()
    if not name or len(name) > 200:
        return None
    tiers = [rows for tier, rows in known.by_name(name) if tier in {"names", "context", "strict"}]
    if tiers:
        return tiers[0][0]
    host = host_of(name) or name.lower().removeprefix("www.")
    return known.by_host(host) if "." in host else known.by_stem(host)
