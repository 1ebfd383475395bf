"""The JSON format of `check`: one object, keys in the order of the documentation, positions in code points of the file.

Documents are written one by one, so that a long run never stands in memory as one string.
"""

import json
from typing import Any, TextIO

from sayso import __version__
from sayso.finding import Baseline, Diagnostic, DocumentReport, Failure, PlacedFix, PlacedRelated, Report, Suppressed
from sayso.reporters import Display, Reporter
from sayso.reporters.summary import summary
from sayso.sourcemap import Position

SCHEMA = "sayso/check/1"


def write(report: Report, out: TextIO, _display: Display) -> None:
    """Write the report as one JSON object and a line end."""
    tool = {"name": "sayso", "version": __version__}
    out.write(f'{{"schema": {dumps(SCHEMA)}, "tool": {dumps(tool)},\n "documents": [')
    for index, document in enumerate(report.documents):
        out.write(",\n  " if index else "\n  ")
        out.write(dumps(document_value(document)))
    failures = [_run_failure(failure) for failure in report.failures]
    baseline = f' "baseline": {dumps(_baseline(report.baseline))},\n' if report.baseline else ""
    out.write(f'],\n "failures": {dumps(failures)},\n{baseline} "summary": {dumps(summary(report))}}}\n')


def _baseline(held: Baseline) -> dict[str, Any]:
    """Return what a baseline kept back, and what has been fixed since; a rule is null if an old baseline does not say."""
    fixed = [{"path": each.path, "rule": each.rule or None, "fingerprint": each.fingerprint, "number": each.number} for each in held.fixed]
    return {"known": held.known, "fixed": fixed}


def dumps(value: Any) -> str:
    """Return the value as JSON on one line, letters of all scripts as they are."""
    return json.dumps(value, ensure_ascii=False)


def document_value(document: DocumentReport) -> dict[str, Any]:
    """Return one article's report as plain values."""
    return {
        "path": document.path,
        "language": document.language,
        "words": document.words,
        "findings": [diagnostic_value(diagnostic) for diagnostic in document.diagnostics],
        "suppressed": [_suppressed(each) for each in document.suppressed],
        "notices": list(document.notices),
        "failures": [{"rule": each.rule, "plugin": each.plugin, "error": each.error} for each in document.failures],
    }


def diagnostic_value(found: Diagnostic) -> dict[str, Any]:
    """Return one finding as plain values."""
    return {
        "rule": found.rule,
        "severity": found.severity.label,
        "confidence": found.confidence,
        "message": found.message,
        "excerpt": found.excerpt,
        "voice": found.voice,
        "block": found.block,
        "start": _position(found.start),
        "end": _position(found.end),
        "fixes": [_fix(fix) for fix in found.fixes],
        "related": [_related(related) for related in found.related],
        "references": [{"title": each.title, "url": each.url} for each in found.references],
        "help": found.help,
        "fingerprint": found.fingerprint,
    }


def _position(position: Position) -> dict[str, int]:
    return {"offset": position.offset, "line": position.line, "column": position.column}


def _fix(fix: PlacedFix) -> dict[str, Any]:
    edits = [{"start": edit.start, "end": edit.end, "text": edit.text} for edit in fix.edits]
    return {"title": fix.title, "edits": edits, "safe": fix.safe, "in_quotation": fix.in_quotation}


def _related(related: PlacedRelated) -> dict[str, Any]:
    return {"message": related.message, "start": _position(related.start), "end": _position(related.end), "excerpt": related.excerpt}


def _suppressed(each: Suppressed) -> dict[str, Any]:
    place = {"start": _position(each.start), "end": _position(each.end)}
    return {"rule": each.rule, **place, "reason": each.reason, "by": each.by, "at": each.at, "expires": each.expires}


def _run_failure(failure: Failure) -> dict[str, Any]:
    return {"plugin": failure.plugin, "path": failure.path, "error": failure.error}


REPORTER = Reporter("json", write)
