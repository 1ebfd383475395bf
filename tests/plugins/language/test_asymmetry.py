"""Asymmetry: one side told in loaded words and the other in even ones, whoever they are; even-handed articles pass."""

import pytest

from sayso.checker import Checker
from sayso.layers import TOKENS
from sayso.records import Entity, Names
from sayso.testing import article, assert_examples, findings
from sayso_language.asymmetry import asymmetry
from sayso_language.contrasts import LEXICON
from sayso_language.sides import SIDES, _looks_on

HEAD = "Talks end late on Monday"
STATES = [("Russia", "Ukraine"), ("Iran", "Israel"), ("China", "Taiwan"), ("India", "Pakistan"), ("Turkey", "Greece"), ("Serbia", "Kosovo")]
PEOPLES = [
    ("Israeli", "Palestinian"),
    ("Russian", "Ukrainian"),
    ("Hutu", "Tutsi"),
    ("Kurdish", "Turkish"),
    ("Indian", "Pakistani"),
    ("Muslim", "Christian"),
]
CAPITALS = [("Moscow", "Washington"), ("Tehran", "Jerusalem"), ("Beijing", "Taipei"), ("London", "Dublin")]
PARTIES = [("Republicans", "Democrats"), ("Tories", "Liberals"), ("Greens", "Conservatives"), ("Socialists", "Nationalists")]
PERSONS = [("Maria Torres", "Paula Jennings"), ("John Carter", "Peter Novak"), ("Rita Moss", "Carl Berg")]
CROWDS = [("Police", "Protesters"), ("The union", "The company"), ("Residents", "Developers"), ("The government", "The opposition")]
UNITED = [("National Front", "Freedom Party"), ("Green Party", "Labour Party"), ("AfD", "Christian Democrats")]

# In each, side A is loaded and side B even; the words flagged for A.
BY_STATE = [
    (
        "{a} claimed that two ships were hit. {b} said that its pilots saw none. {a} claimed on Friday that a sailor was hurt. {b} said the sea was calm.",
        "claimed",
    ),
    ("{a} admitted on Monday that a shell had gone astray. {b} said that its guns were silent. {a} conceded that a bridge fell.", "admitted"),
    ("{a} insisted that the dam was safe. {b} said that the water was low. {a} insisted that nobody had complained.", "insisted"),
    ("Officials in {a} claimed that the dam was safe, and {b} said that the water was low. {a} later claimed that nobody had asked.", "claimed"),
    ("The regime in {a} closed the road. The government in {b} opened it. The regime in {a} sent no lorries.", "regime"),
    ("The junta of {a} closed the road, and the government of {b} opened it. The junta of {a} sent no lorries.", "junta"),
    ("{a} attacked two posts at dawn. {b} retaliated at noon. {a} attacked a third post at night.", "attacked"),
    ("{a} attacked a port, and {b} responded with drones. On Friday {a} attacked a depot.", "attacked"),
    ("{a}’s regime met on Monday. {b}’s cabinet met, too. The regime said nothing.", "regime"),
]
BY_PEOPLE = [
    ("The {a} regime closed the road. The {b} government opened it. A lorry of the {b} army waited. The {a} regime sent none.", "regime"),
    ("Three {a} terrorists crossed the river. Four {b} soldiers waited for them. Two {a} terrorists turned back.", "terrorists"),
    ("Two {a} thugs held the bridge, and {b} fighters held the mill. The {a} thugs left at night.", "thugs"),
    ("Nine {a} farmers were murdered in the raid. Four {b} farmers were killed at the ford. Six {a} children were slaughtered at night.", "murdered"),
    ("Nine {a} farmers were killed in the raid. Four {b} farmers died in the shelling. A {a} nurse was killed at night.", "killed"),
    ("The raid killed nine {a} farmers. Four {b} farmers lost their lives in the clashes. The fire killed two {a} nurses.", "killed"),
    ("{a} militants held the bridge, and {b} fighters held the mill. The {a} militants left at night.", "militants"),
]
BY_CAPITAL = [
    ("{a} claimed that the talks were over. {b} said they would go on. {a} claimed that nobody had called.", "claimed"),
    ("The {a} regime recalled its envoy, and the {b} government sent one. The {a} regime gave no reason.", "regime"),
]
BY_PARTY = [
    ("The {a} claimed that the count was slow. The {b} said that it was not. The {a} claimed that a box was lost.", "claimed"),
    (
        "The {a} boasted that the hall was full. The {b} said that it was small. The {a} boasted of a new record, too: the {a} insisted it was full.",
        "boasted",
    ),
]
BY_PERSON = [
    ("{a} claimed that the bridge was safe. {b} said that it was not. {a} met {b} at the quay. {a} claimed that nobody had looked.", "claimed"),
    ("{a} admitted that the toll was high. {b} said that it was low. {a} met {b} at the quay. {a} admitted that few paid it.", "admitted"),
]
BY_CROWD = [
    ("{a} claimed that the hall was full. {b} said that it was not. {a} claimed that a door was shut.", "claimed"),
    ("{a} insisted that the hall was full. {b} said that it was not. {a} insisted that a door was shut.", "insisted"),
]
BY_UNITED = [
    ("The {a} is far-right, and the moderate {b} won in May. The {a}, a far-right party, lost. The {b} met the {a}.", "far-right"),
    ("The far-right {a} met on Monday. The moderate {b} met on Friday. {b} won in May. Voters of the far-right {a} stayed away.", "far-right"),
    (
        "The hard-left {a} met on Monday. The {b} met on Friday. The {b} won in May. The {b} lost in June. The {b} left. The hard-left {a} met {b}.",
        "hard-left",
    ),
]
LOADED = [
    (text, word, pair)
    for cases, pairs in (
        (BY_STATE, STATES), (BY_PEOPLE, PEOPLES), (BY_CAPITAL, CAPITALS), (BY_PARTY, PARTIES), (BY_PERSON, PERSONS), (BY_UNITED, UNITED), (BY_CROWD, CROWDS),
    )
    for text, word in cases
    for pair in pairs
]  # fmt: skip

EVEN = [
    "{a} said that two ships were hit. {b} said that its pilots saw none. {a} said on Friday that a sailor was hurt.",
    "{a} claimed that two ships were hit. {b} claimed that its pilots saw none. {a} claimed that a sailor was hurt.",
    "{a} claimed that two ships were hit. {b} said that its pilots saw none.",
    "{a} claimed that two ships were hit, though no evidence was shown. {b} said that its pilots saw none. {a} falsely claimed that a sailor was hurt.",
    "{a} claimed responsibility for the blast. {b} said that it knew. {a} claimed credit for a second one.",
    "{a} alleged in its lawsuit that the fish were stolen. {b} said that they were not. {a} alleged in court that nets were cut.",
    "“{a} claimed it, {a} claimed it twice,” the envoy said. {b} said nothing of it. {a} and {b} meet in May.",
    "The regime in {a} closed the road. The regime in {b} opened it. The regime in {a} sent no lorries.",
    "The government in {a} closed the road. The government in {b} opened it.",
    "The tax regime in {a} is old, and the government of {b} copied it. The envoys called for a regime change in {a}.",
    "{a} attacked two posts at dawn. {b} attacked three. {a} attacked a third post at night. {b} retaliated.",
    "{a} was attacked at dawn. {b} retaliated for a raid. {a} was attacked at night. {a} and {b} met.",
    "The minister said that the {a} regime had fallen and that the {a} regime had fled. The government in {b} met. {b} sent {a} a note.",
    "{a} admitted two journalists and admitted three more on Friday. {b} said nothing. {a} and {b} met.",
    "Soldiers of {a} crossed the river, and soldiers of {b} waited. The soldiers of {a} left.",
]
EVEN_PEOPLE = [
    "Nine {a} farmers were killed in the raid. Four {b} farmers were killed at the ford. A {a} nurse was killed at night.",
    "Nine {a} farmers were killed in the raid. Four {b} farmers died of cholera. A {a} nurse was killed at night.",
    "Nine {a} farmers were killed in the raid. Four {b} farmers died in a bus crash. A {a} nurse was killed at night.",
    "A court convicted two men: nine {a} farmers were murdered, it found. Four {b} farmers were killed at the ford.",
    "Three {a} soldiers crossed the river. Four {b} soldiers waited for them. Two {a} soldiers turned back.",
    "“Three {a} terrorists crossed the river and two {a} terrorists turned back,” he said. Four {b} soldiers met the {a} men.",
    "Three {a} terrorists crossed the river. Four {b} terrorists waited for them. Two {a} terrorists turned back.",
    "The {a} soldiers and the {b} fighters met. No {a} terrorists were seen.",
    "Two {a} tourists were killed in an earthquake, and two {b} tourists died in it. Another {a} tourist was killed in the quake.",
    "The {a} government and the {b} administration met. The {a} government sent lorries.",
]
SILENT = [(text, pair) for cases, pairs in ((EVEN, STATES), (EVEN_PEOPLE, PEOPLES)) for text in cases for pair in pairs]

CAMPS = [
    ("The pro-abortion group met on Monday. The pro-life group met on Friday.", ["pro-abortion"]),
    ("The anti-choice group met on Monday. The pro-choice group met on Friday.", ["anti-choice"]),
    ("The pro-life group met on Monday. The pro-choice group met on Friday.", []),
    ("The anti-abortion group met on Monday. The abortion-rights group met on Friday.", []),
    ("“The anti-choice group met,” she said. The pro-choice group met on Friday.", []),
    ("The anti-gun group met on Monday. The gun-rights group met on Friday.", ["anti-gun"]),
    ("The pro-gun group met on Monday. The gun-safety group met on Friday.", ["pro-gun"]),
]


def told(text: str, first: str, second: str) -> list[tuple[str, str]]:
    """Return the words flagged and the message of each finding, the sides' names replaced by their places."""
    of = article(f"{HEAD}\n\n{text.format(a=first, b=second)}")
    return [(finding.span.of(of.text), finding.message.replace(first, "A").replace(second, "B")) for _, finding in findings(asymmetry, of)]


def flagged(text: str) -> list[str]:
    of = article(f"{HEAD}\n\n{text}")
    return [finding.span.of(of.text) for _, finding in findings(asymmetry, of)]


def test_examples():
    assert_examples(asymmetry)


@pytest.mark.parametrize(("text", "word", "pair"), LOADED)
def test_loaded_and_mirrored(text, word, pair):
    one, other = told(text, *pair), told(text, *reversed(pair))
    assert [words for words, _ in one] == [word]
    assert [words for words, _ in other] == [word]


@pytest.mark.parametrize(("text", "pair"), [(text, pair) for text, _, pair in LOADED if pair in STATES or pair in (PARTIES[0], *PARTIES[2:])])
def test_messages_are_mirrored(text, pair):
    assert told(text, *pair) == told(text, *reversed(pair))


@pytest.mark.parametrize(("text", "pair"), SILENT)
def test_even_handed(text, pair):
    assert told(text, *pair) == []
    assert told(text, *reversed(pair)) == []


@pytest.mark.parametrize(("text", "words"), CAMPS)
def test_camps(text, words):
    assert flagged(text) == words


def test_both_places_are_shown():
    of = article(f"{HEAD}\n\n{BY_STATE[0][0].format(a='Iran', b='Israel')}")
    ((_, finding),) = findings(asymmetry, of)
    assert [place.span.of(of.text) for place in finding.related] == ["said", "claimed"]
    assert finding.message.startswith("“claimed” for Iran, twice, but “said” for Israel:")


def test_officials_and_capitals_stand_for_their_state():
    text = (
        "Iranian Foreign Minister Ali Rezai claimed that two ships were hit. Israel said that its pilots saw none. Tehran claimed on Friday that a "
        "sailor was hurt. Iran and Israel meet in May."
    )
    assert flagged(text) == ["claimed"]


def test_an_aide_is_not_the_other_side():
    text = "Rita Moss claimed that the toll was low. She met Moss campaign manager Carl Berg. Rita Moss claimed that few paid. Berg said that it rained. Berg left."
    assert flagged(text) == []


def test_messages_are_short_with_long_names():
    long = "Maximiliana Featherstonehaugh-Cholmondeley"
    text = f"{long} claimed that it was safe. {BY_PERSON[0][0]}"
    assert all(len(finding.message) <= 240 for _, finding in findings(asymmetry, article(f"{HEAD}\n\n{text.format(a=long, b='Carl Berg')}")))


def test_contrasts_hold_two_ways_each():
    known = article(HEAD).layer(LEXICON)
    assert all(contrast.marked and contrast.even and not contrast.marked & contrast.even for contrast in known.contrasts)
    assert all(given != own for camp in known.camps for given, own in camp.contrary)


def test_a_name_that_is_mentioned_nowhere_is_no_trouble():
    nobody = Entity("Rita Moss", "person", ("professor",), "f", ())
    assert not _looks_on(nobody, Names((), (nobody,)), article(HEAD).layer(TOKENS))


def test_much_text_is_no_trouble():
    of = article(HEAD + "\n\n" + "The Syrian regime met the Turkish government. " * 4_000)
    assert len(list(findings(asymmetry, of))) == 1


@pytest.mark.parametrize(
    "sentence", ["The regime in Chile met Peru. ", "Rita Moss admitted that it rained. ", "The contractor claimed that it rained. "]
)
def test_time_grows_with_the_text(sentence, assert_linear):
    def look(of):
        assert len(list(findings(asymmetry, of))) <= 1

    assert_linear(lambda times: article(f"{HEAD}\n\n{sentence * times}"), look, 600)


def test_sides_are_counted_once_a_name():
    of = article(f"{HEAD}\n\nThe United States met Iran. Washington sent two envoys, and Iranian officials sent three.")
    assert (of.layer(SIDES).counts["state:US"], of.layer(SIDES).counts["state:IR"]) == (2, 2)


@pytest.mark.parametrize(
    "text",
    [
        "Rita Moss claimed that the toll was low. Rita Moss claimed that few paid. Berg, a lawyer for Moss, met Rita Moss. Lawyer Carl Berg said that it rained.",
        "Rita Moss claimed that the toll was low. That isn't true. Rita Moss claimed that few paid. Carl Berg met Moss. Carl Berg said that it rained.",
    ],
)
def test_no_two_sides(text):
    assert flagged(text) == []


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Turkish Airlines met the unions in May.", set()),
        ("The Turkish Foreign Ministry met the unions in May.", {"state:TR"}),
        ("Writer Michael Jordan met the unions in May. Jordan left.", set()),
        ("Envoys from Jordan met the unions in May.", {"state:JO"}),
        ("They ate turkey with us in may.", set()),
    ],
)
def test_names_that_hold_a_state(text, states):
    of = article(f"{HEAD}\n\n{text}")
    assert {side for side in of.layer(SIDES).counts if side.startswith("state:")} == states


CHANGES = """
[table]
title = "What this desk sets side by side"
changes = "language/asymmetry"
origin = "the desk"

[[entry]]
key = "claims"
allow = true

[[entry]]
key = "regime"
marked = ["set-up"]

[[entry]]
key = "bluster"
frame = "cue"
marked = ["thunder"]
forms = ["thundered"]
even = ["say"]
advice = "report both in one tone"

[[entry]]
key = "Skerries"
frame = "group"
words = ["Skerry", "Skerries"]
"""


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        (BY_STATE[0][0].format(a="Iran", b="Israel"), ["claimed"], []),
        ("The Syrian regime met. The Turkish government met. Syria met Turkey. The Syrian regime met again.", ["regime"], []),
        ("The Syrian set-up met. The Turkish government met. Syria met Turkey. The Syrian set-up met again.", [], ["set-up"]),
        ("Iran thundered that it was late. Israel said that it was not. Iran thundered that it rained.", [], ["thundered"]),
        ("Two Skerry terrorists hid. Iranian soldiers waited. A Skerry terrorist fled. Iranian soldiers met Skerry men.", [], ["terrorists"]),
    ],
)
def test_a_newsroom_may_change_it(tmp_path, text, before, after):
    (tmp_path / "sayso.toml").write_text('root = true\ntables = ["contrasts.toml"]\n', encoding="utf-8")
    (tmp_path / "contrasts.toml").write_text(CHANGES, encoding="utf-8")
    said = []
    for place in (tmp_path.parent, tmp_path):
        report = Checker(isolated=place != tmp_path).check_bytes(f"{HEAD}\n\n{text}".encode(), str(place / "story.txt"))
        assert not report.failures
        said.append([each.excerpt for each in report.diagnostics if each.rule == asymmetry.meta.id])
    assert said == [before, after]
