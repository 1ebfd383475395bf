"""Classes of English words, one letter each, so that a sentence becomes a string that regexes and loops can read.

Letters: `d` determiner, `p` possessive pronoun, `s` `o` `i` pronouns, `w` relative, `h` that, `q` subordinator, `c` coordinator, `P` preposition,
`t` to, `x` auxiliary, `m` modal, `r` adverb, `y` time word, `a` adjective, `n` noun or unknown, `N` capitalised, `#` figure, `S` possessive ending;
verbs: `V` past, `E` past or participle, `G` -ing, `B` base, `Z` -s, `b` `l` base and -s that may be nouns; `k` quoted words; marks as themselves.
"""

from collections.abc import Iterator
from functools import cache

from sayso.text.tables import table


@cache
def signal(name: str) -> frozenset[str]:
    """Return one of the small sets of words in `signals.toml`."""
    return frozenset(table("signals")[name]["words"].split())


CLOSED = "dpsiowhqcPtxmryan"
MARKS = {
    "—": "-",
    "–": "-",
    "-": "-",
    "―": "-",
    "[": "(",
    "]": ")",
    "{": "(",
    "}": ")",
    "!": ".",
    "?": ".",
    "…": ".",
    "’": "'",
    "%": "#",
    "$": "#",
    "£": "#",
    "€": "#",
}
VOWELS = "aeiou"
# Verbs of two syllables with the stress at the end double their last letter, as all short ones do.
DOUBLING = ("mit", "fer", "pel", "rol", "bel", "cur", "plan", "ban", "get")


def _doubles(base: str) -> bool:
    short = len(base) <= 4 and base[-1] not in "wxy" and base[-1] not in VOWELS and base[-2:-1] in tuple(VOWELS) and base[-3:-2] not in tuple(VOWELS)
    return short or base.endswith(DOUBLING)


def inflections(base: str) -> tuple[str, str, str]:
    """Return the -s, -ed and -ing forms of a regular verb by the rules of English spelling."""
    if base.endswith(("s", "x", "z", "ch", "sh")):
        third = base + "es"
    elif base.endswith("y") and base[-2:-1] not in VOWELS:
        third = base[:-1] + "ies"
    else:
        third = base + "s"
    if base.endswith("e"):
        return third, base + "d", (base if base.endswith(("ee", "ye", "oe")) else base[:-1]) + "ing"
    if base.endswith("y") and base[-2:-1] not in VOWELS:
        return third, base[:-1] + "ied", base + "ing"
    stem = base + base[-1] if _doubles(base) else base
    return third, stem + "ed", stem + "ing"


@cache
def irregular() -> dict[str, tuple[str, str, str, str]]:
    """Return base -> (-s, past, participle, -ing) of the irregular verbs."""
    rows = (row.split() for row in table("verbs")["irregular"]["words"].replace("\n", " ").split(";"))
    return {row[0]: (inflections(row[0])[0], row[1], row[2], inflections(row[0])[2]) for row in rows if len(row) == 3}


def forms(base: str) -> tuple[str, str, str, str]:
    """Return the -s, past, participle and -ing forms of any verb."""
    if base in irregular():
        return irregular()[base]
    third, past, ing = inflections(base)
    return third, past, past, ing


def _verb_letters() -> Iterator[tuple[str, str]]:
    verbs = table("verbs")
    nounlike = frozenset(verbs["nounlike"]["words"].split())
    every = [*verbs["nounlike"]["words"].split(), *verbs["regular"]["words"].split(), *irregular()]
    for base in dict.fromkeys(every):  # in order, for some forms are of two verbs, and the last one's letter counts: `shot` is from `shoot`
        third, past, participle, ing = forms(base)
        yield ing, "G"
        yield participle, "E"
        yield past, "E" if past == participle else "V"
        yield third, "l" if base in nounlike else "Z"
        yield base, "b" if base in nounlike else "B"


class Letters(dict[str, str]):
    """Map a lower-case token to its letter; unknown words get one by their ending and are remembered (up to a limit)."""

    def __missing__(self, word: str) -> str:
        letter = guess(word)
        if len(self) < 60_000:
            self[word] = letter
        return letter


def guess(word: str) -> str:
    """Return the letter of a word or mark that no table has."""
    first = word[0]
    if first.isdigit():
        return "#"
    if not first.isalpha():
        return MARKS.get(word, word if len(word) == 1 else ",")
    if len(word) > 4:
        if word.endswith("ly"):
            return "a" if word in table("words")["ly"]["words"].split() else "r"
        if word.endswith("ing"):
            return "G"
        if word.endswith("ed") and not word.endswith("eed"):
            return "E"
    return "n"


@cache
def letters() -> Letters:
    """Return the table of letters: closed classes before verbs, so that `like` is a preposition and `may` a modal."""
    found = Letters(_verb_letters())
    closed = table("words")
    for letter in reversed(CLOSED):
        for word in closed[letter]["words"].split():
            found[word] = letter
    found["may"] = "m"
    found["march"] = "n"
    for word in MARKS:
        found[word] = MARKS[word]
    return found
