"""Build an article out of pieces of a file, keeping for each piece where it stood."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from sayso.article import Article, Meta
from sayso.errors import InputError
from sayso.readers.base import MOST_BLOCKS
from sayso.readers.furniture import furnish
from sayso.sourcemap import Segment, SourceMap
from sayso.span import Span
from sayso.text.records import Block

LINKS = "sayso:links"
"""Key of `meta.raw` for the links of an article: a tuple of `(Span in the text, address)`, in order."""

OBJECT = "\ufffc"
"""Stands in the text for code inside a sentence (Unicode's object replacement character), so that the words around it stay apart."""

_GAP = "\n\n"


class Piece(NamedTuple):
    """Hold a bit of text and the range of the file it came from (code points). If both are equally long, it is the file's text as it stands."""

    text: str
    start: int
    end: int


class Link(NamedTuple):
    """Hold which pieces of a content (`first` up to, not including, `last`) lead to `url`."""

    first: int
    last: int
    url: str


class Content(NamedTuple):
    """Hold the pieces of one block and the links in it."""

    pieces: list[Piece]
    links: tuple[Link, ...] = ()


class Draft:
    """Collect blocks; `article` closes it. The only thing in the readers that changes while it is built."""

    __slots__ = ("_blocks", "_links", "_parts", "_segments", "_size", "path", "source")

    def __init__(self, source: str, path: str) -> None:
        self.source = source
        self.path = path
        self._parts: list[str] = []
        self._segments: list[Segment] = []
        self._blocks: list[Block] = []
        self._links: list[tuple[Span, str]] = []
        self._size = 0

    def block(self, kind: str, content: Content) -> None:
        """Add a block; nothing happens if it has no text. Raise `InputError` for one too many."""
        pieces = tidy(content.pieces)
        if not any(piece.text for piece in pieces):
            return
        if len(self._blocks) == MOST_BLOCKS:
            raise InputError(f"has more than {MOST_BLOCKS:,} paragraphs, items or cells; split it", path=self.path or None)
        if self._blocks:
            self._parts.append(_GAP)
            self._size += len(_GAP)
        start = self._size
        offsets = [self._add(piece) for piece in pieces]
        offsets.append(self._size)
        self._blocks.append(Block(kind, Span(start, self._size)))
        spans = ((Span(offsets[link.first], offsets[link.last]), link.url) for link in content.links)
        self._links.extend((span, url) for span, url in spans if span.end > span.start)

    def _add(self, piece: Piece) -> int:
        at = self._size
        text, start, end = piece
        if not text:
            return at
        length = len(text)
        self._parts.append(text)
        self._size = at + length
        last = self._segments[-1] if self._segments else None
        if (
            last
            and length == end - start
            and last.length == last.source_length
            and last.text + last.length == at
            and last.source + last.length == start
        ):
            self._segments[-1] = Segment(last.text, last.source, last.length + length, last.length + length)
        else:
            self._segments.append(Segment(at, start, length, end - start))
        return at

    def article(self, meta: Meta) -> Article:
        """Return the article; credits, byline and dateline are told apart on the way."""
        text = "".join(self._parts)
        blocks, meta = furnish(text, self._blocks, meta)
        raw: Mapping[str, Any] = {**meta.raw, LINKS: tuple(self._links)} if self._links else meta.raw
        segments = tuple(self._segments) or (Segment(0, 0, 0, len(self.source)),)
        return Article(text, blocks, meta._replace(raw=raw), path=self.path, source=self.source, source_map=SourceMap(segments))


def whole(text: str, start: int, end: int, source: str) -> Piece:
    """Return a piece that maps as a whole; where the file has a single character too, that one stands (a line end for a space)."""
    return Piece(source[start:end] if end - start == len(text) else text, start, end)


def tidy(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces without white space at both ends, and without the second of two spaces that markup between them had kept apart.

    Dropped pieces stay as empty ones, so that positions in the list (of links) still hold.
    """
    if len(pieces) == 1:
        return [_without(pieces[0], left=True, right=True)]
    found = _without_doubles(pieces)
    for order, left in ((range(len(found)), True), (range(len(found) - 1, -1, -1), False)):
        for index in order:
            found[index] = _without(found[index], left=left, right=not left)
            if found[index].text:
                break
    return found


def _without_doubles(pieces: list[Piece]) -> list[Piece]:
    found: list[Piece] = []
    last = Piece("", 0, 0)
    for piece in pieces:
        kept = piece
        if piece.text and last.text and piece.start != last.end and piece.text[0].isspace() and last.text[-1].isspace():
            kept = _without(piece, left=True, right=False, marks="")
        found.append(kept)
        last = kept if kept.text else last
    return found


def _without(piece: Piece, *, left: bool, right: bool, marks: str = OBJECT) -> Piece:
    text, start, end = piece
    kept = text.strip() if not marks or marks not in text else text.strip(" \t\r\n\f\v\xa0" + marks)
    if not left:
        kept = text[: text.index(kept) + len(kept)] if kept else ""
    if not right:
        kept = text[text.index(kept) :] if kept else ""
    if kept == text:
        return piece
    if len(text) != end - start:
        return Piece(kept, start, end)
    begin = start + (text.index(kept) if kept else 0)
    return Piece(kept, begin, begin + len(kept))
