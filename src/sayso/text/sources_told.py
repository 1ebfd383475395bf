"""Say how much an article tells about a source it does not name: how many, what position, of what body, how they know, why no name."""

from bisect import bisect_left
from functools import cache

from sayso.text.clauses_tags import Line
from sayso.text.names_words import demonyms, group
from sayso.text.records import Names
from sayso.text.sources import Phrase

TOLD = ("number", "position", "organisation", "knowledge", "reason")
BODIES = ("organisation", "outlet", "place")
UNNAMED = frozenset(("anonymous", "role", "collective"))


def told(row: Line, phrase: Phrase, end: int, names: Names, starts: list[int]) -> tuple[str, ...]:
    """Return which of `TOLD` an article says of the unnamed source `phrase`, in that order; `end` is the token after its sentence.

    The description is the phrase with what hangs on it behind (`, who was briefed on the talks,`); the reason may also stand further on in the
    sentence, once the article says that it holds the name back.
    """
    whole = range(phrase.first, _described(row, phrase, end))
    lower = [row.lower[at] for at in whole]
    head = lower[: _plain(row, phrase)]
    said = {
        "number": _counted(row, phrase, head),
        "position": _placed(head),
        "organisation": _body(row, phrase, head, names, starts),
        "knowledge": not _words("knows").isdisjoint(lower[1:]),
        "reason": reason(row, phrase.first, end) or _reason_later(row, end),
    }
    return tuple(name for name in TOLD if said[name])


@cache
def _words(name: str) -> frozenset[str]:
    return group("anonymity", name)


def _described(row: Line, phrase: Phrase, end: int) -> int:
    """Return the token after the description: a relative clause or `, speaking …,` behind the phrase belongs to it."""
    at = phrase.last + 1
    if at < end and row.tags[at] == "," and at + 1 < end and row.tags[at + 1] in "wGE":
        stop = row.tags.find(",", at + 1, end)
        return stop if stop > 0 else end
    return at


def _plain(row: Line, phrase: Phrase) -> int:
    """Return how many tokens the phrase has before a relative clause, a participle or a comma."""
    return next((at - phrase.first for at in range(phrase.first + 1, phrase.last + 1) if row.tags[at] in "w,"), phrase.last + 1 - phrase.first)


def _counted(row: Line, phrase: Phrase, head: list[str]) -> bool:
    return row.tags[phrase.first] == "#" or not _words("number").isdisjoint(head[:4])


def _placed(head: list[str]) -> bool:
    """Tell whether the phrase names a position: a diplomat, a senior official, but not a source or an official."""
    for number, word in enumerate(head):
        if word in _words("bare"):
            if not _words("rank").isdisjoint(head[:number]) and word.startswith("official"):
                return True
        elif word in group("roles", "role") or word in _words("position"):
            return True
    return False


def _body(row: Line, phrase: Phrase, head: list[str], names: Names, starts: list[int]) -> bool:
    """Tell whether the phrase names what the source belongs to: a name, a country, a ministry."""
    low, high = row.starts[phrase.first], row.ends[phrase.last]
    at = bisect_left(starts, low)
    if at < len(starts) and starts[at] < high and names.entities[names.mentions[at].entity].type in BODIES:
        return True
    return any(word in demonyms() or word in _words("of") or word in group("roles", "organisation") for word in head)


@cache
def _withholding() -> frozenset[str]:
    return _words("withheld") | _words("named")


def withheld(row: Line, first: int, end: int) -> int:
    """Return the token in `[first, end)` where the article says that it holds a name back, or -1."""
    lower = row.lower
    if _withholding().isdisjoint(lower[first:end]):
        return -1
    for at in range(first, end):
        if lower[at] in _words("withheld"):
            return at
        if lower[at] in _words("named") and not _words("not").isdisjoint(lower[max(first, at - 5) : at]):
            return at
    return -1


def reason(row: Line, first: int, end: int) -> bool:
    """Tell whether a sentence says why a name is held back."""
    at = withheld(row, first, end)
    if at < 0:
        return False
    lower = row.lower
    purpose = lower[at] == "anonymity" and at + 1 < end and lower[at + 1] == "to"  # "spoke on condition of anonymity to offer …"
    return purpose or not _words("reason").isdisjoint(lower[max(first, at - 12) : min(end, at + 30)])


def _reason_later(row: Line, end: int) -> bool:
    """Tell whether one of the next two sentences says why (`The officials asked not to be named because …`)."""
    at = bisect_left(row.bounds, (end, 0))
    return any(row.lower[first] in _words("again") and reason(row, first, last) for first, last in row.bounds[at : at + 2] if last > first)
