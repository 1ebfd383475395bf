"""Coverage: which terms of a rule file its own examples reach."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sayso.article import Article
from sayso.packs.compiled import PackRule
from sayso.packs.folding import fold_term
from sayso.packs.inflect import forms
from sayso.rule import Rule


class Coverage(NamedTuple):
    """Hold, for one rule, the terms that an example flags in any form and those that none does; of entries without terms, what `label` calls them.

    `slow` holds patterns without a word they need, which run over every article.
    """

    rule: str
    reached: tuple[str, ...]
    missed: tuple[str, ...]
    slow: tuple[str, ...]

    @property
    def share(self) -> float:
        """Return the share of terms reached."""
        return len(self.reached) / (len(self.reached) + len(self.missed))


def covered(rule: Rule, articles: Iterable[Article]) -> Coverage | None:
    """Return which terms of `rule` are flagged in any of `articles` (with their hits in place), or None if it does not come from a file."""
    if not isinstance(rule, PackRule):
        return None
    hit: dict[int, set[str]] = {}
    for article in articles:
        for index, finding in rule.trace(article):
            hit.setdefault(index, set()).add(fold_term(finding.span.of(article.text)))
    named = [(name, index in hit and (found is None or not found.isdisjoint(hit[index]))) for index, name, found in _terms(rule)]
    slow = tuple(entry["pattern"] for entry in rule.spec["entries"] if "pattern" in entry and not any(True for _ in rule.kind.terms(entry)))
    return Coverage(rule.meta.id, tuple(name for name, reached in named if reached), tuple(name for name, reached in named if not reached), slow)


def _terms(rule: PackRule) -> Iterator[tuple[int, str, frozenset[str] | None]]:
    """Yield entry, name and folded forms of every term; None in place of the forms where the entry counts as a whole."""
    for index, entry in enumerate(rule.spec["entries"]):
        terms = entry.get("term") or entry.get("wrong") or ()
        if len(terms) < 2 or rule.spec["kind"] not in ("term", "swap", "cooccurrence"):
            yield index, label(rule, index), None
            continue
        for term in terms:
            yield index, term, frozenset(map(fold_term, forms(term, entry.get("inflect", "none"))))


def label(rule: PackRule, index: int) -> str:
    """Return what an entry is called in reports: its first term, its pattern, or the rule's summary."""
    entry = rule.entry(index)
    for key in ("term", "wrong", "pattern", "key"):
        if key in entry:
            return str(entry[key] if isinstance(entry[key], str) else entry[key][0])
    if "variants" in entry:
        return " / ".join(words[0] for words in entry["variants"])
    if "steps" in entry:
        return " … ".join(step["words"][0] for step in entry["steps"])
    return str(rule.spec["summary"])
