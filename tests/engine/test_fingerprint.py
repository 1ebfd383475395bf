import time

import pytest

from sayso.engine.fingerprint import Names, fold
from sayso.finding import Finding


def names(report):
    return [each.fingerprint for each in report.diagnostics]


@pytest.fixture
def fingerprints(run, demo):
    return lambda text, **values: names(run(demo.rule(demo.find("bad", **values)), text))


@pytest.mark.parametrize(
    "other", ["Another line before. A bad word stood here.", "A headline\n\nA bad  word stood here.", "Yes. A bad word stood HERE."]
)
def test_edits_elsewhere_leave_it(fingerprints, other):
    assert fingerprints(other)[0] == fingerprints("A bad word stood here.")[0]


def test_the_sentence_the_rule_and_the_ordinal_make_it(fingerprints, run, demo):
    first = fingerprints("A bad word.")
    assert first != fingerprints("A bad term.")
    assert first != names(run(demo.rule(demo.find("bad"), "demo.other"), "A bad word."))
    assert len(set(fingerprints("A bad word, a bad word. A bad word, a bad word."))) == 4


def test_what_is_hidden_does_not_renumber_what_is_shown(run, demo):
    def check(article):
        yield Finding(article.blocks[0].span._replace(end=1), "Hidden.", confidence=0.1)
        yield Finding(article.blocks[0].span._replace(end=3), "Shown.")

    rule = demo.rule(check)
    assert names(run(rule, "bad word")) == names(run(rule, "bad word", min_confidence=0.0))[1:]


def test_of_a_finding_about_the_whole_story_the_words_do_not_count(run, demo):
    rule = demo.rule(lambda article: [Finding(article.story_span, "Whole.", whole_story=True)])
    assert names(run(rule, "One story.")) == names(run(rule, "A headline\n\nQuite another one."))


@pytest.mark.parametrize(
    ("one", "other"), [("A “b”", 'a "b"'), ("it’s", "IT'S"), ("a–b", "a-b"), ("a\u00a0 b\n", "a b"), ("co\u00adop", "coop"), ("a\u200bb", "ab")]
)
def test_typography_is_folded(one, other):
    assert fold(one) == fold(other)


def test_it_is_sixteen_digits_of_a_stable_hash():
    assert Names().next("demo.bad", "a bad word.") == "f12f1a4678d05c17"
    assert Names().next("demo.bad", "\ud800") != Names().next("demo.bad", "")


def test_a_long_sentence_is_hashed_once():
    name, sentence = Names(), "a bad word " * 100_000
    started = time.process_time()
    assert len({name.next("demo.bad", sentence) for _ in range(20_000)}) == 20_000
    assert time.process_time() - started < 2


@pytest.mark.parametrize("comment", ["<!-- sayso: allow demo.none -->", "<!-- sayso: allow -->", "<!-- sayso: allow demo.bad -->"])
def test_those_of_the_engines_own_findings_differ_too(run, demo, comment):
    found = names(run(demo.rule(demo.find("bad")), f"{comment}\n\nGood.\n\n{comment}\n\nGood.\n"))
    assert len(found) == len(set(found)) == 2
