"""Sums of money converted at rates that do not agree."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sayso import Article, Finding, Related, Span
from sayso.layers import SENTENCES
from sayso_consistency.conversions import Pair, Quantity
from sayso_consistency.measures import MONEY
from sayso_consistency.patterns import late
from sayso_consistency.tables import words

APART = 0.12  # share by which a rate may differ from another, beyond rounding
YEAR = late(r"\b(?:19|20)\d\d\b")


class Rate(NamedTuple):
    """Hold what a pair makes of one unit of the first currency, in the second: the least and the most it may be."""

    low: float
    high: float
    pair: Pair
    span: Span


def exchange_conflicts(article: Article, pairs: Sequence[Pair]) -> Iterator[Finding]:
    """Yield a finding for each conversion of money whose rate is far from that which the article states, or from its other conversions."""
    groups: dict[tuple[str, str], list[Rate]] = {}
    for pair in pairs:
        for names, rate in _rates(pair):
            groups.setdefault(names, []).append(rate)
    for rates in groups.values():
        if len(rates) > 1:
            yield from _conflicts(article, rates)


def _rates(pair: Pair) -> Iterator[tuple[tuple[str, str], Rate]]:
    """Yield the rate of a pair of two currencies, always in the order of their names."""
    for one in pair.one.units:
        for other in pair.other.units:
            if one.kind == other.kind == MONEY and _is_single(pair.one) and _is_single(pair.other):
                first, second = (pair.one, pair.other) if one.name < other.name else (pair.other, pair.one)
                (least, most), (lower, upper) = _ends(first, pair), _ends(second, pair)
                low, high = lower / most, upper / least
                yield (min(one.name, other.name), max(one.name, other.name)), Rate(low, high, pair, Span(pair.one.span.start, pair.other.span.end))


def _ends(side: Quantity, pair: Pair) -> tuple[float, float]:
    """Return between what a side may lie; the one of `1 pound = $1.30` is exact."""
    return (1.0, 1.0) if pair.told == "=" and side.value.told == (1.0,) else (side.value.low, side.value.high)


def _is_single(side: Quantity) -> bool:
    return len(side.value.told) == 1 and side.value.low > 0


def _conflicts(article: Article, rates: Sequence[Rate]) -> Iterator[Finding]:
    stated = [rate for rate in rates if rate.pair.told == "="]
    norm = stated[0] if stated else _middle(rates)
    for rate in rates:
        if rate is not norm and (rate.low > norm.high * (1 + APART) or rate.high < norm.low * (1 - APART)) and not _is_past(article, rate, norm):
            yield _finding(article, rate, norm)


def _middle(rates: Sequence[Rate]) -> Rate:
    """Return the rate nearest to the median: the first of two."""
    if len(rates) == 2:
        return rates[0]
    from statistics import median  # late: it brings fractions and decimals with it

    middle = median((rate.low + rate.high) / 2 for rate in rates)
    return min(rates, key=lambda rate: abs((rate.low + rate.high) / 2 - middle))


def _is_past(article: Article, *rates: Rate) -> bool:
    """Tell whether one of the sentences tells of a time when the rate may have been another."""
    sentences = article.layer(SENTENCES)
    for rate in rates:
        place = bisect_right(sentences, rate.span.start, key=lambda each: each.span.start) - 1
        told = sentences[place].span.of(article.text) if place >= 0 else ""
        if YEAR().search(told) or words("figures", "other times") & set(re.findall(r"[a-z]+", told.lower())):
            return True
    return False


def _finding(article: Article, rate: Rate, norm: Rate) -> Finding:
    seen, told = (" ".join(each.span.of(article.text).split()) for each in (rate, norm))
    end = rate.span.end + (article.text[rate.span.end : rate.span.end + 1] == ")")
    message = f"“{seen})” is another rate than “{told})”: is one of the sums wrong?".replace("))", ")")
    related = (Related(rate.pair.one.span, "the sum"), Related(norm.span, "the other rate"))
    return Finding(Span(rate.span.start, end), message, related=related, confidence=0.8)
