"""Draw findings to be read by hand, and decoys that a blind reader cannot tell from them."""

import random
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from bench.decoys import Site, message_for, related_for, site_for
from bench.sheets import Item
from sayso import Article, Diagnostic
from sayso.checker import Checker
from sayso.layers import SENTENCES
from sayso.span import Span

_LONGEST = 1_800  # code points of a paragraph to show: some data has no paragraphs
_DISTANCE = re.compile(r"(\(nearest source: [^()]*?), [^,()]*sentences?\b[^,()]*\)")  # of a decoy it would be wrong: left out everywhere


class Wanted(NamedTuple):
    """Hold what to draw: rules, how many in all or of each, the decoys' share of the sheet, paragraphs of context, severity, seed."""

    rules: tuple[str, ...]
    total: int
    each: int | None = None
    decoys: float = 0.3
    context: int = 1
    min_severity: str = "info"
    seed: int = 0


class Checked(NamedTuple):
    """Hold an article, its name in the data, and what was found in it."""

    id: str
    article: Article
    found: tuple[Diagnostic, ...]


def draw(rows: Iterable[Mapping[str, Any]], wanted: Wanted) -> list[Item]:
    """Return findings and decoys in random order. Raise `ValueError` if the rules found nothing."""
    chance = random.Random(wanted.seed)  # noqa: S311 - not for secrets
    checked = check(rows, wanted)
    drawn = _sample([(each, found) for each in checked for found in each.found], wanted, chance)
    if not drawn:
        raise ValueError(f"nothing found by {', '.join(wanted.rules)}")
    items = [_finding(each, found, wanted.context) for each, found in drawn]
    items += _decoys(drawn, checked, wanted, chance)
    chance.shuffle(items)
    return items


def check(rows: Iterable[Mapping[str, Any]], wanted: Wanted) -> list[Checked]:
    """Run sayso over the rows' texts with only these rules on. Raise `ValueError` if one of them fails."""
    overrides = {"select": list(wanted.rules), "min-severity": wanted.min_severity}
    checker = Checker(isolated=True, overrides=overrides)
    return [_checked(checker, str(row["id"]), row["text"]) for row in rows]


def _checked(checker: Checker, name: str, text: str) -> Checked:
    data = text.encode("utf-8")
    report = checker.check_bytes(data)
    if report.failures:
        raise ValueError(f"{name}: {report.failures[0].rule or report.failures[0].plugin} failed: {report.failures[0].error}")
    return Checked(name, checker.article(data), tuple(each for each in report.diagnostics if not each.rule.startswith("sayso.")))


def _sample(pool: list[tuple[Checked, Diagnostic]], wanted: Wanted, chance: random.Random) -> list[tuple[Checked, Diagnostic]]:
    if wanted.each is None:
        return chance.sample(pool, min(wanted.total, len(pool)))
    drawn: list[tuple[Checked, Diagnostic]] = []
    for rule in sorted({found.rule for _, found in pool}):
        same = [pair for pair in pool if pair[1].rule == rule]
        drawn += chance.sample(same, min(wanted.each, len(same)))
    return drawn


def _finding(checked: Checked, found: Diagnostic, around: int) -> Item:
    site = Site(found.start.offset, found.end.offset)
    see = tuple(f"{each.message}: “{_shown(checked.article, Site(each.start.offset, each.end.offset))}”" for each in found.related)
    return _item(checked, site, found, found.message, see, around, decoy=False)


def _decoys(drawn: list[tuple[Checked, Diagnostic]], checked: Sequence[Checked], wanted: Wanted, chance: random.Random) -> list[Item]:
    """Return as many decoys as make their share of the sheet; fewer where there is hardly a place for them."""
    needed = round(len(drawn) * wanted.decoys / (1 - wanted.decoys))
    found: list[Item] = []
    for _ in range(5 * needed):
        if len(found) < needed:
            found += _decoy(chance.choice(drawn), checked, wanted.context, chance)
    return found


def _decoy(donor: tuple[Checked, Diagnostic], pool: Sequence[Checked], around: int, chance: random.Random) -> list[Item]:
    """Return a decoy in the manner of a finding: the same rule, a place of the same kind, no finding there; nothing if there is no such place."""
    where, found = donor
    for checked in chance.choices(pool, k=200):
        site = site_for(found, where.article, checked.article, [each for each in checked.found if each.rule == found.rule], chance)
        if site:
            related = [related_for(each, where.article, checked.article, site, chance) for each in found.related]
            message = message_for(found, where.article, checked.article, site, [checked.article.text[slice(*each)] for each in related])
            see = tuple(f"{each.message}: “{_shown(checked.article, place)}”" for each, place in zip(found.related, related, strict=True))
            return [_item(checked, site, found, message, see, around, decoy=True)]
    return []


def _item(checked: Checked, site: Site, found: Diagnostic, message: str, see: tuple[str, ...], around: int, *, decoy: bool) -> Item:
    context = context_of(checked.article, site, around)
    message = _DISTANCE.sub(r"\1)", message)
    return Item(context, message, see, decoy, found.rule, found.severity.label, found.confidence, checked.id)


def context_of(article: Article, site: Site, around: int) -> str:
    """Return the paragraphs around a place, which is marked ⟦so⟧; of a headline, or of a story as a whole, the whole article."""
    text, blocks = article.text, article.blocks
    first, last = max(0, article.block_at(site.start)), max(0, article.block_at(max(site.start, site.end - 1)))
    if blocks[first].kind == "headline" or Span(*site) == article.story_span:
        first, last = 0, len(blocks) - 1
    else:
        first, last = max(0, first - around), min(len(blocks) - 1, last + around)
    shown = []
    for block in blocks[first : last + 1]:
        start, end = block.span
        if end - start > _LONGEST and start <= site.start < end:
            start, end = max(start, site.start - _LONGEST // 2), min(end, site.end + _LONGEST // 2)
        shown.append(_marked(text, start, end, site))
    return "\n\n".join(shown)


def _marked(text: str, start: int, end: int, site: Site) -> str:
    low, high = max(start, site.start), min(end, site.end)
    if low >= high:
        return text[start:end]
    return f"{text[start:low]}⟦{text[low:high]}⟧{text[high:end]}"


def _shown(article: Article, site: Site) -> str:
    """Return the sentence in which a place begins, or its own text."""
    sentences = article.layer(SENTENCES)
    return next((each.span.of(article.text) for each in sentences if each.span.start <= site.start < each.span.end), article.text[slice(*site)])
