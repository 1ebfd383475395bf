"""Say what a name stands for by the words in it: a person, an organisation, an outlet, a place, or unknown."""

from functools import cache, lru_cache

from sayso.text.names_runs import Run, ends_title
from sayso.text.names_words import demonyms, genders, group, places, seats

UNSURE = frozenset(("city", "town", "county", "villa"))
STATES = frozenset(("u.s", "u.s.", "u.n", "u.n.", "u.k", "u.k.", "e.u.", "d.c.", "l.a."))
LEGAL = frozenset(("co", "inc", "ltd", "llc", "plc"))


@cache
def adjectives() -> frozenset[str]:
    """Return the adjectives of countries: no names by themselves."""
    return frozenset(demonyms().values())


@cache
def ends() -> frozenset[str]:
    """Return the words that end the names of companies and clubs."""
    return (group("roles", "end of a company's name") | group("roles", "end of a club's name")) - UNSURE


def is_known(word: str) -> bool:
    """Tell whether one word at the beginning of a sentence is a name for all that: a place, an acronym, an outlet."""
    low = word.lower()
    return low in places() or word.isupper() or low in group("roles", "outlet")


def kind(run: Run) -> str:
    """Return what a full name stands for, by the words in and before it."""
    return _kind_of(run.words, bool(run.titles) and not ends_title().isdisjoint(run.titles))


@lru_cache(20_000)
def _kind_of(words: tuple[str, ...], titled: bool) -> str:
    low = [word.lower() for word in words]
    if " ".join(low) in places() or (len(low) == 1 and low[0] in demonyms()):
        return "place"
    if titled:
        return "person"
    if " ".join(low) in seats():
        return "organisation"
    if low[0] in genders() and len(low) > 1 and low[-1] not in group("roles", "organisation") and low[-1] not in ends():
        return "person"
    if set(low) & group("roles", "outlet") or low[-1].endswith("news"):
        return "outlet"
    if (
        not {word for word in low if len(word) > 3 or word.upper() in words or word in LEGAL}.isdisjoint(group("roles", "organisation"))
        or "of" in low
        or "&" in low
        or (len(low) > 1 and low[-1] in ends())
    ):
        return "organisation"
    if len(low) == 1 and words[0].isupper() and len(low[0]) > 1:
        return "organisation"
    if len(low) == 1 and low[0] in genders():
        return "person"
    initials = low[0].count(".") > 0 and low[0] not in STATES
    if 1 < len(low) < 5 and (initials or any(len(word) == 1 or word.endswith(".") for word in low[1:-1]) or low[-1] in ("jr", "sr", "jr.")):
        return "person"
    return "unknown"
