"""Figures that cannot both be right."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sayso import Article, Example, Finding, Related, Span, rule
from sayso.layers import SENTENCES
from sayso_consistency.headline_number import headline_conflicts
from sayso_consistency.tables import words

# The first digit comes before what is asked of the place before it: so the search leaps from digit to digit.
PAIR = re.compile(r"(\d(?<![\d.,$]\d)\d?(?:\.\d+)?)(\s*(?:percent|per cent|%))?\s+to\s+(\d{1,2}(?:\.\d+)?)\s*(percent|per cent|%)")
RANGE = re.compile(
    r"\bbetween\s+([$£€]?)(\d[\d,]*(?:\.\d+)?)(\s*(?:percent|per cent|%))?,?\s+and\s+([$£€]?)(\d[\d,]*(?:\.\d+)?)"
    r"(?![\d:])(?!\s*(?:[ap]\.?m|o['’]clock|[mb]illion|trillion|thousand|hundred|[mb]n\b))"
)
SHARE = re.compile("percent|per cent|%")
LARGE = re.compile(r"\d[\s-](?:m|b|tr)illion\b")
MAGNITUDE = re.compile(r"([$£€]\s?|\b)(\d{1,3}(?:\.\d+)?)[\s-](million|billion|trillion)\b(?:\s+(\w+))?")
HOURS = 24
FULL = 100.5  # shares are rounded

EXAMPLES = [
    Example("In the poll Dahl leads Berg by 83 percent to 39 percent.", ("83 percent to 39 percent",)),
    Example("In the poll Dahl leads Berg by 53 percent to 39 percent. Turnout rose from 60 percent to 70 percent."),
    Example("The catch halved between 2014 and 2011.", ("between 2014 and 2011",)),
    Example("The catch halved between 2011 and 2014. The pier opens between 10 and 2."),
    Example("The harbour owes $447 million. Of the $447 billion, half is due in May.", ("$447 billion",)),
    Example("The harbour owes $447 million and the state $512 billion."),
    Example("At least 24 boats were lost in the storm, the coast guard said. The 24 boats were uninsured.", ("42",), headline="Storm sinks 42 boats"),
    Example("At least 42 boats were lost in the storm, the coast guard said. Ten boats were saved.", headline="Storm sinks 42 boats"),
]


class Amount(NamedTuple):
    """Hold a figure with its magnitude: currency sign, digits, magnitude, the word after it."""

    span: Span
    currency: str
    digits: str
    magnitude: str
    noun: str


@rule(
    "consistency.number-conflict",
    summary="Figures that cannot both be right",
    severity="warning",
    examples=EXAMPLES,
    origin="our judgement",
)
def number_conflict(article: Article) -> Iterator[Finding]:
    """## What it flags

    Two rivals' shares that come to more than 100 per cent; a range that runs backwards (*between 2014 and 2011*); the same figure once in millions
    and once in billions; a number in the headline that the story does not have, where the story has another number of the same thing.

    ## Why

    Such errors are found by the first reader who reckons, and they are in the figures that are quoted on.

    ## Exceptions

    Rises and falls (*from 60 percent to 70 percent*), hours, round figures, and headline numbers that the story has in any spelling.

    ## References

    Our judgement.
    """
    yield from _shares(article)
    yield from _backwards(article)
    yield from _magnitudes(article)
    yield from headline_conflicts(article)


def _shares(article: Article) -> Iterator[Finding]:
    for match in PAIR.finditer(article.text) if SHARE.search(article.text) else ():
        one, two = float(match.group(1)), float(match.group(3))
        if one + two > FULL and _rivals(article, match):
            span = Span(*match.span())
            yield Finding(
                span,
                f"{match.group(1)} and {match.group(3)} per cent come to {one + two:g}: if they are shares of one whole, check both.",
                confidence=0.8,
            )


def _rivals(article: Article, match: re.Match[str]) -> bool:
    """Tell whether the sentence sets two sides against each other and tells of no rise or fall."""
    sentence = next(
        (each.span for each in article.layer(SENTENCES) if each.span.start <= match.start() < each.span.end), Span(match.start(), match.end())
    )
    before = set(re.findall(r"[a-z]+", article.text[sentence.start : match.start()].lower()))
    after = set(re.findall(r"[a-z]+", article.text[match.end() : sentence.end].lower()))
    return not before & words("figures", "change") and bool((before | after) & words("figures", "rivals"))


def _backwards(article: Article) -> Iterator[Finding]:
    for match in RANGE.finditer(article.text) if "between" in article.text else ():
        low, high = (float(match.group(group).replace(",", "")) for group in (2, 5))
        if low > high and (match.group(1) == match.group(4)) and (low > HOURS or match.group(1) or match.group(3)):
            yield Finding(
                Span(*match.span()), f"“{' '.join(match.group().split())}” runs backwards: check the order, or the figures.", confidence=0.9
            )


def _magnitudes(article: Article) -> Iterator[Finding]:
    first: dict[tuple[str, str], Amount] = {}
    for amount in _amounts(article.text):
        earlier = first.setdefault((amount.currency, amount.digits), amount)
        if earlier.magnitude != amount.magnitude and (amount.currency or amount.noun == earlier.noun):
            seen, before = (" ".join(each.span.of(article.text).split()) for each in (amount, earlier))
            message = f"“{seen}” here, “{before}” before: check whether it is the same sum, and which magnitude is right."
            yield Finding(amount.span, message, related=(Related(earlier.span, "the other magnitude"),), confidence=0.8)


def _amounts(text: str) -> Iterator[Amount]:
    for match in MAGNITUDE.finditer(text) if LARGE.search(text) else ():
        digits = match.group(2)
        if len(digits.replace(".", "").strip("0")) > 1:
            yield Amount(Span(match.start(), match.end(3)), match.group(1).strip(), digits, match.group(3), (match.group(4) or "").lower())
