"""Whether the narrator asserts a phrase, or only supposes it, asks about it, or tells what somebody holds."""

from sayso import Article, Span
from sayso.layers import TOKENS
from sayso_attribution.tables import words

REACH = 24  # tokens before a phrase in which its clause must begin
FAR = 3  # tokens from *concerns* to its *that*, as in "concerns among crews that"


def is_asserted(article: Article, span: Span, sentence: Span) -> bool:
    """Tell whether `span` is told as fact.

    It is not after *if*, *whether*, *why* or *how* in its own clause, nor in what a noun such as *fears* or *question* is about.
    """
    tokens = article.layer(TOKENS)
    inside = tokens.within(Span(sentence.start, span.start))
    if _is_restrictive(article, inside):
        return False
    supposing, closing = words("asserted", "supposing"), words("asserted", "closing")
    for at in reversed(inside[-REACH:]):
        word = tokens.lower[at]
        if word in closing:
            return True
        if word in supposing:
            return False
        if word in words("asserted", "linking") and _is_held(article, at, inside[0]):
            return False
    return True


def _is_restrictive(article: Article, before: range) -> bool:
    """Tell whether the claim is a relative clause that picks out what is meant: *the states that are likely to …*, without a comma."""
    tokens = article.layer(TOKENS)
    return len(before) > 1 and tokens.lower[before[-1]] in words("asserted", "relative") and tokens.lower[before[-2]].isalpha()


def _is_held(article: Article, that: int, floor: int) -> bool:
    """Tell whether the word that links at token `that` follows a noun of thought: *concerns that*, *talk of*."""
    tokens = article.layer(TOKENS)
    return any(tokens.lower[at] in words("asserted", "held") for at in range(max(that - FAR, floor), that))


def is_ability(article: Article, span: Span) -> bool:
    """Tell whether *could* tells what somebody was able to: *she could see the harbour* (a person's pronoun stands before it)."""
    tokens = article.layer(TOKENS)
    at = tokens.at(span.start)
    return at > 0 and tokens.lower[at] == "could" and tokens.lower[at - 1] in words("asserted", "persons")
