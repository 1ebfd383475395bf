"""The same figure once in millions and once in billions, or with a nought too many."""

from collections.abc import Iterator, Sequence

from sayso import Article, Finding, Related
from sayso_consistency.figures import FIGURES, Figure, around

PRECISE = 2  # digits from which a figure is hardly met twice by chance
SEVERAL = 24  # places of one figure that are compared; more of them are a table
SCALED = 1e5  # from here on a sum is told in millions, and slips are by a thousand
SCALES = frozenset(("million", "billion", "trillion"))


def magnitude_conflicts(article: Article) -> Iterator[Finding]:
    """Yield a finding for each figure that stands elsewhere with another power of ten, about the same thing."""
    groups: dict[tuple[str, str], list[Figure]] = {}
    for figure in article.layer(FIGURES):
        if figure.mantissa and abs(figure.value) >= SCALED:
            groups.setdefault((_unit(figure), figure.mantissa), []).append(figure)
    for group in groups.values():
        if len({figure.value for figure in group}) > 1:
            yield from _conflicts(article, group[:SEVERAL])


def _unit(figure: Figure) -> str:
    return figure.unit if figure.unit and not any(map(str.isalpha, figure.unit)) else ""


def _conflicts(article: Article, group: Sequence[Figure]) -> Iterator[Finding]:
    """Yield a finding for each value but the one told most often: of two told as often, the later."""
    told = [figure.value for figure in group]
    usual = max(dict.fromkeys(told), key=told.count)
    for figure in group:
        others = [other for other in group if other.value == usual] if figure.value != usual else []
        alike = [(common, other) for other in others if (common := _in_common(article, figure, other)) >= _needed(figure)]
        if alike:
            yield _finding(article, figure, max(alike, key=lambda each: each[0])[1])


def _in_common(article: Article, one: Figure, other: Figure) -> int:
    """Return how many words two figures have about them alike, names twice; -1 if they cannot be slips of each other."""
    if one.sentence == other.sentence or not _by_thousands(one.value, other.value):
        return -1
    nouns = (one.things & other.things) - {one.unit}
    if not _unit(one) and not nouns:
        return -1
    words = (around(article, one) & around(article, other)) - SCALES - nouns
    names = around(article, one, names=True) & around(article, other, names=True)
    return len(words) + len(names) + len(nouns)


def _needed(figure: Figure) -> int:
    """Return how many words must be alike: the fewer digits, the more; a bare one is met everywhere."""
    return max(0, PRECISE - len(figure.mantissa)) + (not _unit(figure)) + (figure.mantissa == "1") * (2 if _unit(figure) else 3)


def _by_thousands(one: float, other: float) -> bool:
    ratio = max(abs(one), abs(other)) / min(abs(one), abs(other))
    return any(abs(ratio / power - 1) < 1e-6 for power in (1e3, 1e6, 1e9))


def _finding(article: Article, figure: Figure, other: Figure) -> Finding:
    seen, told = (" ".join(each.span.of(article.text).split()) for each in (figure, other))
    place = "before" if other.span.start < figure.span.start else "further on"
    message = f"“{seen}” here, “{told}” {place}: if it is the same sum, which magnitude is right?"
    return Finding(figure.span, message, related=(Related(other.span, "the other magnitude"),), confidence=0.8)
