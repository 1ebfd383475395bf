"""Map offsets of the text that is read to offsets of the file it came from, and offsets to lines.

A reader builds one `SourceMap` per article while it extracts text; nothing downstream ever finds a place again by searching.
"""

import re
from bisect import bisect_right
from typing import NamedTuple

from sayso.span import Span

LINE_END = re.compile(r"\r\n|\n|\r")


class Position(NamedTuple):
    """Hold a place in a file: offset in code points from its start, and 1-based line and column."""

    offset: int
    line: int
    column: int


class Segment(NamedTuple):
    """Say that `length` code points of text at `text` come from `source_length` code points of the file at `source`.

    Where the two lengths are equal the piece is verbatim; otherwise (an entity, an escape) it maps as a whole.
    """

    text: int
    source: int
    length: int
    source_length: int


class SourceMap:
    """Translate spans of the article's text into spans of the file; without segments the two are the same."""

    __slots__ = ("_by_source", "_starts", "segments")

    def __init__(self, segments: tuple[Segment, ...] = ()) -> None:
        self.segments = segments
        self._starts = [segment.text for segment in segments]
        self._by_source: list[Segment] | None = None  # a caption may be read before the sentence its image stands in

    def span(self, span: Span) -> Span:
        """Return the span of the file that `span` of the text came from (markup inside it included)."""
        if not self.segments:
            return span
        start = self._offset(span.start, at_end=False)
        if span.end <= span.start:
            return Span(start, start)
        return Span(start, max(start, self._offset(span.end - 1, at_end=True)))

    def _offset(self, offset: int, *, at_end: bool) -> int:
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return self.segments[0].source
        segment = self.segments[index]
        inside = offset - segment.text
        if inside >= segment.length:  # between two segments: text the reader added, such as the gap between blocks
            return segment.source + segment.source_length
        if segment.length == segment.source_length:
            return segment.source + inside + at_end
        return segment.source + (segment.source_length if at_end else 0)

    def text_offset(self, offset: int) -> int:
        """Return the offset in the text for an offset in the file; inside markup, that of the text that follows."""
        if not self.segments:
            return offset
        if self._by_source is None:
            self._by_source = sorted(self.segments, key=lambda segment: segment.source)
        index = bisect_right(self._by_source, offset, key=lambda segment: segment.source) - 1
        if index < 0:
            return self._by_source[0].text
        segment = self._by_source[index]
        inside = offset - segment.source
        if inside < segment.source_length and segment.length == segment.source_length:
            return segment.text + inside
        if inside < segment.source_length:
            return segment.text
        following = index + 1
        return self._by_source[following].text if following < len(self._by_source) else segment.text + segment.length


class Lines:
    r"""Tell line and column of an offset. Lines end at `\n`, `\r\n` or `\r` and nowhere else."""

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in LINE_END.finditer(text))]

    def position(self, offset: int) -> Position:
        """Return the 1-based line and column (in code points) of `offset`."""
        line = bisect_right(self._starts, offset)
        return Position(offset, line, offset - self._starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """Return line `number` (1-based) without its end."""
        end = self._starts[number] if number < len(self._starts) else len(self._text)
        return self._text[self._starts[number - 1] : end].rstrip("\r\n")
