"""Where the narrator tells what somebody feels or knows, and nobody near says how that is known."""

from bisect import bisect_left, bisect_right

from sayso import Article, Layer, Span
from sayso.layers import ATTRIBUTIONS, NAMES, QUOTES, SENTENCES, TOKENS
from sayso_attribution.backing import sentence_at
from sayso_attribution.tables import words

LIKELY = 0.3
NEAR = 1  # sentences before and after in which somebody may say so
BACK = 3  # tokens between a subject and a feeling
INNER = ("belief", "wish")  # classes of cue that are themselves states of mind


def inner_state(article: Article, hit: Span) -> Span | None:
    """Return the words from the verb to the feeling at `hit`, if a person who is not heard is their subject and nobody near says so."""
    tokens = article.layer(TOKENS)
    at = tokens.at(hit.start)
    verb = at if tokens.lower[at] in words("minds", "verbs") else _being(article, at)
    if verb is None:
        return None
    if tokens.lower[at] in words("minds", "clause-verbs") and not set(tokens.lower[at + 1 : at + 2]) & words("minds", "clause-openers"):
        return None
    return tokens.span(verb, at) if _has_subject(article, verb) and not is_told(article, hit) else None


def _being(article: Article, at: int) -> int | None:
    """Return the token of *was* before a feeling, past an adverb or two."""
    tokens = article.layer(TOKENS)
    for back in range(at - 1, max(at - BACK, 0) - 1, -1):
        if tokens.lower[back] in words("minds", "being"):
            return back
        if tokens.lower[back] not in words("minds", "adverbs") and not tokens.lower[back].endswith("ly"):
            return None
    return None


def _has_subject(article: Article, verb: int) -> bool:
    """Tell whether somebody who has a mind stands right before the verb: a name, *he* or *she*, an office or a body."""
    tokens = article.layer(TOKENS)
    before = verb - 1
    while before > max(verb - 1 - BACK, 0) and (tokens.lower[before] in words("minds", "adverbs") or tokens.lower[before].endswith("ly")):
        before -= 1
    if before < 0 or tokens.lower[before] in words("minds", "pronouns") or tokens.lower[before] in words("minds", "subjects"):
        return before >= 0
    names = article.layer(NAMES)
    index = bisect_right(names.mentions, tokens.starts[before], key=lambda mention: mention.span.start) - 1
    if index < 0 or names.mentions[index].span.end != tokens.ends[before]:
        return False
    return names.entities[names.mentions[index].entity].type in ("person", "organisation")


def _told(article: Article) -> list[Span]:
    """Return the words of saying and the quotations, in order of place."""
    cues = (
        span
        for item in article.layer(ATTRIBUTIONS)
        if item.confidence >= LIKELY and item.cue and item.cue.cls not in INNER
        for span in item.cue.spans
    )
    return sorted([*cues, *(quote.span for quote in article.layer(QUOTES).quotes if quote.kind != "term")])


TOLD = Layer("attribution.told", _told)


def is_told(article: Article, hit: Span) -> bool:
    """Tell whether somebody says something in the sentence or right around it."""
    sentences, told = article.layer(SENTENCES), article.layer(TOLD)
    index = sentence_at(article, hit.start)
    start = sentences[max(index - NEAR, 0)].span.start
    end = sentences[min(index + NEAR, len(sentences) - 1)].span.end
    first = bisect_left(told, start, key=lambda span: span.start)
    return (first < len(told) and told[first].start < end) or (first > 0 and told[first - 1].end > start)
