"""Say who answers for a verb that attributes: its own subject, that of the verb it is joined to, whoever a participle hangs on."""

from sayso.text.attributions_hits import Found, Hit
from sayso.text.attributions_nouns import nominal
from sayso.text.clauses import has_finite, np_right, verb_start
from sayso.text.clauses_tags import Line
from sayso.text.names_words import group
from sayso.text.sources import Phrase, main_subject, noun_start, subject


def answerable(row: Line, cues: list[Hit], number: int, low: int, before: list[Found]) -> tuple[Phrase | None, bool]:
    """Return the source of an active verb, and whether it is its own subject."""
    hit = cues[number]
    if hit.source is not None:
        return hit.source, True
    tags = row.tags
    if hit.form == "participle" and hit.first > low and tags[hit.first - 1] in "nNy":
        return _described(row, hit, low), bool(hit.entry.frame & {"c", "t", "q"})
    fresh = _new_clause(row, before[-1].cue[1] if before and before[-1].cue else low, hit.first)
    apart = row.tags[hit.first - 1] == "c" and row.tags[hit.first - 2] == ","  # she said that they had agreed, and asked …
    for earlier in (before if apart else reversed(before)) if fresh < 0 else ():
        if earlier.source is not None and earlier.cue and tags[earlier.source.first] != "h" and not nominal(earlier):
            return earlier.source, True
    if fresh >= 0:
        return main_subject(row, fresh, hit.first), False
    shared = next(
        (item.source for item in reversed(cues[:number]) if item.form == "finite" and item.source and "w" != tags[item.source.first] != "h"), None
    )
    if shared is not None and not before:
        return shared, True
    if hit.form == "participle" and hit.first <= low + 2 and tags[low] in "GPqr":
        comma = tags.find(",", hit.after)
        return main_subject(row, comma + 1, comma + 30) if comma > 0 else None, False
    return main_subject(row, low, hit.first) or _first_phrase(row, hit, low), False


def _described(row: Line, hit: Hit, low: int) -> Phrase | None:
    """Return the noun a participle hangs on, or who brought the thing out: `issued a statement saying`."""
    last = hit.first - 1
    while last > low and row.tags[last] == "y":
        last -= 1
    first = noun_start(row, last, low)
    if first > low and row.tags[first - 1] in "EVZBG" and row.lower[last] in group("roles", "document"):
        return subject(row, verb_start(row, first - 1, low), low) or main_subject(row, low, hit.first) or Phrase(first, last)
    return Phrase(first, last)


def _new_clause(row: Line, begin: int, end: int) -> int:
    """Return where a clause with a subject of its own begins after a comma and `and` or `but`, or -1."""
    tags = row.tags
    for at in range(end - 3, begin, -1):
        if tags[at] == "," and tags[at + 1] == "c" and row.quote_of[at] < 0 and tags[at + 2] in "dpnNs" and has_finite(row, at + 3, end):
            return at + 2
    return -1


def _first_phrase(row: Line, hit: Hit, low: int) -> Phrase | None:
    """Return the phrase that opens the sentence, where an insertion we cannot read parts it from its verb (`Pell, 16 years old then, told …`)."""
    comma = row.tags.find(",", low, hit.first) if row.tags[low] not in "dpnNa#" else low - 1
    if low < comma < low + 12 or comma == low - 1:
        low = comma + 1
    if row.tags[low] not in "dpnNa#":
        return None
    end = np_right(row, low, hit.first)
    return Phrase(low, end - 1) if low < end < hit.first and row.tags[end] in ",w-(" else None
