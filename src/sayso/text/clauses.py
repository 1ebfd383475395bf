"""Read phrases and clauses off a line of letters: where a noun phrase begins and ends, what belongs to a verb, where a clause stops."""

from sayso.text.clauses_tags import Line

NOUNY = frozenset("nN#ak")
PRONOUN = frozenset("sio")
VERB = frozenset("EVZBx")
FINITE = frozenset("VZxm")
# Prepositions by which a noun phrase goes on, to the left of a verb; `to` as in "ambassador to Iran".
INSIDE = frozenset(["of", "for", "from", "in", "at", "with", "to", "on", "by", "about", "between", "against", "behind", "near", "within", "inside"])
FURTHER = frozenset(["of", "for", "from", "behind"])
LOOSE = frozenset(["in", "at", "with", "to", "on"])
LONGEST = 40


def np_left(line: Line, last: int, low: int) -> int:
    """Return the first token of the noun phrase that ends at token `last`, not before `low`.

    Prepositional phrases and coordinated nouns to the left are taken in as long as what stands before them is a noun, and given back
    where the walk would run into a verb.
    """
    tags, lower = line.tags, line.tokens.lower
    if tags[last] in "sw" or (tags[last] in "io" and (last == low or tags[last - 1] != "d")):
        return last
    at, joined = last, -1
    low = max(low, last - LONGEST)
    if tags[last] == ")" and "(" in tags[low:last]:
        at = tags.rindex("(", low, last)
    while at > low:
        before = tags[at - 1]
        if (
            before in "NnaS#k"
            or (before in "dp" and tags[at] != "p")
            or (before in "G" and at - 2 >= low and (tags[at - 2] in "dpaSN" or (tags[at - 2] == "P" and at < last)))
            or (before == "y" and (tags[at] == "S" or at == last + 0) and at - 2 >= low and tags[at - 2] != "P")
        ):
            at -= 1
        elif before == ")" and "(" in tags[low : at - 1]:
            at = tags.rindex("(", low, at - 1)
        elif (
            before in "Pt"
            and at - 2 >= low
            and (tags[at - 2] in "nNk#Siy)" or (tags[at - 2] == "d" and lower[at - 1] == "of"))
            and lower[at - 1] in INSIDE
        ):
            at -= 2
        elif before == "c" and at - 2 >= low and tags[at - 2] in "nNk#)" and lower[at - 1] != "but":
            joined = at if joined < 0 else joined
            at -= 2
        elif before == "E" and at - 2 >= low and tags[at - 2] in "nN" and tags[at] == "P":
            at -= 1
        elif before == "-" and at - 2 >= low and tags[at - 2] in "N" and line.tokens.ends[at - 2] == line.tokens.starts[at - 1]:
            at -= 2
        else:
            break
    return _landed(line, at, last, low, joined)


def _landed(line: Line, at: int, last: int, low: int, joined: int) -> int:
    """Give back what the walk to the left took from another clause or from a fronted phrase."""
    tags = line.tags
    before = tags[at - 1] if at > low else "^"
    if joined >= 0 and before in "PEVZBGtm":
        return joined
    if before == "P" and at > low:
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
    tags, lower = line.tags, line.tokens.lower
    if first >= high or tags[first] not in "nNadpk#sioGySE":
        return first
    if tags[first] in "sio":
        return first + 1
    at = first
    high = min(high, first + LONGEST)
    while at < high:
        tag = tags[at]
        if (
            tag in "nNadpk#S"
            or (tag == "y" and (at == first or (at + 1 < high and tags[at + 1] == "S")))
            or (tag in "GE" and at + 1 < high and tags[at - 1] in "dpaS" and tags[at + 1] in "nNa")
        ):
            at += 1
        elif tag == "(" and ")" in tags[at:high]:
            at = tags.index(")", at, high) + 1
        elif (
            (tag in "Pt" and at > first and at + 1 < high and tags[at + 1] in "nNadpk#oG" and _attached(line, lower[at], at, high, tight))
            or (tag == "c" and lower[at] != "but" and at > first and at + 1 < high and tags[at + 1] in "nNadp#" and _nominal(line, at + 1, high))
            or (tag == "-" and at > first and at + 1 < high and line.tokens.ends[at - 1] == line.tokens.starts[at] and tags[at + 1] in "Nn")
        ):
            at += 1
        else:
            break
    while at > first and tags[at - 1] in "dpcPt":
        at -= 1
    return at


EVENTS = frozenset(
    [
        "statement",
        "interview",
        "speech",
        "email",
        "e-mail",
        "letter",
        "tweet",
        "post",
        "conference",
        "briefing",
        "report",
        "rally",
        "debate",
        "video",
        "memo",
    ]
    + [
        "appearance",
        "remarks",
        "ceremony",
        "meeting",
        "hearing",
        "article",
        "twitter",
        "facebook",
        "fox",
        "cnn",
        "release",
        "call",
        "op-ed",
        "radio",
        "tv",
        "testimony",
    ]
)


def _attached(line: Line, preposition: str, at: int, high: int, tight: bool) -> bool:
    if preposition in FURTHER:
        return True
    if tight or preposition not in LOOSE:
        return False
    return line.tags[at - 1] == "n" and line.tags[at + 1] not in "y#" and not EVENTS.intersection(line.tokens.lower[at + 1 : min(high, at + 6)])


def _nominal(line: Line, first: int, high: int) -> bool:
    """Tell whether a coordinated noun phrase is only that, not the subject of a clause of its own."""
    at = first
    while at < high and line.tags[at] in "nNadp#Sy":
        at += 1
    return at >= high or line.tags[at] not in "VZxmEB"


def has_finite(line: Line, first: int, end: int) -> bool:
    """Tell whether a finite verb stands in a stretch of tokens."""
    return any(
        tag in "VZxmB" or (tag == "E" and index > 0 and line.tags[index - 1] in "nNsio)y,rk") for index, tag in enumerate(line.tags[first:end], first)
    )


def verb_start(line: Line, verb: int, low: int) -> int:
    """Return the first token of the verb group that ends in token `verb`: auxiliaries, modals, adverbs, negation."""
    tags = line.tags
    at = verb
    while at > low and (
        tags[at - 1] in "xmr" or (line.tokens.lower[at - 1] in ("all", "both") and at - 2 >= low and tags[at - 2] in "xnN" and tags[at] in "EVZB")
    ):
        at -= 1
    while at < verb and tags[at] == "r" and at > low and tags[at - 1] in ",^":
        at += 1
    return at


def trimmed(line: Line, first: int, end: int) -> tuple[int, int]:
    """Return the stretch without commas, dashes and full stops at its ends."""
    tags = line.tags
    while end > first and tags[end - 1] in ",.;:-":
        end -= 1
    while first < end and tags[first] in ",;:-.":
        first += 1
    return first, end


def whole(row: Line, first: int, end: int) -> bool:
    """Tell whether a stretch can be a clause: it has a finite verb, if only inside a quotation, or a subject to begin with."""
    return has_finite(row, first, end) or "k" in row.tags[first:end] or "K" in row.tags[first:end]
