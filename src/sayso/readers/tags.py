"""Cut HTML into tags, comments and text, with the place of each; never fails, as browsers do not (WHATWG HTML, 13.2.5)."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sayso.readers.draft import Piece, whole

# Every repetition is possessive and every unclosed thing runs to the end of the file, so a scan is linear whatever the input.
_TOKEN = re.compile(
    r"""<(?:
        (?P<slash>/?)(?P<name>[A-Za-z][^\s/>]*+)
        (?P<attributes>(?:[\s/]++|[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>"'][^\s>]*+)?+)?+)*+)(?:>|\Z)
      | !--(?:-?>|.*?(?:--!?>|\Z))
      | [!?/][^>]*+(?:>|\Z)
    )""",
    re.VERBOSE | re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"""([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(?:"(?P<double>[^"]*+)"?|'(?P<single>[^']*+)'?|(?P<bare>[^\s>"'][^\s>]*+)))?+""",
    re.VERBOSE,
)
_RUN = re.compile(r"[ \t\n\r\f]{2,}|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")


class Tag(NamedTuple):
    """Hold a tag (`name` in lower case), or a comment or declaration (empty name), and its place; attributes lie between two offsets."""

    name: str
    closing: bool
    start: int
    end: int
    attributes: tuple[int, int]


class Value(NamedTuple):
    """Hold an attribute's value as written, and where it stands."""

    raw: str
    start: int
    end: int


def next_tag(source: str, start: int, end: int) -> Tag | None:
    """Return the next tag or comment between two offsets of the file, or None."""
    match = _TOKEN.search(source, start, end)
    if not match:
        return None
    name = match["name"]
    if not name:
        return Tag("", False, *match.span(), (0, 0))
    return Tag(name.lower(), match["slash"] == "/", *match.span(), match.span("attributes"))


def attributes(source: str, tag: Tag) -> Mapping[str, Value]:
    """Return the attributes of a tag by their names in lower case; of two of a name the first counts."""
    found: dict[str, Value] = {}
    for match in _ATTRIBUTE.finditer(source, *tag.attributes):
        group = match.lastgroup
        span = match.span(group) if group else (match.end(), match.end())
        found.setdefault(match[1].lower(), Value(source[span[0] : span[1]], *span))
    return found


def text_of(value: Value | None) -> str:
    """Return an attribute's value with entities resolved, or an empty string."""
    if value is None:
        return ""
    from html import unescape

    return unescape(value.raw).strip() if "&" in value.raw else value.raw.strip()


def pieces(source: str, start: int, end: int) -> Iterator[Piece]:
    """Yield the pieces of running text: entities and runs of white space map as a whole, all else stands as it is."""
    at = start
    for match in _RUN.finditer(source, start, end):
        text = _resolved(match.group())
        if text == match.group():
            continue
        if match.start() > at:
            yield Piece(source[at : match.start()], at, match.start())
        yield whole(text, *match.span(), source)
        at = match.end()
    if end > at:
        yield Piece(source[at:end], at, end)


def _resolved(run: str) -> str:
    if run[0] != "&":
        return " "
    from html import unescape

    return unescape(run)
