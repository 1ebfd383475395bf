"""Whether an article is somebody's opinion piece: then its writer answers for what it says."""

from sayso import Article, Layer
from sayso.layers import SENTENCES, TOKENS, VOICE
from sayso_attribution.tables import words

PERSONAL = 2  # sentences in which the narrator says "I"
TONE = 5  # sentences in which the narrator urges, asks or says "we" …
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
    personal = toned = told = 0
    tokens, voices = article.layer(TOKENS), article.layer(VOICE)
    one, urging = words("opinion", "personal"), words("opinion", "tone")
    for sentence in article.layer(SENTENCES):
        if article.blocks[sentence.block].kind != "paragraph" or voices.at(sentence.span) != "narrator":
            continue
        own = {
            tokens.lower[i] for i in tokens.within(sentence.span) if tokens.lower[i] in one | urging and voices.at(tokens.span(i, i)) == "narrator"
        }
        told += 1
        personal += bool(own & one)
        toned += bool(own & urging) or article.text[sentence.span.end - 1] == "?"
    return personal >= PERSONAL or (toned >= TONE and toned >= SHARE * told)
