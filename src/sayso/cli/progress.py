"""A progress bar on standard error: only for a person at a terminal, and only when there is something to wait for."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sayso.cli.streams import is_terminal

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
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=files)
        yield lambda: bar.advance(task)


def _nothing() -> None:
    """Show nothing."""
