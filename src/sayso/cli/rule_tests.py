"""`sayso rules test`: the examples of rules as their tests, and what the examples do not reach."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from sayso.cli.rule_files import PACK, load
from sayso.cli.streams import print_lines
from sayso.reporters.cells import printable
from sayso.reporters.paint import Line, Piece
from sayso.reporters.summary import count
from sayso.rule import Rule
from sayso.testing import Outcome, coverage, run_examples

_SHOWN = 5  # missed entries named for a rule; a word list has hundreds


def run(paths: Sequence[Path]) -> int:
    """Test the rules under these paths, or all there are, and return the exit code: 1 if an example does not go as it says."""
    rules = _unchanged([rule for path in paths for rule in load(path)] if paths else _all_rules())
    outcomes = run_examples(rules)
    failed = [outcome for outcome in outcomes if outcome.problems]
    kinds = [(rule, kind) for rule in rules for kind in _missing(rule)]
    print_lines([*_problems(failed), *_kinds(kinds), *_coverage(rules, named=bool(paths)), _summary(rules, outcomes, failed)])
    return 1 if failed or kinds else 0


def _all_rules() -> list[Rule]:
    """Return all rules but the engine's own, which are tested with it; those of a pack in the current folder too."""
    from sayso.cli.catalog import all_rules

    here = load(Path()) if Path(PACK).is_file() else []
    rules = {rule.meta.id: rule for rule in (*all_rules(), *here)}
    return [rule for rule in rules.values() if rule.meta.family != "sayso"]


def _unchanged(rules: list[Rule]) -> list[Rule]:
    """Return the rules as their packs have them: examples are about those, not about what a newsroom changes."""
    from sayso.cli.catalog import changes_here, unchanged

    plain = unchanged() if changes_here() else {}
    return [plain.get(rule.meta.id, rule) for rule in rules]


def _missing(rule: Rule) -> list[str]:
    """Return the kinds of examples that the rule lacks: one that is flagged, one that passes."""
    kinds = {bool(example.flagged) for example in rule.meta.examples}
    return [name for wanted, name in ((True, "flagged"), (False, "passed")) if wanted not in kinds]


def _problems(failed: Sequence[Outcome]) -> Iterator[Line]:
    for outcome in failed:
        yield (Piece("failed", "error"), Piece(f" {outcome.rule}", "rule"), Piece(f" example {outcome.number}: {printable(outcome.example.text)}"))
        for problem in outcome.problems:
            yield (Piece(f"       {printable(problem)}"),)


def _kinds(kinds: Sequence[tuple[Rule, str]]) -> Iterator[Line]:
    for rule, kind in kinds:
        yield (Piece("failed", "error"), Piece(f" {rule.meta.id}", "rule"), Piece(f" has no example that is {kind}"))


def _coverage(rules: Sequence[Rule], *, named: bool) -> Iterator[Line]:
    for found in coverage(rules):
        if found.missed and named:
            names = ", ".join(printable(name) for name in found.missed[:_SHOWN]) + (" …" if len(found.missed) > _SHOWN else "")
            share = f"{len(found.missed)} of {len(found.missed) + len(found.reached)} entries"
            yield (Piece("note  ", "dim"), Piece(f" {found.rule}", "rule"), Piece(f" no example reaches {share}: {names}"))
        for pattern in found.slow:
            slow = "needs no word, so it runs on every article: give its entry `near`"
            yield (Piece("slow  ", "warning"), Piece(f" {found.rule}", "rule"), Piece(f" the pattern {printable(pattern)} {slow}"))


def _summary(rules: Sequence[Rule], outcomes: Sequence[Outcome], failed: Sequence[Outcome]) -> Line:
    text = f"{len(failed)} of {count(len(outcomes), 'example', 'examples')} failed"
    return (Piece(text, "error" if failed else "good"), Piece(f" in {count(len(rules), 'rule', 'rules')}"))
