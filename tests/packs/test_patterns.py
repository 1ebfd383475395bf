import time

import pytest

from sayso.errors import PackError
from sayso.packs.folding import fold
from sayso.packs.patterns import complaint, needed, occurrences
from sayso.testing import check_text


@pytest.mark.parametrize(
    ("pattern", "word"),
    [
        (r"\bpercentage points? (?:rise|fall) of\b", "percentage"),
        (r"\bsources? close to\b", "close to"),
        (r"\b\d+ per cent\b", "per cent"),
        (r"(a(b)c) \bwho said\b", "who said"),
        (r"(?P<number>\d+) \bwho said\b", "who said"),
        (r"(?i)\bfoo bar\b", "foo bar"),
        (r"\bFoo\b", "foo"),
        (r"\bfoo{2} barn\b", "barn"),
        (r"[abc] \bregime\b", "regime"),
        (r"regime", ""),
        (r"\bregime", ""),
        (r"\bfoo\b|\bbar\b", ""),
        (r"(?:\bfoo\b)?", ""),
        (r"\bfoo?\b", ""),
        (r"\bto\b", ""),
        (r"[a-z ]+", ""),
        (r"\d+", ""),
    ],
)
def test_needed(pattern: str, word: str) -> None:
    assert needed(pattern) == word


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        (r"(?=x)y", "refused by RE2"),
        (r"(a)\1", "refused by RE2"),
        ("(", "refused by RE2"),
        ("x*", "empty text"),
        ("x" * 1001, "longer"),
        (r"\bx\b", ""),
    ],
)
def test_complaint(pattern: str, said: str) -> None:
    assert said in complaint(pattern)
    assert bool(said) == bool(complaint(pattern))


def test_places_are_those_of_the_original() -> None:
    text = "😀 It isn’t  the\u00adir plan"
    assert [span.of(text) for span, _ in occurrences(r"isn't their", fold(text), exact=False)] == ["isn’t  the\u00adir"]


def test_a_hostile_pattern_takes_linear_time() -> None:
    view = fold("a" * 100_000)
    start = time.process_time()
    assert not list(occurrences(r"(a+)+(a+)+b", view, exact=False))
    assert time.process_time() - start < 2


def test_a_group_that_must_be_empty_stands_in_for_a_look_around(make_rule) -> None:
    rule = make_rule("pattern = '(New )?York(shire)?'\nempty = [1, 2]\nnear = ['york', 'yorkshire']")
    assert [found.excerpt for found in check_text(rule, "York, New York, Yorkshire and York.")] == ["York", "York"]


def test_a_replacement_keeps_letters_beyond_ascii(make_rule) -> None:
    rule = make_rule("pattern = '\\((\\w+)\\) kroner'\nright = '“\\1” krøner \\\\ €'", "swap")
    (found,) = check_text(rule, "It costs (ten) kroner.")
    assert found.fixes[0].edits[0].text == "“ten” krøner \\ €"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("pattern = '(a)b'\nempty = 2", "no such group"),
        ("term = 'a'\nempty = 1", "no such group"),
        ("pattern = '(a)b'\nempty = 0", "'empty' must be the number of a group"),
        ("pattern = '(a)b'\ninstead = '\\2'", "the pattern does not have"),
    ],
)
def test_groups_that_do_not_exist(make_rule, body: str, message: str) -> None:
    with pytest.raises(PackError, match=message):
        make_rule(body)
