"""Totals of a report."""

from collections import Counter

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


def count(number: int, one: str, many: str) -> str:
    """Return the number with its noun."""
    return f"{number:,} {one if number == 1 else many}"
