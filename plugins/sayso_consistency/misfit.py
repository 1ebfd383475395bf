"""Verbs that do not take such a construction, where a near verb of opposite effect does: `disable citizens to vote`."""

from functools import cache

from sayso_consistency.acts import Act
from sayso_consistency.inflection import BASE, GERUND, PRESENT
from sayso_consistency.phrases import REACH, little
from sayso_consistency.tables import Row, rows

CLAUSE_END = frozenset(".;:!?—–,")


def misfit(lower: list[str], act: Act, stop: int) -> str:
    """Return the lemma of the verb that takes the construction at hand, or an empty string if the verb takes it itself."""
    row = _lacking().get(act.lexeme.lemma)
    if row is None or act.tag not in (BASE, GERUND, PRESENT):
        return ""
    after = lower[act.verb + 1 : min(stop, act.verb + 1 + 2 * REACH)]
    clause = after[: next((place for place, word in enumerate(after) if word in CLAUSE_END), len(after))]
    return str(row["instead"]) if _FITS[row["lacks"]](clause, act) else ""


@cache
def _lacking() -> dict[str, Row]:
    return {row["key"]: row for row in rows("constructions")}


def _infinitive(clause: list[str], act: Act) -> bool:
    """Tell whether people are the object and are to do something: `citizens to vote`."""
    if act.thing is None or act.thing.kind != "people" or "to" not in clause:
        return False
    place = clause.index("to")
    return (
        place + 1 < len(clause)
        and clause[place + 1].isalpha()
        and clause[place + 1] not in little("determiner")
        and place <= REACH
        and "from" not in clause[:place]
    )


def _no_of(clause: list[str], act: Act) -> bool:
    """Tell whether a thing, not a person, is the object and nothing says of what: `deprive hope to those`."""
    return act.thing is not None and act.thing.worth > 0 and act.thing.kind != "people" and "of" not in clause


def _from_noun(clause: list[str], act: Act) -> bool:
    """Tell whether people are kept from a thing, not from doing something: `prevent nations from the catastrophe`."""
    if act.thing is None or act.thing.kind != "people" or "from" not in clause:
        return False
    place = clause.index("from")
    rest = clause[place + 1 :]
    return rest[:1] in (["the"], ["a"], ["an"]) and not any(word == "from" or word.endswith("ing") for word in rest)


_FITS = {"infinitive": _infinitive, "of": _no_of, "gerund": _from_noun}
