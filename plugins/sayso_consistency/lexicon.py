"""The lexicon behind `consistency.reversed-meaning`: verbs with their effect, things with their worth, and what may stand for what."""

from functools import cache
from typing import NamedTuple

from sayso_consistency.inflection import forms, inflect
from sayso_consistency.nearness import nearness, turns
from sayso_consistency.tables import Row, rows

FURTHERING = frozenset({"creates", "keeps", "raises", "supports"})
NEAR_ENOUGH = 0.42  # below this nobody mistakes one word for the other
USUAL_BONUS = 0.2  # … for a verb that is usual with such an object,
FIRST_BONUS = 0.06  # … and so much more for the most usual
EN = ("en", "em")  # such a verb has its opposite in dis-: encourage, enable
MOST = 3
MARGIN = 0.05  # a candidate that much worse than the best is not offered


class Verb(NamedTuple):
    """Hold a verb and what it does.

    `sign` is +1 if it furthers its object, -1 if it harms it, 0 if it mends it; `never` the classes of things it is not said of. `plain` and
    `benign` are as in the table. `injures` tells that it does wrong whatever its object: to exploit fear is no good deed.
    """

    lemma: str
    sign: int
    never: frozenset[str]
    plain: bool
    benign: bool
    injures: bool
    past: tuple[str, ...]
    gerund: tuple[str, ...]

    def form(self, tag: str) -> str:
        """Return the verb's form for a tag of `inflection`."""
        return inflect(self.lemma, tag, self.past, self.gerund)


class Thing(NamedTuple):
    """Hold a noun's worth: +1 good, -1 bad to nearly everybody; `strong` where hardly anyone would say the opposite."""

    kind: str
    worth: int
    strong: bool


@cache
def verbs() -> dict[str, Verb]:
    """Return the verbs by lemma."""
    return {row["key"]: _verb(row) for row in rows("effects")}


@cache
def verb_forms() -> dict[str, tuple[Verb, str]]:
    """Return verb and tag by form; a form of two verbs (`found`) belongs to the one it is the base of."""
    found: dict[str, tuple[Verb, str]] = {}
    for verb in verbs().values():
        for form, tag in forms(verb.lemma, verb.past, verb.gerund).items():
            if tag == "base" or form not in found:
                found[form] = (verb, tag)
    return found


@cache
def things() -> dict[str, Thing]:
    """Return things by their words in lower case (several words parted by one space)."""
    found: dict[str, Thing] = {}
    for row in rows("objects"):
        found |= dict.fromkeys(row["words"], Thing(row["class"], 1 if row["worth"] == "good" else -1, bool(row.get("strong"))))
    return found


@cache
def heads() -> frozenset[str]:
    """Return the last words of things."""
    return frozenset(words.rpartition(" ")[2] for words in things())


@cache
def candidates(lemma: str, kind: str) -> tuple[tuple[Verb, float], ...]:
    """Return the verbs of opposite effect that are near `lemma`, best first: nearest, and usual with things of `kind`."""
    verb, taken = verbs()[lemma], _words(kind, "takes")
    ranked = []
    for other in (verbs()[each] for each in {*taken, *(turns(lemma) & verbs().keys())}):
        if other.sign == verb.sign or kind in other.never:
            continue
        if other.lemma not in taken and not (other.sign > 0 or lemma.startswith(EN)):
            continue
        near = nearness(lemma, other.lemma)
        if near >= NEAR_ENOUGH:
            ranked.append((other, near + (USUAL_BONUS + FIRST_BONUS * (1 - taken.index(other.lemma) / len(taken)) if other.lemma in taken else 0)))
    ranked.sort(key=lambda pair: (-pair[1], pair[0].lemma))
    return tuple(pair for pair in ranked[:MOST] if pair[1] >= ranked[0][1] - MARGIN)


def nearest(lemma: str, kind: str) -> float:
    """Return how near the best candidate is, 0 if there is none."""
    return max((nearness(lemma, verb.lemma) for verb, _ in candidates(lemma, kind)), default=0.0)


def usual(verb: Verb, kind: str) -> bool:
    """Tell whether one does right by a thing of `kind` with such a verb, whatever else the verb does: restrictions are lifted."""
    return verb.lemma in _words(kind, "takes")


def odd(verb: Verb, kind: str) -> bool:
    """Tell whether nobody ordinarily says such a verb of a thing of `kind`, not even to report harm: peace is broken, but not deformed."""
    return verb.lemma not in _words(kind, "suffers")


def announced(verb: Verb, kind: str) -> bool:
    """Tell whether such harm to a thing of `kind` is openly announced every day, by those who want it: ties are cut, talks are called off."""
    return verb.lemma in _words(kind, "announced")


@cache
def _words(kind: str, column: str) -> tuple[str, ...]:
    return next((tuple(row.get(column, ())) for row in rows("classes") if row["key"] == kind), ())


def _verb(row: Row) -> Verb:
    return Verb(
        row["key"],
        0 if row["effect"] == "mends" else 1 if row["effect"] in FURTHERING else -1,
        frozenset(row.get("never", ())),
        bool(row.get("plain")),
        bool(row.get("benign")),
        row["effect"] == "harms",
        tuple(row.get("past", ())),
        tuple(row.get("ing", ())),
    )
