"""From flags to a run over articles: the checker, what it is to read, and standard input among it."""

import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from sayso.cli.options import STDIN, listed
from sayso.cli.progress import progress
from sayso.cli.streams import aside
from sayso.errors import ConfigError, InputError, SaysoError
from sayso.finding import DocumentReport, Failure, Report

if TYPE_CHECKING:
    from sayso.checker import Checker
    from sayso.reporters.sources import DocumentSources, SourcesReport

_OVERRIDES = {"min_severity": "min-severity", "min_confidence": "min-confidence", "fail_on": "fail-on", "language": "language"}


class Run(NamedTuple):
    """Hold what a run needs: the checker, the paths given, the files in them, those that are wrong, and standard input if it is to be read."""

    checker: "Checker"
    paths: tuple[str, ...]
    files: tuple[str, ...]
    failures: tuple[Failure, ...]
    stdin: bytes | None
    stdin_name: str | None
    jobs: int | None
    quiet: bool

    def named(self, path: str) -> str | None:
        """Return the path that chooses the configuration of an article reported as `path`: standard input may have none."""
        return self.stdin_name if path == STDIN else path


@aside()
def start(flags: Mapping[str, Any]) -> Run:
    """Return the run that the flags ask for. Raise `ConfigError` if they, or the configuration for all of it, are wrong."""
    from sayso.checker import Checker

    paths: Sequence[str] = flags["paths"] or (os.curdir,)
    cache = not flags.get("no_cache", True)
    checker = Checker(config=flags["config_file"], isolated=flags["isolated"], overrides=_overrides(flags), cache=cache)
    stdin = _stdin(paths, flags["stdin_filename"], checker)
    named = tuple(path for path in paths if path != STDIN)
    found = checker.find(named)
    jobs = flags["jobs"] if flags["jobs"] != 0 else os.cpu_count()
    files = tuple(file.removeprefix(f"{os.curdir}{os.sep}") for file in found.files)
    run = Run(checker, named, files, found.failures, stdin, flags["stdin_filename"], jobs, flags.get("quiet", False))
    _refuse_wrong_flags(run)
    return run


def _overrides(flags: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {key: flags[flag] for flag, key in _OVERRIDES.items() if flags.get(flag) is not None}
    for flag in ("select", "ignore"):
        if listed(flags.get(flag) or ()):
            found[flag] = listed(flags[flag])
    return found


def _stdin(paths: Sequence[str], name: str | None, checker: "Checker") -> bytes | None:
    if STDIN not in paths:
        if name is not None:
            raise click.UsageError("--stdin-filename names what stands on standard input: give - as a path, too")
        return None
    return sys.stdin.buffer.read(checker.settings(name).max_bytes + 1)


def _refuse_wrong_flags(run: Run) -> None:
    """Raise what is wrong with the flags themselves once and at the start; what is wrong in a file's configuration is told with the file."""
    first = run.stdin_name if run.stdin is not None else next(iter(run.files), None)
    try:
        run.checker.engine(first)
    except SaysoError as error:
        if error.path is None or (first is None and isinstance(error, ConfigError)):
            raise


@aside()
def check(run: Run) -> Report:
    """Return the report on everything the run reads, standard input first."""
    first = () if run.stdin is None else (check_bytes(run.checker, run.stdin, run.stdin_name),)
    with progress(len(run.files), quiet=run.quiet) as done, closing(run.checker.stream(run.files, jobs=run.jobs, on_done=done)) as outcomes:
        return run.checker.report(chain(first, outcomes), run.paths, run.failures)


def check_bytes(checker: "Checker", data: bytes, name: str | None) -> DocumentReport | Failure:
    """Return the report on an article that is at hand, or why there is none."""
    try:
        return checker.check_bytes(data, name)._replace(path=name or STDIN)
    except InputError as error:
        return _failure(error, name)


@aside()
def sources(run: Run) -> "SourcesReport":
    """Return who says what in everything the run reads, standard input first."""
    with progress(len(run.files), quiet=run.quiet) as done:
        report = run.checker.sources(run.files, jobs=run.jobs, on_done=done)
    first: tuple[DocumentSources, ...] = ()
    failures = [*run.failures, *report.failures]
    if run.stdin is not None:
        try:
            first = (run.checker.sources_bytes(run.stdin, run.stdin_name)._replace(path=run.stdin_name or STDIN),)
        except InputError as error:
            failures.insert(0, _failure(error, run.stdin_name))
    return report._replace(documents=(*first, *report.documents), failures=tuple(dict.fromkeys(failures)))


def _failure(error: InputError, name: str | None) -> Failure:
    place = f"line {error.line}: " if error.line else ""
    return Failure(place + error.message, path=name or STDIN)
