"""Fixes of rule files: the alternatives of an entry in the form, and the letters, of what they replace."""

from collections.abc import Mapping
from typing import Any

from sayso.article import Article
from sayso.finding import Edit, Fix
from sayso.packs import capitals
from sayso.packs.inflect import FEATURES, article_before, inflect
from sayso.packs.messages import shown
from sayso.span import Span


def fixes(article: Article, span: Span, entry: Mapping[str, Any], feature: str, literal: str) -> tuple[Fix, ...]:
    """Return a fix for each alternative of `entry`: none if it has none, or says `fix = false`. Safe only if the entry says so and has just one."""
    instead = entry.get("instead", ())
    if not instead or not entry.get("fix", True):
        return ()
    first = capitals.starts_sentence(article, span)
    text = span.of(article.text)
    safe = entry.get("safe", False) and len(instead) == 1
    kind = entry.get("inflect", "none")
    made = []
    for each in instead:
        form = inflect(each, feature, kind) if feature in FEATURES[kind] else each
        words = capitals.like(form, text, literal, first=first)
        made.append(Fix(f"Replace “{shown(text)}” by “{words}”", (_edit(article, span, words),), safe))
    return tuple(made)


def _edit(article: Article, span: Span, words: str) -> Edit:
    """Return the edit, with *a* or *an* before it made to agree."""
    before = capitals.word_before(article, span)
    if before is None or before[1].lower() not in ("a", "an"):
        return Edit(span, words)
    place, text = before
    right = article_before(words)
    if text.lower() == right:
        return Edit(span, words)
    between = article.text[place.end : span.start]
    return Edit(Span(place.start, span.end), f"{right.capitalize() if text[0].isupper() else right}{between}{words}")
