"""The order of events that are told with dates: what ends before it began, ranges that run backwards, days that are miscounted."""

import datetime
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from sayso import Article, Finding, Related, Severity, Span
from sayso.layers import DATES
from sayso.records import Date
from sayso_consistency.days import Anchor, day_of, near
from sayso_consistency.patterns import late
from sayso_consistency.tables import rows, words

REACH = 260  # characters after a word of beginning in which its end is told
LINK = late(r"\s*(?:to|until|till|through|and)\s+|\s*[-–—]\s*")
HEAD = late(r"(?:\bfrom|\bbetween|\()\s*$", re.IGNORECASE)
COUNTED = late(r"\b(an?|[a-z]+|\d{1,2})\s+(day|week)s?\s+(later|earlier|afterwards?|before)(?:,\s+(?:on\s+)?|\s+on\s+)$", re.IGNORECASE)
STOP = late(r"[^\W\d][.!?][”\"’)]*\s")
SPARE = {"day": 1, "week": 4}  # days that the count may be off: days may count both ends, weeks are rounded
LENGTH = {"day": 1, "week": 7}
MONTH = r"(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|March|April|May|June|July|Aug(?:ust|\.)|Sept(?:ember|\.)|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))"
MOMENT = rf"(?:\d{{1,2}}\s{MONTH}\s|{MONTH}\s(?:\d{{1,2}},\s)?)?[12]\d{{3}}\b"
PARTS = late(rf"(?:(?P<before>\d{{1,2}})\s)?(?:(?P<month>{MONTH})\s)?(?:(?P<after>\d{{1,2}}),\s)?(?P<year>\d{{4}})")
ORDER = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


ANY = datetime.date(2001, 6, 30)


class Moment(NamedTuple):
    """Hold a day, a month or a year as its first and last day, as (year, month, day)."""

    first: tuple[int, int, int]
    last: tuple[int, int, int]


@cache
def _life() -> "re.Pattern[str]":
    """Match a beginning and an end of one subject, each with its date: `was born in Bergen in 1950 and died on 3 March 1949`."""
    ends = "|".join(words("chronology", "deaths"))
    place = r"(?:[\s,]+(?!and\b|but\b|who\b|which\b|after\b|before\b|that\b)[\w.’'-]+){0,7}?"
    same = r"(?:(?:he|she|it|they)\s+)?(?:(?:was|were|had|has|then|later|finally|only|officially)\s+){0,2}"
    between = rf"(?:\s*[,;]?\s+(?:and|but|then|and\sthen)\s+{same}|\s*[,;]\s+|\.\s+(?:He|She|It|They)\s+{same})"
    return re.compile(rf"{place}[\s,]+(?:on|in)\s+(?P<first>{MOMENT}){between}(?:{ends})\b{place}[\s,]+(?:on|in)\s+(?P<second>{MOMENT})|"
                      rf"\s+(?:on\s+|in\s+)?(?P<one>{MOMENT})[,;]\s+(?:{ends})\s+(?:on\s+|in\s+)?(?P<two>{MOMENT})")  # fmt: skip


def life_findings(article: Article, births: list[Span]) -> Iterator[Finding]:
    """Yield ends that are told to have come before their beginning; `births` are the places of words of beginning."""
    for birth in births:
        block = article.blocks[article.block_at(birth.start)].span
        match = _life().match(article.text, birth.end, min(block.end, birth.end + REACH))
        if match is None:
            continue
        first, second = (match.span("first"), match.span("second")) if match["first"] else (match.span("one"), match.span("two"))
        before, after = _moment(article.text[slice(*first)]), _moment(article.text[slice(*second)])
        if before and after and after.last < before.first:
            yield _turned(Span(*second), Span(*first), f"What is told here came before “{birth.of(article.text)}”")


def _turned(span: Span, other: Span, what: str) -> Finding:
    message = f"{what} by the dates: is one of the two wrong?"
    return Finding(span, message, severity=Severity.WARNING, confidence=0.9, related=(Related(other, "the other date"),))


def _moment(text: str) -> Moment | None:
    match = PARTS().fullmatch(" ".join(text.split()))
    if match is None:
        return None
    year = int(match["year"])
    if not match["month"]:
        return Moment((year, 1, 1), (year, 12, 31))
    month, day = ORDER.index(match["month"][:3].lower()) + 1, int(match["before"] or match["after"] or 0)
    return Moment((year, month, day or 1), (year, month, day or 31))


def range_findings(article: Article) -> Iterator[Finding]:
    """Yield ranges of dates that end before they begin (`from 12 May to 3 May`, `between June 2019 and March 2019`)."""
    dates = article.layer(DATES)
    for first, second in pairwise(dates):
        if second.span.start - first.span.end > 12 or not LINK().fullmatch(article.text, first.span.end, second.span.start):
            continue
        if HEAD().search(article.text[max(0, first.span.start - 12) : first.span.start]) and _backwards(first, second):
            yield _turned(second.span, first.span, "The end of this range comes before its beginning")


def _backwards(first: Date, second: Date) -> bool:
    if not (first.valid and second.valid and first.month and second.month):
        return False
    if first.year and second.year:
        days = bool(first.day and second.day)
        return (second.year, second.month, second.day if days else 0) < (first.year, first.month, first.day if days else 0)
    return not first.year and first.month == second.month and 0 < second.day < first.day


def count_findings(article: Article, told_from: Anchor | None) -> Iterator[Finding]:
    """Yield days that are counted wrong from the date told just before: `on May 3. Two days later, on May 6`."""
    dates = article.layer(DATES)
    for earlier, found in pairwise(dates):
        match = COUNTED().search(article.text[max(0, found.span.start - 40) : found.span.start])
        if match and len(STOP().findall(article.text, earlier.span.end, found.span.start)) <= 1:
            yield from _counted(match, earlier, found, told_from)


def _counted(match: "re.Match[str]", earlier: Date, found: Date, told_from: Anchor | None) -> Iterator[Finding]:
    number, unit, way = _value(match[1].lower()), match[2].lower(), match[3].lower()
    meant = number * LENGTH[unit] * (-1 if way in ("earlier", "before") else 1)
    off = _off(earlier, found, meant, told_from) if number else 0
    if off > SPARE[unit]:
        count = " ".join(match[0].replace(",", " ").split()).removesuffix(" on")
        message = f"“{count}” does not lead from the date before it to this one: is the count meant, or a date?"
        yield Finding(found.span, message, severity=Severity.WARNING, confidence=0.8, related=(Related(earlier.span, "counted from here"),))


def _off(earlier: Date, found: Date, meant: int, told_from: Anchor | None) -> int:
    """Return by how many days the count of `meant` days misses; 0 if it cannot be told."""
    start, end = _days(earlier, found, told_from)
    if start and end:
        return abs((end - start).days - meant)
    if earlier.weekday < 0 or found.weekday < 0:
        return 0
    rest = (found.weekday - earlier.weekday - meant) % 7
    return min(rest, 7 - rest)


def _value(word: str) -> int:
    if word.isdigit():
        return int(word)
    numerals = next(row["words"] for row in rows("chronology") if row["key"] == "numerals")
    return 1 if word in ("a", "an") else numerals.index(word) + 1 if word in numerals else 0


def _days(earlier: Date, found: Date, told_from: Anchor | None) -> tuple[datetime.date | None, datetime.date | None]:
    """Return both days; a year that is not told is that of the other date, else the anchor's, else any."""
    start, end = day_of(earlier), day_of(found)
    if start is None:
        start = near(earlier, end or (told_from.day if told_from else ANY))
    return start, end or (near(found, start) if start else None)
