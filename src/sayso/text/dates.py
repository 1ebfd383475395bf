"""Find dates as far as they are told: a day, a month of a year, a weekday, or all of them."""

import re
from functools import cache
from itertools import compress
from typing import Any, NamedTuple

from sayso.span import Span
from sayso.text.records import Date, Tokens
from sayso.text.tables import table, words

ISO = re.compile(r"([12]\d{3})-(\d{2})-(\d{2})")
DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
FIRST_OF_RANGE = re.compile(r"(\d{1,2})-\d{1,2}")
YEAR = re.compile(r"1[0-9]{3}|2[0-9]{3}")
DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
WHOLE = frozenset(("may", "march", "april", "june", "july", "august", "september", "october", "november", "december", "january", "february"))
PARTS_OF_DAY = frozenset(("morning", "afternoon", "evening", "night", "lunchtime", "noon"))


class _Calendar(NamedTuple):
    months: dict[str, int]
    weekdays: dict[str, int]
    starts: frozenset[str]
    named: frozenset[str]
    before: frozenset[str]
    counted: frozenset[str]


@cache
def _calendar() -> _Calendar:
    def numbers(group: str) -> dict[str, Any]:
        return {key: value for key, value in table("months")[group].items() if key != "origin"}

    months, weekdays = numbers("months"), numbers("weekdays")
    groups = (words("months", group) for group in ("named", "before", "counted"))
    return _Calendar(months, weekdays, frozenset((*months, *weekdays)), *groups)


def dates(text: str, tokens: Tokens) -> tuple[Date, ...]:
    """Return the dates of a text in order; a weekday beside a date belongs to it.

    `valid` says whether the calendar has such a day (29 February counts if the year is not told).
    """
    starts = _calendar().starts
    found: list[Date] = []
    done = 0
    forms = set(tokens.lower) if ISO.search(text) else ()  # most articles have none
    whole = {form: match for form in forms if form[4:5] == "-" and (match := ISO.fullmatch(form))}
    wanted = starts | whole.keys() if whole else starts
    for index in compress(range(len(tokens.lower)), map(wanted.__contains__, tokens.lower)):
        form = tokens.lower[index]
        if form in whole:
            date = _iso(tokens, index, whole[form])
        elif index >= done:
            date = _told(text, tokens, index, done)
        else:
            continue
        if date:
            found.append(date)
            done = tokens.at(date.span.end - 1) + 1
    return tuple(found)


def _iso(tokens: Tokens, index: int, match: "re.Match[str]") -> Date | None:
    year, month, day = (int(part) for part in match.groups())
    if not 1 <= month <= 12 or not 1 <= day <= 39:
        return None
    return Date(Span(tokens.starts[index], tokens.ends[index]), year, month, day, -1, is_valid(year, month, day))


def is_valid(year: int, month: int, day: int) -> bool:
    """Tell whether the calendar has such a day; parts that are 0 are not told."""
    if not month or not day:
        return True
    if month == 2 and day == 29 and year:
        return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return day <= DAYS[month - 1]


def _told(text: str, tokens: Tokens, index: int, done: int) -> Date | None:
    """Read the date that begins, or whose month stands, at token `index`."""
    if not text[tokens.starts[index]].isupper():
        return None
    form = tokens.lower[index]
    weekday = _calendar().weekdays.get(form, -1)
    if weekday < 0:
        return _from_month(text, tokens, index, done, -1, index)
    month = _month_after(text, tokens, index)
    if month >= 0:
        date = _from_month(text, tokens, month, done, weekday, index)
        if date and date.day:
            return date
    whole = form.endswith("day") and not (index and tokens.lower[index - 1] in _calendar().named)
    return Date(Span(tokens.starts[index], tokens.ends[index]), 0, 0, 0, weekday, True) if whole else None


def _month_after(text: str, tokens: Tokens, index: int) -> int:
    """Return the index of a month that stands with the weekday at `index` (`Tuesday night, the 8th of May`), or -1."""
    last = min(len(tokens.lower), index + 7)
    for at in range(index + 1, last):
        form = tokens.lower[at]
        if tokens.blocks[at] != tokens.blocks[index]:
            return -1
        if form in _calendar().months and text[tokens.starts[at]].isupper():
            return at
        if form not in (",", ".", "(", "the", "of") and form not in PARTS_OF_DAY and not DAY.fullmatch(form):
            return -1
    return -1


def _from_month(text: str, tokens: Tokens, month: int, done: int, weekday: int, first: int) -> Date | None:
    number = _calendar().months[tokens.lower[month]]
    abbreviated = tokens.lower[month] not in WHOLE and _form(tokens, month, month + 1) == "."
    last = month + 1 if abbreviated else month
    day, last_day, end = _day_after(tokens, month, last)
    before, start = (0, month) if day else _day_before(tokens, month, done)
    year, last_year = _year_after(tokens, month, last if before or not day else last_day, bool(day or before))
    if day or before:
        begin = first if weekday >= 0 else start
        stop = tokens.ends[last_year] if year else (end if day else tokens.ends[last])
        return Date(Span(tokens.starts[begin], stop), year, number, day or before, weekday, is_valid(year, number, day or before))
    if weekday >= 0 or (not year and not _is_month(text, tokens, month)):
        return None
    return Date(Span(tokens.starts[month], tokens.ends[last_year] if year else tokens.ends[last]), year, number, 0, -1, True)


def _form(tokens: Tokens, anchor: int, index: int) -> str:
    """Return the form of token `index` if it exists and stands in the block of token `anchor`, else nothing."""
    inside = 0 <= index < len(tokens.lower) and tokens.blocks[index] == tokens.blocks[anchor]
    return tokens.lower[index] if inside else ""


def _day_after(tokens: Tokens, month: int, last: int) -> tuple[int, int, int]:
    """Return the day that follows a month, the index of its token and the offset where it ends (`March 5`, `March 5th`, `March 5-7`)."""
    at = last + 1
    if _form(tokens, month, at) == "the":
        at += 1
    form = _form(tokens, month, at)
    ranged = FIRST_OF_RANGE.fullmatch(form)
    match = ranged or DAY.fullmatch(form)
    if not match or _form(tokens, month, at + 1) in _calendar().counted:
        return 0, last, 0
    day = int(match.group(1))
    with_year = YEAR.fullmatch(_form(tokens, month, at + 2)) and _form(tokens, month, at + 1) == ","
    if not 1 <= day <= 31 and not (with_year and 1 <= day <= 39):
        return 0, last, 0
    return day, at, tokens.starts[at] + match.end(1) if ranged else tokens.ends[at]


def _day_before(tokens: Tokens, month: int, done: int) -> tuple[int, int]:
    """Return the day that stands before a month and the index of its token (`5 March`, `the 5th of March`)."""
    at = month - 2 if _form(tokens, month, month - 1) == "of" else month - 1
    form = _form(tokens, month, at)
    match = DAY.fullmatch(form)
    if at < done or not match or (at != month - 1 and form.isdigit()):
        return 0, month
    day = int(match.group(1))
    return (day, at) if 1 <= day <= 39 else (0, month)


def _year_after(tokens: Tokens, month: int, last: int, has_day: bool) -> tuple[int, int]:
    """Return the year that follows, and the index of its token: `March 5, 2019`, `5 March 2019`, `March 2019`, `March of 2019`."""
    at = last + 1
    if _form(tokens, month, at) == "," or (not has_day and _form(tokens, month, at) == "of"):
        at += 1
    form = _form(tokens, month, at)
    if not YEAR.fullmatch(form) or _form(tokens, month, at + 1) in _calendar().counted:
        return 0, last
    return int(form), at


def _is_month(text: str, tokens: Tokens, month: int) -> bool:
    """Tell whether a month name that stands alone is one (`in May`), not a verb or a person (`May said`)."""
    before, after = _form(tokens, month, month - 1), _form(tokens, month, month + 1)
    if before not in _calendar().before or after == "'s":
        return False
    following = month + 1 < len(tokens.lower) and text[tokens.starts[month + 1]].isupper()
    return not (following and tokens.starts[month + 1] == tokens.ends[month] + 1 and text[tokens.starts[month + 1]].isalpha())
