from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sayso import Article, Example, Finding, Fix, Severity, Span, rule
from sayso.errors import PluginError
from sayso.finding import Edit
from sayso.layers import HITS
from sayso.packs.loader import load_pack
from sayso.testing import article, assert_examples, check_text, coverage, findings, run_examples

GOOD = (Example("A very good plan.", ("very",), fixed="A good plan."), Example("A good plan."))


def very(*examples: Example, message: str = "“very” adds nothing: leave it out.", reach: int = 0):
    @rule("test.very", summary="Very", severity="info", examples=examples or GOOD, literals=["very"])
    def check(article: Article) -> Iterator[Finding]:
        for hit in article.layer(HITS).get("test.very", []):
            span = Span(hit.span.start, hit.span.end + reach)
            yield Finding(span, message, (Fix("Leave it out", (Edit(Span(span.start, span.end + 1), ""),)),))

    return check


def test_good_examples_pass() -> None:
    assert_examples(very())
    assert [(outcome.number, outcome.problems) for outcome in run_examples(very())] == [(1, ()), (2, ())]


@pytest.mark.parametrize(
    ("example", "problem"),
    [
        (Example("A very good plan.", ("good",)), "example 1: flagged 'very', expected 'good'"),
        (Example("A good plan.", ("very",)), "flagged nothing, expected 'very'"),
        (Example("A very good plan.", ("very",), fixed="A fine plan."), "fixed to 'A good plan.', expected 'A fine plan.'"),
    ],
)
def test_an_example_that_is_wrong_is_named(example: Example, problem: str) -> None:
    with pytest.raises(AssertionError, match=r"^test\.very: ") as caught:
        assert_examples(very(example, Example("Good.")))
    assert problem in str(caught.value)


def test_both_kinds_of_examples_must_be_there() -> None:
    with pytest.raises(AssertionError, match="needs an example that is passed"):
        assert_examples(very(GOOD[0]))
    with pytest.raises(AssertionError, match="needs an example that is flagged"):
        assert_examples(very(GOOD[1]))


@pytest.mark.parametrize(("more", "problem"), [({"message": "x" * 241}, "241 characters long"), ({"reach": 99}, "outside the text")])
def test_a_finding_that_cannot_be_is_named(more: dict[str, object], problem: str) -> None:
    with pytest.raises(AssertionError) as caught:
        assert_examples(very(**more))
    assert problem in str(caught.value)


def test_fixed_is_the_text_without_the_headline() -> None:
    assert_examples(very(Example("A very good plan.", ("very",), fixed="A good plan.", headline="A plan for the town"), GOOD[1]))


def test_check_text_gives_diagnostics() -> None:
    (found,) = check_text(very(), "It is 😀 very good.", headline="A plan")
    assert (found.rule, found.severity, found.excerpt, found.start.line, found.start.column, found.voice) == (
        "test.very",
        Severity.INFO,
        "very",
        3,
        9,
        "narrator",
    )


def test_check_text_takes_several_rules() -> None:
    assert len(check_text([very(), very()], "Very good.")) >= 1


def test_a_rule_that_fails_is_named() -> None:
    @rule("test.broken", summary="Broken", severity="info", examples=GOOD)
    def broken(article: Article) -> Iterator[Finding]:
        raise ValueError("no luck")
        yield

    with pytest.raises(PluginError, match=r"test\.broken: .*no luck"):
        check_text(broken, "Text.")


def test_an_article_has_its_front_matter() -> None:
    of = article("Text.", meta={"byline": "A. Writer", "published": "2026-11-02", "desk": "foreign"}, headline="A headline")
    assert (of.meta.byline, of.meta.published, of.meta.raw["desk"]) == ("A. Writer", date(2026, 11, 2), "foreign")
    assert [block.kind for block in of.blocks] == ["headline", "paragraph"]


def test_findings_are_in_order_of_place() -> None:
    of = article("Very good and very bad.")
    assert [finding.span.start for _, finding in findings(very(), of)] == [0, 14]


def test_coverage_names_what_no_example_reaches(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text('name = "d"\nversion = "1"\nlanguages = "en"\nlicence = "CC0-1.0"\n', encoding="utf-8")
    (tmp_path / "rule.toml").write_text(
        'id = "d.rule"\nkind = "term"\nsummary = "s"\nseverity = "info"\norigin = "our judgement"\n'
        '[[entry]]\nterm = ["regime", "junta"]\n[[entry]]\nterm = "slam"\n'
        '[[entry]]\npattern = \'[0-9]+\'\n[[example]]\ntext = "A junta."\nflagged = ["junta"]\n[[example]]\ntext = "No."\n',
        encoding="utf-8",
    )
    (found,) = coverage([very(), *load_pack(tmp_path, cache_folder=tmp_path / "cache").rules])
    assert (found.rule, found.reached, found.missed, found.slow) == ("d.rule", ("junta",), ("regime", "slam", "[0-9]+"), ("[0-9]+",))
    assert found.share == pytest.approx(1 / 4)
