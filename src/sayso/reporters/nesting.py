"""Marks on a text, which may lie in each other and across each other, as pieces that only ever lie in each other: what markup needs."""

import heapq
from collections.abc import Iterable, Iterator
from typing import NamedTuple

DEEPEST = 8  # marks that may lie in one another: deeper ones are left out, as no reader could tell them apart and browsers give up


class Mark(NamedTuple):
    """Hold a stretch of text and what it is: `rank` puts the outer of two equal ones first, `number` is that of its attribution."""

    start: int
    end: int
    rank: int
    role: str
    number: int


class Step(NamedTuple):
    """Hold what comes next: a piece of text (`mark` is None), or the beginning or the end of a mark."""

    start: int
    end: int
    mark: Mark | None = None
    opens: bool = False


def steps(start: int, end: int, marks: Iterable[Mark]) -> Iterator[Step]:
    """Yield the text from `start` to `end` in pieces with the marks on it; a mark that crosses another is cut at the other's end."""
    waiting = [(each.start, -each.end, each.rank, each) for each in marks if start <= each.start < each.end <= end]
    heapq.heapify(waiting)
    inside: list[Mark] = []
    at = start
    while waiting:
        _, _, _, mark = heapq.heappop(waiting)
        while inside and inside[-1].end <= mark.start:
            yield Step(at, inside[-1].end)
            at = inside[-1].end
            yield Step(at, at, inside.pop())
        if inside and mark.end > inside[-1].end:
            rest = mark._replace(start=inside[-1].end)
            heapq.heappush(waiting, (rest.start, -rest.end, rest.rank, rest))
            mark = mark._replace(end=inside[-1].end)
        if len(inside) >= DEEPEST:
            continue
        yield Step(at, mark.start)
        at = mark.start
        yield Step(at, at, mark, opens=True)
        inside.append(mark)
    while inside:
        yield Step(at, inside[-1].end)
        at = inside[-1].end
        yield Step(at, at, inside.pop())
    yield Step(at, end)
