"""Find the noun phrase that answers for a cue: before the verb, behind an insertion, after an inverted verb, or inherited."""

from typing import NamedTuple

from sayso.text.clauses import FINITE, has_finite, np_left, np_right
from sayso.text.clauses_tags import Line
from sayso.text.clauses_words import signal
from sayso.text.sources_reach import holder, leftmost, rightmost


class Phrase(NamedTuple):
    """Hold a noun phrase by its first and last token, both included; `tail` is where what belongs to it (an insertion) ends."""

    first: int
    last: int


SUBJECT = frozenset("nN#)kysiSa")


def subject(line: Line, verb: int, low: int) -> Phrase | None:
    """Return the subject that stands before the verb group beginning at `verb`, or None where the verb shares another's."""
    tags = line.tags
    at = _before_adverbials(line, verb - 1, low)
    if at < low:
        return None
    if tags[at] in ",-" or (tags[at] in "kK" and line.lower[at - 1] == ","):
        return _behind_insertion(line, at, low)
    if tags[at] in "wh":
        return Phrase(at, at)
    if tags[at] == "E" and at > low and tags[at - 1] in "nN" and at < verb - 1:
        return Phrase(np_left(line, at - 1, low), verb - 1)
    last, at = at, at - 2 * (tags[at] == "G" and at - 2 >= low and tags[at - 1] == "S")  # familiar with Lind's thinking
    if tags[at] in SUBJECT or (tags[at] in "diop"):
        first = holder(line, leftmost(line, np_left(line, at, low), at, low), low)
        return None if _is_object(line, first, low) else Phrase(first, last)
    if tags[at] in "EPVZ" and at == verb - 1:
        first = holder(line, at + 1, low)
        return Phrase(first, at) if first <= at else None
    return None


def _before_adverbials(line: Line, at: int, low: int) -> int:
    """Step over adverbs and times between subject and verb: `Smith on Monday also said`."""
    tags, lower = line.tags, line.lower
    while at >= low:
        before = tags[at - 1] if at > low else "^"
        if lower[at] in signal("daytime") and before != "^" and lower[at - 1] in ("last", "this", "next"):
            at -= 2
        elif (
            tags[at] == "r"
            or (lower[at] == "once" and before in "sNn")
            or (tags[at] in "y#" and before in "Py")
            or (tags[at] == "y" and before in "nN)")
            or (tags[at] == "P" and tags[at + 1] == "y")
            or (lower[at] in ("neither", "either") and before in "nN)")
        ):
            at -= 1
        else:
            break
    return at


def _is_object(line: Line, first: int, low: int) -> bool:
    """Tell whether the phrase stands after a preposition or `to`: then it is no subject."""
    return first > low and line.tags[first - 1] == "P" and line.lower[first - 1] in ("of", "with", "from", "into", "by")


def _behind_insertion(line: Line, comma: int, low: int) -> Phrase | None:
    """Return the subject behind one or more insertions between commas or dashes: `Ali Khan, who won, said`."""
    tags = line.tags
    mark = "," if tags[comma] in "kK" else tags[comma]
    for at in range(comma - 1, max(low, comma - 45), -1):
        if tags[at] != mark or tags[at - 1] not in "nN)#kysio":
            continue
        if not _insertion(line, at + 1, comma) or (tags[comma] in "kK" and tags[at + 1] not in "Gw"):
            continue
        first = holder(line, np_left(line, at - 1, low), low)
        if (first > low and tags[first - 1] in "PEVZBGtmx") or tags[first:at].strip("#") == "":
            continue
        inner = tags[at + 1]
        return Phrase(leftmost(line, first, at - 1, low), comma - 1 if inner in "dpnNa#w" else at - 1)
    return None


def _insertion(line: Line, first: int, end: int) -> bool:
    """Tell whether what stands between two commas is an insertion: an apposition, a relative clause, an adverbial."""
    tags = line.tags
    if first >= end:
        return False
    if tags[first] in "wPGEqrtc" or line.lower[first] == "whose":
        return True
    relative = min((at for at in (tags.find("w", first, end), tags.find("h", first, end)) if at > 0), default=-1)
    return tags[first] in "dpnNa#k" and not has_finite(line, first, relative if relative > 0 else end)


def inverted(line: Line, after: int, high: int) -> Phrase | None:
    """Return the subject that stands after its verb (`said Ali Khan, a spokesman for the union`), if what follows it allows that."""
    tags = line.tags
    if line.lower[after : after + 1] in (["another"], ["others"]) and (after + 1 >= high or tags[after + 1] in ",.k"):
        return Phrase(after, after)
    end = np_right(line, after, high)
    if end == after or tags[after] == "o":
        return None
    if end < high and tags[end] in "VZxmE" and not (tags[end] == "E" and tags[after] != "s" and end + 1 < high and tags[end + 1] == "P"):
        return None
    end = apposition(line, end, high)
    return Phrase(after, end - 1)


def apposition(line: Line, end: int, high: int) -> int:
    """Return the token after a source with what hangs on it to the right."""
    return rightmost(line, end, high)


def main_subject(line: Line, low: int, end: int) -> Phrase | None:
    """Return the subject of the first finite verb between `low` and `end` that is not in a dependent clause."""
    tags = line.tags
    at = low
    while at < min(end, len(tags)):
        tag = tags[at]
        if tag in FINITE or (tag == "E" and at > low and tags[at - 1] in "nNsi)yr,"):
            start = at
            while start > low and tags[start - 1] in "xmr":
                start -= 1
            found = subject(line, start, low)
            if found is not None and tags[found.first] not in "wh" and not (found.first > low and tags[found.first - 1] in "qw"):
                return found
        at += 1
    return None


def noun_start(line: Line, last: int, low: int) -> int:
    """Return the first token of the plain noun phrase that ends at `last`, without what hangs on it."""
    at = last
    while at > low and line.tags[at - 1] in "nNadpS#":
        at -= 1
    return at
