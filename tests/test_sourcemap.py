"""Offsets of the text and of the file lead to each other; lines end where the contract says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.sourcemap import Lines, Position, Segment, SourceMap
from sayso.span import Span

# The text "the regime & Iran\n\nEnd" of the file "the **re**gime &amp; Iran\n\n# End".
SEGMENTS = (
    Segment(0, 0, 4, 4),
    Segment(4, 6, 2, 2),
    Segment(6, 10, 5, 5),
    Segment(11, 15, 1, 5),
    Segment(12, 20, 5, 5),
    Segment(19, 29, 3, 3),
)
TEXT = "the regime & Iran\n\nEnd"
FILE = "the **re**gime &amp; Iran\n\n# End"
MAP = SourceMap(SEGMENTS)


@pytest.mark.parametrize(
    ("word", "written"),
    [("the", "the"), ("regime", "re**gime"), ("&", "&amp;"), ("e &", "e &amp;"), ("& I", "&amp; I"), ("Iran", "Iran"), ("End", "End"), (TEXT, FILE)],
)
def test_spans_lead_into_the_file(word: str, written: str) -> None:
    at = TEXT.index(word)
    assert MAP.span(Span(at, at + len(word))).of(FILE) == written


@pytest.mark.parametrize(("offset", "place"), [(0, 0), (4, 6), (11, 15), (12, 20), (17, 25), (22, 32)])
def test_an_empty_span_stays_empty(offset: int, place: int) -> None:
    assert MAP.span(Span(offset, offset)) == Span(place, place)


@pytest.mark.parametrize(
    ("place", "offset"), [(0, 0), (3, 3), (4, 4), (6, 4), (8, 6), (12, 8), (15, 11), (17, 11), (20, 12), (26, 19), (29, 19), (31, 21), (40, 22)]
)
def test_places_in_the_file_lead_back(place: int, offset: int) -> None:
    assert MAP.text_offset(place) == offset


def test_without_segments_both_are_the_same() -> None:
    assert SourceMap().span(Span(3, 7)) == Span(3, 7)
    assert SourceMap().text_offset(5) == 5


def test_pieces_may_stand_in_another_order_in_the_file() -> None:
    moved = SourceMap((Segment(0, 10, 3, 3), Segment(5, 0, 4, 4), Segment(9, 20, 4, 4)))
    assert [moved.text_offset(place) for place in (0, 3, 10, 12, 20, 23)] == [5, 8, 0, 2, 9, 12]
    assert moved.span(Span(0, 3)) == Span(10, 13)


def test_before_the_first_piece_is_its_start() -> None:
    late = SourceMap((Segment(2, 9, 3, 3),))
    assert late.span(Span(0, 1)).start == 9
    assert late.text_offset(0) == 2


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 5), st.booleans()), min_size=1, max_size=12))
def test_round_trips(parts: list[tuple[int, int, bool]]) -> None:
    segments, text, source = [], 0, 0
    for gap, length, verbatim in parts:
        source += gap
        segments.append(Segment(text, source, length if verbatim else 1, length if verbatim else length + 1))
        text += segments[-1].length
        source += segments[-1].source_length
    found = SourceMap(tuple(segments))
    for offset in range(text):
        span = found.span(Span(offset, offset + 1))
        assert 0 <= span.start < span.end <= source
        assert found.text_offset(span.start) == offset


@pytest.mark.parametrize(
    ("text", "offset", "line", "column"),
    [
        ("", 0, 1, 1),
        ("ab", 2, 1, 3),
        ("a\nb", 2, 2, 1),
        ("a\r\nb", 3, 2, 1),
        ("a\r\nb", 2, 1, 3),
        ("a\rb\r\rc", 5, 4, 1),
        ("a\n", 2, 2, 1),
        ("a\x0cb\x85c\u2028d\x0be\x1cf", 10, 1, 11),
        ("😀🇮🇷e\u0301👩‍👩‍👧x", 10, 1, 11),
    ],
)
def test_lines_and_columns(text: str, offset: int, line: int, column: int) -> None:
    assert Lines(text).position(offset) == Position(offset, line, column)


def test_a_line_is_given_without_its_end() -> None:
    lines = Lines("one\r\ntwo\u2028still two\rthree\n")
    assert [lines.line(number) for number in (1, 2, 3, 4)] == ["one", "two\u2028still two", "three", ""]
