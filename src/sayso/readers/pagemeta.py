"""Read what an HTML page says of itself: `<meta>`, `<link rel=canonical>`, `<html lang>` and JSON-LD."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sayso.article import Meta
from sayso.readers.published import names, published
from sayso.readers.tags import Value, text_of

_PUBLISHED = ("article:published_time", "datepublished", "dc.date.issued", "dc.date", "date", "pubdate", "publish-date", "parsely-pub-date")
_AUTHOR = ("author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author")
_SECTION = ("article:section", "section", "parsely-section")
_SOURCE = ("original-source", "syndication-source", "source", "dc.source")
_ARTICLES = ("Article", "Posting", "Report")
_BASES = ("isBasedOn", "sourceOrganization", "creditText")
_MOST_NODES = 1000
_MOST_EMBEDS = 200
_EMBEDS: Mapping[str, Mapping[str, str]] = {
    "iframe": {"src": ""},
    "script": {"data-telegram-post": "https://t.me/"},
    "blockquote": {"cite": ""},
    "div": {"data-href": ""},
}

EMBEDS = "sayso:embeds"
"""Key of `meta.raw` for the addresses of what a page embeds from elsewhere (frames, posts), in order."""
_MOST_NAMED = 20


class Told:
    """Collect what a page tells while it is read."""

    __slots__ = ("data", "embeds", "language", "tags", "url")

    def __init__(self) -> None:
        self.tags: dict[str, str] = {}
        self.embeds: dict[str, None] = {}
        self.data: dict[str, Any] = {}
        self.language = ""
        self.url = ""

    def meta_tag(self, attributes: Mapping[str, Value]) -> None:
        """Take in one `<meta>`; of two of a name the first counts."""
        key = next((text_of(attributes[name]).lower() for name in ("name", "property", "itemprop") if name in attributes), "")
        if key and "content" in attributes:
            self.tags.setdefault(key, text_of(attributes["content"]))

    def embed(self, name: str, attributes: Mapping[str, Value]) -> None:
        """Take in the address of what is embedded from elsewhere, if an element of this name holds any: a frame, a post."""
        for key, prefix in _EMBEDS.get(name, {}).items():
            if key in attributes and len(self.embeds) < _MOST_EMBEDS:
                self.embeds[prefix + text_of(attributes[key]).strip()] = None

    def json_ld(self, text: str) -> None:
        """Take in a JSON-LD script; a broken one says nothing."""
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            return
        for node in _nodes(found):
            if any(kind in name for name in _types(node) for kind in _ARTICLES):
                for key, value in node.items():
                    self.data.setdefault(key, value)

    def meta(self, front: Meta) -> Meta:
        """Return the metadata; what front matter said already holds."""
        author = names(self.data.get("author")) or self._tag(_AUTHOR)
        source = next((found for key in _BASES if (found := _name_or_url(self.data.get(key)))), "") or self._tag(_SOURCE)
        return front._replace(
            byline=front.byline or ("" if author.startswith(("http:", "https:")) else author),
            published=front.published or published(self.data.get("datePublished")) or published(self._tag(_PUBLISHED)),
            section=front.section or names(self.data.get("articleSection")) or self._tag(_SECTION),
            url=front.url or self.url or self.tags.get("og:url", "") or names(self.data.get("url")),
            language=front.language or names(self.data.get("inLanguage")) or self.language or self.tags.get("og:locale", ""),
            source=front.source or source,
            raw={**self._raw(), **front.raw},
        )

    def _tag(self, keys: tuple[str, ...]) -> str:
        return next((self.tags[key] for key in keys if self.tags.get(key)), "")

    def _raw(self) -> Mapping[str, Any]:
        publisher = names(self.data.get("publisher"))
        bases = {key: found for key in _BASES if (found := list(_named(self.data.get(key))))}
        embeds = {EMBEDS: tuple(self.embeds)} if self.embeds else {}
        return {**self.tags, **bases, **embeds, **({"publisher": publisher} if publisher else {})}


def _name_or_url(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return names(value) or (names(value.get("url") or value.get("@id")) if isinstance(value, Mapping) else "")


def _named(value: Any) -> Iterator[str]:
    """Yield every name and address in a string, a node or a list of these, and those of whoever published a node."""
    for each in value[:_MOST_NAMED] if isinstance(value, list) else [value]:
        if isinstance(each, Mapping):
            parts = (each.get(key) for key in ("name", "url", "@id", "publisher", "provider", "sourceOrganization"))
            yield from filter(None, map(_name_or_url, parts))
        elif isinstance(each, str) and each.strip():
            yield names(each)


def _types(node: Mapping[str, Any]) -> list[str]:
    kinds = node.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _nodes(found: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the objects at the top of JSON-LD: a single one, those of a list, those of a `@graph`."""
    waiting, left = [found], _MOST_NODES
    while waiting and left:
        left -= 1
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(reversed(node[:_MOST_NODES]))
        elif isinstance(node, Mapping):
            yield node
            waiting.extend(node[key] for key in ("@graph", "mainEntity") if key in node)
