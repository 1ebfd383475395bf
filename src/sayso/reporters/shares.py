"""Words of an article, each counted once: for the innermost speaker, for nobody in particular, or for the narrator."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sayso.records import Attribution
from sayso.span import Span

_WORD = re.compile(r"\S+")
_LONGEST_CHAIN = 32
Group = list[int]


class Counted(NamedTuple):
    """Hold the words of an article: all of them, those of each attribution alone, those quoted without a source, and the narrator's."""

    total: int
    own: Sequence[int]
    unsourced: int
    narrated: int


def count_words(text: str, every: Sequence[Attribution], shown: Sequence[Attribution]) -> Counted:
    """Return who says how many words. `shown` are the attributions that are reported; where one of `every` has a source, the words have one."""
    words = [match.span() for match in _WORD.finditer(text)]
    places = [start for start, _ in words], [end for _, end in words]
    owners = _owners(len(words), [list(_stretches(places, each.content)) for each in shown], shown)
    own = Counter(owners)
    covered = bytearray(len(words))
    for each in sorted(every, key=lambda each: each.source is not None):  # a source found later wins
        for stretch in _stretches(places, each.content):
            covered[stretch.start : stretch.stop] = (b"\x02" if each.source else b"\x01") * len(stretch)
    unsourced = covered.count(b"\x01")
    heard = sum(1 for owner, bare in zip(owners, covered, strict=True) if owner >= 0 or bare == 1)
    return Counted(len(words), [own[number] for number in range(len(shown))], unsourced, len(words) - heard)


def _stretches(places: tuple[list[int], list[int]], spans: Iterable[Span]) -> Iterator[range]:
    """Yield the words, by number, that lie in the spans, wholly or in part."""
    starts, ends = places
    for span in spans:
        first = bisect_right(ends, span.start)
        yield range(first, max(first, bisect_left(starts, span.end)))


def _owners(total: int, said: Sequence[list[range]], shown: Sequence[Attribution]) -> list[int]:
    """Return for each word the attribution it belongs to, or -1: the innermost one that has a source, or else one that has none."""
    owners = [-1] * total
    depths = _depths(shown)
    outermost_first = sorted(range(len(shown)), key=lambda each: (shown[each].source is not None, depths[each], -sum(map(len, said[each]))))
    for number in outermost_first:
        for stretch in said[number]:
            owners[stretch.start : stretch.stop] = [number] * len(stretch)
    return owners


def _depths(shown: Sequence[Attribution]) -> list[int]:
    """Return how many others each attribution reaches us through."""
    depths = [0] * len(shown)
    for number, each in enumerate(shown):
        seen = {number}
        via = each.via
        while via is not None and 0 <= via < len(shown) and via not in seen and len(seen) <= _LONGEST_CHAIN:
            seen.add(via)
            via = shown[via].via
        depths[number] = len(seen) - 1
    return depths


def groups(attributions: Sequence[Attribution], names: Sequence[str]) -> list[Group]:
    """Return the attributions, by number, of each source: of one entity, or else under one name. `names` are the sources as they are written."""
    found: dict[object, Group] = {}
    for number, each in enumerate(attributions):
        if each.source:
            key = each.source.entity if each.source.entity >= 0 else (each.source.resolved or names[number]).casefold()
            found.setdefault(key, []).append(number)
    return list(found.values())
