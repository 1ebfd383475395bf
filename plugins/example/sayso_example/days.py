"""A layer of the plugin's own: where an article tells a day only in relation to the day it is read."""

import tomllib
from functools import cache
from pathlib import Path

from sayso import Article, Layer, Span
from sayso.layers import TOKENS


@cache
def _words() -> frozenset[str]:
    table = tomllib.loads((Path(__file__).parent / "days.toml").read_text(encoding="utf-8"))
    return frozenset(entry["word"] for entry in table["entry"])


def relative_days(article: Article) -> tuple[Span, ...]:
    """Return the spans of words such as *yesterday*, in order."""
    tokens = article.layer(TOKENS)
    return tuple(tokens.span(index, index) for index, word in enumerate(tokens.lower) if word in _words())


RELATIVE_DAYS: Layer[tuple[Span, ...]] = Layer("example.relative-days", relative_days)
"""Computed once per article, whatever number of rules asks for it; other plugins may ask for it, or replace its maker."""
