"""The text format: each finding where it stands, with the line it stands in, the evidence for it and a way out; then one line of summary."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TextIO

from sayso.finding import Diagnostic, DocumentReport, PlacedFix, PlacedRelated, Report, Severity
from sayso.reporters import Display, Reporter
from sayso.reporters.cells import excerpt, printable, shorten
from sayso.reporters.paint import Line, Piece, paint
from sayso.reporters.saying import signed_off
from sayso.reporters.summary import count, summary

_GUTTER = 6  # cells for a line number
_MARGIN = _GUTTER + 3
_NARROWEST = 20
_MOST_SIGNED = 100
_VOICES = {"quote": "in a quotation", "attributed": "attributed"}


def write(report: Report, out: TextIO, display: Display) -> None:
    """Write all findings of the report and, unless quiet, a summary line."""
    paint(_lines(report, display), out, color=display.color)


def _lines(report: Report, display: Display) -> Iterator[Line]:
    for document in report.documents:
        texts = dict(document.lines)
        for diagnostic in document.diagnostics:
            yield from _finding(document, diagnostic, texts, display.width)
            yield ()
    if not display.quiet:
        yield from _signed(report)
        yield _summary(report)


def _finding(document: DocumentReport, found: Diagnostic, texts: Mapping[int, str], width: int) -> Iterator[Line]:
    yield _header(document.path, found)
    if found.start.line in texts:
        yield from _shown(texts[found.start.line], found, width)
    for related in found.related:
        yield _note("see", _related(related, width))
    for fix in found.fixes:
        yield _note("fix", _fix(fix))
    for reference in found.references:
        yield _note("says", printable(f"{reference.title} <{reference.url}>" if reference.url else reference.title))


def _header(path: str, found: Diagnostic) -> Line:
    return (
        Piece(f"{printable(path)}:{found.start.line}:{found.start.column}", "path"),
        Piece(" "),
        Piece(found.severity.label, found.severity.label),
        Piece(" "),
        Piece(found.rule, "rule"),
        Piece(" " + printable(found.message)),
        Piece(f" [{found.fingerprint}]", "dim"),
    )


def _shown(text: str, found: Diagnostic, width: int) -> Iterator[Line]:
    start = found.start.column - 1
    end = found.end.column - 1 if found.end.line == found.start.line else len(text)
    shown = excerpt(text, start, end, max(_NARROWEST, width - _MARGIN))
    style = found.severity.label
    yield (
        Piece(f"{found.start.line:>{_GUTTER}} | ", "dim"),
        Piece(shown.before.text),
        Piece(shown.inside.text, style),
        Piece(shown.after.text),
    )
    yield (
        Piece(" " * _GUTTER + " | ", "dim"),
        Piece(" " * shown.before.width + "^" * max(1, shown.inside.width), style),
        Piece(_voice(found.voice), "dim"),
    )


def _voice(voice: str) -> str:
    return f" {_VOICES[voice]}" if voice in _VOICES else ""


def _note(label: str, text: str) -> Line:
    return (Piece(f"{label:>{_GUTTER}}: ", "dim"), Piece(text))


def _related(related: PlacedRelated, width: int) -> str:
    quoted = shorten(related.excerpt, max(_NARROWEST, width // 2))
    return f"{related.start.line}:{related.start.column} “{quoted}”: {printable(related.message)}"


def _fix(fix: PlacedFix) -> str:
    safe = fix.safe and not fix.in_quotation
    return printable(fix.title) + (" (safe: --fix does it)" if safe else "")


def _signed(report: Report) -> Iterator[Line]:
    """List what somebody let pass, a line each: who, when, until when and why."""
    number = sum(len(document.suppressed) for document in report.documents)
    if not number:
        return
    yield (Piece(f"{count(number, 'finding', 'findings')} signed off", "dim"),)
    each = ((document.path, suppressed) for document in report.documents for suppressed in document.suppressed)
    for path, suppressed in islice(each, _MOST_SIGNED):
        place = f"{printable(path)}:{suppressed.start.line}:{suppressed.start.column}"
        yield (Piece("  "), Piece(place, "path"), Piece(" "), Piece(suppressed.rule, "rule"), Piece(f" {printable(signed_off(suppressed))}"))
    if number > _MOST_SIGNED:
        yield (Piece(f"  and {number - _MOST_SIGNED:,} more, which --format json lists", "dim"),)
    yield ()


def _summary(report: Report) -> Line:
    counts = summary(report)
    worst = next((each.label for each in reversed(Severity) if counts[each.label]), "good")
    found = ", ".join(count(counts[each.label], each.label, f"{each.label}s") for each in reversed(Severity))
    files = count(counts["files"], "file", "files")
    words = count(counts["words"], "word", "words")
    return (Piece(f"{found}", worst), Piece(f" in {files}, {words}; {count(counts['rules'], 'rule', 'rules')}"))


REPORTER = Reporter("text", write)
