"""The rules there are for somebody in the current folder: bundled ones, plugins' and those of packs configured there."""

from typing import TYPE_CHECKING

from sayso.cli.exits import failure_code
from sayso.cli.messages import tell_failures
from sayso.cli.streams import say
from sayso.errors import ConfigError

if TYPE_CHECKING:
    from sayso.checker import Checker, ListedRule
    from sayso.rule import Rule

HERE = "article.md"  # stands for any article in the current folder


def all_rules() -> "list[Rule]":
    """Return every rule. Broken plugins and a broken configuration are told, and do not stand in the way."""
    return [each.rule for each in listed()[0]]


def listed() -> "tuple[tuple[ListedRule, ...], int]":
    """Return every rule as configured here, and the exit code that broken plugins or a broken configuration ask for, which are told."""
    from sayso.checker import Checker

    checker = Checker()
    code = failure_code(checker.registry.failures)
    tell_failures(checker.registry.failures)
    try:
        return checker.rules(HERE), code
    except ConfigError as error:
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
