"""Claims that nobody answers for: sentences that are flagged and that pass."""

import pytest

import sayso_attribution
import sayso_rules
from sayso import Severity
from sayso.testing import article, assert_examples, check_text, findings

RULES = {rule.meta.id: rule for rule in [*sayso_attribution.sayso_rules(), *sayso_rules.sayso_rules()] if rule.meta.id.startswith("attribution.")}
CLAIM = RULES["attribution.unattributed-claim"]
EVERY = CLAIM.configure({"kinds": list(CLAIM.meta.options["kinds"].choices)})
HEAD = "Council weighs the harbour’s future"
BEFORE = "The ferry sailed at noon."

CLAIMED = [
    ("More than 40,000 people have been killed in the war", "A figure of people harmed"),
    ("At least 300 families were displaced by the dam", "A figure of people harmed"),
    ("Some 1,200 dockers were jailed after the strike", "A figure of people harmed"),
    ("An estimated 60,000 geese winter on the marsh", "An estimate"),
    ("The stock of cod is estimated at 90,000 tonnes", "An estimate"),
    ("The party is likely to lose its majority", "A forecast"),
    ("The ruling could derail the merger", "A forecast"),
    ("The ruling of the court could see two directors leave", "A forecast"),
    ("The cut will significantly weaken the northern line", "A forecast"),
    ("The bank may well follow", "A forecast"),
    ("The tie-up risks alienating the older members", "A forecast"),
    ("The toll will prove costly for the mayor", "A forecast"),
    ("The deal is expected to go through", "A forecast"),
    ("Prices are expected to rise in the spring", "A forecast"),
    ("The strike could still spread to the northern ports", "A forecast"),
    ("Another delay seems inevitable", "A forecast"),
    ("The governor faces an uphill battle in the north", "A forecast"),
    ("The plan is doomed", "A forecast"),
    ("The vote is a blow to the governor", "A reading of what it means"),
    ("The defeat marks a turning point for the coalition", "A reading of what it means"),
    ("The vote speaks volumes about the board", "A reading of what it means"),
    ("The walkout sends a message to the owners", "A reading of what it means"),
    ("The scheme is unrealistic", "A judgement"),
    ("The port’s finances remain fragile", "A judgement"),
    ("The governor is widely seen as a reformer", "A judgement"),
    ("The island has become a symbol of neglect", "A judgement"),
    ("The fee poses a serious threat to small crews", "A judgement"),
    ("The board botched the handover", "A judgement"),
    ("The captain was ill-prepared for the crossing", "A judgement"),
    ("He is believed to be hiding in the hills", "A judgement"),
    ("Everyone knows the lighthouse is haunted", "An opinion given to people unnamed"),
    ("Residents are furious about the noise", "An opinion given to people unnamed"),
    ("There are fears that the quay will sink", "An opinion given to people unnamed"),
    ("Concerns are growing about the water", "An opinion given to people unnamed"),
]

CHOSEN = [  # kinds that are asked about only if chosen
    ("It was the worst harvest in a generation", "A superlative"),
    ("The flood cost the city more than $3 billion", "A sum of money"),
    ("The minister’s aides embezzled £4 million from the fund", "A sum of money"),
    ("The firm covered up the spill", "An accusation"),
    ("The guards turned a blind eye to the smuggling", "An accusation"),
    ("The council sold the land in violation of its own rules", "An accusation"),
    ("The editor has been linked to a ring of smugglers", "A link to wrongdoing"),
    ("The governor closed the inn in an attempt to silence her critics", "A motive"),
    ("The gift was meant to distract voters from the toll", "A motive"),
    ("The quarry is to blame for the cracks in the church", "A cause and its effect"),
    ("The drought was driven largely by the new reservoir", "A cause and its effect"),
    ("The vast majority of drivers ignore the limit", "A trend or a share with no count"),
    ("A growing number of crews stay in port at night", "A trend or a share with no count"),
    ("Burglary is on the rise in the old town", "A trend or a share with no count"),
    ("There has never been a safe crossing at the ford", "A claim without exception"),
    ("A guard rail could have been built, and the fall could have been prevented", "What might have been"),
    ("The harbour master could sell the tugs", "A guess"),
]

PASSED = [
    "Whether the party is likely to lose its majority is not known.",
    "If the ruling is likely to stand, the directors leave.",
    "He asked how the toll will prove costly.",
    "Snow is likely to fall in the hills.",
    "The ship is expected to arrive on Monday.",
    "The minister is expected to speak in the port.",
    "The shares had their worst day in years.",
    "The office could not be reached.",
    "She could see the harbour.",
    "The states that are likely to agree lie in the north.",
    "The crew’s concerns that the pilot is likely to leave are old.",
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


@pytest.mark.parametrize(("sentence", "kind"), CHOSEN)
def test_kinds_that_must_be_chosen(sentence, kind):
    text = f"{BEFORE}\n\n{sentence}. The crew went home."
    assert [finding.message.startswith(kind) for finding in check_text(EVERY, text, headline=HEAD)] == [True]
    assert check_text(CLAIM, text, headline=HEAD) == []


def test_a_kind_can_be_left_out():
    text = f"{BEFORE}\n\nThe party is likely to lose its majority."
    assert check_text(CLAIM.configure({"kinds": ["harm"]}), text, headline=HEAD) == []


@pytest.mark.parametrize("sentence", [sentence for sentence, _ in CLAIMED])
@pytest.mark.parametrize("frame", ["“{}”, Rita Moss said.", "Rita Moss said: “{}.”", "{}, according to Rita Moss."])
def test_claim_with_a_source_passes(sentence, frame):
    assert claims(f"{BEFORE}\n\n{frame.format(sentence)}", headline=HEAD) == []


@pytest.mark.parametrize("sentence", PASSED)
def test_plain_news_passes(sentence):
    assert claims(f"{BEFORE}\n\n{sentence} The crew went home.", headline=HEAD) == []


@pytest.mark.parametrize("section", ["opinion", "Comment", "letters", "Analysis", "World / Opinion", "film review"])
def test_opinion_pages_pass(section):
    from sayso.article import Meta

    assert claims("The scheme is unrealistic. The ferry sailed.", meta=Meta(section=section)) == []


@pytest.mark.parametrize(
    ("meta", "headline"),
    [
        ({"byline": "Rita Moss, columnist"}, HEAD),
        ({"url": "https://paper.example/commentisfree/2024/harbour"}, HEAD),
        ({}, "Editorial: Close the harbour"),
    ],
)
def test_what_is_labelled_as_opinion_passes(meta, headline):
    assert claims("The scheme is unrealistic. The ferry sailed.", meta=meta, headline=headline) == []


def test_a_writer_who_says_i_answers_for_it():
    text = f"{BEFORE} I was on board. The scheme is unrealistic. My brother rowed."
    assert claims(text, headline=HEAD) == []
    assert len(claims(f"{BEFORE} “I was on board,” Rita Moss said. The scheme is unrealistic. “I rowed,” she said.", headline=HEAD)) == 1


def test_hearsay_is_asked_about_as_advice():
    (plain,) = check_text(CLAIM, f"{BEFORE}\n\nThe blast killed at least 40 people.", headline=HEAD)
    (hedged,) = check_text(CLAIM, f"{BEFORE}\n\nThe blast reportedly killed at least 40 people.", headline=HEAD)
    assert (plain.severity, hedged.severity) == (Severity.WARNING, Severity.INFO)
    assert hedged.confidence < plain.confidence


@pytest.mark.parametrize("sentence", ["{} is likely to lose the vote", "{} has become a symbol of neglect", "{}’s scheme is unrealistic"])
def test_sides_count_alike(sentence):
    sides = [
        "The government",
        "The opposition",
        "Israel",
        "Iran",
        "Russia",
        "Ukraine",
        "The Labour mayor",
        "The Conservative mayor",
        "Mrs Berg",
        "Mr Berg",
    ]
    found = {tuple(finding.message for finding in check_text(CLAIM, f"{BEFORE}\n\n{sentence.format(side)}.", headline=HEAD)) for side in sides}
    assert len(found) == 1
    assert found != {()}


@pytest.mark.parametrize(
    ("after", "asked"),
    [
        ("It would be unrealistic, too", False),
        ("They are unprepared for the winter", False),
        ("The northern port is unprepared for the winter", True),
    ],
)
def test_what_follows_somebodys_words(after, asked):
    text = f"{BEFORE}\n\nThe lock is old. The ferry will stop in May, Rita Moss said. {after}."
    assert bool(claims(text, headline=HEAD)) is asked


def test_lede_whose_source_follows_passes():
    text = "The party is likely to lose its majority in May.\n\nRita Moss, who runs the polling firm, told reporters on Monday that it was a warning."
    assert claims(text, headline=HEAD) == []


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        ("More than 40,000 people have been killed in the war", Severity.WARNING),
        ("The party is likely to lose its majority", Severity.INFO),
        ("An estimated 60,000 geese winter on the marsh", Severity.WARNING),
    ],
)
def test_severity_follows_confidence(sentence, severity):
    found = check_text(CLAIM, f"{BEFORE}\n\n{sentence}.", headline=HEAD)
    assert [finding.severity for finding in found] == [severity]
    assert (found[0].confidence >= 0.8) == (severity is Severity.WARNING)


def test_nearest_source_is_named_and_shown():
    text = f"{HEAD}\n\nRita Moss said the ferry was late.\n\nThe crew went home early. The scheme is unrealistic. Nobody was hurt."
    (found,) = check_text(CLAIM, text)
    assert "nearest source: Rita Moss, 2 sentences above" in found.message
    assert [related.excerpt for related in found.related] == ["Rita Moss"]


def test_opening_phrase_is_not_the_whole_span():
    (found,) = check_text(CLAIM, f"{BEFORE}\n\nIronically, the old bridge was too narrow for lorries, even in May.", headline=HEAD)
    assert found.excerpt == "Ironically, the old bridge was too narrow for lorries"


def test_abbreviation_does_not_end_the_span():
    (found,) = check_text(CLAIM, f"{BEFORE}\n\nThe ruling could derail Mr. Berg’s plan for the St. Clair line.", headline=HEAD)
    assert found.excerpt == "The ruling could derail Mr. Berg’s plan for the St. Clair line"


@pytest.mark.parametrize("piece", ["that may could ", "Critics say no. ", "the mayor so so furious ", "1,000 killed ", "it is likely to, "])
def test_floods_take_linear_time(piece, assert_linear):
    rules = [CLAIM, RULES["attribution.vague-source"], RULES["attribution.mind-reading"]]
    assert_linear(lambda times: article(piece * times), lambda of: findings(rules, of), 400)
