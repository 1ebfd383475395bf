"""The rules there are for somebody in the current folder: bundled ones, plugins' and those of packs configured there."""

from typing import TYPE_CHECKING

from sayso.cli.exits import failure_code
from sayso.cli.messages import tell_failures
from sayso.cli.streams import say
from sayso.errors import ConfigError, SaysoError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sayso.checker import Checker, ListedRule
    from sayso.packs.changes import Change
    from sayso.rule import Rule

HERE = "article.md"  # stands for any article in the current folder


def all_rules() -> "list[Rule]":
    """Return every rule. Broken plugins and a broken configuration are told, and do not stand in the way."""
    return [each.rule for each in listed()[0]]


def changes_here() -> "tuple[Change, ...]":
    """Return the newsroom's tables that count here; none if the configuration is broken, which `all_rules` tells."""
    from sayso.checker import Checker
    from sayso.checker.changing import read

    try:
        return read(Checker().settings(HERE).get("tables"))
    except SaysoError:
        return ()


def try_change(file: "Path") -> None:
    """Raise `PackError` for what is wrong with a newsroom's table as a change of the packs there are here."""
    from sayso.checker.changing import changed
    from sayso.packs.changes import read_change

    changed(unchanged(), [read_change(file)])


def unchanged() -> "Mapping[str, Rule]":
    """Return the rules there are here by id, packs of the configuration included, without a newsroom's changes."""
    from sayso.checker import Checker
    from sayso.checker.building import Bench

    checker = Checker()
    try:
        packs = checker.settings(HERE).get("packs")
    except ConfigError:
        packs = ()  # told where it matters
    return Bench.of(checker.registry, packs).rules


def listed() -> "tuple[tuple[ListedRule, ...], int]":
    """Return every rule as configured here, and the exit code that broken plugins or a broken configuration ask for, which are told."""
    from sayso.checker import Checker

    checker = Checker()
    code = failure_code(checker.registry.failures)
    tell_failures(checker.registry.failures)
    try:
        return checker.rules(HERE), code
    except SaysoError as error:
        say(f"error: {error}; shown is what holds without configuration")
        return _bare(checker), max(code, error.exit_code)


def _bare(checker: "Checker") -> "tuple[ListedRule, ...]":
    from sayso.checker import Checker

    return Checker(isolated=True, registry=checker.registry).rules()


def find_rule(rule_id: str) -> "Rule":
    """Return the rule of that id. Raise `ConfigError`, with a guess, if there is none."""
    rules = {rule.meta.id: rule for rule in all_rules()}
    if rule_id not in rules:
        from difflib import get_close_matches

        close = get_close_matches(rule_id, rules, n=1)
        hint = f"; did you mean {close[0]!r}?" if close else "; `sayso rules list` names them all"
        raise ConfigError(f"there is no rule {rule_id!r}{hint}")
    return rules[rule_id]
