"""Read cues in the passive: `was accused of`, `is said to have`, `it was reported that`, `was told that`."""

from sayso.text.attributions_content import skipped
from sayso.text.attributions_heads import COURTS
from sayso.text.attributions_hits import Found, Hit
from sayso.text.attributions_phrases import phrase_end
from sayso.text.clauses import np_right, trimmed
from sayso.text.clauses_tags import Line
from sayso.text.clauses_words import signal
from sayso.text.sources import Phrase


def passive(row: Line, hit: Hit, stop: int, low: int, high: int) -> list[Found] | None:
    """Return what a cue in the passive attributes; the source is whoever stands after `by`, or nobody."""
    tags, lower = row.tags, row.lower
    by = _agent(row, hit.after, stop, hit.entry.lemma == "accuse")
    after = hit.after
    if by is not None and by.first == hit.after + 1:
        after = by.last + 1
    if after < stop and (
        tags[after] in "hKk"
        or (tags[after] == "q" and lower[after] in ("whether", "if", "why", "how", "what"))
        or ((by is None or hit.entry.lemma == "accuse") and lower[after] in ("of", "about"))
    ):
        content = trimmed(row, after if tags[after] != "P" else after + 1, stop)
        if tags[after] == "P" and hit.source is not None and lower[after] == "of":
            return _found(hit, by, ((hit.source.first, hit.source.last + 1), content), 0.75)
        if lower[after] == "about":
            return _found(hit, by, (content,), 0.45)
        return _found(hit, by, (content,), 0.75 if by or hit.entry.lemma in signal("told") else 0.6)
    after = _as(row, after, stop)
    if after + 1 < stop and lower[after] == "as" and tags[after + 1] in "dnNapkKG" and hit.source is not None and hit.entry.frame & {"n", "s"}:
        return _found(hit, by, ((hit.source.first, hit.source.last + 1), trimmed(row, after + 1, phrase_end(row, after + 1, stop))), 0.6)
    if after + 1 < stop and tags[after] in ",:" and tags[after + 1] == "K":
        return _found(hit, by, (trimmed(row, after + 1, stop),), 0.75)
    if (
        after + 1 < stop
        and tags[after] == "t"
        and tags[after + 1] in "BxErV"
        and hit.entry.frame & {"c", "t"}
        and hit.entry.lemma not in signal("told")
        and hit.source is not None
    ):
        return _found(hit, by, ((hit.source.first, hit.source.last + 1), trimmed(row, after, stop)), 0.6)
    if _closing(row, hit, low) and skipped(row, after, high) >= high - 1 and hit.source is not None:
        return _found(hit, by, (trimmed(row, low, hit.source.first),), 0.7)
    if by is not None and hit.source is not None and hit.entry.lemma not in signal("told") and hit.entry.frame & {"n", "c"}:
        return _found(hit, by, ((hit.source.first, hit.source.last + 1),), 0.6)
    return None


def _closing(row: Line, hit: Hit, low: int) -> bool:
    """Tell whether the cue closes a sentence: `The train was late, it was announced.`"""
    source = hit.source
    heard = source is not None and (row.lower[source.first] == "it" or (row.lower[source.last] in COURTS and hit.entry.lemma in signal("told")))
    return source is not None and heard and low + 2 < source.first and row.tags[source.first - 1] == ","


def _as(row: Line, at: int, stop: int) -> int:
    """Return where `as` stands behind a place or an occasion (`described in court as`), or `at`."""
    if row.tags[at : at + 1] != "P":
        return at
    end = skipped(row, at, stop)
    return end if end < stop and row.lower[end] == "as" else at


def labelled(row: Line, hit: Hit, high: int) -> list[Found] | None:
    """Read `listed as a terrorist group by Norway, Sweden and the United Nations`: the label is content, those who gave it answer for it."""
    if hit.entry.lemma not in signal("label") or row.tags[hit.verb] != "E":
        return None
    begin = hit.after + (row.lower[hit.after : hit.after + 1] == ["as"])
    end = np_right(row, begin, high)
    if end <= begin or end + 1 >= high or row.lower[end] != "by":
        return None
    last = listed(row, end + 1, high)
    return [Found(Phrase(end + 1, last - 1), (hit.first, hit.after), hit.entry, ((begin, end),), 0.8)] if last > end + 1 else None


def listed(row: Line, first: int, high: int) -> int:
    """Return the token after a list of noun phrases (`Norway, Sweden and the United Nations`)."""
    end = np_right(row, first, high)
    at, last = end, end
    while at + 1 < high and row.tags[at] == "," and row.tags[at + 1] in "dnNa#":
        at = np_right(row, at + 1, high)
        if "c" in row.tags[last:at]:
            return at
        if at + 2 < high and row.tags[at] == "," and row.tags[at + 1] == "c":
            return np_right(row, at + 2, high)
        last = at
    return end


def _found(hit: Hit, by: Phrase | None, content: tuple[tuple[int, int], ...], confidence: float) -> list[Found] | None:
    kept = tuple(item for item in content if item[1] > item[0])
    return [Found(by, (hit.first, hit.after), hit.entry, kept, confidence)] if kept else None


def _agent(row: Line, at: int, stop: int, of: bool = False) -> Phrase | None:
    """Return who stands after `by` within a few tokens of the verb; `of` tells that the verb has an `of` of its own (`accused by Lind of …`)."""
    for index in range(at, min(stop, at + 8)):
        if row.lower[index] == "by" and index + 1 < stop and row.tags[index + 1] in "nNadp#ko":
            end = np_right(row, index + 1, stop)
            end = row.lower.index("of", index, end) if of and "of" in row.lower[index:end] else end
            return Phrase(index + 1, end - 1) if end > index + 1 else None
        if row.tags[index] in ",KhqVZ":
            return None
    return None
