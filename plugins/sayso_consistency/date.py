"""Dates that do not exist, that do not fit their weekday, or that put the end before the beginning."""

from collections.abc import Iterator

from sayso import Article, Example, Finding, Span, rule
from sayso.layers import DATES, HITS
from sayso.records import Date
from sayso_consistency.days import MONTHS, anchor
from sayso_consistency.patterns import late
from sayso_consistency.relative_days import relative_findings
from sayso_consistency.sequence import count_findings, life_findings, range_findings
from sayso_consistency.tables import words
from sayso_consistency.weekdays import weekday_findings

TOO_LATE = late(
    rf"\b(?:on(?: [A-Z][a-z]+day,?)?|(?:by|until)(?= \w+ 3)) ((?:{'|'.join(MONTHS)}) (?:3[2-9]|[4-9]\d))\b(?![\d:’']|, ?\d|\.\d| \d|%)"
)  # “by March 45” may be a year

EXAMPLES = [
    Example("The ferry stopped running on 31 June, the port said.", ("31 June",)),
    Example("The ferry stopped running on 29 February 2023, the port said.", ("29 February 2023",)),
    Example("The truce ends on April 51, the envoy said.", ("April 51",)),
    Example("The council met on Tuesday, 3 May 2023, to vote.", ("Tuesday, 3 May 2023",), note="It was a Wednesday."),
    Example(
        "The council will meet on Tuesday, May 3, to vote.",
        ("Tuesday, May 3",),
        meta={"published": "2023-04-28"},
        note="The year is the publication's.",
    ),
    Example("The council met on Wednesday, 3 May 2023, to vote, and on 29 February 2024."),
    Example("The council will meet on Tuesday, May 3, to vote.", note="Without a year nobody can tell."),
    Example("The hearing is on Tuesday, May 3. The ruling is due on Friday, May 5.", ("Friday, May 5",), note="Not both, in any year."),
    Example("The pier was opened in Bergen in 1950 and closed on 3 March 1949.", ("3 March 1949",)),
    Example("The strike was called on May 3, 2023. Two days later, on May 8, the port reopened.", ("May 8",)),
    Example("The strike was called on May 3, 2023. Five days later, on May 8, the port reopened."),
    Example("The pier closes from 12 May to 3 May.", ("3 May",)),
    Example("The port reopened yesterday (Friday).", ("Friday",), meta={"published": "2023-05-03"}, note="It was Wednesday then."),
]


@rule(
    "consistency.date",
    summary="A date that does not exist, or that does not fit its weekday or the other dates",
    severity="error",
    examples=EXAMPLES,
    literals=sorted(words("chronology", "births")),
    always=True,
    origin="the Gregorian calendar",
)
def date(article: Article) -> Iterator[Finding]:
    """## What it flags

    A day that the calendar does not have (*31 June*, *29 February 2023*): an error, for there is nothing to judge. As warnings:

    - a weekday that does not fall on the date it stands with. A year that is not told is that of the publication in the article's metadata,
      or else of the latest full date in the text; failing both, weekdays and dates are compared with each other;
    - an end told with a date before that of its beginning (*opened in 1950 and closed in 1949*), and a range that runs backwards;
    - days miscounted from the date just before (*on May 3. Two days later, on May 8*);
    - *yesterday*, *today* or *tomorrow* beside a day that it is not, by the date of publication or the dateline;
    - what *will* be on a day that was gone for most of a year at publication: in January the old year slips in.

    ## Why

    Readers plan by dates. One of the two is wrong, and only the source can tell which.

    ## Exceptions

    A date without a year is not judged alone where neither metadata nor text tell the year, nor are weekdays before 1753, when countries kept
    different calendars. A month or a year is never before or after a day that it holds. Counts of days may be off by one, of weeks by four days.

    ## References

    The Gregorian calendar.
    """
    dates = article.layer(DATES)
    for found in dates:
        if not found.valid:
            seen = found.span.of(article.text)
            yield Finding(found.span, f"“{seen}” does not exist: {_why(found)}; which day is meant?")
    for match in TOO_LATE().finditer(article.text):
        yield Finding(Span(*match.span(1)), f"“{match.group(1)}” does not exist: no month has such a day; which day is meant?")
    yield from life_findings(article, [hit.span for hit in article.layer(HITS).get("consistency.date", [])])
    if dates:
        told_from = anchor(article)
        yield from weekday_findings(article, told_from)
        yield from range_findings(article)
        yield from count_findings(article, told_from)
        yield from relative_findings(article, told_from)


def _why(found: Date) -> str:
    if not 1 <= found.month <= 12:
        return "no year has such a month"
    month = MONTHS[found.month - 1]
    return f"{month} {found.year} has 28 days" if found.month == 2 and found.day == 29 else f"{month} has no day {found.day}"
