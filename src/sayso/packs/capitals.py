"""Capitals: whether a word stands as (part of) somebody's name, and how a replacement takes over the letters of what it replaces."""

from sayso.article import Article
from sayso.layers import NAMES, TOKENS
from sayso.packs.phrases import token_range, window
from sayso.span import Span

_OPENING = frozenset("“‘\"'«„([:—–-•*")
_AROUND = "“”‘’\"',.:;?!()"
_RUNNING = ("paragraph", "blockquote", "caption")
_LONG = 4
_LONGEST_HEADLINE = 400
_TITLE_CASE = 0.7


def is_name(article: Article, span: Span, literal: str) -> bool:
    """Tell whether `literal`, as its entry spells it, stands at `span` with a capital it was not spelled with, as names do.

    At the start of a sentence the first capital says nothing, unless a name is known to stand there; nor do any in a headline in title case.
    """
    raised = _raised(span.of(article.text), literal)
    if not raised:
        return False
    if title_cased(article, span):
        return False
    return any(place > 0 for place in raised) or not starts_sentence(article, span) or _known_name(article, span)


def _raised(text: str, literal: str) -> list[int]:
    """Return the places of the words that have a capital in `text` and none in `literal`."""
    there, typed = text.split(), literal.split()
    if len(there) != len(typed):
        return [0] if text[:1].isupper() and literal[:1].islower() else []
    return [place for place, (word, spelled) in enumerate(zip(there, typed, strict=True)) if word[:1].isupper() and spelled[:1].islower()]


def starts_sentence(article: Article, span: Span) -> bool:
    """Tell whether `span` stands first in its sentence, after a colon or a dash, or after an opening mark."""
    view = window(article, span)
    first, _ = token_range(view.tokens, span)
    return first <= view.first or view.tokens.lower[first - 1] in _OPENING


def title_cased(article: Article, span: Span) -> bool:
    """Tell whether the block around `span` is set in capitals, or is a headline or the like in title case, so that a capital says nothing."""
    block = article.blocks[article.block_at(span.start)]
    text = article.text[block.span.start : min(block.span.end, block.span.start + _LONGEST_HEADLINE)]
    if text.isupper():
        return True
    if block.kind in _RUNNING or block.span.end > block.span.start + _LONGEST_HEADLINE:
        return False
    words = [word for word in (each.strip(_AROUND) for each in text.split()) if len(word) >= _LONG]
    return bool(words) and sum(word[0].isupper() for word in words) >= _TITLE_CASE * len(words)


def _known_name(article: Article, span: Span) -> bool:
    """Tell whether a name of more than this word covers the start of `span`."""
    from bisect import bisect_right

    mentions = article.layer(NAMES).mentions
    index = bisect_right(mentions, span.start, key=lambda mention: mention.span.start) - 1
    return index >= 0 and span.end <= mentions[index].span.end and mentions[index].span != span


def like(replacement: str, text: str, literal: str, *, first: bool) -> str:
    """Return `replacement` in the letters of `text`: all capitals stay so, and so does a first capital that the literal does not have of itself.

    `first` says that the words begin a sentence.
    """
    letters = [char for char in text if char.isalpha()]
    if len(letters) > 1 and all(char.isupper() for char in letters) and not literal.isupper():
        return replacement.upper()
    if text[:1].isupper() and (first or literal[:1].islower()):
        return replacement[:1].upper() + replacement[1:]
    return replacement


def word_before(article: Article, span: Span) -> tuple[Span, str] | None:
    """Return the word directly before `span` in its sentence (with its text), if only spaces part them."""
    view = window(article, span)
    first, _ = token_range(view.tokens, span)
    if first <= view.first:
        return None
    before = article.layer(TOKENS).span(first - 1, first - 1)
    return (before, before.of(article.text)) if not article.text[before.end : span.start].strip() else None
