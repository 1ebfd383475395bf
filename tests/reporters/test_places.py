import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.finding import DocumentReport
from sayso.reporters.places import Places
from sayso.sourcemap import Lines


def document(text, **values):
    return DocumentReport("a.md", "en", 1, source=text, **values)


@pytest.mark.parametrize(
    ("text", "piece", "utf16", "utf8"),
    [
        ("plain end", "end", (7, 10), (7, 10)),
        ("😀 end", "end", (4, 7), (6, 9)),
        ("é “x” end", "end", (7, 10), (12, 15)),
        ("🇮🇷 e\u0301 end", "end", (9, 12), (14, 17)),
        ("👩‍👩‍👧", "👩‍👩‍👧", (1, 9), (1, 19)),
    ],
    ids=["ASCII", "emoji", "quotation marks", "flag and accent", "joined"],
)
def test_columns_in_other_units(text, piece, utf16, utf8):
    source = f"first\r\n{text}\r\n"
    lines = Lines(source)
    start = source.index(piece)
    place = lines.position(start), lines.position(start + len(piece))
    assert Places(document(source)).utf16(*place) == (2, utf16[0], 2, utf16[1])
    assert Places(document(source)).utf8(*place) == (2, utf8[0], 2, utf8[1])


@given(st.text(max_size=80), st.data())
def test_columns_are_the_length_of_what_stands_before(source, data):
    offset = data.draw(st.integers(0, len(source)))
    lines = Lines(source)
    at = lines.position(offset)
    before = source[offset - at.column + 1 : offset]
    places = Places(document(source))
    assert places.utf16(at, at).column == len(before.encode("utf-16-le", "surrogatepass")) // 2 + 1
    assert places.utf8(at, at).column == len(before.encode("utf-8", "surrogatepass")) + 1


def test_a_place_over_two_lines_counts_on_each():
    source = "😀 a\n😀 b"
    lines = Lines(source)
    assert Places(document(source)).utf16(lines.position(2), lines.position(6)) == (1, 4, 2, 4)


def test_without_the_file_only_the_kept_lines_count():
    source = "😀 a\n😀 b"
    lines = Lines(source)
    places = Places(DocumentReport("a.md", "en", 1, lines=((1, "😀 a"),)))
    assert places.utf16(lines.position(2), lines.position(6)) == (1, 4, 2, 3)
    assert places.position(2) is None
    assert places.line_hash(1) is None


def test_many_findings_on_one_long_line_cost_their_number(assert_linear):
    def make(size):
        source = "é😀x " * size
        lines = Lines(source)
        return document(source), [lines.position(offset) for offset in range(0, len(source), 4)]

    def work(made):
        places = Places(made[0])
        return [places.utf8(at, at) for at in made[1]]

    assert_linear(make, work, 3_000)
