"""Verbs of saying that doubt, press or confess: beside a neutral one, or everywhere where that is asked for."""

import pytest

from sayso.testing import article, assert_examples, check_text, findings
from sayso_language.loaded_cue import loaded_cue

SIDES = ("Israel", "Hamas", "Russia", "Ukraine", "The Labour leader", "The Conservative leader")


def test_examples() -> None:
    assert_examples(loaded_cue)


@pytest.mark.parametrize("one", SIDES)
@pytest.mark.parametrize("verb", ["claimed", "insisted", "admitted", "alleged", "conceded"])
def test_it_does_not_matter_who_they_are(one: str, verb: str) -> None:
    found = check_text(loaded_cue, f"{one} {verb} that the bridge was safe. Rita Moss said that it was not.")
    assert [each.excerpt for each in found] == [verb]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor claimed that the bridge was safe.",
        "“He claimed that the bridge was safe,” Rita Moss said.",
        "The mayor claimed the prize. Rita Moss said that it was hers.",
        "The mayor admitted that he had lied. Rita Moss said that she knew.",
        "The mayor said that the bridge was safe. Rita Moss said that it was not.",
        "The lawsuit claims that the bridge is unsafe. Rita Moss said that it was.",
    ],
)
def test_passes(text: str) -> None:
    assert check_text(loaded_cue, text) == []


def test_opinion_pages_are_spared() -> None:
    text = "The mayor claimed that the bridge was safe. Rita Moss said that it was not."
    assert check_text(loaded_cue, text, meta={"section": "Opinion"}) == []


def test_everywhere_is_an_option() -> None:
    (option,) = loaded_cue.meta.options
    assert option == "everywhere"
    assert findings(loaded_cue, article("The mayor claimed that the bridge was safe.")) == []
