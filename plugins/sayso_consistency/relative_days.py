"""Days told from the day of writing (`yesterday`, `will open on`) against the date of publication and the dateline."""

import datetime
import re
from collections.abc import Iterator

from sayso import Article, Finding, Severity
from sayso.layers import DATES, VOICE
from sayso.records import Date
from sayso_consistency.days import WEEKDAYS, Anchor, dateline, day_of, written
from sayso_consistency.patterns import late

SHIFT = {"yesterday": -1, "today": 0, "tomorrow": 1}
BEFORE = late(r"\b(yesterday|today|tomorrow)\s?[,(]\s?(?:on\s)?$", re.IGNORECASE)
AFTER = late(r"\s?[,(]\s?(yesterday|today|tomorrow)\b", re.IGNORECASE)
FUTURE = late(
    r"\bwill\s(?!have\b)(?:not\s|also\s|now\s)?[a-z]+(?:\s(?!have\b|had\b|was\b|were\b|that\b|who\b|which\b|after\b|from\b|of\b|since\b)[\w’'-]+){0,6}\s(?:on\s)?$"
)
WINDOW = 90  # characters before a date in which the verb of its clause stands
STALE = 300  # days: what `will` be on a day that is gone this long is a year mistaken, not an old story run again
OLD = 500  # days: more, and the metadata may be those of another printing


def relative_findings(article: Article, told_from: Anchor | None) -> Iterator[Finding]:
    """Yield days that do not fit the day the article is told from."""
    todays = _todays(article, told_from)
    if not todays:
        return
    for found in article.layer(DATES):
        word = _word(article.text, found)
        if word:
            yield from _against(found, word, todays)
        elif told_from and told_from.sure and found.year:
            yield from _gone(article, found, told_from.day)


def _todays(article: Article, told_from: Anchor | None) -> list[datetime.date]:
    """Return the days that `today` may be: of the dateline, of publication, the day before it (copy for the morning paper)."""
    sure = told_from if told_from and told_from.sure else None
    line = dateline(article, told_from)
    days = [line] if line else []
    return [*days, sure.day, sure.day - datetime.timedelta(1)] if sure else days


def _word(text: str, found: Date) -> str:
    match = BEFORE().search(text[max(0, found.span.start - 16) : found.span.start]) or AFTER().match(text, found.span.end)
    return match[1].lower() if match else ""


def _against(found: Date, word: str, todays: list[datetime.date]) -> Iterator[Finding]:
    meant = [today + datetime.timedelta(SHIFT[word]) for today in todays]
    if any(_fits(found, day) for day in meant):
        return
    said = f"{WEEKDAYS[meant[0].weekday()]}, {written(meant[0])}"
    yield Finding(
        found.span, f"By the date of this article “{word}” is {said}: is this day meant, or that word?", severity=Severity.WARNING, confidence=0.7
    )


def _fits(found: Date, day: datetime.date) -> bool:
    """Tell whether nothing that the date tells speaks against `day`."""
    return (
        found.weekday in (-1, day.weekday())
        and found.year in (0, day.year)
        and found.month in (0, day.month)
        and found.day in (0, day.day)
        and found.valid
    )


def _gone(article: Article, found: Date, published: datetime.date) -> Iterator[Finding]:
    """Yield what the article's own voice says will be on a day that is long gone: in January the old year slips in."""
    day = day_of(found)
    if day is None or not STALE <= (published - day).days <= OLD or article.layer(VOICE).at(found.span) == "quote":
        return
    block = article.blocks[article.block_at(found.span.start)].span
    if FUTURE().search(article.text, max(block.start, found.span.start - WINDOW), found.span.start):
        message = f"This is told as still to come, but {written(day)} was long gone when the article was published: which year is meant?"
        yield Finding(found.span, message, severity=Severity.WARNING, confidence=0.8)
