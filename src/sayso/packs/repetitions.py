"""The kind `repetition`: a word, or a few words, that stand twice in a row."""

from collections.abc import Iterator, Mapping
from typing import Any

from sayso.article import Article
from sayso.finding import Edit, Fix, Related
from sayso.layers import TOKENS
from sayso.packs import capitals
from sayso.packs.compiled import PackRule
from sayso.packs.kinds import Entry, Found, Kind
from sayso.packs.messages import shown
from sayso.packs.terms import inside
from sayso.span import Span
from sayso.text.records import Tokens

LONGEST = 4
_MORE = {"word": 1, "phrase": LONGEST}


def _check(rule: PackRule, article: Article) -> Iterator[Found]:
    excepted = [hit.span for hit in rule.hits(article)] if rule.spec["literals"] else []
    done = -1
    for first, second in sorted(_doubled(article, rule.entry(0))):
        if first.start < done or inside(Span(first.start, second.end), excepted):
            continue
        related = (Related(first, "the first time"),)
        finding = rule.finding(article, 0, second, fixes=(_fix(first, second, article),), related=related)
        if finding:
            done = second.end
            yield 0, finding


def _fix(first: Span, second: Span, article: Article) -> Fix:
    return Fix(f"Leave out the second “{shown(second.of(article.text))}”", (Edit(Span(first.end, second.end), ""),))


def _doubled(article: Article, entry: Entry) -> Iterator[tuple[Span, Span]]:
    """Yield both places of everything that stands twice, with nothing but space between; one pass for each length."""
    tokens = article.layer(TOKENS)
    lower = tokens.lower
    for size in range(1, _MORE[entry["repeated"]] + 1):
        run = 0
        for index in range(len(lower) - size):
            run = run + 1 if lower[index] == lower[index + size] else 0
            if run >= size and lower[index][0].isalpha():
                at = index - size + 1
                if _plain(article, tokens, at, size, entry):
                    yield tokens.span(at, index), tokens.span(at + size, index + size)


def _plain(article: Article, tokens: Tokens, at: int, size: int, entry: Entry) -> bool:
    """Tell whether words alone are doubled, inside one block, and no name (*Duran Duran*) or other letters are meant."""
    if tokens.blocks[at] != tokens.blocks[at + 2 * size - 1] or not all(form[0].isalpha() for form in tokens.lower[at : at + size]):
        return False
    first, second = tokens.span(at, at + size - 1), tokens.span(at + size, at + 2 * size - 1)
    text = article.text
    if not text[first.end : second.start].isspace():
        return False
    if entry.get("case") == "exact" and first.of(text).split() != second.of(text).split():
        return False
    return entry.get("capitalised", "skip") == "any" or not text[second.start].isupper() or capitals.title_cased(article, second)


def _complaint(entry: Entry) -> str:
    return "'capitalised' may be skip or any here" if entry.get("capitalised") == "only" else ""


def _message(entry: Entry) -> str:
    return "“{term}” stands here twice in a row" + (": {why}" if entry.get("why") else "") + ("; {advice}." if entry.get("advice") else "; cut one.")


def _always(_entry: Entry) -> bool:
    return True


_KEYS: Mapping[str, Any] = {"repeated": "one of word, phrase"}
REPETITION = Kind(
    "repetition", _KEYS, {}, (("repeated",),), _message, ("term", "why", "advice", "voice"), lambda _entry: (), _complaint, _check, always=_always
)
