"""The kind `capitalization`: headlines and subheads in one style of capitals."""

from collections.abc import Iterator, Mapping
from typing import Any

from sayso.article import Article, Layer
from sayso.layers import TOKENS
from sayso.packs import patterns
from sayso.packs.capitals import starts_sentence
from sayso.packs.compiled import PackRule
from sayso.packs.folding import fold
from sayso.packs.kinds import Entry, Found, Kind
from sayso.packs.shapes import texts
from sayso.packs.terms import inside
from sayso.span import Span
from sayso.text.records import BLOCK_KINDS
from sayso.text.tables import words as core_words

STYLES = ("sentence", "title", "lower", "upper")
_DEFAULT = ("headline", "subhead")
_SHARE = 0.8
_NEW_START = frozenset(":.?!–—|•\"'“‘")
_RUNNING = ("paragraph", "blockquote", "list", "standfirst")


def _names(article: Article) -> frozenset[str]:
    """Return the words that the running text writes with a capital in mid-sentence: as like as not they are names."""
    tokens = article.layer(TOKENS)
    found = set()
    for index, start in enumerate(tokens.starts):
        if not article.text[start].isupper() or article.blocks[tokens.blocks[index]].kind not in _RUNNING:
            continue
        if tokens.lower[index] not in found and not starts_sentence(article, tokens.span(index, index)):
            found.add(tokens.lower[index])
    return frozenset(found)


_NAMES: Layer[frozenset[str]] = Layer("words with capitals in the running text", _names)


def _check(rule: PackRule, article: Article) -> Iterator[Found]:
    excepted = [hit.span for hit in rule.hits(article)] if rule.spec["literals"] else []
    for index, entry in enumerate(rule.spec["entries"]):
        wanted = texts(entry.get("blocks")) or _DEFAULT
        for block in article.blocks:
            if block.kind in wanted and not fits(article, block.span, entry, excepted):
                finding = rule.finding(article, index, block.span, style=entry.get("style", "the given"))
                if finding:
                    yield index, finding


def fits(article: Article, span: Span, entry: Entry, excepted: list[Span]) -> bool:
    """Tell whether enough words of a block are written as the style asks; a block without a word always is."""
    if "shape" in entry:
        return bool(patterns.compiled(entry["shape"], exact=True).search(fold(span.of(article.text)).text))
    judged = [right for right in _judged(article, span, entry["style"], excepted) if right is not None]
    return not judged or sum(judged) >= entry.get("threshold", _SHARE) * len(judged)


def _judged(article: Article, span: Span, style: str, excepted: list[Span]) -> Iterator[bool | None]:
    """Yield for each word whether it is written as the style asks, or None where nothing can be said."""
    tokens = article.layer(TOKENS)
    words = [index for index in tokens.within(span) if tokens.lower[index][0].isalpha()]
    for index in words:
        place = tokens.span(index, index)
        text = place.of(article.text)
        if _free(text, style) or inside(place, excepted):
            yield None
        elif style in ("lower", "upper"):
            yield text.islower() if style == "lower" else text.isupper()
        elif index != words[0] and tokens.lower[index - 1] in _NEW_START:
            yield None
        else:
            yield _right(article, text, style, index in (words[0], words[-1]), opens=index == words[0])


def _right(article: Article, text: str, style: str, outer: bool, *, opens: bool) -> bool | None:
    """Tell for headlines in the style of titles or sentences; `outer` is the first word or the last."""
    first = text[0].isupper()
    if opens or style == "title":
        return first or (None if not outer and text.lower() in core_words("small_words", "small") else False)
    return None if first and text.lower() in article.layer(_NAMES) else not first


def _free(text: str, style: str) -> bool:
    """Tell whether a word keeps its capitals in any style: an abbreviation, a brand (*iPhone*), a contraction's ending."""
    return style not in ("lower", "upper") and (text[0] in "'’" or any(char.isupper() or char.isdigit() for char in text[1:]))


def _complaint(entry: Entry) -> str:
    unknown = [kind for kind in texts(entry.get("blocks")) if kind not in BLOCK_KINDS]
    if unknown:
        return f"'blocks' names {unknown[0]!r}: it may be {', '.join(BLOCK_KINDS)}"
    wrong = patterns.complaint(entry["shape"]) if "shape" in entry else ""
    return f"the pattern 'shape' {wrong}" if wrong else ""


def _message(entry: Entry) -> str:
    seen = "“{term}” is not written in {style} style" + (": {why}" if entry.get("why") else "")
    return seen + ("; {advice}." if entry.get("advice") else "; change its capitals.")


def _always(_entry: Entry) -> bool:
    return True


_KEYS: Mapping[str, Any] = {"style": f"one of {', '.join(STYLES)}", "shape": "text", "blocks": "words", "threshold": "share"}
_FIELDS = ("term", "style", "why", "advice", "voice")
CAPITALIZATION = Kind("capitalization", _KEYS, {}, (("style", "shape"),), _message, _FIELDS, lambda _entry: (), _complaint, _check, always=_always)
