"""Compare the words of two quotations: what spelling, contraction and headline style change does not count."""

from collections.abc import Sequence
from functools import cache

from sayso_consistency.patterns import late
from sayso_consistency.tables import words

WORD = late(r"[^\W_]+(?:['’][^\W_]+)*")
GAP = late(r"\.\s?\.\s?\.|…|\[[^\]\n]{0,80}\]|\([^)\n]{0,80}\)|—|–|--|\w*\*+\w*")  # a masked oath, too, is something left out
SHORT = (("n't", "not"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"))
LONG = 10  # words of a quotation that nobody shares by chance
ENDING = late(r"(?<=[^\W_]{3})(?:ed|es|d|s)$")  # of finite verbs; a participle says something else


@cache
def _contracted() -> dict[str, tuple[str, ...]]:
    pairs = (pair.partition("=") for pair in words("quoting", "contracted"))
    return {short: tuple(full.split()) for short, _, full in pairs}


def folded(text: str) -> list[str]:
    """Return the words of `text` in lower case, contractions written out."""
    found: list[str] = []
    short = _contracted()
    for match in WORD().finditer(text.lower().replace("’", "'").replace("&", " and ")):
        word = match.group()
        if "'" in word or word in short:
            found.extend(_full(word))
        else:
            found.append(word)
    return found


def _full(word: str) -> tuple[str, ...]:
    if word in _contracted():
        return _contracted()[word]
    for ending, full in SHORT:
        if word.endswith(ending) and len(word) > len(ending):
            return (word[: -len(ending)], full)
    return (word,)


def stemmed(found: Sequence[str]) -> list[str]:
    """Return the words as a headline may print them: without articles, and without the endings that its tense changes."""
    articles = words("quoting", "articles")
    return [_stem(word) for word in found if word not in articles]


@cache
def _stem(word: str) -> str:
    if word in words("quoting", "being"):
        return "be"
    return "have" if word in words("quoting", "having") else ENDING().sub("", word)


def parts(text: str) -> list[list[str]]:
    """Return the words of a quotation, cut where something was left out or put in."""
    return [found for piece in GAP().split(text) if (found := folded(piece))]


def contains(whole: Sequence[str], part: Sequence[str]) -> bool:
    """Tell whether the words of `part` stand in `whole` one after the other."""
    return " ".join(["", *part, ""]) in " ".join(["", *whole, ""])


def verbatim(whole: str, part: str) -> bool:
    """Tell whether a text stands in another as it is but for letter case, at the first place where its letters do: as whole words."""
    low, sought = whole.lower(), part.lower()
    at = low.find(sought)
    if at < 0:
        return False
    edges = (low[max(0, at - 1) : at], low[at + len(sought) : at + len(sought) + 1])
    return not any(edge.isalnum() or edge in ("'", "’") for edge in edges)


def changes(part: Sequence[str], whole: Sequence[str]) -> int:
    """Return the fewest words to put in, leave out or exchange so that `part` stands somewhere in `whole`. Cost: their lengths multiplied."""
    row = [0] * (len(whole) + 1)
    for count, word in enumerate(part, 1):
        corner, row[0] = row[0], count
        for place, other in enumerate(whole, 1):
            corner, row[place] = row[place], min(corner + (word != other), row[place] + 1, row[place - 1] + 1)
    return min(row)


def changed_within(part: Sequence[str], whole: Sequence[str]) -> int:
    """Return the changes if none of them is at the edge of a short `part`, else 0: a few words shared at one end are a common phrase."""
    count = changes(part, whole)
    if not count or len(part) >= LONG:
        return count
    return count if changes(part[1:], whole) == count == changes(part[:-1], whole) else 0
