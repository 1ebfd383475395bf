"""Weekdays that do not fall on the date they stand with."""

import datetime
from collections import Counter
from collections.abc import Iterator

from sayso import Article, Finding, Related, Severity
from sayso.layers import DATES
from sayso.records import Date
from sayso_consistency.days import WEEKDAYS, Anchor, day_of, near, written

CLOSE = 62  # days: farther apart, two dates without a year may be of two years
COMMON = 2001  # a year that is no leap year, to count days in
SHOWN = 50  # pairs that are looked at for the nearest witness


def weekday_findings(article: Article, told_from: Anchor | None) -> Iterator[Finding]:
    """Yield the weekdays that do not fit their dates: by the year that is told, that of the anchor, or by each other."""
    pairs = [found for found in article.layer(DATES) if found.valid and found.weekday >= 0 and found.month and found.day]
    for found in pairs:
        day = _meant(found, told_from)
        if day and day.weekday() != found.weekday:
            yield _finding(found, day, told_from)
    if told_from is None:
        yield from _among_themselves([found for found in pairs if not found.year])


def _meant(found: Date, told_from: Anchor | None) -> datetime.date | None:
    """Return the day that is meant. By an anchor found in the text the year may also be the next: it is meant if the weekday fits."""
    if found.year or told_from is None:
        return day_of(found)
    day = near(found, told_from.day)
    if day is None or told_from.sure:
        return day
    later = day_of(found, day.year + 1)
    return None if later and later.weekday() == found.weekday else day


def _finding(found: Date, day: datetime.date, told_from: Anchor | None) -> Finding:
    message = f"{written(day)} is a {WEEKDAYS[day.weekday()]}, not a {WEEKDAYS[found.weekday]}: is the weekday meant, or the date?"
    if found.year or told_from is None or told_from.sure:
        return Finding(found.span, message, severity=Severity.WARNING, confidence=1.0 if found.year else 0.8)
    related = (Related(told_from.span, "the year is taken from here"),) if told_from.span else ()
    return Finding(found.span, message, severity=Severity.WARNING, confidence=0.7, related=related)


def _among_themselves(pairs: list[Date]) -> Iterator[Finding]:
    """Yield the pairs of weekday and date that cannot fall in one year with most of the others; a leap day parts the year in two."""
    for part in ([found for found in pairs if found.month <= 2], [found for found in pairs if found.month > 2]):
        classes = Counter(_class(found) for found in part)
        if len(classes) < 2:
            continue
        usual, votes = classes.most_common(1)[0]
        witnesses = [found for found in part if _class(found) == usual][:SHOWN]
        for found in part:
            if _class(found) != usual:
                yield from _against(found, witnesses, 0.8 if votes > classes[_class(found)] else 0.7)


def _class(found: Date) -> int:
    return (found.weekday - _ordinal(found)) % 7


def _ordinal(found: Date) -> int:
    return datetime.date(COMMON, found.month, min(found.day, 28)).timetuple().tm_yday + max(0, found.day - 28)


def _against(found: Date, witnesses: list[Date], confidence: float) -> Iterator[Finding]:
    nearest = min(witnesses, key=lambda other: abs(_ordinal(other) - _ordinal(found)))
    if abs(_ordinal(nearest) - _ordinal(found)) <= CLOSE:
        message = (
            f"This {WEEKDAYS[found.weekday]} and the {WEEKDAYS[nearest.weekday]} told elsewhere cannot fall on these dates in one year: "
            "which weekday or date is meant?"
        )
        yield Finding(found.span, message, severity=Severity.WARNING, confidence=confidence, related=(Related(nearest.span, "the other"),))
