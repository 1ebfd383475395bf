"""Read nouns that hold a saying: `Tehran's claim that …`, `his call for …`, `fears that …`, `a warning by doctors that …`, `her message: …`."""

from sayso.text.attributions_content import Range
from sayso.text.attributions_hits import Found, Hit
from sayso.text.attributions_stops import stop
from sayso.text.clauses import np_right, trimmed, verb_start
from sayso.text.clauses_tags import Line
from sayso.text.clauses_words import signal
from sayso.text.cues import verbs
from sayso.text.sources import Phrase, noun_start, subject

OWNED, VOICED, TOLD, DOUBTED, LOOSE = 0.62, 0.65, 0.65, 0.5, 0.35
"""How sure we are: an owner before the noun, the subject of `made`, whom `by` names, nobody but a noun that doubts (`the claim that`), nobody."""


def noun(row: Line, hit: Hit, cues: list[Hit], number: int, low: int, high: int) -> list[Found] | None:
    """Return what a noun attributes: to its owner, to whom `by` or `from` names, to the subject of `made` or `gave`, or to nobody."""
    source, first, sure = _before(row, hit, low)
    begin, agent = hit.after, None
    if source is None or first < hit.first - 3:
        begin, agent = _agent(row, hit.after, high)
    if agent is not None:
        source, sure = agent, TOLD
    elif source is None and hit.entry.cls == "doubting":
        sure = DOUBTED
    content, after = _content(row, hit, cues, number, begin, low, high)
    if content is None or content[1] - content[0] < 2 or (source is None and row.tags[content[0]] != "h"):
        return None
    return [Found(source, (first, after if agent is None else hit.after), hit.entry, (content,), _weighed(row, content, sure))]


def nominal(found: Found) -> bool:
    """Tell whether a noun is the cue: its source is no subject that a later verb could share."""
    return found.entry is not None and any(len(mark) > 1 for mark in found.entry.frame)


def _weighed(row: Line, content: Range, sure: float) -> float:
    """Return how sure we are: less where no clause follows, for that may be a thing as well as a saying."""
    opening = row.tags[content[0]]
    return sure if opening in "hKk" else round(sure - 0.2, 2)


def _before(row: Line, hit: Hit, low: int) -> tuple[Phrase | None, int, float]:
    """Return the source before a noun, the first token of the cue and how sure that is."""
    tags, at = row.tags, hit.first - 1
    while at > low and tags[at] in "a#nNE" and tags[at + 1] not in "pS":
        at -= 1
    if at > low and tags[at] == "S":
        return Phrase(noun_start(row, at - 1, low), at - 1), hit.first, OWNED
    if at >= low and tags[at] == "p":
        return Phrase(at, at), hit.first, OWNED
    at += tags[at] != "d"
    verb = at - 1
    if verb > low and row.lower[verb] in signal("voicing") and tags[verb] in "VEZBG":
        first = verb_start(row, verb, low)
        source = subject(row, first, low)
        if source is not None and tags[first] != "x":
            return source, first, VOICED
    return None, hit.first, LOOSE


def _agent(row: Line, at: int, high: int) -> tuple[int, Phrase | None]:
    """Return where what is said begins, and whom `by` or `from` names before that (`, made by Lee,`)."""
    tags, lower = row.tags, row.lower
    comma = at < high and tags[at] == ","
    start = at + comma
    if start + 1 < high and lower[start] in ("made", "voiced", "put", "issued", "repeated", "raised"):
        start += 1
    if start + 1 >= high or lower[start] not in ("by", "from"):
        return at, None
    end = np_right(row, start + 1, high)
    if end <= start + 1:
        return at, None
    return end + (end < high and tags[end] == ","), Phrase(start + 1, end - 1)


def _content(row: Line, hit: Hit, cues: list[Hit], number: int, at: int, low: int, high: int) -> tuple[Range | None, int]:
    """Return what follows a noun in one of its frames, and the token after the cue, which takes in a preposition."""
    tags, lower, frame = row.tags, row.lower, hit.entry.frame
    if at + 2 >= high or (tags[at] == "h" and _gap(row, at + 1, high)):
        return None, at
    if tags[at] == "h" and "that" in frame and tags[at + 1] not in "VZxm" and tags[at + 1 : at + 3] not in ("rV", "rZ", "rx"):
        limit = stop(row, cues, number, low, high, at)
        return trimmed(row, at, _clause_end(row, at + 1, limit)), at
    if tags[at] == "t" and "to" in frame and tags[at + 1] in "BbErnxkK":
        limit = stop(row, cues, number, low, high, at)
        return trimmed(row, at, _clause_end(row, at + 2, limit, 0)), at
    if lower[at] in frame and tags[at] in "Pt" and tags[at + 1] in "dpnNa#oiGkKySE":
        end = np_right(row, at + 1, stop(row, cues, number, low, high, at + 1))
        return trimmed(row, at + 1, end), at + 1
    if tags[at : at + 2] == "xh" and "that" in frame and "p" in (owner := tags[hit.first - 2 : hit.first].replace("S", "p")) and "," not in owner:
        return trimmed(row, at + 1, stop(row, cues, number, low, high, at + 1)), at + 1  # the council's view is that
    if ":" in frame:
        return _colon(row, at, high)
    return None, at


def _gap(row: Line, first: int, high: int) -> bool:
    """Tell whether a clause lacks its object: then it only tells which saying is meant (`a suggestion that Lind described as nonsense`)."""
    end = np_right(row, first, high)
    return first < end < high - 1 and row.tags[end] in "EVZ" and row.lower[end + 1] == "as" and verbs().get(row.lower[end]) is not None


def _colon(row: Line, at: int, high: int) -> tuple[Range | None, int]:
    """Return what stands after `her message:`, `his answer was clear:`."""
    colon = row.tags.find(":", at, min(high, at + 6))
    if colon < 0 or colon + 2 >= high or not (colon == at or row.tags[at] == "x") or row.quote_of[colon] >= 0:
        return None, at
    return trimmed(row, colon + 1, high), at


def _clause_end(row: Line, first: int, limit: int, verbs: int = 1) -> int:
    """Return where the clause after a noun ends: before a second verb that no conjunction brings (`the claim that it sank was false`)."""
    tags, at, allowed = row.tags, first, verbs
    while at < limit:
        tag = tags[at]
        if row.quote_of[at] < 0:
            if tag in "hqwc,:":
                allowed = 1 if tag != "," or tags[at + 1 : at + 2] in "xmVZ" else allowed + 1
            elif tag in "xmVZ" or (tag == "E" and (tags[at - 1] in "si" or (tags[at - 1] in "nN" and tags[at + 1 : at + 2] not in ("P", "t")))):
                if allowed <= 0:
                    return at
                allowed -= 1
                while at + 1 < limit and tags[at + 1] in "xmrEBVGZ" and not (tags[at] in "EBVZ" and tags[at + 1] in "EVZxm"):
                    at += 1
                if tags[at] in "EBVZ" and tags[at + 1 : at + 2] in ("V", "Z", "E", "x", "m"):
                    return at + 1
        at += 1
    return limit
