"""Constructions that attribute, one table each, with traps: nouns, adjectives, cues of several words, sides taken, adverbs, passives, where content ends."""

import pytest

from sayso.layers import ATTRIBUTIONS
from sayso.testing import article

NOUNS = [
    ("The minister's claim that the dam was safe was false.", ["The minister | claim | that the dam was safe"]),
    ("His allegation that votes were bought angered the party.", ["His | allegation | that votes were bought"]),
    ("Marrow's warning that the vaccine would not keep went unheeded.", ["Marrow | warning | that the vaccine would not keep"]),
    ("The argument, made by Lee, that the ferry was unsafe convinced few.", ["Lee | argument | that the ferry was unsafe"]),
    ("Pell gave an assurance that the ferry was safe.", ["Pell | gave an assurance | that the ferry was safe"]),
    ("There were allegations that the ballots had been burned.", ["- | allegations | that the ballots had been burned"]),
    ("In Lee's view, the ferry was unsafe.", ["Lee | In Lee's view | the ferry was unsafe"]),
    ("By her own account, the ferry was empty.", ["her | By her own account | the ferry was empty"]),
    ("In the words of Ann Lee, the deal was dead.", ["Ann Lee | In the words of | the deal was dead"]),
    ("Lind said in a statement that the ferry was safe.", ["Lind | said | that the ferry was safe"]),
    ("In a statement that surprised few, the club apologised.", []),
    ("The claim was settled last year.", []),
    ("Her view of the harbour was blocked by a crane.", []),
]

ADJECTIVES = [
    ("Lind is confident that the ferry will sail.", ["Lind | is confident | that the ferry will sail"]),
    ("The crew was eager to leave.", ["The crew | was eager | to leave"]),
    ("It is certain that the tide will turn.", []),
    ("The confident captain left early.", []),
]

PHRASES = [
    ("“You lost it,” Pell fired back.", ["Pell | fired back | “You lost it,”"]),
    ("Pell hit back, saying the ferry was safe.", ["Pell | saying | the ferry was safe"]),
    ("Pell made it clear that the ferry was safe.", ["Pell | made it clear | that the ferry was safe"]),
    ("Pell made the case that the ferry was safe.", ["Pell | made the case | that the ferry was safe"]),
    ("Pell let it be known that the ferry was safe.", ["Pell | let it be known | that the ferry was safe"]),
    ("The ferry was safe, as Pell put it.", ["Pell | put it | The ferry was safe"]),
    ("As Pell put it, the ferry was safe.", ["Pell | put it | the ferry was safe"]),
    ("Pell laid out a plan to save the ferry.", ["Pell | laid out | a plan to save the ferry"]),
    ("Pell took to Twitter to say the ferry was safe.", ["Pell | to say | the ferry was safe"]),
    ("Pell was heard to say that the ferry was safe.", ["Pell | was heard to say | that the ferry was safe"]),
    ("Pell was quick to say that the ferry was safe.", ["Pell | was quick to say | that the ferry was safe"]),
    ("Pell pointed to the storm.", ["Pell | pointed to | the storm"]),
    ("The committee asked the captain to say that the ferry was safe.", ["The committee | asked | the captain to say that the ferry was safe"]),
    ("Prices rose by two percentage points to 4 percent.", []),
    ("Pell put it on the shelf.", []),
    ("The van shot back into the road.", []),
]

THOUGHTS = [
    ("Lind expects the ferry to sail.", ["Lind | expects | the ferry to sail"]),
    ("Lind regards the ferry as a wreck.", ["Lind | regards | the ferry as a wreck"]),
    ("Lind considers the ferry a wreck.", ["Lind | considers | the ferry a wreck"]),
    ("Lind does not believe that the ferry is safe.", ["Lind | does not believe | that the ferry is safe"]),
    ("Lind does not want to leave.", ["Lind | does not want | to leave"]),
    ("Lind did not say that the ferry was safe.", []),
    ("What the ministry calls a pause is a retreat.", ["the ministry | calls | a pause"]),
    ("She watched a show called “Bees.”", []),
]

SIDES = [
    ("The union opposed the merger.", ["The union | opposed | the merger"]),
    ("Mr Hall backed the bill on Monday.", ["Mr Hall | backed | the bill"]),
    ("The union endorsed Ann Lee after a debate.", ["The union | endorsed | Ann Lee"]),
    ("Two beams back the wall.", []),
    ("The troops attacked the village at dawn.", []),
]

TOLD = [
    ("The bank warned customers their cards might fail.", ["The bank | warned | their cards might fail"]),
    ("The vicar promised parishioners that the bells would be quiet.", ["The vicar | promised | that the bells would be quiet"]),
    ("Tregear told analysts margins would stay thin.", ["Tregear | told | margins would stay thin"]),
    ("Hall asked the crew if the ferry was safe.", ["Hall | asked | if the ferry was safe"]),
    ("Lind said on Monday for the first time that the ferry was lost.", ["Lind | said | that the ferry was lost"]),
    ("Briggs said Monday the plant would close in the fall.", ["Briggs | said | the plant would close in the fall"]),
    ("Ortiz told reporters Thursday that the dam held.", ["Ortiz | told | that the dam held"]),
    ("The novel tells the story of two sisters who inherit a ferry.", []),
    ("Pym said nothing as she left the chamber.", []),
    ("The poll shows a lead for the mayor.", ["The poll | shows | a lead for the mayor"]),
    ("The captain showed the crew a map.", []),
]

PASSIVES = [
    ("The ferry has been described by Pell as a wreck.", ["Pell | has been described | The ferry + a wreck"]),
    ("He was described in court as a careful man.", ["- | was described | He + a careful man"]),
    ("Lind is alleged to have stolen the ferry.", ["- | is alleged | Lind + to have stolen the ferry"]),
    ("The firm was accused by its auditors of fraud.", ["its auditors | was accused | The firm + fraud"]),
    ("The train was late owing to a goose, it was announced.", ["- | was announced | The train was late owing to a goose"]),
    ("The ferry is known as the Old Lady.", []),
    ("Boats were warned off the reef by flares.", []),
]

ENDS = [
    ("Lind said the ferry was lost when asked by reporters.", ["Lind | said | the ferry was lost"]),
    ("Lind said 14 people had died, a figure that could not be checked.", ["Lind | said | 14 people had died"]),
    ("Lind praised the crew after the storm.", ["Lind | praised | the crew"]),
    ("Lind praised the crew for its work in the storm.", ["Lind | praised | the crew for its work in the storm"]),
    ("Lind cited the tides, the wind and the fog.", ["Lind | cited | the tides, the wind and the fog"]),
    ("Lind criticised him on the radio.", ["Lind | criticised | him"]),
    ("Lind accused the crew of leaving before the storm.", ["Lind | accused | the crew of leaving before the storm"]),
    (
        "Two of the men, according to a police statement released overnight, were armed.",
        ["a police statement released overnight | according to | Two of the men + were armed"],
    ),
    ("The pond is safe, says Lacey; the pond is a grave, says Penn.", ["Lacey | says | The pond is safe", "Penn | says | the pond is a grave"]),
    ("Nobody, insisted the colonel, had given the order.", ["the colonel | insisted | Nobody + had given the order"]),
    (
        "Lind said the ferry was lost, but Pell, who owns it, denied the report.",
        ["Lind | said | the ferry was lost", "Pell, who owns it | denied | the report"],
    ),
    ("Enough, as they say, is enough.", []),
]

ALL = [*NOUNS, *ADJECTIVES, *PHRASES, *THOUGHTS, *SIDES, *TOLD, *PASSIVES, *ENDS]


@pytest.mark.parametrize(("text", "expected"), ALL, ids=[text[:40] for text, _ in ALL])
def test_source_cue_and_content(triples, text: str, expected: list[str]) -> None:
    assert triples(text) == expected


ADVERBS = [
    ("The ferry reportedly sank at night.", 0.5, "The ferry + sank at night"),
    ("Crews said nothing; the man allegedly stole three cars, and ran.", 0.5, "the man + stole three cars"),
    ("The ferry, reportedly built in 1921, sank at night.", 0.4, "built in 1921"),
    ("The allegedly stolen car was found.", 0.3, "stolen"),
]


@pytest.mark.parametrize(("text", "least", "content"), ADVERBS)
def test_adverbs_hand_a_clause_to_nobody(text: str, least: float, content: str) -> None:
    found = [each for each in article(text).layer(ATTRIBUTIONS) if each.cue and each.cue.cls == "doubting"]
    assert [" + ".join(span.of(text) for span in each.content) for each in found] == [content]
    assert found[0].source is None
    assert found[0].confidence >= least


@pytest.mark.parametrize(
    "text",
    [
        "{a} opposed the plan of {b}.",
        "{a}'s claim that {b} had lied was false.",
        "{a} is confident that {b} will lose.",
        "{a} fired back at {b}: “You lost.”",
    ],
)
@pytest.mark.parametrize(("a", "b"), [("Labour", "the Conservatives"), ("Norway", "Sweden"), ("Ann Lee", "Bo Hall")])
def test_sides_are_read_alike(text: str, a: str, b: str) -> None:
    one, other = (article(text.format(a=x[0].upper() + x[1:], b=y)).layer(ATTRIBUTIONS) for x, y in ((a, b), (b, a)))
    assert [(each.kind, each.cue and each.cue.lemma, each.confidence) for each in one] == [
        (each.kind, each.cue and each.cue.lemma, each.confidence) for each in other
    ]


def test_what_is_said_inside_anothers_words_comes_through_them() -> None:
    text = "Oster said the governor had promised him that the road would be open."
    outer, inner = article(text).layer(ATTRIBUTIONS)
    assert (outer.via, inner.via) == (None, 0)
    assert inner.confidence < outer.confidence


@pytest.mark.parametrize(
    "text", ["The judge denied bail.", "The port denied them entry.", "The court denied his request.", "The state denied her a visa."]
)
def test_what_is_refused_is_not_what_is_said(triples, text: str) -> None:
    assert triples(text) == []


def test_what_is_denied_is(triples) -> None:
    assert triples("The mayor denied the charge.") == ["The mayor | denied | the charge"]
