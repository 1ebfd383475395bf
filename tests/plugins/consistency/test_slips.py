"""Invented slips and hard negatives: how many must be found, and how few of what is meant may be asked about."""

import tomllib
from pathlib import Path

import pytest

from sayso.testing import check_text
from sayso_consistency.reversed_meaning import reversed_meaning

SET, BUILT = (tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8")) for name in ("slips.toml", "slips_by_construction.toml"))
SIDES = [("Iran", "Turkey"), ("Turkey", "Iran"), ("Norway", "Chile"), ("Israel", "Egypt")]
FOUND, FIRST, FALSE = 0.9, 0.85, 0.01  # shares: floors for what is found and rightly put first, ceiling for what is flagged though meant
MOST_FIXES = 3


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


@pytest.mark.parametrize(("one", "other"), SIDES[:2])
def test_finds_most_slips_of_every_construction(one, other):
    found = [(_found(text, one, other), word, meant) for text, word, meant in BUILT["slips"]]
    hits = [(suggested, meant) for every, word, meant in found for seen, suggested in every if seen == word]
    judged = [suggested == meant for suggested, meant in hits if meant]
    assert len(BUILT["slips"]) >= 60
    assert len(hits) >= FOUND * len(found)
    assert sum(judged) >= FIRST * len(judged)


@pytest.mark.parametrize("text", BUILT["meant"], ids=[text[:40] for text in BUILT["meant"]])
def test_asks_about_nothing_of_the_same_build_that_is_meant(text):
    assert _found(text, *SIDES[0]) == []


def test_offers_few_words_and_no_word_twice():
    for text, word, _ in BUILT["slips"]:
        for finding in check_text(reversed_meaning, text):
            offered = [fix.edits[0].text for fix in finding.fixes]
            assert len(offered) == len(set(offered)) <= MOST_FIXES
            assert word not in offered
            assert len(finding.message) <= 240


def test_sides_swapped_change_nothing():
    for text in [*SET["meant"], *BUILT["meant"], *(slip[0] for slip in (*SET["slips"], *BUILT["slips"]))]:
        assert _found(text, "Iran", "Turkey") == _found(text, "Turkey", "Iran")
