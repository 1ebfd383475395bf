"""Read phrases and clauses off a line of letters: where a noun phrase begins and ends, what belongs to a verb, where a clause stops."""

import re
from functools import cache

from sayso.text.clauses_tags import Line
from sayso.text.clauses_words import signal
from sayso.text.names_words import heads
from sayso.text.tables import table

NOUNY = frozenset("nN#ak")
PRONOUN = frozenset("sio")
VERBAL = re.compile(r"[VZxmB]|(?<=[nNsio)y,rk])E")
FINITE = frozenset("VZxm")
LONGEST = 40


def np_left(line: Line, last: int, low: int) -> int:
    """Return the first token of the noun phrase that ends at token `last`, not before `low`.

    Prepositional phrases and coordinated nouns to the left are taken in as long as what stands before them is a noun, and given back
    where the walk would run into a verb.
    """
    tags = line.tags
    if tags[last] in "sw" or (tags[last] in "io" and (last == low or tags[last - 1] != "d")):
        return last
    at, joined = last, -1
    low = max(low, last - LONGEST)
    if tags[last] == ")" and "(" in tags[low:last]:
        at = tags.rindex("(", low, last)
    while at > low:
        step = _plain_left(line, at, last, low) or _linked_left(line, at, low)
        if not step:
            break
        if step == 2 and tags[at - 1] == "c" and joined < 0:
            joined = at
        at -= step
    return _landed(line, at, last, low, joined)


def _plain_left(line: Line, at: int, last: int, low: int) -> int:
    """Return 1 if the token before `at` belongs to the same plain noun phrase, else 0."""
    tags = line.tags
    before, further = tags[at - 1], tags[at - 2] if at - 2 >= low else "^"
    if before in "NnaS#k":
        return 1
    if before in "dp":
        return int(tags[at] != "p")
    if before == "G":
        return int(further in "dpaSN" or (further == "P" and at < last))
    if before == "r":
        return int(further in "dpS" and line.lower[at - 1] == "first")
    if before == "y":
        return int(tags[at] in "SNn" and further not in "P^")
    if before == "E":
        return int(further in "nN" and tags[at] in "Py")
    return 0


def _linked_left(line: Line, at: int, low: int) -> int:
    """Return how many tokens before `at` link it to a noun further left: a preposition or `and` and the noun, a hyphen, a bracket; or 0."""
    tags, lower = line.tags, line.lower
    before, further = tags[at - 1], tags[at - 2] if at - 2 >= low else "^"
    if before == ")" and "(" in tags[low : at - 1]:
        return at - tags.rindex("(", low, at - 1)
    if before in "Pt":
        hangs = further in "nNk#Siy)" or (further == "d" and lower[at - 1] == "of")
        return 2 if hangs and lower[at - 1] in signal("inside") else 0
    if before == "c":
        return 2 if further in "nNk#)" and lower[at - 1] != "but" else 0
    if before == "-":
        return 2 if further == "N" and line.ends[at - 2] == line.starts[at - 1] else 0
    return 0


def _landed(line: Line, at: int, last: int, low: int, joined: int) -> int:
    """Give back what the walk to the left took from another clause or from a fronted phrase."""
    tags = line.tags
    before = tags[at - 1] if at > low else "^"
    if joined >= 0 and before in "PEVZBGtm":
        return joined
    if (before == "P" and at > low) or (before == "h" and at - 1 > low and tags[at - 2] == "P"):  # `At that meeting the minister`
        return _after_fronted(line, at, last)
    return at


def _after_fronted(line: Line, at: int, last: int) -> int:
    """Return where the subject begins behind a fronted phrase without a comma (`In a statement Mr Hall`)."""
    tags = line.tags
    for index in range(at + 1, last + 1):
        if tags[index] in "dp" and tags[index - 1] not in "Pdpct":
            return index
        if (tags[index] == "N" and tags[index - 1] in "ny#") or (tags[index] in "Nn" and tags[index - 1] in "y#"):
            return index
    return at


def np_right(line: Line, first: int, high: int, tight: bool = False) -> int:
    """Return the token after the noun phrase that begins at `first`; `tight` leaves out `in`, `at`, `on` … and what follows them."""
    tags = line.tags
    if first >= high or tags[first] not in "nNadpk#sioGySE":
        return first
    if tags[first] in "sio":
        return first + 1
    at = first
    high = min(high, first + LONGEST)
    while at < high:
        step = _plain_right(line, at, first, high) or (_linked_right(line, at, high, tight) if at > first else 0)
        if not step:
            break
        at += step
    while at > first and tags[at - 1] in "dpcPt":
        at -= 1
    return at


def _plain_right(line: Line, at: int, first: int, high: int) -> int:
    """Return how many tokens from `at` on belong to the same plain noun phrase: 1, a whole bracket, or 0."""
    tags = line.tags
    tag, after = tags[at], tags[at + 1] if at + 1 < high else "^"
    if tag in "nNa#kS":
        return 1
    if tag in "dp":
        return int(at == first or tags[at - 1] in "dPtc")
    if tag == "y":
        return int(at == first or after in "Sn")
    if tag in "GE":
        return int(after in "nNa" and (at == first or tags[at - 1] in "dpaS"))
    if tag == "(" and ")" in tags[at:high]:
        return tags.index(")", at, high) + 1 - at
    return 0


def _linked_right(line: Line, at: int, high: int, tight: bool) -> int:
    """Return 1 if the token at `at` links the phrase to more of it: a preposition, `and`, a hyphen; else 0."""
    tags, word = line.tags, line.lower[at]
    tag, after = tags[at], tags[at + 1] if at + 1 < high else "^"
    if tag in "Pt":
        return int(after in "nNadpk#oG" and _attached(line, word, at, high, tight))
    if tag == "c":
        return int(word != "but" and after in "nNadp#" and _nominal(line, at + 1, high))
    if tag == "-":
        return int(after in "Nn" and line.ends[at - 1] == line.starts[at])
    return 0


@cache
def events() -> frozenset[str]:
    """Return the nouns for occasions and places of speech: `in a statement` after a name belongs to the verb, not to the name."""
    return frozenset(table("words")["event"]["words"].split())


def _attached(line: Line, preposition: str, at: int, high: int, tight: bool) -> bool:
    if preposition in signal("further"):
        return True
    if tight or preposition not in signal("loose"):
        return False
    return (
        (line.tags[at - 1] == "n" or line.lower[at - 1] in heads())
        and line.tags[at + 1] not in "y#"
        and not events().intersection(line.lower[at + 1 : min(high, at + 6)])
    )


def _nominal(line: Line, first: int, high: int) -> bool:
    """Tell whether a coordinated noun phrase is only that, not the subject of a clause of its own."""
    at = first
    while at < high and line.tags[at] in "nNadp#Sy":
        at += 1
    return at >= high or line.tags[at] not in "VZxmEB"


def has_finite(line: Line, first: int, end: int) -> bool:
    """Tell whether a finite verb stands in a stretch of tokens."""
    return VERBAL.search(line.tags, first, max(first, end)) is not None


def verb_start(line: Line, verb: int, low: int) -> int:
    """Return the first token of the verb group that ends in token `verb`: auxiliaries, modals, adverbs, negation."""
    tags = line.tags
    at = verb
    while at > low and (
        tags[at - 1] in "xmr" or (line.lower[at - 1] in ("all", "both") and at - 2 >= low and tags[at - 2] in "xnN" and tags[at] in "EVZB")
    ):
        at -= 1
    while at < verb and tags[at] == "r" and at > low and tags[at - 1] in ",^":
        at += 1
    return at


def trimmed(line: Line, first: int, end: int) -> tuple[int, int]:
    """Return the stretch without commas, dashes and full stops at its ends."""
    tags = line.tags
    while end > first and (tags[end - 1] in ",.;:-" or (tags[end - 1] == ")" and "(" not in tags[first:end])):
        end -= 1
    while first < end and tags[first] in ",;:-.":
        first += 1
    return first, end


def whole(row: Line, first: int, end: int) -> bool:
    """Tell whether a stretch can be a clause: it has a finite verb, if only inside a quotation, or a subject to begin with."""
    return has_finite(row, first, end) or "k" in row.tags[first:end] or "K" in row.tags[first:end]
