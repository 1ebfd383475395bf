"""What is said on standard error about a run: failures always, notices unless all is to be quiet."""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sayso.cli.streams import say
from sayso.finding import DocumentReport, Failure, Report
from sayso.reporters.saying import whose
from sayso.reporters.summary import count

if TYPE_CHECKING:
    from sayso.reporters.sources import DocumentSources

_LINE = re.compile(r"line (\d+): ")


def tell_failures(failures: Iterable[Failure]) -> None:
    """Name each failure on a line of its own; the same one for many articles once."""
    paths: dict[tuple[str, str | None, str | None], list[str | None]] = {}
    for failure in failures:
        paths.setdefault((failure.error, failure.rule, failure.plugin), []).append(failure.path)
    for (error, rule, plugin), places in paths.items():
        say(f"error: {_told(error, rule, plugin, places[0])}{_others(places)}")


def _told(error: str, rule: str | None, plugin: str | None, path: str | None) -> str:
    who = whose(Failure(error, rule, plugin))
    line = _LINE.match(error)
    if path and line and not who:
        return f"{path}:{line.group(1)}: {error[line.end() :]}"
    return f"{path + ': ' if path else ''}{who + ' ' if who else ''}{error}"


def _others(paths: Sequence[str | None]) -> str:
    return f" (and so for {count(len(paths) - 1, 'other file', 'other files')})" if len(paths) > 1 else ""


def tell_signed(report: Report) -> None:
    """Say how much is signed off where the report cannot."""
    number = sum(len(document.suppressed) for document in report.documents)
    if number:
        say(f"note: {count(number, 'finding is', 'findings are')} signed off; this format has no place for them, --report json=FILE lists them")


def tell_notes(documents: Iterable["DocumentReport | DocumentSources"]) -> None:
    """Say what there is to know of articles; the same notice for many of them is said once."""
    about: dict[str, list[str]] = {}
    for document in documents:
        for notice in document.notices:
            about.setdefault(notice, []).append(document.path)
    for notice, paths in about.items():
        others = f" and {count(len(paths) - 1, 'other', 'others')}" if len(paths) > 1 else ""
        say(f"note: {paths[0]}{others}: {notice}")
