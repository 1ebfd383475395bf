"""Checkstyle XML: a file with its errors, as Jenkins' Warnings plugin, reviewdog and many others read it. Columns count code points."""

from collections.abc import Iterable
from typing import TextIO

from sayso.finding import Diagnostic, Failure, Report
from sayso.reporters import Display, Reporter
from sayso.reporters.paths import told
from sayso.reporters.saying import failure_text
from sayso.reporters.xmltext import HEAD, tag

_VERSION = "4.3"  # of Checkstyle, where the format has been as it is since
_RUN = "sayso"


def write(report: Report, out: TextIO, display: Display) -> None:
    """Write the report as one XML document; what failed is an error in its file."""
    out.write(f"{HEAD}{tag('checkstyle', {'version': _VERSION})}\n")
    for failure in report.failures:
        _file(out, told(failure.path, display) if failure.path else _RUN, [_failed(failure)])
    for document in report.documents:
        _file(out, told(document.path, display), [*map(_failed, document.failures), *map(_error, document.diagnostics)])
    out.write("</checkstyle>\n")


def _file(out: TextIO, path: str, errors: Iterable[str]) -> None:
    out.write(f"  {tag('file', {'name': path})}\n")
    out.writelines(f"    {error}\n" for error in errors)
    out.write("  </file>\n")


def _error(found: Diagnostic) -> str:
    place = {"line": found.start.line, "column": found.start.column}
    return tag("error", {**place, "severity": found.severity.label, "message": found.message, "source": found.rule}, empty=True)


def _failed(failure: Failure) -> str:
    source = failure.rule or failure.plugin or _RUN
    return tag("error", {"line": 1, "column": 1, "severity": "error", "message": failure_text(failure), "source": source}, empty=True)


REPORTER = Reporter("checkstyle", write)
