"""What leads to an act (`determined to`, `the goal of`, `must`) and what forbids to wonder at it (negation, threat, accusation)."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sayso_consistency.acts import Act, helped, nominal
from sayso_consistency.inflection import BASE, GERUND
from sayso_consistency.phrases import little, skip_left
from sayso_consistency.tables import rows

LOOK_BACK = 7  # tokens from `to` back to the verb of `asked both sides to`
SUBJECT = 4  # tokens from the governor back to a subject like `we`
NOUN_BACK = 3  # tokens from `of` back to the noun of `the role that we have in`
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


THAT_BACK = 4  # tokens from `that` back to the word that asks for it: `important for all of us that we`
MODIFIER = 2  # tokens from a noun back to what recommends it: `the necessary legal measures to`
MOST = 2.0  # points that a frame can lend
INITIAL = (2, 2)  # "To keep the peace, we must …": the speaker's own end
IMPOSSIBLE = 2  # points for a verb that is never said of such a thing
OURS = (1, 2)  # "we will …": nobody announces that he will do harm
PURPOSE = (0, 0.5)  # "… to keep the peace": some end or other
OPENING = 30
NO_FRAME = Frame(-1, 0, 0)


@cache
def _governors() -> dict[str, tuple[float, float, bool]]:
    return {word: (row["harm"], row["further"], bool(row.get("own"))) for row in rows("frames") for word in row["words"]}


@cache
def _only_near() -> frozenset[str]:
    return frozenset(word for row in rows("frames") if row.get("near") for word in row["words"])


@cache
def _vetoes() -> dict[str, str]:
    """Return the scope of each sign; `negation` and `hypothesis` for what denies or imagines, whatever else the word may be."""
    return {
        word: row["key"] if row["key"] in ("negation", "hypothesis") else row["scope"] for row in reversed(rows("vetoes")) for word in row["words"]
    }


def frame(lower: list[str], act: Act, start: int) -> Frame:
    """Return what leads to the act; `NO_FRAME` for a plain statement."""
    index = skip_left(lower, act.verb - 1, start)
    if index > start and nominal(lower, act.verb, act.tag):
        index -= 1  # "committed to the weakening of"
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
        if word in little("modal") or word in little("auxiliary"):
            return Frame(index, *OURS) if lower[index - 1] in little("self") and word in ("will", "shall", "'ll") else _governor(lower, index)
        if word in little("subject pronoun"):
            return _before_that(lower, index, start)
        return _governor(lower, helped(lower, index, start))
    if act.tag == GERUND and word in ("of", "at", "in", "for", "on", "to", "with", "towards", "toward", "about"):
        return _before_of(lower, index, start)
    return NO_FRAME


def by_ourselves(lower: list[str], act: Act, led: Frame, start: int) -> bool:
    """Tell whether those who speak are the ones who act: `we must`, `we are determined to`, `our duty is to`, `it is vital that we`."""
    starts = {act.verb, led.at if led.at >= 0 else act.verb}
    return any(_ours_before(lower, first, start) for first in starts) or lower[max(led.at, start)] in little("self")


def _ours_before(lower: list[str], first: int, start: int) -> bool:
    for place in range(first - 1, max(start, first - SUBJECT) - 1, -1):
        word = lower[place]
        if word in little("self") or word in little("own"):
            return True
        if word in BREAKS or word in little("subject pronoun"):
            break
    return False


def _before_that(lower: list[str], index: int, start: int) -> Frame:
    """Return the frame before `that we`, if what it says is asked for: `it is vital that we`, `they propose that the two sides`."""
    if index - 1 <= start or lower[index - 1] != "that":
        return NO_FRAME
    for place in range(index - 2, max(start, index - 2 - THAT_BACK) - 1, -1):
        if lower[place] in little("asked for"):
            return _governor(lower, place)
        if not lower[place][0].isalnum():
            break
    return NO_FRAME


def _before_to(lower: list[str], index: int, start: int) -> Frame:
    """Return the frame before `to`: its word, or the verb of asking or helping a few words back (`urged both sides to`)."""
    table = _governors()
    if index <= start + 1:
        return Frame(index, *INITIAL) if not {"we", "i"}.isdisjoint(lower[index : index + OPENING]) else NO_FRAME
    near = index - 1
    for place in range(near, max(start, near - LOOK_BACK) - 1, -1):
        word = lower[place]
        if word in table and word not in little("modal") and (place == near or word not in _only_near()):
            return _recommended(lower, place, start)
        if not word[0].isalnum() and word not in ("'s", "’s"):
            break
    return Frame(index, *PURPOSE)


def _recommended(lower: list[str], index: int, start: int) -> Frame:
    """Return the frame of a governor, stronger if another stands before it: `the necessary measures to`, `determined efforts to`."""
    led = _governor(lower, index)
    others = [_governor(lower, place) for place in range(max(start, index - MODIFIER), index) if lower[place] not in little("modal")]
    best = max(others, key=lambda each: each.harm, default=NO_FRAME)
    return led._replace(harm=min(MOST, led.harm + best.harm), further=max(led.further, best.further)) if led.harm else led


def _before_of(lower: list[str], index: int, start: int) -> Frame:
    """Return the frame before `of` or `in` and a gerund: `the goal of`, `the role that we have in`."""
    near = skip_left(lower, index - 1, start)
    for place in range(near, max(start, near - NOUN_BACK) - 1, -1):
        if lower[place] in _governors() and lower[place] not in little("modal"):
            return _governor(lower, place)
        if not lower[place][0].isalnum():
            break
    return NO_FRAME


def _governor(lower: list[str], index: int) -> Frame:
    found = _governors().get(lower[index]) if index >= 0 else None
    return Frame(index, *found) if found else NO_FRAME


def joint(lower: list[str], act: Act, start: int) -> bool:
    """Tell whether several parties do it together: `will together end`, `the two sides jointly`."""
    return not {"together", "jointly"}.isdisjoint(lower[max(start, act.verb - 4) : act.verb])


def vetoed(lower: list[str], act: Act, span: range, led: Frame = NO_FRAME, *, paired: bool = False, strange: float = 0) -> bool:
    """Tell whether the sentence says that the clash is meant: denied, feared, threatened, blamed on somebody, or only imagined.

    With a coordinated act that points the other way (`paired`) only a denial counts: whoever imagines or fears both contradicts himself all the
    same. A `strange` verb, which nobody says of such a thing, is not explained by what is only imagined.
    """
    table = _vetoes()
    paired = paired or strange >= IMPOSSIBLE
    if not paired and any(table.get(lower[place]) == "sentence" for place in span if not act.first <= place <= act.last):
        return True
    blamed = ("negation", "sentence") if act.tag == GERUND else ("negation",)  # "accused of raising taxes and cutting benefits"
    signs = blamed if paired else ("negation", "before", "sentence") if strange else ("negation", "before", "sentence", "hypothesis")
    return any(table.get(word) in signs for word in _before(lower, act, span, led))


def imagined(lower: list[str], act: Act, span: range, led: Frame) -> bool:
    """Tell whether the act is only imagined: what `would` or `could` be, or `if`."""
    table = _vetoes()
    return any(table.get(word) == "hypothesis" for word in _before(lower, act, span, led))


def _before(lower: list[str], act: Act, span: range, led: Frame) -> Iterator[str]:
    """Yield the words before the verb, backward, as far as a negation reaches."""
    first = max(span.start, led.at - OWN if led.own else act.verb - CLAUSE)
    for place in range(act.verb - 1, first - 1, -1):
        if lower[place] in BREAKS:
            return
        if not act.first <= place <= act.last:  # "violence against women must be …"
            yield lower[place]
