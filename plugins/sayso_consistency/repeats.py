"""One quantity told twice, with two values."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from sayso import Article, Finding, Related
from sayso.layers import SENTENCES, TOKENS
from sayso_consistency.figures import CLASSES, FIGURES, Figure, around, is_power_apart, is_swapped, stem
from sayso_consistency.tables import words

SEVERAL = 16  # places of one unit that are compared; more of them are a table
ALIKE = 0.6  # share of the words about two figures that they have in common
ENOUGH = 5  # words in common that make two sentences tell one thing
SWAPPED = 2  # words in common that make two figures with changed places one
LONG = 100  # figures from which two with changed digits are hardly met by chance
LEAST = 12  # figures of two digits that differ


def repeat_conflicts(article: Article) -> Iterator[Finding]:
    """Yield a finding for each figure of the story that stands elsewhere in it, of the same thing, with another value."""
    groups: dict[str, list[Figure]] = {}
    for figure in article.layer(FIGURES):
        if (
            figure.kind == "paragraph"
            and figure.unit
            and figure.unit[0].isalpha()
            and not figure.hedge
            and figure.value % 1 == 0
            and figure.value > 1
        ):
            groups.setdefault(figure.unit, []).append(figure)
    for unit, group in groups.items():
        if 1 < len(group) <= SEVERAL and len({figure.value for figure in group}) > 1:
            yield from _conflicts(article, unit, group)


def _conflicts(article: Article, unit: str, group: Sequence[Figure]) -> Iterator[Finding]:
    done: set[Figure] = set()
    for one, other in combinations(group, 2):
        if one.value != other.value and one.sentence != other.sentence and other not in done and _is_same(article, one, other):
            done.add(other)
            yield _finding(article, other, one, unit)


def _is_same(article: Article, one: Figure, other: Figure) -> bool:
    """Tell whether two figures of one unit are about the same thing, and nothing says that it changed."""
    if _classes(one) != _classes(other):
        return False
    same = _taken_up(article, one, other) or _told_alike(article, one, other)
    return same and not _tells_change(article, one) and not _tells_change(article, other)


def _told_alike(article: Article, one: Figure, other: Figure) -> bool:
    """Tell whether the words around two figures are mostly the same, or enough of them for figures of which two digits changed places."""
    left, right = around(article, one), around(article, other)
    common = len(left & right)
    swapped = common >= SWAPPED and one.value >= LEAST and is_swapped(one.value, other.value) and bool(one.things & other.things)
    if not swapped and not (common >= ENOUGH and common >= ALIKE * len(left | right)):
        return False
    names, others = around(article, one, names=True), around(article, other, names=True)
    return not (names - others and others - names)


def _taken_up(article: Article, one: Figure, other: Figure) -> bool:
    """Tell whether the later figure takes up the earlier (`60 observers … the 90 observers`), or has its digits changed about (`8,412 … 8,142`)."""
    if (
        "year" in one.unit
        or stem(one.unit) in words("figures", "loose units")
        or not one.things & other.things
        or is_power_apart(one.value, other.value)
    ):
        return False
    swapped = is_swapped(one.value, other.value) and min(one.value, other.value) >= LONG
    tokens = article.layer(TOKENS).lower
    before = tokens[other.first - 1] if other.first else ""
    taken = before in ("the", "those", "these", "'s", "’s") and _a_digit_apart(one.value, other.value) and other.value >= LEAST
    return swapped or (taken and other.value > one.value)


def _a_digit_apart(one: float, other: float) -> bool:
    """Tell whether two whole values differ in one digit, or in two that changed places."""
    left, right = f"{one:.0f}", f"{other:.0f}"
    apart = sum(here != there for here, there in zip(left, right, strict=False))
    return is_swapped(one, other) or (len(left) == len(right) and apart == 1)


def _classes(figure: Figure) -> frozenset[str]:
    return figure.things & {f"*{key}" for key in CLASSES}


def _tells_change(article: Article, figure: Figure) -> bool:
    told = set(article.layer(SENTENCES)[figure.sentence].span.of(article.text).lower().split()) if figure.sentence >= 0 else set()
    return bool(told & words("figures", "told anew"))


def _finding(article: Article, figure: Figure, other: Figure, unit: str) -> Finding:
    seen, told = (" ".join(each.span.of(article.text).split()) for each in (figure, other))
    message = f"“{seen} {unit}” here, “{told}” before: if it is the same {unit}, which is right?"
    return Finding(figure.span, message, related=(Related(other.span, "the other figure"),), confidence=0.7)
