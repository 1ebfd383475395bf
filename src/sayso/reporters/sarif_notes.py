"""What a run has to say beside its results: failures, notices, what was left out, and what was signed off where it may be no result."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from sayso.finding import Failure, Report
from sayso.reporters import Display
from sayso.reporters.places import Places
from sayso.reporters.sarif_results import artifact, point
from sayso.reporters.saying import failure_text, signed_off
from sayso.reporters.summary import count

_MOST = 1_000  # notifications of each kind


def notes(report: Report, left_out: int, display: Display) -> Iterator[dict[str, Any]]:
    """Yield the notifications: errors first."""
    yield from islice(_failures(report, display), _MOST)
    if left_out:
        yield _note("warning", f"{count(left_out, 'result is', 'results are')} left out, the mildest: GitHub takes no more in one run.")
    yield from islice(_notices(report, display), _MOST)
    if display.alerts:
        yield from islice(_signed_off(report, display), _MOST)


def _failures(report: Report, display: Display) -> Iterator[dict[str, Any]]:
    for failure in report.failures:
        yield _failure(failure, failure.path, display)
    for document in report.documents:
        for failure in document.failures:
            yield _failure(failure, failure.path or document.path, display)


def _failure(failure: Failure, path: str | None, display: Display) -> dict[str, Any]:
    note = _note("error", failure_text(failure), path, display)
    return {**note, "associatedRule": {"id": failure.rule}} if failure.rule else note


def _notices(report: Report, display: Display) -> Iterator[dict[str, Any]]:
    """Yield each notice once, at the first article it is about."""
    paths: dict[str, list[str]] = {}
    counts: dict[str, int] = {}
    for document in report.documents:
        for notice in document.notices:
            paths.setdefault(notice, [document.path])
            counts[notice] = counts.get(notice, 0) + 1
    for notice, (path,) in paths.items():
        others = f" (here and in {counts[notice] - 1:,} more)" if counts[notice] > 1 else ""
        yield _note("note", notice + others, path, display)


def _signed_off(report: Report, display: Display) -> Iterator[dict[str, Any]]:
    for document in report.documents:
        places = Places(document)
        for each in document.suppressed:
            text = f"{each.rule} is {signed_off(each)}"
            place = point(artifact(document.path, display), each.start, each.end, places)
            yield {**_note("note", text), "locations": [place], "associatedRule": {"id": each.rule}}


def _note(level: str, text: str, path: str | None = None, display: Display | None = None) -> dict[str, Any]:
    value: dict[str, Any] = {"level": level, "message": {"text": text}}
    if path and display:
        value["locations"] = [{"physicalLocation": {"artifactLocation": artifact(path, display)}}]
    return value
