"""Invented stories, half of them with one error planted: the family finds it, and nothing else, whoever the sides are."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import sayso_consistency
import sayso_quotes
from sayso.finding import Diagnostic
from sayso.testing import check_text

STORIES = Path(__file__).parent / "stories"
LONGEST = 200  # characters of a finding that still points at something
FLOOR = 0.9  # share of the planted errors that are found, and of the clean stories without a finding

STATES = [("Norway", "Norwegian", "Oslo"), ("Portugal", "Portuguese", "Lisbon"), ("Turkey", "Turkish", "Ankara"), ("Kenya", "Kenyan", "Nairobi")]
PARTIES = [("Conservatives", "Socialists"), ("Greens", "Liberals")]
WOMEN, MEN = ("Maria", "Ruth"), ("Daniel", "Omar")
SHE, HE = ("she", "her", "her"), ("he", "his", "him")
NAMES = ("A", "B", "P", "Q", "X", "Y")  # what stands for a name, and comes back in its place when findings are compared


class Seen(NamedTuple):
    """Hold a finding by its rule and the places it shows, names put back to what stands for them."""

    rule: str
    places: tuple[tuple[int, int, str], ...]


KNOWN = {rule.meta.id for rule in [*sayso_consistency.sayso_rules(), *sayso_quotes.sayso_rules()]}


@cache
def stories() -> dict[str, dict]:
    """Return the stories by name."""
    files = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(STORIES.glob("*.toml"))]
    return {story["name"]: story for file in files for story in file["story"]}


def casts() -> Iterator[dict[str, str]]:
    """Yield what fills the places of a story: states and parties either way round, women and men."""
    for number in range(4):
        one, two = STATES[number], STATES[number ^ 1]
        first, second = PARTIES[number % 2][:: 1 if number < 2 else -1]
        people = [((WOMEN[0], SHE), (MEN[1], HE)), ((MEN[0], HE), (WOMEN[1], SHE)), ((WOMEN[0], SHE), (WOMEN[1], SHE)), ((MEN[0], HE), (MEN[1], HE))]
        cast = {"P": first, "Q": second}
        for place, (name, adjective, capital) in (("A", one), ("B", two)):
            cast |= {place: name, f"{place}_adj": adjective, f"{place}_cap": capital}
        for place, (name, pronouns) in zip("XY", people[number], strict=True):
            words = dict(zip(("he", "his", "him"), pronouns, strict=True))
            cast |= {place: name} | {f"{place}_{key}": word for key, word in words.items()}
            cast |= {f"{place}_{key.capitalize()}": word.capitalize() for key, word in words.items()}
        yield cast


def rules(story: dict) -> list:
    """Return the family's default rules, and those besides that the story asks for."""
    asked = {rule for rule, _ in story.get("expect", ())}
    family = [*sayso_consistency.sayso_rules(), *sayso_quotes.sayso_rules()]
    return [rule for rule in family if rule.meta.default or rule.meta.id in asked]


def run(story: dict, cast: dict[str, str]) -> tuple[str, list[Diagnostic]]:
    """Return the story with its places filled, and what is found in it with the usual confidence."""
    text = story["text"].lstrip("\n").format(**cast)
    meta = {"published": story["published"]} if "published" in story else {}
    return text, [found for found in check_text(rules(story), text, meta=meta) if found.confidence >= 0.5]


def places(found: Diagnostic) -> list[tuple[int, int]]:
    """Return where a finding points, and where it says to look besides."""
    every = [(found.start.offset, found.end.offset), *((each.start.offset, each.end.offset) for each in found.related)]
    return [(start, end) for start, end in every if end - start <= LONGEST]


def touches(found: Diagnostic, text: str, rule: str, words: str) -> bool:
    """Tell whether a finding of the rule points at the words."""
    sites = [start for start in range(len(text)) if text.startswith(words, start)]
    return found.rule == rule and any(start < site + len(words) and end > site for start, end in places(found) for site in sites)


def problems(story: dict, cast: dict[str, str]) -> list[str]:
    """Return what is wrong with what is found: an error missed, something else flagged, the wrong word offered."""
    text, every = run(story, cast)
    wanted = [(rule, words.format(**cast)) for rule, words in story.get("expect", ())]
    hits = [[found for found in every if touches(found, text, rule, words)] for rule, words in wanted]
    missed = [words for (_, words), found in zip(wanted, hits, strict=True) if not found]
    if story.get("any") and any(hits):
        missed = []
    right = [found for each in hits for found in each]
    wrong = [f"flags {found.excerpt!r} ({found.rule}: {found.message})" for found in every if found not in right]
    if "fix" in story and right and not any(found.fixes and found.fixes[0].edits[0].text == story["fix"] for found in right):
        wrong.append(f"offers {[edit.text for found in right for fix in found.fixes for edit in fix.edits]}, not {story['fix']!r}")
    return [f"does not see {words!r}" for words in missed] + wrong


def shape(story: dict, cast: dict[str, str]) -> list[Seen]:
    """Return what is found, by word numbers, so that a cast with longer names gives the same."""
    text, every = run(story, cast)
    return [Seen(found.rule, tuple((len(text[:start].split()), len(text[start:end].split()), "") for start, end in places(found))) for found in every]


def test_half_of_the_stories_are_clean():
    clean = [story for story in stories().values() if "clean" in story]
    planted = [story for story in stories().values() if "expect" in story]
    assert len(clean) >= 30
    assert len(planted) >= 30
    assert len(clean) + len(planted) == len(stories())
    assert all(120 <= len(story["text"].split()) <= 250 for story in stories().values())


@pytest.mark.parametrize("name", sorted(stories()))
def test_story(name: str):
    story = stories()[name]
    if missing := {rule for rule, _ in story.get("expect", ())} - KNOWN:
        pytest.skip(f"there is no {', '.join(sorted(missing))}")
    wrong = problems(story, next(casts()))
    if "fails" in story:
        assert wrong, "it no longer fails: strike its `fails` out"
    else:
        assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", sorted(stories()))
def test_whoever_the_sides_are(name: str):
    shapes = [shape(stories()[name], cast) for cast in casts()]
    assert all(each == shapes[0] for each in shapes)


def test_few_known_failures():
    failing = [name for name, story in stories().items() if "fails" in story]
    assert len(failing) <= (1 - FLOOR) * len(stories()), failing


TWO_PLACES = {
    f"consistency.{name}" for name in ("name-variant", "first-name-variant", "title-conflict", "age", "unit-conversion", "headline-negation")
}


def test_messages_are_short_and_the_other_place_is_shown():
    every = [found for story in stories().values() for found in run(story, next(casts()))[1]]
    assert len(every) >= 20
    assert all(len(found.message) <= 240 and found.message[-1] in ".?" for found in every)
    assert not [found.message for found in every if not found.related and found.rule in TWO_PLACES]


PAIRS = [  # headline, story
    ("Mayor: ‘Good and bad weeks ahead’", "“There are good & bad weeks ahead,” the mayor said.\n\nShe went home."),
    ("Striker: ‘I do not care about your d**n trophy’", "“I do not care about your damn trophy,” the striker said.\n\nHe went home."),
]


@pytest.mark.parametrize(("head", "story"), PAIRS)
def test_headline_quotations_that_are_printed_otherwise(head: str, story: str):
    assert not check_text(rules({}), f"{head}\n\n{story}")
    assert check_text(rules({}), f"{head}\n\n{story.replace('weeks', 'days').replace('trophy', 'medal')}")


@pytest.mark.parametrize(("guests", "found"), [("four", 0), ("five", 1)])
def test_a_list_belongs_to_the_last_count_before_it(guests: str, found: int):
    story = f"The host brought his three eldest sons and the {guests} guests of the club: Ana Berg, Carl Dahl, Eva Falk and Gus Holm.\n\nIt rained."
    assert len(check_text(rules({}), f"Dinner at the club\n\n{story}")) == found


@pytest.mark.parametrize(("when", "found"), [("In 2008, when few knew of her,", 0), ("At a rally by the river,", 1)])
def test_an_office_may_be_that_of_another_year(when: str, found: int):
    story = f"President Ilse Harboe opened the bridge on Monday.\n\n{when} Senator Ilse Harboe spoke against it.\n\nPresident Harboe laughed at that."
    assert len(check_text(rules({}), f"Bridge opens at last\n\n{story}")) == found
