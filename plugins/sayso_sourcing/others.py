"""Outlets that belong to no state, and where an article draws on one."""

from functools import cache

from sayso import Article, Span
from sayso.layers import HITS
from sayso_sourcing.credits import carried
from sayso_sourcing.cues import drawn_on
from sayso_sourcing.links import fields
from sayso_sourcing.places import place
from sayso_sourcing.tables import table


@cache
def names() -> tuple[str, ...]:
    """Return the names of outlets that belong to no state."""
    return tuple(table("others").terms("names"))


def drawn_on_others(article: Article, rule: str) -> bool:
    """Tell whether the article draws on an outlet that belongs to no state; `rule` is the one whose hits hold the names."""
    known = table("others").terms("names")
    if any(_spelled(piece.strip()) in known for piece, _ in fields(article)):
        return True
    return any(_draws(article, hit.span) for hit in article.layer(HITS).get(rule, ()) if _spelled(hit.span.of(article.text)) in known)


def _spelled(text: str) -> str:
    return " ".join(text.replace("’", "'").split())


def _draws(article: Article, span: Span) -> bool:
    at = place(article, span, {}, {})
    return bool(at) and bool(carried(article, span) or drawn_on(at, "names")) if at else False
