"""Reviewdog's diagnostic format, one JSON object a line: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf.

Columns count bytes of UTF-8. A suggestion becomes a button that changes the file, so only the one fix of a finding that has no other, in
one place and in nobody's quotation, is one.
"""

from typing import Any, TextIO

from sayso.finding import Diagnostic, Failure, Report
from sayso.reporters import Display, Reporter
from sayso.reporters.json import dumps
from sayso.reporters.paths import told
from sayso.reporters.places import Places, Range
from sayso.reporters.saying import failure_text

_SOURCE = {"name": "sayso"}


def write(report: Report, out: TextIO, display: Display) -> None:
    """Write a line for each finding and each failure."""
    for failure in report.failures:
        _line(out, _failed(failure, told(failure.path, display) if failure.path else "sayso"))
    for document in report.documents:
        path, places = told(document.path, display), None
        for failure in document.failures:
            _line(out, _failed(failure, path))
        for found in document.diagnostics:
            places = places or Places(document)
            _line(out, _diagnostic(found, path, places))


def _line(out: TextIO, value: dict[str, Any]) -> None:
    out.write(dumps(value) + "\n")


def _diagnostic(found: Diagnostic, path: str, places: Places) -> dict[str, Any]:
    value: dict[str, Any] = {
        "message": found.message,
        "location": _location(path, places.utf8(found.start, found.end)),
        "severity": found.severity.name,
        "source": _SOURCE,
        "code": {"value": found.rule},
    }
    if suggestion := _suggestion(found, places):
        value["suggestions"] = [suggestion]
    if found.related:
        value["related_locations"] = [
            {"message": each.message, "location": _location(path, places.utf8(each.start, each.end))} for each in found.related
        ]
    return value


def _suggestion(found: Diagnostic, places: Places) -> dict[str, Any] | None:
    if len(found.fixes) != 1 or found.fixes[0].in_quotation or len(found.fixes[0].edits) != 1:
        return None
    edit = found.fixes[0].edits[0]
    start, end = places.position(edit.start), places.position(edit.end)
    return {"range": _range(places.utf8(start, end)), "text": edit.text} if start and end else None


def _location(path: str, place: Range) -> dict[str, Any]:
    return {"path": path, "range": _range(place)}


def _range(place: Range) -> dict[str, Any]:
    return {"start": {"line": place.line, "column": place.column}, "end": {"line": place.end_line, "column": place.end_column}}


def _failed(failure: Failure, path: str) -> dict[str, Any]:
    code = {"code": {"value": failure.rule}} if failure.rule else {}
    return {"message": failure_text(failure), "location": {"path": path}, "severity": "ERROR", "source": _SOURCE, **code}


REPORTER = Reporter("rdjsonl", write, reads_source=True)
