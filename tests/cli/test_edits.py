from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.cli.edits import apply, safe_edits
from sayso.finding import Diagnostic, PlacedEdit, PlacedFix, Severity
from sayso.sourcemap import Position

TEXT = "one two three\r\nfour"


def fix(*edits, safe=True, in_quotation=False):
    return PlacedFix("do it", tuple(PlacedEdit(*edit) for edit in edits), safe, in_quotation)


def found(start, end, *fixes, excerpt=None):
    places = (Position(start, 1, start + 1), Position(end, 1, end + 1))
    shown = TEXT[start:end] if excerpt is None else excerpt
    return Diagnostic("demo.x", Severity.INFO, 1.0, "x", shown, "narrator", "paragraph", *places, fixes, (), (), "", "f")


def fixed(*diagnostics):
    return apply(TEXT, safe_edits(TEXT, diagnostics))


def test_a_safe_fix_is_made_and_nothing_else_changes():
    assert fixed(found(4, 7, fix((4, 7, "2")))) == "one 2 three\r\nfour"


@pytest.mark.parametrize(
    "diagnostic",
    [
        found(4, 7, fix((4, 7, "2"), safe=False)),
        found(4, 7, fix((4, 7, "2"), in_quotation=True)),
        found(4, 7, fix((4, 7, "2")), fix((4, 7, "II"))),
        found(4, 7, fix((4, 7, "2")), excerpt="was"),
        found(4, 7, fix((4, 99, "2"))),
        found(4, 7, fix((4, 7, "2"), (5, 6, "x"))),
        found(4, 7, fix()),
        found(4, 7),
    ],
    ids=["not safe", "in a quotation", "two to choose from", "text changed", "past the end", "overlaps itself", "no edit", "no fix"],
)
def test_what_is_left_alone(diagnostic):
    assert fixed(diagnostic) == TEXT


def test_an_unsafe_alternative_does_not_hinder_the_safe_fix():
    assert fixed(found(4, 7, fix((4, 7, "II"), safe=False), fix((4, 7, "2")))) == "one 2 three\r\nfour"


def test_of_two_that_overlap_the_first_is_made():
    assert fixed(found(0, 7, fix((0, 7, "1 2"))), found(4, 13, fix((4, 13, "2 3")))) == "1 2 three\r\nfour"


def test_a_fix_is_made_whole_or_not_at_all():
    assert fixed(found(0, 3, fix((0, 3, "1"))), found(4, 7, fix((4, 7, "2"), (1, 2, "x")))) == "1 two three\r\nfour"


def test_neighbours_do_not_overlap_and_the_same_edit_is_made_once():
    assert fixed(found(3, 4, fix((3, 4, "_"))), found(4, 7, fix((4, 7, "2"))), found(4, 7, fix((4, 7, "2")))) == "one_2 three\r\nfour"


def test_two_insertions_at_one_place_are_a_guess():
    assert fixed(found(0, 3, fix((3, 3, ","))), found(0, 3, fix((3, 3, ";")))) == "one, two three\r\nfour"


def test_insertion_before_what_another_replaces_is_a_guess():
    assert fixed(found(4, 7, fix((4, 7, "2"))), found(4, 7, fix((4, 4, "a ")))) == "one 2 three\r\nfour"


@given(st.lists(st.tuples(st.integers(0, 19), st.integers(0, 6), st.sampled_from(["", "x", "yy"])), max_size=8))
def test_edits_chosen_never_overlap(places):
    diagnostics = [found(s, min(19, s + n), fix((s, min(19, s + n), t))) for s, n, t in places]
    edits = safe_edits(TEXT, diagnostics)
    assert edits == sorted(edits)
    assert all(a.end <= b.start and a.start < b.start for a, b in pairwise(edits))
    kept = len(TEXT) - sum(edit.end - edit.start for edit in edits) + sum(len(edit.text) for edit in edits)
    assert len(apply(TEXT, edits)) == kept
