"""Find quantities: numbers that count or measure something. Dates, years, clock times, ordinals, scores and numbered names are none."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import compress

from sayso.span import Span
from sayso.text import numerals, units
from sayso.text.numerals import Numeral
from sayso.text.records import Number, Tokens
from sayso.text.tables import table, words

DIGITS = frozenset("0123456789")
GLUE = frozenset("/_@#=&:\\'’.")
CLOCK = frozenset(("a.m.", "p.m.", "a.m", "p.m", "am", "pm", "o'clock", "gmt", "noon"))
NOT_HALF = frozenset(("first", "second", "latter", "other", "better", "back", "top", "bottom", "final", "last", "opening", "early", "late"))
NOT_ONE = frozenset(("no", "any", "every", "each", "the", "this", "that", "another", "not", "which", "such", "anyone"))
NOT_COUNTED = frozenset(
    ("day", "another", "thing", "way", "side", "hand", "such", "reason", "more", "time", "by", "example", "word", "step", "last", "final")
)
RANGE_WORDS = frozenset(("to", "or", "-", "–", "—", "and"))


def numbers(text: str, tokens: Tokens) -> tuple[Number, ...]:
    """Return the quantities of a text in order; a range is two numbers.

    `span` covers the sign, the figures and the scale words, not the unit. Units of measure, money and `%` have one name for all their
    spellings (data/units.toml), other units are the noun as written, in lower case.
    """
    begins = numerals.starters()
    found: list[tuple[Number, float, int, int]] = []
    after = 0
    wanted = {form for form in set(tokens.lower) if form in begins or form[0] in DIGITS or ("-" in form and form.partition("-")[0] in begins)}
    for index in compress(range(len(tokens.lower)), map(wanted.__contains__, tokens.lower)):
        if index < after:
            continue
        for numeral in _read(text, tokens, index):
            number = _number(text, tokens, numeral)
            if number:
                found.append((number, numeral.scale, numeral.first, numeral.after))
            after = max(after, numeral.after)
    return tuple(_share_units(tokens, found))


def _read(text: str, tokens: Tokens, index: int) -> Iterator[Numeral]:
    form = tokens.lower[index]
    if form[0] not in DIGITS:
        numeral = numerals.spelled(tokens, index)
        if numeral and not _is_no_count(text, tokens, numeral):
            yield numeral
        return
    pair = numerals.RANGE.fullmatch(form)
    if pair:
        if _is_range(tokens, index, pair):
            yield Numeral(index, index + 1, float(pair.group(1)), 1, "", True)
            yield Numeral(index, index + 1, float(pair.group(2)), 1, "", True)
        return
    numeral = numerals.figures(tokens, index, index > 0 and tokens.lower[index - 1] in units.currencies())
    if numeral and not _is_code(text, tokens, index) and not _is_date(text, tokens, index, numeral):
        yield numeral


def _is_no_count(text: str, tokens: Tokens, numeral: Numeral) -> bool:
    """Tell whether a numeral in words is a pronoun (`one another`), a part (`the second half`) or a name (`the Big Ten`)."""
    word, before = tokens.lower[numeral.first], tokens.lower[numeral.first - 1] if numeral.first else ""
    after = tokens.lower[numeral.after] if numeral.after < len(tokens.lower) else ""
    if word == "half" and numeral.value == 0.5:
        return before in NOT_HALF or (after not in ("of", "the", "its", "their", "his", "her") and not units.hedge(tokens, numeral.first))
    if numeral.value == 1 and numeral.scale == 1:
        return (
            before in NOT_ONE or after in NOT_COUNTED or not units.unit(tokens, numeral.after, min(numeral.after + 2, _end(tokens, numeral.first)), 1)
        )
    start = tokens.starts[numeral.first]
    return text[start].isupper() and before.isalpha() and text[tokens.starts[numeral.first - 1]].isupper()


def _is_range(tokens: Tokens, index: int, pair: "re.Match[str]") -> bool:
    """Tell a range (`10-12 people`) from a score (`a 3-1 win`), a date or a telephone number."""
    scores = words("units", "scores")
    following = tokens.lower[index + 1 : index + 2]
    if float(pair.group(1)) >= float(pair.group(2)) or not following or tokens.lower[index] == "9-11":
        return False
    if any(word in scores for word in (*following, *tokens.lower[max(0, index - 2) : index])):
        return False
    if len(pair.group(1)) == 4 and len(pair.group(2)) in (2, 4):
        return False
    return bool(units.unit(tokens, index + 1, _end(tokens, index), 0))


def _is_code(text: str, tokens: Tokens, index: int) -> bool:
    """Tell whether figures are glued to what makes them part of an address, a date with strokes, a version or a telephone number."""
    start, end = tokens.starts[index], tokens.ends[index]
    before, after = text[start - 1 : start], text[end : end + 2]
    if before and (before in GLUE or before.isalnum()):
        return True
    if after[:1] in "/_@:=&" and after[1:].isalnum():
        return True
    return before == "(" and text[end : end + 1] == ")" and text[end + 1 : end + 6].strip()[:3].isdigit() and end - start == 3


@cache
def _months() -> frozenset[str]:
    return frozenset(table("months")["months"])


def _is_date(text: str, tokens: Tokens, index: int, numeral: Numeral) -> bool:
    """Tell whether figures are a day of a month, a year or a clock time."""
    lower, plain = tokens.lower, numeral.figures and numeral.after == index + 1 and not numeral.tail
    following = lower[index + 1] if index + 1 < len(lower) else ""
    if following in CLOCK:
        return True
    if not plain or (index and lower[index - 1] in units.currencies()):
        return False
    if numeral.value <= 31 and _beside_month(text, tokens, index):
        return True
    form = lower[index]
    if len(form) != 4 or not form.isdigit() or not 1000 <= numeral.value <= 2099:
        return False
    if following in units.measures():
        return False
    return numeral.value >= 1900 or (
        index > 0 and lower[index - 1] in ("in", "since", "of", "from", "until", "by", "to", "before", "after", "around", "circa")
    )


def _beside_month(text: str, tokens: Tokens, index: int) -> bool:
    before = index - 2 if index > 1 and tokens.lower[index - 1] == "." else index - 1
    if before >= 0 and tokens.lower[before] in _months() and text[tokens.starts[before]].isupper():
        return True
    return index + 1 < len(tokens.lower) and tokens.lower[index + 1] in _months() and text[tokens.starts[index + 1]].isupper()


def _end(tokens: Tokens, index: int) -> int:
    """Return the index after the last token within reach that stands in the same block as token `index`."""
    end, block = index + 1, tokens.blocks[index]
    limit = min(len(tokens.lower), index + 8)
    while end < limit and tokens.blocks[end] == block:
        end += 1
    return end


def _number(text: str, tokens: Tokens, numeral: Numeral) -> Number | None:
    first = numeral.first
    sign = units.currencies().get(tokens.lower[first - 1]) if first else None
    if sign:
        first -= 1
        if first and tokens.lower[first - 1] in ("us", "c", "a", "hk", "nz") and tokens.ends[first - 1] == tokens.starts[first]:
            first -= 1
    unit = sign or _unit(text, tokens, numeral)
    if not sign and _is_named(text, tokens, numeral, unit):
        return None
    value = -numeral.value if _is_negative(text, tokens, first) else numeral.value
    start = _place(tokens, numeral, first)
    return Number(start, value, unit, units.hedge(tokens, first))


def _place(tokens: Tokens, numeral: Numeral, first: int) -> Span:
    """Return the span of a numeral that begins with token `first`, without what is written onto it; of a range, that of the half meant."""
    pair = numerals.RANGE.fullmatch(tokens.lower[numeral.first]) if numeral.figures else None
    if not pair:
        end = tokens.ends[numeral.after - 1] - len(numeral.tail)
        hyphenated = numeral.tail and tokens.lower[numeral.after - 1][-len(numeral.tail) - 1] in "-‑"
        return Span(tokens.starts[first], end - 1 if hyphenated else end)
    start = tokens.starts[numeral.first]
    if float(pair.group(1)) == numeral.value:
        return Span(tokens.starts[first], start + pair.end(1))
    return Span(start + pair.start(2), start + pair.end(2))


def _unit(text: str, tokens: Tokens, numeral: Numeral) -> str:
    if numeral.tail:
        return units.measures().get(numeral.tail, numeral.tail)
    found = units.unit(tokens, numeral.after, _end(tokens, numeral.first), numeral.value)
    return found or ("year-old" if _is_age(text, tokens, numeral) else "")


def _is_age(text: str, tokens: Tokens, numeral: Numeral) -> bool:
    """Tell whether a number is an age: `Hall, 45, said`, `aged 45`."""
    first, lower = numeral.first, tokens.lower
    if not first or not 0 < numeral.value <= 110 or numeral.value % 1:
        return False
    if lower[first - 1] in ("age", "aged"):
        return True
    closed = numeral.after >= len(lower) or lower[numeral.after] in (",", ".", ";", ")")
    return closed and lower[first - 1] == "," and first > 1 and text[tokens.starts[first - 2]].isupper()


def _is_named(text: str, tokens: Tokens, numeral: Numeral, unit: str) -> bool:
    """Tell whether the number belongs to a name or a place in a list: `Article 5`, `Boeing 747`, `No. 10`, `#3`."""
    first = numeral.first - 1
    if first < 0 or tokens.blocks[first] != tokens.blocks[numeral.first]:
        return False
    if tokens.lower[first] == "." and first:
        first -= 1
    before = tokens.lower[first]
    if before == "#":
        return True
    capital = text[tokens.starts[first]].isupper()
    if before in words("units", "labels"):
        return capital or not unit
    return bool(
        capital
        and numeral.figures
        and not unit
        and before.isalpha()
        and before not in words("abbreviations", "starters")
        and first == numeral.first - 1
        and not _is_title_case(text, tokens, first)
    )


def _is_title_case(text: str, tokens: Tokens, index: int) -> bool:
    """Tell whether all long words around token `index` begin with a capital, as in many headlines: then a capital says nothing of a name."""
    near = range(max(0, index - 4), min(len(tokens.lower), index + 6))
    long = [at for at in near if tokens.blocks[at] == tokens.blocks[index] and len(tokens.lower[at]) > 3 and tokens.lower[at].isalpha()]
    return len(long) >= 3 and all(text[tokens.starts[at]].isupper() for at in long)


def _is_negative(text: str, tokens: Tokens, first: int) -> bool:
    start = tokens.starts[first]
    return text[start - 1 : start] in ("-", "−") and (start < 2 or text[start - 2].isspace())


def _share_units(tokens: Tokens, found: list[tuple[Number, float, int, int]]) -> Iterator[Number]:
    """Give the first number of a range the unit and the scale of the second: `two to three million people`."""
    for index, (number, scale, first, after) in enumerate(found):
        if index + 1 < len(found):
            second, other_scale, other_first, _ = found[index + 1]
            joined = other_first == first or (other_first - after == 1 and tokens.lower[after] in RANGE_WORDS)
            if joined and not number.unit and second.unit:
                bigger = other_scale >= 1000 > number.value and scale == 1 and number.value <= second.value / other_scale
                yield number._replace(unit=second.unit, value=number.value * other_scale if bigger else number.value)
                continue
        yield number
