"""The built-in layers. A rule asks for one with `article.layer(QUOTES)`; it is computed once per article, from the layers below it.

The code behind a layer is imported when the layer is first asked for.
"""

from collections.abc import Mapping
from typing import Any

from sayso.article import Article, Layer
from sayso.hits import HITS
from sayso.text import records

__all__ = ["ATTRIBUTIONS", "DATES", "HITS", "NAMES", "NUMBERS", "OPINION", "QUOTES", "SENTENCES", "TABLES", "TOKENS", "VOICE"]


def _tokens(article: Article) -> records.Tokens:
    from sayso.text.tokens import tokens

    return tokens(article.text, article.blocks)


def _sentences(article: Article) -> tuple[records.Sentence, ...]:
    from sayso.text.sentences import sentences

    return sentences(article.text, article.blocks)


def _quotes(article: Article) -> records.Quotes:
    from sayso.text.quotes import quotes

    return quotes(article.text, article.blocks)


def _names(article: Article) -> records.Names:
    from sayso.text.names import names

    return names(article.text, article.blocks, article.layer(TOKENS), article.layer(SENTENCES))


def _attributions(article: Article) -> tuple[records.Attribution, ...]:
    from sayso.text.attributions import attributions

    return attributions(article.text, article.blocks, article.layer(TOKENS), article.layer(SENTENCES), article.layer(QUOTES), article.layer(NAMES))


def _numbers(article: Article) -> tuple[records.Number, ...]:
    from sayso.text.numbers import numbers

    return numbers(article.text, article.layer(TOKENS))


def _dates(article: Article) -> tuple[records.Date, ...]:
    from sayso.text.dates import dates

    return dates(article.text, article.layer(TOKENS))


def _voices(article: Article) -> records.Voices:
    from sayso.text.voice import voices

    return voices(article.layer(QUOTES), article.layer(ATTRIBUTIONS))


def _opinion(article: Article) -> bool:
    from sayso.text.opinion import is_labelled, speaks_for_itself

    headline = next((block.span.of(article.text) for block in article.blocks if block.kind == "headline"), "")
    kinds = (article.meta.raw.get(key) for key in ("type", "kind", "genre", "format"))  # front matter that says what sort of piece it is
    section = "/".join((article.meta.section, *(kind for kind in kinds if isinstance(kind, str))))
    if is_labelled(section, article.meta.byline, article.meta.url, headline):
        return True
    return speaks_for_itself(article.text, article.blocks, article.layer(TOKENS), article.layer(SENTENCES), article.layer(VOICE))


TOKENS = Layer("tokens", _tokens)
SENTENCES = Layer("sentences", _sentences)
QUOTES = Layer("quotes", _quotes)
NAMES = Layer("names", _names)
ATTRIBUTIONS = Layer("attributions", _attributions)
NUMBERS = Layer("numbers", _numbers)
DATES = Layer("dates", _dates)
VOICE = Layer("voice", _voices)
OPINION = Layer("opinion", _opinion)
TABLES: Layer[Mapping[str, Any]] = Layer("tables", lambda _: {})
"""The tables that code reads, by `pack/table`, where a newsroom changed them; what is not there is as the pack has it."""
