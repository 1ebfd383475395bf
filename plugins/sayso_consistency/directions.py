"""Rises that fall, falls that rise, and shares of growth that do not follow from the two figures beside them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sayso import Article, Finding, Span
from sayso_consistency.patterns import late
from sayso_consistency.tables import words

AMOUNT = (
    r"([$£€¥]?)(\d[\d,]*(?:\.\d+)?)(?:\s?(thousand|million|billion|trillion|[mb]n|[mbk])\b)?(\s?%|\sper\s?cent\b)?(?!\d|(?:st|nd|rd|th)\b|[:/–-]\d)"
)
ROUGHLY = "(?:about |around |just |some |only |nearly |almost )?"
FROM_TO = late(rf"from (?<!\wfrom ){ROUGHLY}{AMOUNT}(?:\s[^\W\d]+){{0,6}}? to {ROUGHLY}{AMOUNT}")  # begins with letters, which a search leaps to
SINCE = late(
    rf"(?<![\d.,$£€-]){AMOUNT}(?:\s[^\W\d_]+){{0,4}}?,? \(?(up|down) (?:sharply |slightly |significantly |steeply )?from "
    rf"(?:[^\W\d_]+ ){{0,4}}?{AMOUNT}"
)
BACK = late(r"from (?:(?<=up from )|(?<=down from )|(?<=ly from ))(?:[^\W\d_]+ ){0,4}?[$£€¥]?\d")  # is in all that `SINCE` finds, and soon found
GROWTH = late(r"(?:\s[^\W\d]+){0,4}?,? (?:an? )(?:(\w+) of (\d+(?:\.\d+)?)|(\d+(?:\.\d+)?))\s?(?:%|per\s?cent)(?: (\w+))?")
END = late(r"[.;!?]\s|\n")
BEFORE = 60  # characters before `from` in which the verb stands
SCALES = {"thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "billion": 1e9, "b": 1e9, "bn": 1e9, "trillion": 1e12}
YEARS = (1500, 2100)
APART, ALIKE = 300, 3  # times by which two sums are apart and their digits alike if one has the wrong magnitude
OFF = 1.0  # points by which a share of growth may be off
CLOCK = 24


class Amount(NamedTuple):
    """Hold a figure with its sign: `unit` is `$`, `%` or nothing, `half` is half a unit of the last digit that counts."""

    value: float
    unit: str
    half: float
    written: str


def direction_conflicts(article: Article) -> Iterator[Finding]:
    """Yield a finding for each change from one figure to another that goes the other way, or is told with a share that it does not come to."""
    text = article.text
    for match in FROM_TO().finditer(text) if " from " in text else ():
        one, other = _amount(match, 1), _amount(match, 5)
        if not _comparable(one, other) or not article.within_block(Span(*match.span())):
            continue
        way = _verb(text[max(0, match.start() - BEFORE) : match.start()])
        if way and _contradicts(way, one, other) and not _ranked(text, match):
            yield _backward(match, way)
        elif finding := _growth(text, match, one, other):
            yield finding
    for match in SINCE().finditer(text) if BACK().search(text) else ():
        now, before = _amount(match, 1), _amount(match, 6)
        if not _comparable(before, now) or not article.within_block(Span(*match.span())) or _ranked(text, match):
            continue
        if _contradicts(match.group(5), before, now):
            yield _backward(match, match.group(5))
        elif _wrong_scale(before, now):
            yield Finding(Span(*match.span()), f"“{now.written}” here and “{before.written}” before it: which magnitude is right?", confidence=0.8)


def _amount(match: re.Match[str], group: int) -> Amount:
    sign, digits, scale, share = match.group(group, group + 1, group + 2, group + 3)
    times = SCALES[scale] if scale else 1.0
    plain = digits.replace(",", "")
    last = 10.0 ** -len(plain.partition(".")[2]) if "." in plain else 10.0 ** (len(plain) - len(plain.rstrip("0") or plain))
    return Amount(float(plain) * times, "%" if share else sign, last * times / 2, f"{sign}{digits}{' ' + scale if scale else ''}{share or ''}")


def _comparable(one: Amount, other: Amount) -> bool:
    """Tell whether two figures are of one kind and neither is a year."""
    if one.unit != other.unit or not one.value or not other.value:
        return False
    return bool(one.unit) or not any(YEARS[0] <= each.value <= YEARS[1] and "," not in each.written for each in (one, other))


def _verb(before: str) -> str:
    """Return `up` or `down` by the last word before that tells of a rise or a fall in the same clause, or nothing."""
    for word in reversed(re.findall(r"[a-z]+|[^\w\s]", before.lower())):
        if word in words("figures", "rises"):
            return "up"
        if word in words("figures", "falls"):
            return "down"
        if not word.isalpha() and word not in "%$£€'’":
            return ""
    return ""


def _contradicts(way: str, before: Amount, now: Amount) -> bool:
    """Tell whether a rise ends lower, or a fall higher; figures without a unit must tell their scales alike."""
    return now.value < before.value if way == "up" else now.value > before.value and before.written[-1:].isdigit() == now.written[-1:].isdigit()


def _ranked(text: str, match: re.Match[str]) -> bool:
    """Tell whether places in a ranking, hours, degrees of frost or odds may be meant, where up is less."""
    before, after = text[max(0, match.start() - 2 * BEFORE) : match.start()], text[match.end() : match.end() + BEFORE]
    around = set(re.findall(r"[a-z]+", (END().split(before)[-1] + match.group() + END().split(after)[0]).lower()))
    return not around.isdisjoint(words("figures", "up is less"))


def _wrong_scale(one: Amount, other: Amount) -> bool:
    low, high = sorted((one.value, other.value))
    ratio = high / low
    if ratio < APART or not one.unit:
        return False
    while ratio > ALIKE * 10:
        ratio /= 1000
    return 1 / ALIKE <= ratio <= ALIKE


def _growth(text: str, match: re.Match[str], one: Amount, other: Amount) -> Finding | None:
    """Return a finding if a share of growth follows that the two figures do not come to."""
    told = GROWTH().match(text, match.end())
    if not told or one.unit == "%" or told.group(1 if told.group(2) else 4) not in words("figures", "growth"):
        return None
    share = float(told.group(2) or told.group(3))
    least, most = _change(one, other, -1), _change(one, other, 1)
    if least - OFF <= share <= most + OFF:
        return None
    seen = " ".join(told.group().strip(" ,").split())
    right = 100 * abs(other.value - one.value) / one.value
    message = f"From {one.written} to {other.written} is {right:.3g} per cent, not “{seen}”: which figure is wrong?"
    return Finding(Span(match.start(), told.end()), message, confidence=0.8)


def _change(one: Amount, other: Amount, side: int) -> float:
    """Return the least (`side` -1) or the most the change can be in per cent, as both figures may be rounded."""
    slack = side * (one.half + other.half)
    return 100 * (abs(other.value - one.value) + slack) / max(one.value - side * one.half, 1e-9)


def _backward(match: re.Match[str], way: str) -> Finding:
    seen = " ".join(match.group().split())
    message = f"“{seen}” is told as going {way}, but the figures go the other way: is one of them wrong, or the word?"
    return Finding(Span(*match.span()), message, confidence=0.8)
