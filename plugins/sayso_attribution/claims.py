"""The kinds of claim and the phrases that make one, from the pack's `claims` table."""

from functools import cache
from typing import NamedTuple

from sayso_attribution.tables import rows

LONGEST_HEAD = 5  # words
LONGEST_TAIL = 4
WINDOW = 100  # code points that the longest phrase may take
MARKS = '.,;:!?)]”"—–…'


class Phrases(NamedTuple):
    """Hold the kinds by phrase: of phrases that stand alone, and of heads; and by kind the tails of which one must follow its head."""

    alone: dict[str, list[str]]
    heads: dict[str, list[str]]
    tails: dict[str, frozenset[str]]
    longest: dict[str, int]  # words in the longest head that starts with this word


@cache
def phrases() -> Phrases:
    """Return the phrases of the table. Heads and tails are kept apart: their products would be ten thousand literals to load."""
    found = Phrases({}, {}, {}, {})
    for kind, row in rows("claims").items():
        for word in row.get("words") or ():
            found.alone.setdefault(word, []).append(kind)
        for head in row.get("heads") or ():
            found.heads.setdefault(head, []).append(kind)
            first = head.split(" ", 1)[0]
            found.longest[first] = max(found.longest.get(first, 0), head.count(" ") + 1)
        found.tails[kind] = frozenset(row.get("tails") or ())
    return found


def literals() -> tuple[str, ...]:
    """Return what must be found for any claim: the phrases that stand alone, and the first words of those that have a tail."""
    known = phrases()
    return tuple({*known.alone, *(_gate(head) for head in known.heads)})


def _gate(head: str) -> str:
    """Return the head, or the shortest head that it begins with: *is* for *is too*."""
    parts = head.split(" ")
    shorter = (" ".join(parts[:count]) for count in range(1, len(parts)))
    return next((part for part in shorter if part in phrases().heads), head)


def kinds_at(text: str, start: int, literal: str) -> set[str]:
    """Return the kinds of claim that the phrase at `start` of `text` makes, where `literal` was found."""
    known = phrases()
    found = set(known.alone.get(literal, ()))
    longest = known.longest.get(literal.split(" ", 1)[0])
    return found | _with_tail(known, _words(text[start : start + WINDOW]), longest) if longest else found


def _words(text: str) -> list[str]:
    """Return the words at the start of `text` in lower case, up to the first mark of punctuation (and to the last whole word)."""
    found = []
    for word in text.lower().replace("’", "'").split()[: LONGEST_HEAD + LONGEST_TAIL]:
        bare = word.rstrip(MARKS)
        found.append(bare)
        if bare != word:
            break
    return found


def _with_tail(known: Phrases, found: list[str], longest: int) -> set[str]:
    return {
        kind
        for count in range(1, min(longest, len(found) - 1) + 1)
        for kind in known.heads.get(" ".join(found[:count]), ())
        if any(" ".join(found[count : count + more]) in known.tails[kind] for more in range(1, LONGEST_TAIL + 1))
    }
