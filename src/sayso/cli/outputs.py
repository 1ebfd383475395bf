"""Where a report goes: standard output in one format, and any number of files."""

import os
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

import click

from sayso.cli.service import placed
from sayso.cli.streams import print_with, write_file
from sayso.errors import ConfigError
from sayso.finding import Failure, Report
from sayso.reporters import Display, Reporter, reporter

if TYPE_CHECKING:
    from sayso.checker import Checker

TEXT = "text"


class Output(NamedTuple):
    """Hold a format and the file it is written to; None is standard output."""

    reporter: Reporter
    path: Path | None


def outputs(checker: "Checker", format_: str, reports: Iterable[str], articles: Sequence[str] = ()) -> list[Output]:
    """Return where the report is to go.

    Raise before anything is checked if a format does not exist, a folder is missing, or a report were to take the place of one of `articles`.
    """
    extra = {each.name: each for each in checker.registry.reporters}
    files = [_file(report, extra) for report in reports]
    paths = [target.path for target in files if target.path]
    _refuse_same(paths)
    _refuse_articles(paths, articles)
    return [Output(reporter(format_, extra), None), *files]


def _refuse_same(paths: Iterable[Path]) -> None:
    """Raise `ConfigError` if two reports were to go to one file, where only the last would stay."""
    seen: set[Path] = set()
    for path in paths:
        place = path.resolve()
        if place in seen and (place.is_file() or not place.exists()):  # a device takes any number
            raise ConfigError("two reports cannot be written to the same file", path=str(path))
        seen.add(place)


def _refuse_articles(paths: Iterable[Path], articles: Sequence[str]) -> None:
    """Raise `ConfigError` if a report were to overwrite an article that is checked."""
    for path in paths:
        if path.is_file() and any(os.path.samefile(article, path) for article in articles if article.endswith(path.name)):  # noqa: PTH121 - strings
            raise ConfigError("this is an article that is being checked: write the report somewhere else", path=str(path))


def _file(report: str, extra: dict[str, Reporter]) -> Output:
    name, equals, path = report.partition("=")
    if not equals or not path:
        raise click.BadParameter(f"{report!r} is not FORMAT=FILE", param_hint="--report")
    if not Path(path).parent.is_dir():
        raise ConfigError("the folder of this report does not exist", path=path)
    return Output(reporter(name, extra), Path(path))


def write(report: Report, targets: Iterable[Output], *, quiet: bool) -> list[Failure]:
    """Write the report everywhere, files first, so that they are there even if nobody reads standard output to its end.

    Return what failed, a reporter or a file that cannot be written: neither must take the other outputs with it.
    """
    failed: list[Failure] = []
    for target in sorted(targets, key=lambda each: each.path is None):
        write_one = partial(_write, target.reporter, report)
        try:
            if target.path is None:
                print_with(write_one, quiet=quiet, machine=target.reporter.name != TEXT)
            else:
                write_file(target.path, write_one)
        except ConfigError as error:
            failed.append(Failure(error.message, path=error.path))
        except Exception as error:
            failed.append(Failure(f"failed: {type(error).__name__}: {error}", plugin=f"with the format {target.reporter.name}"))
    return failed


def _write(by: Reporter, report: Report, out: TextIO, display: Display) -> None:
    by.write(report, out, placed(display))
