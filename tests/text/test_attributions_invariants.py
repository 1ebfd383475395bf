"""Whatever the text, names and attributions keep to it, and the cost stays linear."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.layers import ATTRIBUTIONS, NAMES, VOICE
from sayso.records import Attribution
from sayso.span import Span
from sayso.testing import article

MARKS = ["“", "”", '"', "‘", "’", ",", ".", ":", "—", "(", ")", "\n\n", "\n", "😀"]
TOKENS = [
    *(
        "said",
        "told",
        "according",
        "to",
        "that",
        "Mr",
        "Lind",
        "Maria",
        "Brand",
        "the",
        "minister",
        "and",
        "who",
        "he",
        "she",
        "reporters",
        "was",
        "accused",
    ),
    *("of", "quoted", "as", "saying", "is", "by", "In", "On", "Monday", "call", "for", "é", "A.", "says", "announced", "a", "plan", "reportedly"),
]
WORDS = st.sampled_from([*MARKS, *TOKENS])
PIECES = st.lists(WORDS, max_size=40).map(" ".join)


def spans(each: Attribution) -> list[Span]:
    return [*(each.source.spans if each.source else ()), *(each.cue.spans if each.cue else ()), *each.content]


@settings(max_examples=300, deadline=None)
@given(PIECES)
def test_spans_stand_in_the_text_and_in_order(text: str) -> None:
    read = article(text)
    found = read.layer(ATTRIBUTIONS)
    for number, each in enumerate(found):
        assert all(0 <= span.start < span.end <= len(text) for span in spans(each))
        assert 0 <= each.confidence <= 1
        assert each.content
        assert each.via is None or (0 <= each.via < len(found) and each.via != number)
        assert each.source is None or each.source.entity < len(read.layer(NAMES).entities)


@pytest.mark.parametrize("text", ["Reportedly", "It sank. Allegedly", "The ferry reportedly allegedly", "allegedly."])
def test_an_adverb_with_nothing_behind_it_makes_no_empty_content(text: str) -> None:
    assert all(span.start < span.end <= len(text) for each in article(text).layer(ATTRIBUTIONS) for span in spans(each))


@settings(max_examples=200, deadline=None)
@given(PIECES)
def test_names_stand_in_the_text_and_know_their_entities(text: str) -> None:
    found = article(text).layer(NAMES)
    assert all(0 <= each.span.start < each.span.end <= len(text) for each in found.mentions)
    for number, each in enumerate(found.mentions):
        assert number in found.entities[each.entity].mentions
    assert [each.span for each in found.mentions] == sorted(each.span for each in found.mentions)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    assert article(text).layer(VOICE).at(Span(0, 1)) in ("narrator", "attributed", "quote")


HOSTILE = {
    "one long line of cues": "Lind said he told them that ",
    "acronyms": "ABC said DEF told GHI that ",
    "opened quotations": "“‘ Lind said ",
    "brackets": "( Lind ( said ) ",
    "commas": "Lind, who, said, that, ",
    "capitals": "Minister Maria Brand And President Olof Ek ",
    "colons": "Lind: Brand: ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_cost_is_linear(piece: str, assert_linear: Callable[..., None]) -> None:
    assert_linear(lambda times: article(piece * times), lambda of: of.layer(VOICE), 800)


SIDES = [
    ("{a} said {b} had shelled the school.", 1),
    ("“{b} shelled the school,” {a} said.", 1),
    ("According to {a}, {b} shelled the school.", 1),
    ("{a} accused {b} of shelling the school.", 1),
    ("{a} denied that {b} had shelled the school.", 1),
    ("{a} called the deal “a gift to {b}.”", 1),
    ("{b} shelled the school, {a} claimed.", 1),
    ("{a} admitted it had shelled {b}.", 1),
    ("{a} told reporters that {b} had fired first.", 1),
    ("{b}, {a} said, had fired first.", 1),
]
PAIRS = [("Norway", "Sweden"), ("the government", "the rebels"), ("Maria Brand", "Peter Quist"), ("Labour", "the Conservatives")]


def shape(text: str) -> list[tuple[str, float, str]]:
    return [(each.kind, each.confidence, each.cue.cls if each.cue else "") for each in article(text).layer(ATTRIBUTIONS) if each.confidence >= 0.5]


def capital(text: str) -> str:
    return text[0].upper() + text[1:]


@pytest.mark.parametrize(("one", "two"), PAIRS)
@pytest.mark.parametrize(("frame", "count"), SIDES)
def test_both_sides_are_heard_alike(frame: str, count: int, one: str, two: str) -> None:
    first, second = shape(capital(frame.format(a=one, b=two))), shape(capital(frame.format(a=two, b=one)))
    assert first == second
    assert len(first) == count
