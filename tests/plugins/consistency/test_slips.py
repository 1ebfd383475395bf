"""Invented slips and hard negatives: how many must be found, and how few of what is meant may be asked about."""

import tomllib
from pathlib import Path

import pytest

from sayso.testing import check_text
from sayso_consistency.reversed_meaning import reversed_meaning

SET = tomllib.loads(Path(__file__).with_name("slips.toml").read_text(encoding="utf-8"))
SIDES = [("Iran", "Turkey"), ("Turkey", "Iran"), ("Norway", "Chile"), ("Israel", "Egypt")]
FOUND, FIRST, FALSE = 0.9, 0.85, 0.01  # shares: floors for what is found and rightly put first, ceiling for what is flagged though meant


def _found(text, one, other):
    return [
        (finding.excerpt, finding.fixes[0].edits[0].text) for finding in check_text(reversed_meaning, text.replace("{A}", one).replace("{B}", other))
    ]


@pytest.mark.parametrize(("one", "other"), SIDES)
def test_finds_most_slips(one, other):
    found = [(_found(text, one, other), word, meant) for text, word, meant in SET["slips"]]
    hits = [(suggested, meant) for every, word, meant in found for seen, suggested in every if seen == word]
    judged = [suggested == meant for suggested, meant in hits if meant]
    assert len(SET["slips"]) >= 120
    assert len(hits) >= FOUND * len(found)
    assert sum(judged) >= FIRST * len(judged)


@pytest.mark.parametrize(("one", "other"), SIDES)
def test_asks_about_next_to_nothing_that_is_meant(one, other):
    flagged = [text for text in SET["meant"] if _found(text, one, other)]
    assert len(SET["meant"]) >= 120
    assert len(flagged) <= FALSE * len(SET["meant"])


def test_sides_swapped_change_nothing():
    for text in [*SET["meant"], *(slip[0] for slip in SET["slips"])]:
        assert _found(text, "Iran", "Turkey") == _found(text, "Turkey", "Iran")
