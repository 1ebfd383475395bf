"""Figures that cannot both be right: headline and story, magnitudes, sums, lists, shares, ranges, repetitions."""

import time

import pytest

from sayso.layers import NUMBERS
from sayso.testing import article, check_text, findings
from sayso_consistency.age import age
from sayso_consistency.figures import FIGURES, is_power_apart, is_swapped, mantissa, stem
from sayso_consistency.number_conflict import number_conflict
from sayso_consistency.unit_conversion import unit_conversion

HEADED = [
    ("Storm sinks 42 boats", "At least 24 boats were lost in the storm, the coast guard said. The 24 boats were uninsured.", ["42"]),
    ("Fire kills at least 104", "A fire in the old harbour killed at least 80 people on Monday. The 80 people were asleep.", ["104"]),
    ("Pilot school founder dies at 920", "Anna Dahl, who founded the pilot school, died on Monday. She was 92.", ["920"]),
    ("Council to raise harbour fee to $150", "The council wants to raise the harbour fee to $15 a day. It is $10 now.", ["$150"]),
    ("50 things to watch in the harbour vote", "The vote is near. The port had 50 ships.\n\nHere are five things to watch in the vote.", ["50"]),
    ("Ferry leaves every 94 minutes", "The ferry leaves every 72 minutes, the port said.", ["94"]),
    ("Mayor sees 1 in 6 chance of a strike", "There is a “1 in 3” chance of a strike, the mayor said. The other 5 ports work.", ["6"]),
    ("Twelve sailors drown off the cape", "Six sailors drowned off the cape on Monday. They were from Norway.", ["Twelve"]),
    ("Port loses $181 million", "The port lost $139 million last year.", ["$181 million"]),
    ("Police arrest 36 after the match", "Police detained 63 people after the match. They were released at night.", ["36"]),
    ("Council votes 54–47 for the bridge", "The council voted 52–47 for the bridge on Monday.", ["54–47"]),
    ("Brann beat Molde 3-1", "Brann beat Molde 2-1 on Sunday. Berg scored both goals.", ["3-1"]),
]  # fmt: skip

HEADED_PASSED = [
    ("Storm sinks 42 boats", "At least 42 boats were lost in the storm, the coast guard said. Ten boats were saved."),
    ("Storm sinks 42 boats", "Forty-two boats sank. The 42 boats were new. Two boats came back."),
    ("Fire kills 12", "Seven soldiers and five civilians were killed in the fire on Monday."),
    ("Port loses $139 million", "Nearly $139.4 million was lost."),
    ("5 things to know about the harbour", "The mayor spoke of hope."),
    ("Storm kills three", "The storm killed a trio of sailors. Four people were hurt."),
    ("Fee rises by $5", "The fee rises from $10 to $15."),
    ("Fee rises by 50%", "The fee rises from $10 to $15, and 12% of the berths are empty."),
    ("Turnout 60% in port vote", "Six in 10 voters came. Turnout was 60.2%, after 45% four years ago."),
    ("Harbour vote 2023", "In 2019 the vote was close. Now 12 people stand."),
    ("Mayor in 10-day tour", "The mayor leaves for a tour of the ports. She has 3 days in the north."),
    ("Pilot dies at 92", "Anna Dahl died on Monday. She was 92. Her son Erik is 64."),
    ("Brann beat Molde 3-1", "Brann beat Molde 3–1 on Sunday. At half-time it was 2-1."),
    ("Fund raises $1B", "The fund has raised $1billion for boats."),
    ("Dozens of boats lost", "At least 24 boats were lost."),
    ("Route 66 reopens", "The road had been shut for 12 days."),
]  # fmt: skip

MAGNITUDES = [
    ("It cost $2.35 million. The $2.35 billion was paid.", ["$2.35 billion"]),
    ("The state owes $447 million. Of the $447 billion, half is due.", ["$447 billion"]),
    ("He asked for $5 billion in funding for the wall. Trade unions say the $5 million in funding for the wall will do.", ["$5 million"]),
    ("The $1.9 billion fund is empty. It began as a $1.9 million fund. The $1.9 billion fund will close.", ["$1.9 million"]),
    ("The port of Bergen got £7m for cranes. The £7bn for cranes came late.", ["£7bn"]),
    ("It cost $5 million and brought $5 billion.", []),
    ("It cost $5 million. The state has $5 billion.", []),
    ("The harbour owes $447 million and the state $512 billion.", []),
    ("Sales rose from $1 million to $1 billion. More than $1 billion is rare.", []),
    ("It has 12 million users. The firm is worth $12 billion.", []),
]  # fmt: skip

SUMS = [
    ("The fire left 12 dead: seven soldiers and four civilians.", ["12"]),
    ("It killed 12 people (seven men and six women).", ["12"]),
    ("It killed 12 people — seven men, five women and a child — on Monday.", ["12"]),
    ("They won 12 medals: four gold, three silver and six bronze.", ["12"]),
    ("The party won 30 seats: 12 in the north and 19 in the south.", ["30"]),
    ("Police arrested nine people: four Germans and six Danes, officials said.", ["nine"]),
    ("He met three ministers: Anna Dahl, Erik Berg, Ola Lund and Per Moen.", ["three"]),
    ("He met the four ministers — Anna Dahl, Erik Berg and Ola Lund — in May.", ["four"]),
    ("The three countries: Norway, Sweden, Denmark and Finland.", ["three"]),
    ("Twelve people were killed when a lorry drove over a mine on the road to the pass: seven soldiers and four civilians.", ["Twelve"]),
    ("Twelve people were killed when a lorry drove over a mine on the road to the pass: seven soldiers and five civilians.", []),
    ("The fire left 12 dead: seven soldiers and five civilians.", []),
    ("It killed 12 people (seven men and five women).", []),
    ("It killed 12 people — seven men, four women and a child — on Monday.", []),
    ("At least 12 people were killed: seven soldiers and four civilians.", []),
    ("In 12 games: three goals and four assists.", []),
    ("He has three children: Ola, 5, Ina, 7, and Per, 9.", []),
    ("Four countries: two in Asia and two in Europe.", []),
    ("The 12 people killed included seven soldiers and four civilians.", []),
    ("He met five ministers, among them Anna Dahl and Erik Berg.", []),
    ("He met three ministers: Anna Dahl, Erik Berg and Ola Lund.", []),
    ("He met two ministers: Anna Dahl, who is ill, and Erik Berg.", []),
    ("He met two partners: Smith and Wesson, and Ola Lund.", []),
    ("She visited two cities: Paris, Texas, and London.", []),
    ("Five people are left: the mayor, her son and three sailors.", []),
]  # fmt: skip

SHARES = [
    ("Dahl beat Berg, 72 percent to 38 percent.", ["72 percent to 38 percent"]),
    ("In the poll 61% approve of the mayor and 45% disapprove.", ["61% approve of the mayor and 45%"]),
    ("Of the voters, 58 per cent support the bridge and 48 per cent oppose it.", ["58 per cent support the bridge and 48 per cent"]),
    ("The poll split 52–47–3 for the bridge.", ["52–47–3"]),
    ("In the poll 51% approve of the mayor and 45% disapprove.", []),
    ("Among men 61% approve of the mayor, and 45% of women disapprove.", []),
    ("The poll split 50–47–3 for the bridge.", []),
    ("Turnout rose from 60 percent to 70 percent.", []),
    ("Approval rose to 61%; last year 45% disapproved.", []),
]  # fmt: skip

RANGES = [
    ("Prices fell between 2019 and 2015.", ["between 2019 and 2015"]),
    ("Wages are between $40 and $30 a day.", ["between $40 and $30"]),
    ("People aged between 49, and 45 came.", ["between 49, and 45"]),
    ("It opens between 10 and 2. It closes between 11:30 and 9.", []),
    ("He has between $500,000 and $1 million.", []),
]  # fmt: skip

REPEATS = [
    ("The storm sank 24 fishing boats off the coast on Monday. The owners of the 42 fishing boats sunk off the coast are angry.", ["42"]),
    ("Police arrested 36 protesters outside the harbour gate. The lawyer said the 63 protesters arrested outside the gate were hurt.", ["63"]),
    ("The council will close 14 schools in the northern valley by autumn. Parents marched. The council will close 16 schools in the northern valley this autumn.", ["16"]),
    ("The fire killed 42 sailors in the harbour. Then the fire killed 24 more sailors in the harbour.", []),
    ("The storm sank 24 boats in May. A later storm sank 42 boats.", []),
    ("The port has 24 boats. The coast guard has 42 boats in the north.", []),
    ("Of the 54 sailors asked in Norway, most were in favour of the bridge. Of the 45 sailors asked in Sweden, most were in favour of the bridge.", []),
    ("At first 24 sailors were missing off the cape. By night 42 sailors were missing off the cape, up from 24.", []),
]  # fmt: skip

SIDES = [("Iran", "Israel"), ("Israel", "Iran"), ("Republicans", "Democrats"), ("Turkey", "Greece"), ("Russia", "Ukraine")]
MIRRORED = [
    ("{0} spent $5 billion on the wall with {1}, it said. The $5 million for the wall of {0} was paid.", None),
    ("The raid by {0} killed 80 people in {1} on Monday.", "{0} raid kills 104 in {1}"),
    ("It killed 12 people (seven from {0} and six from {1}).", None),
    ("The border of {0} and {1} is 16 km (18 miles) long.", None),
]  # fmt: skip


def excerpts(text, headline=None):
    found = check_text(number_conflict, text, headline=headline)
    assert all(len(finding.message) <= 240 for finding in found)
    return [finding.excerpt for finding in found]


@pytest.mark.parametrize(("headline", "text", "flagged"), HEADED)
def test_headlines_that_the_story_does_not_bear_out(headline, text, flagged):
    assert excerpts(text, headline) == flagged


@pytest.mark.parametrize(("headline", "text"), HEADED_PASSED)
def test_headlines_that_the_story_bears_out(headline, text):
    assert excerpts(text, headline) == []


@pytest.mark.parametrize(("text", "flagged"), [*MAGNITUDES, *SUMS, *SHARES, *RANGES, *REPEATS])
def test_story(text, flagged):
    assert excerpts(text) == flagged


@pytest.mark.parametrize(("one", "other"), SIDES)
@pytest.mark.parametrize(("text", "headline"), MIRRORED)
def test_sides_count_alike(one, other, text, headline):
    of = check_text([number_conflict, unit_conversion], text.format(one, other), headline=headline and headline.format(one, other))
    assert len(of) == 1


@pytest.mark.parametrize(("word", "expected"), [("killing", "kill"), ("kills", "kill"), ("boats", "boat"), ("parties", "part"), ("bus", "bus")])
def test_stems_meet(word, expected):
    assert stem(word) == expected


@pytest.mark.parametrize(
    ("one", "other", "power", "swapped"),
    [(42, 24, False, True), (150, 15, True, False), (2.2e6, 2.2e9, True, False), (42, 43, False, False), (1340, 1430, False, True)],
)
def test_kinship_of_figures(one, other, power, swapped):
    assert (is_power_apart(one, other), is_swapped(one, other)) == (power, swapped)


@pytest.mark.parametrize(("value", "digits"), [(2.2e6, "22"), (1000, "1"), (0.5, "5"), (12, "12"), (0, ""), (1.05e9, "105")])
def test_digits_that_count(value, digits):
    assert mantissa(value) == digits


def test_figures_know_what_befell_those_they_count():
    of = article("The fire killed 80 people and injured 24.")
    assert [("*killed" in figure.things, "*injured" in figure.things) for figure in of.layer(FIGURES)] == [(True, False), (False, True)]


@pytest.mark.parametrize(("text", "values"), [("Truck Attack Kills 104", [104.0]), ("A Boeing 747 landed", []), ("The crew of Soyuz 12 slept", [])])
def test_capitals_of_a_headline_make_no_names_of_figures(text, values):
    assert [number.value for number in article(text).layer(NUMBERS)] == values


PARAGRAPH = (
    "The port of Bergen has {} boats and £{} million. It is {} km (1 mile) from the quay, and Anna Dahl, {}, said {} of the ships were lost. Between 2011 and 2014 "
    "the council voted 52–47 for it; 61% approve of the plan. Police arrested nine people: four Germans and five Danes.\n\n"
)


def made(words):
    text = "".join(PARAGRAPH.format(number, number + 1, number % 7, number % 80, number + 3) for number in range(words // 52))
    return article(text, headline="Storm sinks 42 boats in £12m fire")


def test_time_is_linear(assert_linear):
    assert_linear(made, lambda of: findings([number_conflict, unit_conversion, age], of), 10_000)


@pytest.mark.parametrize(
    "text",
    ["1 person: a, " * 3000, "12 people (" * 3000, "$1 million " * 5000, "42 boats " * 5000, "1% yes and " * 3000, "3-1 " * 5000, "9" * 200_000],
)
def test_hostile_input_is_quick(text):
    of = article(text, headline="42 boats beat 3-1 and 12 people of $5 million")
    start = time.process_time()
    findings(number_conflict, of)
    assert time.process_time() - start < 4


def test_scale_words_written_onto_the_figures_count():
    assert [number.value for number in article("It cost $1billion, or €2.5million.").layer(NUMBERS)] == [1e9, 2.5e6]
