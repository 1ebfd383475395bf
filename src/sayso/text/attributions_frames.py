"""Read cues that are no verbs, and `quoted … as saying`, which holds two speakers."""

from sayso.text.attributions_confidence import NAMED_AFTER
from sayso.text.attributions_content import skipped
from sayso.text.attributions_hits import Found, Hit
from sayso.text.attributions_stops import stop
from sayso.text.clauses import np_right, trimmed, verb_start, whole
from sayso.text.clauses_tags import Line
from sayso.text.clauses_words import signal
from sayso.text.sources import Phrase, apposition, subject

NEAR = 25  # tokens between `quoted` and `as saying`


def preposition(row: Line, hit: Hit, cues: list[Hit], number: int, low: int, high: int) -> list[Found] | None:
    """Read `according to the police`: what stands around it is the content."""
    end = hit.after if hit.source else apposition(row, np_right(row, hit.after, high), high)
    if end <= hit.after and hit.source is None:
        return None
    if row.tags[end : end + 1] == "E" and hit.source is None:  # `a statement released overnight`
        end = next((at for at in range(end, min(high, end + 12)) if row.tags[at] in ",.;"), end)
    source = hit.source or Phrase(hit.after, end - 1)
    if hit.first <= low + 1 or row.tags[hit.first - 1] in "chw" or (row.tags[hit.first - 1] == "," and row.tags[hit.first - 2] in "ch"):
        relative = row.tags[hit.first - 1] == "w"
        at = row.tags.find(",", end, high) if end < high and row.tags[end] != "," and not relative else end
        high = _mark(row, end, high) if relative else high
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
    return [Found(source, (hit.first, hit.after), hit.entry, kept, NAMED_AFTER)] if kept else None


def adverb(row: Line, hit: Hit, low: int, high: int) -> list[Found] | None:
    """Read `reportedly`: nobody is named, and what it stands in is the content: a participle, an insertion, or the clause."""
    tags, at = row.tags, hit.first
    if at > low and tags[at - 1] in "dpa" and tags[hit.after : hit.after + 1] in ("E", "a", "n"):
        return _modest(hit, ((hit.after, hit.after + 1),), 0.35)
    if at > low and tags[at - 1] in ",(" and tags[hit.after : hit.after + 1] in ("E", "G", "P", "d"):
        return _modest(hit, (trimmed(row, hit.after, _mark(row, hit.after, high)),), 0.45)
    end = next((index for index in range(hit.after + 1, high - 1) if _ends(row, index)), high)
    begin = verb_start(row, at, low)
    owner = subject(row, begin, low) if begin > low and tags[begin - 1] not in ",;-" else None
    if owner is None:
        return _modest(hit, (trimmed(row, hit.after, end),), 0.55 if at == low else 0.35)
    parts = tuple(item for item in (trimmed(row, owner.first, at), trimmed(row, hit.after, end)) if item[1] > item[0])
    return _modest(hit, parts[1:] if tags[owner.first] in "wh" else parts, 0.55)


def _modest(hit: Hit, content: tuple[tuple[int, int], ...], confidence: float) -> list[Found] | None:
    sure = confidence if hit.entry.lemma in signal("reported") else 0.3
    kept = tuple(item for item in content if item[1] > item[0])
    return [Found(None, (hit.first, hit.after), hit.entry, kept, sure)] if kept else None


def _mark(row: Line, first: int, high: int) -> int:
    """Return the comma, bracket or stop that closes an insertion."""
    return next((at for at in range(first, high) if row.tags[at] in ",).;"), high)


def _ends(row: Line, at: int) -> bool:
    """Tell whether a new clause begins at `at`: a semicolon, a spaced dash, a comma and a conjunction, a relative or a subject."""
    tags = row.tags
    if tags[at] == "-":
        return row.starts[at] > row.ends[at - 1]
    return tags[at] == ";" or (tags[at] == "," and row.quote_of[at] < 0 and tags[at + 1] in "cqwGs")


def quoted_as(row: Line, hit: Hit, cues: list[Hit], number: int, low: int, high: int) -> list[Found] | None:
    """Read `the agency quoted Lind as saying that …` (two links) and `Lind was quoted as saying`."""
    lower = row.lower
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
    speaker = Phrase(hit.after, apposition(row, np_right(row, hit.after, at), at) - 1)
    inner = Found(speaker, (at + 1, at + 2), hit.entry, (content,), 0.88, outer=(hit.first, at + 2))
    return [outer, inner] if speaker.last >= speaker.first else [outer]
