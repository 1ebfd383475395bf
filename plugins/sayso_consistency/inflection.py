"""Forms of English verbs: regular by rule, the others as the table says."""

from collections.abc import Sequence

BASE, PRESENT, PAST, GERUND = "base", "s", "ed", "ing"
VOWELS = frozenset("aeiou")


def forms(lemma: str, past: Sequence[str] = (), gerund: Sequence[str] = ()) -> dict[str, str]:
    """Return every form of `lemma` with its tag; `past` and `gerund` are irregular forms (past tense before participle)."""
    found = {lemma: BASE, present(lemma): PRESENT}
    for form in past or (regular_past(lemma),):
        found.setdefault(form, PAST)
    for form in gerund or (regular_gerund(lemma),):
        found.setdefault(form, GERUND)
    return found


def inflect(lemma: str, tag: str, past: Sequence[str] = (), gerund: Sequence[str] = ()) -> str:
    """Return the form of `lemma` for a tag; of several past forms the last (the participle)."""
    if tag == PRESENT:
        return present(lemma)
    if tag == PAST:
        return past[-1] if past else regular_past(lemma)
    if tag == GERUND:
        return gerund[0] if gerund else regular_gerund(lemma)
    return lemma


def present(lemma: str) -> str:
    """Return the third person: `ends`, `quashes`, `defies`, `undoes`."""
    if lemma.endswith("y") and lemma[-2] not in VOWELS:
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def regular_past(lemma: str) -> str:
    """Return the regular past: `ended`, `foiled`, `erased`, `denied`."""
    if lemma.endswith("e"):
        return lemma + "d"
    return lemma[:-1] + "ied" if lemma.endswith("y") and lemma[-2] not in VOWELS else lemma + "ed"


def regular_gerund(lemma: str) -> str:
    """Return the regular `-ing` form: `ending`, `erasing`, `untying`, `freeing`."""
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    return lemma[:-1] + "ing" if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) else lemma + "ing"
