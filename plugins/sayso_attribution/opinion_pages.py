"""Whether an article is somebody's opinion piece: then its writer answers for what it says."""

from bisect import bisect_right
from itertools import compress

from sayso import Article, Layer
from sayso.layers import SENTENCES, TOKENS, VOICE
from sayso.records import Sentence
from sayso_attribution.tables import words

PERSONAL = 2  # sentences in which the narrator says "I"
TONE = 5  # sentences in which the narrator urges, asks or says "we" …
NOTHING: frozenset[str] = frozenset()
SHARE = 0.14  # … and their share of the narrator's sentences, our judgement


def _is_opinion(article: Article) -> bool:
    return _is_labelled(article) or _speaks_for_itself(article)


OPINION = Layer("attribution.opinion", _is_opinion)


def _is_labelled(article: Article) -> bool:
    """Tell whether section, byline, address or the first words of the headline call it opinion."""
    meta = article.meta
    labels = words("opinion", "label")
    told = {*_parts(meta.section), *_parts(meta.byline), *(part for part in meta.url.casefold().split("/") if part in labels)}
    headline = next((block.span.of(article.text) for block in article.blocks if block.kind == "headline"), "")
    first = headline.casefold().partition(":")[0] if ":" in headline else ""
    return bool(labels & told) or first.strip() in labels


def _parts(label: str) -> list[str]:
    return label.casefold().replace("/", " ").replace(",", " ").replace("|", " ").split()


def _speaks_for_itself(article: Article) -> bool:
    """Tell whether the narrator says "I", or urges and asks often enough to be no reporter."""
    sentences, one, urging = article.layer(SENTENCES), words("opinion", "personal"), words("opinion", "tone")
    own = _own_words(article, one | urging)
    personal = toned = 0
    for index, sentence in enumerate(sentences):
        said, asks = own.get(index, NOTHING), article.text[sentence.span.end - 1] == "?"
        if (said or asks) and _is_narrated(article, sentence):
            personal += not said.isdisjoint(one)
            toned += asks or not said.isdisjoint(urging)
    if personal >= PERSONAL or toned < TONE:
        return personal >= PERSONAL
    return toned >= SHARE * sum(_is_narrated(article, sentence) for sentence in sentences)


def _own_words(article: Article, wanted: frozenset[str]) -> dict[int, set[str]]:
    """Return by sentence the words of `wanted` that the narrator says there."""
    tokens, voices, sentences = article.layer(TOKENS), article.layer(VOICE), article.layer(SENTENCES)
    starts = [sentence.span.start for sentence in sentences]
    own: dict[int, set[str]] = {}
    for at in compress(range(len(tokens.lower)), map(wanted.__contains__, tokens.lower)):
        span = tokens.span(at, at)
        index = bisect_right(starts, span.start) - 1
        if index >= 0 and sentences[index].span.covers(span) and voices.at(span) == "narrator":
            own.setdefault(index, set()).add(tokens.lower[at])
    return own


def _is_narrated(article: Article, sentence: Sentence) -> bool:
    """Tell whether the narrator begins a sentence of a paragraph."""
    return article.blocks[sentence.block].kind == "paragraph" and article.layer(VOICE).at(sentence.span) == "narrator"
