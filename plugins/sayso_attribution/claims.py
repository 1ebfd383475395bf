"""The kinds of claim and the phrases that make one, from the pack's `claims` table."""

from functools import cache
from typing import NamedTuple

from sayso_attribution.tables import rows, words

LONGEST_HEAD = 5  # words
LONGEST_TAIL = 4
BETWEEN = 2  # words that may stand between head and tail: “will significantly bolster”
WINDOW = 140  # code points that the longest phrase may take
MARKS = '.,;:!?)]”"—–…'


class Phrases(NamedTuple):
    """Hold the kinds by phrase: of phrases that stand alone, and of heads; and by kind the tails of which one must follow its head."""

    alone: dict[str, list[str]]
    heads: dict[str, list[str]]
    tails: dict[str, frozenset[str]]
    opening: dict[str, frozenset[str]]  # the first words of the tails
    between: dict[str, frozenset[str]]
    longest: dict[str, int]  # words in the longest head that starts with this word
    second: dict[str, frozenset[str]]  # what may follow this word if it begins a claim: more of a head, a tail, what may stand between them


@cache
def phrases() -> Phrases:
    """Return the phrases of the table. Heads and tails are kept apart: their products would be ten thousand literals to load."""
    found = Phrases({}, {}, {}, {}, {}, {}, {})
    adverbs = words("frames", "adverb")
    for kind, row in rows("claims").items():
        for word in row.get("words") or ():
            found.alone.setdefault(word, []).append(kind)
        for head in row.get("heads") or ():
            found.heads.setdefault(head, []).append(kind)
            first = head.split(" ", 1)[0]
            found.longest[first] = max(found.longest.get(first, 0), head.count(" ") + 1)
        found.tails[kind] = frozenset(row.get("tails") or ())
        found.opening[kind] = frozenset([tail.split(" ", 1)[0] for tail in found.tails[kind]])
        found.between[kind] = adverbs | frozenset(row.get("between") or ())
    for head, named in found.heads.items():
        first, *more = head.split(" ")
        after = frozenset(more[:1]) if more else frozenset().union(*(found.opening[kind] | found.between[kind] for kind in named))
        found.second[first] = found.second.get(first, frozenset()) | after
    return found


def literals() -> tuple[str, ...]:
    """Return what must be found for any claim: the phrases that stand alone, and the first words of those that have a tail."""
    known = phrases()
    return tuple({*known.alone, *(_gate(head) for head in known.heads)})


def kinds() -> tuple[str, ...]:
    """Return the names of the kinds that a reader of the settings can choose from, in the order of the table."""
    return tuple(dict.fromkeys(row["kind"] for row in rows("claims").values()))


def _gate(head: str) -> str:
    """Return the head, or the shortest head that it begins with: *is* for *is too*."""
    parts = head.split(" ")
    shorter = (" ".join(parts[:count]) for count in range(1, len(parts)))
    return next((part for part in shorter if part in phrases().heads), head)


def kinds_at(text: str, start: int, literal: str) -> set[str]:
    """Return the entries of the table whose phrase stands at `start` of `text`, where `literal` was found."""
    known = phrases()
    found = set(known.alone.get(literal, ()))
    first = literal.partition(" ")[0]
    if first not in known.longest or not _may_follow(known.second[first], text, start):
        return found
    return found | _with_tail(known, _words(text[start : start + WINDOW]), known.longest[first])


def _may_follow(second: frozenset[str], text: str, start: int) -> bool:
    """Tell whether a word that may go on with a claim follows the one at `start`: of `is` and `was`, three in four have none."""
    two = text[start : start + WINDOW].split(None, 2)
    word = two[1].lower().replace("’", "'").rstrip(MARKS) if len(two) > 1 else ""
    return word in second or word.endswith("ly")


def _words(text: str) -> list[str]:
    """Return the words at the start of `text` in lower case, up to the first mark of punctuation (and to the last whole word)."""
    found = []
    for word in text.lower().replace("’", "'").split()[: LONGEST_HEAD + BETWEEN + LONGEST_TAIL]:
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
        if _tail_follows(known, kind, found[count:])
    }


def _tail_follows(known: Phrases, kind: str, after: list[str]) -> bool:
    """Tell whether one of the kind's tails comes next, with an adverb or two before it at most."""
    tails, opening = known.tails[kind], known.opening[kind]
    for skipped, word in enumerate(after[: BETWEEN + 1]):
        if word in opening and any(" ".join(after[skipped : skipped + more]) in tails for more in range(1, LONGEST_TAIL + 1)):
            return True
        if not _may_intervene(known, kind, word):
            return False
    return False


def _may_intervene(known: Phrases, kind: str, word: str) -> bool:
    return word in known.between[kind] or (word.endswith("ly") and len(word) > 4)
