"""The kind `metric`: a number read off the text, over or under a limit."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sayso.article import Article
from sayso.layers import SENTENCES, TOKENS
from sayso.packs.compiled import PackRule
from sayso.packs.kinds import Entry, Found, Kind
from sayso.span import Span

_RUNNING = ("paragraph", "blockquote", "list")
Measured = Iterator[tuple[Span, float]]
"""The span a number belongs to, and the number."""


def _check(rule: PackRule, article: Article) -> Iterator[Found]:
    entry = rule.entry(0)
    over = "max" in entry
    limit = rule.values["max" if over else "min"]
    whole = entry["measure"] in _WHOLE
    for span, value in MEASURES[entry["measure"]](article):
        if (value > limit) if over else (value < limit):
            fields = {"value": _number(value), "limit": _number(limit), "measure": entry["measure"]}
            finding = rule.finding(article, 0, span, **fields)
            if finding:
                yield 0, finding._replace(whole_story=whole)


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:.1f}"


def _words(article: Article, span: Span) -> int:
    lower = article.layer(TOKENS).lower
    return sum(lower[index][0].isalnum() for index in article.layer(TOKENS).within(span))


def _sentences(count: Callable[[Article, Span], float]) -> Callable[[Article], Measured]:
    def measure(article: Article) -> Measured:
        for sentence in article.layer(SENTENCES):
            if article.blocks[sentence.block].kind in _RUNNING:
                yield sentence.span, count(article, sentence.span)

    return measure


def _blocks(kind: str, count: Callable[[Article, Span], float]) -> Callable[[Article], Measured]:
    def measure(article: Article) -> Measured:
        for block in article.blocks:
            if block.kind == kind:
                yield block.span, count(article, block.span)

    return measure


def _paragraph_sentences(article: Article) -> Measured:
    counts = Counter(sentence.block for sentence in article.layer(SENTENCES))
    for index, block in enumerate(article.blocks):
        if block.kind == "paragraph":
            yield block.span, counts[index]


def _characters(article: Article, span: Span) -> int:
    return len(" ".join(span.of(article.text).split()))


def _commas(article: Article, span: Span) -> int:
    return span.of(article.text).count(",")


def _story(article: Article, value: float) -> Measured:
    if article.blocks:
        yield article.story_span, value


def _words_per_sentence(article: Article) -> Measured:
    counts = [value for _, value in _sentences(_words)(article)]
    return _story(article, sum(counts) / len(counts)) if counts else iter(())


def _characters_per_word(article: Article) -> Measured:
    sizes = [len(form) for form in article.layer(TOKENS).lower if form[0].isalpha()]
    return _story(article, sum(sizes) / len(sizes)) if sizes else iter(())


def _article_words(article: Article) -> Measured:
    return _story(article, sum(form[0].isalnum() for form in article.layer(TOKENS).lower))


MEASURES: Mapping[str, Callable[[Article], Measured]] = {
    "sentence-words": _sentences(_words),
    "sentence-characters": _sentences(_characters),
    "sentence-commas": _sentences(_commas),
    "paragraph-words": _blocks("paragraph", _words),
    "paragraph-sentences": _paragraph_sentences,
    "headline-words": _blocks("headline", _words),
    "headline-characters": _blocks("headline", _characters),
    "words-per-sentence": _words_per_sentence,
    "characters-per-word": _characters_per_word,
    "article-words": _article_words,
}
_WHOLE = ("words-per-sentence", "characters-per-word", "article-words")


def _message(entry: Entry) -> str:
    relation = "more" if "max" in entry else "fewer"
    return f"This has {{value}} ({{measure}}), {relation} than {{limit}}" + (": {why}." if entry.get("why") else ".")


def _options(spec: Mapping[str, Any]) -> dict[str, tuple[Any, str]]:
    entry = spec["entries"][0]
    name = "max" if "max" in entry else "min"
    return {name: (float(entry[name]), "the limit")}


def _always(_entry: Entry) -> bool:
    return True


_KEYS = {"measure": f"one of {', '.join(MEASURES)}", "max": "number", "min": "number"}
_FIELDS = ("value", "limit", "measure", "why", "advice", "voice")
METRIC = Kind("metric", _KEYS, {}, (("measure",), ("max", "min")), _message, _FIELDS, lambda _entry: (), lambda _entry: "", _check, _options, _always)
