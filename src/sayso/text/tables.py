"""Read the word tables that the text functions need: TOML files in `data/`, each group with its origin."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from sayso.store import tables

DATA = Path(__file__).with_name("data")  # not importlib.resources: its import costs more than reading a table


def table(name: str) -> Mapping[str, Any]:
    """Return the table `data/<name>.toml`, read once a process; treat it as read-only.

    Raise `KeyError` if there is none: a table is part of the program, so a missing one is a mistake of ours, not of a newsroom.
    """
    if name not in _tables():
        raise KeyError(f"no table {name!r} in sayso.text.data")
    found: Mapping[str, Any] = _tables()[name]
    return found


@cache
def _tables() -> Mapping[str, Any]:
    return tables(DATA)


@cache
def words(name: str, group: str) -> frozenset[str]:
    """Return the `words` of one group of a table as a set."""
    return frozenset(table(name)[group]["words"])


def names() -> tuple[str, ...]:
    """Return the names of all tables, sorted."""
    return tuple(sorted(path.stem for path in DATA.glob("*.toml")))
