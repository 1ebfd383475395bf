"""The family's data tables, from the `consistency` pack, each read once and only when a rule needs it."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from sayso import load_pack

Row = Mapping[str, Any]


@cache
def rows(name: str) -> Sequence[Row]:
    """Return the entries of the table `name`. Raise `PackError` if the pack has none of that name."""
    return tuple(_pack().table(name).entries)


@cache
def table(name: str) -> Any:
    """Return the table `name` itself, whose rows are read one by one. Raise `PackError` if the pack has none of that name."""
    return _pack().table(name)


@cache
def _pack() -> Any:
    import sayso_rules

    return load_pack(Path(sayso_rules.__file__).parent / "consistency")  # `importlib.resources` would load zip and temporary files for it


@cache
def words(table: str, key: str) -> frozenset[str]:
    """Return the `words` of one entry of `table`."""
    return frozenset(next(row["words"] for row in rows(table) if row["key"] == key))
