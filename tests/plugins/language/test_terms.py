"""Loaded terms: each of the table's is found in the narrator's voice and silent in a quotation; frames and exceptions, sentence by sentence."""

from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from sayso import Rule, load_pack
from sayso.layers import OPINION
from sayso.testing import article, assert_examples, check_text, findings

PACK = Path(str(files("sayso_rules"))) / "language"
HEAD = "Council weighs the harbour’s future"
FRAMES = {
    "verb": ("They {} the plan on Monday.", "They {} critics and rivals on Monday.", "The owners will {} on Monday.", "To {} the plan is easy."),
    "noun": ("The {} of it was plain to all.", "It was a {} for the town.", "The {}.", "They met the {}, and left.", "It came from {}, and left."),
    "adverb": (
        "The council {} cut the grant.",
        "{}, the council cut the grant.",
        "The council cut the grant {}.",
        "The council cut the grant, {}, on Monday.",
    ),
    "adjective": ("It was a {} plan.", "The plan was {}.", "They are {} to see it.", "It was a {} deal for him."),
}


@cache
def rules() -> dict[str, Rule]:
    return {rule.meta.id.partition(".")[2]: rule for rule in load_pack(PACK).rules}


def terms() -> list[tuple[str, str]]:
    """Return every plain term of the tables with its category: those with a context of their own have sentences below."""
    table = [*load_pack(PACK).table("terms").entries, *load_pack(PACK).table("frames").entries]
    plain = [row for row in table if not row.get("only") and not row.get("pattern")]
    return [(row["category"], term) for row in plain for term in row.get("term") or [row["key"]]]


@cache
def by_line(name: str) -> dict[int, list[str]]:
    """Return the excerpts by paragraph of one article of all sentences below that are for the rule (its words are searched for once)."""
    lines = [HEAD, *(text for text, _ in sentences(name))]
    whole = "\n\n".join(lines)
    ready = article(whole)
    result: dict[int, list[str]] = {}
    for _, finding in findings(rules()[name], ready):
        result.setdefault(ready.block_at(finding.span.start), []).append(finding.span.of(whole))
    return result


def sentences(name: str) -> list[tuple[str, list[str]]]:
    return [(text, words) for known, text, words in FLAGGED if known == name] + [(text, []) for known, text in PASSED if known == name]


@pytest.mark.parametrize("name", sorted(rules()))
def test_examples(name):
    assert_examples(rules()[name])


def lines_flagged(category: str, lines: list[str]) -> set[int]:
    """Return which paragraphs of one article hold a finding of the category's rule."""
    of = article("\n\n".join(lines)).with_annotators({OPINION: lambda _: False})  # so many verdicts in a row would make it an opinion piece
    return {of.block_at(finding.span.start) for _, finding in findings(rules()[category], of)}


SOME = 50


@pytest.mark.parametrize("category", sorted({category for category, _ in terms()}))
def test_every_term_is_found(category):
    frames = [frame for known in FRAMES.values() for frame in known]
    known = [term for name, term in terms() if name == category]
    reached: set[str] = set()
    for first in range(0, len(known), SOME):  # one article may have only so many findings
        some = known[first : first + SOME]
        flagged = lines_flagged(category, [HEAD, *(frame.format(term) for term in some for frame in frames)])
        reached |= {some[(line - 1) // len(frames)] for line in flagged if line}
    assert sorted(set(known) - reached) == []


@pytest.mark.parametrize("category", sorted({category for category, _ in terms()}))
def test_every_term_is_silent_in_a_quotation(category):
    lines = [f"“It was, all in all, a {term} day, and they {term} the plan,” Rita Moss said." for name, term in terms() if name == category]
    assert lines_flagged(category, [HEAD, *lines]) == set()


FLAGGED = [
    ("house-style", "Assad’s regime fell in December.", ["regime"]),
    ("house-style", "The Quito regime closed two crossings.", ["regime"]),
    ("house-style", "Envoys of the regime in Quito left on Monday.", ["regime"]),
    ("house-style", "Soldiers shot three terrorists near the village.", ["terrorists"]),
    ("house-style", "The terrorist group crossed the river on Friday.", ["terrorist group"]),
    ("house-style", "Police found nine illegal immigrants in a lorry.", ["illegal immigrants"]),
    ("house-style", "Two illegal aliens were held at the port.", ["illegal aliens"]),
    ("house-style", "A man died in an officer-involved shooting.", ["officer-involved"]),
    ("house-style", "A racially charged row broke out.", ["racially charged"]),
    ("house-style", "The pro-life senator voted against the bill.", ["pro-life"]),
    ("house-style", "The air strike left collateral damage in three villages.", ["collateral damage"]),
    ("house-style", "The freedom fighters held the bridge.", ["freedom fighters"]),
    ("house-style", "Bogus asylum seekers were sent home.", ["Bogus asylum seekers"]),
    ("loaded-verb", "The senator slammed the budget.", ["slammed"]),
    ("loaded-verb", "The mayor lashed out at the press.", ["lashed out at"]),
    ("loaded-verb", "The owner boasted of his fleet.", ["boasted"]),
    ("loaded-verb", "Rivals derided the plan.", ["derided"]),
    ("slanted", "The governor touted her record.", ["touted"]),
    ("loaded-verb", "He ripped critics of the toll.", ["ripped"]),
    ("dehumanising", "A flood of migrants reached the island.", ["flood of"]),
    ("dehumanising", "Migrants are flooding across the border.", ["Migrants are flooding across"]),
    ("dehumanising", "The town was overrun by refugees.", ["overrun by refugees"]),
    ("dehumanising", "Hordes of refugees slept in the station.", ["Hordes of"]),
    ("dehumanising", "Swarms of migrants waited at the fence.", ["Swarms of"]),
    ("dehumanising", "The hall was infested with migrants.", ["infested with"]),
    ("partisan-name", "The Zionist entity closed the crossing.", ["Zionist entity"]),
    ("partisan-name", "“The Quito regime [Ecuador] did this,” the minister told reporters.", ["Quito regime"]),
    ("slanted", "It was a disastrous vote and a shameful delay.", ["disastrous", "shameful"]),
    ("slanted", "The puppet government fell.", ["puppet"]),
    ("slanted", "The trial became a media circus.", ["circus"]),
    ("contentious-label", "Four thugs attacked the shop.", ["thugs"]),
    ("contentious-label", "The liberal snowflakes left the hall.", ["snowflakes"]),
    ("sensational", "The explosive report came out on Monday.", ["explosive"]),
    ("sensational", "The move was a political nightmare.", ["nightmare"]),
    ("euphemism", "Four militants were neutralised; the army neutralised two militants.", ["neutralised"]),
    ("euphemism", "The old pilot passed away on Monday.", ["passed away"]),
    ("puffery", "The firm opened a world-class laboratory.", ["world-class"]),
    ("editorialising", "Unsurprisingly, the vote failed.", ["Unsurprisingly"]),
    ("house-style", "The rebels liberated the town on Monday.", ["liberated"]),
    ("house-style", "Militants executed four villagers at the bridge.", ["executed"]),
    ("house-style", "The mill hired illegal workers.", ["illegal workers"]),
    ("dehumanising", "Refugees are pouring into the town.", ["Refugees are pouring into"]),
    ("dehumanising", "A wave of migrants reached the island.", ["wave of"]),
    ("dehumanising", "The migrant invasion of May is over.", ["migrant invasion"]),
    ("slanted", "It was a profoundly flawed and wholly unfair vote.", ["profoundly flawed", "wholly unfair"]),
    ("slanted", "The liberal-bashing host and the conservative-bashing host met.", ["liberal-bashing", "conservative-bashing"]),
    ("slanted", "Wild rumours of a sale went round.", ["Wild rumours"]),
    ("doubt", "The so-called activists met, and so did the so-called fighters.", ["so-called", "so-called"]),
    ("doubt", "He is a self-appointed guardian of the harbour.", ["self-appointed"]),
    ("doubt", "Their supposed victory was announced on Monday.", ["supposed"]),
    ("doubt", "It was a tax under the guise of a fee.", ["under the guise of"]),
    ("doubt", "The owner made a dubious promise.", ["dubious"]),
    ("hidden-agent", "Two men were killed during an operation in the north.", ["were killed during an operation"]),
    ("hidden-agent", "A boy died following an altercation with guards.", ["died following an altercation with guards"]),
    ("hidden-agent", "The guard’s rifle discharged on the stairs.", ["guard’s rifle discharged"]),
    ("hidden-agent", "Mistakes were made.", ["Mistakes were made"]),
]

PASSED = [
    ("house-style", "The new tax regime starts in April."),
    ("house-style", "The UN sanctions regime ends in May."),
    ("house-style", "The Nazi regime fell in 1945."),
    ("house-style", "The Soviet-dominated regime fell in 1989."),
    ("house-style", "The CIA’s regime-change operation failed."),
    ("house-style", "The minister said Assad’s regime had fallen."),
    ("house-style", "“Assad’s regime fell,” the minister said."),
    ("house-style", "The exercise regime begins at six."),
    ("house-style", "The army fights terrorism; the treaty covers terrorist acts."),
    ("house-style", "The group, designated a terrorist organisation by two states, took up arms in 1964."),
    ("house-style", "The minister said illegal immigrants had crossed."),
    ("house-style", "It is illegal to fish here, immigrants were told."),
    ("house-style", "The tax row left collateral damage on the markets."),
    ("house-style", "When the two rivals attack each other, the harbour is collateral damage."),
    ("house-style", "So far no terrorist group has come forward."),
    ("loaded-verb", "The door slammed into the wall."),
    ("loaded-verb", "The train slammed into a truck."),
    ("loaded-verb", "The town boasts a new library."),
    ("loaded-verb", "“They slammed it,” the senator said."),
    ("loaded-verb", "The horn gave a blast. Ticket touts stood outside."),
    ("dehumanising", "The flood of 1953 drowned three hundred people."),
    ("dehumanising", "Swarms of bees closed the road."),
    ("dehumanising", "The barn was infested with rats; vermin ate the corn."),
    ("dehumanising", "A wave of strikes closed the port."),
    ("dehumanising", "Tourists came in droves."),
    ("partisan-name", "“The Quito regime did this,” the minister said."),
    ("partisan-name", "Zionism is a movement founded in the 19th century."),
    ("slanted", "The plant leaked toxic waste."),
    ("slanted", "He was charged with reckless driving."),
    ("slanted", "A rabid dog bit two joggers."),
    ("slanted", "The petty officer kept a petty cash book. It was crazy golf in the silly season."),
    ("slanted", "A bomb hoax closed the school."),
    ("contentious-label", "The cult film drew football fanatics."),
    ("contentious-label", "Snowflakes fell on the quay."),
    ("sensational", "An explosive device was found at the station."),
    ("sensational", "The nuclear meltdown forced thousands from their homes."),
    ("sensational", "The Titanic sank in 1912."),
    ("euphemism", "The acid was neutralised with lime."),
    ("puffery", "The mayor turned the first sod at a ground-breaking ceremony."),
    ("editorialising", "The judge was rightly or wrongly blamed."),
    ("house-style", "Soldiers liberated the camp in 1945, and Allied troops liberated the town."),
    ("house-style", "The state executed two prisoners; the board executed the plan."),
    ("dehumanising", "A wave of migrant workers’ strikes closed the port. Rain poured into the town."),
    ("dehumanising", "Refugees walked across the bridge."),
    ("slanted", "It was wholly unexpected. The town is deeply rooted in fishing."),
    ("doubt", "The ferry is supposed to sail at six. The so-called Islamic State claimed it."),
    ("doubt", "The so-called dark matter is invisible. He called it so."),
    ("doubt", "Officials in the self-proclaimed republic met. She was dubious about it."),
    ("doubt", "The alleged robber denied it."),
    ("hidden-agent", "A man was shot by a deputy on Elm Street."),
    ("hidden-agent", "A man was shot dead on Monday. Two were killed in a crash."),
]


def test_headlines_are_raised():
    found = check_text(rules()["loaded-verb"], "The senator slammed the budget on Tuesday.", headline="Senator lambasts the budget")
    assert [each.severity.name for each in found] == ["WARNING", "INFO"]


@pytest.mark.parametrize(("name", "expected"), [("slanted", 0), ("loaded-verb", 0), ("dehumanising", 1), ("house-style", 0)])
def test_opinion_pages_keep_only_what_dehumanises(name, expected):
    text = "The disastrous vote of the Quito regime on a flood of migrants was slammed."
    assert len(check_text(rules()[name], text, meta={"section": "Opinion"})) == expected


@pytest.mark.parametrize(("name", "text", "words"), [*FLAGGED, *((name, text, []) for name, text in PASSED)])
def test_sentence(name, text, words):
    line = [known for known, _ in sentences(name)].index(text) + 1
    assert by_line(name).get(line, []) == words


def test_default_rules():
    on = {name for name, rule in rules().items() if rule.meta.default}
    assert on == {"house-style", "partisan-name", "dehumanising", "loaded-verb"}


def test_terms_are_known_by_any_spelling():
    (entry,) = load_pack(PACK).table("terms").find("shambles")
    assert entry["category"] == "slanted"


SIDES = {
    "left": "right",
    "liberal": "conservative",
    "leftist": "rightist",
    "left-wing": "right-wing",
    "far-left": "far-right",
    "democrat": "republican",
}
SIDES |= {"christians": "muslims", "liberals": "conservatives", "radicals": "radicals", "women": "men", "leftists": "rightists"}
IDIOMS = {"limousine liberal", "bleeding-heart liberal"}  # said of one side only: there is no other word to list


def test_labels_of_both_sides_are_listed():
    both = SIDES | {right: left for left, right in SIDES.items()}
    known = {term.lower() for _, term in terms()}
    mirrored = {term: " ".join(both.get(word, word) for word in term.split()) for term in known - IDIOMS}
    assert {term: other for term, other in mirrored.items() if other not in known} == {}


PEOPLES = ("Israeli", "Palestinian", "Russian", "Ukrainian", "Republican", "Democratic", "Muslim", "Christian", "Turkish", "Kurdish")
SAME = [
    ("dehumanising", "Swarms of {} migrants arrived on Monday.", 1),
    ("dehumanising", "The town was overrun by {} refugees.", 1),
    ("doubt", "The self-appointed {} leader spoke.", 1),
    ("slanted", "The {}-bashing host left in a huff.", 1),
    ("hidden-agent", "A {} man died after an encounter with police.", 1),
    ("contentious-label", "Four {} thugs attacked the shop.", 1),
    ("house-style", "The {} regime closed the crossing.", 1),
]


@pytest.mark.parametrize("people", PEOPLES)
@pytest.mark.parametrize(("name", "text", "expected"), SAME)
def test_it_does_not_matter_who_they_are(name, text, expected, people):
    assert len(check_text(rules()[name], text.format(people))) == expected
