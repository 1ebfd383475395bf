"""Places in a file in the units of other formats: UTF-16 code units and UTF-8 bytes, from the code points that are counted inside."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple

from sayso.finding import DocumentReport
from sayso.reporters.linehash import line_hashes
from sayso.sourcemap import Lines, Position

_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_BEYOND_LATIN = re.compile("[^\x00-\u07ff]")
_BEYOND_PLANE = re.compile("[^\x00-\uffff]")
_UTF16 = (_BEYOND_PLANE,)
_UTF8 = (_BEYOND_ASCII, _BEYOND_LATIN, _BEYOND_PLANE)


class Range(NamedTuple):
    """Hold two places, 1-based, in the unit that was asked for; the end is the first place after."""

    line: int
    column: int
    end_line: int
    end_column: int


class Places:
    """Translate places of one document.

    Without the file's text (see `Reporter.reads_source`) a column on a line that is not kept stays in code points, an offset cannot be
    placed, and lines have no hash.
    """

    __slots__ = ("_hashes", "_known", "_source", "_table", "_wide")

    def __init__(self, document: DocumentReport) -> None:
        self._source = document.source
        self._table: Lines | None = None
        self._known: Mapping[int, str] = dict(document.lines)
        self._wide: dict[tuple[int, re.Pattern[str]], list[int]] = {}
        self._hashes: list[str] | None = None

    def utf16(self, start: Position, end: Position) -> Range:
        """Return a range with columns in UTF-16 code units, as SARIF and JavaScript count."""
        return self._range(start, end, _UTF16)

    def utf8(self, start: Position, end: Position) -> Range:
        """Return a range with columns in bytes of UTF-8, as Go counts."""
        return self._range(start, end, _UTF8)

    def position(self, offset: int) -> Position | None:
        """Return the line and column of an offset, or None if the file's text was not kept."""
        return self._lines.position(offset) if self._source else None

    def line_hash(self, line: int) -> str | None:
        """Return what GitHub calls `primaryLocationLineHash` of a line, or None if the file's text was not kept."""
        if not self._source:
            return None
        if self._hashes is None:
            self._hashes = line_hashes(self._source)
        return self._hashes[line - 1] if line <= len(self._hashes) else None

    @property
    def _lines(self) -> Lines:
        if self._table is None:
            self._table = Lines(self._source)
        return self._table

    def _range(self, start: Position, end: Position, units: tuple[re.Pattern[str], ...]) -> Range:
        return Range(start.line, self._column(start, units), end.line, self._column(end, units))

    def _column(self, at: Position, units: tuple[re.Pattern[str], ...]) -> int:
        return at.column + sum(bisect_left(self._places(at.line, wide), at.column - 1) for wide in units)

    def _places(self, line: int, wide: re.Pattern[str]) -> list[int]:
        """Return where on a line the characters stand that take a unit more; looked for once, for a line may be a whole book."""
        key = (line, wide)
        if key not in self._wide:
            text = self._lines.line(line) if self._source else self._known.get(line, "")
            self._wide[key] = [] if text.isascii() else [match.start() for match in wide.finditer(text)]
        return self._wide[key]
