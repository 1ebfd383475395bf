"""A watchdog within the process: a timer signal that looks, now and then, whether the same rule is still running.

It costs nothing per article. It stops what Python can be stopped in: loops, regular expressions of `re`, sleeping, waiting for a network.
Code of an extension that never comes back to Python is stopped from outside, by the pool. See docs/decisions/0002.
"""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic, process_time
from typing import Any

from sayso.engine.pulse import PULSE, RuleHung

_LONGEST_TICK = 1.0
_AGAIN = 1.0  # seconds between two interruptions: the second must not strike while the first is dealt with
_PATIENCE = 4  # times as long that a rule may take if it does not work but wait, or somebody else has the processor


class _Watch:
    """Hold what the timer saw last: the rule's number, since when it has been that, the processor's time by then, and when it last interrupted."""

    __slots__ = ("beat", "seconds", "since", "spent", "step", "struck")

    def __init__(self, seconds: float, beat: Callable[[], None] | None) -> None:
        self.seconds = seconds
        self.beat = beat
        self.step = -1
        self.since = 0.0
        self.spent = 0.0
        self.struck = 0.0

    def __call__(self, _signal: int, _frame: Any) -> None:
        """Look at the pulse; interrupt a rule that has had its time."""
        now, spent = monotonic(), process_time()
        if PULSE.step != self.step:
            self.step, self.since, self.spent = PULSE.step, now, spent
        late = max(spent - self.spent, (now - self.since) / _PATIENCE)
        if self.beat is not None and late < 2 * self.seconds:
            self.beat()
        if PULSE.rule and late >= self.seconds and now - self.struck >= _AGAIN:
            self.struck = now
            raise RuleHung


def available() -> bool:
    """Tell whether a timer can be used: in the main thread of a system that has one, where nobody else uses it."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return False
    return signal.getsignal(signal.SIGALRM) == signal.SIG_DFL and signal.getitimer(signal.ITIMER_REAL)[0] == 0


@contextmanager
def watching(seconds: float, beat: Callable[[], None] | None = None) -> Iterator[bool]:
    """Interrupt rules that take more than `seconds` while the block runs; yield whether that is possible here.

    It is the processor's time that counts, so that a busy machine blames no rule; one that waits for something has four times as long.
    `beat` is called every second or so, as long as the work gets on.
    """
    if not available():
        yield False
        return
    tick = max(0.02, min(_LONGEST_TICK, seconds / 4))
    signal.signal(signal.SIGALRM, _Watch(seconds, beat))
    signal.setitimer(signal.ITIMER_REAL, tick, tick)
    try:
        yield True
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
