"""Formats a report can be written in. A reporter is a name and a function; the table below is all there is, and it can be grepped."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import NamedTuple, TextIO, cast

from sayso.errors import ConfigError
from sayso.finding import Report


class Display(NamedTuple):
    """Say how a reader looks at the output: cells per line, whether colour is wanted, whether only the findings are."""

    width: int = 100
    color: bool = False
    quiet: bool = False


class Reporter(NamedTuple):
    """Hold a format: `write(report, out, display)` writes the whole report to an open text stream and returns nothing."""

    name: str
    write: Callable[[Report, TextIO, Display], None]


REPORTERS: Mapping[str, str] = {
    "text": "sayso.reporters.text",
    "json": "sayso.reporters.json",
}
"""Formats of `check` and the modules whose `REPORTER` writes them; imported when asked for."""


def reporter(name: str, extra: Mapping[str, Reporter] | None = None) -> Reporter:
    """Return the reporter of that name: a bundled one, or one of `extra`, which plugins brought. Raise `ConfigError` if there is none."""
    if name in REPORTERS:
        return cast("Reporter", import_module(REPORTERS[name]).REPORTER)
    if extra and name in extra:
        return extra[name]
    known = ", ".join([*REPORTERS, *sorted(extra or ())])
    raise ConfigError(f"{name!r} is not a format; known: {known}")
