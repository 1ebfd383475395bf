"""Wholes that a sentence divides up (`Four of the seven gates … the other five`, `Of the 40 jobs, 18 are in …`), and parts that are too many."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby, pairwise, takewhile
from typing import NamedTuple

from sayso import Article, Finding, Related, Span
from sayso.layers import SENTENCES
from sayso_consistency.figures import CLASSES, FIGURES, Figure, class_of
from sayso_consistency.patterns import late
from sayso_consistency.tables import words

OF = late(r"\b[Oo]f (?:the |its |their |his |her |all |these |those )?$")
OF_THOSE = late(r"Of (?:those|them|these)\b[^.;:]{0,60}$")
PART_OF = late(r" of (?:the|its|their|those|these|his|her|all) $")
OF_THEM = late(r" of (?:them|those|these)\b(?! [a-z]*s\b)")
OF_CLASS = late(r" of the (\w+)\b")
JOINED = late(r"(?:,| and|, and)(?: another| some| about| a further)? $")
PLACE = late(r"(?: [a-z]+){0,3}? (in|from|at|on|by|for|to) (?:the |a |an )?\w")
BARE_PLACE = late(r" (in|from) (?:the )?[A-Z]")
REST = late(r"\bthe (?:other|remaining|rest,?) $")
MOST = 6  # parts of a whole
YEARS = (1500, 2100)
ROUGH = 0.1  # share by which parts may miss a whole if any of them is rough
LEAST = 2


class Division(NamedTuple):
    """Hold a whole and the figures that divide it up; `bare` if only their places tell that they do."""

    whole: Figure
    parts: Sequence[Figure]
    bare: bool


def partition_conflicts(article: Article) -> Iterator[Finding]:
    """Yield a finding for each whole that a sentence divides into parts that come to more, or with *the other* also to less."""
    before: list[Figure] = []
    every: tuple[Figure, ...] = article.layer(FIGURES)
    for sentence, group in groupby(every, key=lambda figure: figure.sentence):
        figures = [figure for figure in group if not _is_year(article, figure)]
        near = before if before and before[-1].sentence == sentence - 1 else []
        found = _division(article, figures, near) if LEAST <= len(figures) <= MOST + 1 and sentence >= 0 else None
        if found and (finding := _judged(article, found)):
            yield finding
        before = figures or before


def _is_year(article: Article, figure: Figure) -> bool:
    return "," not in figure.span.of(article.text) and not figure.unit and YEARS[0] <= figure.value <= YEARS[1]


def _division(article: Article, figures: Sequence[Figure], before: Sequence[Figure]) -> Division | None:
    """Return what a sentence divides up, if the words around its first figures say that it does."""
    text, first, second = article.text, figures[0], figures[1]
    start = article.layer(SENTENCES)[first.sentence].span.start
    after = text[first.span.end : second.span.start]
    if OF_THOSE().search(text[start : first.span.start]) or OF_THEM().match(text, first.span.end):
        counts = [figure for figure in before if _is_count(figure)]
        last = [figure for figure in before[-1:] if OF_THEM().match(text, figure.span.end)]
        return Division((last or counts)[0], figures, False) if last or len(counts) == 1 else None
    if OF().search(text[start : first.span.start]):
        return Division(first, figures[1:], False)
    if PART_OF().fullmatch(after):
        return Division(second, [first, *figures[2:]], False)
    of_class = OF_CLASS().match(text, first.span.end)
    if of_class and (befell := class_of().get(of_class.group(1))):
        wholes = [figure for figure in article.layer(FIGURES) if befell in figure.things and figure not in figures]
        return Division(max(wholes, key=lambda figure: figure.value), figures, False) if wholes else None
    listed = any(mark in after for mark in ":(–—")  # such lists are counted as sums
    return None if listed else Division(first, figures[1:], True)


def _is_count(figure: Figure) -> bool:
    return bool(figure.unit) and figure.unit[0].isalpha() and figure.value % 1 == 0


def _judged(article: Article, found: Division) -> Finding | None:
    whole, parts = found.whole, list(takewhile(partial(_may_be_part, found.whole), found.parts))
    if not LEAST <= len(parts) <= MOST or (found.bare and not _is_count(whole)):
        return None
    total = sum(part.value for part in parts)
    rough = bool(whole.hedge) or any(part.hedge for part in parts)
    apart = abs(total - whole.value) > (ROUGH * whole.value if rough else 0)
    if not apart or max(part.value for part in parts) > whole.value:
        return None
    exact = len(parts) == LEAST and not found.bare and bool(REST().search(article.text[parts[0].span.end : parts[-1].span.start]))
    if not exact and not (total > whole.value and _divides(article, found._replace(parts=parts))):
        return None
    seen = " ".join(whole.span.of(article.text).split())
    message = f"The parts come to {total:g}, not to “{seen}”: is one of the figures wrong, or is something counted twice?"
    return Finding(Span(parts[0].span.start, parts[-1].span.end), message, related=(Related(whole.span, "the whole"),), confidence=0.7)


def _may_be_part(whole: Figure, part: Figure) -> bool:
    sign = part.unit and not part.unit[0].isalpha()
    return not sign and part.value % 1 == 0 and part.value > 0 and part.hedge not in ("at least", "more than", "over") and part != whole


def _divides(article: Article, found: Division) -> bool:
    """Tell whether the parts stand in a row, each at another place, or on opposite sides, so that nothing is in two of them."""
    text, parts = article.text, found.parts
    if any(not JOINED().search(text[one.span.end : other.span.start]) for one, other in pairwise(parts)):
        return False
    pattern = BARE_PLACE() if found.bare else PLACE()
    places = [match.group(1) for part in parts if (match := pattern.match(text, _tail(found.whole, part, parts)))]
    if len(places) == len(parts) and len(set(places)) == 1:
        return True
    return not found.bare and len(parts) == LEAST and _opposed(text, parts, article.layer(SENTENCES)[parts[0].sentence].span)


def _tail(whole: Figure, part: Figure, parts: Sequence[Figure]) -> int:
    """Return where what is said of a part begins: behind the whole if that stands right behind the first part."""
    return whole.span.end if part is parts[0] and part.span.end < whole.span.start < parts[-1].span.start else part.span.end


def _opposed(text: str, parts: Sequence[Figure], sentence: Span) -> bool:
    one = frozenset(text[parts[0].span.end : parts[1].span.start].lower().replace(",", " ").split())
    other = frozenset(text[parts[1].span.end : sentence.end].lower().replace(",", " ").replace(".", " ").split())
    sides = [pair.split() for pair in words("figures", "either or")]
    both = any((left in one and right in other) or (right in one and left in other) for left, right in sides)
    return both or bool(_classes(one) and _classes(other) and _classes(one) != _classes(other))


def _classes(said: frozenset[str]) -> frozenset[str]:
    return frozenset(found for word in said if (found := class_of().get(word)) in {f"*{key}" for key in CLASSES})
