"""Where the literal terms of rules occur in an article: found for all rules at once, read by each."""

from typing import NamedTuple

from sayso.article import Layer
from sayso.span import Span


class Hit(NamedTuple):
    """Hold one occurrence of a rule's literal: whole words only, never across a block's end. `literal` is as the rule spelled it."""

    span: Span
    literal: str


MOST_HITS = 20_000
"""Hits of one rule in one article: what stands there more often is padding, and costs only time."""


def _none(_article: object) -> dict[str, list[Hit]]:
    return {}


HITS: Layer[dict[str, list[Hit]]] = Layer("hits", _none)
"""Hits by rule id. The engine replaces the computation by one automaton over the literals of every rule that is on."""
