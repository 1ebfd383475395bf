"""Lay a newsroom's tables over the packs whose words they change."""

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import ConfigError
from sayso.rule import FunctionRule, Rule

if TYPE_CHECKING:
    from sayso.packs.changes import Change
    from sayso.packs.compiled import PackRule
    from sayso.packs.tables import Table

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
    coded = {name for rule in rules.values() for name in rule.meta.tables}
    packs: dict[str, list[Change]] = {}
    for change in changes:
        if change.target in targets:
            packs.setdefault(targets[change.target], []).append(change)
        elif change.target not in coded and not incomplete:
            change.fail_target({*targets, *coded})
    made = {id_: _with_tables(rule, tables) for id_, rule in rules.items()} if (tables := _laid(rules, coded, changes)) else dict(rules)
    for pack, several in packs.items():
        made.update({rule.meta.id: rule for rule in load_pack(pack, changes=several).rules if _same(rules.get(rule.meta.id), pack)})
    return made


def _laid(rules: Mapping[str, Rule], coded: "set[str]", changes: "Sequence[Change]") -> "dict[str, tuple[Table, Table]]":
    """Return the tables that code reads and that are changed, by name: as the pack has them, and as they are now."""
    from sayso.packs.laid import laid
    from sayso.packs.tables import load_table

    found = {}
    for name in coded & {change.target for change in changes}:
        pack, _, stem = name.partition("/")
        folder = next((each for each in pack_folders(rules.values()) if each.name == pack), None)
        if folder:
            table = load_table(folder / "data" / f"{stem}.toml", root=folder)
            found[name] = table, laid(table, [change for change in changes if change.target == name])
    return found


def _with_tables(rule: Rule, tables: "Mapping[str, tuple[Table, Table]]") -> Rule:
    """Return a rule in Python with the changed tables it reads; what they name besides is looked for, too."""
    from sayso.packs.laid import fresh_terms

    read = {name: tables[name] for name in rule.meta.tables if name in tables}
    if not read or not isinstance(rule, FunctionRule):
        return rule
    fresh = [term for table, changed in read.values() for term in fresh_terms(table, changed)] if rule.meta.literals else []
    meta = rule.meta._replace(literals=tuple(dict.fromkeys((*rule.meta.literals, *fresh))))
    return rule._replace(meta=meta, tables={name: changed for name, (_, changed) in read.items()})


def pack_folders(rules: Iterable[Rule]) -> list[Path]:
    """Return the folders of the packs that rules come from, and of those beside them."""
    known = {Path(rule.spec["pack"]) for rule in rules if hasattr(rule, "spec")}
    beside = {path.parent for parent in {folder.parent for folder in known} for path in parent.glob("*/pack.toml")}
    return sorted(known | beside)


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
