"""What a headline claims: the word in it that somebody must answer for."""

from functools import cache
from typing import NamedTuple

from sayso import Article, Span
from sayso.layers import QUOTES, TOKENS
from sayso_attribution.overlap import is_content, stem, stems
from sayso_attribution.tables import words

KINDS = ("accusation", "cause")
FEWEST = 3  # content words of a headline that says something
LONGEST = 4  # words of a phrase in the table


class Claim(NamedTuple):
    """Hold a headline's claim: its kind, the stem of the word that makes it, and the stems of all its words."""

    kind: str
    stem: str
    stems: frozenset[str]


def answers(article: Article, head: Span) -> bool:
    """Tell whether the headline has a source, a doubt, a question or quotation marks."""
    text = head.of(article.text)
    tokens = article.layer(TOKENS)
    return (
        any(mark in text for mark in ("?", ":", "“", "”", '"', "‘", " – ", " — ", " - "))
        or any(tokens.lower[i] in words("overreach", "attributes") for i in tokens.within(head))
        or any(quote.span.overlaps(head) for quote in article.layer(QUOTES).quotes)
    )


def claim(article: Article, head: Span) -> Claim | None:
    """Return the claim of the headline: of its first word that makes one, or None."""
    tokens = article.layer(TOKENS)
    lower = [tokens.lower[i] for i in tokens.within(head)]
    for at in range(1, len(lower)):  # a first word is a participle, not a verb: "Hacked emails"
        kind = _kind(lower, at)
        if kind:
            found = stems(article, head)
            word = next((word for word in lower[at : at + LONGEST] if is_content(word)), lower[at])
            return Claim(kind, stem(word), found) if len(found) >= FEWEST else None
    return None


def _kind(lower: list[str], at: int) -> str:
    """Return the kind of claim that the word at `at` makes, or an empty text."""
    word, before = lower[at], lower[at - 1]
    if word in words("overreach", "fighters"):
        return "fighters" if not words("overreach", "killed").isdisjoint(lower) else ""
    if word in words("overreach", "forecast"):
        return "forecast" if before == "will" or (before == "to" and lower[at - 2] in words("overreach", "certain")) else ""
    if before in words("overreach", "opening"):
        return ""
    if word in words("overreach", "judgement"):
        return "judgement" if at + 1 == len(lower) or lower[at + 1] in words("overreach", "closing") else ""
    return next((kind for kind in KINDS if _stands(kind, lower, at)), "")


def _stands(kind: str, lower: list[str], at: int) -> bool:
    return any(lower[at : at + len(phrase)] == phrase for phrase in _phrases(kind).get(lower[at], ()))


@cache
def _phrases(kind: str) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for phrase in words("overreach", kind):
        parts = phrase.split(" ")
        found.setdefault(parts[0], []).append(parts)
    return found
