"""Patterns of other tools: read, written for RE2, spelled out in words."""

import pytest
import re2
from hypothesis import given
from hypothesis import strategies as st

from sayso.migration.regexes import Refused, groups_in, read, write
from sayso.migration.sought import sought
from sayso.migration.spelled import needed, sample, texts, trimmed
from sayso.packs.patterns import compiled


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        (r"a\/b", "a/b"),
        (r"it\u2019s", "it's"),
        ("it’s “so”", 'it\'s "so"'),
        (r"[\u2018’x]", "[''x]"),
        (r"\x41\x{42}", "AB"),
        (r"(?<year>\d{4})-(\d+)", r"(\d{4})\-(\d+)"),
        (r"a{,3}", r"a\{,3\}"),
        (r"(?:a|b)+?", "(?:a|b)+?"),
        (r"[]a]", r"[\]a]"),
        (r"[^]", "(?s:.)"),
        (r"[[:alpha:]-]", "[[:alpha:]-]"),
        (r"(?i)a", "(?i)a"),
        (r"\p{L}\pN", r"\p{L}\pN"),
        ("a\xa0b\t", "a b\t"),
    ],
)
def test_a_pattern_is_written_for_re2(pattern: str, written: str) -> None:
    assert write(read(pattern)) == written
    assert compiled(written) is not None


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        (r"(a)\1", "back-reference"),
        (r"(?>a)", "atomic"),
        (r"a++", "possessive"),
        (r"(a", "not closed"),
        (r"a)", "never opened"),
        (r"[a", "ends too early"),
        (r"*a", "nothing to repeat"),
        (r"a{2000}", "1,000 times"),
        (r"\u{zz}", "is no character"),
        ("(" * 40 + ")" * 40, "too deeply"),
        (r"(?#note)", "no counterpart"),
        ("a" * 30_000, "longer than"),
    ],
)
def test_what_re2_does_not_have_is_refused(pattern: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        write(read(pattern))


@given(st.text(alphabet="ab(|)[]{}?*+^$\\.,1-2:<=!Pd sib’", max_size=40))
def test_no_pattern_breaks_the_reader(pattern: str) -> None:
    try:
        found = sought(pattern, wrapped=False)
    except Refused:
        return
    if found.pattern:
        assert groups_in(read(pattern)) <= compiled(found.pattern).groups
    else:
        assert all(word == word.strip() != "" for word in found.words)


@given(st.text(alphabet="ab(|)[]{}?*+^$.,1-2:d s", max_size=30))
def test_what_re2_takes_means_the_same_afterwards(pattern: str) -> None:
    try:
        before = re2.compile(pattern)
        tree = read(pattern)
    except (re2.error, Refused):
        return
    after = re2.compile(write(tree))
    for text in ("", "a", "ab", "b1", "1-2", "a b", "aab", "aaa.,", "dd s"):
        assert bool(before.search(text)) is bool(after.search(text))


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("air(?:m[ae]n|wom[ae]n)", ("airman", "airmen", "airwoman", "airwomen")),
        ("cell ?phones?", ("cellphone", "cellphones", "cell phone", "cell phones")),
        (r"tap\s(?:&|and)\s+hold", ("tap & hold", "tap and hold")),
        (r"\w+ed", None),
        ("a{3}", ("aaa",)),
        ("a*", None),
        ("^a", None),
        ("[a-z]{3}", None),
    ],
)
def test_few_texts_are_spelled_out(pattern: str, expected: tuple[str, ...] | None) -> None:
    assert texts(read(pattern)) == expected


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\b(?:am|are)\b\s*\b(?:\w+ed)\b", ("am", "are")),
        (r"\d+ (?:May|June) \d{4}", ("May", "June")),
        (r"so[\s,]", ()),
        (r"\w+ing", ()),
        (r", (?:which|that) ", ("which", "that")),
    ],
)
def test_words_that_every_match_holds(pattern: str, words: tuple[str, ...]) -> None:
    assert needed(read(pattern), starts=False, ends=False) == words


@pytest.mark.parametrize("pattern", [r"\d{1,2}[.,]\d{4}", r'"[^"]+"[.,?]', r"\w+ly-\w+", r"(?:from|between)\s\d+", r"[A-Z]{3,5}\s*!"])
def test_a_sample_matches(pattern: str) -> None:
    assert compiled(write(read(pattern)), exact=True).search(sample(read(pattern)))


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"\d{2}(?!\d)", "1234", []),
        (r"(?<!New )\w+rk", "New York, Cork", ["Cork"]),
        (r"\w+(?=\s|$)", "one", ["one"]),
        (r"bar(?!-)", "bar-one bar", ["bar"]),
    ],
)
def test_a_look_around_at_an_end_becomes_a_group_that_must_be_empty(pattern: str, text: str, found: list[str]) -> None:
    made = sought(pattern, wrapped=False)
    matches = compiled(made.pattern).finditer(text)
    assert [match.group() for match in matches if not any(match.group(number) for number in made.empty)] == found


def test_other_look_arounds_stay_and_are_refused() -> None:
    with pytest.raises(Refused, match="look-around"):
        sought("a(?=b).c", wrapped=False)
    assert trimmed(read(r"(?<=\$)5")).starts is False
