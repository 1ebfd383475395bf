"""The settings in force for a file, and single values with the place that set them."""

from collections.abc import Mapping
from typing import Any, NamedTuple, cast

Key = tuple[str, ...]
COMMAND_LINE = "command line"
DEFAULT = "default"


class Value(NamedTuple):
    """Hold one value and where it was set: a file and its line (1-based, if known), `command line` or `default`."""

    value: Any
    file: str
    line: int | None = None

    @property
    def path(self) -> str | None:
        """Return the file if it is one."""
        return self.file if self.file not in (COMMAND_LINE, DEFAULT) else None


class Explained(NamedTuple):
    """Hold a value for `config show`: its dotted key, itself, the file that set it (or `default`, `command line`) and the line."""

    key: str
    value: Any
    file: str
    line: int | None


class RuleSettings(NamedTuple):
    """Hold what is configured for one rule; None where nothing is."""

    enabled: Value | None = None
    severity: Value | None = None
    fail_on: Value | None = None
    options: Mapping[str, Value] = {}


class Settings(NamedTuple):
    """Hold every value in force for a file, by key.

    Keys are `("min-severity",)`, `("families", name, "fail-on")`, `("rules", id, "severity")` or `("rules", id, "options", name)`.
    Two files with equal settings have the same `identity` and share an engine.
    """

    values: Mapping[Key, Value]
    sources: tuple[str, ...]
    identity: tuple[Any, ...]

    def get(self, key: str) -> Any:
        """Return the value of a top-level key."""
        return self.values[(key,)].value

    def forced(self, key: str) -> bool:
        """Tell whether the value comes from the command line."""
        return self.values[(key,)].file == COMMAND_LINE

    @property
    def fail_on(self) -> str:
        """Return the severity from which a run fails, or `never`."""
        return str(self.get("fail-on"))

    def fails_from(self, rule: str) -> str:
        """Return the severity from which findings of a rule fail a run, or `never`.

        The command line's word counts for all rules; of those in files, the rule's own, then its family's, then the general one.
        """
        if not self.forced("fail-on"):
            for key in (("rules", rule, "fail-on"), ("families", rule.partition(".")[0], "fail-on")):
                if key in self.values:
                    return str(self.values[key].value)
        return self.fail_on

    @property
    def encoding(self) -> str | None:
        """Return the encoding to read files in, if one is set."""
        return self.get("encoding") or None

    @property
    def max_bytes(self) -> int:
        """Return the size above which files are refused."""
        return int(self.get("max-bytes"))

    def rules(self) -> dict[str, RuleSettings]:
        """Return what is configured for single rules, by id."""
        found: dict[str, RuleSettings] = {}
        for key, value in self.values.items():
            if key[0] != "rules":
                continue
            _, rule, what, *option = key
            known = found.get(rule, RuleSettings())
            if option:
                found[rule] = known._replace(options={**known.options, option[0]: value})
            else:
                found[rule] = known._replace(**cast("dict[str, Any]", {what.replace("-", "_"): value}))
        return found
