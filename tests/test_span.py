"""Spans: half-open, and containing what lies wholly inside."""

import pytest

from sayso.span import Span


@pytest.mark.parametrize(
    ("inner", "inside"),
    [
        (Span(2, 5), True),
        (Span(3, 4), True),
        (Span(2, 2), True),
        (Span(5, 5), True),
        (Span(1, 3), False),
        (Span(4, 6), False),
        (2, True),
        (5, False),
        ("2", False),
        (None, False),
    ],
)
def test_what_lies_inside(inner: object, inside: bool) -> None:
    assert (inner in Span(2, 5)) is inside


@pytest.mark.parametrize(("other", "shared"), [(Span(4, 9), True), (Span(0, 3), True), (Span(5, 9), False), (Span(0, 2), False), (Span(3, 4), True)])
def test_what_overlaps(other: Span, shared: bool) -> None:
    assert Span(2, 5).overlaps(other) is shared
    assert other.overlaps(Span(2, 5)) is shared


def test_the_text_of_a_span_counts_code_points() -> None:
    assert Span(1, 3).of("😀🇮🇷x") == "🇮🇷"
