"""Sources resolved within an article: surnames, pronouns, titles, chains; and nobody where the text does not tell."""

import pytest

from sayso.layers import ATTRIBUTIONS, NAMES
from sayso.testing import article

PACT = """Norwegian Interior Minister Pekka Salo met his Swedish counterpart, Olof Brand, in Oslo on Monday, where they signed a pact.

Salo said they had spoken of ferries and fish.

Moreover, he said, “the ferries are late, the fish are few and the nets [in the north] are old.”

“The pact will hold. It is a good start,” Salo told reporters.

The Swedish minister, for his part, said he had held useful talks in Oslo.

Brand added that both towns would share the catch and are determined to mend the nets.

Pointing to the storms of the spring, Brand said the two ports are ready and added that Stockholm would study a proposal by Oslo to widen the canal.

Meanwhile, Norway’s state-run Fjord Agency also quoted Brand as saying in a statement after talks with his Norwegian counterpart that many quarrels were over.

He praised the crews and said, “To date, nobody has drowned.

“We work like one port. It is a friendship,” the Swedish interior minister added.

In a meeting with his Swedish counterpart Lars Ek in Bergen in May, Norwegian Foreign Minister Jonas Dahl said Oslo was ready to host more talks.

During the meeting, the Norwegian foreign minister stressed the importance of regular visits."""


def resolved(text: str, least: float = 0.5) -> list[str]:
    found = article(text).layer(ATTRIBUTIONS)
    return [f"{each.source.spans[0].of(text)} = {each.source.resolved}" for each in found if each.source and each.confidence >= least]


def test_a_whole_story() -> None:
    assert resolved(PACT, 0.6) == [
        "Salo = Pekka Salo",
        "he = Pekka Salo",
        "Salo = Pekka Salo",
        "The Swedish minister = Olof Brand",
        "Brand = Olof Brand",
        "Brand = Olof Brand",
        "Brand = Olof Brand",
        "Norway’s state-run Fjord Agency = Fjord Agency",
        "Brand = Olof Brand",
        "He = Olof Brand",
        "He = Olof Brand",
        "the Swedish interior minister = Olof Brand",
        "Norwegian Foreign Minister Jonas Dahl = Jonas Dahl",
        "the Norwegian foreign minister = Jonas Dahl",
    ]


def test_the_chain_of_a_story_quoted_at_second_hand() -> None:
    found = article(PACT).layer(ATTRIBUTIONS)
    inner = next(each for each in found if each.via is not None and each.confidence >= 0.6)
    outer = found[inner.via or 0]
    assert outer.source is not None
    assert outer.source.resolved == "Fjord Agency"
    assert inner.content == outer.content
    assert inner.content[0].of(PACT) == "that many quarrels were over"


def test_a_quotation_left_open_and_carried_on() -> None:
    found = [each for each in article(PACT).layer(ATTRIBUTIONS) if each.kind == "direct"]
    assert [each.cue.lemma for each in found if each.cue] == ["say", "say", "tell", "say", "add"][-len(found) :]


STORIES = [
    ("Maria Brand won. She said she was glad.", "She = Maria Brand"),
    ("Peter Brand won. He said he was glad.", "He = Peter Brand"),
    ("Maria Brand met Peter Quist. She said she was glad.", "She = Maria Brand"),
    ("Maria Brand met Peter Quist. He said he was glad.", "He = Peter Quist"),
    ("Peter Brand won. She said she was glad.", "She = None"),
    ("A neighbour heard a noise. He said it was loud.", "He = None"),
    ("Finance Minister Maria Brand won. The finance minister said she was glad.", "The finance minister = Maria Brand"),
    ("Finance Minister Maria Brand met Health Minister Ann Lee. The minister said she was glad.", "The minister = None"),
    ("Maria Brand, who leads the union, said it was over.", "Maria Brand = Maria Brand"),
    ("It was Maria Brand who said that it was over.", "who = Maria Brand"),
    ("The Harbour Safety Agency (HSA) met. The HSA said the pier was safe.", "The HSA = Harbour Safety Agency"),
    ("Norway and Sweden said the pact would hold.", "Norway and Sweden = None"),
    ("A spokesman for Maria Brand said it was over.", "A spokesman for Maria Brand = None"),
    ("Maria Brand's lawyer said it was over.", "Maria Brand's lawyer = None"),
    ("Maria Quist met Peter Quist. Mrs Quist said it was over.", "Mrs Quist = Maria Quist"),
]


@pytest.mark.parametrize(("text", "expected"), STORIES)
def test_resolution(text: str, expected: str) -> None:
    assert [line.replace(", who leads the union", "") for line in resolved(text)][-1] == expected


KINDS = [
    ("Maria Brand said it was over.", "person"),
    ("A union leader said it was over.", "role"),
    ("The minister said it was over.", "role"),
    ("Critics said it was over.", "collective"),
    ("They said it was over.", "collective"),
    ("The Harbour Safety Agency said it was over.", "organisation"),
    ("Norway said it was over.", "organisation"),
    ("The Daily Times said it was over.", "outlet"),
    ("The report said it was over.", "document"),
    ("A poll of 900 farmers showed that it was over.", "document"),
    ("A source said it was over.", "anonymous"),
    ("A senior official said it was over.", "anonymous"),
    ("A manager, speaking on condition of anonymity, said it was over.", "anonymous"),
    ("A spokeswoman for the port said it was over.", "role"),
    ("Police said it was over.", "organisation"),
    ("Several people familiar with the plan said it was over.", "anonymous"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kinds_of_sources(text: str, kind: str) -> None:
    found = [each.source.type for each in article(text).layer(ATTRIBUTIONS) if each.source]
    assert found == [kind]


TOLD = [
    ("Two senior diplomats familiar with the talks said it was over.", ("number", "position", "knowledge")),
    ("A Treasury official said it was over.", ("organisation",)),
    ("A source said it was over.", ()),
    ("An official, who asked not to be named because he was not authorised to speak, said it was over.", ("reason",)),
    ("A nurse at the hospital, who spoke on condition of anonymity, said it was over.", ("position", "organisation")),
    ("It was over, said two officials, who spoke on condition of anonymity for fear of retribution.", ("number", "reason")),
    ("Maria Brand said it was over.", ()),
    ("Two officials said it was over. They asked not to be named because the talks are private.", ("number", "reason")),
    ("Two officials said it was over. They drank tea because it was cold.", ("number",)),
    ("A senior official at the foreign ministry said it was over.", ("position", "organisation")),
    ("Three people briefed on the plan said it was over.", ("number", "knowledge")),
    ("A Western diplomat who attended the talks said it was over.", ("position", "knowledge")),
    ("“It is over,” said a US official, who was not authorised to speak publicly and declined to be named.", ("organisation", "reason")),
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_what_is_told_of_an_unnamed_source(text: str, told: tuple[str, ...]) -> None:
    assert next(each.source.told for each in article(text).layer(ATTRIBUTIONS) if each.source) == told


RIVALS = [
    ("On Monday, Peter Brand met Paul Quist. He said it was over.", ["Peter Brand", "Paul Quist"]),
    ("For hours the sun shone on the quay where Peter Brand sat with Paul Quist. He said it was over.", ["Paul Quist", "Peter Brand"]),
    ("On Monday, Peter Brand met Mary Quist. He said it was over.", []),
    ("Peter Brand said it had begun when Paul Quist came. He said it was over.", []),
]


@pytest.mark.parametrize(("text", "rivals"), RIVALS)
def test_whom_a_pronoun_may_stand_for(text: str, rivals: list[str]) -> None:
    source = article(text).layer(ATTRIBUTIONS)[-1].source
    names = [each.name for each in article(text).layer(NAMES).entities]
    assert source is not None
    assert [names[each] for each in source.rivals] == rivals
