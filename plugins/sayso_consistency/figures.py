"""The figures of an article: what each counts, and the words around it that tell what it is about."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from sayso import Article, Layer, Span
from sayso.layers import NUMBERS, SENTENCES, TOKENS
from sayso.records import Number, Tokens
from sayso_consistency.tables import words

REACH = 5  # words from a number to its noun
NEAR = 25  # words on either side that tell what a figure is about
BEFORE, AFTER = 4, 4  # words in which a verb of dying or hurting makes people its victims
LONG = 3  # letters; shorter words are no nouns here
ENDINGS = ("ing", "ies", "ed", "es", "s", "e")
DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
SKIPPED = frozenset("\"“”'‘’()")
CLASSES = ("killed", "injured", "arrested", "missing")


class Figure(NamedTuple):
    """Hold a figure: `things` are what it counts (stems, a unit, a class such as `killed`); `first` and `after` its tokens; `sentence` its place.

    `mantissa` is its digits without commas, point and noughts at either end: `2.2 million` and `2,200` have the same.
    """

    span: Span
    value: float
    unit: str
    hedge: str
    things: frozenset[str]
    mantissa: str
    first: int
    after: int
    sentence: int
    kind: str


def _compute(article: Article) -> tuple[Figure, ...]:
    tokens, starts = article.layer(TOKENS), [sentence.span.start for sentence in article.layer(SENTENCES)]
    return tuple(_figure(article, tokens, number, bisect_right(starts, number.span.start) - 1) for number in article.layer(NUMBERS))


FIGURES: Layer[tuple[Figure, ...]] = Layer("consistency figures", _compute)


def _figure(article: Article, tokens: Tokens, number: Number, sentence: int) -> Figure:
    first, after = bisect_left(tokens.ends, number.span.start + 1), bisect_left(tokens.starts, number.span.end)
    end = article.layer(SENTENCES)[sentence].span.end if sentence >= 0 else len(article.text)
    following = _following(tokens, after, end)
    kind = article.blocks[article.block_at(number.span.start)].kind
    things = frozenset(_things(tokens, number, first, following))
    return Figure(number.span, number.value, number.unit, number.hedge, things, mantissa(number.value), first, after, sentence, kind)


def _following(tokens: Tokens, after: int, end: int) -> list[str]:
    last = min(after + max(REACH, AFTER), len(tokens.lower))
    return [tokens.lower[at] for at in range(after, last) if tokens.starts[at] < end and tokens.lower[at] not in SKIPPED]


def _things(tokens: Tokens, number: Number, first: int, following: list[str]) -> Iterator[str]:
    ends, no_nouns = words("figures", "ends a noun phrase"), words("figures", "no noun")
    for word in following[:REACH]:
        if not word[0].isalpha() or word in ends:
            break
        if len(word) > LONG and word not in no_nouns:
            yield stem(word)
    if number.unit:
        yield number.unit if not number.unit.isalpha() else stem(number.unit)
    if befell := _befell(tokens, first, following):
        yield befell


def _befell(tokens: Tokens, first: int, following: list[str]) -> str | None:
    """Return what befell those who are counted, by the nearest word after the number or before it."""
    classes, next_clause = class_of(), words("figures", "next clause")
    for word in following[:AFTER]:
        if word in next_clause:
            break
        if word in classes:
            return classes[word]
    block = tokens.blocks[first] if first < len(tokens.blocks) else -1
    before = (tokens.lower[at] for at in range(first - 1, max(0, first - BEFORE) - 1, -1) if tokens.blocks[at] == block)
    return next((classes[word] for word in before if word in classes), None)


@cache
def class_of() -> Mapping[str, str]:
    """Return the class of what befalls people by word."""
    return {word: f"*{key}" for key in CLASSES for word in words("figures", key)}


@cache
def stem(word: str) -> str:
    """Return a word without its ending, so that `killing` and `kills` meet."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= LONG:
            return word[: -len(ending)]
    return word


def mantissa(value: float) -> str:
    """Return the digits of a value that count."""
    return f"{abs(value):.10g}".partition("e")[0].replace(".", "").strip("0")


def around(article: Article, figure: Figure, *, names: bool = False) -> frozenset[str]:
    """Return the stems of the words near a figure in its sentence that tell what it is about; of `names` only those with a capital."""
    kept = article.layer(_AROUND)
    key = (figure.first, figure.after, names)
    if key not in kept:
        kept[key] = _around(article, figure, names=names)
    return kept[key]


_AROUND: Layer[dict[tuple[int, int, bool], frozenset[str]]] = Layer("consistency around figures", lambda _article: {})


def _around(article: Article, figure: Figure, *, names: bool) -> frozenset[str]:
    tokens, text = article.layer(TOKENS), article.text
    span = article.layer(SENTENCES)[figure.sentence].span if figure.sentence >= 0 else Span(0, len(text))
    reach = range(max(0, figure.first - NEAR), min(len(tokens.lower), figure.after + NEAR))
    places = [at for at in reach if not figure.first <= at < figure.after and span.start <= tokens.starts[at] < span.end]
    if names:
        places = [at for at in places if text[tokens.starts[at]].isupper() and tokens.starts[at] != span.start]
    found, no_nouns = (tokens.lower[at] for at in places), words("figures", "no noun")
    return frozenset(stem(word) for word in found if len(word) > LONG and word.isalpha() and word not in no_nouns)


def is_power_apart(one: float, other: float) -> bool:
    """Tell whether one value is the other with noughts more."""
    low, high = sorted((abs(one), abs(other)))
    if not low or high / low < 9.99:
        return False
    ratio = high / low
    while ratio > 9.99:
        ratio /= 10
    return abs(ratio - 1) < 1e-6


def is_swapped(one: float, other: float) -> bool:
    """Tell whether two whole values differ by two neighbouring digits that changed places."""
    left, right = f"{one:.0f}", f"{other:.0f}"
    if one % 1 or other % 1 or len(left) != len(right) or len(left) < 2:
        return False
    apart = [place for place, (a, b) in enumerate(zip(left, right, strict=True)) if a != b]
    return len(apart) == 2 and apart[1] == apart[0] + 1 and left[apart[0]] == right[apart[1]] and left[apart[1]] == right[apart[0]]
