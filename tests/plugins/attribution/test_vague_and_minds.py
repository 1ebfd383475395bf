"""Vague sources, quotations of nobody, and minds that the narrator reads."""

import pytest

import sayso_attribution
import sayso_rules
from sayso.testing import check_text

RULES = {rule.meta.id: rule for rule in [*sayso_attribution.sayso_rules(), *sayso_rules.sayso_rules()] if rule.meta.id.startswith("attribution.")}
HEAD = "Council weighs the harbour’s future"
BEFORE = "The ferry sailed at noon."


VAGUE = [
    "Some say",
    "Critics say",
    "Many experts agree",
    "Others fear",
    "It is widely believed that",
    "Conventional wisdom holds",
    "Supporters argue",
    "Sources said",
    "Critics now say",
    "Several scholars contend",
]


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("The fee is a tax, critics said.", ["critics said"]),
        ("The fee is a tax, according to experts.", ["according to experts"]),
        ("The fee is a tax, according to experts at the port authority.", []),
        ("The fee has been widely criticised.", ["been widely criticised"]),
        ("The fee was widely criticised by the unions.", []),
        ("The fee was widely condemned in the capital.", []),
        ("Rumour has it that the inn is haunted.", ["Rumour has it"]),
        ("Critics say the fee is a tax. “It hits the poor,” said Rita Moss, who runs a union.", []),
        ("The analyst Rita Moss came early. The quay was full. Nobody sang. Analysts say the fee is a tax.", []),
        ("The residents met. Some said the fee was a tax. Others feared for the quay.", []),
        ("A study of the bay came out in May. Researchers said the water was clean.", []),
        ("Critics of the mayor left. The critics’ choice was clear.", []),
        ("He told critics to leave.", []),
    ],
)
def test_vague_source_in_its_place(text, flagged):
    found = check_text(RULES["attribution.vague-source"], f"{BEFORE}\n\n{text}", headline=HEAD)
    assert [finding.excerpt for finding in found] == flagged
    assert all("names nobody who could be asked" in finding.message for finding in found)


@pytest.mark.parametrize("phrase", VAGUE)
def test_vague_source(phrase):
    rule = RULES["attribution.vague-source"]
    assert [finding.excerpt for finding in check_text(rule, f"{BEFORE}\n\n{phrase} the bridge is unsafe.", headline=HEAD)] == [phrase]


NOT_VAGUE = [
    "Two critics say the bridge is unsafe.",
    "Experts at the port authority say the bridge is unsafe.",
    "Engineers who built the bridge say it is safe.",
    "“Some say the bridge is unsafe,” the mayor said.",
    "Nobody asked what people think.",
    "The council’s own analysts say the bridge is safe.",
    "He believed that the bridge was safe.",
    "It is clear that the bridge is shut.",
]


@pytest.mark.parametrize("text", NOT_VAGUE)
def test_source_that_can_be_asked(text):
    assert check_text(RULES["attribution.vague-source"], f"{BEFORE}\n\n{text}", headline=HEAD) == []


LONE = "“We shall not see another ferry this year.”"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (f"The harbour was quiet.\n\n{LONE}\n\nThe lighthouse is new.", 1),
        (f"The harbour was quiet.\n\n{LONE} The gulls were loud.\n\nThe lighthouse is new.", 1),
        (f"The harbour was quiet.\n\n{LONE} Rita Moss said.\n\nThe lighthouse is new.", 0),
        (f"Rita Moss spoke first.\n\n{LONE}\n\nThe lighthouse is new.", 0),
        (f"The harbour was quiet.\n\n{LONE}\n\nRita Moss shook her head as she said it.", 0),
        (f"Rita Moss: {LONE}\n\nThe lighthouse is new.", 0),
        ("The harbour was quiet.\n\n“Not a ferry”\n\nThe lighthouse is new.", 0),
        ("The harbour was quiet.\n\n“The Long Road to the Harbour of Saint Anne”\n\nThe lighthouse is new.", 0),
        ("The harbour was quiet.\n\n“We shall not see another ferry this year.\n\n“The next one is on order,” Rita Moss said.", 0),
    ],
)
def test_lone_quotation(text, count):
    assert len(check_text(RULES["attribution.unattributed-quote"], text, headline=HEAD)) == count


def test_headline_quotation_told_in_the_body_passes():
    text = f"The harbour was quiet.\n\n{LONE}\n\nThe lighthouse is new.\n\nIt is cold.\n\n{LONE} Rita Moss said."
    assert check_text(RULES["attribution.unattributed-quote"], text, headline=HEAD) == []


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("The two cities signed, underlining their determination to build.", ["underlining their determination"]),
        ("The mayor, desperate to win, cut the fare.", ["desperate to"]),
        ("The governor signed, betraying his fear of the unions.", ["betraying his fear"]),
        ("“They signed, underlining their determination,” the mayor said.", []),
        ("Rita Moss was deeply unhappy with the fee.", ["was deeply unhappy"]),
        ("The government secretly dreaded the vote.", ["dreaded"]),
        ("Rita Moss left. She knew that the quay was empty.", ["knew"]),
        ("Rita Moss said the fee was a tax. She was furious.", []),
        ("The cat was furious.", []),
        ("The mayor wants to keep the fee.", []),
        ("Fearing a flood, the council shut the lock.", ["Fearing a"]),
        ("Determination won the match.", []),
        ("They ended the day by showing the plans. Their determination grew.", []),
    ],
)
def test_mind_reading(text, flagged):
    assert [finding.excerpt for finding in check_text(RULES["attribution.mind-reading"], text, headline=HEAD)] == flagged
