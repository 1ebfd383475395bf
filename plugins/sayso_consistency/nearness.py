"""How near two words are: in letters, in sound, in build. Candidates for a slip are made from this, never listed."""

import re
from collections.abc import Callable
from functools import cache

# Prefixes that turn one verb into the opposite of another (enable/disable) or into its neighbour (propose/oppose).
PREFIXES = (
    "counter",
    "over",
    "under",
    "mis",
    "dis",
    "pre",
    "pro",
    "per",
    "con",
    "com",
    "sub",
    "sup",
    "sus",
    "de",
    "re",
    "un",
    "up",
    "en",
    "em",
    "in",
    "im",
    "ex",
    "op",
    "ob",
    "ab",
    "ad",
    "a",
    "e",
)
TURNING = ("counter", "dis", "mis", "under", "over", "de", "un")
PLAIN_PREFIXES = ("en", "em", "re", "in", "im")
SUFFIXES = ("en", "ify", "ate", "ise", "ize", "ish")
ALIKE = 0.06  # for the same suffix
SAME_SOUND = (
    (re.compile("ph"), "f"),
    (re.compile("[sc]?c(?=[eiy])"), "s"),
    (re.compile("sh|ti(?=o)|ch"), "x"),
    (re.compile("ck|q|c"), "k"),
    (re.compile("dg|g(?=[eiy])"), "j"),
    (re.compile("z"), "s"),
    (re.compile("gh|(?<=w)h|^h|e$"), ""),
)
VOICED = str.maketrans("bdgvj", "ptkfx")
RUNS = re.compile(r"(.)\1+")
VOWELS = re.compile("[aeiouyw]+")


@cache
def sound(word: str) -> str:
    """Return a rough phonetic key: consonants by place of articulation, every vowel group as one mark."""
    for pattern, replacement in SAME_SOUND:
        word = pattern.sub(replacement, word)
    return RUNS.sub(r"\1", VOWELS.sub("a", word.translate(VOICED)))


@cache
def nearness(first: str, second: str) -> float:
    """Return 0 to 1: how easily one word is typed, heard or remembered for the other."""
    edits, beginning = _similarities()
    letters = edits(first, second)
    heard = edits(sound(first), sound(second))
    head = beginning(first, second)
    tail = beginning(first[::-1], second[::-1])
    start = _shared_start(first, second) / min(len(first), len(second))
    blend = 0.3 * letters + 0.2 * heard + 0.2 * head + 0.1 * tail + 0.2 * start + ALIKE * _built_alike(first, second)
    return max(blend, 0.9 if _same_stem(first, second) else 0.0)


@cache
def _similarities() -> tuple[Callable[[str, str], float], Callable[[str, str], float]]:
    """Return the similarities by Damerau and Levenshtein and by Jaro and Winkler; imported late, for most articles need neither."""
    from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

    return DamerauLevenshtein.normalized_similarity, JaroWinkler.similarity


@cache
def stems(word: str) -> frozenset[str]:
    """Return the word and what is left of it without a prefix (at least three letters)."""
    return frozenset({word} | {word[len(prefix) :] for prefix in PREFIXES if word.startswith(prefix) and len(word) - len(prefix) >= 3})


@cache
def turns(word: str) -> frozenset[str]:
    """Return what a word is if it is turned round by a prefix, in letters only: fund and defund, encourage and discourage."""
    rests = [word[len(prefix) :] for prefix in TURNING if word.startswith(prefix) and len(word) - len(prefix) >= 3]
    bases = [base for base in (word, *(word.removeprefix(each) for each in PLAIN_PREFIXES)) if len(base) >= 3]
    back = (f"{each}{rest}" for rest in rests for each in ("", *PLAIN_PREFIXES))
    return frozenset((*back, *(f"{prefix}{base}" for base in bases for prefix in TURNING)))


def _built_alike(first: str, second: str) -> bool:
    return any(first.endswith(suffix) and second.endswith(suffix) for suffix in SUFFIXES)


def _same_stem(first: str, second: str) -> bool:
    return any(len(stem) >= 4 for stem in stems(first) & stems(second))


def _shared_start(first: str, second: str) -> int:
    pairs = zip(first, second, strict=False)
    return next((place for place, (one, other) in enumerate(pairs) if one != other), min(len(first), len(second)))
