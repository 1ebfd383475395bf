"""Formats a report can be written in. A reporter is a name and a function; the table below is all there is, and it can be grepped."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, TextIO, cast

from sayso.errors import ConfigError
from sayso.finding import Report

if TYPE_CHECKING:
    from sayso.reporters.sources import SourcesReport


class Display(NamedTuple):
    """Say how a reader looks at the output: cells per line, whether colour is wanted, whether only the findings are.

    Relative paths start at `folder`; a program is told them from `root`, the checkout that it knows (both absolute, or empty: as they are).
    `alerts` says that the program opens an alert for every result, even for one that is marked as signed off.
    """

    width: int = 100
    color: bool = False
    quiet: bool = False
    folder: str = ""
    root: str = ""
    alerts: bool = False


class Reporter(NamedTuple):
    """Hold a format: `write(report, out, display)` writes the whole report to an open text stream and returns nothing.

    One that `reads_source` finds the text of each file in its document's `source`; otherwise it is empty.
    """

    name: str
    write: Callable[[Report, TextIO, Display], None]
    reads_source: bool = False


REPORTERS: Mapping[str, str] = {
    "text": "sayso.reporters.text",
    "json": "sayso.reporters.json",
    "sarif": "sayso.reporters.sarif",
    "github": "sayso.reporters.github",
    "gitlab": "sayso.reporters.gitlab",
    "junit": "sayso.reporters.junit",
    "checkstyle": "sayso.reporters.checkstyle",
    "rdjsonl": "sayso.reporters.rdjsonl",
    "html": "sayso.reporters.html",
}
"""Formats of `check` and the modules whose `REPORTER` writes them; imported when asked for."""


SOURCES_REPORTERS: Mapping[str, str] = {
    "text": "sayso.reporters.sources_text",
    "json": "sayso.reporters.sources_json",
    "html": "sayso.reporters.sources_html",
}
"""Formats of `sources` and the modules whose `write(report, out, display)` writes them."""


def reporter(name: str, extra: Mapping[str, Reporter] | None = None) -> Reporter:
    """Return the reporter of that name: a bundled one, or one of `extra`, which plugins brought. Raise `ConfigError` if there is none."""
    if name in REPORTERS:
        return cast("Reporter", import_module(REPORTERS[name]).REPORTER)
    if extra and name in extra:
        return extra[name]
    raise _unknown(name, [*REPORTERS, *sorted(extra or ())])


def sources_writer(name: str) -> "Callable[[SourcesReport, TextIO, Display], None]":
    """Return what writes a report of sources in that format. Raise `ConfigError` if there is none."""
    if name not in SOURCES_REPORTERS:
        raise _unknown(name, list(SOURCES_REPORTERS))
    return cast("Callable[[SourcesReport, TextIO, Display], None]", import_module(SOURCES_REPORTERS[name]).write)


def _unknown(name: str, known: list[str]) -> ConfigError:
    return ConfigError(f"{name!r} is not a format; known: {', '.join(known)}")
