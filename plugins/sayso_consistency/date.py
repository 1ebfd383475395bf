"""Dates that do not exist, and weekdays that are not those of their date."""

import datetime
from collections.abc import Iterator

from sayso import Article, Example, Finding, Severity, rule
from sayso.layers import DATES
from sayso.records import Date

NEAR = 200  # days from publication in which a date without a year is taken to lie
FIRST = 1753  # the Gregorian calendar is in force nearly everywhere; before, weekdays depend on the country
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")

EXAMPLES = [
    Example("The ferry stopped running on 31 June, the port said.", ("31 June",)),
    Example("The ferry stopped running on 29 February 2023, the port said.", ("29 February 2023",)),
    Example("The council met on Tuesday, 3 May 2023, to vote.", ("Tuesday, 3 May 2023",), note="It was a Wednesday."),
    Example(
        "The council will meet on Tuesday, May 3, to vote.",
        ("Tuesday, May 3",),
        meta={"published": "2023-04-28"},
        note="The year is the publication's.",
    ),
    Example("The council met on Wednesday, 3 May 2023, to vote, and on 29 February 2024."),
    Example("The council will meet on Tuesday, May 3, to vote.", note="Without a year nobody can tell."),
]


@rule(
    "consistency.date",
    summary="A date that does not exist, or a weekday that is not that of its date",
    severity="error",
    examples=EXAMPLES,
    origin="the Gregorian calendar",
)
def date(article: Article) -> Iterator[Finding]:
    """## What it flags

    A day that the calendar does not have (*31 June*, *29 February 2023*): an error, for there is nothing to judge. As a warning, a weekday that
    does not fall on the date it stands with; where the year is not told, the one nearest to the date of publication in the article's metadata
    is taken.

    ## Why

    Readers plan by dates. Either the weekday or the date is wrong, and only the source can tell which.

    ## Exceptions

    A date without a year in an article without a date of publication is not judged, nor are weekdays before 1753, when countries kept different
    calendars.

    ## References

    The Gregorian calendar.
    """
    for found in article.layer(DATES):
        if not found.valid:
            seen = found.span.of(article.text)
            yield Finding(found.span, f"“{seen}” does not exist: {_why(found)}; check the date.")
        elif found.weekday >= 0 and found.month and found.day:
            yield from _weekday(article, found)


def _why(found: Date) -> str:
    if not 1 <= found.month <= 12:
        return "no year has such a month"
    month = MONTHS[found.month - 1]
    return f"{month} {found.year} has 28 days" if found.month == 2 and found.day == 29 else f"{month} has no day {found.day}"


def _weekday(article: Article, found: Date) -> Iterator[Finding]:
    day = _day(found, article.meta.published)
    if day and day.weekday() != found.weekday:
        told = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
        message = f"{told} is a {WEEKDAYS[day.weekday()]}, not a {WEEKDAYS[found.weekday]}: check weekday and date."
        yield Finding(found.span, message, severity=Severity.WARNING, confidence=1.0 if found.year else 0.8)


def _day(found: Date, published: datetime.date | None) -> datetime.date | None:
    """Return the day that is meant, or None if its year is not known well enough."""
    if found.year:
        return datetime.date(found.year, found.month, found.day) if found.year >= FIRST else None
    if published is None:
        return None
    days = [datetime.date(year, found.month, found.day) for year in (published.year - 1, published.year, published.year + 1) if _exists(year, found)]
    nearest = min(days, key=lambda day: abs((day - published).days), default=None)
    return nearest if nearest and abs((nearest - published).days) <= NEAR else None


def _exists(year: int, found: Date) -> bool:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return leap or (found.month, found.day) != (2, 29)
