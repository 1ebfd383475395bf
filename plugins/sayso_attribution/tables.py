"""The family's data tables, from the `attribution` pack, each read once and only when a rule needs it."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from sayso import load_pack


@cache
def rows(name: str) -> Mapping[str, Mapping[str, Any]]:
    """Return the entries of the table `name` by key. Raise `PackError` if the pack has no such table."""
    return {row["key"]: row for row in _pack().table(name).entries}


@cache
def _pack() -> Any:
    import sayso_rules

    return load_pack(Path(sayso_rules.__file__).parent / "attribution")  # `importlib.resources` would load zip and temporary files for it


@cache
def words(table: str, key: str) -> frozenset[str]:
    """Return the `words` of one entry of `table`."""
    return frozenset(rows(table)[key]["words"])
