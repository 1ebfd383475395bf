"""Find where content stops: at the next cue of the same rank, at a clause that turns away, at the end of the sentence."""

import re

from sayso.text.attributions_hits import Hit
from sayso.text.clauses import has_finite
from sayso.text.clauses_tags import Line
from sayso.text.clauses_words import signal
from sayso.text.sources import noun_start

MARKS = re.compile(r"[,;c-]|[kK](?![kK])|q(?=E)")


def stop(row: Line, cues: list[Hit], number: int, low: int, high: int, start: int = -1) -> int:
    """Return the token before which the content of cue `number` ends at the latest."""
    hit = cues[number]
    begin = hit.after if start < 0 else start
    limit = min(_next_cue(row, cues, number, high), _turn(row, begin, high, hit.form != "preposition" and "c" not in hit.entry.frame))
    if hit.source is not None and (row.tags[hit.source.first] in "wh" or (hit.source.first > low and row.tags[hit.source.first - 1] == "w")):
        limit = min(limit, _relative_end(row, hit, low, limit))
    if _dependent(row, hit, low):
        limit = min(limit, _main_begins(row, begin, limit))
    return limit


def _next_cue(row: Line, cues: list[Hit], number: int, high: int) -> int:
    tags = row.tags
    for later in cues[number + 1 :]:
        before = later.first - 1
        if before < cues[number].after:
            continue
        if later.form == "participle" and (_pause(row, before) or tags[before] == "-"):
            return before + (row.quote_of[before] >= 0)
        if later.form == "participle" and cues[number].form == "participle" and tags[before] == "c":
            return before
        if later.form == "participle" and tags[before] == "N" and tags[noun_start(row, before, cues[number].after) - 1] == "c":
            return noun_start(row, before, cues[number].after) - 1
        if later.form == "preposition":
            if before - cues[number].after < 3:
                continue
            return before if tags[before] == "," else later.first
        if later.form == "finite" and (found := _spoken(row, cues[number], later, high)) >= 0:
            return found
    return high


def _spoken(row: Line, hit: Hit, later: Hit, high: int) -> int:
    """Return where content ends before a verb that speaks for itself (`said A and added`, `said A, but Lind denied it`, `A, she said`), or -1."""
    tags, before, source = row.tags, later.first - 1, later.source
    if source is None:
        joined = tags[before] == "c" and tags[later.first] != "m" and bool(later.entry.frame & {"c", "t", "q", "n"})
        return before if joined or tags[before] == "," else -1
    ahead = source.first - 1
    if ahead - 1 > hit.after and tags[ahead] == "c" and tags[ahead - 1] == "," and row.quote_of[ahead] < 0:
        return ahead - 1
    if ahead - 1 > hit.after and _closes(row, later, source.first, high):
        return ahead
    return before if tags[before] == "," and source.first < hit.first else -1


def _closes(row: Line, later: Hit, first: int, high: int) -> bool:
    """Tell whether another's `, she said` stands in or ends what was said: `He believed it was over, she said.`"""
    tags = row.tags
    if later.entry.cls in ("belief", "wish") or row.quote_of[first - 1] >= 0 or not later.entry.frame & {"c", "q"}:
        return False
    closed = later.after >= high or tags[later.after] in ",."
    return closed and tags[first - 2] not in "qwc" and tags[first - 1] == "," and tags[first] in "sdnNp"


def _turn(row: Line, begin: int, high: int, phrase: bool) -> int:
    """Return where `, but …`, `, which …`, `; …` leads away from what was said."""
    tags, lower = row.tags, row.lower
    for match in MARKS.finditer(tags, begin + 2, max(begin + 2, high - 2)):
        at = match.start()
        outside = row.quote_of[at] < 0
        if tags[at] == ";" or (tags[at] == "q" and lower[at + 1] in signal("pressed") and outside):
            return at
        pause = tags[at] == "," if outside else _pause(row, at)
        if pause and not outside and tags[at + 1] in "Gw":
            return at + 1
        if pause and lower[at + 1] in ("a", "an") and not signal("gloss").isdisjoint(lower[at + 2 : at + 4]):
            return at
        if pause and lower[at + 1] in signal("turn") and _turns(row, begin, at):
            return at
        if phrase and outside and tags[at] in ",-c" and _leaves(row, at):
            return at
    return high


def _turns(row: Line, begin: int, at: int) -> bool:
    """Tell whether the word after a comma does lead away: `which` only once the clause has its verb, `as` only before a subject."""
    word = row.lower[at + 1]
    if word == "which":
        return has_finite(row, begin, at)
    return word != "as" or row.tags[at + 2] in "sNdx"


def _pause(row: Line, at: int) -> bool:
    """Tell whether a comma stands at `at`, or a quotation ends there with a comma inside."""
    if row.quote_of[at] < 0:
        return row.tags[at] == ","
    return at + 1 < len(row.tags) and row.quote_of[at + 1] < 0 and row.lower[at - 1] == ","


def _leaves(row: Line, at: int) -> bool:
    """Tell whether a comma or dash ends a noun phrase: a new clause, or a dash that is no hyphen."""
    tags = row.tags
    if tags[at] == "-":
        return row.starts[at] > row.ends[at - 1]
    if tags[at] == "c":
        return tags[at + 1] in "VZ" or (tags[at + 1] == "E" and tags[at + 2] in "dpoishqtPNkK#ry")
    return tags[at + 1] in "cG" and (tags[at + 1] == "G" or tags[at + 2] in "sdpx")


def _relative_end(row: Line, hit: Hit, low: int, limit: int) -> int:
    """Return where `, who said …,` is over: at a comma before the verb of the main clause."""
    tags = row.tags
    if hit.first - 2 < low:
        return limit
    for at in range(hit.after + 1, limit - 1):
        if tags[at] == "," and row.quote_of[at] < 0 and (tags[at + 1] in "VZxm" or (tags[at + 1] == "E" and tags[at - 1] != ",")):
            return at
    return limit


def _dependent(row: Line, hit: Hit, low: int) -> bool:
    """Tell whether the cue stands in a clause that only leads up to the main one (`After Lind said …, the union left`)."""
    first = hit.source.first if hit.source is not None else hit.first
    if hit.form == "passive" and hit.first <= low + 1:
        return True
    if hit.form == "participle" and row.tags[first - 1] != "," and not has_finite(row, low, hit.first):
        return True
    if row.tags.find("q", low, min(first, low + 2)) < 0:
        return False
    start = next((at for at in range(low, min(first, low + 2)) if row.tags[at] == "q" and row.lower[at] in signal("fronted")), -1)
    return start >= 0 and "," not in row.tags[start:first]


def _main_begins(row: Line, begin: int, limit: int) -> int:
    tags = row.tags
    for at in range(begin + 1, limit - 1):
        if tags[at] == "," and row.quote_of[at] < 0 and tags[at + 1] in "nNsdpiarK":
            return at
    return limit
