"""Whether the sentences around a vague source tell who they are."""

from bisect import bisect_left

from sayso import Article, Layer, Span
from sayso.layers import ATTRIBUTIONS, NAMES, SENTENCES, TOKENS
from sayso_attribution.backing import sentence_at
from sayso_attribution.tables import words
from sayso_attribution.vague_words import Vague

AFTER = 2  # sentences after it in which one of them may be named and heard
BEFORE = 2  # sentences before in which the group may stand that "some" are of
TOLD = 3  # sentences before in which their study may stand
REACH = 1200  # code points beyond which none of that counts
NAMED = ("person", "organisation", "document", "outlet")
SURE = 0.5


def _heard(article: Article) -> list[Span]:
    """Return where those stand who are named and heard, in order."""
    return sorted(
        span
        for item in article.layer(ATTRIBUTIONS)
        if item.source is not None and item.source.type in NAMED and item.confidence >= SURE
        for span in item.source.spans
    )


def _callings(article: Article) -> frozenset[str]:
    """Return the words by which the article's people are called: `analyst`, `professor`."""
    return frozenset(word for entity in article.layer(NAMES).entities if entity.type == "person" for title in entity.titles for word in title.split())


HEARD = Layer("attribution.heard", _heard)
CALLINGS = Layer("attribution.callings", _callings)


def is_told_elsewhere(article: Article, found: Vague) -> bool:
    """Tell whether somebody is named and heard right after, or an earlier sentence says whose words these are."""
    index, place = sentence_at(article, found.span.start), found.span.start
    if found.kind == "quantity" and _mentions(article, index - BEFORE, place, "group"):
        return True
    if found.noun in words("vague", "scholarly") and _mentions(article, index - TOLD, place, "publication"):
        return True
    return _is_heard(article, index, found.span) or (bool(found.noun) and found.noun.removesuffix("s") in article.layer(CALLINGS))


def _mentions(article: Article, first: int, place: int, key: str) -> bool:
    """Tell whether a word of the entry `key` stands between the start of sentence `first` and `place`."""
    sentences, tokens = article.layer(SENTENCES), article.layer(TOKENS)
    start = max(sentences[max(first, 0)].span.start, place - REACH)
    return any(tokens.lower[i] in words("vague", key) for i in tokens.within(Span(start, place)))


def _is_heard(article: Article, index: int, span: Span) -> bool:
    """Tell whether somebody named says something in the sentence or the two after it: then the group is not nobody."""
    sentences, heard = article.layer(SENTENCES), article.layer(HEARD)
    end = min(sentences[min(index + AFTER, len(sentences) - 1)].span.end, span.end + REACH)
    first = bisect_left(heard, max(sentences[index].span.start, span.start - REACH), key=lambda each: each.start)
    near = heard[first : bisect_left(heard, end, lo=first, key=lambda each: each.start)]
    return any(not each.overlaps(span) for each in near)
