"""Which rule is running now: written by the engine before every rule, read by the watchdog. It costs two assignments a rule."""

from collections.abc import Callable


class RuleHung(BaseException):
    """Interrupt a rule that does not finish. Not an `Exception`, so that a rule which catches everything it can think of lets it pass."""


class Pulse:
    """Hold the id of the running rule (empty between rules) and a count that grows with every rule.

    `announce` is called with each id before the rule runs, where somebody outside the process must know it.
    """

    __slots__ = ("announce", "rule", "step")

    def __init__(self) -> None:
        self.rule = ""
        self.step = 0
        self.announce: Callable[[str], None] | None = None

    def enter(self, rule: str) -> None:
        """Note that a rule starts."""
        if self.announce is not None:
            self.announce(rule)
        self.step += 1
        self.rule = rule


PULSE = Pulse()
"""The pulse of this process: articles are checked one at a time in a process."""
