"""The family's data tables, from the `language` pack, each read once and only when a rule needs it."""

from functools import cache
from pathlib import Path
from typing import Any

from sayso import load_pack


@cache
def _pack() -> Any:
    import sayso_rules

    return load_pack(Path(sayso_rules.__file__).parent / "language")  # `importlib.resources` would load zip and temporary files for it


@cache
def words(table: str, key: str) -> frozenset[str]:
    """Return the `words` of one entry of `table`. Raise `PackError` if there is no such table, `KeyError` if no such entry."""
    rows = {row["key"]: row for row in _pack().table(table).entries}
    return frozenset(rows[key]["words"])
