"""Units that are converted into one another, and how much a figure as written leaves open."""

import re
from functools import cache
from typing import NamedTuple

from sayso_consistency.tables import rows

MONEY, TEMPERATURE = "money", "temperature"
SHARE = 0.1  # of its value at most that a round figure leaves open
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mn": 1e6, "mln": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "b": 1e9,
    "trillion": 1e12, "trn": 1e12, "tn": 1e12,
}  # fmt: skip
FIGURES = r"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,15})(?!\d)(?:\.\d{1,9})?"  # bounded: a line may be one long number
SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}


class Unit(NamedTuple):
    """Hold a unit: `factors` lead to the base of its `kind` (several where the name has several sizes; none for money), after adding `zero`."""

    name: str
    kind: str
    factors: tuple[float, ...]
    zero: float


class Interval(NamedTuple):
    """Hold the values that a figure as written may stand for; `told` is the middle or, of a range, the two ends."""

    low: float
    high: float
    told: tuple[float, ...]


@cache
def units() -> tuple[dict[str, tuple[Unit, ...]], dict[str, tuple[Unit, ...]]]:
    """Return the units by spelling: in lower case, and as written."""
    folded: dict[str, tuple[Unit, ...]] = {}
    exact: dict[str, tuple[Unit, ...]] = {}
    for row in rows("measures"):
        unit = Unit(row["key"], row["kind"], tuple(map(float, row.get("factors") or ())), float(row.get("zero") or 0))
        for spellings, found in ((row.get("spellings"), folded), (row.get("exact"), exact)):
            for spelling in spellings or ():
                found[spelling] = (*found.get(spelling, ()), unit)
    return folded, exact


@cache
def spelling() -> str:
    """Return a pattern for the spellings of all units, the longest first."""
    folded, exact = units()
    every = sorted((*((text, True) for text in folded), *((text, False) for text in exact)), key=lambda each: -len(each[0]))
    return "|".join((rf"(?i:{_loose(text)})" if any_case else _loose(text)) for text, any_case in every)


def _loose(text: str) -> str:
    return re.escape(text).replace(r"\ ", r"[\s-]").replace(" ", r"[\s-]")


def named(text: str) -> tuple[Unit, ...]:
    """Return the units that a spelling may stand for: `pounds` are a weight and money."""
    folded, exact = units()
    plain = " ".join(text.replace("-", " ").split())
    return exact.get(text) or exact.get(plain) or folded.get(plain.lower(), ())


def interval(figures: str, scale: str = "") -> Interval:
    """Return what figures (`1,640`, `2.5`, `5½`) with a scale word may stand for: half a unit of the last digit that counts, either way.

    Round figures (`200`) count to their last digit that is not nought, but leave open no more than `SHARE` of themselves.
    """
    half = SIGNS.get(figures[-1], 0.0)
    plain = figures.rstrip("".join(SIGNS)).replace(",", "").strip()
    value = (float(plain) if plain else 0.0) + half
    size = SCALES.get(scale.lower().strip(" -"), 1.0)
    slack = 0.05 if half else _slack(plain, value)
    return Interval((value - slack) * size, (value + slack) * size, (value * size,))


def _slack(plain: str, value: float) -> float:
    """Return how far from figures as written the value may lie; a last digit 5 counts as rounded to fives."""
    whole, _, decimals = plain.partition(".")
    if decimals:
        return float(0.5 * 10.0 ** -len(decimals))
    noughts = len(whole) - len(whole.rstrip("0"))
    step = 5 if whole[-1:] == "5" else 10**noughts
    return max(0.5, min(0.5 * float(step), SHARE * value))


def spelled(value: float) -> Interval:
    """Return what a number in words may stand for."""
    slack = 0.5 if value > 1 and value % 1 == 0 else 0.05 * value
    return Interval(value - slack, value + slack, (value,))


def hull(low: Interval, high: Interval) -> Interval:
    """Return the interval of a range (`10 to 12 miles`)."""
    return Interval(low.low, high.high, (low.told[0], high.told[-1]))


def based(found: Interval, unit: Unit, factor: float) -> Interval:
    """Return an interval in the base of the unit's kind."""
    ends = [(value + unit.zero) * factor for value in (found.low, found.high)]
    return Interval(ends[0], ends[1], tuple((value + unit.zero) * factor for value in found.told))
