"""Pair the marks of emphasis: which `*`, `_` and `~~` are markup and which are text (CommonMark 0.31, section 6.2; `~~` as on GitHub)."""

import re
import unicodedata

_RUN = {mark: re.compile(re.escape(mark) + "+") for mark in "*_~"}


class Run:
    """Hold a run of equal marks. Pairing eats its characters; `low` to `high` is what is left and so is text."""

    __slots__ = ("closes", "high", "length", "low", "mark", "opens")

    def __init__(self, mark: str, low: int, high: int, *, opens: bool, closes: bool) -> None:
        self.mark = mark
        self.low = low
        self.high = high
        self.length = high - low
        self.opens = opens
        self.closes = closes


def run_at(text: str, at: int) -> Run:
    """Return the run of marks that starts at `at`, and whether it may open or close emphasis."""
    mark = text[at]
    match = _RUN[mark].match(text, at)
    end = match.end() if match else at + 1
    before = _kind(text[at - 1] if at else "\n")
    after = _kind(text[end] if end < len(text) else "\n")
    left = after != "space" and (after != "mark" or before != "letter")
    right = before != "space" and (before != "mark" or after != "letter")
    if mark == "_":
        return Run(mark, at, end, opens=left and (not right or before == "mark"), closes=right and (not left or after == "mark"))
    usable = mark == "*" or end - at == 2
    return Run(mark, at, end, opens=left and usable, closes=right and usable)


def pair(runs: list[Run], spans: set[tuple[int, int]]) -> None:
    """Pair the runs, narrowing each to the characters that are text; add the ranges of emphasis found to `spans`.

    `floors` keeps how far down the stack a kind of closing run has looked in vain, so that no stretch is searched twice.
    """
    openers: list[Run] = []
    floors: dict[tuple[str, bool, int], int] = {}
    for run in runs:
        if run.closes:
            _close(run, openers, floors, spans)
        if run.opens and run.high > run.low:
            openers.append(run)


def _close(run: Run, openers: list[Run], floors: dict[tuple[str, bool, int], int], spans: set[tuple[int, int]]) -> None:
    key = (run.mark, run.opens, run.length % 3)
    while run.high > run.low:
        index = _opener(run, openers, floors.get(key, 0))
        if index < 0:
            floors[key] = len(openers)
            return
        opener = openers[index]
        used = 2 if opener.high - opener.low >= 2 and run.high - run.low >= 2 else 1
        opener.high -= used
        run.low += used
        spans.add((opener.high, run.low))
        del openers[index + (opener.high > opener.low) :]
        for each, floor in floors.items():
            floors[each] = min(floor, len(openers))


def _opener(run: Run, openers: list[Run], floor: int) -> int:
    for index in range(len(openers) - 1, floor - 1, -1):
        opener = openers[index]
        if opener.mark == run.mark and not _odd(opener, run):
            return index
    return -1


def _odd(opener: Run, closer: Run) -> bool:
    """Tell whether the rule of three forbids the pair: `*foo**bar*` is one emphasis, not two."""
    both_ways = opener.closes or closer.opens
    return both_ways and (opener.length + closer.length) % 3 == 0 and not (opener.length % 3 == 0 and closer.length % 3 == 0)


def _kind(char: str) -> str:
    if char.isspace():
        return "space"
    return "mark" if unicodedata.category(char)[0] in "PS" else "letter"
