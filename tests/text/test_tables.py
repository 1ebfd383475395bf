"""The tables of the text functions: each group says where it comes from, and no word is written in a form that can never match."""

import pytest

from sayso.text import tables

OURS = ("abbreviations", "hedges", "languages", "months", "numerals", "quotation", "units")


@pytest.mark.parametrize("name", OURS)
def test_every_group_has_an_origin(name: str) -> None:
    assert tables.table(name)
    for key, group in tables.table(name).items():
        assert group["origin"], key


@pytest.mark.parametrize("name", OURS)
def test_words_are_folded_as_tokens_are(name: str) -> None:
    for group in tables.table(name).values():
        for word in (*group.get("words", ()), *(key for key in group if key not in ("origin", "words"))):
            assert word == word.lower().replace("’", "'").strip()


def test_all_tables_are_listed() -> None:
    assert set(OURS) <= set(tables.names())


def test_a_missing_table_is_named() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        tables.table("nowhere")
