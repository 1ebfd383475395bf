"""Marks that keep a word at a distance: in the narrator's sentence, and in a headline whose story does not have the word."""

import pytest

from sayso.testing import assert_examples, check_text
from sayso_language.scare_quote import STORY, scare_quote


def test_examples():
    assert_examples(scare_quote)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army published its “rescue” on Monday.", 1),
        ("The army published a “rescue” on Monday.", 0),
        ("The so-called “experts” met in May.", 1),
        ("The minister praised a “reform”.", 0),
        ("She said the “reform” was late.", 0),
        ("The “reform” is late. “It is a reform,” the minister said.", 0),
        ("The town voted “yes” on Monday.", 0),
        ("Robert “Bob” Hall was there.", 0),
        ("The ship was named “Hope” in May.", 0),
        ("The slogan “reform” hung over the door.", 0),
    ],
)
def test_sentence(text, expected):
    assert len(check_text(scare_quote, text)) == expected


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Council closes ferry after ‘sordid’ talks", 1),
        ("Council closes ferry after ‘sordid affair’", 1),
        ("Council closes ferry after ‘voting’ for an hour", 0),
        ("Council closes ferry after ‘a very sordid affair’", 0),
    ],
)
def test_headline(headline, expected):
    assert len(check_text(scare_quote, STORY, headline=headline)) == expected


def test_opinion_pages_pass():
    assert check_text(scare_quote, "The ministry published its “reform” on Monday.", meta={"section": "opinion"}) == []
