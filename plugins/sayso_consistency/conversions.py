"""Pairs of quantities that say the same in two units: `16 km (12 miles)`, `5ft 10in (1.78m)`, `£50m ($65m)`."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from sayso import Article, Span
from sayso.layers import NUMBERS
from sayso_consistency.measures import FIGURES, SIGNS, Interval, Unit, hull, interval, named, spelled, spelling
from sayso_consistency.patterns import late
from sayso_consistency.tables import words

REACH = 72  # characters before a bracket in which the quantity that is converted is looked for
SIGN = r"(?:US\$|R\$|AU?\$|CA?\$|HK\$|NZ\$|SFr|Rs\.?|CHF|TL|EUR|USD|GBP|[$£€₹₽₺₪₩₴])"
SCALE = r"(?:[\s-]?(?:million|billion|trillion|thousand|hundred|mln|mn|bn|trn|tn|[mbk](?![^\W\d_])))"
NUMBER = rf"{FIGURES}(?:\s?[{''.join(SIGNS)}])?|[{''.join(SIGNS)}]"
BETWEEN = r"\s?[-–—]\s?|\s(?:to|or|and)\s"


class Quantity(NamedTuple):
    """Hold a quantity as written: where, what its figures may stand for, the units its name may mean, whether it is said to be rough."""

    span: Span
    value: Interval
    units: tuple[Unit, ...]
    rough: bool


class Pair(NamedTuple):
    """Hold two quantities that are said to be equal; `told` is how: `(`, `/`, `or` or `=`."""

    one: Quantity
    other: Quantity
    told: str


@cache
def _opening() -> "re.Pattern[str]":
    hedges = "|".join(sorted(words("figures", "rough"), key=len, reverse=True))
    return re.compile(rf"(?P<told>[(\[/=]|,?\sor)\s?(?P<rough>(?:(?:{hedges})\s)*)(?={SIGN}?\s?[-−–]?[\d½¼¾]|minus\s\d)")


@cache
def _right() -> "re.Pattern[str]":
    """Return the pattern of a quantity: figures with a sign before them or a unit after them."""
    first = rf"(?P<minus>[-−–]|minus\s)?(?P<low>{NUMBER})(?P<lowscale>{SCALE})??"
    second = rf"(?:(?:{BETWEEN})(?:{SIGN}\s?)?(?P<high>{NUMBER})(?P<highscale>{SCALE})??)?"
    plain = rf"{first}{second}[\s-]?(?P<unit>{spelling()})(?![^\W_])"
    return re.compile(rf"(?:(?P<sign>{SIGN})\s?(?P<sum>{NUMBER})(?P<sumscale>{SCALE})?(?![^\W_]))|{plain}")


@cache
def _closing() -> "re.Pattern[str]":
    return re.compile(rf"(?:\s(?:{'|'.join(words('figures', 'after a measure'))}))?\s?[)\],;]")


@cache
def _unit_at_end() -> "re.Pattern[str]":
    tails = "|".join(words("figures", "after a measure"))
    return re.compile(rf"(?<![^\W\d_])(?P<unit>{spelling()})\.?(?:[\s-](?:{tails}))?[\s,]*$")


@cache
def _number_at_end() -> "re.Pattern[str]":
    return re.compile(
        rf"(?:(?P<sign>(?<![^\W\d_]){SIGN})\s?)?(?P<minus>(?<![\w)])[-−–]|minus\s)?(?<![\d.,])(?:(?P<low>{NUMBER})(?P<lowscale>{SCALE})?(?:{BETWEEN})(?:{SIGN}\s?)?)?"
        rf"(?P<high>{NUMBER})(?P<highscale>{SCALE})?[\s-]?$"
    )


BRACKET = re.compile(r"[(\[/=]")
OR = re.compile(r"or(?<=\sor)")
PARTS = ("0.25", "0.5", "0.75", "1")
SIGNED = late(r"[$£€₹₽₺₪₩₴LFDRsP]\s?\d")
FEET_AND_INCHES = late(r"(?<!\d)(\d)[\s-]?(?:foot|feet|ft|['’′])[\s-]?(\d\d?)(?:[\"”″]|[\s-]?(?:in\b\.?|ins\b|inch|inches))?\s?$")


def pairs(article: Article) -> Iterator[Pair]:
    """Yield the conversions of an article in order."""
    text = article.text
    for match in _openings(text):
        other = _after(text, match)
        one = other and _before(article, match.start(), other)
        if one and other and any(left.name != right.name for left in one.units for right in other.units):
            yield Pair(one, other, match.group("told").strip())


def _openings(text: str) -> Iterator["re.Match[str]"]:
    """Yield what `_opening` finds: tried where it may begin, which costs a tenth of trying it everywhere."""
    begins = [match.start() for match in BRACKET.finditer(text)]
    begins += [at - 1 - (text[at - 2 : at - 1] == ",") for at in (match.start() for match in OR.finditer(text))]
    done = 0
    for begin in sorted(begins):
        if begin >= done and (match := _opening().match(text, begin)):
            done = match.end()
            yield match


def _after(text: str, opening: "re.Match[str]") -> Quantity | None:
    both = FEET_AND_INCHES().search(text, opening.end(), min(len(text), _line(text, opening.end())))
    if both and both.start() == opening.end():
        return _height(both, opening.end())
    found = _right().match(text, opening.end())
    if not found or not (found.group("unit") or found.group("sign")):
        return None
    if opening.group("told") in "([" and not _closing().match(text, found.end()):
        return _two_parts(text, found)
    return _read(found, found.start(), bool(opening.group("rough")))


def _line(text: str, start: int) -> int:
    """Return where the bracket that is open at `start` closes, at most some characters on."""
    close = text.find(")", start, start + REACH)
    return close if close > 0 else start


def _two_parts(text: str, first: "re.Match[str]") -> Quantity | None:
    """Read `5ft 10in` or `11st 4lb` that begins with `first`."""
    second = _right().match(text, first.end() + len(re.match(r"[\s,]*(?:and\s)?", text[first.end() : first.end() + 6]).group()))  # type: ignore[union-attr]
    if not second or not second.group("unit") or not _closing().match(text, second.end()):
        return None
    one, other = _read(first, first.start(), False), _read(second, second.start(), False)
    return _sum(one, other) if one and other else None


def _sum(big: Quantity, small: Quantity) -> Quantity | None:
    """Return two parts of one measure as one quantity in the smaller unit, or None if they are none."""
    for unit in big.units:
        for part in small.units:
            if unit.kind == part.kind and unit.factors and part.factors and unit.factors[0] > part.factors[0] and big.value.told[0] % 1 == 0:
                more = big.value.told[0] * unit.factors[0] / part.factors[0]
                value = Interval(small.value.low + more, small.value.high + more, tuple(told + more for told in small.value.told))
                return Quantity(Span(big.span.start, small.span.end), value, (part,), big.rough)
    return None


def _read(match: "re.Match[str]", offset: int, rough: bool) -> Quantity | None:
    """Return the quantity that figures, a sign and a unit make; `offset` is where the match begins in the text."""
    groups = match.groupdict()
    found = named(groups["sign"] or groups.get("unit") or "")
    if not found:
        return None
    value = interval(groups["sum"], groups["sumscale"] or "") if groups.get("sum") else _valued(groups)
    return Quantity(Span(offset, offset + match.end() - match.start()), value, found, rough)


def _valued(groups: Mapping[str, str | None]) -> Interval:
    """Return what the figures of a match may stand for; the first of a range takes the scale of the second."""
    scale = groups["highscale"] or ""
    high = interval(groups["high"], scale) if groups["high"] else None
    low = interval(groups["low"], groups["lowscale"] or scale) if groups["low"] else None
    value = hull(low, high) if low and high else (low or high or Interval(0.0, 0.0, (0.0,)))
    return Interval(-value.high, -value.low, tuple(-told for told in reversed(value.told))) if groups["minus"] else value


def _before(article: Article, end: int, other: Quantity) -> Quantity | None:
    """Return the quantity that ends at `end`, of a kind with `other`."""
    start = max(0, end - REACH)
    window = article.text[start:end]
    if both := FEET_AND_INCHES().search(window):
        return _height(both, start + both.start())
    unit = _unit_at_end().search(window)
    money = _number_at_end().search(window.rstrip(" ,")) if SIGNED().search(window) else None
    if money and money.group("sign"):
        return _read(money, start + money.start(), _is_rough(window[: money.start()]))
    if not unit:
        return None
    kinds = {each.kind for each in other.units}
    return _counted(article, start, window, unit, tuple(each for each in named(unit.group("unit")) if each.kind in kinds))


def _counted(article: Article, start: int, window: str, unit: "re.Match[str]", units: tuple[Unit, ...]) -> Quantity | None:
    """Return the quantity whose unit is found, its number in figures or in words."""
    head = window[: unit.start()]
    if not units:
        return None
    number = _number_at_end().search(head)
    if number is None:
        return _in_words(article, start + unit.start(), Span(start, start + unit.end("unit")), units) or _part(start, window, unit, units)
    value = _valued(number.groupdict())
    whole = Quantity(Span(start + number.start(), start + unit.end("unit")), value, units, _is_rough(head[: number.start()]))
    bigger = _unit_at_end().search(head[: number.start()].removesuffix("and "))
    if bigger and (first := _number_at_end().search(head[: bigger.start()])):
        big = Quantity(Span(start + first.start(), start + bigger.end()), _valued(first.groupdict()), named(bigger.group("unit")), whole.rough)
        return _sum(big, whole) or whole
    return whole


def _in_words(article: Article, end: int, within: Span, units: tuple[Unit, ...]) -> Quantity | None:
    """Return the quantity whose number in words ends right before `end` (`eighteen miles`, `half a mile`)."""
    numbers = article.layer(NUMBERS)
    place = bisect_left(numbers, end, key=lambda number: number.span.end)
    for number in numbers[max(0, place - 1) : place + 1]:
        gap = article.text[number.span.end : end]
        if within.start <= number.span.start and number.span.end <= end and gap.strip(" -\u00a0") in ("", "a", "an", "of a"):
            return Quantity(Span(number.span.start, within.end), spelled(number.value), units, bool(number.hedge))
    return None


def _part(start: int, window: str, unit: "re.Match[str]", units: tuple[Unit, ...]) -> Quantity | None:
    """Return `a mile`, `half a mile`, `a quarter of a mile`."""
    told = window[: unit.start()].lower().split()
    for length in (4, 3, 2, 1):
        phrase = " ".join(told[-length:])
        value = next((float(key) for key in PARTS if phrase in words("figures", key)), None) if length <= len(told) else None
        if value:
            begin = start + len(window[: unit.start()].rstrip()) - len(phrase)
            return Quantity(Span(begin, start + unit.end("unit")), spelled(value), units, True)
    return None


def _height(match: "re.Match[str]", offset: int) -> Quantity | None:
    feet, inches = int(match.group(1)), int(match.group(2))
    value = feet * 12 + inches
    span = Span(offset, offset + len(match.group().rstrip()))
    return Quantity(span, Interval(value - 0.5, value + 0.5, (float(value),)), named("inches"), False) if inches < 12 else None


def _is_rough(before: str) -> bool:
    last = before.lower().split()[-2:]
    return bool(last) and (last[-1] in words("figures", "rough") or " ".join(last) in words("figures", "rough"))
