"""Lay a newsroom's tables over the packs whose words they change."""

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import ConfigError
from sayso.rule import Rule

if TYPE_CHECKING:
    from sayso.packs.changes import Change
    from sayso.packs.compiled import PackRule

Named = tuple[str, str]
"""A configuration's folder, and a path relative to it."""


def inside(folder: str, name: str, what: str) -> Path:
    """Return the path; raise `ConfigError` if it leads out of the configuration's folder."""
    place = Path(folder, name)
    try:
        within = not os.path.isabs(name) and place.resolve().is_relative_to(Path(folder).resolve())  # noqa: PTH117 - of the text as written
    except (OSError, RuntimeError, ValueError):  # links in a circle, a character no file name may have
        raise ConfigError(f"the {what} {name!r} leads nowhere", path=folder) from None
    if not within:
        raise ConfigError(f"the {what} {name!r} lies outside the configuration's folder: keep {what}s below it", path=folder)
    return place


def read(tables: Iterable[Named]) -> "tuple[Change, ...]":
    """Return the newsroom's tables; raise `ConfigError` for one elsewhere, `PackError` for what is wrong in one."""
    from sayso.packs.changes import read_change

    return tuple(read_change(inside(folder, name, "table"), Path(folder)) for folder, name in tables)


def changed(rules: Mapping[str, Rule], changes: "Sequence[Change]", *, incomplete: bool = False) -> dict[str, Rule]:
    """Return the rules, those of changed packs loaded anew with the changes in place.

    Raise `PackError` for a table that does not exist, unless the rules are `incomplete` since plugins failed, which is told elsewhere.
    """
    from sayso.packs.compiled import PackRule
    from sayso.packs.loader import load_pack

    targets = _targets(rule for rule in rules.values() if isinstance(rule, PackRule))
    packs: dict[str, list[Change]] = {}
    for change in changes:
        if change.target in targets:
            packs.setdefault(targets[change.target], []).append(change)
        elif not incomplete:
            change.fail_target(targets)
    made = dict(rules)
    for pack, several in packs.items():
        made.update({rule.meta.id: rule for rule in load_pack(pack, changes=several).rules if _same(rules.get(rule.meta.id), pack)})
    return made


def _same(rule: Rule | None, pack: str) -> bool:
    return getattr(rule, "spec", {}).get("pack") == pack


def _targets(rules: "Iterable[PackRule]") -> dict[str, str]:
    """Return the folder of the pack for everything that can be changed: its tables, and rules with words of their own."""
    found: dict[str, str] = {}
    for rule in rules:
        folder = rule.spec["pack"]
        if any("key" not in entry for entry in rule.spec["entries"]):
            found.setdefault(rule.meta.id, folder)
        for table in rule.spec["tables"]:
            found.setdefault(f"{Path(folder).name}/{table}", folder)
    return found
