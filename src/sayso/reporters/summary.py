"""Totals of a report."""

from collections import Counter
from typing import NamedTuple

from sayso.finding import Report, Severity


def summary(report: Report) -> dict[str, int]:
    """Return files, words and rules, and the findings of each severity, worst first."""
    found = Counter(diagnostic.severity for document in report.documents for diagnostic in document.diagnostics)
    return {
        "files": len(report.documents),
        "words": sum(document.words for document in report.documents),
        "rules": report.rules,
        **{severity.label: found[severity] for severity in reversed(Severity)},
    }


def rule_counts(report: Report) -> list[tuple[str, Severity, int]]:
    """Return rule, worst severity it reported and number of findings, the most frequent first, then by id."""
    counts: Counter[str] = Counter()
    worst: dict[str, Severity] = {}
    for document in report.documents:
        for diagnostic in document.diagnostics:
            counts[diagnostic.rule] += 1
            worst[diagnostic.rule] = max(worst.get(diagnostic.rule, diagnostic.severity), diagnostic.severity)
    return [(rule, worst[rule], number) for rule, number in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]


class RuleTotal(NamedTuple):
    """Hold how often a rule reported, by severity and in all, in how many articles, and how many more of its findings are signed off."""

    rule: str
    by: Counter[Severity]
    articles: int
    signed: int

    @property
    def findings(self) -> int:
        """Return how many findings are reported."""
        return self.by.total()


def rule_totals(report: Report) -> list[RuleTotal]:
    """Return the totals of the rules that found anything, the most frequent first, then by id."""
    by: dict[str, Counter[Severity]] = {}
    articles: Counter[str] = Counter()
    signed: Counter[str] = Counter()
    for document in report.documents:
        for diagnostic in document.diagnostics:
            by.setdefault(diagnostic.rule, Counter())[diagnostic.severity] += 1
        articles.update({diagnostic.rule for diagnostic in document.diagnostics})
        signed.update(each.rule for each in document.suppressed)
    found = [RuleTotal(rule, by.get(rule, Counter()), articles[rule], signed[rule]) for rule in {**by, **signed}]
    return sorted(found, key=lambda each: (-each.findings, each.rule))


def count(number: int, one: str, many: str) -> str:
    """Return the number with its noun."""
    return f"{number:,} {one if number == 1 else many}"
