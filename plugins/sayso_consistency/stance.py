"""What leads to an act (`determined to`, `the goal of`, `must`) and what forbids to wonder at it (negation, threat, accusation)."""

from functools import cache
from typing import NamedTuple

from sayso_consistency.acts import Act, little, skip_left
from sayso_consistency.inflection import BASE, GERUND
from sayso_consistency.tables import rows

LOOK_BACK = 7  # tokens from `to` back to the verb of `asked both sides to`
OWN = 2  # tokens a negation reaches before a clause of its own: `no plan to`
CLAUSE = 18  # tokens a negation reaches
BREAKS = frozenset({";", ":", "—", "–", ",", "that", "which", "because", "while", "but", "who", "whose"})


class Frame(NamedTuple):
    """Hold what leads to an act: points of evidence for a slip when harm is done to good things, and when bad ones are furthered.

    `own` tells that a clause of its own begins there, so that a negation or a `would` before it does not reach the act.
    """

    at: int
    harm: float
    further: float
    own: bool = False


INITIAL = (2, 2)  # "To keep the peace, we must …": the speaker's own end
OPENING = 30
NO_FRAME = Frame(-1, 0, 0)


@cache
def _governors() -> dict[str, tuple[float, float, bool]]:
    return {word: (row["harm"], row["further"], bool(row.get("own"))) for row in rows("frames") for word in row["words"]}


@cache
def _vetoes() -> dict[str, str]:
    """Return the scope of each sign; `negation` for what denies, whatever else the word may be."""
    return {word: "negation" if row["key"] == "negation" else row["scope"] for row in reversed(rows("vetoes")) for word in row["words"]}


def frame(lower: list[str], act: Act, start: int) -> Frame:
    """Return what leads to the act; `NO_FRAME` for a plain statement."""
    index = skip_left(lower, act.verb - 1, start)
    if index < start:
        return NO_FRAME
    while act.last < act.verb and index > act.last and lower[index] in little("be"):
        index -= 1  # a passive: "stability must be kept"
    word = lower[index]
    if act.last < act.verb:
        return _governor(lower, index) if word in little("modal") else NO_FRAME
    if act.tag == BASE:
        if word == "to":
            return _before_to(lower, index, start)
        return _governor(lower, index) if word in little("modal") or word in little("auxiliary") else NO_FRAME
    if act.tag == GERUND and word in ("of", "at", "in", "for", "on", "to"):
        return _governor(lower, skip_left(lower, index - 1, start)) if index > start else NO_FRAME
    return NO_FRAME


def _before_to(lower: list[str], index: int, start: int) -> Frame:
    """Return the frame before `to`: its word, or the verb of asking or helping a few words back (`urged both sides to`)."""
    table = _governors()
    if index <= start + 1:
        return Frame(index, *INITIAL) if not {"we", "i"}.isdisjoint(lower[index : index + OPENING]) else NO_FRAME
    near = index - 1
    for place in range(near, max(start, near - LOOK_BACK) - 1, -1):
        word = lower[place]
        if word in table:
            return _governor(lower, place)
        if not word[0].isalnum() and word not in ("'s", "’s"):
            break
    return NO_FRAME


def _governor(lower: list[str], index: int) -> Frame:
    found = _governors().get(lower[index]) if index >= 0 else None
    return Frame(index, *found) if found else NO_FRAME


def joint(lower: list[str], act: Act, start: int) -> bool:
    """Tell whether several parties do it together: `will together end`, `the two sides jointly`."""
    return not {"together", "jointly"}.isdisjoint(lower[max(start, act.verb - 4) : act.verb])


def vetoed(lower: list[str], act: Act, span: range, led: Frame = NO_FRAME, *, paired: bool = False) -> bool:
    """Tell whether the sentence says that the clash is meant: denied, feared, threatened, blamed on somebody, or only imagined.

    With a coordinated act that points the other way (`paired`) only a denial counts: whoever imagines or fears both contradicts himself all the same.
    """
    table = _vetoes()
    if not paired and any(table.get(lower[place]) == "sentence" for place in span if not act.first <= place <= act.last):
        return True
    signs = ("negation",) if paired else ("negation", "before", "sentence")
    first = max(span.start, led.at - OWN if led.own else act.verb - CLAUSE)
    for place in range(act.verb - 1, first - 1, -1):
        if lower[place] in BREAKS:
            return False
        if table.get(lower[place]) in signs:
            return True
    return False
