"""The page of a job on GitHub: everything a run found, as a table in Markdown, for annotations are capped and a log is not read.

GitHub refuses a summary of more than 1 MiB (all of it), so rows stop before and say how many there would have been.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import quote

from sayso.finding import Diagnostic, DocumentReport, Failure, Report, Severity
from sayso.reporters import Display
from sayso.reporters.cells import printable
from sayso.reporters.github import failed, totals
from sayso.reporters.paths import STDIN, told
from sayso.reporters.saying import failure_text, signed_off
from sayso.reporters.summary import count, rule_counts

MOST_BYTES = 1024 * 1024
_TAIL = 200  # bytes kept for the line that says what is left out
_PUNCTUATION = re.compile(r"([\\`*_{}\[\]<>()#+|~!&@$:-])")
_BADGES = {Severity.ERROR: "🛑", Severity.WARNING: "⚠️", Severity.INFO: "ℹ️"}


class Section(NamedTuple):
    """Hold a part of the page: what stands above its rows, the rows, and what stands below."""

    head: str
    rows: Iterable[str]
    tail: str = "\n"


def page(report: Report, display: Display, *, room: int = MOST_BYTES, blob: str = "") -> Iterator[str]:
    """Yield the page in pieces, `room` bytes in all at most. `blob` is the address that files of the checkout have at this commit."""
    room -= _TAIL
    left_out = 0
    for section in _sections(report, display, blob):
        frame = len((section.head + section.tail).encode())
        if frame > room:
            break
        room -= frame
        yield section.head
        for row in section.rows:
            room -= len(row.encode("utf-8", "replace"))
            if room < 0:
                left_out += 1
            else:
                yield row
        yield section.tail
    if left_out:
        yield f"\n{count(left_out, 'row has', 'rows have')} no room here: GitHub takes no more than 1 MiB.\n"


def _sections(report: Report, display: Display, blob: str) -> Iterator[Section]:
    yield Section(f"### sayso: {totals(report)}\n\n", ())
    if report.baseline:
        known = count(report.baseline.known, "finding is", "findings are")
        yield Section(f"{known} known from the baseline, {report.baseline.fixes:,} fixed since.\n\n", ())
    failures = list(failed(report))
    if failures:
        yield Section("**What failed**\n\n", (_failed(each, display) for each in failures))
    if any(document.diagnostics for document in report.documents):
        yield Section("| | where | rule | |\n|---|---|---|---|\n", _findings(report, display, blob))
        yield Section("<details><summary>By rule</summary>\n\n| rule | findings |\n|---|---:|\n", _rules(report), "\n</details>\n\n")
    number = sum(len(document.suppressed) for document in report.documents)
    if number:
        head = f"<details><summary>{count(number, 'finding', 'findings')} signed off</summary>\n\n| where | rule | | |\n|---|---|---|---|\n"
        yield Section(head, _signed(report, display, blob), "\n</details>\n\n")


def _failed(failure: Failure, display: Display) -> str:
    return f"- {f'{_text(told(failure.path, display))}: ' if failure.path else ''}{_text(failure_text(failure))}\n"


def _findings(report: Report, display: Display, blob: str) -> Iterator[str]:
    for severity in reversed(Severity):
        for document in report.documents:
            for found in document.diagnostics:
                if found.severity is severity:
                    yield _row(document, found, display, blob)


def _row(document: DocumentReport, found: Diagnostic, display: Display, blob: str) -> str:
    place = _place(document.path, found.start.line, display, blob)
    return f"| {_BADGES[found.severity]} {found.severity.label} | {place} | {_text(found.rule)} | {_text(found.message)} |\n"


def _rules(report: Report) -> Iterator[str]:
    for rule, _, number in rule_counts(report):
        yield f"| {_text(rule)} | {number:,} |\n"


def _signed(report: Report, display: Display, blob: str) -> Iterator[str]:
    for document in report.documents:
        for each in document.suppressed:
            place = _place(document.path, each.start.line, display, blob)
            yield f"| {place} | {_text(each.rule)} | {_text(each.message)} | {_text(signed_off(each))} |\n"


def _place(path: str, line: int, display: Display, blob: str) -> str:
    name = told(path, display)
    shown = _text(f"{name}:{line}")
    if not blob or path == STDIN or name.startswith(("/", "../")):
        return shown
    return f"[{shown}]({blob}{quote(name, errors='replace')}#L{line})"


def _text(text: str) -> str:
    """Return text of whatever origin so that it stands in a cell as it is: no markup, no line end, no control character."""
    return _PUNCTUATION.sub(r"\\\1", printable(text))
