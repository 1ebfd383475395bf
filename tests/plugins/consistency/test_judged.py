"""Articles by somebody who had not read the rules: silent when clean, and what was found of the errors planted in copies is still found."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import sayso_consistency
import sayso_quotes
from sayso.finding import Diagnostic
from sayso.testing import check_text

FLOOR = 0.6  # share of all planted errors that are found, fair or not


@cache
def articles() -> dict[str, dict[str, Any]]:
    """Return the articles by name."""
    read = tomllib.loads((Path(__file__).parent / "judged.toml").read_text(encoding="utf-8"))
    return {article["name"]: article for article in read["article"]}


def found(article: dict[str, Any], text: str) -> list[Diagnostic]:
    """Return what all rules of the family, and the one on unbalanced marks, find with the usual confidence."""
    rules = [rule for rule in [*sayso_consistency.sayso_rules(), *sayso_quotes.sayso_rules()] if rule.meta.id != "quotes.mixed-marks"]
    return [each for each in check_text(rules, text, meta={"published": article["published"]}) if each.confidence >= 0.5]


def is_seen(article: dict[str, Any], copy: dict[str, str]) -> bool:
    """Tell whether a finding points at what was put into a copy; a mark that is missing is found where its fellow stands."""
    text = article["text"].lstrip("\n")
    at = text.index(copy["find"])
    planted = text.replace(copy["find"], copy["put"], 1)
    for each in found(article, planted):
        places = [(each.start.offset, each.end.offset), *((other.start.offset, other.end.offset) for other in each.related)]
        if each.rule == "quotes.unbalanced" or any(start < at + len(copy["put"]) and end > at for start, end in places):
            return True
    return False


@pytest.mark.parametrize("name", sorted(articles()))
def test_clean_articles_are_silent(name: str):
    article = articles()[name]
    assert [(each.rule, each.excerpt) for each in found(article, article["text"].lstrip("\n"))] == []


@pytest.mark.parametrize("name", sorted(articles()))
def test_errors_that_were_found_are_still_found(name: str):
    article = articles()[name]
    assert [copy["put"] for copy in article["copies"] if copy["seen"] != "missed" and not is_seen(article, copy)] == []


def test_most_errors_are_found():
    copies = [copy for article in articles().values() for copy in article["copies"]]
    assert len(articles()) == 24
    assert len(copies) >= 290
    assert sum(copy["seen"] != "missed" for copy in copies) >= FLOOR * len(copies)
