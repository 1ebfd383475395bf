"""SARIF 2.1.0, as GitHub code scanning and other programs read it: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.

One run, written result by result. A run holds 25,000 results at most, for GitHub refuses more; of more than 5,000 it shows the first by
severity, so from there on the most severe stand first.
"""

from collections.abc import Iterator
from itertools import chain, islice
from typing import Any, NamedTuple, TextIO

from sayso import __version__
from sayso.finding import Diagnostic, DocumentReport, Report, Severity
from sayso.reporters import Display, Reporter
from sayso.reporters.json import dumps
from sayso.reporters.places import Places
from sayso.reporters.sarif_notes import notes
from sayso.reporters.sarif_results import FILES, result, suppressed_result
from sayso.reporters.sarif_rules import descriptor

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MOST = 25_000
SHOWN = 5_000


class Totals(NamedTuple):
    """Hold what has to be known before the first result: the rules' numbers, how many findings there are, how many are signed off."""

    rules: dict[str, int]
    findings: int
    suppressed: int


def write(report: Report, out: TextIO, display: Display) -> None:
    """Write the report as one SARIF log and a line end."""
    totals = _totals(report, display)
    out.write(f'{{"$schema": {dumps(SCHEMA)}, "version": "2.1.0", "runs": [{{\n')
    out.writelines(f' "{key}": {dumps(value)},\n' for key, value in _head(report, totals, display).items())
    out.write(' "results": [')
    for index, each in enumerate(islice(_results(report, totals, display), MOST)):
        out.write(",\n  " if index else "\n  ")
        out.write(dumps(each))
    out.write("]}]}\n")


def _totals(report: Report, display: Display) -> Totals:
    findings = suppressed = 0
    rules = set(report.catalog)
    for document in report.documents:
        findings += len(document.diagnostics)
        rules.update(each.rule for each in document.diagnostics)
        rules.update(each.rule for each in document.suppressed)
        suppressed += len(document.suppressed)
    return Totals({rule: index for index, rule in enumerate(sorted(rules))}, findings, 0 if display.alerts else suppressed)


def _head(report: Report, totals: Totals, display: Display) -> dict[str, Any]:
    """Return what stands before the results."""
    rules = [descriptor(rule, report.catalog.get(rule)) for rule in totals.rules]
    notices = list(notes(report, max(0, totals.findings + totals.suppressed - MOST), display))
    whole = not any(note["level"] == "error" for note in notices)
    driver = {"name": "sayso", "version": __version__, "semanticVersion": __version__, "language": "en", "rules": rules}
    return {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": whole, "toolExecutionNotifications": notices}],
        "columnKind": "utf16CodeUnits",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {FILES: {"uri": "file:///"}},
    }


def _results(report: Report, totals: Totals, display: Display) -> Iterator[dict[str, Any]]:
    """Yield all results, the worst first if there are many, what is signed off last."""
    passes = [None] if totals.findings <= SHOWN else list(reversed(Severity))
    yield from chain.from_iterable(_found(report, severity, totals, display) for severity in passes)
    if totals.suppressed:
        for document in report.documents:
            places = Places(document)
            for each in document.suppressed:
                yield suppressed_result(each, document, places, totals.rules, display)


def _found(report: Report, severity: Severity | None, totals: Totals, display: Display) -> Iterator[dict[str, Any]]:
    for document in report.documents:
        chosen = _chosen(document, severity)
        places = Places(document)
        for each in chosen:
            yield result(each, document, places, totals.rules, display)


def _chosen(document: DocumentReport, severity: Severity | None) -> list[Diagnostic]:
    return [each for each in document.diagnostics if severity is None or each.severity is severity]


REPORTER = Reporter("sarif", write, reads_source=True)
