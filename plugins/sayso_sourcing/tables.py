"""The family's data tables, from the `sourcing` pack, each read once and only when it is needed."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from sayso import load_pack

Row = Mapping[str, Any]


class Table(Protocol):
    """Stand for a data table of a pack, as far as the family reads one."""

    def __hash__(self) -> int:
        """Return a hash: a table is only ever the same as itself."""
        ...

    def __len__(self) -> int:
        """Return the number of rows."""
        ...

    def __iter__(self) -> Iterator[Row]:
        """Yield all rows."""
        ...

    def row(self, index: int) -> Row:
        """Return one row."""
        ...

    def get(self, key: str) -> Row | None:
        """Return the row with this key."""
        ...

    def terms(self, column: str) -> Mapping[str, Sequence[int]]:
        """Return the texts of a column of names, each with the indices of its rows."""
        ...


@cache
def table(name: str) -> Table:
    """Return the table `name`. Raise `PackError` if the pack has none of that name."""
    found: Table = _pack().table(name)
    return found


@cache
def _pack() -> Any:
    import sayso_rules

    return load_pack(Path(sayso_rules.__file__).parent / "sourcing")  # `importlib.resources` would load zip and temporary files for it


@cache
def words(key: str) -> frozenset[str]:
    """Return the single words of a group in `words.toml` or `phrases.toml`."""
    return frozenset(word for word in _group(key) if " " not in word)


@cache
def phrases(key: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return the phrases and words of a group, each cut into words, by their last word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in _group(key):
        cut = tuple(phrase.split())
        found.setdefault(cut[-1], []).append(cut)
    return {last: tuple(each) for last, each in found.items()}


def all_phrases(key: str) -> tuple[str, ...]:
    """Return the phrases and words of a group as they stand."""
    return tuple(_group(key))


def _group(key: str) -> Sequence[str]:
    row = table("words").get(key) or table("phrases").get(key)
    if row is None:
        raise KeyError(key)
    group: Sequence[str] = row["words"]
    return group
