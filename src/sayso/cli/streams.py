"""Where output goes: standard output and error, files of reports, and what a terminal can show.

Only here does the program look at the environment (`NO_COLOR`, `TERM`).
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from sayso.errors import ConfigError
from sayso.reporters import Display
from sayso.reporters.cells import printable
from sayso.reporters.paint import Line, paint

_PIPED_WIDTH = 120
_STANDARD = 2  # the last of the three streams every program is given


def say(message: str) -> None:
    """Print one message to standard error, on one line, control characters spelled out; to nobody if it is closed or takes no more."""
    if sys.stderr is None:
        return
    try:
        print(printable(f"sayso: {message}"), file=sys.stderr)
    except OSError:  # the report and the exit code stay what they are
        drop(sys.stderr)


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a person sees what is written to the stream; nobody does if it is closed."""
    return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"


def display(stream: TextIO, *, quiet: bool = False) -> Display:
    """Return how the stream is looked at: colour only on a terminal, and only if `NO_COLOR` is not set (no-color.org)."""
    if not is_terminal(stream):
        return Display(_PIPED_WIDTH, color=False, quiet=quiet)
    return Display(_width(stream), color=not os.environ.get("NO_COLOR"), quiet=quiet)


def _width(stream: TextIO) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).columns or _PIPED_WIDTH
    except OSError:
        return _PIPED_WIDTH


def print_with(write: Callable[[TextIO, Display], None], *, quiet: bool = False, machine: bool = False, error: bool = False) -> None:
    """Write to standard output. A reader that goes away early (`sayso … | head`) is no error: the exit code stays what it is.

    What a machine reads is UTF-8 whatever the locale; a character the locale lacks is spelled out for people. Raise `ConfigError` if the
    stream takes no more (a full disk).
    """
    out = sys.stderr if error else sys.stdout
    if out is None:
        raise ConfigError(f"the report cannot be written: standard {'error' if error else 'output'} is closed")
    if isinstance(out, TextIOWrapper):
        out.reconfigure(encoding="utf-8" if machine else None, errors="backslashreplace")
    try:
        write(out, display(out, quiet=quiet))
        out.flush()
    except BrokenPipeError:
        drop(out)
    except OSError as problem:
        drop(out)
        raise ConfigError(f"the report cannot be written to {out.name.strip('<>')}: {problem.strerror}") from None


def write_file(path: Path, write: Callable[[TextIO, Display], None], *, what: str = "report") -> None:
    """Write a report to a file in UTF-8, whole or not at all. Raise `ConfigError` if that cannot be done."""
    from sayso.whole import replacing

    try:
        with replacing(path) as file:
            out = TextIOWrapper(file, encoding="utf-8", errors="backslashreplace", newline="\n", write_through=False)
            write(out, Display(_PIPED_WIDTH))
            out.flush()
            out.detach()
    except OSError as error:
        raise ConfigError(f"the {what} cannot be written: {error.strerror}", path=str(path)) from None


@contextmanager
def aside() -> Iterator[None]:
    """Send what plugins print to standard error while they work, so that a report on standard output stays a report."""
    with redirect_stdout(sys.stderr):
        yield


def take_closed() -> None:
    """Keep what is opened later from being taken for standard output or error, if those are closed."""
    if None in (sys.stdin, sys.stdout, sys.stderr):
        while (number := os.open(os.devnull, os.O_RDWR)) <= _STANDARD:
            pass
        os.close(number)


def drop(stream: TextIO) -> None:
    """Send the rest of a stream nowhere, so that the interpreter's last flush does not fail."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def print_lines(lines: Iterable[Line], *, error: bool = False) -> None:
    """Write styled lines to standard output, or to standard error."""
    print_with(lambda out, display: paint(lines, out, color=display.color), error=error)


def near(path: str) -> str:
    """Return the path from here if it is below, else as it is."""
    here = os.path.relpath(path)
    return path if here.startswith(os.pardir) else here
