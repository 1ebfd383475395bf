"""A number in the headline against those of the story."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sayso import Article, Finding, Related, Span
from sayso_consistency.tables import rows, words

TOKEN = re.compile(r"[$£€]?\d[\d,]*(?:\.\d+)?(?:(?:st|nd|rd|th|s|[-–])\w*)?|[^\W\d_]+(?:['’][^\W\d_]+)?")
FIGURE = re.compile(r"([$£€]?)(\d[\d,]*(?:\.\d+)?)$")
REACH = 3  # words from a number to its noun
EARLY = 12  # blocks in which a story gives the figure of its headline
MAGNITUDES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}


class Counted(NamedTuple):
    """Hold a number, what it counts (words after it, without a plural s) and where it stands."""

    value: float
    nouns: frozenset[str]
    span: Span


def headline_conflicts(article: Article) -> Iterator[Finding]:
    """Yield a finding for a number of the headline that the story lacks while it counts the same thing otherwise."""
    heads = [block.span for block in article.blocks if block.kind == "headline"]
    counted = [entry for span in heads for entry in _counted(article.text, span)]
    if not counted:
        return
    blocks = [block.span for block in article.blocks if block.kind not in ("headline", "credit")]
    body = [entry for span in blocks for entry in _counted(article.text, span, all_numbers=True)]
    values = {entry.value for entry in body}
    limit = blocks[min(EARLY, len(blocks)) - 1].end if blocks else 0
    for entry in counted:
        if not any(_about(entry.value, value) for value in values):
            other = next((each for each in body if each.span.start < limit and each.nouns & entry.nouns), None)
            if other:
                yield _finding(article, entry, other)


def _finding(article: Article, entry: Counted, other: Counted) -> Finding:
    seen, told = entry.span.of(article.text), other.span.of(article.text)
    noun = min(entry.nouns & other.nouns)
    message = f"The headline has {seen} ({noun}), the story {told} and nowhere {seen}: make them agree."
    return Finding(entry.span, message, related=(Related(other.span, "the story’s number"),), confidence=0.8)


def _counted(text: str, span: Span, *, all_numbers: bool = False) -> Iterator[Counted]:
    """Yield the numbers of a span with the nouns they count; those that count nothing only if `all_numbers`."""
    found = list(TOKEN.finditer(text, span.start, span.end))
    for place, match in enumerate(found):
        value = _value(match.group())
        if value is None:
            continue
        following = [each.group().lower() for each in found[place + 1 : place + 1 + REACH]]
        if following and following[0] in MAGNITUDES:
            value *= MAGNITUDES[following[0]]
        nouns = _nouns(following) | _unit(match.group(), following)
        if nouns or all_numbers:
            yield Counted(value, nouns, Span(*match.span()))


def _nouns(following: list[str]) -> frozenset[str]:
    kept = []
    for word in following:
        if word[0].isdigit() or word[0] in "$£€":
            break
        if len(word) > 3 and word not in words("figures", "no noun"):
            kept.append(word.removesuffix("s"))
    return frozenset(kept)


def _unit(number: str, following: list[str]) -> frozenset[str]:
    """Return the currency with its magnitude as a noun: `$ million`."""
    magnitude = following[0] if following and following[0] in MAGNITUDES else ""
    return frozenset({f"{number[0]} {magnitude}".strip()}) if number[0] in "$£€" else frozenset()


def _value(word: str) -> float | None:
    if word[0].isalpha():
        return _named().get(word.lower())
    match = FIGURE.match(word)
    return float(match.group(2).replace(",", "")) if match else None


@cache
def _named() -> dict[str, float]:
    names = next(row["words"] for row in rows("figures") if row["key"] == "number")
    return {name: float(value) for value, name in enumerate(names, 1)}


def _about(one: float, other: float) -> bool:
    """Tell whether the two are one figure, given exactly or rounded (within 5 per cent)."""
    return abs(one - other) <= 0.05 * max(one, other)
