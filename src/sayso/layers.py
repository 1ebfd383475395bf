"""The built-in layers. A rule asks for one with `article.layer(QUOTES)`; it is computed once per article, from the layers below it."""

from sayso.article import Article, Layer
from sayso.hits import HITS
from sayso.text import records
from sayso.text.attributions import attributions
from sayso.text.dates import dates
from sayso.text.names import names
from sayso.text.numbers import numbers
from sayso.text.quotes import quotes
from sayso.text.sentences import sentences
from sayso.text.tokens import tokens
from sayso.text.voice import voices

__all__ = ["ATTRIBUTIONS", "DATES", "HITS", "NAMES", "NUMBERS", "QUOTES", "SENTENCES", "TOKENS", "VOICE"]


def _tokens(article: Article) -> records.Tokens:
    return tokens(article.text, article.blocks)


def _sentences(article: Article) -> tuple[records.Sentence, ...]:
    return sentences(article.text, article.blocks)


def _quotes(article: Article) -> records.Quotes:
    return quotes(article.text, article.blocks)


def _names(article: Article) -> records.Names:
    return names(article.text, article.blocks, article.layer(TOKENS), article.layer(SENTENCES))


def _attributions(article: Article) -> tuple[records.Attribution, ...]:
    return attributions(article.text, article.blocks, article.layer(TOKENS), article.layer(SENTENCES), article.layer(QUOTES), article.layer(NAMES))


def _numbers(article: Article) -> tuple[records.Number, ...]:
    return numbers(article.text, article.layer(TOKENS))


def _dates(article: Article) -> tuple[records.Date, ...]:
    return dates(article.text, article.layer(TOKENS))


def _voices(article: Article) -> records.Voices:
    return voices(article.layer(QUOTES), article.layer(ATTRIBUTIONS))


TOKENS = Layer("tokens", _tokens)
SENTENCES = Layer("sentences", _sentences)
QUOTES = Layer("quotes", _quotes)
NAMES = Layer("names", _names)
ATTRIBUTIONS = Layer("attributions", _attributions)
NUMBERS = Layer("numbers", _numbers)
DATES = Layer("dates", _dates)
VOICE = Layer("voice", _voices)
