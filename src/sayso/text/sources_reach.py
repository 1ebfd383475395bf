"""Follow a source to its real ends: names behind appositions, lists, and the clauses that hang on a noun."""

from sayso.text.clauses import np_left, np_right
from sayso.text.clauses_tags import Line
from sayso.text.clauses_words import signal
from sayso.text.names_words import group, seats

OPENERS = frozenset("chqkKw-:;.,r")
SPEAKING = frozenset(["speaking", "talking", "adding", "saying", "citing", "quoting", "referring", "calling", "writing", "claiming", "noting"])
PLAIN = ("of", "for", "from")
LONGEST = 30  # tokens of a relative clause that still belong to the source


def leftmost(line: Line, first: int, last: int, low: int) -> int:
    """Return the first token of a subject found as `[first, last]`: with the rest of a list, and the name it is in apposition to."""
    first = _past_participle(line, _slashed(line, first, low), low)
    first = _listed(line, first, last, low)
    return _named(line, first, low)


def holder(line: Line, first: int, low: int) -> int:
    """Return where the subject begins whose clause runs up to token `first`, or `first`.

    In `the officials briefed on the talks said` and `an official who asked not to be named said` what stands right before the verb only belongs
    to a clause that hangs on the subject.
    """
    tags = line.tags
    if first <= low + 1 or tags[first - 1] not in "EVZxmBGPtar":
        return first
    if tags[first - 1] in "Pt" and first - 3 >= low and (tags[first - 2] == "a" or line.lower[first - 2] == "close") and tags[first - 3] in "nN":
        return np_left(line, first - 3, low)
    for at in range(first - 1, max(low, first - LONGEST), -1):
        if tags[at] in ",;:-.cqkKSs" and not (tags[at] == "c" and tags[at + 1] in "nNda"):
            return first
        relative = tags[at] == "w" and tags[at + 1] in "EVZxmr"
        if (relative or (tags[at] in "EG" and _participle(line, at))) and tags[at - 1] in "nN)":
            start = np_left(line, at - 1, low)
            whole = start == low or tags[start - 1] in OPENERS
            if relative or (whole and tags[at - 1] == "n" and not any(tag in "VZxm" for tag in tags[at + 1 : first])):
                return start if whole else first
    return first


def _slashed(line: Line, first: int, low: int) -> int:
    """Take in what a slash joins (`an NBC/Post poll`), an adjective before `and` (`federal and state officials`), and a seat like Downing Street."""
    tags, lower = line.tags, line.lower
    while first - 2 >= low and lower[first - 1] == "/" and tags[first - 2] in "nN":
        first = np_left(line, first - 2, low)
    if first - 2 >= low and tags[first - 1] == "c" and tags[first - 2] == "a" and (first - 2 == low or tags[first - 3] in "dp,"):
        first = first - 2 if first - 2 == low or tags[first - 3] == "," else first - 3
    return first - 1 if first > low and lower[first - 1] + " " + lower[first] in seats() else first


def _past_participle(line: Line, first: int, low: int) -> int:
    """Take in what a participle cut off (`the partner of convicted smuggler Ann Lee`)."""
    tags = line.tags
    if first - 3 >= low and tags[first - 1] in "EG" and tags[first - 2] == "P" and tags[first - 3] in "nN" and line.lower[first - 2] in PLAIN:
        return np_left(line, first - 3, low)
    return first


def _listed(line: Line, first: int, last: int, low: int) -> int:
    """Take in the members of a list before the last one or two (`unions, churches and clubs`)."""
    tags = line.tags
    ended = first > low and tags[first - 1] == "c" and line.lower[first - 1] != "but"
    at = first - 2 if ended else first - 1
    if at <= low or tags[at] != "," or not (ended or "c" in tags[first:last]):
        return first
    start, members = first, 0
    while at > low and tags[at] == "," and tags[at - 1] in "nN)":
        start = np_left(line, at - 1, low)
        members += 1
        at = start - 1
    opened = start == low or tags[at] in "hkK" or (tags[at] == "," and tags[at - 1] in "kKry")
    return start if opened and members and not _times(line, start, first) else first


def _times(line: Line, start: int, first: int) -> bool:
    """Tell whether what looks like a list begins with a time (`Last week, unions and clubs said`)."""
    return not signal("daytime").isdisjoint(line.lower[start:first])


def _named(line: Line, first: int, low: int) -> int:
    """Take in the name that the phrase from `first` on is in apposition to (`Ali Khan, a lawyer`)."""
    tags = line.tags
    at = first - 1
    if at <= low or tags[at] != "," or tags[first] not in "dpnNa#":
        return first
    if tags[at - 1] == "#" and at - 2 > low and tags[at - 2] == ",":  # an age
        at -= 2
    if tags[at - 1] == "n" and tags[first] == "N":
        return _introduced(line, first, at, low)
    if tags[at - 1] != "N":
        return first
    start = np_left(line, at - 1, low)
    if line.starts[start] == line.starts[at - 1] or not (start == low or tags[start - 1] in "hkK,"):
        return first
    return start if _office(line, first) or tags[first] == "#" else first


def _introduced(line: Line, first: int, comma: int, low: int) -> int:
    """Take in the office in front of a name in apposition (`The head of the agency, Ann Lee`)."""
    start = np_left(line, comma - 1, low)
    opened = start == low or line.tags[start - 1] in "hkK,"
    return start if opened and line.tags[start] in "dp" and _office(line, start) else first


def _office(line: Line, first: int) -> bool:
    """Tell whether what begins at `first` opens with somebody's office, as appositions without an article do (`director of research`)."""
    offices = group("roles", "role")
    return any(word in offices for word in line.lower[first : first + 8])


def rightmost(line: Line, end: int, high: int) -> int:
    """Return the token after a source that ends before `end`, with what hangs on it: appositions, a relative clause, a participle."""
    tags = line.tags
    if end + 1 < high and end > 1 and tags[end] == "G" and tags[end - 1] in "nN" and tags[end - 2] in "dpa" and tags[end + 1] in ",.":
        end += 1  # `an Internet posting`
    end = _apposed(line, end, high)
    if end + 2 < high and tags[end - 1] == "#" and tags[end] == "," and line.lower[end + 1] == "of":
        end = np_right(line, end + 2, high)
    if end + 1 < high and line.lower[end] == "by" and _kind_is_document(line, end - 1):
        end = np_right(line, end + 1, high)
    if end + 1 < high and (tags[end] == "w" or (tags[end] == "," and tags[end + 1] == "w")):
        return _clause(line, end + 1 + (tags[end] == ","), end, high)
    if end + 2 < high and tags[end] == "h" and _kind_is_document(line, end - 1):
        return _clause(line, end + 1, end, high)
    if end + 1 < high and tags[end - 1] == "n" and _participle(line, end):
        return _clause(line, end + 1, end, high)
    return end


def _kind_is_document(line: Line, at: int) -> bool:
    word = line.lower[at]
    return line.tags[at] == "n" and (word in group("roles", "document") or word.removesuffix("s") in group("roles", "document"))


def _apposed(line: Line, end: int, high: int) -> int:
    """Step over `, a spokesman for the union` behind a name."""
    tags = line.tags
    while end + 1 < high and tags[end] == "," and tags[end + 1] in "dpnNa#":
        stop = np_right(line, end + 1, high)
        if tags[end + 1] == "#" and (stop != end + 2 or tags[stop : stop + 1] != ","):
            break
        if stop <= end + 1 or (stop < high and tags[stop] in "VZxmBE" and not _participle(line, stop)):
            break
        end = stop
    return end


def _participle(line: Line, at: int) -> bool:
    """Tell whether a participle that describes the noun before it stands at `at` (`released by`, `monitoring the race`), not one that speaks."""
    tags, lower = line.tags, line.lower
    after = tags[at + 1 : at + 2]
    if tags[at] == "E":
        dated = after == "y" or (lower[at + 1] in ("last", "this", "earlier", "late") and not signal("daytime").isdisjoint(lower[at + 2 : at + 3]))
        return lower[at + 1] in ("by", "on", "in", "to", "for", "from", "with", "as") if after == "P" or after == "t" else dated
    return tags[at] == "G" and after in tuple("dpnNP") and lower[at] not in SPEAKING


def _clause(line: Line, first: int, end: int, high: int) -> int:
    """Return where the clause that begins before `first` stops: a comma, a mark, a quotation; `end` where it is too long to belong."""
    for at in range(first, min(high, first + LONGEST)):
        if line.tags[at] in ",.;:-kK(" or line.tags[at] in '"“':
            return at
    return high if high - first < LONGEST else end
