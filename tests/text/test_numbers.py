"""Quantities: what counts or measures something, and what only looks like it."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.span import Span
from sayso.text.numbers import numbers
from sayso.text.records import Block, Number
from sayso.text.tokens import tokens


def find(text: str) -> tuple[Number, ...]:
    blocks = (Block("paragraph", Span(0, len(text))),)
    return numbers(text, tokens(text, blocks))


def told(text: str) -> list[tuple[str, float, str, str]]:
    return [(number.span.of(text), number.value, number.unit, number.hedge) for number in find(text)]


ONE = [
    ("More than 40,000 people fled.", ("40,000", 40_000, "people", "more than")),
    ("some 3.5 million voters", ("3.5 million", 3_500_000, "voters", "some")),
    ("It cost $2bn.", ("$2bn", 2e9, "$", "")),
    ("It cost $3.5 million.", ("$3.5 million", 3.5e6, "$", "")),
    ("It cost nearly US$40m.", ("US$40m", 40e6, "$", "nearly")),
    ("It cost £12,500.50 in all.", ("£12,500.50", 12_500.5, "£", "")),
    ("It cost 300 dollars.", ("300", 300, "$", "")),
    ("12 percent of voters", ("12", 12, "%", "")),
    ("12 per cent of voters", ("12", 12, "%", "")),
    ("12% of voters", ("12", 12, "%", "")),
    ("up 3 percentage points", ("3", 3, "percentage point", "")),
    ("a dozen men", ("a dozen", 12, "men", "")),
    ("two women", ("two", 2, "women", "")),
    ("Two women", ("Two", 2, "women", "")),
    ("twenty-one soldiers", ("twenty-one", 21, "soldiers", "")),
    ("half a million refugees", ("half a million", 500_000, "refugees", "")),
    ("half-dozen aides", ("half-dozen", 6, "aides", "")),
    ("two hundred and five votes", ("two hundred and five", 205, "votes", "")),
    ("six thousand two hundred homes", ("six thousand two hundred", 6200, "homes", "")),
    ("three quarters of the seats", ("three quarters", 0.75, "seats", "")),
    ("two-thirds of members", ("two-thirds", pytest.approx(2 / 3), "members", "")),
    ("a third of all voters", ("a third", pytest.approx(1 / 3), "voters", "")),
    ("about half of the members", ("half", 0.5, "members", "about")),
    ("three and a half years", ("three and a half", 3.5, "years", "")),
    ("2½ hours", ("2½", 2.5, "hours", "")),
    ("a 20-year-old man", ("20", 20, "year-old", "")),
    ("she is 20 years old", ("20", 20, "year-old", "")),
    ("Orla, 45, won", ("45", 45, "year-old", "")),
    ("a man aged 45", ("45", 45, "year-old", "")),
    ("a four-year deal", ("four", 4, "year", "")),
    ("no more than 5 km away", ("5", 5, "kilometre", "no more than")),
    ("5 kilometers away", ("5", 5, "kilometre", "")),
    ("winds of 30mph", ("30", 30, "mph", "")),
    ("winds of 90 km/h", ("90", 90, "kph", "")),
    ("2,000 square miles", ("2,000", 2000, "square mile", "")),
    ("at -5 degrees Celsius", ("5", -5, "celsius", "")),
    ("at least 12 U.S. soldiers died", ("12", 12, "soldiers", "at least")),
    ("one person died", ("one", 1, "people", "")),
    ("2000 people came", ("2000", 2000, "people", "")),
    ("killed as many as 300", ("300", 300, "", "as many as")),
    ("fewer than 9 of them", ("9", 9, "", "fewer than")),
]


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_a_quantity(text: str, expected: tuple[str, float, str, str]) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10-12 people", [(10, "people"), (12, "people")]),
        ("10–12 people", [(10, "people"), (12, "people")]),
        ("10 to 12 miles", [(10, "mile"), (12, "mile")]),
        ("two to three million people", [(2e6, "people"), (3e6, "people")]),
        ("between 4 and 5 percent", [(4, "%"), (5, "%")]),
        ("$5 or $6", [(5, "$"), (6, "$")]),
        ("5 feet 11 inches", [(5, "foot"), (11, "inch")]),
    ],
)
def test_a_range_is_two_quantities(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(number.value, number.unit) for number in find(text)] == expected


NONE = [
    "the 76th session",
    "the 1990s",
    "a 49ers fan",
    "in 1984",
    "since 1812",
    "the 2016 election",
    "March 5, 2019",
    "5 March 2019",
    "the Sept. 11 attacks",
    "at 7 a.m.",
    "at 7pm",
    "at 19:30",
    "call 555-1234",
    "call (212) 555-1234",
    "call 800-555-1234",
    "a 3-1 win",
    "won 2-4",
    "a 5-4 ruling",
    "lost 41-40",
    "9/11",
    "24/7",
    "on 3/5/2019",
    "2019-03-05",
    "http://example.org/2016/05/12/a",
    "version 3.5.1",
    "a Boeing 747",
    "Article 5",
    "No. 10",
    "#3",
    "Super Bowl 50",
    "Section 230",
    "an F-16",
    "one of them",
    "no one",
    "one another",
    "the second half of the year",
    "the Big Ten",
    "MH17",
    "A1",
    "Covid-19",
]


@pytest.mark.parametrize("text", NONE)
def test_no_quantity(text: str) -> None:
    assert told(text) == []


def test_a_unit_is_not_looked_for_in_the_next_block() -> None:
    text = "He had 12\n\npeople in mind"
    blocks = (Block("paragraph", Span(0, 9)), Block("paragraph", Span(11, len(text))))
    assert [number.unit for number in numbers(text, tokens(text, blocks))] == [""]


@pytest.mark.parametrize("unit", ["1 ", "one ", "hundred ", "1,", "two and ", "12-", "$", "a million ", "half "])
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = unit * (400_000 // len(unit))
    begun = time.process_time()
    find(text)
    assert time.process_time() - begun < 12


WORDS = [
    "one",
    "two",
    "twenty",
    "hundred",
    "million",
    "and",
    "a",
    "half",
    "dozen",
    "thirds",
    "of",
    "the",
    "people",
    "3",
    "40,000",
    "2bn",
    "10-12",
    "1984",
    "$",
    "%",
    "km",
    "-",
    "–",
    ",",
    ".",
    "March",
    "No",
]


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_records_are_sound_for_any_text(parts: list[str]) -> None:
    text = " ".join(parts)
    found = find(text)
    assert list(found) == sorted(found)
    for number in found:
        assert 0 <= number.span.start < number.span.end <= len(text)
        assert number.span.of(text).strip() == number.span.of(text)
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start
