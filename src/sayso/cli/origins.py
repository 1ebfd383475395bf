"""Which file of a baseline an article is that the baseline has under no such path: it was renamed, and perhaps edited.

Each article is compared with a few files alone, so that a whole archive can move at once.
"""

from collections import Counter, OrderedDict
from collections.abc import Iterable, Mapping
from posixpath import basename
from typing import Any

Counts = Mapping[str, Counter[str]]
_FEW = 8  # files looked at for one fingerprint, or for one name; and those that are then compared in full
_Index = dict[Any, "OrderedDict[str, None]"]


def origins(fresh: Counts, gone: Counts) -> dict[str, str]:
    """Return for articles that a baseline does not know (`fresh`) the files in it that they were, of those that are no longer there.

    An article is the file whose findings it has, or else the one that it shares most with: half of its findings at least, or half of either's
    if the file's own name is the same. No file is two articles.
    """
    left = _Gone(gone)
    found: dict[str, str] = {}
    for same_name in (True, False):
        for name, counts in fresh.items():
            if name not in found and counts and (origin := left.same(counts, basename(name) if same_name else "")):
                found[name] = origin
    for name, counts in fresh.items():
        if name not in found and counts and (origin := left.nearest(name, counts)):
            found[name] = origin
    return found


class _Gone:
    """Hold the files that are not taken yet: by findings, by findings and name, by each finding, and by name."""

    __slots__ = ("counts", "holders", "named", "whole")

    def __init__(self, gone: Counts) -> None:
        self.counts = gone
        self.whole: _Index = {}
        self.holders: _Index = {}
        self.named: _Index = {}
        for name, counts in gone.items():
            for index, key in self._keys(name, counts):
                index.setdefault(key, OrderedDict())[name] = None  # an ordinary dict is slow to look at once its first keys are gone

    def _keys(self, name: str, counts: Counter[str]) -> Iterable[tuple[_Index, Any]]:
        whole, base = frozenset(counts.items()), basename(name)
        yield self.whole, (whole, base)
        yield self.whole, (whole, "")
        yield self.named, base
        for each in counts:
            yield self.holders, each

    def same(self, counts: Counter[str], base: str) -> str | None:
        """Take a file with just these findings, and that name if there is one."""
        return self._taken(next(iter(self.whole.get((frozenset(counts.items()), base), ())), None))

    def nearest(self, name: str, counts: Counter[str]) -> str | None:
        """Take the file that shares most with an article."""
        base = basename(name)
        sharing: Counter[str] = Counter(_first(self.named.get(base)))
        for each, number in counts.items():
            for holder in _first(self.holders.get(each)):
                sharing[holder] += min(number, self.counts[holder][each])
        best, _, origin = max(
            ((self._shared(each, counts), basename(each) == base, each) for each, _ in sharing.most_common(_FEW)), default=(0, False, "")
        )
        enough = min(counts.total(), self.counts[origin].total()) if best and basename(origin) == base else counts.total()
        return self._taken(origin) if best and best * 2 >= enough else None

    def _shared(self, name: str, counts: Counter[str]) -> int:
        known = self.counts[name]
        few, many = (counts, known) if len(counts) < len(known) else (known, counts)
        return sum(min(number, many[each]) for each, number in few.items())

    def _taken(self, name: str | None) -> str | None:
        if name is not None:
            for index, key in self._keys(name, self.counts[name]):
                del index[key][name]
        return name


def _first(names: "OrderedDict[str, None] | None") -> list[str]:
    return [name for name, _ in zip(names or (), range(_FEW), strict=False)]
