"""Claims that nobody answers for, vague sources, lone quotations and mind-reading, each over sentences that are flagged and that pass."""

import pytest

import sayso_attribution
import sayso_rules
from sayso import Severity
from sayso.testing import assert_examples, check_text

RULES = {rule.meta.id: rule for rule in [*sayso_attribution.sayso_rules(), *sayso_rules.sayso_rules()] if rule.meta.id.startswith("attribution.")}
CLAIM = RULES["attribution.unattributed-claim"]
HEAD = "Council weighs the harbour’s future"
BEFORE = "The ferry sailed at noon."

CLAIMED = [
    ("More than 40,000 people have been killed in the war", "A figure of people harmed"),
    ("At least 300 families were displaced by the dam", "A figure of people harmed"),
    ("Some 1,200 dockers were jailed after the strike", "A figure of people harmed"),
    ("The flood cost the city more than $3 billion", "A sum of money"),
    ("The minister’s aides embezzled £4 million from the fund", "A sum of money"),
    ("An estimated 60,000 geese winter on the marsh", "An estimate"),
    ("The stock of cod is estimated at 90,000 tonnes", "An estimate"),
    ("The party is likely to lose its majority", "A forecast"),
    ("The storm could derail the merger", "A forecast"),
    ("The toll will prove costly for the mayor", "A forecast"),
    ("The deal is expected to go through", "A forecast"),
    ("Prices are expected to rise in the spring", "A forecast"),
    ("The strike could still spread to the northern ports", "A forecast"),
    ("Another delay seems inevitable", "A forecast"),
    ("The governor faces an uphill battle in the north", "A forecast"),
    ("The plan is doomed", "A forecast"),
    ("The vote is a blow to the governor", "A reading of what it means"),
    ("The defeat marks a turning point for the coalition", "A reading of what it means"),
    ("The choice underscores the party’s unease", "A reading of what it means"),
    ("The walkout sends a message to the owners", "A reading of what it means"),
    ("The scheme is unrealistic", "A judgement"),
    ("The port’s finances remain fragile", "A judgement"),
    ("The governor is widely seen as a reformer", "A judgement"),
    ("Undoubtedly the bridge was too narrow from the start", "A judgement"),
    ("It is hard to see how the line can pay for itself", "A judgement"),
    ("The captain was ill-prepared for the crossing", "A judgement"),
    ("He is believed to be hiding in the hills", "A judgement"),
    ("The firm covered up the spill", "An accusation"),
    ("The guards turned a blind eye to the smuggling", "An accusation"),
    ("The council sold the land in violation of its own rules", "An accusation"),
    ("The editor has been linked to a ring of smugglers", "A link to wrongdoing"),
    ("The governor closed the inn in an attempt to silence her critics", "A motive"),
    ("The gift was meant to distract voters from the toll", "A motive"),
    ("The quarry is to blame for the cracks in the church", "A cause and its effect"),
    ("The drought was driven largely by the new reservoir", "A cause and its effect"),
    ("Everyone knows the lighthouse is haunted", "An opinion given to people unnamed"),
    ("The vast majority of drivers ignore the limit", "A trend or a share with no count"),
    ("A growing number of crews stay in port at night", "A trend or a share with no count"),
    ("Burglary is on the rise in the old town", "A trend or a share with no count"),
    ("It was the worst harvest in a generation", "A superlative"),
    ("There has never been a safe crossing at the ford", "A claim without exception"),
    ("A guard rail could have been built, and the fall could have been prevented", "What might have been"),
]

PASSED = [
    "More than 40,000 people have been killed in the war, according to the health ministry.",
    "The health ministry said more than 40,000 people had been killed in the war.",
    "“More than 40,000 people have been killed,” the health minister said.",
    "Three people were hurt when the crane fell.",
    "In 1953 the flood killed 1,836 people in the south-west.",
    "The 2004 tsunami killed 226,000 people.",
    "The town was founded in 1604 and has 12,000 inhabitants.",
    "The council voted 7 to 2 for the bridge.",
    "The ferry sails at nine and reaches the island by noon.",
    "The company earned $3 million in the quarter.",
    "Tickets cost $12.",
    "The party is likely to lose its majority, a poll for the broadcaster found.",
    "The analyst Rita Moss expects prices to rise.",
    "Rita Moss warned that the ruling could derail the merger.",
    "The ruling could derail the merger, Rita Moss wrote.",
    "Could the ruling derail the merger?",
    "The scheme is unrealistic, the auditors said.",
    "We think the scheme is unrealistic.",
    "Could you hand me the map?",
    "He may leave on Tuesday.",
    "The court ruled that the council sold the land in violation of its own rules.",
    "Prosecutors accused the firm of covering up the spill.",
    "The tower is 90 metres high and stands on the quay.",
    "She was elected in 2019 and took office in May.",
    "He is a baker.",
    "They are in the harbour.",
    "The boats were painted blue.",
    "The mayor will open the fair on Friday.",
    "The new line would link the port to the airport.",
    "The witness said he was in no doubt.",
    "The film won four prizes.",
    "The team won 3-1.",
]


def claims(text: str, **more: object) -> list[str]:
    return [f"{finding.message}" for finding in check_text(CLAIM, text, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.meta.id)
def test_examples(rule):
    assert_examples(rule)


@pytest.mark.parametrize(("sentence", "kind"), CLAIMED)
def test_claim_is_asked_about(sentence, kind):
    found = check_text(CLAIM, f"{BEFORE}\n\n{sentence}. The crew went home.", headline=HEAD)
    assert [finding.message.startswith(kind) for finding in found] == [True]
    assert sentence.startswith(found[0].excerpt)


@pytest.mark.parametrize("sentence", [sentence for sentence, _ in CLAIMED])
@pytest.mark.parametrize("frame", ["“{}”, Rita Moss said.", "Rita Moss said: “{}.”", "{}, according to Rita Moss."])
def test_claim_with_a_source_passes(sentence, frame):
    assert claims(f"{BEFORE}\n\n{frame.format(sentence)}", headline=HEAD) == []


@pytest.mark.parametrize("sentence", PASSED)
def test_plain_news_passes(sentence):
    assert claims(f"{BEFORE}\n\n{sentence} The crew went home.", headline=HEAD) == []


@pytest.mark.parametrize("section", ["opinion", "Comment", "letters"])
def test_opinion_pages_pass(section):
    from sayso.article import Meta

    assert claims("The scheme is unrealistic. The ferry sailed.", meta=Meta(section=section)) == []


def test_lede_whose_source_follows_passes():
    text = "The party is likely to lose its majority in May.\n\nRita Moss, who runs the polling firm, told reporters on Monday that it was a warning."
    assert claims(text, headline=HEAD) == []


@pytest.mark.parametrize(
    ("sentence", "severity"), [(CLAIMED[0][0], Severity.WARNING), (CLAIMED[7][0], Severity.INFO), (CLAIMED[5][0], Severity.WARNING)]
)
def test_severity_follows_confidence(sentence, severity):
    found = check_text(CLAIM, f"{BEFORE}\n\n{sentence}.", headline=HEAD)
    assert [finding.severity for finding in found] == [severity]
    assert (found[0].confidence >= 0.8) == (severity is Severity.WARNING)


def test_nearest_source_is_named_and_shown():
    text = f"{HEAD}\n\nRita Moss said the ferry was late.\n\nThe crew went home early. The scheme is unrealistic. Nobody was hurt."
    (found,) = check_text(CLAIM, text)
    assert "nearest source: Rita Moss" in found.message
    assert [related.excerpt for related in found.related] == ["Rita Moss"]


def test_opening_phrase_is_not_the_whole_span():
    (found,) = check_text(CLAIM, f"{BEFORE}\n\nUndoubtedly, the old bridge was too narrow for lorries, even in May.", headline=HEAD)
    assert found.excerpt == "Undoubtedly, the old bridge was too narrow for lorries"


def test_abbreviation_does_not_end_the_span():
    (found,) = check_text(CLAIM, f"{BEFORE}\n\nThe storm could derail Mr. Berg’s plan for the St. Clair line.", headline=HEAD)
    assert found.excerpt == "The storm could derail Mr. Berg’s plan for the St. Clair line"


VAGUE = [
    "Some say",
    "Critics say",
    "Many experts agree",
    "Others fear",
    "It is widely believed that",
    "Conventional wisdom holds",
    "Supporters argue",
]


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
        ("Determination won the match.", []),
        ("They ended the day by showing the plans. Their determination grew.", []),
    ],
)
def test_mind_reading(text, flagged):
    assert [finding.excerpt for finding in check_text(RULES["attribution.mind-reading"], text, headline=HEAD)] == flagged
