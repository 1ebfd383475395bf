"""A progress bar on standard error: only for a person at a terminal, and only when there is something to wait for."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from sayso.cli.streams import is_terminal

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_REDRAW = 0.1  # seconds
MANY = 20  # files; fewer are done before a bar could be read


@contextmanager
def progress(files: int, *, quiet: bool = False) -> Iterator[Callable[[], None]]:
    """Show a bar while the block runs, and give it a function to call after each file."""
    if quiet or files < MANY or not is_terminal(sys.stderr):
        yield _nothing
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("checking"), BarColumn(), MofNCompleteColumn(), TextColumn("articles"), TimeRemainingColumn())
    # No refreshing thread: workers are forked meanwhile, which is safe only from a program with a single thread.
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        yield _advance(bar, bar.add_task("", total=files))


def _advance(bar: "Progress", task: "TaskID") -> Callable[[], None]:
    """Return what moves the bar on, and draws it a few times a second."""
    drawn = 0.0

    def advance() -> None:
        nonlocal drawn
        bar.advance(task)
        if monotonic() - drawn >= _REDRAW:
            bar.refresh()
            drawn = monotonic()

    return advance


def _nothing() -> None:
    """Show nothing."""
