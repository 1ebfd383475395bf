"""A report format: one line for each article, its path and how many findings it has, parted by a tab."""

from typing import Any, TextIO

from sayso import Report


def write(report: Report, out: TextIO, display: Any) -> None:  # noqa: ARG001 - every reporter is told how it is looked at
    """Write the report."""
    out.writelines(f"{document.path}\t{len(document.diagnostics)}\n" for document in report.documents)
