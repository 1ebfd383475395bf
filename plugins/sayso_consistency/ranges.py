"""Ranges that run backwards."""

import re
from collections.abc import Iterator

from sayso import Article, Finding, Span

RANGE = re.compile(
    r"between(?<!\wbetween)\s+([$£€]?)(\d[\d,]*(?:\.\d+)?)(\s*(?:percent|per cent|%))?,?\s+and\s+([$£€]?)(\d[\d,]*(?:\.\d+)?)"
    r"(?![\d:])(?!\s*(?:[ap]\.?m|o['’]clock|[mb]illion|trillion|thousand|hundred|[mb]n\b))"
)
HOURS = 24


def backward_ranges(article: Article) -> Iterator[Finding]:
    """Yield a finding for each range whose first figure is the larger; hours may run over noon."""
    for match in RANGE.finditer(article.text) if "between" in article.text else ():
        low, high = (_value(match.group(group)) for group in (2, 5))
        if low > high and (match.group(1) == match.group(4)) and (low > HOURS or match.group(1) or match.group(3)):
            seen = " ".join(match.group().split())
            yield Finding(Span(*match.span()), f"“{seen}” runs backwards: is it the order that is wrong, or a figure?", confidence=0.9)


def _value(figures: str) -> float:
    return float(figures.replace(",", ""))
