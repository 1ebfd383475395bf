"""The passages of an article laid out for a page: their words as they read, the places of findings on them, markup only where it was found at fault.

Places come in code points of the file. One that lies in markup alone (the address of a link, a comment, front matter) brings what it lies in to
the page: inside a passage as part of it, outside of all as a passage of its own.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sayso.finding import Passage
from sayso.reporters.nesting import Mark

MOST = 40  # passages that one place marks: more would say nothing, and cost much
_AROUND = 120  # code points of the file shown on each side of what lies outside all passages
_TAGS = re.compile(r"\s*(?:<[^<>]{0,80}>\s*)*")
_Place = tuple[int, int]


class Chunk(NamedTuple):
    """Hold words of a passage: where they start in the passage, where they stand in the file, what they read, and whether they are markup."""

    at: int
    start: int
    end: int
    text: str
    verbatim: bool = True
    markup: bool = False


class Laid(NamedTuple):
    """Hold a passage that is ready to be shown: its kind, its words, and the marks on it, their numbers those of the places."""

    kind: str
    chunks: list[Chunk]
    marks: list[Mark]


class _Piece(NamedTuple):
    start: int
    end: int
    passage: int


def layout(source: str, passages: Sequence[Passage], places: Sequence[_Place]) -> list[Laid]:
    """Return the passages with the marks of all places, in the order in which they are read."""
    pieces = sorted(_Piece(start, end, index) for index, passage in enumerate(passages) for start, end, _ in passage.pieces)
    starts = [piece.start for piece in pieces]
    touched: dict[int, list[int]] = {}
    strays: dict[int, list[int]] = {}
    outside: dict[_Place, list[int]] = {}
    for number, place in enumerate(places):
        found = _touched(pieces, starts, place)
        for index in found:
            touched.setdefault(index, []).append(number)
        if found:
            continue
        inside = _around(pieces, starts, place)
        if inside is not None:
            strays.setdefault(inside, []).append(number)
        else:
            outside.setdefault(_window(source, pieces, starts, place), []).append(number)
    laid = [
        (
            min((start for start, _, _ in passage.pieces), default=0),
            _laid(source, passage, [places[stray] for stray in strays.get(index, ())], [*touched.get(index, ()), *strays.get(index, ())], places),
        )
        for index, passage in enumerate(passages)
    ]
    own = [
        (low, Laid("source", [chunk := Chunk(0, low, high, source[low:high])], _marks([chunk], numbers, places)))
        for (low, high), numbers in outside.items()
    ]
    return list(_merged(laid, sorted(own, key=lambda pair: pair[0])))


def _touched(pieces: list[_Piece], starts: list[int], place: _Place) -> list[int]:
    """Return the passages that a place has words of, the first `MOST`."""
    found: dict[int, None] = {}
    at = max(0, bisect_right(starts, place[0]) - 1)
    while at < len(pieces) and pieces[at].start < place[1] and len(found) < MOST:
        if pieces[at].end > place[0]:
            found[pieces[at].passage] = None
        at += 1
    return list(found)


def _around(pieces: list[_Piece], starts: list[int], place: _Place) -> int | None:
    """Return the passage that has words on both sides of a place."""
    after = bisect_right(starts, place[0])
    if 0 < after < len(pieces) and pieces[after - 1].passage == pieces[after].passage:
        return pieces[after].passage
    return None


def _window(source: str, pieces: list[_Piece], starts: list[int], place: _Place) -> _Place:
    """Return the lines that a place stands in, no more than `_AROUND` on each side and no words of a passage."""
    after = bisect_right(starts, place[0])
    floor = max(place[0] - _AROUND, pieces[after - 1].end if after else 0, 0)
    ceiling = min(place[1] + _AROUND, pieces[after].start if after < len(pieces) else len(source))
    low = max(source.rfind("\n", floor, place[0]) + 1, floor)
    high = source.find("\n", place[1], ceiling)
    low, high = min(low, place[0]), max(high if high >= 0 else ceiling, place[1])
    after_it = _TAGS.match(source, place[1], high)
    return low, place[1] if after_it and after_it.end() == high else high


def _laid(source: str, passage: Passage, strays: Iterable[_Place], numbers: list[int], places: Sequence[_Place]) -> Laid:
    markup = [(start, end, source[start:end], True, True) for start, end in _joined(strays)]
    parts = [(start, end, source[start:end] if text is None else text, text is None, False) for start, end, text in passage.pieces]
    for part in markup:
        parts.insert(next((at for at, each in enumerate(parts) if each[0] >= part[1]), len(parts)), part)
    chunks: list[Chunk] = []
    at = 0
    for start, end, text, verbatim, is_markup in parts:
        chunks.append(Chunk(at, start, end, text, verbatim, is_markup))
        at += len(text)
    return Laid(passage.kind, chunks, _marks(chunks, numbers, places))


def _joined(places: Iterable[_Place]) -> list[_Place]:
    """Return places as stretches that do not overlap."""
    joined: list[_Place] = []
    for start, end in sorted(places):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _marks(chunks: list[Chunk], numbers: Iterable[int], places: Sequence[_Place]) -> list[Mark]:
    """Return the marks of places on a passage: from the first to the last of their words in it."""
    marks = []
    for number in numbers:
        start, end = places[number]
        spans = [_within(chunk, start, end) for chunk in chunks if chunk.start < end and chunk.end > start and chunk.text]
        if spans:
            marks.append(Mark(min(low for low, _ in spans), max(high for _, high in spans), number, "place", number))
    return marks


def _within(chunk: Chunk, start: int, end: int) -> _Place:
    if not chunk.verbatim:
        return chunk.at, chunk.at + len(chunk.text)
    return chunk.at + max(0, start - chunk.start), chunk.at + min(len(chunk.text), end - chunk.start)


def _merged(laid: list[tuple[int, Laid]], own: list[tuple[int, Laid]]) -> Iterator[Laid]:
    """Yield the passages, and each of those that findings brought before the first that stands after it in the file."""
    waiting = own[::-1]
    for start, each in laid:
        while waiting and waiting[-1][0] < start:
            yield waiting.pop()[1]
        yield each
    yield from (each for _, each in reversed(waiting))
