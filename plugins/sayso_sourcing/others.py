"""Outlets that belong to no state, and where an article draws on one."""

from functools import cache

from sayso import Article, Span
from sayso.layers import HITS
from sayso_sourcing.candidates import spelled
from sayso_sourcing.credits import carried
from sayso_sourcing.cues import drawn_on
from sayso_sourcing.links import fields
from sayso_sourcing.places import place
from sayso_sourcing.tables import table, words


@cache
def names() -> tuple[str, ...]:
    """Return the names of outlets that belong to no state."""
    return tuple(table("others").terms("names"))


def drawn_on_others(article: Article, rule: str) -> bool:
    """Tell whether the article draws on an outlet that belongs to no state; `rule` is the one whose hits hold the names."""
    known = table("others").terms("names")
    if any(spelled(piece.strip()) in known for piece, _ in fields(article)):
        return True
    hits = article.layer(HITS).get(rule, ())
    return any(_draws(article, span) for hit in hits if (span := named(hit.span, article.text)) is not None)


def named(span: Span, text: str) -> Span | None:
    """Return where an outlet's name stands in what the automaton found, which knows no capitals: without *the* where that is no part of it."""
    known = table("others").terms("names")
    found = spelled(span.of(text))
    if found in known:
        return span
    return Span(span.start + 4, span.end) if found[:4].lower() == "the " and found[4:] in known else None


def _draws(article: Article, span: Span) -> bool:
    at = place(article, span, {}, {})
    if at is None:
        return False
    return at.word(at.last + 1) in words("reporting") or bool(carried(article, span) or drawn_on(at, "names"))
