"""Whole stories with two sides: the loaded word is shown with the even one and both sides' names, whoever they are; even-handed stories pass."""

import tomllib
from pathlib import Path

import pytest

from sayso.testing import article, findings
from sayso_language.asymmetry import asymmetry

STORIES = tomllib.loads(Path(__file__).with_name("asymmetry_stories.toml").read_text(encoding="utf-8"))
HEADS = {"loaded": "What happened this week", "even": "What else happened this week"}


def about(story):
    return story["about"]


def told(story, one, other):
    """Return the flagged word, the related places and the message of each finding."""
    names = {f"{side}{number or ''}": name for side, words in (("a", one), ("b", other)) for number, name in enumerate(words)}
    of = article(f"{HEADS['loaded']}\n\n{story['text'].strip().format(**names)}")
    return of, [finding for _, finding in findings(asymmetry, of)]


@pytest.mark.parametrize("story", STORIES["loaded"], ids=about)
@pytest.mark.parametrize("swapped", [False, True])
def test_loaded(story, swapped):
    one, other = (story["b"], story["a"]) if swapped else (story["a"], story["b"])
    of, found = told(story, one, other)
    assert story["word"] in [finding.span.of(of.text) for finding in found]
    for finding in found:
        assert finding.related[0].span != finding.span
        assert len(finding.message) <= 240


@pytest.mark.parametrize("story", STORIES["loaded"], ids=about)
def test_mirrored(story):
    (of, one), (mirrored, other) = told(story, story["a"], story["b"]), told(story, story["b"], story["a"])
    assert [finding.span.of(of.text) for finding in one] == [finding.span.of(mirrored.text) for finding in other]


@pytest.mark.parametrize("story", STORIES["even"], ids=about)
@pytest.mark.parametrize("swapped", [False, True])
def test_even(story, swapped):
    one, other = (story["b"], story["a"]) if swapped else (story["a"], story["b"])
    of, found = told(story, one, other)
    assert [(finding.span.of(of.text), finding.message) for finding in found] == []
