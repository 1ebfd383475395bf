"""By which words a person is named again: surnames with and without particles, first names, tails of long names. All in lower case."""

import re
from functools import cache, lru_cache

from sayso.text.names_words import genders, group

ARTICLE = re.compile(r"^(?:al|el|ad|as|ash|an|ar|at|az)[-‑](?=\w)")
INITIALS = re.compile(r"^(?:\w\.)+\w?$|^\w$")


@cache
def suffixes() -> frozenset[str]:
    """Return what may follow a surname: `Jr`, `III`, `MP`."""
    return group("titles", "suffix")


@cache
def particles() -> frozenset[str]:
    """Return the small words that belong to a surname: `van`, `de`, `bin`."""
    return group("titles", "particle")


@lru_cache(20_000)
def key(word: str) -> str:
    """Return the form under which a word of a name is found again: `al-Sudani` and `Sudani` are one."""
    return ARTICLE.sub("", word.lower().rstrip("."))


@lru_cache(20_000)
def bare(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the keys of a name's words without what follows the surname."""
    keys = tuple([key(word) for word in words])
    while len(keys) > 1 and keys[-1] in suffixes():
        keys = keys[:-1]
    return keys


def surname(words: tuple[str, ...]) -> str:
    """Return the key of a surname."""
    return bare(words)[-1]


def tail(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a surname without particles in front (`von der Leyen` -> `leyen`)."""
    while len(keys) > 1 and keys[0] in particles():
        keys = keys[1:]
    return keys


def ends_with(name: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Tell whether a full name ends with the words of a shorter one (`Gabriel García Márquez`, `García Márquez`)."""
    return len(name) > len(short) and name[len(name) - len(short) :] == short


def same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two full names differ only in what stands between first name and surname, and one of them has nothing there but initials."""
    if len(one) < 2 or len(other) < 2 or one[0] != other[0] or one[-1] != other[-1]:
        return False
    less, more = sorted((one[1:-1], other[1:-1]), key=len)
    return not less and (all(map(INITIALS.match, more)) or more[-1] in genders())


def second_surnames(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return words in the middle of a long name that may be its surname, too (`Pedro Sánchez Pérez` is Sánchez)."""
    middle = keys[1:-1] if keys[0] in genders() else ()
    return tuple([word for word in middle if word not in particles() and word not in genders() and not INITIALS.match(word)])
