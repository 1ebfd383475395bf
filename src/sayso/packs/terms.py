"""The kinds `term` and `swap`: words to think about, and words that are wrong here."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sayso.article import Article, Layer
from sayso.finding import Edit, Finding, Fix
from sayso.packs import capitals, patterns
from sayso.packs.compiled import FOLDED, PackRule
from sayso.packs.folding import Folded, fold
from sayso.packs.kinds import Entry, Found, Kind
from sayso.packs.messages import shown
from sayso.span import Span

_REFERENCE = re.compile(r"\\([\\0-9])")  # by hand: RE2's own `expand` spoils what is not ASCII
_VIEWS: Layer[dict[int, Folded]] = Layer("folded blocks", lambda _article: {})
_ALLOW: tuple[list[str], str] = ([], "terms that this rule lets pass, in the spelling of the article, whatever their case")


def literals(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield every form of an entry's terms with its feature, or the words its pattern needs."""
    if "pattern" in entry:
        near = entry.get("near") or [needed for needed in (patterns.needed(entry["pattern"]),) if needed]
        yield from ((word, "near") for word in near)
        return
    from sayso.packs.inflect import forms

    for term in entry.get("term") or entry.get("wrong") or ():
        yield from forms(term, entry.get("inflect", "none")).items()


def stands(article: Article, span: Span, entry: Entry, feature: str, literal: str) -> bool:
    """Tell whether the letters and the words around a hit are what the entry asks for (its contexts and voice apart)."""
    text = article.text
    if entry.get("case") == "exact" and fold(span.of(text)).text != fold(literal).text:
        return False
    if entry.get("prefixed", "skip") == "skip" and span.start > 1 and text[span.start - 1] in "-‐‑" and text[span.start - 2].isalnum():
        return False
    capitalised = entry.get("capitalised", "skip")
    if capitalised != "any" and capitals.is_name(article, span, literal) is (capitalised == "skip"):
        return False
    return "pos" not in entry or _stands_as(article, span, entry["pos"], feature)


def _stands_as(article: Article, span: Span, pos: str, feature: str) -> bool:
    from sayso.packs.frames import stands_as

    return stands_as(article, span, pos, feature)


def places(rule: PackRule, article: Article) -> Iterator[tuple[int, Span, str, str]]:
    """Yield entry, span, feature and literal of every place that an entry's terms or pattern stand at."""
    sought: dict[tuple[int, int], None] = {}
    excepted: list[Span] = []
    for hit in rule.hits(article):
        for index, role, literal in rule.owners(hit.literal):
            if role == "except":
                excepted.append(hit.span)
                break
            if role == "near":
                sought[index, article.block_at(hit.span.start)] = None
            elif stands(article, hit.span, rule.entry(index), role, literal):
                yield index, hit.span, role, literal
    for index, entry in enumerate(rule.spec["entries"] if rule.spec["always"] else ()):
        if "pattern" in entry and not any(True for _ in literals(entry)):
            sought |= dict.fromkeys((index, block) for block in range(len(article.blocks)))
    for index, block in sought:
        for span, _ in matches(article, rule.entry(index), block):
            if not inside(span, excepted):
                yield index, span, "base", ""


def inside(span: Span, others: list[Span]) -> bool:
    """Tell whether a span lies in one of others, which are sorted and do not overlap."""
    at = bisect_right(others, span.start, key=lambda each: each.start) - 1
    return at >= 0 and span.end <= others[at].end


def matches(article: Article, entry: Entry, block: int) -> Iterator[tuple[Span, Any]]:
    """Yield where an entry's pattern matches in a block."""
    start, end = article.blocks[block].span
    views = article.layer(_VIEWS)
    if block not in views:
        views[block] = fold(article.text[start:end])
    view = views[block]
    empty = groups(entry)
    for span, match in patterns.occurrences(entry["pattern"], view, exact=entry.get("case") == "exact"):
        if not any(match.group(number) for number in empty):
            yield Span(span.start + start, span.end + start), match


def groups(entry: Entry) -> Sequence[int]:
    """Return the groups of an entry's pattern that must be empty."""
    empty = entry.get("empty", ())
    return (empty,) if isinstance(empty, int) else tuple(empty)


def _check(rule: PackRule, article: Article) -> Iterator[Found]:
    allowed = frozenset(word.casefold() for word in rule.values.get("allow", ()))
    done = -1
    for index, span, feature, literal in places(rule, article):
        if span.start < done and literal:
            continue  # an earlier entry of the same rule has spoken for this place
        if allowed and fold(span.of(article.text)).text.casefold() in allowed:
            continue
        finding = _finding(rule, article, index, span, feature, literal)
        if finding:
            done = span.end
            yield index, finding


def _finding(rule: PackRule, article: Article, index: int, span: Span, feature: str, literal: str) -> Finding | None:
    entry = rule.entry(index)
    if "pattern" in entry and _is_right(entry, span.of(article.text)):
        return None
    finding = rule.finding(article, index, span)
    if finding is None:
        return None
    return finding._replace(fixes=_fixes(article, span, entry, feature, literal))


def _is_right(entry: Entry, text: str) -> bool:
    """Tell whether a pattern's match is already written as it should be: patterns such as `bri+dge` match the right spelling, too."""
    return any(_expanded(entry, each, text) == text for each in entry.get("instead", ()))


def _fixes(article: Article, span: Span, entry: Entry, feature: str, literal: str) -> tuple[Fix, ...]:
    from sayso.packs.fixes import fixes

    if "pattern" not in entry:
        return fixes(article, span, entry, feature, literal)
    if not entry.get("instead") or not entry.get("fix", True):
        return ()
    text = span.of(article.text)
    made = [_expanded(entry, each, text) for each in entry["instead"]]
    safe = entry.get("safe", False) and len(made) == 1
    return tuple(Fix(f"Replace “{shown(text)}” by “{shown(words)}”", (Edit(span, words),), safe) for words in made if words is not None)


def _expanded(entry: Entry, template: str, text: str) -> str | None:
    """Return the replacement of a pattern's match with its groups filled in."""
    match = patterns.compiled(entry["pattern"], exact=entry.get("case") == "exact").search(fold(text).text)
    if match is None:
        return None
    words = _REFERENCE.sub(lambda found: "\\" if found.group(1) == "\\" else match.group(int(found.group(1))) or "", template)
    return capitals.like(words, text, text.lower(), first=True) if entry.get("case") != "exact" else words


def _complaint(entry: Entry) -> str:
    if "near" in entry and "pattern" not in entry:
        return "'near' goes with a 'pattern'"
    if "empty" in entry and ("pattern" not in entry or max(groups(entry)) > patterns.compiled(entry["pattern"]).groups):
        return "'empty' names a group of a 'pattern': it has no such group"
    if "pattern" in entry and entry.get("inflect", "none") != "none":
        return "a pattern is not inflected: write its forms"
    return _unknown_group(entry) if "pattern" in entry else ""


def _unknown_group(entry: Entry) -> str:
    most = patterns.compiled(entry["pattern"]).groups
    named = (found.group() for each in entry.get("instead", ()) for found in _REFERENCE.finditer(each))
    wrong = next((each for each in named if each[1].isdigit() and int(each[1]) > most), "")
    return f"{wrong} names a group that the pattern does not have" if wrong else ""


def _term_message(entry: Entry) -> str:
    why = "“{term}”: {why}" if entry.get("why") else "“{term}” is a word to think about"
    return f"{why}; {'{advice}' if entry.get('advice') else 'write {instead}' if entry.get('instead') else 'consider another word'}."


def _swap_message(entry: Entry) -> str:
    return "“{term}” should read {instead}" + (": {why}." if entry.get("why") else ".")


def _options(_spec: Mapping[str, Any]) -> dict[str, tuple[Any, str]]:
    return {"allow": _ALLOW}


_FIELDS = ("term", "instead", "why", "advice", "voice")
_KEYS = {"pattern": "text", "near": "words", "empty": "groups"}
TERM = Kind(
    "term", {"term": "words", "instead": "texts", **_KEYS}, {}, (("term", "pattern"),), _term_message, _FIELDS, literals, _complaint, _check, _options
)
SWAP = Kind(
    "swap",
    {"wrong": "words", "right": "texts", **_KEYS},
    {},
    (("wrong", "pattern"), ("right",)),
    _swap_message,
    _FIELDS,
    literals,
    _complaint,
    _check,
    _options,
)

__all__ = ["FOLDED", "SWAP", "TERM", "Folded", "Iterable", "inside", "literals", "matches", "places", "stands"]
