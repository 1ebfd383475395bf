"""Read what an article says of its date, its author and its source, in whatever shape the format gives it."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from sayso.text.tables import table

_ISO = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]|$)|\s*(\d{4})(\d{2})(\d{2})\s*$|\s*(\d{4})/(\d{1,2})/(\d{1,2})\s*$")
_WORDS = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?(?P<month>[^\W\d_]{3,9})\.?,?|(?P<month2>[^\W\d_]{3,9})\.?\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?)\s+(?P<year>\d{4})\b"
)
_MOST_NAMES = 20


def published(value: Any) -> date | None:
    """Return the day for a date, a datetime, an ISO string or `12 November 2026` / `Nov. 12, 2026`; None for anything else."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return _from_text(value[:80]) if isinstance(value, str) else None


def names(value: Any) -> str:
    """Return the name or names in a string, a mapping with `name`, or a list of these, parted by commas."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, Mapping):
        return names(next((value[key] for key in ("name", "title") if isinstance(value.get(key), str)), ""))
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, (names(each) for each in value[:_MOST_NAMES] if isinstance(each, str | Mapping))))
    return ""


def _from_text(text: str) -> date | None:
    if match := _ISO.match(text):
        return _day(*[int(part) for part in match.groups() if part])
    if match := _WORDS.search(text):
        month = _months().get((match["month"] or match["month2"]).lower(), 0)
        return _day(int(match["year"]), month, int(match["day"] or match["day2"]))
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _months() -> Mapping[str, int]:
    return {name: number for name, number in table("months")["months"].items() if isinstance(number, int)}
