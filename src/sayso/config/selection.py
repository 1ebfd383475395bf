"""Which rules run: the default set, narrowed, extended and thinned out by configuration and command line."""

from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

from sayso.config.cascade import ON_TOP
from sayso.config.settings import COMMAND_LINE, Settings, Value
from sayso.config.spec import did_you_mean
from sayso.errors import ConfigError
from sayso.rule import Rule

ALL = "all:"
OWN = "sayso."


class Known(NamedTuple):
    """Hold the rules there are. `incomplete` says that plugins failed to load: ids of families nobody knows may be theirs."""

    rules: Mapping[str, Rule]
    incomplete: bool = False


def select(known: Known, settings: Settings) -> tuple[str, ...]:
    """Return the ids of the rules that run, in their order.

    An id switches its rule on, even an opt-in one and even against an `ignore` glob. A glob takes what it fits of the default set;
    `all:GLOB` opt-in rules too. `ignore` takes away, and so does `enabled = false`, unless the command line selects the very id.
    The engine's own rules (`sayso.*`) are not narrowed by `select`, only ignored. Raise `ConfigError` for an id or glob that fits nothing,
    or if no rule is left.
    """
    enabled = {rule: value.enabled for rule, value in settings.rules().items() if value.enabled is not None}
    _check(known, settings)
    base = {rule for rule, each in known.rules.items() if (enabled[rule].value if rule in enabled else each.meta.default)}
    chosen = _chosen(known, settings, base) - _ignored(known, settings, enabled)
    if not any(not rule.startswith(OWN) for rule in chosen):
        raise _nothing(settings)
    return tuple(rule for rule in known.rules if rule in chosen)


def _chosen(known: Known, settings: Settings, base: set[str]) -> set[str]:
    patterns = settings.get("select")
    chosen = set(base) if patterns is None else _fitting(patterns, known, base) | {rule for rule in base if rule.startswith(OWN)}
    if not settings.forced("select"):
        chosen |= _fitting(settings.get("extend-select"), known, base)
    return chosen


def _ignored(known: Known, settings: Settings, enabled: Mapping[str, Value]) -> set[str]:
    """Return what is switched off. Nearer intent wins: the command line over files, an exact id over a glob."""
    selected = settings.values[("select",)]
    asked = set(selected.value or ()) | set(settings.get("extend-select"))
    files = (*settings.get("ignore"), *settings.get("extend-ignore"))
    ignored = _exact(files) | (_fitting(files, known, set(known.rules)) - asked)
    ignored |= {rule for rule, value in enabled.items() if not value.value}
    if selected.file == COMMAND_LINE:
        ignored -= set(selected.value or ())
    on_top = settings.values[ON_TOP].value if ON_TOP in settings.values else ()
    kept = set(selected.value or ()) if selected.file == COMMAND_LINE else set()
    return ignored | _exact(on_top) | (_fitting(on_top, known, set(known.rules)) - kept)


def _exact(patterns: Iterable[str]) -> set[str]:
    return {pattern for pattern in patterns if not _is_glob(pattern)}


def _is_glob(pattern: str) -> bool:
    return any(char in pattern for char in "*?[")


def _fitting(patterns: Iterable[str], known: Known, base: set[str]) -> set[str]:
    found: set[str] = set()
    for pattern in patterns:
        among: Iterable[str] = known.rules if pattern.startswith(ALL) else base
        name = pattern.removeprefix(ALL)
        if _is_glob(name):
            found.update(rule for rule in among if fnmatchcase(rule, name))
        elif name in known.rules:
            found.add(name)
    return found


def _check(known: Known, settings: Settings) -> None:
    """Raise `ConfigError` for the first rule id or glob, anywhere in the settings, that fits no rule, or the first family that has none."""
    for name, value, key in _mentions(settings):
        bare = name.removeprefix(ALL)
        fits = any(fnmatchcase(rule, bare) for rule in known.rules) if _is_glob(bare) else bare in known.rules
        if not fits and not _may_be_missing(known, bare):
            what = f"{name!r} in {key} fits no rule" if _is_glob(bare) else f"there is no rule {bare!r} ({key})"
            raise ConfigError(what + _hint(bare, known), path=value.path, line=value.line)
    families = {rule.partition(".")[0] for rule in known.rules}
    for place, value in settings.values.items():
        if place[0] == "families" and place[1] not in families and not known.incomplete:
            hint = did_you_mean(place[1], families) or f"; there are {', '.join(sorted(families))}"
            raise ConfigError(f"there is no family {place[1]!r} (families){hint}", path=value.path, line=value.line)


def _mentions(settings: Settings) -> Iterator[tuple[str, Value, str]]:
    for key, value in settings.values.items():
        if key[0] in ("select", "extend-select", "ignore", "extend-ignore"):
            yield from ((name, value, key[0]) for name in value.value or ())
        elif key[0] == "rules":
            yield key[1], value, "rules"


def _may_be_missing(known: Known, name: str) -> bool:
    family = name.partition(".")[0]
    return known.incomplete and not any(rule.startswith(f"{family}.") for rule in known.rules)


def _hint(name: str, known: Known) -> str:
    families = {rule.partition(".")[0] for rule in known.rules}
    if name in families:
        return f"; for all of a family write {name + '.*'!r}"
    family, dot, problem = name.partition(".")
    if dot and _is_glob(name) and family not in families:
        return did_you_mean(family, families, problem) or "; `sayso rules list` shows them all"
    return did_you_mean(name, known.rules) or "; `sayso rules list` shows them all"


def _nothing(settings: Settings) -> ConfigError:
    value = settings.values[("select",)]
    hint = "a glob takes rules of the default set only; write all:GLOB to take opt-in rules in" if value.value else "see `sayso config show`"
    return ConfigError(f"no rule is enabled: {hint}", path=value.path, line=value.line)


def configured(rule: Rule, options: Mapping[str, Value]) -> Rule:
    """Return the rule with its options in place. Raise `ConfigError`, naming file and line, for one it does not have or a wrong value."""
    if not options:
        return rule
    for name, value in options.items():
        if name not in rule.meta.options:
            hint = did_you_mean(name, rule.meta.options) or f"; it has {', '.join(rule.meta.options) or 'none'}"
            raise ConfigError(f"rule {rule.meta.id!r} has no option {name!r}{hint}", path=value.path, line=value.line)
    values: dict[str, Any] = {name: value.value for name, value in options.items()}
    last = next(iter(options.values()))
    try:
        for name, value in options.items():  # one at a time, so that the line is that of the wrong one
            last = value
            rule.configure({name: value.value})
        return rule.configure(values)
    except ConfigError as error:
        raise ConfigError(error.message, path=last.path, line=last.line) from None
