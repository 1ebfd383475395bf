"""Which file of a baseline an article is that the baseline has under another path: it was renamed, and perhaps edited.

Each article is compared with a few files alone, so that a whole archive can move at once.
"""

from collections import Counter, OrderedDict
from collections.abc import Collection, Iterable, Mapping
from posixpath import basename
from typing import Any

Counts = Mapping[str, Counter[str]]
_FEW = 8  # files looked at for one fingerprint, or for one name; and those that are then compared in full
_Index = dict[Any, "OrderedDict[str, None]"]


def origins(fresh: Counts, gone: Counts, common: Collection[str] = ()) -> dict[str, str]:
    """Return for articles that a baseline does not know (`fresh`) the files in it that they were, of those that are no longer there.

    An article is the file whose findings it has, or else the one that it shares most with: half of its findings at least, or half of either's
    if the file's own name is the same. `common` are fingerprints that any article could have, such as those of findings about the whole
    story: alone, with another name, they tell nothing. No file is two articles.
    """
    left = _Gone(gone, common)
    found: dict[str, str] = {}
    for name, counts in fresh.items():
        if counts and (origin := left.same(counts, basename(name))):
            found[name] = origin
    telling = {name: counts for name, counts in fresh.items() if name not in found and not counts.keys() <= set(common)}
    for name, counts in telling.items():
        if origin := left.same(counts, ""):
            found[name] = origin
    for name, counts in telling.items():
        if name not in found and (origin := left.nearest(name, counts)):
            found[name] = origin
    return found


class _Gone:
    """Hold the files that are not taken yet: by findings, by findings and name, by each finding, and by name."""

    __slots__ = ("common", "counts", "holders", "named", "whole")

    def __init__(self, gone: Counts, common: Collection[str]) -> None:
        self.counts = gone
        self.common = common
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
        mine = self._telling(counts)
        sharing: Counter[str] = Counter(_first(self.named.get(base)))
        for each, number in mine.items():
            for holder in _first(self.holders.get(each)):
                sharing[holder] += min(number, self.counts[holder][each])
        alike = ((self._shared(each, mine), basename(each) == base, each) for each, _ in sharing.most_common(_FEW))
        best, same_name, origin = max(alike, default=(0, False, ""))
        enough = min(mine.total(), self._telling(self.counts[origin]).total()) if same_name else mine.total()
        return self._taken(origin) if best and best * 2 >= enough else None

    def _telling(self, counts: Counter[str]) -> Counter[str]:
        return Counter({each: number for each, number in counts.items() if each not in self.common})

    def _shared(self, name: str, counts: Counter[str]) -> int:
        known = self.counts[name]
        return sum(min(number, known[each]) for each, number in counts.items())

    def _taken(self, name: str | None) -> str | None:
        if name is not None:
            for index, key in self._keys(name, self.counts[name]):
                del index[key][name]
        return name


def _first(names: "OrderedDict[str, None] | None") -> list[str]:
    return [name for name, _ in zip(names or (), range(_FEW), strict=False)]
