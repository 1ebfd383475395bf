"""What is written is read back, whatever it holds, and anything else is refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.checker.codec import decode, encode
from sayso.finding import DocumentReport, Failure

texts = st.text(st.characters(), max_size=8)
reports = st.from_type(DocumentReport)


@given(reports)
def test_a_report_comes_back_as_it_was(report):
    assert repr(decode(encode(report))) == repr(report)  # for NaN is not NaN


@given(reports)
def test_it_comes_back_with_its_records(report):
    again = decode(encode(report))
    for mine, others in zip(report, again, strict=True):
        assert type(mine) is type(others)
    for mine, others in zip(report.diagnostics, again.diagnostics, strict=True):
        assert list(map(type, mine)) == list(map(type, others))


def test_it_is_one_line_of_ascii_even_for_half_characters():
    report = DocumentReport("b\udcff\n\u2028.md", "en", 3, failures=(Failure("é\r\n"),), lines=((1, "👩‍👩‍👧"),))
    written = encode(report)
    assert written.isascii()
    assert b"\n" not in written
    assert decode(written) == report


@pytest.mark.parametrize(
    "damage", [b"", b"{}", b"[]", b"null", b"3", b"[" * 100_000, b'["a","en",3]x', b"\xff", b"[[],1]", b'["a","en",1,[["x"]],[],[],[],[],[],""]']
)
def test_anything_else_is_refused(damage):
    with pytest.raises(ValueError, match=r"."):
        decode(damage)


def test_a_field_too_many_is_refused():
    with pytest.raises(ValueError, match="report"):
        decode(json.dumps([*DocumentReport("a", "en", 1), 1, 2]).encode())
