"""The family's data tables, from the `attribution` pack, each read once and only when a rule needs it."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from sayso import load_pack


@cache
def rows(name: str) -> Mapping[str, Mapping[str, Any]]:
    """Return the entries of the table `name` by key. Raise `PackError` if the pack has no such table."""
    pack = load_pack(Path(str(files("sayso_rules"))) / "attribution")
    return {row["key"]: row for row in pack.table(name).entries}


@cache
def words(table: str, key: str) -> frozenset[str]:
    """Return the `words` of one entry of `table`."""
    return frozenset(rows(table)[key]["words"])
