"""Find where a noun phrase that sums up what was said ends: `praised the crew | after the storm`, `denied the charge, | which …`."""

from sayso.text.clauses import events, has_finite, np_right
from sayso.text.clauses_tags import Line
from sayso.text.clauses_words import signal

CARRIED = frozenset({"as", "for", "of", "with", "over", "about", "from", "into", "against"})
"""What may follow a pronoun and still be part of what was said: `praised him for his work`, `described it as dead`."""


def phrase_end(line: Line, first: int, limit: int) -> int:
    """Return the token before which the phrase that begins at `first` ends, `limit` at the latest."""
    tags, lower = line.tags, line.lower
    at, verbal = first + 1, tags[first] == "G"
    if tags[first] in "oi" and at < limit and line.quote_of[first] < 0 and not _carried(line, at):
        return at
    while at < limit:
        if line.quote_of[at] < 0:
            tag = tags[at]
            verbal = verbal or tag in "whtGs"
            held = verbal or "k" in tags[at:limit] or "K" in tags[at:limit]
            if not held and (_closes(line, at, limit) if tag in "qP" else tag == "y" and tags[at - 1] not in "PdpaN"):
                return at
            if tag == "," and not _goes_on(line, at, limit):
                return at
            if tag == "-" and line.starts[at] > line.ends[at - 1]:
                return at
            if tag == "c" and at + 1 < limit and (tags[at + 1] in "sVZx" or (lower[at] != "or" and not held and _subject(line, at + 1, limit))):
                return at
        at += 1
    return limit


def _carried(line: Line, at: int) -> bool:
    return line.quote_of[at] >= 0 or line.lower[at] in CARRIED or line.tags[at] in "tdpanNEGBkK"


def _closes(line: Line, at: int, limit: int) -> bool:
    """Tell whether a conjunction or preposition brings the time or the occasion: `after …`, `on Monday`, `in an interview`."""
    word, tags = line.lower[at], line.tags
    if at + 1 >= limit:
        return False
    if word in signal("closing"):
        return True
    if word == "as":
        return tags[at + 1] == "s" or has_finite(line, at + 2, min(limit, at + 8))
    if word not in ("in", "on", "at", "by"):
        return False
    return tags[at + 1] == "y" or any(
        line.lower[index] in events() and tags[index + 1 : index + 2] not in ("n", "N") for index in range(at + 1, min(limit, at + 4))
    )


def _goes_on(line: Line, comma: int, limit: int) -> bool:
    """Tell whether a comma stands in a list or between adjectives, not before an insertion or a new clause."""
    tags = line.tags
    if comma + 1 >= limit:
        return False
    if tags[comma + 1] == "a" and tags[comma - 1] == "a":
        return True
    if line.lower[comma + 1] in signal("examples"):
        return True
    if line.lower[comma + 1] in ("a", "an") or tags[comma + 1] not in "dpnNaGkK#c":
        return False
    start = comma + 1 + (tags[comma + 1] == "c")
    end = np_right(line, start, limit)
    if end <= start or (end < limit and tags[end] in "VZxm"):
        return False
    return (
        tags[comma + 1] == "c"
        or "c" in tags[start:end]
        or (end + 1 < limit and (tags[end] == "c" or (tags[end] == "," and _goes_on(line, end, limit))))
    )


def _subject(line: Line, first: int, limit: int) -> bool:
    """Tell whether a clause with a subject of its own begins at `first`."""
    end = np_right(line, first, limit)
    return end > first and end < limit and line.tags[end] in "VZxm"
