"""The other side of the pool: a process that checks one file after the other and says what it is doing."""

import gc
import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sayso.checker.watch import watching
from sayso.engine.pulse import PULSE

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from sayso.checker.core import Checker
    from sayso.checker.running import Task

BEAT, RULE, DONE = range(3)
ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


class _Line:
    """Send messages to the parent; a heartbeat, sent from a signal handler, never breaks into another message."""

    __slots__ = ("_connection", "_sending", "busy")

    def __init__(self, connection: "Connection") -> None:
        self._connection = connection
        self._sending = False
        self.busy = False

    def send(self, kind: int, value: Any) -> None:
        """Send a message; if nobody is there to hear it, end the process, wherever it is."""
        self._sending = True
        try:
            self._connection.send((kind, value))
        except OSError:
            os._exit(0)
        self._sending = False

    def beat(self) -> None:
        """Say that the work gets on, unless something else is being said."""
        if self.busy and not self._sending:
            self.send(BEAT, None)

    def announce(self, rule: str) -> None:
        """Say which rule comes next."""
        self.send(RULE, rule)


def main(checker: "Checker", task: "Task", connection: "Connection", inherited: "Sequence[Connection]" = ()) -> None:
    """Check what comes down the line until it is closed. The process ends here, without the parent's clean-up.

    `inherited` are the parent's ends of lines, copied by the fork: while anybody holds them, nobody hears that the parent is gone.
    """
    try:
        for end in inherited:
            end.close()
        _hear()
        gc.freeze()  # what came with the fork stays shared
        _serve(checker, task, connection)
    except (EOFError, OSError, KeyboardInterrupt):
        pass  # the parent is gone, or wants us gone
    finally:
        os._exit(0)


def _hear() -> None:
    """Leave Ctrl-C to the parent, which hears it too and ends us; end at once when told so directly."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in ENDING:
        signal.signal(number, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGINT, *ENDING))


@contextmanager
def unheard() -> Iterator[None]:
    """Keep signals waiting while a process is made, until it knows what to do about them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, *ENDING))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(checker: "Checker", task: "Task", connection: "Connection") -> None:
    line = _Line(connection)
    while True:
        path, traced, without = connection.recv()
        PULSE.announce = line.announce if traced else None
        PULSE.step += 1
        with watching(checker.rule_seconds, line.beat):
            line.busy = True
            outcome = task(checker, path, without=without)
            line.busy = False
        line.send(DONE, outcome)
