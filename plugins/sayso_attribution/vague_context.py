"""Whether the sentences around a vague source tell who they are."""

from bisect import bisect_right

from sayso import Article, Span
from sayso.layers import ATTRIBUTIONS, NAMES, SENTENCES, TOKENS
from sayso_attribution.tables import words
from sayso_attribution.vague_words import Vague

AFTER = 2  # sentences after it in which one of them may be named and heard
BEFORE = 2  # sentences before in which the group may stand that "some" are of
TOLD = 3  # sentences before in which their study may stand
NAMED = ("person", "organisation", "document", "outlet")
SURE = 0.5


def is_told_elsewhere(article: Article, found: Vague) -> bool:
    """Tell whether somebody is named and heard right around, or an earlier sentence says whose words these are."""
    index = _sentence(article, found.span.start)
    if found.kind == "quantity" and _mentions(article, index - BEFORE, index, "group"):
        return True
    if found.noun in words("vague", "scholarly") and _mentions(article, index - TOLD, index + 1, "publication"):
        return True
    return _is_heard(article, index, found.span) or (bool(found.noun) and _is_introduced(article, found.noun))


def _sentence(article: Article, offset: int) -> int:
    return bisect_right([sentence.span.start for sentence in article.layer(SENTENCES)], offset) - 1


def _mentions(article: Article, first: int, last: int, key: str) -> bool:
    """Tell whether a word of the entry `key` stands in one of the sentences from `first` up to `last`, which is not included."""
    sentences, tokens = article.layer(SENTENCES), article.layer(TOKENS)
    known = words("vague", key)
    return any(tokens.lower[i] in known for sentence in sentences[max(first, 0) : max(last, 0)] for i in tokens.within(sentence.span))


def _is_heard(article: Article, index: int, span: Span) -> bool:
    """Tell whether somebody named says something in the sentence or the two after it: then the group is not nobody."""
    sentences = article.layer(SENTENCES)
    start = sentences[index].span.start
    end = sentences[min(index + AFTER, len(sentences) - 1)].span.end
    return any(
        item.source is not None
        and item.source.type in NAMED
        and item.confidence >= SURE
        and not any(piece.overlaps(span) for piece in item.source.spans)
        and any(start <= piece.start < end for piece in item.source.spans)
        for item in article.layer(ATTRIBUTIONS)
    )


def _is_introduced(article: Article, noun: str) -> bool:
    """Tell whether the article names a person and calls them one of these: *the analyst Rita Moss*."""
    single = noun.removesuffix("s")
    return any(entity.type == "person" and any(single in title.split() for title in entity.titles) for entity in article.layer(NAMES).entities)
