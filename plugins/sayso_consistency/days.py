"""Days of the calendar: which one a date means, and how it is told."""

import datetime
from typing import NamedTuple

from sayso import Article, Span
from sayso.layers import DATES
from sayso.records import Date
from sayso_consistency.patterns import late

NEAR = 200  # days from the anchor in which a date without a year is taken to lie
FIRST = 1753  # the Gregorian calendar is in force nearly everywhere; before, weekdays depend on the country
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
YEAR = late(r"\b(?:19|20)\d\d\b")
DATELINE = late(r"[^\W\d_][^a-z\n]{2,}[^\n]{0,40}$")
DASH = late(r"[^\n]{0,30}?[—–-]")
DATELINE_BLOCKS = 4  # a dateline stands in one of the first blocks


class Anchor(NamedTuple):
    """Hold the day an article is told from. `sure` if metadata say it; `span` is where the text says it, else None."""

    day: datetime.date
    sure: bool
    span: Span | None


def anchor(article: Article) -> Anchor | None:
    """Return the day of publication or, failing that, the latest full date of the text, if no later year is named."""
    if article.meta.published:
        return Anchor(article.meta.published, True, None)
    full = [(day, found.span) for found in article.layer(DATES) if (day := day_of(found))]
    if not full:
        return None
    day, span = max(full)
    latest = max((int(year) for year in YEAR().findall(article.text)), default=0)
    return Anchor(day, False, span) if latest <= day.year else None


def dateline(article: Article, told_from: Anchor | None) -> datetime.date | None:
    """Return the day in the dateline (`OSLO, May 3 (NTB) —`), or None."""
    for found in article.layer(DATES)[:2]:
        block = article.blocks[article.block_at(found.span.start)]
        early = block in article.blocks[:DATELINE_BLOCKS] and found.day and found.weekday < 0
        if early and DATELINE().match(article.text[block.span.start : found.span.start]) and DASH().match(article.text, found.span.end):
            return day_of(found) or (near(found, told_from.day) if told_from else None)
    return None


def day_of(found: Date, year: int = 0) -> datetime.date | None:
    """Return the day of a date that tells its year, or that is of `year`; None if it tells no day or the calendar has none such."""
    told = found.year or year
    if not (found.valid and found.month and found.day and told >= FIRST):
        return None
    return None if (found.month, found.day) == (2, 29) and not _leap(told) else datetime.date(told, found.month, found.day)


def near(found: Date, anchor_day: datetime.date) -> datetime.date | None:
    """Return the day of a date without a year that lies nearest to the anchor, if it is near."""
    days = [day for year in (anchor_day.year - 1, anchor_day.year, anchor_day.year + 1) if (day := day_of(found, year))]
    nearest = min(days, key=lambda day: abs((day - anchor_day).days), default=None)
    return nearest if nearest and abs((nearest - anchor_day).days) <= NEAR else None


def written(day: datetime.date) -> str:
    """Return a day as a reader says it: `3 May 2023`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
