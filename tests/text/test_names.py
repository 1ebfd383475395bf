"""Names: people, organisations, places; titles; which mentions belong together."""

import pytest

from sayso.layers import NAMES
from sayso.records import Entity, Names
from sayso.testing import article


def entity(text: str, name: str) -> Entity:
    found: Names = article(text).layer(NAMES)
    return next(each for each in found.entities if each.name == name)


def known(text: str) -> dict[str, str]:
    return {each.name: each.type for each in article(text).layer(NAMES).entities}


TYPES = [
    ("The ferry left when Interior Minister Pekka Salo arrived.", "Pekka Salo", "person"),
    ("The letter from Maria Brand was short.", "Maria Brand", "person"),
    ("It was signed by Mr Quist.", "Quist", "person"),
    ("A report by the Harbour Safety Agency was short.", "Harbour Safety Agency", "organisation"),
    ("She works for the University of Oslo now.", "University of Oslo", "organisation"),
    ("He read it in the Daily Times on Monday.", "Daily Times", "outlet"),
    ("They flew to Norway on Monday.", "Norway", "place"),
    ("They flew to New York on Monday.", "New York", "place"),
    ("The talks with NATO went on.", "NATO", "organisation"),
    ("Then coach Ian Doyle left.", "Ian Doyle", "person"),
    ("Then Texas Rep. Mike Lund left.", "Mike Lund", "person"),
    ("They wrote to the Justice Department in May.", "Justice Department", "organisation"),
    ("They wrote to General Motors in May.", "General Motors", "organisation"),
    ("They wrote to General Ann Lee in May.", "Ann Lee", "person"),
    ("They wrote to Downing Street in May.", "Downing Street", "organisation"),
    ("They wrote to Norrow Foods in May.", "Norrow Foods", "organisation"),
    ("They wrote to the Institute for Tidal Research in May.", "Institute for Tidal Research", "organisation"),
    ("They wrote to Al Qaeda in May.", "Al Qaeda", "organisation"),
    ("They wrote to J.D. Quist in May.", "J.D. Quist", "person"),
    ("They wrote to Xq Quist Jr. in May.", "Xq Quist Jr", "person"),
    ("They wrote to the skipper Xq Quist in May.", "Xq Quist", "person"),
]


@pytest.mark.parametrize(("text", "name", "kind"), TYPES)
def test_types(text: str, name: str, kind: str) -> None:
    assert known(text)[name] == kind


TITLES = [
    ("Norwegian Interior Minister Pekka Salo left.", "Pekka Salo", ("norwegian interior minister",)),
    ("Pekka Salo, the interior minister, left.", "Pekka Salo", ("interior minister",)),
    ("Norway’s interior minister Pekka Salo left.", "Pekka Salo", ("norwegian interior minister",)),
    ("The Norwegian foreign minister, Pekka Salo, left.", "Pekka Salo", ("norwegian foreign minister",)),
    ("Pekka Salo, a former coach, left.", "Pekka Salo", ("former coach",)),
]


@pytest.mark.parametrize(("text", "name", "titles"), TITLES)
def test_titles(text: str, name: str, titles: tuple[str, ...]) -> None:
    assert entity(text, name).titles == titles


def test_a_counterpart_has_the_office_of_the_other_with_his_own_country() -> None:
    text = "On Monday, Norwegian Interior Minister Pekka Salo met his Swedish counterpart, Maria Brand, in Oslo."
    assert entity(text, "Maria Brand").titles == ("swedish interior minister",)


def test_a_counterpart_named_before_the_other() -> None:
    text = "In a meeting with his Swedish counterpart Olof Brand in Oslo, Norwegian Foreign Minister Pekka Salo thanked him."
    assert entity(text, "Olof Brand").titles == ("swedish foreign minister",)
    assert entity(text, "Pekka Salo").titles == ("norwegian foreign minister",)


GENDERS = [
    ("Mrs Quist left.", "Quist", "f"),
    ("Sir Ian Doyle left.", "Ian Doyle", "m"),
    ("Then Maria Brand left.", "Maria Brand", "f"),
    ("Then Xq Brand left.", "Xq Brand", ""),
]


@pytest.mark.parametrize(("text", "name", "gender"), GENDERS)
def test_gender(text: str, name: str, gender: str) -> None:
    assert entity(text, name).gender == gender


def test_surnames_belong_to_the_full_name() -> None:
    text = "Maria Brand spoke first. Then Brand left, and Ms Brand did not return."
    found = article(text).layer(NAMES)
    assert [name.form for name in found.mentions] == ["full", "short", "short"]
    assert {name.entity for name in found.mentions} == {0}


def test_a_surname_in_the_headline_belongs_to_the_full_name_below() -> None:
    text = "Brand leaves the cabinet\n\nMaria Brand left the cabinet on Monday."
    assert entity(text, "Maria Brand").mentions == (0, 1)


def test_two_bearers_of_a_surname_are_told_apart_by_title_only() -> None:
    text = "Maria Brand met Peter Brand. Then Mr Brand left."
    found = article(text).layer(NAMES)
    assert [found.entities[name.entity].name for name in found.mentions][:3] == ["Maria Brand", "Peter Brand", "Peter Brand"]


def test_acronyms_belong_to_their_expansion() -> None:
    text = "The Harbour Safety Agency (HSA) wrote a report. The HSA was late."
    found = article(text).layer(NAMES)
    assert [name.form for name in found.mentions] == ["full", "acronym", "acronym"]
    assert len(found.entities) == 1


@pytest.mark.parametrize(
    "text", ["On Monday they left.", "Speaking to nobody, he left.", "The ferry left.", "However, it was late.", "Asked twice, they left."]
)
def test_the_first_word_of_a_sentence_is_no_name(text: str) -> None:
    assert known(text) == {}


@pytest.mark.parametrize("text", ["The Norwegian minister left.", "A British ferry left."])
def test_adjectives_of_countries_are_no_names(text: str) -> None:
    assert known(text) == {}
