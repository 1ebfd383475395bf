"""Whole invented articles: is every sentence that somebody is made to answer for found, of the right kind, under the full name?"""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from sayso.layers import ATTRIBUTIONS, SENTENCES
from sayso.readers import read_bytes
from sayso.records import Attribution
from sayso.span import Span

ARTICLES = Path(__file__).resolve().parent / "articles" / "sources"
CASES = sorted(path.stem for path in ARTICLES.glob("*.md"))

RECALL = 0.96  # of the sentences in which somebody is made to answer for something
PRECISION = 0.96  # of the sentences said to be such
TYPES = 0.97  # of the sources found
FULL_NAMES = 0.96  # of the sources found that the article names
UNNAMED = 0.98  # of the sources found that it does not name: no name may be given to them
EACH = 0.9  # recall in every single article


class Tally(NamedTuple):
    """Hold what was right and asked of one article: pairs, and what went wrong, in words."""

    recall: tuple[int, int]
    precision: tuple[int, int]
    types: tuple[int, int]
    named: tuple[int, int]
    unnamed: tuple[int, int]
    misses: tuple[str, ...]


def test_there_are_articles_of_many_kinds() -> None:
    assert len(CASES) >= 14


@pytest.mark.parametrize("case", CASES)
def test_statements_stand_in_their_article(case: str) -> None:
    text = (ARTICLES / f"{case}.md").read_text(encoding="utf-8")
    assert all(text.count(statement["text"]) >= 1 for statement in _statements(case))


@pytest.mark.parametrize("case", CASES)
def test_most_sentences_are_found_in_each(case: str) -> None:
    tally = _tally(case)
    assert _share([tally.recall]) >= EACH, "\n".join(tally.misses)


@pytest.mark.parametrize(
    ("what", "floor"), [("recall", RECALL), ("precision", PRECISION), ("types", TYPES), ("named", FULL_NAMES), ("unnamed", UNNAMED)]
)
def test_all_together(what: str, floor: float) -> None:
    reached = _share([getattr(_tally(case), what) for case in CASES])
    misses = [f"{case}: {miss}" for case in CASES for miss in _tally(case).misses]
    assert reached >= floor, f"{what}: {reached:.3f} < {floor}\n" + "\n".join(misses)


def _share(pairs: list[tuple[int, int]]) -> float:
    return sum(right for right, _ in pairs) / max(1, sum(asked for _, asked in pairs))


@cache
def _statements(case: str) -> tuple[dict, ...]:
    return tuple(tomllib.loads((ARTICLES / f"{case}.toml").read_text(encoding="utf-8"))["statement"])


@cache
def _tally(case: str) -> Tally:
    article = read_bytes((ARTICLES / f"{case}.md").read_bytes(), name=f"{case}.md", encoding=None)
    found = article.layer(ATTRIBUTIONS)
    sentences = [sentence.span for sentence in article.layer(SENTENCES)]
    places = list(_places(article.text, _statements(case)))
    wanted = {index for place in places for index in _touched(sentences, place)}
    got = {index for item in found for part in item.content for index in _touched(sentences, part)}
    misses = [f"not found: {sentences[index].of(article.text)!r}" for index in sorted(wanted - got)]
    misses += [f"found for nothing: {sentences[index].of(article.text)!r}" for index in sorted(got - wanted)]
    types, named, unnamed = [], [], []
    for statement, place in zip(_statements(case), places, strict=True):
        source = _answers(found, place)
        if source is None or not statement["type"]:
            continue
        kind, name = source
        types.append(kind in statement["type"])
        proper = statement["speaker"][0][0].isupper()
        (named if proper else unnamed).append(_is_one_of(name, statement["speaker"]) if proper else name is None)
        if not (types[-1] and (named if proper else unnamed)[-1]):
            misses.append(f"{place.of(article.text)[:60]!r}: {statement['speaker'][0]} ({statement['type'][0]}), not {name} ({kind})")
    return Tally(
        (len(wanted & got), len(wanted)), (len(wanted & got), len(got)), _pair(types), _pair(named), _pair(unnamed), tuple(misses)
    )  # fmt: skip


def _is_one_of(name: str | None, speakers: list[str]) -> bool:
    """Tell whether a name is one of those given; the full stop of `Inc.` is no part of it."""
    return name is not None and name.rstrip(".") in {speaker.rstrip(".") for speaker in speakers}


def _pair(answers: list[bool]) -> tuple[int, int]:
    return sum(answers), len(answers)


def _places(text: str, statements: tuple[dict, ...]) -> Iterator[Span]:
    """Yield where the statements stand, which come in the order of the text."""
    after = 0
    for statement in statements:
        start = text.index(statement["text"], after)
        yield Span(start, start + len(statement["text"]))
        after = start + len(statement["text"])


def _touched(sentences: list[Span], part: Span) -> list[int]:
    return [index for index, sentence in enumerate(sentences) if min(sentence.end, part.end) - max(sentence.start, part.start) > 2]


def _answers(found: tuple[Attribution, ...], place: Span) -> tuple[str, str | None] | None:
    """Return type and name of whoever is made to answer for at least half of a place: whose content fits it best, and of several such who does not only pass it on."""
    fits = [number for number, item in enumerate(found) if item.source and 2 * _shared(item, place) >= place.end - place.start]
    if not fits:
        return None
    passed_on = {found[number].via for number in fits}
    best = max(fits, key=lambda number: (round(_fit(found[number], place), 1), number not in passed_on))
    source = found[best].source
    return (source.type, source.resolved) if source else None


def _fit(item: Attribution, place: Span) -> float:
    shared = _shared(item, place)
    return shared / (sum(part.end - part.start for part in item.content) + place.end - place.start - shared)


def _shared(item: Attribution, place: Span) -> int:
    return sum(max(0, min(part.end, place.end) - max(part.start, place.start)) for part in item.content)
