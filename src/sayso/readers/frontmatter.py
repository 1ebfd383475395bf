"""Front matter: YAML between `---`, TOML between `+++`. What is prose in it becomes blocks with their places; the rest is metadata."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from sayso.article import Meta
from sayso.readers.base import broken
from sayso.readers.draft import Content, Piece
from sayso.readers.published import names, published

_FENCES = {"-": re.compile(r"(?:---|\.\.\.)[ \t]*"), "+": re.compile(r"\+\+\+[ \t]*")}
_LINE = re.compile(r"[^\r\n]*+(?:\r\n|\n|\r|\Z)")
_OPENING = re.compile(r"(?:---|\+\+\+)[ \t]*(?:\r\n|\n|\r)")
_KEY = re.compile(r"[ \t]*[\"']?[\w-]+[\"']?[ \t]*(?::(?:\s|$)|=)")
_KINDS = {
    "title": "headline", "headline": "headline", "standfirst": "standfirst", "description": "standfirst", "subtitle": "standfirst",
    "dek": "standfirst", "deck": "standfirst", "summary": "standfirst", "caption": "caption", "image_caption": "caption", "credit": "credit",
    "source": "credit", "agency": "credit", "photo_credit": "credit", "image_credit": "credit",
}  # fmt: skip
# Keys whose value is a mapping or a list of mappings in which captions and credits stand.
_PICTURES = frozenset({"image", "images", "cover", "figure", "hero", "photo", "featured_image", "lead_image"})
_PICTURE_KEYS = frozenset({"caption", "credit"})


class Scalar(NamedTuple):
    """Hold a string of the front matter: the keys that lead to it, and its pieces."""

    path: tuple[str, ...]
    pieces: list[Piece]


class Parsed(NamedTuple):
    """Hold what a front matter says: its values, and the strings that may be prose with their places, in order."""

    values: Mapping[str, Any]
    scalars: list[Scalar]


class Front(NamedTuple):
    """Hold the metadata, the blocks of prose in the front matter, and where it ends (code points)."""

    meta: Meta
    blocks: list[tuple[str, Content]]
    end: int


def read(source: str, path: str) -> Front:
    """Return the front matter of a file; one without has empty metadata and ends at 0.

    Raise `InputError` with the line of what is wrong.
    """
    match = _OPENING.match(source)
    if not match:
        return Front(Meta(), [], 0)
    begin = match.end()
    close = _fence(source, begin)
    if close is None:
        if _KEY.match(source, begin):
            raise broken(f"the front matter is never closed; add a line {source[:3]} after it", source, 0, path)
        return Front(Meta(), [], 0)
    parsed = _parse(source, begin, close[0], path)
    if parsed is None:
        return Front(Meta(), [], 0)
    return Front(_meta(parsed.values), list(_blocks(parsed.scalars)), close[1])


def _fence(source: str, begin: int) -> tuple[int, int] | None:
    """Return where the line that closes the front matter starts and ends (its line end included)."""
    pattern = _FENCES[source[0]]
    for line in _LINE.finditer(source, begin):
        if pattern.fullmatch(line.group().rstrip("\r\n")):
            return line.span()
    return None


def _parse(source: str, begin: int, end: int, path: str) -> Parsed | None:
    if source[0] == "-":
        from sayso.readers import fronts_yaml

        return fronts_yaml.parse(source, begin, end, path)
    from sayso.readers import fronts_toml

    return fronts_toml.parse(source, begin, end, path)


def _blocks(scalars: list[Scalar]) -> Iterator[tuple[str, Content]]:
    """Yield what is prose; a value that repeats another (a description that is the summary again) only once."""
    seen: set[tuple[str, str]] = set()
    for keys, pieces in scalars:
        kind = _kind(keys)
        text = "".join(piece.text for piece in pieces).strip()
        if kind and (kind, text) not in seen:
            seen.add((kind, text))
            yield kind, Content(pieces)


def _kind(keys: tuple[str, ...]) -> str:
    lower = [key.lower().replace("-", "_") for key in keys]
    if len(lower) == 1:
        return _KINDS.get(lower[0], "")
    if lower[0] in _PICTURES and lower[-1] in _PICTURE_KEYS:
        return _KINDS[lower[-1]]
    if len(lower) == 2 and _KINDS.get(lower[0]) == "credit" and lower[1] in {"name", ""}:
        return "credit"
    return ""


def _meta(values: Mapping[str, Any]) -> Meta:
    lower = {key.lower().replace("-", "_"): value for key, value in values.items()}

    def first(*keys: str) -> str:
        return next((found for key in keys if (found := names(lower.get(key)))), "")

    return Meta(
        byline=first("byline", "author", "authors", "by"),
        dateline=first("dateline"),
        published=next((day for key in ("date", "published", "publishdate", "pubdate", "published_at") if (day := published(lower.get(key)))), None),
        section=first("section", "category", "categories"),
        url=first("url", "canonical_url", "canonical", "link"),
        language=first("language", "lang", "locale"),
        source=first("source", "agency", "credit"),
        raw=values,
    )
