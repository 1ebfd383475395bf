"""Tokens: what is one, and columns that agree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.span import Span
from sayso.text.records import Block
from sayso.text.tokens import tokens


def forms(text: str) -> list[str]:
    return tokens(text, (Block("paragraph", Span(0, len(text))),)).lower


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. said so.", ["the", "u.s.", "said", "so", "."]),
        ("Turkey’s state-run agency", ["turkey", "'s", "state-run", "agency"]),
        ("They’re late, aren't they?", ["they", "'re", "late", ",", "aren't", "they", "?"]),
        ("HE'S LATE, THEY’RE NOT, DON'T", ["he", "'s", "late", ",", "they", "'re", "not", ",", "don't"]),
        ("O’Brien paid $2bn for 40,000", ["o'brien", "paid", "$", "2bn", "for", "40,000"]),
        ("a 20-year-old, 76th", ["a", "20-year-old", ",", "76th"]),
        ("“Go,” he said…", ["“", "go", ",", "”", "he", "said", "…"]),
        ("l’État_1 a_b", ["l'état", "_", "1", "a", "_", "b"]),
        ("İstanbul’da, STRASSE ß", ["İstanbul'da", ",", "strasse", "ß"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


@given(st.text(max_size=60))
def test_columns_agree_and_nothing_but_white_space_is_lost(text: str) -> None:
    middle = len(text) // 2
    blocks = (Block("paragraph", Span(0, middle)), Block("paragraph", Span(middle, len(text))))
    found = tokens(text, blocks)
    assert len(found.starts) == len(found.ends) == len(found.lower) == len(found.blocks)
    assert found.starts == sorted(found.starts)
    for start, end, form, block in zip(*found, strict=True):
        assert Span(start, end) in blocks[block].span
        assert len(form) == end - start
    kept = "".join(text[start:end] for start, end in zip(found.starts, found.ends, strict=True))
    assert [c for c in kept if not c.isspace()] == [c for c in text if not c.isspace()]
