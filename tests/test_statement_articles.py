"""Whole invented articles, statement by statement: is each found, to its real ends, with its kind, its cue, and its source under the right name?"""

import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from sayso.article import Article
from sayso.layers import ATTRIBUTIONS
from sayso.readers import read_bytes
from sayso.records import Attribution
from sayso.span import Span

ARTICLES = Path(__file__).resolve().parent / "articles" / "statements"
CASES = sorted(path.stem for path in ARTICLES.glob("*.md"))
WORD = re.compile(r"\w+")
LEAST = 0.5  # confidence of what is reported, and share of the words that a statement and what is found must have in common
SLACK = 500  # characters before the last statement in which the next may begin: statements lie in statements

FLOORS = {"found": 0.95, "sure": 0.96, "ends": 0.96, "kind": 0.99, "cue": 0.98, "type": 0.95, "named": 0.92, "unnamed": 0.97}
"""Of the statements asked for, of those reported; of the statements found: content exact, kind, cue, type of source, its name, no name."""
EACH = 0.8  # of the statements of every single article are found


class Wanted(NamedTuple):
    """Hold a statement as written in the table: the words of its content (by where they begin), one set for every reading that will do."""

    row: dict[str, Any]
    readings: tuple[frozenset[int], ...]


@pytest.mark.parametrize("case", CASES)
def test_most_statements_are_found_in_each(case: str) -> None:
    right, asked, misses = _score(case)
    assert right["found"] >= EACH * asked["found"], "\n".join(misses)


@pytest.mark.parametrize("what", FLOORS)
def test_all_together(what: str) -> None:
    scores = [_score(case) for case in CASES]
    reached = sum(right[what] for right, _, _ in scores) / sum(asked[what] for _, asked, _ in scores)
    assert reached >= FLOORS[what], f"{what}: {reached:.3f}\n" + "\n".join(miss for _, _, misses in scores for miss in misses)


def test_there_are_articles_of_many_kinds() -> None:
    assert len(CASES) >= 16


@cache
def _score(case: str) -> tuple[Counter[str], Counter[str], tuple[str, ...]]:
    """Return by measure what was right and what was asked, and what went wrong, in words."""
    article = read_bytes((ARTICLES / f"{case}.md").read_bytes(), name=f"{case}.md", encoding=None)
    found = [item for item in article.layer(ATTRIBUTIONS) if item.confidence >= LEAST]
    wanted = _wanted(article, case)
    pairs = _paired(article, wanted, found)
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    misses: list[str] = []
    for number, each in enumerate(wanted):
        if each.row.get("optional"):
            continue
        item = found[pairs[number]] if number in pairs else None
        for what, answer in _answers(article, each, item):
            asked[what] += 1
            right[what] += answer
            if not answer:
                misses.append(f"{case}: {what}: {each.row['content']} by {each.row['speaker']}")
    rest = set(range(len(found))) - set(pairs.values())
    asked["sure"], right["sure"] = right["found"] + len(rest), right["found"]
    misses += [f"{case}: for nothing: {[span.of(article.text) for span in found[number].content]}" for number in sorted(rest)]
    return right, asked, tuple(misses)


def _wanted(article: Article, case: str) -> list[Wanted]:
    made: list[Wanted] = []
    after = 0
    for row in tomllib.loads((ARTICLES / f"{case}.toml").read_text(encoding="utf-8"))["statement"]:
        after = article.text.index(row["behind"]) if "behind" in row else after
        readings = [_places(article.text, parts, after) for parts in (row["content"], *row.get("or", ()))]
        made.append(Wanted(row, tuple(_words(article.text, places) for places in readings)))
        after = readings[0][0].start
    return made


def _places(text: str, parts: list[str], after: int) -> list[Span]:
    """Return where the parts of a content stand: each behind the one before, the first not far before `after` if it does not come later."""
    made: list[Span] = []
    for part in parts:
        start = text.find(part, after)
        start = start if start >= 0 else text.find(part, max(0, after - SLACK))
        assert start >= 0, part
        made.append(Span(start, start + len(part)))
        after = made[-1].end
    return made


def _words(text: str, spans: list[Span] | tuple[Span, ...]) -> frozenset[int]:
    return frozenset(match.start() for span in spans for match in WORD.finditer(text, span.start, span.end))


def _paired(article: Article, wanted: list[Wanted], found: list[Attribution]) -> dict[int, int]:
    """Return for every statement found the number of its attribution: of several, with the words, the cue and the source most alike."""
    likely = sorted(
        (
            (likeness, number, other)
            for number, each in enumerate(wanted)
            for other, item in enumerate(found)
            if (likeness := _like(article, each, item))
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for _, number, other in likely:
        if number not in pairs and other not in pairs.values():
            pairs[number] = other
    return pairs


def _like(article: Article, each: Wanted, item: Attribution) -> float:
    words = _words(article.text, item.content)
    shared = max(2 * len(words & reading) / (len(words) + len(reading)) for reading in each.readings)
    if shared < LEAST:
        return 0.0
    source = " ".join(span.of(article.text) for span in item.source.spans).lower() if item.source else ""
    spoken = any(name.lower().split()[-1] in source for name in each.row["speaker"])
    return shared + 0.3 * _same_cue(article, each, item) + 0.1 * spoken - 0.05 * bool(each.row.get("optional"))


def _same_cue(article: Article, each: Wanted, item: Attribution) -> bool:
    return each.row["cue"] in (item.cue.spans[0].of(article.text) if item.cue else "") and bool(item.cue) == bool(each.row["cue"])


def _answers(article: Article, each: Wanted, item: Attribution | None) -> list[tuple[str, bool]]:
    """Return what was asked of a statement, and whether it is right."""
    if item is None:
        return [("found", False)]
    answers = [("found", True), ("ends", _words(article.text, item.content) in each.readings)]
    answers += [("kind", item.kind == each.row["kind"]), ("cue", _same_cue(article, each, item))]
    name = _plain(item.source.resolved or "") if item.source else ""
    answers.append(("type", item.source.type in each.row["type"] if item.source else not each.row["speaker"] or "unknown" in each.row["type"]))
    names = {_plain(name) for name in each.row["speaker"] if name[0].isupper()}
    nobody = not each.row["speaker"] or "none" in each.row["speaker"]
    answers.append(("named", name in names or (nobody and not name)) if names else ("unnamed", not name and (nobody or item.source is not None)))
    return answers


def _plain(name: str) -> str:
    return name.replace("’", "'").rstrip(".")
