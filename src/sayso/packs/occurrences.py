"""The kind `occurrence`: more, or fewer, of something than a sentence, a paragraph or an article should have."""

from collections.abc import Iterator, Mapping
from typing import Any

from sayso.article import Article
from sayso.finding import Finding, Related
from sayso.layers import SENTENCES
from sayso.packs.compiled import PackRule
from sayso.packs.kinds import Entry, Found, Kind
from sayso.packs.messages import shown
from sayso.packs.phrases import sentence_at
from sayso.packs.terms import literals, places
from sayso.span import Span

_EARLIER = 5


def _check(rule: PackRule, article: Article) -> Iterator[Found]:
    found: dict[int, list[Span]] = {}
    for index, span, _, _ in places(rule, article):
        if rule.level(article, index, span)[0]:
            found.setdefault(index, []).append(span)
    for index, entry in enumerate(rule.spec["entries"]):
        units: dict[Span, list[Span]] = {}
        for span in sorted(found.get(index, ())):
            units.setdefault(_unit(article, span, entry["per"]), []).append(span)
        checks = _scarce(rule, article, index, units) if "min" in entry else _frequent(rule, article, index, units)
        yield from ((index, finding) for finding in checks)


def _unit(article: Article, span: Span, per: str) -> Span:
    if per == "article":
        return Span(0, len(article.text))
    return sentence_at(article, span) if per == "sentence" else article.blocks[article.block_at(span.start)].span


def _frequent(rule: PackRule, article: Article, index: int, units: Mapping[Span, list[Span]]) -> Iterator[Finding]:
    entry = rule.entry(index)
    limit = rule.values.get("max", entry["max"])
    for spans in units.values():
        for number, span in enumerate(spans[limit:], limit + 1):
            earlier = tuple(Related(each, "also here") for each in spans[max(0, number - 1 - _EARLIER) : number - 1])
            finding = rule.finding(article, index, span, related=earlier, count=number, limit=limit, per=entry["per"])
            if finding:
                yield finding


def _scarce(rule: PackRule, article: Article, index: int, units: Mapping[Span, list[Span]]) -> Iterator[Finding]:
    entry = rule.entry(index)
    limit = rule.values.get("min", entry["min"])
    for unit in _all_units(article, entry["per"]):
        count = len(units.get(unit, ()))
        place = article.story_span if entry["per"] == "article" else unit
        if count < limit and place.end > place.start:
            term = shown(entry["term"][0]) if "term" in entry else "the pattern"
            finding = rule.finding(article, index, place, term=term, count=count, limit=limit, per=entry["per"])
            if finding:
                yield finding._replace(whole_story=entry["per"] == "article")


def _all_units(article: Article, per: str) -> list[Span]:
    if per == "article":
        return [Span(0, len(article.text))] if article.blocks else []
    if per == "paragraph":
        return [block.span for block in article.blocks if block.kind == "paragraph"]
    return [sentence.span for sentence in article.layer(SENTENCES) if article.blocks[sentence.block].kind == "paragraph"]


def _complaint(entry: Entry) -> str:
    if "per" not in entry:
        return '\'per\' is missing: "sentence", "paragraph" or "article"'
    if "max" not in entry and entry["min"] < 1:
        return "'min' must be 1 or more"
    return "a pattern is not inflected: write its forms" if "pattern" in entry and entry.get("inflect", "none") != "none" else ""


def _message(entry: Entry) -> str:
    if "min" in entry:
        return "This {per} has {count} of “{term}”, fewer than {limit}" + (": {why}." if entry.get("why") else ".")
    return "“{term}” is number {count} in this {per}; {limit} will do" + (": {why}." if entry.get("why") else ".")


def _always(entry: Entry) -> bool:
    """Tell that too few of something can only be seen by looking at every article."""
    return "min" in entry


def _options(spec: Mapping[str, Any]) -> dict[str, tuple[Any, str]]:
    if len(spec["entries"]) != 1:
        return {}
    names = {"max": "how many are allowed", "min": "how many there must be"}
    return {name: (spec["entries"][0][name], help_) for name, help_ in names.items() if name in spec["entries"][0]}


_KEYS = {"term": "words", "pattern": "text", "near": "words", "per": "one of sentence, paragraph, article", "max": "count", "min": "count"}
_FIELDS = ("term", "count", "limit", "per", "why", "advice", "voice")
OCCURRENCE = Kind("occurrence", _KEYS, {}, (("term", "pattern"), ("max", "min")), _message, _FIELDS, literals, _complaint, _check, _options, _always)
