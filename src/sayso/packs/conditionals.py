"""The kind `conditional`: what must be explained somewhere in the article if it is used, such as an abbreviation."""

from collections.abc import Iterator, Mapping
from typing import Any

from sayso.article import Article
from sayso.packs import patterns
from sayso.packs.compiled import PackRule
from sayso.packs.folding import fold
from sayso.packs.kinds import Entry, Found, Kind
from sayso.packs.terms import inside
from sayso.span import Span


def _check(rule: PackRule, article: Article) -> Iterator[Found]:
    excepted = [hit.span for hit in rule.hits(article)] if rule.spec["literals"] else []
    for index, entry in enumerate(rule.spec["entries"]):
        explained: dict[str, int] = {}
        for span, said in _uses(article, entry, "defined"):
            explained.setdefault(said, span.end)
        told: set[str] = set()
        for span, said in _uses(article, entry, "used"):
            if said in told or _known(explained, said, span, entry) or inside(span, excepted):
                continue
            finding = rule.finding(article, index, span)
            if finding:
                told.add(said)
                yield index, finding


def _known(explained: Mapping[str, int], said: str, span: Span, entry: Entry) -> bool:
    """Tell whether the article explains it: anywhere, or not later than here."""
    return said in explained and (entry.get("order") != "before" or explained[said] <= span.start)


def _uses(article: Article, entry: Entry, key: str) -> Iterator[tuple[Span, str]]:
    """Yield where a pattern matches and what is compared: its first group, or all of it without one."""
    exact = entry.get("case") == "exact"
    pattern = patterns.compiled(entry[key], exact=exact)
    for block in article.blocks:
        view = fold(block.span.of(article.text))
        for match in pattern.finditer(view.text):
            start, end = match.span(1 if pattern.groups else 0)
            if end > start:
                found = view.span(start, end)
                said = view.text[start:end]
                yield Span(found.start + block.span.start, found.end + block.span.start), said if exact else said.lower()


def _complaint(entry: Entry) -> str:
    if "defined" not in entry:
        return "'defined' is missing: a pattern that finds the explanation"
    for key in ("used", "defined"):
        wrong = patterns.complaint(entry[key])
        if wrong:
            return f"the pattern {key!r} {wrong}"
    return ""


def _message(entry: Entry) -> str:
    seen = "“{term}” stands here and the article does not explain it" + (" before" if entry.get("order") == "before" else "")
    return seen + (": {why}" if entry.get("why") else "") + ("; {advice}." if entry.get("advice") else "; spell it out once.")


def _always(_entry: Entry) -> bool:
    return True


_KEYS: Mapping[str, Any] = {"used": "text", "defined": "text", "order": "one of anywhere, before"}
CONDITIONAL = Kind(
    "conditional", _KEYS, {}, (("used",),), _message, ("term", "why", "advice", "voice"), lambda _entry: (), _complaint, _check, always=_always
)
