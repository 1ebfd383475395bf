"""Dates: as far as they are told, and only those the calendar has are valid."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.span import Span
from sayso.text.dates import dates, is_valid
from sayso.text.records import Block
from sayso.text.tokens import tokens


def told(text: str) -> list[tuple[str, int, int, int, int, bool]]:
    blocks = (Block("paragraph", Span(0, len(text))),)
    return [(date.span.of(text), *date[1:]) for date in dates(text, tokens(text, blocks))]


ONE = [
    ("on Wednesday, 6 March 2019, he", ("Wednesday, 6 March 2019", 2019, 3, 6, 2, True)),
    ("on Wednesday, March 6, 2019, he", ("Wednesday, March 6, 2019", 2019, 3, 6, 2, True)),
    ("on March 6, 2019, he", ("March 6, 2019", 2019, 3, 6, -1, True)),
    ("on March 6 he", ("March 6", 0, 3, 6, -1, True)),
    ("on March 6th he", ("March 6th", 0, 3, 6, -1, True)),
    ("on the 6th of March he", ("6th of March", 0, 3, 6, -1, True)),
    ("on 6 March he", ("6 March", 0, 3, 6, -1, True)),
    ("the Sept. 11 attacks", ("Sept. 11", 0, 9, 11, -1, True)),
    ("on 2019-03-06 he", ("2019-03-06", 2019, 3, 6, -1, True)),
    ("in March 2019 he", ("March 2019", 2019, 3, 0, -1, True)),
    ("in May he", ("May", 0, 5, 0, -1, True)),
    ("in May.", ("May", 0, 5, 0, -1, True)),
    ("late on Tuesday he", ("Tuesday", 0, 0, 0, 1, True)),
    ("on Tuesday night, Nov. 8, he", ("Tuesday night, Nov. 8", 0, 11, 8, 1, True)),
    ("on Tuesday (Nov. 8) he", ("Tuesday (Nov. 8", 0, 11, 8, 1, True)),
    ("on Wed. Aug. 3 he", ("Wed. Aug. 3", 0, 8, 3, 2, True)),
    ("from March 5-7 he", ("March 5", 0, 3, 5, -1, True)),
    ("on 31 June he", ("31 June", 0, 6, 31, -1, False)),
    ("on June 31 he", ("June 31", 0, 6, 31, -1, False)),
    ("on 30 February 2020 he", ("30 February 2020", 2020, 2, 30, -1, False)),
    ("on Feb. 29, 2019, he", ("Feb. 29, 2019", 2019, 2, 29, -1, False)),
    ("on Feb. 29, 2020, he", ("Feb. 29, 2020", 2020, 2, 29, -1, True)),
    ("on 29 February he", ("29 February", 0, 2, 29, -1, True)),
    ("on June 35, 2016, he", ("June 35, 2016", 2016, 6, 35, -1, False)),
    ("In March 12 people died", ("March", 0, 3, 0, -1, True)),
]


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_a_date(text: str, expected: tuple[str, int, int, int, int, bool]) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "They may march on.",
        "May said so.",
        "Theresa May, 60, left.",
        "April Orla left.",
        "the March for Bread",
        "He sat in the sun.",
        "Second and third.",
        "Black Friday sales",
        "Sun Orla spoke",
        "an august body",
        "the 20th century",
        "12 to 14",
        "call 2019-55-12",
    ],
)
def test_no_date(text: str) -> None:
    assert told(text) == []


def test_several_dates() -> None:
    assert [each[0] for each in told("from Jan. 3 to Feb. 4, and in August, before Friday")] == ["Jan. 3", "Feb. 4", "August", "Friday"]


def test_a_date_does_not_run_into_the_next_block() -> None:
    text = "It was March\n\n5 people came"
    blocks = (Block("paragraph", Span(0, 12)), Block("paragraph", Span(14, len(text))))
    assert [date.day for date in dates(text, tokens(text, blocks))] in ([], [0])


@pytest.mark.parametrize(
    ("year", "month", "day", "valid"),
    [
        (1900, 2, 29, False),
        (2000, 2, 29, True),
        (2019, 2, 29, False),
        (0, 2, 29, True),
        (0, 2, 30, False),
        (2019, 4, 31, False),
        (2019, 12, 31, True),
        (2019, 6, 0, True),
    ],
)
def test_the_calendar(year: int, month: int, day: int, valid: bool) -> None:
    assert is_valid(year, month, day) is valid


@pytest.mark.parametrize("unit", ["March ", "Tuesday ", "5 March ", "Tuesday, ", "Sept. ", "2019-03-05 ", "May 5-"])
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = unit * (400_000 // len(unit))
    begun = time.process_time()
    told(text)
    assert time.process_time() - begun < 12


WORDS = [
    "March",
    "May",
    "Sept",
    ".",
    ",",
    "5",
    "5th",
    "31",
    "of",
    "the",
    "2019",
    "Tuesday",
    "Wed",
    "night",
    "(",
    ")",
    "2019-02-30",
    "and",
    "may",
    "people",
    "in",
    "5-7",
]


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_records_are_sound_for_any_text(parts: list[str]) -> None:
    text = " ".join(parts)
    blocks = (Block("paragraph", Span(0, len(text))),)
    found = dates(text, tokens(text, blocks))
    for date in found:
        assert 0 <= date.span.start < date.span.end <= len(text)
        assert 0 <= date.month <= 12
        assert 0 <= date.day <= 39
        assert -1 <= date.weekday <= 6
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start
