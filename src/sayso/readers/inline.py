"""Read the inline markup of Markdown, keeping for every piece of text its exact place.

markdown-it tells no positions within a line, so this pass follows the algorithm in the appendix of the CommonMark specification (0.31,
"A parsing strategy"): one walk over the special characters, a stack of brackets, a stack of emphasis marks. Its cost is linear, also on
input that is meant to hurt.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from sayso.readers.draft import OBJECT, Link, Piece
from sayso.readers.emphasis import Run, pair, run_at

_SPECIAL = re.compile(r"[\\`*_~\[\]<&{]|!\[")
_TICKS = re.compile(r"`+")
_ENTITY = re.compile(r"&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")
_ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+|[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})*)>")
_TAG = re.compile(
    r"""<(?:/(?P<close>[A-Za-z][A-Za-z0-9-]*+)\s*+>
      | (?P<open>[A-Za-z][A-Za-z0-9-]*+)(?:\s++[A-Za-z_:][\w.:-]*+(?:\s*+=\s*+(?:[^\s"'=<>`]++|'[^']*+'|"[^"]*+"))?+)*+\s*+/?>)""",
    re.VERBOSE,
)
_RANGES = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">"))
_SKIPPED_TAGS = frozenset({"code", "kbd", "samp", "script", "style", "pre"})
_SHORTCODES = (("{{", "}}"), ("{%", "%}"))
_LONGEST_SHORTCODE = 1000
_ATTRIBUTES = re.compile(r"\{[:#.][\w\s.:#=\"'-]{0,200}\}")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,100}\]")
_NESTED = r"\((?:[^\x00-\x20\x7f()\\]|\\.|\((?:[^\x00-\x20\x7f()\\]|\\.)*+\))*+\)"
_TARGET = re.compile(
    r"""\([ \t\n]*+(?:<(?P<angle>(?:[^<>\n\\]|\\.)*+)>|(?!<)(?P<dest>(?:[^\x00-\x20\x7f()\\]++|\\[^\s]|\\(?=[\s)])|NESTED)*+))
        (?:[ \t\n]++(?P<title>"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\)))?+[ \t\n]*+\)""".replace("NESTED", _NESTED),
    re.VERBOSE | re.DOTALL,
)
_LABEL = re.compile(r"\[((?:[^\\\[\]]|\\.){0,999})\]", re.DOTALL)
_LONGEST_LABEL = 999
_MOST_MARKUP = 100_000  # bits of markup in one paragraph; from there on it is taken for text, for nobody wrote it


class Image(NamedTuple):
    """Hold the pieces of an image's alternative text, and its title if it has one."""

    alt: list[Piece]
    title: Piece | None


class Inline(NamedTuple):
    """Hold what a piece of inline Markdown says; offsets count from its start. `emphasised` are ranges in bold or italics, marks included."""

    pieces: list[Piece]
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    emphasised: frozenset[tuple[int, int]] = frozenset()


class _Bracket(NamedTuple):
    node: int
    run: int
    at: int
    image: bool


class _Scan:
    """Hold the state of one pass: `nodes` are pieces, runs of emphasis marks, or None for markup that has been understood."""

    __slots__ = ("absent", "brackets", "images", "inactive", "links", "nodes", "references", "runs", "spans", "text", "ticks")

    def __init__(self, text: str, references: Mapping[str, Any]) -> None:
        self.text = text
        self.references = references
        self.nodes: list[Piece | Run | None] = []
        self.runs: list[Run] = []
        self.brackets: list[_Bracket] = []
        self.inactive = 0  # so many brackets at the bottom of the stack can open no link any more: there is one inside them
        self.links: list[Link] = []
        self.images: list[tuple[list[Piece | Run | None], Piece | None]] = []
        self.spans: set[tuple[int, int]] = set()
        self.absent: set[str] = set()
        self.ticks: dict[int, list[int]] | None = None

    def keep(self, start: int, end: int) -> int:
        if end > start:
            self.nodes.append(Piece(self.text[start:end], start, end))
        return end

    def put(self, text: str, start: int, end: int) -> int:
        self.nodes.append(Piece(text, start, end))
        return end

    def find(self, needle: str, start: int) -> int:
        """Return where `needle` next stands, or -1; what is absent from here on is never looked for again."""
        if needle in self.absent:
            return -1
        at = self.text.find(needle, start)
        if at < 0:
            self.absent.add(needle)
        return at


def inline(text: str, references: Mapping[str, Any]) -> Inline:
    """Return the pieces of inline Markdown; `references` are markdown-it's link reference definitions."""
    if not _SPECIAL.search(text):
        return Inline([Piece(text, 0, len(text))])
    scan = _Scan(text, references)
    at = number = 0
    while (found := _SPECIAL.search(text, at)) and number < _MOST_MARKUP:
        scan.keep(at, found.start())
        at = _HANDLERS[text[found.start()]](scan, found.start())
        number += 1
    scan.keep(at, len(text))
    pair(scan.runs, scan.spans)
    images = tuple(Image(_pieces(scan, nodes), title) for nodes, title in scan.images)
    return Inline(_pieces(scan, scan.nodes), tuple(scan.links), images, frozenset(scan.spans))


def unescape(text: str) -> str:
    """Return Markdown text with backslash escapes and entities resolved (for addresses and titles)."""
    from html import unescape as entities

    return re.sub(r"\\([!-/:-@\[-`{-~])|(&[#\w]+;)", lambda match: match[1] or entities(match[2]), text) if "\\" in text or "&" in text else text


def _pieces(scan: _Scan, nodes: list[Piece | Run | None]) -> list[Piece]:
    return [Piece(scan.text[node.low : node.high], node.low, node.high) if isinstance(node, Run) else node or Piece("", 0, 0) for node in nodes]


def _backslash(scan: _Scan, at: int) -> int:
    following = scan.text[at + 1 : at + 2]
    if following == "\n" or following in _ESCAPABLE:
        return scan.put(following, at, at + 2) if following else scan.keep(at, at + 1)
    return scan.keep(at, at + 1)


def _code(scan: _Scan, at: int) -> int:
    if scan.ticks is None:
        scan.ticks = {}
        for ticks in _TICKS.finditer(scan.text):
            scan.ticks.setdefault(ticks.end() - ticks.start(), []).append(ticks.start())
    run = _TICKS.match(scan.text, at)
    length = run.end() - at if run else 1
    same = scan.ticks.get(length, [])
    following = bisect_left(same, at + length)
    if following == len(same):
        return scan.keep(at, at + length)
    return scan.put(OBJECT, at, same[following] + length)


def _mark(scan: _Scan, at: int) -> int:
    run = run_at(scan.text, at)
    scan.nodes.append(run)
    if run.opens or run.closes:
        scan.runs.append(run)
    return run.high


def _ampersand(scan: _Scan, at: int) -> int:
    match = _ENTITY.match(scan.text, at)
    if not match:
        return scan.keep(at, at + 1)
    from html import unescape as entities

    text = entities(match.group())
    return scan.put(text, at, match.end()) if text != match.group() else scan.keep(at, match.end())


def _angle(scan: _Scan, at: int) -> int:
    if match := _AUTOLINK.match(scan.text, at):
        scan.keep(at + 1, match.end() - 1)
        address = match[1] if ":" in match[1] else f"mailto:{match[1]}"
        scan.links.append(Link(len(scan.nodes) - 1, len(scan.nodes), address))
        return match.end()
    if match := _TAG.match(scan.text, at):
        return _tag(scan, at, match.end(), (match["open"] or "").lower())
    for begin, finish in _RANGES:
        if scan.text.startswith(begin, at):
            end = scan.find(finish, at + len(begin))
            return end + len(finish) if end >= 0 else scan.keep(at, at + 1)
    return scan.keep(at, at + 1)


def _tag(scan: _Scan, at: int, end: int, name: str) -> int:
    if name == "br":
        return scan.put("\n", at, end)
    if name in _SKIPPED_TAGS and (close := scan.find(f"</{name}", end)) >= 0:
        finish = scan.text.find(">", close)
        return scan.put(OBJECT, at, finish + 1 if finish >= 0 else len(scan.text))
    return end


def _brace(scan: _Scan, at: int) -> int:
    for begin, finish in _SHORTCODES:
        if scan.text.startswith(begin, at):
            end = scan.text.find(finish, at + 2, at + _LONGEST_SHORTCODE)
            return end + 2 if end >= 0 else scan.keep(at, at + 1)
    match = _ATTRIBUTES.match(scan.text, at)
    return match.end() if match else scan.keep(at, at + 1)


def _open(scan: _Scan, at: int) -> int:
    if match := _FOOTNOTE.match(scan.text, at):
        end = match.end()
        return end + 1 if at == 0 and scan.text.startswith(":", end) else end
    image = scan.text[at] == "!"
    scan.brackets.append(_Bracket(len(scan.nodes), len(scan.runs), at + image, image))
    return scan.keep(at, at + 1 + image)


def _close(scan: _Scan, at: int) -> int:
    if not scan.brackets:
        return scan.keep(at, at + 1)
    opener = scan.brackets.pop()
    usable = opener.image or len(scan.brackets) >= scan.inactive
    scan.inactive = min(scan.inactive, len(scan.brackets))
    target = _target(scan, opener, at) if usable else None
    if target is None:
        return scan.keep(at, at + 1)
    end, url, title = target
    pair(scan.runs[opener.run :], scan.spans)
    del scan.runs[opener.run :]
    scan.nodes[opener.node] = None
    if opener.image:
        scan.images.append((scan.nodes[opener.node :], title))
        scan.nodes[opener.node :] = [None] * (len(scan.nodes) - opener.node)
    else:
        scan.links.append(Link(opener.node, len(scan.nodes), url))
        scan.inactive = len(scan.brackets)
    return end


def _target(scan: _Scan, opener: _Bracket, at: int) -> tuple[int, str, Piece | None] | None:
    """Return where a link or image that closes at `at` ends, its address and its title; None if it is none."""
    if match := _TARGET.match(scan.text, at + 1):
        title = _title(match) if match["title"] else None
        return match.end(), unescape(match["angle"] if match["angle"] is not None else match["dest"]), title
    return _reference(scan, opener, at) if scan.references else None


def _title(match: re.Match[str]) -> Piece:
    raw = match["title"][1:-1]
    return Piece(unescape(raw), match.start("title") + 1, match.end("title") - 1)


def _reference(scan: _Scan, opener: _Bracket, at: int) -> tuple[int, str, Piece | None] | None:
    from markdown_it.common.utils import normalizeReference

    match = _LABEL.match(scan.text, at + 1)
    label = match[1] if match and match[1] else scan.text[opener.at + 1 : min(at, opener.at + 2 + _LONGEST_LABEL)]
    definition = scan.references.get(normalizeReference(label)) if label.strip() and len(label) <= _LONGEST_LABEL else None
    return (match.end() if match else at + 1, str(definition["href"]), None) if definition else None


_HANDLERS: Mapping[str, Callable[[_Scan, int], int]] = {
    "\\": _backslash,
    "`": _code,
    "*": _mark,
    "_": _mark,
    "~": _mark,
    "&": _ampersand,
    "<": _angle,
    "{": _brace,
    "[": _open,
    "!": _open,
    "]": _close,
}
