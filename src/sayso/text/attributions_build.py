"""Turn a cue and its surroundings into an attribution: pick the frame, the source and the extent of the content."""

from sayso.text.attributions_content import Range, following, skipped
from sayso.text.attributions_hits import Found, Hit
from sayso.text.attributions_passive import passive
from sayso.text.attributions_stops import stop
from sayso.text.clauses import has_finite, np_right, trimmed
from sayso.text.clauses_tags import Line
from sayso.text.sources import Phrase, inverted, main_subject


def statement(row: Line, cues: list[Hit], number: int, low: int, high: int, before: list[Found]) -> list[Found] | None:
    """Return what a cue attributes, or None where it attributes nothing."""
    hit = cues[number]
    if hit.form == "preposition":
        return preposition(row, hit, cues, number, low, high)
    if hit.form == "adverb":
        return adverb(row, hit, low, high)
    if hit.form == "noun":
        return noun(row, hit, cues, number, low, high)
    if hit.entry.lemma == "quote" and "as" in row.tokens.lower[hit.after : high]:
        made = quoted_as(row, hit, cues, number, low, high)
        if made:
            return made
    if hit.form == "passive":
        return passive(row, hit, stop(row, cues, number, low, high), low, high)
    return verb(row, cues, number, low, high, before)


def verb(row: Line, cues: list[Hit], number: int, low: int, high: int, before: list[Found]) -> list[Found] | None:
    """Return the attribution of an active verb: quotation before, inverted, inserted, or clause after."""
    hit = cues[number]
    left = hit.source.first if hit.source else hit.first
    ahead = quote_before(row, left, low)
    turned = _turned(row, hit, low, high, ahead)
    if turned is not None:
        return [turned]
    if ahead is not None:
        if hit.source is None and hit.form == "finite" and row.tags[hit.first - 1] not in "Kk,":
            ahead = None
        elif hit.entry.frame & {"q", "c", "t", "a"} or hit.source is not None:
            return [_around(row, hit, cues, number, ahead, low, high, before)]
    inserted = _inserted(row, hit, left, low, high)
    if inserted:
        return [Found(hit.source, (hit.first, hit.after), hit.entry, inserted, 0.85)]
    content = following(row, hit.entry, hit.after, high, stop(row, cues, number, low, high))
    if content is None:
        return None
    source, sure = _source(row, cues, number, low, before)
    return [Found(source, (hit.first, hit.after), hit.entry, (content,), _confidence(row, hit, content, sure))]


def quote_before(row: Line, left: int, low: int) -> Range | None:
    """Return the quotation that ends right before token `left`, across a sentence break only if it closes with a comma, `?` or `!`."""
    at = left - 1
    if at >= 0 and row.tags[at] in ",-" and row.quote_of[at] < 0:
        at -= 1
    if at < 0 or row.quote_of[at] < 0:
        return None
    inside = row.tokens.within(row.quotes.quotes[row.quote_of[at]].span)
    last = row.tokens.lower[at - 1] if at else ""
    if at < low and last not in (",", "?", "!", "-", "—", "…"):
        return None
    if row.tags[at] == "k" and at == left - 1 and last not in (",", "?", "!"):
        return None
    if last == "." and at >= low and at == left - 1:
        return None
    return inside.start, inside.stop


def _turned(row: Line, hit: Hit, low: int, high: int, ahead: Range | None) -> Found | None:
    """Read `“…,” said Ali Khan` and `The talks failed, said Ali Khan.`."""
    if hit.form != "finite" or hit.source is not None and row.quote_of[hit.first - 1] < 0:
        if not (hit.form == "finite" and hit.first > low and row.tags[hit.first - 1] == ","):
            return None
    quote = quote_before(row, hit.first, low)
    comma = hit.first > low and row.tags[hit.first - 1] == ","
    if quote is None and not comma:
        return None
    after = hit.after
    source = inverted(row, after, high)
    if source is None:
        return None
    end = source.last + 1
    if quote is not None:
        rest = _resumed(row, end, high)
        return Found(source, (hit.first, hit.after), hit.entry, (quote, *rest), 0.95)
    if "c" in hit.entry.frame and (end >= high or row.tags[end] in ".,;P") and has_finite(row, low, hit.first):
        first, last = trimmed(row, _clause_low(row, low, hit.first), hit.first)
        if last - first > 1 and not has_finite(row, hit.after, min(high, end + 2)):
            return Found(source, (hit.first, hit.after), hit.entry, ((first, last),), 0.8)
    return None


def _clause_low(row: Line, low: int, end: int) -> int:
    return low


def _resumed(row: Line, at: int, high: int) -> tuple[Range, ...]:
    """Return the quotation that goes on after the cue in the same sentence: `“A,” he said, “B.”`."""
    index = row.tags.find("K", at, high)
    if index < 0 or index - at > 30 or "E" in row.tags[at:index]:
        return ()
    inside = row.tokens.within(row.quotes.quotes[row.quote_of[index]].span)
    return ((inside.start, inside.stop),)


def _around(row: Line, hit: Hit, cues: list[Hit], number: int, quote: Range, low: int, high: int, before: list[Found]) -> Found:
    source, _ = _source(row, cues, number, low, before)
    stopped = stop(row, cues, number, low, high)
    rest: tuple[Range, ...] = _resumed(row, hit.after, stopped)
    after = skipped(row, hit.after, stopped)
    if not rest and after < stopped and row.tags[after] in "h" and "c" in hit.entry.frame:
        rest = (trimmed(row, after, stopped),)
    return Found(source, (hit.first, hit.after), hit.entry, (quote, *rest), 0.95)


def _inserted(row: Line, hit: Hit, left: int, low: int, high: int) -> tuple[Range, ...]:
    """Read `The plan, he said, was dead.` and `The talks failed, he said.`."""
    tags = row.tags
    if hit.form != "finite" or hit.source is None or not hit.entry.frame & {"c", "a"} or tags[hit.source.first] in "wh":
        return ()
    after = skipped(row, hit.after, high)
    if "a" in hit.entry.frame and after < high:
        after = skipped(row, np_right(row, after, high, tight=True), high) if tags[after] in "onNdp" else after
    closed = after >= high or tags[after] == "."
    if not closed and tags[after] != ",":
        return ()
    if left <= low or tags[left - 1] not in ",-":
        return ()
    first, last = trimmed(row, low, left - 1)
    whole = last > first and has_finite(row, first, last)
    if closed:
        return ((first, last),) if whole else ()
    rest = trimmed(row, after + 1, high)
    if rest[1] <= rest[0]:
        return ((first, last),) if whole else ()
    if tags[first] in "rcP" and not whole and ("," in tags[first:last] or last - first < 9):
        return (rest,)
    return ((first, last), rest) if last > first else (rest,)


def _source(row: Line, cues: list[Hit], number: int, low: int, before: list[Found]) -> tuple[Phrase | None, bool]:
    """Return the source of an active verb, and whether it is its own subject."""
    hit = cues[number]
    if hit.source is not None:
        return hit.source, True
    tags = row.tags
    if hit.form == "participle" and hit.first > low and tags[hit.first - 1] in "nN":
        return Phrase(_noun_start(row, hit.first - 1, low), hit.first - 1), True
    for earlier in reversed(before):
        if earlier.source is not None and earlier.cue and tags[earlier.source.first] != "h":
            return earlier.source, True
    if hit.form == "participle" and tags[low] == "G" and hit.first <= low + 1:
        comma = tags.find(",", hit.after)
        return main_subject(row, comma + 1, comma + 30) if comma > 0 else None, False
    return main_subject(row, low, hit.first), False


def _noun_start(row: Line, last: int, low: int) -> int:
    at = last
    while at > low and row.tags[at - 1] in "nNadpS#":
        at -= 1
    return at


def _confidence(row: Line, hit: Hit, content: Range, sure: bool) -> float:
    """Return how sure a clause or phrase after a cue is; the numbers are shares right on hand-read news."""
    opening = row.tags[content[0]]
    base = 0.9 if opening in "hKkq" else 0.85 if "c" in hit.entry.frame else 0.7
    if "n" in hit.entry.frame and "c" not in hit.entry.frame:
        base = 0.65
    return base if sure else base - 0.1


def preposition(row: Line, hit: Hit, cues: list[Hit], number: int, low: int, high: int) -> list[Found] | None:
    """Read `according to the police`: what stands around it is the content."""
    source = inverted(row, hit.after, high)
    if source is None:
        return None
    end = source.last + 1
    if hit.first <= low + 1 or row.tags[hit.first - 1] in "ch":
        at = row.tags.find(",", end, high) if end < high and row.tags[end] != "," else end
        content = [trimmed(row, (at if 0 <= at < high else end) + 0, stop(row, cues, number, low, high, end))]
    else:
        content = [trimmed(row, low, hit.first)]
        if end < high - 1 and row.tags[end] == "," and row.tags[hit.first - 1] == "," and row.tags[end + 1] in "xmVZEBrt":
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
        source = Phrase(_noun_start(row, at - 1, low), at - 1)
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
