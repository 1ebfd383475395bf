"""Coverage: which entries of a rule file its own examples reach."""

from collections.abc import Iterable
from typing import NamedTuple

from sayso.article import Article
from sayso.packs.compiled import PackRule
from sayso.rule import Rule


class Coverage(NamedTuple):
    """Hold, for one rule, its entries that an example flags and those that none does, each by its first term.

    `slow` holds patterns without a word they need, which run over every article.
    """

    rule: str
    reached: tuple[str, ...]
    missed: tuple[str, ...]
    slow: tuple[str, ...]

    @property
    def share(self) -> float:
        """Return the share of entries reached."""
        return len(self.reached) / (len(self.reached) + len(self.missed))


def covered(rule: Rule, articles: Iterable[Article]) -> Coverage | None:
    """Return which entries of `rule` are flagged in any of `articles` (with their hits in place), or None if it does not come from a file."""
    if not isinstance(rule, PackRule):
        return None
    hit = {index for article in articles for index, _ in rule.trace(article)}
    labels = [label(rule, index) for index in range(len(rule.spec["entries"]))]
    slow = tuple(entry["pattern"] for entry in rule.spec["entries"] if "pattern" in entry and not any(True for _ in rule.kind.terms(entry)))
    reached = tuple(name for index, name in enumerate(labels) if index in hit)
    return Coverage(rule.meta.id, reached, tuple(name for index, name in enumerate(labels) if index not in hit), slow)


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
