"""The table of `--statistics`: how often each rule spoke."""

from collections.abc import Iterator

from sayso.finding import Report
from sayso.reporters.paint import Line, Piece
from sayso.reporters.summary import rule_counts, summary


def statistics(report: Report) -> Iterator[Line]:
    """Yield a line for each rule that reported, the most frequent first, with its findings and those per 1,000 words."""
    counts = rule_counts(report)
    if not counts:
        return
    thousands = max(1, summary(report)["words"]) / 1000
    width = max(len(rule) for rule, _, _ in counts)
    yield ()
    yield (Piece(f"{'findings':>8}  {'per 1,000 words':>15}  {'rule':<{width}}  worst", "dim"),)
    for rule, severity, number in counts:
        figures = f"{number:>8,}  {number / thousands:>15.2f}  "
        yield (Piece(figures), Piece(f"{rule:<{width}}", "rule"), Piece("  "), Piece(severity.label, severity.label))
