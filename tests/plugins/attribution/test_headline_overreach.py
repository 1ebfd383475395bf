"""Headlines that say more than their stories, and headlines that do not."""

import pytest

from sayso.testing import assert_examples, check_text
from sayso_attribution.headline_overreach import headline_overreach

BODY = "{} The company did not comment on Monday.\n\nThe ferry sails at noon."

OVERREACHING = [
    ("Ferry crew ignored storm warnings", "The crew of the ferry had ignored storm warnings, the union said."),
    ("Ferry crew ignored storm warnings", "The crew of the ferry allegedly ignored storm warnings."),
    ("Surgeon lied about hospital deaths", "The surgeon lied about deaths in the hospital, Rita Moss told reporters."),
    ("Port firm poisoned river for years", "Rita Moss, who leads the anglers, said the port firm had poisoned the river for years."),
    ("Harbour chief covered up oil spill", "According to the union, the harbour chief covered up the oil spill."),
    ("Night shift causes cracks in old church", "Rita Moss believes that the night shift causes the cracks in the church."),
    ("New harbour bridge unsafe", "The new bridge over the harbour is unsafe, the engineers' union said."),
    ("Toll will hurt island trade", "Rita Moss, a grocer, said the toll would hurt trade on the island."),
    ("Island police kill six bandits", "The police on the island killed six bandits, the ministry said in a statement."),
    ("Landlord hid damp from tenants", "The landlord hid the damp from his tenants, Rita Moss told the council."),
]
FAIR = [
    ("Ferry crew ignored storm warnings, union says", "The crew of the ferry had ignored storm warnings, the union said."),
    ("Union: Ferry crew ignored storm warnings", "The crew of the ferry had ignored storm warnings, the union said."),
    ("Ferry crew “ignored” storm warnings", "The crew of the ferry had ignored storm warnings, the union said."),
    ("Ferry crew allegedly ignored storm warnings", "The crew of the ferry allegedly ignored storm warnings."),
    ("Did ferry crew ignore storm warnings?", "The crew of the ferry had ignored storm warnings, the union said."),
    ("Ferry crew ignored storm warnings", "The crew of the ferry ignored storm warnings three times."),
    ("Ferry crew ignored storm warnings", "The ferry's log has the storm warnings. The crew of the ferry ignored them, the union said."),
    ("Ferry crew ignored storm warnings", "The crew of the ferry had ignored storm warnings, the court said."),
    ("Ferry crew ignored storm warnings", "The crew of the ferry said they had ignored storm warnings."),
    ("Ferry crew ignored storm warnings", "The captain admitted that the crew of the ferry had ignored storm warnings."),
    ("Ministry bans jet skis from bay", "The ministry said on Monday that it had banned jet skis from the bay."),
    ("Ferry crew did not ignore warnings", "The crew of the ferry had not ignored storm warnings, the union said."),
    ("Hacked emails reach the harbour board", "The emails were hacked, the union said."),
    ("Three hurt in crash on harbour bridge", "Three people were hurt in a crash on the harbour bridge, the police said."),
    ("Police arrest two over harbour theft", "The police said they had arrested two people over the theft in the harbour."),
    ("Town grieves over poisoned river", "Rita Moss said the firm had poisoned the river."),
]


@pytest.mark.parametrize(("headline", "story"), OVERREACHING)
def test_headline_states_what_the_story_attributes(headline, story):
    found = check_text(headline_overreach, BODY.format(story), headline=headline)
    assert [finding.excerpt for finding in found] == [headline]
    assert [related.excerpt in story for related in found[0].related] == [True]


@pytest.mark.parametrize(("headline", "story"), FAIR)
def test_headline_within_the_story_passes(headline, story):
    assert check_text(headline_overreach, BODY.format(story), headline=headline) == []


def test_examples():
    assert_examples(headline_overreach)


def test_article_without_headline_passes():
    assert check_text(headline_overreach, BODY.format(OVERREACHING[0][1])) == []


def test_opinion_passes():
    headline, story = OVERREACHING[0]
    assert check_text(headline_overreach, BODY.format(story), headline=headline, meta={"section": "opinion"}) == []


def test_source_is_named():
    (found,) = check_text(headline_overreach, BODY.format(OVERREACHING[2][1]), headline=OVERREACHING[2][0])
    assert "Rita Moss" in found.message


SIDES = [("Republicans", "Democrats"), ("Russian", "Ukrainian"), ("Israeli", "Palestinian"), ("Tory", "Labour"), ("Rita", "Peter")]


@pytest.mark.parametrize(("one", "other"), SIDES)
def test_no_side_is_taken(one, other):
    def count(first: str, second: str) -> int:
        story = f"{first} agents poisoned the old river by the harbour, {second} officials said."
        return len(check_text(headline_overreach, BODY.format(story), headline=f"{first} agents poisoned old river"))

    assert count(one, other) == count(other, one) == 1
