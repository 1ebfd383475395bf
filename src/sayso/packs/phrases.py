"""Phrases over tokens: words, marks and kinds of words such as `<capital>`, compared without scanning the text again."""

from functools import lru_cache
from typing import Any, NamedTuple

from sayso.article import Article, Layer
from sayso.layers import SENTENCES, TOKENS
from sayso.span import Span
from sayso.text.records import Block, Tokens
from sayso.text.tokens import tokens as tokenise

CLASSES = ("<capital>", "<number>", "<word>", "<start>", "<end>")
_Words = tuple[str, ...]


_PLACES: Layer[dict[tuple[Any, ...], list[Span]]] = Layer("places of phrases", lambda _article: {})


class Phrases(NamedTuple):
    """Hold phrases: plain ones as a set with their lengths in tokens, those with kinds of words in a list."""

    plain: frozenset[_Words]
    lengths: tuple[int, ...]
    kinds: tuple[_Words, ...]


@lru_cache(maxsize=4096)
def phrases(texts: tuple[str, ...]) -> Phrases:
    """Return the phrases that `texts` spell."""
    cut = [words_of(text) for text in texts]
    kinds = tuple(words for words in cut if any(word in CLASSES for word in words))
    plain = frozenset(words for words in cut if words and words not in kinds)
    return Phrases(plain, tuple(sorted({len(words) for words in plain})), kinds)


def words_of(text: str) -> _Words:
    """Return the tokens of a phrase, folded as `TOKENS` folds them; kinds of words stay as they are."""
    found: list[str] = []
    for part in text.split():
        found.extend((part,) if part in CLASSES else tokenise(part, (Block("paragraph", Span(0, len(part))),)).lower)
    return tuple(found)


class Window(NamedTuple):
    """Hold the tokens of an article and the range `[first, last)` of them that may be looked at: a sentence."""

    text: str
    tokens: Tokens
    first: int
    last: int


def sentence_at(article: Article, span: Span) -> Span:
    """Return the sentence `span` starts in, or the block if no sentence holds it."""
    from bisect import bisect_right

    sentences = article.layer(SENTENCES)
    index = bisect_right(sentences, span.start, key=lambda sentence: sentence.span.start) - 1
    if index >= 0 and span.start < sentences[index].span.end:
        return sentences[index].span
    return article.blocks[article.block_at(span.start)].span


def window(article: Article, span: Span) -> Window:
    """Return the sentence around `span` as a window on the tokens."""
    tokens = article.layer(TOKENS)
    inside = tokens.within(sentence_at(article, span))
    return Window(article.text, tokens, inside.start, inside.stop)


def token_range(tokens: Tokens, span: Span) -> tuple[int, int]:
    """Return the range `[first, last)` of the tokens that share a character with `span`."""
    first = tokens.at(span.start)
    last = first
    while last < len(tokens.starts) and tokens.starts[last] < span.end:
        last += 1
    return first, max(last, first)


def match_at(view: Window, wanted: Phrases, index: int) -> list[int]:
    """Return the token indices at which a phrase that starts at `index` ends (exclusive), the shortest first."""
    lower, last = view.tokens.lower, view.last
    ends = [index + size for size in wanted.lengths if index + size <= last and tuple(lower[index : index + size]) in wanted.plain]
    ends += [index + _consumed(words) for words in wanted.kinds if _kinds_match(view, words, index)]
    return sorted(set(ends))


def match_before(view: Window, wanted: Phrases, index: int) -> list[int]:
    """Return the token indices at which a phrase starts that ends just before `index`, the nearest first."""
    lower, first = view.tokens.lower, view.first
    starts = [index - size for size in wanted.lengths if index - size >= first and tuple(lower[index - size : index]) in wanted.plain]
    starts += [
        index - _consumed(words)
        for words in wanted.kinds
        if index - _consumed(words) >= first and _kinds_match(view, words, index - _consumed(words))
    ]
    return sorted(set(starts), reverse=True)


def _consumed(words: _Words) -> int:
    return sum(word not in ("<start>", "<end>") for word in words)


def _kinds_match(view: Window, words: _Words, index: int) -> bool:
    for word in words:
        if word == "<start>":
            if index != view.first:
                return False
        elif word == "<end>":
            if index != view.last and not _only_marks(view, index):
                return False
        elif index >= view.last or not _is(view, word, index):
            return False
        else:
            index += 1
    return True


def _only_marks(view: Window, index: int) -> bool:
    return not any(view.tokens.lower[place][0].isalnum() for place in range(index, view.last))


def _is(view: Window, word: str, index: int) -> bool:
    form = view.tokens.lower[index]
    first = view.text[view.tokens.starts[index]]
    if word == "<capital>":
        return first.isupper()
    if word == "<number>":
        return first.isdigit()
    return form[0].isalpha() if word == "<word>" else form == word


def places_of(article: Article, wanted: Phrases, first: int, last: int) -> list[Span]:
    """Return where the phrases stand among the tokens `[first, last)`; kept for the article, since many terms may ask for the same stretch."""
    memo = article.layer(_PLACES)
    key = (wanted, first, last)
    if key not in memo:
        view = Window(article.text, article.layer(TOKENS), first, last)
        memo[key] = [view.tokens.span(index, end - 1) for index in range(first, last) for end in match_at(view, wanted, index) if end > index]
    return memo[key]


def has_words(text: str) -> bool:
    """Tell whether `text` holds a letter or a digit: marks alone are no term."""
    return any(char.isalnum() for char in text)
