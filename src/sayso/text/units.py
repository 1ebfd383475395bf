"""Find what a number counts (its unit) and how exact it claims to be (its hedge)."""

from collections.abc import Mapping
from functools import cache

from sayso.text.records import Tokens
from sayso.text.tables import table, words

REACH = 4  # tokens after a number in which the noun it counts is looked for
HEDGE_REACH = 3


@cache
def measures() -> Mapping[str, str]:
    """Return the spellings of measures and the names of their units."""
    return {key: name for key, name in table("units")["measures"].items() if key != "origin"}


@cache
def _compounds() -> Mapping[str, str]:
    return {key: name for key, name in table("units")["compounds"].items() if key != "origin"}


@cache
def currencies() -> Mapping[str, str]:
    """Return the currency signs and the names of their units."""
    return {key: name for key, name in table("units")["currencies"].items() if key != "origin"}


@cache
def _sets() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    return words("units", "plurals"), words("units", "nouns"), words("units", "stops"), words("hedges", "before")


def unit(tokens: Tokens, index: int, end: int, value: float) -> str:
    """Return what the number before token `index` counts: a measure, or the noun that heads the phrase up to token `end`; else nothing."""
    lower = tokens.lower
    end = min(end, index + REACH, len(lower))
    if index >= end:
        return ""
    if index + 1 < end and (compound := _compounds().get(f"{lower[index]} {lower[index + 1]}")):
        return compound
    if lower[index] in ("year", "years") and lower[index + 1 : index + 2] == ["old"]:
        return "year-old"
    if lower[index] == "km" and lower[index + 1 : index + 3] == ["/", "h"]:
        return "kph"
    measure = measures().get(lower[index])
    if measure:
        return measure
    return _noun(tokens, index, end, value)


def _noun(tokens: Tokens, index: int, end: int, value: float) -> str:
    plurals, not_nouns, stops, _ = _sets()
    start = _past_of(tokens.lower, index, end)
    for at in range(start, end):
        word = tokens.lower[at]
        if not word[0].isalpha() or word in stops:
            return ""
        if word in measures():
            return measures()[word]
        if word in plurals or (word[-1] == "s" and len(word) > 3 and word[-2] not in "su'" and word not in not_nouns):
            return word
        if value == 1 and at == start:
            return word
    return ""


def _past_of(lower: list[str], index: int, end: int) -> int:
    """Step over `of`, `of the`, `of all` after a fraction or a crowd (`two thirds of the voters`)."""
    if lower[index] == "of":
        index += 1
        if index < end and lower[index] in ("the", "all", "its", "their", "his", "her", "our", "these", "those"):
            index += 1
    return index


def hedge(tokens: Tokens, index: int) -> str:
    """Return the hedge that ends right before token `index`, the longest there is (`no more than` before `more than`)."""
    known = _sets()[3]
    block = tokens.blocks[index]
    for length in range(min(HEDGE_REACH + 1, index), 0, -1):
        first = index - length
        if tokens.blocks[first] == block and " ".join(tokens.lower[first:index]) in known:
            return " ".join(tokens.lower[first:index])
    return ""
