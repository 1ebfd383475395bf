"""Make engines: rules of plugins and packs on one side, settings on the other."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sayso.article import Layer
from sayso.checker.changing import Named, changed, inside, read
from sayso.config.selection import OWN, Known, configured, select
from sayso.config.settings import RuleSettings, Settings
from sayso.engine import Active, Engine, Policy
from sayso.engine.active import Annotator
from sayso.engine.allow import SignOffs
from sayso.engine.own import PLUGIN, own_rules
from sayso.engine.signing import base
from sayso.errors import PackError
from sayso.finding import RuleInfo, Severity
from sayso.layers import TABLES
from sayso.rule import Rule, RuleMeta, parse_severity

if TYPE_CHECKING:
    from sayso.plugins.registry import Registry

_NO_SETTINGS = RuleSettings()
Signed = tuple[SignOffs, SignOffs]
"""Sign-offs in force, and those that have expired."""


class Bench(NamedTuple):
    """Hold the rules there are, by id, and who brought each; those of plugins first, then those of packs, then the engine's own."""

    rules: Mapping[str, Rule]
    owners: Mapping[str, str]
    registry: "Registry"

    @staticmethod
    def of(registry: "Registry", packs: tuple[Named, ...], tables: tuple[Named, ...] = ()) -> "Bench":
        """Return the rules of the registry and of pack folders, with the changes that a newsroom's tables make."""
        rules, owners = dict(registry.rules), dict(registry.owners)
        for folder, name in packs:
            for rule in _pack_rules(folder, name):
                if rule.meta.id in rules:
                    raise PackError(f"brings the rule {rule.meta.id!r}, an id that {owners[rule.meta.id]} has already", path=str(Path(folder, name)))
                rules[rule.meta.id] = rule
                owners[rule.meta.id] = name
        if tables:
            rules = changed(rules, read(tables), incomplete=bool(registry.failures))
        for own in own_rules():
            rules[own.meta.id] = own
            owners[own.meta.id] = PLUGIN
        return Bench(rules, owners, registry)

    @property
    def known(self) -> Known:
        """Return the rules for the selection."""
        return Known(self.rules, incomplete=bool(self.registry.failures))


def _pack_rules(folder: str, name: str) -> tuple[Rule, ...]:
    from sayso.packs.loader import load_pack

    return load_pack(inside(folder, name, "pack")).rules


def build(bench: Bench, settings: Settings, signed: Signed) -> Engine:
    """Return an engine for the settings. Raise `ConfigError` if they name rules or options that do not exist, or leave no rule on."""
    on = select(bench.known, settings)
    single = settings.rules()
    severities = {rule: _severity(bench.rules[rule], single.get(rule, _NO_SETTINGS)) for rule in on}
    for rule, each in single.items():  # options of rules that are off are checked too
        if rule in bench.rules:
            configured(bench.rules[rule], each.options)
    active = tuple(
        Active(configured(bench.rules[rule], single.get(rule, _NO_SETTINGS).options), rule, severities[rule], bench.owners[rule])
        for rule in on
        if not rule.startswith(OWN)
    )
    return Engine(active, _policy(bench, settings, signed, active, {rule: severities[rule] for rule in on if rule.startswith(OWN)}))


def _severity(rule: Rule, settings: RuleSettings) -> Severity:
    return rule.meta.severity if settings.severity is None else parse_severity(settings.severity.value)


def _policy(bench: Bench, settings: Settings, signed: Signed, active: tuple[Active, ...], own: Mapping[str, Severity]) -> Policy:
    from sayso.packs.matcher import Automaton

    registry = bench.registry
    literals = {each.id: each.rule.meta.literals for each in active if each.rule.meta.literals}
    return Policy(
        known=frozenset(bench.rules),
        own=own,
        incomplete=bool(registry.failures),
        covered=frozenset(base(language) for rule in bench.rules.values() for language in rule.meta.languages if language != "*"),
        min_severity=parse_severity(settings.get("min-severity")),
        min_confidence=settings.get("min-confidence"),
        language=settings.get("language"),
        forced=settings.forced("language"),
        annotators={layer: Annotator(registry.makers[layer], compute) for layer, compute in registry.annotators.items()} | _tables(active),
        scan=Automaton(literals).scan,
        signed=signed[0],
        expired=signed[1],
    )


def _tables(active: tuple[Active, ...]) -> dict[Layer[Any], Annotator]:
    """Return the way to the tables that a newsroom changed, for the rules in Python that read them."""
    changed = {name: table for each in active for name, table in getattr(each.rule, "tables", {}).items()}
    return {TABLES: Annotator(PLUGIN, lambda _: changed)} if changed else {}


def listed(bench: Bench, settings: Settings) -> Iterator[tuple[Rule, str, bool, Severity]]:
    """Yield every rule by id with its plugin, whether it is on, and its severity."""
    on = frozenset(select(bench.known, settings))
    single = settings.rules()
    for rule in sorted(bench.rules):
        yield bench.rules[rule], bench.owners[rule], rule in on, _severity(bench.rules[rule], single.get(rule, _NO_SETTINGS))


def info(meta: RuleMeta) -> RuleInfo:
    """Return of a rule what reporters may tell."""
    return RuleInfo(meta.id, meta.summary, meta.page, meta.severity, meta.default, meta.references)
