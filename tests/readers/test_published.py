"""Dates and names in whatever shape a format gives them."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from sayso.readers.published import names, published

DAY = date(2026, 11, 12)


@pytest.mark.parametrize(
    "value",
    [
        DAY,
        datetime(2026, 11, 12, 8, tzinfo=UTC),
        "2026-11-12",
        "2026-11-12T08:00:00+02:00",
        "2026-11-12 08:00",
        "20261112",
        "2026/11/12",
        "12 November 2026",
        "12th of November, 2026",
        "Thursday, Nov. 12, 2026",
        "November 12 2026",
        "Nov 12, 2026, 8 a.m.",
    ],
)
def test_dates(value: Any) -> None:
    assert published(value) == DAY


@pytest.mark.parametrize("value", [None, "", "soon", 2026, "2026-02-30", "31 November 2026", "12 Brumaire 2026", ["2026-11-12"], "9" * 100])
def test_what_is_no_date(value: Any) -> None:
    assert published(value) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Jane  Doe", "Jane Doe"),
        ({"name": "Jane Doe"}, "Jane Doe"),
        (["Jane Doe", {"name": "John Roe"}, 3], "Jane Doe, John Roe"),
        (None, ""),
        ({}, ""),
        ({"name": 3}, ""),
        ([["x"]], ""),
    ],
)
def test_names(value: Any, expected: str) -> None:
    assert names(value) == expected
