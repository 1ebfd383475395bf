"""Contexts: what must, or must not, stand around a term (`unless` and `only` of an entry)."""

from collections.abc import Mapping, Sequence
from typing import Any

from sayso.article import Article
from sayso.layers import TOKENS
from sayso.packs.phrases import Phrases, Window, match_at, match_before, phrases, places_of, token_range, window
from sayso.span import Span

KEYS = {"before": "words", "after": "words", "sentence": "words", "article": "words", "within": "count"}
Context = Mapping[str, Any]


def admitted(article: Article, span: Span, unless: Sequence[Context], only: Sequence[Context]) -> bool:
    """Tell whether a term at `span` is to be reported: no part of any `unless` context holds, and all of one of the `only` contexts does."""
    if not unless and not only:
        return True
    view = window(article, span)
    place = token_range(view.tokens, span)
    if any(any(_parts(article, view, place, context)) for context in unless):
        return False
    return not only or any(all(_parts(article, view, place, context)) for context in only)


def _parts(article: Article, view: Window, place: tuple[int, int], context: Context) -> list[bool]:
    within = context.get("within", 1)
    return [_PARTS[key](article, view, place, phrases(tuple(words)), within) for key, words in context.items() if key in _PARTS]


def _before(_article: Article, view: Window, place: tuple[int, int], wanted: Phrases, within: int) -> bool:
    return any(match_before(view, wanted, index) for index in range(place[0], max(view.first, place[0] - within), -1)) or _at_start(
        view, place, wanted
    )


def _at_start(view: Window, place: tuple[int, int], wanted: Phrases) -> bool:
    return ("<start>",) in wanted.kinds and place[0] == view.first


def _after(_article: Article, view: Window, place: tuple[int, int], wanted: Phrases, within: int) -> bool:
    return any(match_at(view, wanted, index) for index in range(place[1], min(view.last + 1, place[1] + within)))


def _sentence(article: Article, view: Window, _place: tuple[int, int], wanted: Phrases, _within: int) -> bool:
    return bool(places_of(article, wanted, view.first, view.last))


def _in_article(article: Article, _view: Window, _place: tuple[int, int], wanted: Phrases, _within: int) -> bool:
    return bool(places_of(article, wanted, 0, len(article.layer(TOKENS).starts)))


_PARTS = {"before": _before, "after": _after, "sentence": _sentence, "article": _in_article}
