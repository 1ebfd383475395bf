"""What becomes of a run that is told to end: by Ctrl-C, by a service that stops the job, by a terminal that is closed."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

ENDING = ("SIGTERM", "SIGHUP")
_BASE = 128  # a shell's exit code for a program that a signal ended is this and the signal's number


class Ended(BaseException):
    """Say that a signal told the program to end. Like Ctrl-C it passes whatever stops at an `Exception`, and all is cleaned up on its way."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


def code(error: BaseException) -> int:
    """Return the exit code for an interruption, as shells expect it: 130 for Ctrl-C."""
    return _BASE + (error.number if isinstance(error, Ended) else signal.SIGINT)


@contextmanager
def ending() -> Iterator[None]:
    """Let signals that end a program raise `Ended` in the block, unless somebody else listens to them already."""
    numbers = [getattr(signal, name) for name in ENDING if hasattr(signal, name)]
    mine = [number for number in numbers if signal.getsignal(number) == signal.SIG_DFL]
    try:
        for number in mine:
            signal.signal(number, _end)
    except ValueError:  # only the main thread may
        mine = []
    try:
        yield
    finally:
        for number in mine:
            signal.signal(number, signal.SIG_DFL)


def _end(number: int, _frame: Any) -> None:
    for name in ENDING:  # whoever is impatient does not keep us from cleaning up
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    raise Ended(number)
