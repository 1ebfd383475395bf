import pytest

from sayso.testing import article, assert_examples, check_text, findings
from sayso_consistency.reversed_meaning import reversed_meaning

SLIPS = [
    ("“We will together end regional stability and foil enemy plots,” he said.", "end", "ensure"),
    ("The two states will jointly end security in the strait and thwart smugglers.", "end", "ensure"),
    ("Our two countries will together end security on the river and thwart the plans of smugglers.", "end", "ensure"),
    ("Both neighbours must endanger peace and fight terrorism.", "endanger", None),
    ("The fund was set up to elevate poverty in the valley.", "elevate", "alleviate"),
    ("Their goal of emulating extreme poverty by 2040 is within reach.", "emulating", "eliminating"),
    ("Donors promised to elevate famine in the north.", "elevate", "alleviate"),
    ("Mediators hoped to assert a war.", "assert", "avert"),
    ("A last-minute deal was struck to assert a crisis.", "assert", "avert"),
    ("He urged all parties to condone violence.", "condone", "condemn"),
    ("Elders walked the streets to help infuse tensions.", "infuse", "defuse"),
    ("The envoy is trying to infuse tensions between the clans.", "infuse", "defuse"),
    ("Both governments agreed to dampen their friendship.", "dampen", "deepen"),
    ("A golden opportunity to dampen cooperation presented itself.", "dampen", "deepen"),
    ("It is our duty to mar prosperity.", "mar", "maintain"),
    ("We are determined to mar peace in this region.", "mar", "maintain"),
    ("The ministers pledged to bust election security before the vote.", "bust", "boost"),
    ("The commission wants to deform social security.", "deform", "reform"),
    ("She swore to upend and defend the Constitution.", "upend", "uphold"),
    ("Every government must respect and reverse the rights of minorities.", "reverse", None),
    ("The third task is to destroy and enhance our environment.", "destroy", "restore"),
    ("He vowed to end poverty, protect Medicare and defend terrorism.", "defend", "defeat"),
    ("A plan to improve incomes by threatening our economic growth was shelved.", "threatening", "strengthening"),
    ("The programme disables families to buy their homes.", "disables", "enables"),
    ("The drug could be given with therapies that discourage children to speak.", "discourage", "encourage"),
    ("We are ready to deprive hope to those who wait.", "deprive", "provide"),
    ("The treaty is meant to prevent our nations from the horrors of war.", "prevent", "protect"),
    ("To mar the balance, we must look ahead, he wrote.", "mar", "maintain"),
    ("The prize honours efforts to demote peace.", "demote", "promote"),
    ("In that spirit we must protect our rivers and endanger the quality of life.", "endanger", None),
    ("Officials called on the council to help stoke violence in the suburbs.", "stoke", "stop"),
    ("The report recommends a programme to renounce civil rights.", "renounce", None),
    ("All sides must impair relations and build trust.", "impair", None),
]  # fmt: skip

MEANT = [
    "The two states are determined to eradicate terrorism.",
    "They will jointly fight terrorism and trafficking.",
    "The two states will ensure regional stability and foil enemy plots.",
    "He is determined to end a rigged economy.",
    "Vowing to end democracy, the rebels marched on the capital.",
    "Critics say it would undermine stability.",
    "The truce did not end the peace; it prolonged it.",
    "The tariff would destroy jobs, the union said.",
    "Opponents fear that the bill could end free speech.",
    "He accused the ministry of plotting to end democracy.",
    "The junta conspired to undermine democracy.",
    "If they end stability in the region, everybody will suffer.",
    "They refuse to end cooperation.",
    "We will never end our friendship.",
    "Nothing will weaken our unity.",
    "The army is trying to stop voters from reaching the polls.",
    "The law prevents citizens from owning land.",
    "Measures to reduce poverty and to curb crime were agreed.",
    "The police must stop the violence.",
    "The minister wants to cut welfare programmes.",
    "The committee voted to end the trade in ivory and weapons of war.",
    "It is time to end the war.",
    "The plan would limit access to the harbour.",
    "The strike will disrupt services and hurt the economy.",
    "Terrorists who threaten our peace must be stopped.",
    "The virus spreads disease and undermines trust.",
    "The group wants to stoke violence and spread terror.",
    "The gangs vowed to continue the violence.",
    "The storm caused chaos and destroyed homes.",
    "She wants to allow rebels to return to their villages.",
    "The chairman stopped short of condemning violence.",
    "Doctors want to end the suffering of patients.",
    "The club ended its partnership with the airline.",
    "The bank cut jobs and reported higher profits.",
    "The ministry will restrict travel to protect health.",
    "The budget reduces benefits for workers.",
    "He called the deal a threat to peace.",
    "The opposition wants to end “stability” as the palace understands it.",
    "A false sense of security must end, and they will end a false sense of security.",
    "The court ordered them to end the practice.",
    "They agreed to end the alliance peacefully.",
    "Without unity, the enemy will destroy peace.",
    "She was convicted of financing terrorism.",
    "The state media blamed foreigners for spreading terror.",
    "The council will not allow others to disrupt relations.",
    "Police stopped the attack and protected worshippers.",
    "The firm will end production in May and build a new plant.",
    "Their leaders should end the standoff and restore trust.",
    "The pact ended decades of hostility and improved relations.",
    "Talks to revive the truce and to halt the fighting resumed.",
    "The reform will ensure peace is kept.",
    "Sanctions that hurt the economy were lifted.",
    "“End the violence and protect the children,” the banner read.",
    "The team lost the match but kept its hopes alive.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "meant"), SLIPS, ids=[slip[0][:40] for slip in SLIPS])
def test_asks_about_a_slip(text, word, meant):
    found = check_text(reversed_meaning, text)
    assert [finding.excerpt for finding in found] == [word]
    if meant:
        assert found[0].fixes[0].edits[0].text == meant


@pytest.mark.parametrize("text", MEANT, ids=[text[:40] for text in MEANT])
def test_lets_pass_what_is_meant(text):
    assert [finding.excerpt for finding in check_text(reversed_meaning, text)] == []


def test_shows_the_act_that_points_the_other_way():
    (found,) = check_text(reversed_meaning, "The two states will together end regional stability and foil enemy plots.")
    assert [place.excerpt for place in found.related] == ["foil enemy plots"]
    assert "end regional stability" in found.message
    assert "foil enemy plots" in found.message
    assert "ensure" in found.message


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("“We will together end stability and foil plots,” he said.", "Check the recording: did the speaker say “ensure”?"),
        ("They will together end stability and foil plots.", "Was “ensure” meant?"),
    ],
)
def test_asks_the_recording_only_in_a_quotation(text, title):
    (found,) = check_text(reversed_meaning, text)
    assert found.fixes[0].title == title
    assert not any(fix.safe for fix in found.fixes)


@pytest.mark.parametrize(
    ("one", "other"), [("Iran", "Turkey"), ("Israel", "Palestine"), ("Democrats", "Republicans"), ("Russia", "Ukraine"), ("Labour", "the Tories")]
)
@pytest.mark.parametrize(
    "text", [SLIPS[0][0], SLIPS[12][0], MEANT[4], "{0} and {1} will together end stability and foil plots.", "{1} vowed to end the war with {0}."]
)
def test_sides_swapped_change_nothing(text, one, other):
    here = check_text(reversed_meaning, text.replace("{0}", one).replace("{1}", other))
    there = check_text(reversed_meaning, text.replace("{0}", other).replace("{1}", one))
    assert [finding.excerpt for finding in here] == [finding.excerpt for finding in there]


def test_messages_are_short_however_long_the_object():
    text = "The two states will together end " + "very " * 6 + "regional stability and foil enemy plots."
    assert all(len(finding.message) <= 240 for finding in check_text(reversed_meaning, text))


def test_the_rest_of_the_article_counts():
    slip = "The two states want to restrict security in the strait."
    rest = "They will boost security at sea. They agreed to strengthen security at the border."
    assert len(check_text(reversed_meaning, f"{slip} {rest}")) >= len(check_text(reversed_meaning, slip))


def test_keeps_the_capital():
    (found,) = check_text(reversed_meaning, "Elevate poverty, protect health: so ran the slogan.")
    assert found.fixes[0].edits[0].text == "Alleviate"


def test_examples():
    assert_examples(reversed_meaning)


def test_time_is_linear(assert_linear):
    unit = "The two states will together ensure regional stability and foil enemy plots. " * 20 + "\n\n"
    assert_linear(lambda copies: article(unit * copies), lambda of: findings(reversed_meaning, of), 20)
