"""Load plugins, one at a time, so that a broken one is named and the rest work."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import pluggy

from sayso.article import Article, Layer
from sayso.finding import Failure
from sayso.plugins import hookspecs
from sayso.plugins.checks import as_list, bad_annotator, bad_reader, bad_reporter, bad_rule, close_to, told
from sayso.plugins.entries import Entry
from sayso.plugins.entries import installed as installed
from sayso.rule import Rule

if TYPE_CHECKING:
    from sayso.readers import Reader
    from sayso.reporters import Reporter

HOOKS = ("sayso_rules", "sayso_annotators", "sayso_readers", "sayso_reporters")


class Registry(NamedTuple):
    """Hold everything plugins bring: rules by id, who brought each, annotators by layer, readers, reporters, and what went wrong.

    `foreign` are the names of plugins that are not sayso's own; `makers` tells the plugin of each replaced layer.
    """

    rules: Mapping[str, Rule]
    owners: Mapping[str, str]
    annotators: Mapping[Layer[Any], Callable[[Article], Any]]
    makers: Mapping[Layer[Any], str]
    readers: "tuple[Reader, ...]"
    reporters: "tuple[Reporter, ...]"
    failures: tuple[Failure, ...]
    foreign: frozenset[str]


class _Draft(NamedTuple):
    """Hold what is loaded so far."""

    rules: dict[str, Rule]
    owners: dict[str, str]
    annotators: dict[Layer[Any], Callable[[Article], Any]]
    makers: dict[Layer[Any], str]
    readers: "dict[str, Reader]"
    reporters: "dict[str, Reporter]"
    failures: list[Failure]


def load(entries: Iterable[Entry] | None = None) -> Registry:
    """Return what the given plugins (by default, all that are installed) bring. A plugin's mistake becomes a failure, never an exception."""
    draft = _Draft({}, {}, {}, {}, {}, {}, [])
    foreign: set[str] = set()
    for entry in installed() if entries is None else entries:
        if not entry.bundled:
            foreign.add(entry.name)
        _load_one(entry, draft)
    return Registry(
        draft.rules, draft.owners, draft.annotators, draft.makers, tuple(draft.readers.values()), tuple(draft.reporters.values()),
        tuple(draft.failures), frozenset(foreign),
    )  # fmt: skip


def _load_one(entry: Entry, draft: _Draft) -> None:
    try:
        plugin = entry.load()
        manager = pluggy.PluginManager(hookspecs.PROJECT)
        manager.add_hookspecs(hookspecs)
        manager.register(plugin, entry.name)
        callers = manager.get_hookcallers(plugin) or []
    except (Exception, SystemExit) as error:
        draft.failures.append(Failure(f"cannot be loaded: {told(error)}", plugin=entry.name))
        return
    _check_names(entry, plugin, [caller.name for caller in callers], draft)
    for name in HOOKS:
        _call(entry, name, getattr(manager.hook, name), draft)


def _check_names(entry: Entry, plugin: Any, names: list[str], draft: _Draft) -> None:
    """Name hooks that would never be called: misspelt ones, and ones without their mark."""
    for name in names:
        if name not in HOOKS:
            draft.failures.append(Failure(f"has a hook that does not exist, {name}{close_to(name, HOOKS)}", plugin=entry.name))
    unmarked = [name for name in HOOKS if callable(getattr(plugin, name, None)) and name not in names]
    for name in unmarked:
        draft.failures.append(Failure(f"has a function {name} that is not marked with @hookimpl, so it is never called", plugin=entry.name))
    if not names and not unmarked:
        draft.failures.append(Failure(f"has no hook: it needs one of {', '.join(HOOKS)}, marked with @hookimpl", plugin=entry.name))


def _call(entry: Entry, name: str, hook: Any, draft: _Draft) -> None:
    try:
        for result in hook():
            for item in as_list(result):
                problem = _ADD[name](item, entry, draft)
                if problem:
                    draft.failures.append(Failure(problem, plugin=entry.name))
    except (Exception, SystemExit) as error:
        draft.failures.append(Failure(f"{name} failed: {told(error)}", plugin=entry.name))


def _add_rule(rule: Any, entry: Entry, draft: _Draft) -> str | None:
    problem = bad_rule(rule)
    if problem is None and rule.meta.id in draft.rules:
        problem = f"brings the rule {rule.meta.id}, an id that {draft.owners[rule.meta.id]} has already: choose another"
    if problem is None:
        draft.rules[rule.meta.id] = rule
        draft.owners[rule.meta.id] = entry.name
    return problem


def _add_annotator(pair: Any, entry: Entry, draft: _Draft) -> str | None:
    problem = bad_annotator(pair)
    if problem is None and pair[0] in draft.annotators:
        problem = f"replaces the layer {pair[0].name}, which {draft.makers[pair[0]]} replaces already"
    if problem is None:
        draft.annotators[pair[0]] = pair[1]
        draft.makers[pair[0]] = entry.name
    return problem


def _add_reader(reader: Any, _entry: Entry, draft: _Draft) -> str | None:
    from sayso.readers import READERS

    problem = bad_reader(reader)
    if problem is not None:
        return problem
    taken = {suffix: each.name for each in (*READERS, *draft.readers.values()) for suffix in each.suffixes}
    clash = next((suffix for suffix in reader.suffixes if suffix in taken), None)
    if clash is not None:
        return f"brings a reader for {clash}, which the reader {taken[clash]} has already"
    draft.readers[reader.name] = reader
    return None


def _add_reporter(reporter: Any, _entry: Entry, draft: _Draft) -> str | None:
    from sayso.reporters import REPORTERS

    problem = bad_reporter(reporter)
    if problem is None and (reporter.name in draft.reporters or reporter.name in REPORTERS):
        problem = f"brings the format {reporter.name}, which exists already"
    if problem is None:
        draft.reporters[reporter.name] = reporter
    return problem


_ADD: Mapping[str, Callable[[Any, Entry, _Draft], str | None]] = {
    "sayso_rules": _add_rule,
    "sayso_annotators": _add_annotator,
    "sayso_readers": _add_reader,
    "sayso_reporters": _add_reporter,
}
