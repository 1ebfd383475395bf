"""The tables of `--statistics`: how often each rule spoke, in how many articles, and what has been fixed since the baseline."""

from collections import Counter
from collections.abc import Iterator, Sequence

from sayso.finding import Report, Severity
from sayso.reporters.cells import printable
from sayso.reporters.paint import Line, Piece
from sayso.reporters.summary import RuleTotal, rule_totals, summary

_SEVERITIES = tuple(reversed(Severity))


def statistics(report: Report) -> Iterator[Line]:
    """Yield a line for each rule that reported, the most frequent first, with its findings, those per 1,000 words, and its articles."""
    totals = rule_totals(report)
    if totals:
        yield ()
        yield from _rules(totals, max(1, summary(report)["words"]) / 1000)
    yield from _fixed(report)


def _rules(totals: Sequence[RuleTotal], thousands: float) -> Iterator[Line]:
    width = max(len(each.rule) for each in totals)
    heads = "".join(f"{severity.label:>9}" for severity in _SEVERITIES)
    yield (Piece(f"{'findings':>8}  {'per 1,000 words':>15}{'articles':>10}{heads}{'signed off':>12}  {'rule':<{width}}", "dim"),)
    for each in totals:
        figures = f"{each.findings:>8,}  {each.findings / thousands:>15.2f}{each.articles:>10,}"
        severities = (Piece(_figure(each.by[severity], 9), severity.label if each.by[severity] else "dim") for severity in _SEVERITIES)
        yield (Piece(figures), *severities, Piece(_figure(each.signed, 12)), Piece("  "), Piece(each.rule, "rule"))


def _figure(number: int, width: int) -> str:
    return f"{number:>{width},}" if number else f"{'-':>{width}}"


def _fixed(report: Report) -> Iterator[Line]:
    """Yield what a baseline knows and nobody finds any more, by article."""
    if not report.baseline or not report.baseline.fixed:
        return
    numbers: Counter[tuple[str, str]] = Counter()
    for each in report.baseline.fixed:
        numbers[each.path, each.rule] += each.number
    width = max(len(printable(path)) for path, _ in numbers)
    yield ()
    yield (Piece(f"{report.baseline.fixes:,} fixed since the baseline", "good"),)
    for (path, rule), number in numbers.items():
        yield (Piece(f"{number:>8,}  "), Piece(f"{printable(path):<{width}}", "path"), Piece(f"  {rule}", "rule"))
