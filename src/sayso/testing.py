"""Test rules: run the examples they carry, check a text, build an article.

A rule's examples are its tests. `assert_examples(rule)` is all that a test of a rule file needs.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from sayso.article import Article, Meta
from sayso.errors import PluginError
from sayso.finding import Diagnostic, Finding
from sayso.rule import Example, Rule

if TYPE_CHECKING:
    from sayso.packs.coverage import Coverage

__all__ = ["Outcome", "article", "assert_examples", "check_text", "coverage", "findings", "run_examples"]

MAX_MESSAGE = 240
_META = ("byline", "dateline", "section", "url", "language", "source")


class Outcome(NamedTuple):
    """Hold how an example of a rule went: `problems` are sentences; none means it went well."""

    rule: str
    number: int
    example: Example
    problems: tuple[str, ...]


def article(text: str, *, meta: Mapping[str, Any] | Meta | None = None, headline: str | None = None) -> Article:
    """Return a plain text as an article; `meta` is front matter, `headline` puts a headline before the text."""
    from sayso.readers.plain import from_text

    return from_text(text, meta=meta if isinstance(meta, Meta) else _meta(meta or {}), headline=headline)


def _meta(front: Mapping[str, Any]) -> Meta:
    published = front.get("published") or front.get("date")
    if isinstance(published, str):
        published = date.fromisoformat(published)
    known = {name: str(front[name]) for name in _META if name in front}
    return Meta(**known, published=published if isinstance(published, date) else None, raw=dict(front))


def findings(rules: Rule | Iterable[Rule], of: Article) -> list[tuple[Rule, Finding]]:
    """Return what rules find in an article, in order of place, before any engine has selected or stamped it."""
    from sayso.hits import HITS
    from sayso.layers import TABLES
    from sayso.packs.matcher import Automaton

    chosen = _several(rules)
    automaton = Automaton(_literals(chosen))
    tables = {name: table for rule in chosen for name, table in getattr(rule, "tables", {}).items()}
    ready = of.with_annotators({HITS: automaton.scan, TABLES: lambda _: tables})
    waiting = ready.layer(HITS)
    called = [rule for rule in chosen if rule.meta.always or not rule.meta.literals or rule.meta.id in waiting]
    found = [(rule, finding) for rule in called for finding in rule.check(ready)]
    return sorted(found, key=lambda each: (each[1].span, each[0].meta.id))


def _several(rules: Rule | Iterable[Rule]) -> list[Rule]:
    return [rules] if isinstance(rules, Rule) else list(rules)


def check_text(
    rules: Rule | Iterable[Rule], text: str, *, meta: Mapping[str, Any] | Meta | None = None, headline: str | None = None
) -> list[Diagnostic]:
    """Return what rules report in a plain text, as a reader of the report sees it: judged, placed and in order, whatever their confidence.

    The text counts as written in the rules' language. Raise `PluginError` if a rule fails or yields what cannot be (a span outside the text).
    """
    from sayso.engine import Active, Engine, Policy
    from sayso.packs.matcher import Automaton

    chosen = _several(rules)
    active = [Active(rule, rule.meta.id, rule.meta.severity, "test") for rule in chosen]
    language = next((code for rule in chosen for code in rule.meta.languages if code != "*"), "en")
    policy = Policy(
        frozenset(rule.meta.id for rule in chosen), min_confidence=0.0, language=language, forced=True, scan=Automaton(_literals(chosen)).scan
    )
    report = Engine(active, policy).run(article(text, meta=meta, headline=headline))
    for failure in report.failures:
        raise PluginError(f"rule {failure.rule}: {failure.error}")
    return list(report.diagnostics)


def _literals(rules: Iterable[Rule]) -> dict[str, tuple[str, ...]]:
    return {rule.meta.id: rule.meta.literals for rule in rules if rule.meta.literals}


def run_examples(rules: Rule | Iterable[Rule]) -> list[Outcome]:
    """Return how every example of every rule goes."""
    return [
        Outcome(rule.meta.id, number, example, tuple(_problems(rule, example)))
        for rule in _several(rules)
        for number, example in enumerate(rule.meta.examples, 1)
    ]


def coverage(rules: Rule | Iterable[Rule]) -> "list[Coverage]":
    """Return, for rules from files, which entries their own examples flag, and which none does."""
    from sayso.packs.coverage import covered

    return [found for rule in _several(rules) if (found := covered(rule, [_found(rule, example) for example in rule.meta.examples])) is not None]


def assert_examples(rule: Rule) -> None:
    """Raise `AssertionError`, naming every example that does not go as it says, or that a kind of example is missing."""
    flagged = {bool(example.flagged) for example in rule.meta.examples}
    problems = [f"needs an example that is {'flagged' if kind else 'passed'}" for kind in (True, False) if kind not in flagged]
    for outcome in run_examples(rule):
        problems += [f"example {outcome.number}: {problem}" for problem in outcome.problems]
    if problems:
        raise AssertionError("\n".join(f"{rule.meta.id}: {problem}" for problem in problems))


def _found(rule: Rule, example: Example) -> Article:
    from sayso.hits import HITS
    from sayso.packs.matcher import Automaton

    of = article(example.text, meta=example.meta, headline=example.headline)
    return of.with_annotators({HITS: Automaton(_literals([rule])).scan})


def _problems(rule: Rule, example: Example) -> Iterable[str]:
    of = article(example.text, meta=example.meta, headline=example.headline)
    found = [finding for _, finding in findings(rule, of)]
    excerpts = tuple(finding.span.of(of.text) for finding in found)
    if excerpts != tuple(example.flagged):
        yield f"flagged {_listed(excerpts)}, expected {_listed(example.flagged)}"
    for finding in found:
        yield from _finding_problems(finding, rule, len(of.text))
    if example.fixed is not None:
        start = of.text.find(example.text) if example.headline else 0
        fixed = _fixed(of.text, found)[max(start, 0) :]
        if fixed != example.fixed:
            yield f"fixed to {fixed!r}, expected {example.fixed!r}"


def _listed(texts: Sequence[str]) -> str:
    return ", ".join(map(repr, texts)) or "nothing"


def _finding_problems(finding: Finding, rule: Rule, length: int) -> Iterable[str]:
    from sayso.engine.judge import problem

    wrong = problem(finding, length)
    if wrong:
        yield wrong
    if len(finding.message) > MAX_MESSAGE:
        yield f"the message is {len(finding.message)} characters long, {MAX_MESSAGE} are allowed: {finding.message!r}"
    if finding.severity is not None and finding.severity > rule.meta.severity:
        yield f"a finding asks for {finding.severity.label}, above the rule's {rule.meta.severity.label}"


def _fixed(text: str, found: Sequence[Finding]) -> str:
    edits = [edit for finding in found if finding.fixes for edit in finding.fixes[0].edits]
    for edit in sorted(edits, key=lambda each: each.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text
