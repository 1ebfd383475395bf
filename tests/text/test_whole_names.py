"""Sources under their full names: descriptions, appositions, bodies, and who is left without a name."""

import pytest

from sayso.layers import ATTRIBUTIONS, NAMES
from sayso.testing import article

LAST = (
    ("The governor of the province, Radek Voss, said it was late.", "Radek Voss", "person"),
    ("A spokesman for the office, Deputy Carl Minnick, said it was late.", "Carl Minnick", "person"),
    ("His Conservative rival, Philippa Thorne, said it was late.", "Philippa Thorne", "person"),
    ("“It is late,” Chief Executive Paula Reinhart said.", "Paula Reinhart", "person"),
    ("Det Con Laura Minshull said it was late. “It is,” the officer added.", "Laura Minshull", "person"),
    ("Desmond Crane KC said it was late.", "Desmond Crane", "person"),
    ("Student Kit Lomas, 20, said it was late.", "Kit Lomas", "person"),
    ("The captain, Jerome Adu, said it was late. The midfielder added that it was cold.", "Jerome Adu", "person"),
    ("The rain fell on Brightmoor Inc. offices. Paula Reinhart spoke. The company said it was late.", "Brightmoor Inc", "organisation"),
    ("The Marlow Falls Tenants Union said it was late. The group said it would return.", "Marlow Falls Tenants Union", "organisation"),
    ("The Larkspur Sheriff’s Office said it was late.", "Larkspur Sheriff’s Office", "organisation"),
    ("The Transport and Allied Workers’ Union (TAWU) met. TAWU said it was late.", "Transport and Allied Workers’ Union", "organisation"),
    ("The weather service, Meteo Callaine, met. The Callaine coast was wet. Meteo Callaine said it was late.", "Meteo Callaine", "organisation"),
    ("A senior official, speaking on condition of anonymity, said it was late. The official said it was cold.", None, "anonymous"),
    ("The Scot said it was late.", None, "role"),
    ("As a boy he lived in Tarsk. “I just play,” he said.", None, "person"),
    (
        "Interior Minister Andrés Quintero said the talks went well. Lusava will study a proposal by Kelmet to build a bridge, he said.",
        "Andrés Quintero",
        "person",
    ),
    ("In the port of Lorne, where the mayor, Bastien Corvo, spoke, it was wet. “We must find them,” the mayor said.", "Bastien Corvo", "person"),
)


@pytest.mark.parametrize(("text", "name", "kind"), LAST)
def test_last_said(text: str, name: str | None, kind: str) -> None:
    said = [item for item in article(text).layer(ATTRIBUTIONS) if item.cue and item.cue.lemma in ("say", "add") and item.source]
    assert (said[-1].source.resolved, said[-1].source.type) == (name, kind)


def test_a_lede_may_describe_whom_the_next_sentence_names() -> None:
    text = "The superintendent of schools said on Thursday that fights were down.\n\nSuperintendent Yvonne Casteel presented figures."
    assert article(text).layer(ATTRIBUTIONS)[0].source.resolved == "Yvonne Casteel"


@pytest.mark.parametrize("body", ["Hamas", "Fatah", "Likud", "Hezbollah"])
def test_parties_and_movements_speak_alike(body: str) -> None:
    of = article(f"{body} said it was ready.")
    assert of.layer(ATTRIBUTIONS)[0].source.type == "organisation"
    assert [entity.type for entity in of.layer(NAMES).entities if entity.name == body] in ([], ["organisation"])


@pytest.mark.parametrize("capital", ["Caracas", "Bogotá", "Quito", "Nairobi", "Kuala Lumpur", "Port-au-Prince"])
def test_capitals_are_places_that_speak_as_organisations(capital: str) -> None:
    of = article(f"On Monday {capital} said it was ready.")
    assert of.layer(NAMES).entities[0].type == "place"
    assert of.layer(ATTRIBUTIONS)[0].source.type == "organisation"


def test_a_capital_is_not_he() -> None:
    found = article("Visitors flocked to Quito. “It is late,” he said.").layer(ATTRIBUTIONS)
    assert found[-1].source.resolved is None


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Transport and Allied Workers’ Union (TAWU) said it was late.", "Transport and Allied Workers’ Union", "organisation"),
        ("A lawsuit filed last week in Dunmore County Court alleges that children were harmed.", None, "document"),
        ("Ines Calloway sang. That record, Tin Weather, sold well and, she says now, nearly finished her off.", "Ines Calloway", "person"),
    ],
)
def test_first_said(text: str, name: str | None, kind: str) -> None:
    source = article(text).layer(ATTRIBUTIONS)[0].source
    assert (source.resolved, source.type) == (name, kind)
