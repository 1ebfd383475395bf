"""Quotations that do not match: each case is an invented story; `|` parts headline and body."""

import pytest

import sayso_consistency
from sayso.testing import article, check_text, findings

(RULE,) = [rule for rule in sayso_consistency.sayso_rules() if rule.meta.id == "consistency.quote-mismatch"]

HEADLINES = [
    ("Dahl: “We sold the harbour”|“We never sold the harbour to anybody,” Marta Dahl said on Monday.", ["We sold the harbour"]),
    ("Dahl: “We never sold the harbour”|“We never sold the harbour to anybody,” Marta Dahl said on Monday.", []),
    ("Dahl: ‘Harbour was never for sale’|“The harbour was never for sale,” Marta Dahl said on Monday.", []),
    ("Dahl ‘never wants to sell’|“I never wanted to sell,” Marta Dahl said on Monday.", []),
    ("Dahl ‘will never sell’|“I shall never buy,” Marta Dahl said on Monday.", ["will never sell"]),
    ("Dahl: ‘I don’t want to sell’|“I do not want to sell,” Marta Dahl said on Monday.", []),
    ("Dahl: ‘I want to sell’|“I do not want to sell the harbour,” Marta Dahl said on Monday.", ["I want to sell"]),
    ("Dahl: ‘I … want to sell’|“I do not, as you know, want to sell,” Marta Dahl said.", []),
    ("Dahl: ‘[We] never sold the harbour’|“My friends never sold the harbour,” Marta Dahl said.", []),
    ("Dahl defends ‘dirty’ deal|Marta Dahl defended the agreement on Monday.", []),
    ("Dahl calls deal ‘a gift for Bergen’|Marta Dahl called it a gift for Bergen on Monday.", []),
    ("Dahl calls deal ‘a theft from Bergen’|Marta Dahl called it a gift to Bergen on Monday.", ["a theft from Bergen"]),
]

REPEATED = [
    (
        "Marta Dahl spoke of “a wholly unnecessary risk for the town”.\n\n“It is an unnecessary and wholly unforeseen risk,” she said.",
        [],
    ),
    (
        "Marta Dahl said it was “by far the greatest risk for the old town”.\n\n“It is by far the gravest risk for the old town, and dear,” she said.",
        ["It is by far the gravest risk for the old town, and dear,"],
    ),
    ("Marta Dahl said it was “by far the gravest risk for the old town”.\n\n“It is by far the gravest risk for the old town,” she said.", []),
    ("Marta Dahl said it was “by far the … risk for the old town”.\n\n“It is by far the gravest risk for the old town,” she said.", []),
    ("Marta Dahl said it was “by far the gravest [danger] for the old town”.\n\n“It is by far the gravest risk for the old town,” she said.", []),
    ("Marta Dahl said they were “not going to sell the old harbour”.\n\n“We’re not going to sell the old harbour,” she said.", []),
    (
        "Marta Dahl said they were “not going to sell the old harbour”.\n\n“We are now going to sell the old harbour,” she said.",
        [],  # the changed word is the first: a shared tail
    ),
    (
        "Marta Dahl said they were “never again going to sell the old harbour”.\n\n“We are never ever going to sell the old harbour,” she said.",
        ["We are never ever going to sell the old harbour,"],
    ),
    ("“We will keep the harbour for the town,” Marta Dahl said. “We will keep the bridge for the town.”", []),
    ("“We will keep the harbour for the town,” Marta Dahl said.\n\nBerg was short.\n\n“We will keep the bridge for the town,” Dahl said.", []),
    (
        "“We will keep the harbour for all the people of the town and the valley,” Marta Dahl said.\n\nThe crowd was silent.\n\n"
        "“We will keep the harbour for all the people of the city and the valley,” Dahl repeated.",
        ["We will keep the harbour for all the people of the city and the valley,"],
    ),
    (
        "“We will keep the harbour for all of you,” Marta Dahl said on Monday.\n\n“We will keep the harbour for all of you,” Erik Berg said on Tuesday.",
        ["We will keep the harbour for all of you,"],
    ),
    ("“We will keep the harbour for all of you,” Marta Dahl said.\n\n“We will keep the harbour for all of you,” Dahl said again.", []),
    ("“We will keep the harbour,” Marta Dahl said on Monday.\n\n“We will keep the harbour,” Erik Berg said on Tuesday.", []),
    ("“We will keep the harbour for all of you,” Marta Dahl said.\n\n“We will keep the harbour for all of you,” he said.", []),
    (
        "“We will keep the harbour for all of you,” Marta Dahl said.\n\n“We shall keep the harbour for all of you, too,” Erik Berg said.",
        [],  # two people, two wordings: an answer
    ),
]

SWAPS = [("Marta", "Leyla"), ("Dahl", "Yilmaz"), ("Erik", "Kemal"), ("Berg", "Soylu"), ("Bergen", "Samsun")]


def _mirrored(text: str) -> str:
    """Swap the names, and *she* where it speaks of Dahl: people of another country and gender."""
    text = text.replace(" she ", " he ") if "Erik" not in text else text
    for here, there in SWAPS:
        text = text.replace(f" {here} ", f" {there} ").replace(f" {here}.", f" {there}.").replace(f" {here}’", f" {there}’")
    return text


def _check(text):
    headline, _, body = text.rpartition("|")
    return check_text(RULE, body, headline=headline or "Council weighs the harbour")


@pytest.mark.parametrize(("text", "flagged"), HEADLINES + REPEATED)
def test_quotations(text, flagged):
    found = _check(text)
    assert [finding.excerpt for finding in found] == flagged
    assert all(finding.message.endswith("?") and len(finding.message) <= 240 for finding in found)


@pytest.mark.parametrize(("text", "flagged"), HEADLINES + REPEATED)
def test_mirrored(text, flagged):
    assert len(_check(_mirrored(text))) == len(flagged)


@pytest.mark.parametrize(("text", "flagged"), [case for case in REPEATED if case[1]])
def test_the_first_printing_is_shown(text, flagged):
    (found,) = _check(text)
    assert [len(flagged), len(found.related)] == [1, 1]
    assert found.related[0].start.offset < found.start.offset


@pytest.mark.parametrize(
    "piece",
    [
        "“We will keep the harbour for all of you,” Marta Dahl said.\n\n",
        "“We will keep the harbour for {} of you, and for the town, and the valley,” she said.\n\n",
        "“" + "we will keep " * 30 + "it,” she said.\n\n",
    ],
)
def test_time_is_linear(piece, assert_linear):
    def made(size):
        return article("".join(piece.replace("{}", str(at)) for at in range(size // len(piece))))

    assert_linear(made, lambda of: findings(RULE, of), 15_000)
