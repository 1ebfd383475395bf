"""Read cues that are no verbs, and `quoted … as saying`, which holds two speakers."""

from sayso.text.attributions_content import skipped
from sayso.text.attributions_hits import Found, Hit
from sayso.text.attributions_stops import stop
from sayso.text.clauses import np_right, trimmed, whole
from sayso.text.clauses_tags import Line
from sayso.text.sources import Phrase, apposition, noun_start

NEAR = 25  # tokens between `quoted` and `as saying`


def preposition(row: Line, hit: Hit, cues: list[Hit], number: int, low: int, high: int) -> list[Found] | None:
    """Read `according to the police`: what stands around it is the content."""
    end = apposition(row, np_right(row, hit.after, high), high)
    if end <= hit.after:
        return None
    source = Phrase(hit.after, end - 1)
    if hit.first <= low + 1 or row.tags[hit.first - 1] in "ch":
        at = row.tags.find(",", end, high) if end < high and row.tags[end] != "," else end
        content = [trimmed(row, (at if 0 <= at < high else end) + 0, stop(row, cues, number, low, high, end))]
    else:
        content = [trimmed(row, low, hit.first)]
        if (
            end < high - 1
            and row.tags[end] == ","
            and row.tags[hit.first - 1] == ","
            and (row.tags[end + 1] in "xmVZEBrt" or not whole(row, *content[0]))
        ):
            content.append(trimmed(row, end + 1, high))
    kept = tuple(item for item in content if item[1] > item[0])
    return [Found(source, (hit.first, hit.after), hit.entry, kept, 0.92)] if kept else None


def adverb(row: Line, hit: Hit, low: int, high: int) -> list[Found] | None:
    """Read `reportedly`: nobody is named, and the clause is the content."""
    parts = (trimmed(row, low, hit.first), trimmed(row, hit.after, high))
    kept = tuple(item for item in parts if item[1] > item[0])
    return [Found(None, (hit.first, hit.after), hit.entry, kept, 0.4)] if kept else None


def noun(row: Line, hit: Hit, cues: list[Hit], number: int, low: int, high: int) -> list[Found] | None:
    """Read `Tehran's claim that …`: the owner before the noun is the source."""
    tags = row.tags
    at = hit.first - 1
    while at > low and tags[at] in "a#":
        at -= 1
    source = None
    if at > low and tags[at] == "S":
        source = Phrase(noun_start(row, at - 1, low), at - 1)
    elif at >= low and tags[at] == "p":
        source = Phrase(at, at)
    content = trimmed(row, hit.after, stop(row, cues, number, low, high))
    if source is None or content[1] - content[0] < 3:
        return None
    return [Found(source, (hit.first, hit.after), hit.entry, (content,), 0.7)]


def quoted_as(row: Line, hit: Hit, cues: list[Hit], number: int, low: int, high: int) -> list[Found] | None:
    """Read `the agency quoted Lind as saying that …` (two links) and `Lind was quoted as saying`."""
    lower = row.tokens.lower
    at = lower.index("as", hit.after, high)
    if at + 1 >= high or row.tags[at + 1] != "G" or at - hit.after > 25:
        return None
    begin = skipped(row, at + 2, high)
    limit = stop(row, cues, number, low, high, begin)
    begin = (
        row.tags.find("h", at + 2, min(limit, at + 30))
        if begin < limit and row.tags[begin] not in "hKk" and "h" in row.tags[at + 2 : min(limit, at + 30)]
        else begin
    )
    content = trimmed(row, begin, limit)
    if content[1] <= content[0]:
        return None
    if hit.form == "passive":
        return [Found(hit.source, (hit.first, at + 2), hit.entry, (content,), 0.9)]
    outer = Found(hit.source, (hit.first, at + 2), hit.entry, (content,), 0.9)
    speaker = Phrase(hit.after, np_right(row, hit.after, at) - 1)
    inner = Found(speaker, (at + 1, at + 2), hit.entry, (content,), 0.88, outer=(hit.first, at + 2))
    return [outer, inner] if speaker.last >= speaker.first else [outer]
