"""Stories that rest on one source, and stories that only seem to."""

import pytest

from sayso.testing import assert_examples, check_text
from sayso_attribution.single_source import single_source

HEAD = "Harbour wall to be raised"
PLACES = ", ".join(f"berth {number}" for number in range(1, 110))


def story(*sources, opening="The harbour wall will be raised by two metres, {}, the port director, said.", ending=""):
    """Return a story in which each of four sources says something."""
    lines = [
        opening.format(sources[0]),
        f"{sources[1]} said the work would begin in May. The ferries berth at the north quay.",
        f"“The old wall has served us well, but it is too low for the new ferries,” {sources[2]} said.",
        f"The wall was built in 1904. The work will pass {PLACES}, {sources[3]} added.",
        ending,
    ]
    return "\n\n".join(lines)


ONE = ("Rosa Alvarez", "Alvarez", "Alvarez", "Alvarez")

SAME = [
    ONE,
    ("Ahmed Karimi", "Karimi", "Karimi", "Karimi"),
    ("Rosa Alvarez", "Ms. Alvarez", "she", "Alvarez"),
    ("Rosa Alvarez", "Alvarez", "Alvarez", "the director"),
]

OTHERS = [
    ("Rosa Alvarez", "Alvarez", "Carl Moss, a ferry captain,", "Alvarez"),
    ("Rosa Alvarez", "A ferry captain", "Alvarez", "Alvarez"),
    ("Rosa Alvarez", "Police", "Alvarez", "Alvarez"),
    ("Rosa Alvarez", "Two witnesses", "Alvarez", "Alvarez"),
]

BODY = [
    "The harbour wall will be raised by two metres, the Port Authority said.",
    "The authority said the work would begin in May. The ferries berth at the north quay.",
    "“The old wall has served us well, but it is too low,” said Rosa Alvarez, a spokeswoman for the Port Authority.",
    f"The wall was built in 1904. The work will pass {PLACES}, the Port Authority added in a statement.",
]


def test_examples():
    assert_examples(single_source)


@pytest.mark.parametrize("sources", SAME)
def test_one_source(sources):
    found = check_text(single_source, story(*sources), headline=HEAD)
    assert [each.excerpt for each in found] == [HEAD]
    assert sources[0] in found[0].message


@pytest.mark.parametrize("sources", OTHERS)
def test_two_sources(sources):
    assert check_text(single_source, story(*sources), headline=HEAD) == []


def test_a_body_and_who_speaks_for_it_are_one():
    assert [each.excerpt for each in check_text(single_source, "\n\n".join(BODY), headline=HEAD)] == [HEAD]


def test_a_body_and_somebody_elses_voice_are_two():
    other = [line.replace("a spokeswoman for the Port Authority", "a captain") for line in BODY]
    assert check_text(single_source, "\n\n".join(other), headline=HEAD) == []


@pytest.mark.parametrize("headline", ["Alvarez: harbour wall to be raised", "Rosa Alvarez tells of her plans"])
def test_the_headline_says_whose_story_it_is(headline):
    assert check_text(single_source, story(*ONE), headline=headline) == []


@pytest.mark.parametrize(
    "opening",
    [
        "Rosa Alvarez, the port director, spoke of the wall. It will be raised by two metres, {}, the port director, said.",
        "The harbour wall will be raised by two metres, {}, the port director, said in an interview.",
        "The harbour wall will be raised by two metres, {}, the port director, said in a speech to the council.",
        "The harbour wall will be raised by two metres, {}, the port director, said on the radio.",
    ],
)
def test_kinds_of_one_source(opening):
    assert check_text(single_source, story(*ONE, opening=opening), headline=HEAD) == []


@pytest.mark.parametrize("section", ["Opinion", "Obituaries", "Sport", "Press release"])
def test_sections(section):
    assert check_text(single_source, story(*ONE), headline=HEAD, meta={"section": section}) == []


def test_first_person():
    assert check_text(single_source, story(*ONE, ending="I said it was high time."), headline=HEAD) == []


def test_questions_and_answers():
    assert check_text(single_source, story(*ONE, ending="Q: When?\n\nA: In May.\n\nQ: Where?"), headline=HEAD) == []


def test_short_stories():
    assert check_text(single_source, story(*ONE).replace(PLACES, "the mole"), headline=HEAD) == []


def test_options():
    short = story(*ONE).replace(PLACES, "the mole")
    assert len(check_text(single_source.configure({"words": 40}), short, headline=HEAD)) == 1
    assert check_text(single_source.configure({"attributions": 9}), story(*ONE), headline=HEAD) == []
