"""What the rest of the article does with the same good thing, and what the same speaker does with such things."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable

from sayso import Article, Layer
from sayso.layers import ATTRIBUTIONS, TOKENS
from sayso_consistency.acts import ACTS, Act

OFTEN = 2  # acts that must point the other way
NESTED = 3  # contents that may hold one another

Key = tuple[str, str, int]  # what (a thing's word; a speaker), its class, the stance


def contradicting(article: Article, act: Act) -> Act | None:
    """Return an act that contradicts: the article furthers the same thing at least twice, or the speaker such things, and harms it only here."""
    lower = article.layer(TOKENS).lower
    if _only_here(article.layer(THINGS), lower[act.last], ""):
        return _first(article, lambda each: lower[each.last] == lower[act.last])
    speaker, kind = _speaker(article, act), act.thing.kind if act.thing else ""
    if speaker and _only_here(article.layer(SPEAKERS), speaker, kind):
        return _first(article, lambda each: each.thing is not None and each.thing.kind == kind and _speaker(article, each) == speaker)
    return None


def _first(article: Article, fits: Callable[[Act], bool]) -> Act | None:
    return next((each for acts in article.layer(ACTS) for each in acts if each.stance > 0 and fits(each)), None)


def _only_here(stances: Counter[Key], what: str, kind: str) -> bool:
    return stances[what, kind, 1] >= OFTEN and stances[what, kind, -1] <= 1


def _things(article: Article) -> Counter[Key]:
    """Count good and harmful acts by the last word of their object."""
    lower = article.layer(TOKENS).lower
    return Counter((lower[act.last], "", act.stance) for acts in article.layer(ACTS) for act in acts if act.thing)


def _speakers(article: Article) -> Counter[Key]:
    """Count good and harmful acts by speaker and class of object."""
    found = ((_speaker(article, act), act) for acts in article.layer(ACTS) for act in acts if act.thing)
    return Counter((speaker, act.thing.kind, act.stance) for speaker, act in found if speaker and act.thing)


def _contents(article: Article) -> list[tuple[int, int, str]]:
    """Return start, end and speaker of all that a named source says, in order."""
    return sorted(
        (span.start, span.end, each.source.resolved)
        for each in article.layer(ATTRIBUTIONS)
        if each.source and each.source.resolved
        for span in each.content
    )


THINGS: Layer[Counter[Key]] = Layer("consistency.stances-by-thing", _things)
SPEAKERS: Layer[Counter[Key]] = Layer("consistency.stances-by-speaker", _speakers)
CONTENTS: Layer[list[tuple[int, int, str]]] = Layer("consistency.contents", _contents)


def _speaker(article: Article, act: Act) -> str:
    """Return who says what holds the act, or an empty string."""
    place = article.layer(TOKENS).span(act.verb, act.verb).start
    contents = article.layer(CONTENTS)
    last = bisect_right(contents, (place, len(article.text) + 1, ""))
    return next((name for start, end, name in reversed(contents[max(0, last - NESTED) : last]) if start <= place < end), "")
