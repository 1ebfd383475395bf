"""Where a vague source stands: the words of the pack's `vague` table with what must stand before and after them."""

from typing import NamedTuple

from sayso import Article, Span
from sayso.layers import SENTENCES
from sayso.records import Tokens
from sayso_attribution.backing import sentence_at
from sayso_attribution.tables import words

LONGEST_IT = 3  # adverbs between "it is" and "believed"
BY_REACH = 8  # tokens after a passive in which "by" may stand


class Vague(NamedTuple):
    """Hold where a vague source stands, its kind (a key of the table) and the noun it is built on."""

    span: Span
    kind: str
    noun: str


def vague_at(article: Article, tokens: Tokens, span: Span, literal: str) -> Vague | None:
    """Return the vague source that the words found at `span` make, if they do."""
    at = tokens.at(span.start)
    if at >= len(tokens.lower) or tokens.starts[at] != span.start:
        return None
    if literal in words("vague", "phrase"):
        return Vague(span, "phrase", "")
    if literal in words("vague", "it-heads"):
        return _impersonal(tokens, at, tokens.at(span.end))
    if literal in words("vague", "passive"):
        return _passive(tokens, span)
    return _speaker(article, tokens, at)


def _impersonal(tokens: Tokens, first: int, at: int) -> Vague | None:
    """Return *it is widely believed that*."""
    for verb in range(at, min(at + LONGEST_IT, len(tokens.lower) - 1)):
        if tokens.lower[verb] in words("vague", "it-verbs") and tokens.lower[verb + 1] == "that":
            return Vague(tokens.span(first, verb + 1), "it-heads", "")
    return None


def _passive(tokens: Tokens, span: Span) -> Vague | None:
    """Return *was widely criticised*, unless *by* or a place or group where it was follows."""
    after = tokens.lower[tokens.at(span.end) : tokens.at(span.end) + BY_REACH]
    clause = after[: next((i for i, word in enumerate(after) if word in (".", ",", ";")), len(after))]
    return None if {"by", "in", "from", "within", "among"} & set(clause) else Vague(span, "passive", "")


def _speaker(article: Article, tokens: Tokens, at: int) -> Vague | None:
    noun = tokens.lower[at]
    kind = next((kind for kind in ("bare", "collective", "quantity") if noun in words("vague", kind)), "")
    first = (
        at - 1
        if kind != "quantity"
        and at > 0
        and tokens.blocks[at - 1] == tokens.blocks[at]
        and tokens.lower[at - 1] in words("vague", "before-collective")
        else at
    )
    if not kind or tokens.blocks[first] != tokens.blocks[at]:
        return None
    if _is_according(tokens, at, first) and kind != "quantity":
        return Vague(tokens.span(first - 2, at), kind, noun)
    if not _is_open(article, tokens, first) and first == at:
        return None
    last = _verb(tokens, at, kind)
    return Vague(tokens.span(first, last), kind, noun) if last else None


def _is_according(tokens: Tokens, at: int, first: int) -> bool:
    """Tell whether *according to* stands before and nothing that describes them after."""
    after = tokens.lower[at + 1] if at + 1 < len(tokens.lower) else "."
    return first >= 2 and tokens.lower[first - 2 : first] == ["according", "to"] and after in words("vague", "close")


def _is_open(article: Article, tokens: Tokens, at: int) -> bool:
    """Tell whether nothing describes the noun: it opens a sentence or follows a mark or a linking word."""
    if at == 0 or tokens.lower[at - 1] in words("vague", "open"):
        return True
    index = sentence_at(article, tokens.starts[at])
    return index >= 0 and article.layer(SENTENCES)[index].span.start == tokens.starts[at]


def _verb(tokens: Tokens, at: int, kind: str) -> int | None:
    """Return the token of the verb of saying that follows at once, or after one adverb."""
    known = words("vague", "verb-of-quantity" if kind == "quantity" else "verb")
    for verb in (at + 1, at + 2):
        if verb < len(tokens.lower) and tokens.lower[verb] in known:
            return verb
        if verb < len(tokens.lower) and not (tokens.lower[verb].endswith("ly") or tokens.lower[verb] in ("also", "now", "have", "still", "often")):
            return None
    return None
