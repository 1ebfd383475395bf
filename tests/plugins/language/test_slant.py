"""Slant: loaded words are counted in the narrator's voice, whatever rules are on, and shown on the headline."""

from itertools import pairwise

import pytest

from sayso.testing import article, assert_examples, findings
from sayso_language.slant import loaded, slant

HEAD = "Council weighs the harbour’s future"
LOADED = "The mayor slammed the shameful plan. Rivals ranted about the pathetic delay, a disgraceful farce. The council met on Monday."
PLAIN = "The council met on Monday in the old hall beside the harbour, and a clerk opened the windows. "


def found(text: str, meta=None, **options):
    of = article(f"{HEAD}\n\n{text}", meta=meta)
    return of, [finding for _, finding in findings(slant.configure({name.replace("_", "-"): value for name, value in options.items()}), of)]


def test_examples():
    assert_examples(slant)


def test_finding_is_about_the_story():
    of, (finding,) = found(LOADED)
    assert finding.span.of(of.text) == HEAD
    assert finding.whole_story
    assert [place.span.of(of.text) for place in finding.related] == ["slammed", "ranted", "pathetic", "disgraceful", "farce"]


@pytest.mark.parametrize(
    ("text", "meta", "options", "count"),
    [
        (LOADED + PLAIN * 10, None, {}, 1),
        (LOADED + PLAIN * 60, None, {}, 0),
        (LOADED + PLAIN * 60, None, {"per_thousand": 1.0}, 1),
        (LOADED, None, {"least": 9}, 0),
        (LOADED, {"section": "Opinion"}, {}, 0),
        (LOADED, {"section": "Arts/Reviews"}, {}, 0),
        (LOADED + PLAIN * 25, {"section": "Sport"}, {}, 0),
        (LOADED + PLAIN * 25, {"section": "Politics"}, {}, 1),
        (f"“{LOADED}” the mayor said. {PLAIN}", None, {}, 0),
        (f"The mayor said that rivals ranted about the shameful, pathetic and disgraceful plan. {PLAIN}", None, {}, 0),
        ("", None, {}, 0),
    ],
)
def test_rate(text, meta, options, count):
    assert len(found(text, meta, **options)[1]) == count


def test_words_in_context_only():
    of = article(f"{HEAD}\n\nThe train slammed into a truck. The town boasts a library. A rabid dog bit two joggers. The mayor slammed the plan.")
    assert [span.start for span in loaded(of)] == [of.text.rindex("slammed")]


def test_each_word_counts_once():
    of = article(f"{HEAD}\n\n{LOADED}")
    spans = loaded(of)
    assert all(one.end <= other.start for one, other in pairwise(spans))


def test_message_is_short():
    _, (finding,) = found("The mayor lashed out at the council. " + LOADED)
    assert len(finding.message) <= 240
    assert "per 1,000" in finding.message
