"""What a clause asserts: its content words in order, each with a yes or a no."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from sayso.records import Tokens
from sayso_consistency.tables import rows, words

SCOPE = 4  # tokens after a negator in which the word stands that it negates
KEPT = 3  # letters that an ending must leave
ENDINGS = ("ing", "ied", "ies", "ed", "es", "s", "d", "e")
BREAKING = frozenset((",", ";", ":", "—", "–", "--", "(", ")", "|"))


class Term(NamedTuple):
    """Hold a content word: its `key` (a stem, or the name of a pair of opposites), what it says of it (1 or -1), its token and its clause.

    `opposed` tells whether the word is one of a pair of opposites, `denied` whether a negator stands with it.
    """

    key: str
    value: int
    token: int
    clause: int
    opposed: bool
    denied: bool


@cache
def _opposites() -> dict[str, tuple[str, int]]:
    pairs = [(form, row["key"], value) for row in rows("opposites") for side, value in (("one", 1), ("other", -1)) for form in row[side]]
    return {form: (f"±{key}", value) for form, key, value in pairs}


@cache
def _irregular() -> dict[str, str]:
    return {form: forms[0] for entry in words("polarity", "irregular") for forms in [entry.split()] for form in forms[1:]}


@cache
def stem(word: str) -> str:
    """Return a word without its ending, so that the forms of a verb or a noun fall together; rough, for whole clauses are compared."""
    known = _irregular().get(word, word)
    for ending in ENDINGS:
        if known.endswith(ending) and len(known) - len(ending) >= KEPT and not known.endswith("ss"):
            known = known[: -len(ending)] + ("y" if ending in ("ied", "ies") else "")
            break
    return known[:-1] if len(known) > KEPT and known[-1] == known[-2] else known


@cache
def key_of(form: str) -> str:
    """Return the key under which `terms` would list a form, or an empty string for one that it would pass over."""
    if not form[0].isalnum() or form in words("polarity", "grammar") or denies(form):
        return ""
    return (_opposites().get(form) or (stem(form), 1))[0]


@cache
def denies(form: str) -> bool:
    """Tell whether a form negates what follows it."""
    return form in words("polarity", "negators") or form.endswith("n't")


def terms(tokens: Tokens, places: range) -> list[Term]:
    """Return the content words at these tokens, in order."""
    found: list[Term] = []
    grammar, negators, breaks = (words("polarity", key) for key in ("grammar", "negators", "breaks"))
    clause, negated = 0, -1
    for place in places:
        form = tokens.lower[place]
        if form in BREAKING or form in breaks:
            clause += 1
        if form in negators or form.endswith("n't"):
            negated = place
        elif form[0].isalnum() and form not in grammar:
            denied = negated >= 0 and place - negated <= SCOPE
            found.append(_term(form, place, clause, denied))
            negated = -1
    return found


def _term(form: str, place: int, clause: int, denied: bool) -> Term:
    key, value = _opposites().get(form) or (stem(form), 1)
    return Term(key, -value if denied else value, place, clause, key[0] == "±", denied)


def common(head: Sequence[Term], body: Sequence[Term]) -> list[Term]:
    """Return the words of `head` that stand in `body` in the same order, as many as can. Cost: the lengths multiplied."""
    best: list[list[int]] = [[0] * (len(body) + 1) for _ in range(len(head) + 1)]
    for one in range(len(head) - 1, -1, -1):
        for two in range(len(body) - 1, -1, -1):
            same = head[one].key == body[two].key
            best[one][two] = best[one + 1][two + 1] + 1 if same else max(best[one + 1][two], best[one][two + 1])
    return list(_walk(head, body, best))


def _walk(head: Sequence[Term], body: Sequence[Term], best: list[list[int]]) -> Iterator[Term]:
    one = two = 0
    while one < len(head) and two < len(body):
        if head[one].key == body[two].key:
            yield head[one]
            one, two = one + 1, two + 1
        elif best[one + 1][two] >= best[one][two + 1]:
            one += 1
        else:
            two += 1
