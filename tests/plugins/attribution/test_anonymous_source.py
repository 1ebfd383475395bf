"""Sources without a name: what is told, what is missing, and whom the rule leaves alone."""

import pytest

from sayso import Severity
from sayso.testing import assert_examples, check_text
from sayso_attribution.anonymous_source import anonymous_source

HEAD = "Council weighs the harbour’s future"
START = "The ferry sailed at noon. The tide was high. The mole was empty.\n\n"

FLAGGED = [
    ("A senior official said the bridge would close.", "A senior official"),
    ("One aide said the bridge would close.", "One aide"),
    ("The bridge will close, a diplomat said.", "a diplomat"),
    ("“It will close,” said a White House official.", "a White House official"),
    ("The bridge will close, according to two people familiar with the talks.", "two people familiar with the talks"),
    ("A person close to the council said the bridge would close.", "A person close to the council"),
    ("Two Treasury officials said the bridge would close.", "Two Treasury officials"),
    ("A former adviser said the bridge would close.", "A former adviser"),
    ("An industry source said the bridge would close.", "An industry source"),
    ("A source with knowledge of the deal said the bridge would close.", "A source with knowledge of the deal"),
]

PASSED = [
    "Sources said the bridge would close.",
    "Officials said the bridge would close.",
    "A witness said the bridge shook.",
    "Two witnesses said the bridge shook.",
    "A fisherman said the bridge shook.",
    "One voter said the bridge should close.",
    "Police said the bridge would close.",
    "A spokesman for the port said the bridge would close.",
    "A police official said the bridge was closed at noon.",
    "A hospital official said nine people were hurt.",
    "The official said the bridge would close.",
    "Rosa Alvarez, a senior official, said the bridge would close.",
    "A senior official, Rosa Alvarez, said the bridge would close.",
    "A senior official said the bridge would close. “In May,” said the official, Rosa Alvarez.",
    "Top aides, including Rosa Alvarez, said the bridge would close.",
    "A senior official wants the bridge closed.",
    "Several senators said the bridge would close.",
]

REASONS = [
    "A senior official said the bridge would close, speaking on condition of anonymity because the talks are private.",
    "A senior official, who was not authorized to speak publicly, said the bridge would close.",
    "A senior official said the bridge would close. The official asked not to be named because the talks are private.",
    "A senior official said the bridge would close. He requested anonymity to discuss the talks.",
    "A senior official said the bridge would close. Like others, he spoke on condition of anonymity for fear of reprisal.",
    "A senior official said the bridge would close. The official wasn’t authorized to discuss the plan.",
]


def test_examples():
    assert_examples(anonymous_source)


@pytest.mark.parametrize(("sentence", "source"), FLAGGED)
def test_flagged(sentence, source):
    found = check_text(anonymous_source, START + sentence, headline=HEAD)
    assert [(each.excerpt, each.severity) for each in found] == [(source, Severity.INFO)]
    assert source in found[0].message
    assert "why" in found[0].message
    assert len(found[0].message) <= 240


@pytest.mark.parametrize("sentence", PASSED)
def test_passed(sentence):
    assert check_text(anonymous_source, START + sentence, headline=HEAD) == []


@pytest.mark.parametrize("sentence", REASONS)
def test_explained(sentence):
    assert check_text(anonymous_source, START + sentence, headline=HEAD) == []


def test_anonymity_alone_is_no_reason():
    text = START + "A senior official said the bridge would close. He spoke on condition of anonymity."
    assert len(check_text(anonymous_source, text, headline=HEAD)) == 1


def test_only_what_is_missing_is_asked():
    found = check_text(anonymous_source, START + "Two people familiar with the talks said the bridge would close.", headline=HEAD)
    assert "in a position to know" not in found[0].message


def test_once_for_each_source():
    text = START + "A senior official said the bridge would close. A second day on, one official said it would not. One aide said it might."
    assert [each.excerpt for each in check_text(anonymous_source, text, headline=HEAD)] == ["A senior official", "One aide"]


def test_named_after_the_lede():
    text = "A senior official said the bridge would close. “In May,” Rosa Alvarez, the deputy director, said."
    assert check_text(anonymous_source, text, headline=HEAD) == []


ACCUSING = "A senior official said {a} took bribes."


@pytest.mark.parametrize("name", ["Carl Moss", "Dana Reed", "Ahmed Karimi"])
def test_the_only_accuser(name):
    found = check_text(anonymous_source, START + ACCUSING.format(a=name), headline=HEAD)
    assert [each.severity for each in found] == [Severity.WARNING]
    assert name in found[0].message


@pytest.mark.parametrize("reason", ["", " The official asked not to be named because the talks are private."])
def test_a_reason_does_not_excuse_the_only_accuser(reason):
    found = check_text(anonymous_source, START + ACCUSING.format(a="Carl Moss") + reason, headline=HEAD)
    assert [each.severity for each in found] == [Severity.WARNING]


@pytest.mark.parametrize("backing", [" Rosa Alvarez accused Carl Moss of bribery, too.", " The auditors found that Moss took bribes."])
def test_an_accuser_who_is_backed(backing):
    found = check_text(anonymous_source, START + ACCUSING.format(a="Carl Moss") + backing, headline=HEAD)
    assert Severity.WARNING not in [each.severity for each in found]


def test_hostile_input_is_linear():
    text = "A senior official said Carl Moss took bribes. One aide said Dana Reed stole. " * 1000
    assert len(check_text(anonymous_source, START + text, headline=HEAD)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "“It will come,” said a strategist for the mayor, speaking on the condition of anonymity to offer an assessment.",
        "The Harbour Post reported on Friday that the mayor will not stand, according to three people familiar with his plans.",
        "A former aide to the mayor filed a lawsuit that says he was dismissed for telling the truth.",
        "A senior aide to the mayor declined to say whether he was still paid.",
    ],
)
def test_no_question_where_it_is_answered_or_nothing_is_said(text: str) -> None:
    assert not check_text(anonymous_source, f"The bridge is closed.\n\nIt was built in 1970. It rusts. The wind is strong.\n\n{text}")


def test_of_several_from_one_place_the_first_is_asked_about() -> None:
    text = "The talks ended.\n\nTwo Norwegian officials said the ferry was sold. A Norwegian diplomat said the price was low. A Finnish adviser said it was high."
    assert [found.excerpt for found in check_text(anonymous_source, text)] == ["Two Norwegian officials", "A Finnish adviser"]
