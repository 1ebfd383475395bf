"""A number in the headline or standfirst against those of the story."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby
from typing import NamedTuple

from sayso import Article, Finding, Related, Span
from sayso.layers import TOKENS
from sayso_consistency.figures import FIGURES, Figure, around, is_power_apart, is_swapped, stem
from sayso_consistency.tables import rows, words

FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
EARLY, LEAD = 12, 3  # blocks in which a story gives the figure of its headline, and first tells it
ROUND, EXACT = 0.05, 0.005  # shares by which a headline may round
ENOUGH, CERTAIN = 2, 5  # likeness of a figure of the story: where the headline's figure stands nowhere, and where it does
AGE = "*age"
NOT_COUNTS = frozenset(("%", "$", "£", "€", "¥", "percentage point"))
MOST = 8  # figures of headline and standfirst that are looked for
SUMMED_UP = 0.01  # share by which a sum or a difference may be rounded
SUMMED = 6  # figures in a sentence that are added up at most


class Told(NamedTuple):
    """Hold what a story tells: its figures in order, and all values it has in any form, sorted."""

    figures: Sequence[Figure]
    values: Sequence[float]
    early: int
    lead: int
    age: Span | None


def headline_conflicts(article: Article) -> Iterator[Finding]:
    """Yield a finding for a number of the headline that the story lacks while it counts the same thing otherwise."""
    heads = [_aged(article, figure) for figure in article.layer(FIGURES) if figure.kind in ("headline", "standfirst") and _is_count(article, figure)]
    if not heads:
        return
    told = _told(article)
    for head in heads[:MOST]:
        other = _other(article, head, told)
        if other and not _is_reckoned(head, told.figures):
            yield _finding(article, head, other)


def _is_count(article: Article, figure: Figure) -> bool:
    """Tell whether a figure of the headline counts something: no lone year, no `24/7`."""
    return bool(figure.things) or figure.unit != "" or _precedes_age(article, figure)


def _told(article: Article) -> Told:
    blocks = [block.span for block in article.blocks if block.kind not in ("headline", "standfirst", "credit")]
    body = [_aged(article, figure) for figure in article.layer(FIGURES) if figure.kind not in ("headline", "standfirst", "credit")]
    early, lead = (blocks[min(reach, len(blocks)) - 1].end if blocks else 0 for reach in (EARLY, LEAD))
    age = next((figure.span for figure in body if figure.unit == AGE and figure.span.start < lead), None)
    return Told(body, sorted({*_written(article, blocks), *(figure.value for figure in body)}), early, lead, age)


def _written(article: Article, blocks: Sequence[Span]) -> Iterator[float]:
    """Yield every value the story has, whatever it stands for: figures, number words, `both`, `third`."""
    if not blocks:
        return
    start = blocks[0].start
    for match in FIGURE.finditer(article.text, start):
        if len(match.group()) < 20:
            yield float(match.group().replace(",", ""))
    tokens = article.layer(TOKENS)
    named = _named()
    for at in range(bisect_left(tokens.starts, start), len(tokens.lower)):
        if tokens.lower[at] in named:
            yield named[tokens.lower[at]]


def _named() -> dict[str, float]:
    names = next(row["words"] for row in rows("figures") if row["key"] == "number")
    found = {name: float(value) for value, name in enumerate(names, 1)}
    for value in range(1, 13):
        found |= dict.fromkeys(words("figures", f"says {value}"), float(value)) if value < 6 else {}
    return found


def _is_reckoned(head: Figure, figures: Sequence[Figure]) -> bool:
    """Tell whether the headline may have added up, subtracted or compared what a sentence of the story tells."""
    if head.unit == AGE:
        return False
    for _, group in groupby(figures, key=lambda figure: figure.sentence):
        several = list(group)[:SUMMED]
        alike = [each.value for each in several if _is_alike(each, head)]
        if any(_is_close(sum(chosen), head.value) for size in (2, 3, 4) for chosen in combinations(alike, size)):
            return True
        if any(_is_close(value, head.value) for one, other in combinations(several, 2) for value in _compared(head, one, other)):
            return True
    return False


def _is_alike(figure: Figure, head: Figure) -> bool:
    """Tell whether a figure may be a part of the headline's: in the same money or measure, or both counts."""
    measured = NOT_COUNTS | words("figures", "loose units") - {"peopl", "men", "women", "thing"}
    return figure.unit == head.unit or not ({figure.unit, head.unit, stem(figure.unit), stem(head.unit)} & measured)


def _compared(head: Figure, one: Figure, other: Figure) -> Iterator[float]:
    if one.unit != other.unit or one.value <= 0 or other.value <= 0:
        return
    apart = abs(one.value - other.value)
    if head.unit in (one.unit, "points", "percentage point", ""):
        yield apart
    if head.unit == "%":
        yield from (100 * apart / one.value, 100 * apart / other.value, 100 * one.value / other.value, 100 * other.value / one.value)
    if head.unit == "times":
        yield max(one.value, other.value) / min(one.value, other.value)


def _is_close(one: float, other: float) -> bool:
    return abs(one - other) <= SUMMED_UP * abs(other)


def _slack(head: Figure) -> float:
    """Return the share by which the story may differ: a round or hedged headline has rounded, a precise one only the last digit."""
    return ROUND if head.hedge or (head.value >= 10 and len(head.mantissa) < len(f"{head.value:.0f}")) else EXACT


def _is_told(head: Figure, values: Sequence[float]) -> bool:
    """Tell whether the story has a value, given exactly or rounded."""
    slack = _slack(head) * abs(head.value)
    place = bisect_left(values, head.value - slack)
    return place < len(values) and values[place] <= head.value + slack


def _precedes_age(article: Article, figure: Figure) -> bool:
    """Tell whether a figure stands where an age does: `dies at 92`, `She was 92.`"""
    tokens = article.layer(TOKENS)
    before = tokens.lower[figure.first - 1] if figure.first else ""
    after = tokens.lower[figure.after] if figure.after < len(tokens.lower) else ""
    closed = after in ("", ",", ".", ";", ":", ")") or tokens.blocks[min(figure.after, len(tokens.blocks) - 1)] != tokens.blocks[figure.first]
    if before in ("at", "aged", "age"):
        dying = any(word in words("figures", "killed") for word in tokens.lower[max(0, figure.first - 3) : figure.first])
        return before != "at" or (dying and closed)
    return before in ("was", "is", "turned", "turns") and closed and figure.value <= 120


def _aged(article: Article, figure: Figure) -> Figure:
    if figure.unit == "year-old" or (not figure.unit and _precedes_age(article, figure)):
        return figure._replace(unit=AGE, things=frozenset((AGE,)))
    return figure


def _other(article: Article, head: Figure, told: Told) -> Figure | None:
    """Return the figure of the story that counts what the headline's counts, the likest; None if the story has the headline's, too."""
    somewhere, context = _is_told(head, told.values), around(article, head)
    alike = [(_likeness(article, head, context, figure, told), figure) for figure in told.figures if head.things & figure.things]
    if any(abs(figure.value - head.value) <= _slack(head) * abs(head.value) for _, figure in alike):
        return None
    best = max(alike, key=lambda each: each[0], default=None)
    return best[1] if best and best[0] >= (CERTAIN if somewhere else ENOUGH) else None


def _likeness(article: Article, head: Figure, context: frozenset[str], figure: Figure, told: Told) -> float:
    """Return how surely two figures count the same: by their nouns, the words around them, their place and their digits."""
    shared = head.things & figure.things
    nouns = {thing for thing in shared if thing not in words("figures", "loose units") and not _is_sign(thing)}
    common = len((context & around(article, figure)) - shared)
    kin = is_power_apart(head.value, figure.value) or is_swapped(head.value, figure.value)
    if AGE in shared:
        return float(ENOUGH * (kin or (_tells_death(article, head) and figure.span == told.age)))
    early = figure.span.start < told.early
    lead = figure.span.start < told.lead
    same_scale = _scale(article, head) == _scale(article, figure) != ""
    return 2 * kin + 2 * len(nouns) * (early or common > 0) + min(common, 3) + (1.0 + lead if early and same_scale else 0.0)


def _is_sign(thing: str) -> bool:
    return not any(map(str.isalpha, thing))


def _scale(article: Article, figure: Figure) -> str:
    last = figure.span.of(article.text).split()[-1].lower()
    return last if last.isalpha() else ""


def _tells_death(article: Article, head: Figure) -> bool:
    """Tell whether the headline gives an age at death (`dies at 92`): then the first age of the story is that of the dead."""
    tokens = article.layer(TOKENS).lower
    return any(word in words("figures", "killed") for word in tokens[max(0, head.first - 3) : head.first])


def _finding(article: Article, head: Figure, other: Figure) -> Finding:
    seen, told = (_wording(article, figure) for figure in (head, other))
    message = f"The headline has “{seen}”, the story “{told}” and nowhere the headline’s figure: do they speak of the same, and which is right?"
    return Finding(head.span, message, related=(Related(other.span, "the story’s number"),), confidence=0.8)


def _wording(article: Article, figure: Figure) -> str:
    """Return a figure with the word after it, as written."""
    tokens = article.layer(TOKENS)
    last = figure.after if figure.after < len(tokens.lower) and tokens.lower[figure.after].isalpha() else figure.after - 1
    end = tokens.ends[last] if last >= figure.first and tokens.starts[last] - figure.span.end < 3 else figure.span.end
    return " ".join(article.text[figure.span.start : max(end, figure.span.end)].split())
