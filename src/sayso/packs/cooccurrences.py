"""The kind `cooccurrence`: a word with, or without, another in the same sentence, paragraph or article."""

from collections.abc import Iterator

from sayso.article import Article
from sayso.finding import Related
from sayso.layers import TOKENS
from sayso.packs.compiled import PackRule
from sayso.packs.kinds import Entry, Found, Kind
from sayso.packs.messages import shown
from sayso.packs.phrases import phrases, places_of, sentence_at
from sayso.packs.terms import literals, places
from sayso.span import Span


def _check(rule: PackRule, article: Article) -> Iterator[Found]:
    judged: set[int] = set()
    for index, span, _, _ in sorted(places(rule, article), key=lambda place: place[1]):
        entry = rule.entry(index)
        if entry.get("first") and index in judged:
            continue
        judged.add(index)
        other = company(article, span, entry)
        if (other is None) is ("with" in entry):
            continue
        text = shown(other.of(article.text)) if other else ""
        related = (Related(other, f"“{text}” stands here"),) if other else ()
        finding = rule.finding(article, index, span, related=related, other=text)
        if finding:
            yield index, finding


def company(article: Article, span: Span, entry: Entry) -> Span | None:
    """Return where the first of an entry's `with` or `without` words stands in the unit around `span` (but not in it), or None."""
    wanted = phrases(tuple(entry.get("with") or entry["without"]))
    inside = article.layer(TOKENS).within(_unit(article, span, entry.get("within", "sentence")))
    return next((place for place in places_of(article, wanted, inside.start, inside.stop) if not place.overlaps(span)), None)


def _unit(article: Article, span: Span, within: str) -> Span:
    if within == "article":
        return Span(0, len(article.text))
    return sentence_at(article, span) if within == "sentence" else article.blocks[article.block_at(span.start)].span


def _complaint(entry: Entry) -> str:
    return "a pattern is not inflected: write its forms" if "pattern" in entry and entry.get("inflect", "none") != "none" else ""


def _message(entry: Entry) -> str:
    seen = "“{term}” stands beside “{other}”" if "with" in entry else "“{term}” stands here without what explains it"
    return seen + (": {why}" if entry.get("why") else "") + ("; {advice}." if entry.get("advice") else ".")


_KEYS = {
    "term": "words", "pattern": "text", "near": "words", "with": "words", "without": "words",
    "within": "one of sentence, paragraph, article", "first": "flag",
}  # fmt: skip
_FIELDS = ("term", "other", "why", "advice", "voice")
COOCCURRENCE = Kind("cooccurrence", _KEYS, {}, (("term", "pattern"), ("with", "without")), _message, _FIELDS, literals, _complaint, _check)
