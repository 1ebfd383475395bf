"""Lead from the contents of Markdown blocks, whose line prefixes markdown-it has taken off, back to the file."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from sayso.readers.draft import Content, Link, Piece, whole
from sayso.readers.inline import Image
from sayso.sourcemap import LINE_END

_CELL_END = re.compile(r"(?<!\\)\|")
_MARKS = re.compile(r"^[^#]*#{1,6}")  # of a heading, with what may precede them in a list or quotation


class Rows:
    """Hold the lines of a file from an offset on: where each starts and ends, and the same text with plain line ends for markdown-it."""

    __slots__ = ("ends", "normal", "source", "starts")

    def __init__(self, source: str, start: int) -> None:
        breaks = [match.span() for match in LINE_END.finditer(source, start)]
        self.source = source
        self.starts = [start, *(end for _, end in breaks), len(source)]
        self.ends = [*(begin for begin, _ in breaks), len(source)]
        text = source[start:]
        self.normal = LINE_END.sub("\n", text) if "\r" in text else text


class Laid(NamedTuple):
    """Hold the contents of a block and, for each of its lines, where it starts in the contents, where in the file, and how long it is."""

    content: str
    at: list[int]
    source: list[int]
    lengths: list[int]


def laid(rows: Rows, content: str, first: int, last: int, *, atx: bool) -> Laid:
    """Return the contents of a paragraph or heading, whose lines have lost their prefixes, laid over lines `first` to `last` of the file.

    markdown-it strips contents as Python does, which takes a line of nothing but a form feed for blank: so the first may be a later one.
    """
    lines = [line.strip() for line in content.split("\n")]
    if not atx:
        fitting = (shift for shift in range(last - first - len(lines) + 1) if _fits(rows, first + shift, lines))
        shift = next(fitting, -1)
        if shift < 0:
            lines = [rows.source[rows.starts[number] : rows.ends[number]].strip() for number in range(first, last)]
        first += max(shift, 0)
    starts = [_start(rows, first + number, line, atx=atx) for number, line in enumerate(lines)]
    at, size = [], 0
    for line in lines:
        at.append(size)
        size += len(line) + 1
    return Laid("\n".join(lines), at, starts, [len(line) for line in lines])


def _fits(rows: Rows, first: int, lines: list[str]) -> bool:
    return all(
        rows.source.endswith(line, rows.starts[first + number], rows.ends[first + number])
        or rows.source[rows.starts[first + number] : rows.ends[first + number]].rstrip().endswith(line)
        for number, line in enumerate(lines)
    )


def _start(rows: Rows, number: int, line: str, *, atx: bool) -> int:
    """Return where a stripped line starts in the file: what precedes it is prefix, so it ends where the file's line does."""
    start, end = rows.starts[number], rows.ends[number]
    written = rows.source[start:end]
    if atx:
        behind = _MARKS.sub("", written, count=1).lstrip()
        return end - len(behind)
    return start + len(written.rstrip()) - len(line)


def cells(rows: Rows, number: int) -> list[Laid]:
    """Return the contents of the cells in a row of a table, and of one more, for cells that the row leaves out."""
    start, end = rows.starts[number], rows.ends[number]
    cuts = [match.start() for match in _CELL_END.finditer(rows.source, start, end)]
    written = rows.source[start:end]
    bars = [*([start - 1] if not written.lstrip(" \t>").startswith("|") else []), *cuts, end]
    return [*(_cell(rows.source, bar + 1, following) for bar, following in pairwise(bars)), Laid("", [0], [end], [0])]


def _cell(source: str, start: int, end: int) -> Laid:
    raw = source[start:end]
    content = raw.strip()
    return Laid(content, [0], [start + len(raw) - len(raw.lstrip())], [len(content)])


def placed(pieces: Sequence[Piece], links: Iterable[Link], text: Laid, source: str) -> Content:
    """Return pieces that count from the start of the contents as pieces of the file; those over several lines are parted."""
    if len(text.at) == 1:
        shift = text.source[0]
        return Content([Piece(piece.text, piece.start + shift, piece.end + shift) for piece in pieces], tuple(links))
    found: list[Piece] = []
    index = []
    for piece in pieces:
        index.append(len(found))
        found.extend(_parted(piece, text, source))
    index.append(len(found))
    return Content(found, tuple(Link(index[link.first], index[link.last], link.url) for link in links))


def _parted(piece: Piece, text: Laid, source: str) -> Iterator[Piece]:
    if not piece.text:
        return
    row = bisect_right(text.at, piece.start) - 1
    if len(piece.text) != piece.end - piece.start:
        last = bisect_right(text.at, piece.end - 1) - 1
        yield Piece(piece.text, text.source[row] + piece.start - text.at[row], text.source[last] + piece.end - text.at[last])
        return
    start = piece.start
    while start < piece.end:
        stop = min(piece.end, text.at[row] + text.lengths[row])
        shift = text.source[row] - text.at[row]
        if stop > start:
            yield Piece(piece.text[start - piece.start : stop - piece.start], start + shift, stop + shift)
        if stop < piece.end:  # a line end, with the white space before it and the prefix after it
            yield whole("\n", stop + shift, text.source[row + 1], source)
            stop += 1
            row += 1
        start = stop


def image_contents(images: Iterable[Image], text: Laid, source: str) -> Iterator[Content]:
    """Yield the alternative text of each image and its title, if that says something else."""
    for image in images:
        alt = placed(image.alt, (), text, source)
        yield alt
        if image.title and image.title.text.strip() != "".join(piece.text for piece in alt.pieces).strip():
            yield placed([image.title], (), text, source)
