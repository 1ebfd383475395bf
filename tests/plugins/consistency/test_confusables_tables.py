"""The tables of confusable words as a whole: every entry can be read, and every context can hold."""

import pytest

from sayso_consistency.confusables import TABLES, asked, confusables, phrases, triggers


@pytest.mark.parametrize("table", TABLES)
def test_every_entry_of_a_table_is_read(table):
    words = [word for word, places in triggers().items() if any(name == table for name, _ in places)]
    assert len(words) > 50
    for word in words:
        assert all(word in entry.forms and entry.forms[word] != word for entry in confusables(word))


@pytest.mark.parametrize("table", TABLES)
def test_every_entry_asks_for_something(table):
    words = [word for word, places in triggers().items() if any(name == table for name, _ in places)]
    for word in words:
        for entry in confusables(word):
            assert any(asked(form) is None or any(asked(form)) for form in entry.forms), word


def test_every_entry_says_where_the_other_word_is_meant():
    for word in triggers():
        assert all(entry.where or entry.names or entry.company for entry in confusables(word)), word


def test_every_phrase_holds_its_wrong_word():
    assert len(phrases()) > 50
    assert all(word in phrase.split() for phrase, (word, _, _) in phrases().items())
