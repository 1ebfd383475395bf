"""Workflow commands of GitHub Actions: an annotation for each finding, as far as GitHub shows them.

GitHub shows ten errors, ten warnings and ten notices of a step; what is more it drops, so the first ten of each are commands and the rest
are lines of the log. Everything is on the page of the job (`sayso.reporters.github_page`).
"""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple, TextIO

from sayso.finding import Diagnostic, DocumentReport, Failure, Report, Severity
from sayso.reporters import Display, Reporter
from sayso.reporters.cells import printable
from sayso.reporters.paths import STDIN, told
from sayso.reporters.saying import failure_text
from sayso.reporters.summary import count, summary

SHOWN = 10
_LOGGED = 1_000
_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_OLD_COMMAND = "##["  # the runner looks for it anywhere in a line


class _Left(NamedTuple):
    """Hold what became of findings of one severity: the commands, and how many there are in all."""

    commands: list[str]
    total: int


def write(report: Report, out: TextIO, display: Display) -> None:
    """Write the commands, the worst first, then what they leave out, then a line of summary."""
    left_out = 0
    for severity in reversed(Severity):
        made = _made(report, severity, display)
        out.writelines(f"{command}\n" for command in made.commands)
        left_out += made.total - len(made.commands)
    if left_out:
        out.write(f"::group::{count(left_out, 'finding is', 'findings are')} no annotation: GitHub shows {SHOWN} of each kind\n")
        out.writelines(f"{line}\n" for line in islice(_lines(report, display), _LOGGED))
        if left_out > _LOGGED:
            out.write(f"- and {left_out - _LOGGED:,} more\n")
        out.write("::endgroup::\n")
    if not display.quiet:
        out.write(f"{totals(report)}\n")


def totals(report: Report) -> str:
    """Return how much was found in how many files, as a line."""
    counts = summary(report)
    found = ", ".join(count(counts[each.label], each.label, f"{each.label}s") for each in reversed(Severity))
    return f"{found} in {count(counts['files'], 'file', 'files')}"


def failed(report: Report) -> Iterator[Failure]:
    """Yield what failed, each with its path."""
    yield from report.failures
    for document in report.documents:
        for failure in document.failures:
            yield failure if failure.path else failure._replace(path=document.path)


def _made(report: Report, severity: Severity, display: Display) -> _Left:
    """Return the commands of one severity; what failed counts as errors, before all findings, and every failure is one."""
    failures = list(islice(failed(report), SHOWN)) if severity is Severity.ERROR else []
    commands, total = [_failure(failure, display) for failure in failures], len(failures)
    for document, found in _found(report, severity):
        total += 1
        if len(commands) < SHOWN:
            commands.append(_command(document, found, display))
    return _Left(commands, total)


def _found(report: Report, severity: Severity) -> Iterator[tuple[DocumentReport, Diagnostic]]:
    for document in report.documents:
        for found in document.diagnostics:
            if found.severity is severity:
                yield document, found


def _lines(report: Report, display: Display) -> Iterator[str]:
    """Yield as lines of the log what is no command. A line never starts with what may come from an article."""
    failures = sum(1 for _ in islice(failed(report), SHOWN))
    for severity in reversed(Severity):
        for document, found in islice(_found(report, severity), SHOWN - (failures if severity is Severity.ERROR else 0), None):
            place = f"{told(document.path, display)}:{found.start.line}:{found.start.column}"
            yield f"- {_defused(printable(f'{place} {found.severity.label} {found.rule} {found.message}'))}"


def _command(document: DocumentReport, found: Diagnostic, display: Display) -> str:
    place = {"line": found.start.line, "endLine": found.end.line}
    if found.start.line == found.end.line:  # GitHub refuses columns of two lines
        place |= {"col": found.start.column, "endColumn": found.end.column}
    lines = [found.message, *(f"See line {each.start.line}: {each.message}" for each in found.related), *(f"Fix: {fix.title}" for fix in found.fixes)]
    return _written(_KINDS[found.severity], document.path, place, found.rule, lines, display)


def _failure(failure: Failure, display: Display) -> str:
    return _written("error", failure.path or STDIN, {}, failure.rule or "sayso", [failure_text(failure)], display)


def _written(kind: str, path: str, place: dict[str, int], title: str, lines: list[str], display: Display) -> str:
    file = {} if path == STDIN else {"file": told(path, display)}
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in ({**file, **place, "title": title}).items())
    return f"::{kind} {properties}::{'%0A'.join(_data(line) for line in lines)}"


def _data(text: str) -> str:
    """Return text as the message of a command: what would end the line is escaped, all other control characters are spelled out."""
    return _defused(printable(text).replace("%", "%25"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _defused(line: str) -> str:
    return line.replace(_OLD_COMMAND, "#\u200b#[")


REPORTER = Reporter("github", write)
