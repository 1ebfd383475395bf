"""Read the value of a numeral: figures with what is written onto them, number words, scale words, fractions."""

import re
from functools import cache
from typing import Any, NamedTuple

from sayso.text.records import Tokens
from sayso.text.tables import table

FIGURE = re.compile(r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)([^\W\d_]*)((?:[-‑][^\W\d_][^\W_]*)*)")
RANGE = re.compile(r"(\d+)[-‑](\d+)")
ORDINALS = frozenset(("st", "nd", "rd", "th", "s", "am", "pm", "a", "p", "d", "g", "ers", "er"))

ONE_LONG = frozenset(("year", "month", "week", "day", "hour", "minute", "year-old", "mile", "point", "percent"))  # `one-year`, not `one-sided`
LONGEST = 12  # figures in a row: what is longer is an identifier


class Numeral(NamedTuple):
    """Hold what stands from token `first` up to `after`: a value, its last `scale`, and the `tail` written onto the figures (`-year-old`, `km`)."""

    first: int
    after: int
    value: float
    scale: float
    tail: str
    figures: bool


@cache
def _values(group: str) -> dict[str, Any]:
    return {key: value for key, value in table("numerals")[group].items() if key != "origin"}


@cache
def starters() -> frozenset[str]:
    """Return the words a numeral may begin with or turn on."""
    return frozenset((*_values("small"), *_values("scales"), *_values("fractions"), *_values("signs")))


def figures(tokens: Tokens, index: int, currency: bool) -> Numeral | None:
    """Read a numeral written in figures, with the scale word after it; `currency` says that a sign stands before it."""
    match = FIGURE.fullmatch(tokens.lower[index])
    if not match:
        return None
    value, suffix, tail = float(match.group(1).replace(",", "")), match.group(2), match.group(3)[1:]
    if suffix in ORDINALS or (len(match.group(1)) > LONGEST and "," not in match.group(1)):
        return None
    if suffix in _values("signs"):
        value, suffix = value + _values("signs")[suffix], ""
    scale = _suffix_scale(suffix, currency)
    if scale:
        return Numeral(index, index + 1, value * scale, scale, tail, True)
    if suffix or tail:
        return _glued(index, value, suffix, tail)
    after, scale = _scales(tokens, index + 1)
    return Numeral(index, after, value * scale, scale, "", True)


def _glued(index: int, value: float, suffix: str, tail: str) -> Numeral:
    head, _, rest = tail.partition("-")
    scale = _values("scales").get(head, 1)
    return Numeral(index, index + 1, value * scale, scale, (rest if scale > 1 else tail) or suffix, True)


def _suffix_scale(suffix: str, currency: bool) -> float:
    if not suffix or (suffix in ("m", "b", "t", "mm") and not currency):
        return 0
    return float(_values("suffixes").get(suffix, 0))


def _scales(tokens: Tokens, index: int) -> tuple[int, float]:
    scale = 1.0
    while index < len(tokens.lower) and tokens.lower[index] in _values("scales"):
        scale *= _values("scales")[tokens.lower[index]]
        index += 1
    return index, scale


def spelled(tokens: Tokens, index: int) -> Numeral | None:
    """Read a numeral in words that begins at token `index`: `twenty-one`, `two hundred and five`, `a dozen`, `half a million`, `two-thirds`."""
    lower = tokens.lower
    word = lower[index]
    if word in _values("signs"):
        return Numeral(index, index + 1, _values("signs")[word], 1, "", True)
    if word in _values("scales"):
        return _with_article(tokens, index)
    if word in _values("fractions"):
        return _fraction(tokens, index)
    return _counted(tokens, index)


def _with_article(tokens: Tokens, index: int) -> Numeral | None:
    if index == 0 or tokens.lower[index - 1] not in ("a", "an"):
        return None
    after, scale = _scales(tokens, index)
    if index > 1 and tokens.lower[index - 2] == "half":
        return Numeral(index - 2, after, 0.5 * scale, scale, "", False)
    return Numeral(index - 1, after, scale, scale, "", False)


def _fraction(tokens: Tokens, index: int) -> Numeral | None:
    lower = tokens.lower
    value = _values("fractions")[lower[index]]
    following = lower[index + 1] if index + 1 < len(lower) else ""
    if lower[index] == "half":
        if following in ("a", "an") and index + 2 < len(lower) and lower[index + 2] in _values("scales"):
            return _with_article(tokens, index + 2)
        return Numeral(index, index + 1, value, 1, "", False)
    if index and lower[index - 1] in ("a", "one") and following == "of":
        return Numeral(index - 1, index + 1, value, 1, "", False)
    return None


def _counted(tokens: Tokens, index: int) -> Numeral | None:
    """Read number words one after another: each is added, a scale multiplies what stands before it."""
    total, current, scale = 0.0, _word_value(tokens.lower[index]), 1.0
    if current is None:
        return _compound(tokens, index)
    after = index + 1
    while after < len(tokens.lower):
        word = tokens.lower[after]
        if word in _values("scales"):
            scale = _values("scales")[word]
            if scale > 100:
                total, current = total + current * scale, 0.0
            else:
                current *= scale
        elif word in _values("small") and (scale > 1 or (current >= 20 and _values("small")[word] < 10)) and current % 10 == 0:
            current += _values("small")[word]
        elif word == "and" and scale > 1 and after + 1 < len(tokens.lower) and tokens.lower[after + 1] in _values("small"):
            pass
        else:
            break
        after += 1
    if after < len(tokens.lower) and after == index + 1 and tokens.lower[after] in _values("fractions"):
        return Numeral(index, after + 1, current * _values("fractions")[tokens.lower[after]], 1, "", False)
    return _and_a_half(tokens, Numeral(index, after, total + current, scale, "", False))


def _and_a_half(tokens: Tokens, numeral: Numeral) -> Numeral:
    after = numeral.after
    if numeral.scale == 1 and tokens.lower[after : after + 3] == ["and", "a", "half"]:
        after, scale = _scales(tokens, after + 3)
        return numeral._replace(after=after, value=(numeral.value + 0.5) * scale, scale=scale)
    return numeral


def _word_value(word: str) -> float | None:
    small = _values("small")
    if word in small:
        return float(small[word])
    tens, hyphen, ones = word.partition("-")
    if hyphen and small.get(tens, 0) >= 20 and 0 < small.get(ones, 0) < 10:
        return float(small[tens] + small[ones])
    return None


def _compound(tokens: Tokens, index: int) -> Numeral | None:
    """Read a numeral with something hyphenated onto it: `two-thirds`, `half-dozen`, `four-year`, `twenty-one-year-old`."""
    head, _, tail = tokens.lower[index].partition("-")
    if head == "half" and tail in _values("scales"):
        return Numeral(index, index + 1, 0.5 * _values("scales")[tail], _values("scales")[tail], "", False)
    value = _word_value(head)
    if value is None or not tail:
        return None
    if tail in _values("fractions"):
        return Numeral(index, index + 1, value * _values("fractions")[tail], 1, "", False)
    ones, _, rest = tail.partition("-")
    both = _word_value(f"{head}-{ones}")
    if both is not None:
        return Numeral(index, index + 1, both, 1, rest, False)
    if value == 1 and tail not in ONE_LONG:
        return None
    return Numeral(index, index + 1, value, 1, tail, False)
