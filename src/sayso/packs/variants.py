"""The kind `consistency`: one spelling of a word in one article."""

from collections.abc import Iterator
from typing import NamedTuple

from sayso.article import Article
from sayso.finding import Finding, Fix, Related
from sayso.packs.compiled import PackRule
from sayso.packs.fixes import fixes
from sayso.packs.inflect import forms
from sayso.packs.kinds import Entry, Found, Kind
from sayso.packs.messages import shown
from sayso.packs.terms import stands
from sayso.span import Span


class Use(NamedTuple):
    """Hold one place of a variant: where, which variant, and the form it stands in."""

    span: Span
    variant: int
    feature: str
    literal: str


def _literals(entry: Entry) -> Iterator[tuple[str, str]]:
    for number, words in enumerate(entry["variants"]):
        for word in words:
            yield from ((form, f"{number} {feature}") for form, feature in forms(word, entry.get("inflect", "none")).items())


def _check(rule: PackRule, article: Article) -> Iterator[Found]:
    for index, uses in _uses(rule, article).items():
        entry = rule.entry(index)
        kept = _kept(entry, uses)
        if kept is None:
            continue
        witness = next(use for use in uses if use.variant == kept)
        for use in uses:
            if use.variant != kept and (finding := _finding(rule, article, index, use, witness)):
                yield index, finding


def _uses(rule: PackRule, article: Article) -> dict[int, list[Use]]:
    """Return the places of every entry of which at least two variants stand in the article in a voice the rule looks at."""
    found: dict[int, list[Use]] = {}
    for hit in rule.hits(article):
        for index, role, literal in rule.owners(hit.literal):
            if role == "except":
                break
            number, _, feature = role.partition(" ")
            if stands(article, hit.span, rule.entry(index), feature, literal) and rule.level(article, index, hit.span)[0]:
                found.setdefault(index, []).append(Use(hit.span, int(number), feature, literal))
    return {index: uses for index, uses in found.items() if len({use.variant for use in uses}) > 1}


def _kept(entry: Entry, uses: list[Use]) -> int | None:
    """Return the variant to keep: the preferred one, else the commonest, of equals the first; None if the preferred one does not occur."""
    if "prefer" in entry:
        wanted = _number(entry)
        return wanted if any(use.variant == wanted for use in uses) else None
    counts: dict[int, int] = {}
    for use in uses:
        counts[use.variant] = counts.get(use.variant, 0) + 1
    return max(counts, key=lambda variant: counts[variant])  # a dict keeps the order of the text


def _number(entry: Entry) -> int:
    return next((number for number, words in enumerate(entry["variants"]) if entry["prefer"] in words), -1)


def _finding(rule: PackRule, article: Article, index: int, use: Use, witness: Use) -> Finding | None:
    other = shown(witness.span.of(article.text))
    related = (Related(witness.span, f"“{other}” stands here"),)
    return rule.finding(article, index, use.span, fixes=_fixes(rule, article, index, use, witness), related=related, other=other)


def _fixes(rule: PackRule, article: Article, index: int, use: Use, witness: Use) -> tuple[Fix, ...]:
    entry = rule.entry(index)
    instead = [entry["variants"][witness.variant][0]]
    return fixes(article, use.span, {**entry, "instead": instead}, use.feature, use.literal)


def _complaint(entry: Entry) -> str:
    seen: dict[str, int] = {}
    for number, words in enumerate(entry["variants"]):
        for word in words:
            if seen.setdefault(word.casefold(), number) != number and entry.get("case") != "exact":
                return f'{word!r} stands in two variants (if their letters\' case tells them apart, say case = "exact")'
    if "prefer" in entry and _number(entry) < 0:
        return f"'prefer' names {entry['prefer']!r}, which is none of the variants"
    return ""


def _message(entry: Entry) -> str:
    return "“{term}” here, “{other}” elsewhere in the article" + (": {why}." if entry.get("why") else ": keep to one of them.")


_KEYS = {"variants": "variants", "prefer": "text"}
CONSISTENCY = Kind("consistency", _KEYS, {}, (("variants",),), _message, ("term", "other", "why", "advice", "voice"), _literals, _complaint, _check)
