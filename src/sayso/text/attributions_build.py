"""Turn a cue and its surroundings into an attribution: pick the frame, the source and the extent of the content."""

from sayso.text.attributions_confidence import confidence
from sayso.text.attributions_content import Range, clause_ahead, following, skipped
from sayso.text.attributions_frames import adverb, preposition, quoted_as
from sayso.text.attributions_hits import Found, Hit
from sayso.text.attributions_nouns import nominal, noun
from sayso.text.attributions_passive import labelled, passive
from sayso.text.attributions_phrases import phrase_end
from sayso.text.attributions_stops import stop
from sayso.text.clauses import has_finite, np_right, trimmed, verb_start, whole
from sayso.text.clauses_tags import Line
from sayso.text.clauses_words import signal
from sayso.text.cues import Entry, verbs
from sayso.text.names_words import group
from sayso.text.sources import Phrase, inverted, main_subject, noun_start, subject
from sayso.text.sources_kinds import source_type

TURNING = frozenset("EVZwx")


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
    label = labelled(row, hit, high)
    if label is not None or (hit.form == "passive" and hit.entry.frame == {"l"}):
        return label
    if hit.form == "passive":
        return passive(row, hit, stop(row, cues, number, low, high))
    return verb(row, cues, number, low, high, before)


def verb(row: Line, cues: list[Hit], number: int, low: int, high: int, before: list[Found]) -> list[Found] | None:
    """Return the attribution of an active verb: quotation before, inverted, inserted, or clause after."""
    hit = cues[number]
    left = hit.source.first if hit.source else hit.first
    ahead = quote_before(row, left, low, hit.after >= high - 1 and left == low)
    if ahead is not None and hit.entry.tail and hit.entry.lemma.split()[0] in verbs():
        hit = hit._replace(entry=verbs()[hit.entry.lemma.split()[0]], after=hit.verb + 1)
    turned = _turned(row, hit, low, high)
    if turned is not None:
        return [turned]
    subjectless = hit.source is None and hit.form == "finite" and row.tags[hit.first - 1] not in "Kk,"
    if ahead is not None and not subjectless and hit.form != "participle" and hit.entry.frame & {"q", "c", "t", "a"}:
        return [_around(row, hit, cues, number, ahead, low, high, before)]
    cue = (hit.first, hit.after)
    echoed = _echoed(row, hit, low, high)
    if echoed is not None:
        return [Found(hit.source, cue, hit.entry, (echoed,), 0.8)]
    inserted = _inserted(row, hit, left, low, stop(row, cues, number, low, high))
    if inserted:
        return [Found(hit.source, cue, hit.entry, inserted, 0.85)]
    return _after(row, cues, number, low, high, before, hit)


def _after(row: Line, cues: list[Hit], number: int, low: int, high: int, before: list[Found], hit: Hit) -> list[Found] | None:
    """Read what stands after a verb: a clause or phrase, to the end of a quotation that it runs into, or nothing but a colon."""
    cue = (hit.first, hit.after)
    content = following(row, _framed(row, hit), hit.after, stop(row, cues, number, low, high)) or _relative(row, hit, high)
    if content is None:
        if hit.form != "finite" or row.tags[high - 1] != ":" or has_finite(row, hit.after, high):
            return None
        return [Found(_source(row, cues, number, low, before)[0], cue, hit.entry, (), 0.85)]
    content = _cut(row, hit, content)
    quote = row.quote_of[content[1] - 1]
    if quote >= 0:
        content = (content[0], max(content[1], row.tokens.within(row.quotes.quotes[quote].span).stop))
    source, sure = _source(row, cues, number, low, before)
    return [Found(source, cue, hit.entry, (content,), confidence(row, hit, content, source, sure))]


def _cut(row: Line, hit: Hit, content: Range) -> Range:
    """Return a noun phrase without what tells when, where and on which occasion it was said."""
    first, end = content
    if (
        row.tags[first] not in "dpoisnNaS#G"
        or ("o" in hit.entry.frame and "t" in row.tags[first:end].partition(",")[0])
        or (hit.entry.frame & {"c", "t"} and clause_ahead(row, first, end))
    ):
        return content
    if hit.form == "participle" or (hit.source is not None and row.tags[hit.source.first] in "wh"):
        end = _main_verb(row, first, end)
    return trimmed(row, first, phrase_end(row, first, end))


def _main_verb(row: Line, first: int, end: int) -> int:
    """Return where the verb of the clause around a relative one or a participle stands, for there the phrase is over; else `end`."""
    tags = row.tags
    for at in range(first + 1, end):
        if row.quote_of[at] < 0:
            if tags[at] in "hqwctsKk:":
                return end
            if tags[at] in "xmVZ" and tags[at - 1] in "nNor#y)" and not (tags[at - 1] == "N" and tags[at - 2] in "nN"):
                return at
    return end


def _framed(row: Line, hit: Hit) -> Entry:
    """Return the entry with the frames its source allows: a poll finds a lead, a crew finds a boat; a party backs a bill, a beam backs a wall."""
    if "p" in hit.entry.frame and (hit.source is None or _people(row, hit.source)):
        return hit.entry._replace(frame=hit.entry.frame | {"n"})
    if "d" in hit.entry.frame and hit.source is not None and source_type(row, hit.source, "") == "document":
        return hit.entry._replace(frame=hit.entry.frame | {"n"})
    return hit.entry


def _people(row: Line, phrase: Phrase) -> bool:
    """Tell whether a source is somebody, by its words alone."""
    kind = source_type(row, phrase, "")
    return kind != "document" and (kind != "unknown" or row.tags[phrase.last] in "Nsiw")


def _echoed(row: Line, hit: Hit, low: int, high: int) -> Range | None:
    """Read `As the agency reported, the ferry was empty.`: what follows the comma is the content."""
    if hit.source is None or hit.form != "finite" or hit.source.first == low or row.tokens.lower[hit.source.first - 1] != "as":
        return None
    after = _past_addressee(row, hit, high)
    if hit.source.first > low + 3 or after >= high or row.tags[after] != ",":
        return None
    first, last = trimmed(row, after, high)
    return (first, last) if last > first and whole(row, first, last) else None


def _relative(row: Line, hit: Hit, high: int) -> Range | None:
    """Read `what officials called`, `which the police said was …`: the rest of the clause is the content."""
    if hit.source is None or hit.source.first == 0 or row.tags[hit.source.first - 1] not in "qwh" or hit.form != "finite":
        return None
    if hit.after < high - 1 and (row.tags[hit.after] in "xVZEm" or (row.tokens.lower[hit.after] == "as" and "n" in hit.entry.frame)):
        return trimmed(row, hit.after, high)
    return None


def quote_before(row: Line, left: int, low: int, alone: bool = False) -> Range | None:
    """Return the quotation that ends right before token `left`, across a sentence break only if it closes with a comma, `?` or `!`.

    `alone` tells that the cue's sentence is nothing but `he said.`: then a full stop will do.
    """
    at = left - 1
    if at >= 0 and row.tags[at] in ",-" and row.quote_of[at] < 0:
        at -= 1
    if at < 0 or row.quote_of[at] < 0 or row.tokens.blocks[at] != row.tokens.blocks[left]:
        return None
    inside = row.tokens.within(row.quotes.quotes[row.quote_of[at]].span)
    if inside.start > low and row.tokens.lower[inside.start - 1] in signal("named"):
        return None
    last = row.tokens.lower[at - 1] if at else ""
    if at < low and last not in (",", "?", "!", "-", "—", "…") and not (alone and last == "."):
        return None
    if row.tags[at] == "k" and at == left - 1 and last not in (",", "?", "!"):
        return None
    if last == "." and at >= low and at == left - 1:
        return None
    return inside.start, inside.stop


def _turned(row: Line, hit: Hit, low: int, high: int) -> Found | None:
    """Read `“…,” said Ali Khan` and `The talks failed, said Ali Khan.`, also with the rest of the clause behind a comma."""
    if hit.form != "finite":
        return None
    comma = hit.first > low and row.tags[hit.first - 1] in ",-"
    if hit.source is not None and "a" in hit.entry.frame:
        return None
    quote = quote_before(row, hit.first, low) if hit.source is None or comma else None
    if quote is None and not comma and hit.first > low:
        return None
    source = inverted(row, hit.after, high)
    if source is None:
        return None
    end = source.last + 1
    cue = (hit.first, hit.after)
    if quote is not None:
        return Found(source, cue, hit.entry, (_widened(row, quote, low), *_resumed(row, end, high)), 0.95)
    if hit.first == low:
        rest = _resumed(row, end, high) if end < high and row.tags[end] in ",:" else ()
        return Found(source, cue, hit.entry, rest, 0.9) if rest else None
    first, last = trimmed(row, low, hit.first)
    if hit.entry.lemma not in signal("inverting") or last - first < 2 or not (end >= high or row.tags[end] in ".,;Pwq"):
        return None
    if end < high - 1 and row.tags[end] == "," and row.tags[end + 1] in "xVZEm":
        return Found(source, cue, hit.entry, ((first, last), trimmed(row, end + 1, high)), 0.8)
    if whole(row, first, last) and not has_finite(row, end, min(high, end + 2)):
        return Found(source, cue, hit.entry, ((first, last),), 0.8)
    return None


def _widened(row: Line, quote: Range, low: int) -> Range:
    """Take in the words before a quotation that carry it: `They want to “start over,” she said.`."""
    first = low
    while first < quote[0] and row.tags[first] in ",.:;-":
        first += 1
    if low <= first < quote[0] and row.tags[quote[0] - 1] not in ",:.;-c" and not any(tag == ":" for tag in row.tags[first : quote[0]]):
        return (first, quote[1])
    return quote


def _resumed(row: Line, at: int, high: int) -> tuple[Range, ...]:
    """Return the quotation that goes on after the cue in the same sentence: `“A,” he said, “B.”`."""
    index = row.tags.find("K", at, high)
    if index < 0 or index - at > 30 or not TURNING.isdisjoint(row.tags[at:index]):
        return ()
    inside = row.tokens.within(row.quotes.quotes[row.quote_of[index]].span)
    return ((inside.start, inside.stop),)


def _around(row: Line, hit: Hit, cues: list[Hit], number: int, quote: Range, low: int, high: int, before: list[Found]) -> Found:
    source, _ = _source(row, cues, number, low, before)
    stopped = stop(row, cues, number, low, high)
    rest: tuple[Range, ...] = _resumed(row, hit.after, stopped)
    after = skipped(row, hit.after, stopped)
    if not rest and after < stopped and row.tags[after] == "h" and "c" in hit.entry.frame:
        rest = (trimmed(row, after, stopped),)
    elif not rest and after + 2 < stopped and row.tags[after] == "," and row.tags[after + 1] in "VZxmE":
        rest = (trimmed(row, after + 1, stopped),)
    free = not any(low <= item.cue[0] < quote[0] for item in before if item.cue)
    return Found(source, (hit.first, hit.after), hit.entry, (_widened(row, quote, low) if free else quote, *rest), 0.95)


def _inserted(row: Line, hit: Hit, left: int, low: int, high: int) -> tuple[Range, ...]:
    """Read `The plan, he said, was dead.` and `The talks failed, he said on Monday.`."""
    tags = row.tags
    if hit.form != "finite" or hit.source is None or not hit.entry.frame & {"c", "a", "t"} or tags[hit.source.first] in "wh":
        return ()
    left -= left - 2 > low and row.tokens.lower[left - 1] == "as" and tags[left - 2] in ",-"
    if left <= low or tags[left - 1] not in ",-":
        return ()
    after = _past_addressee(row, hit, high)
    first, last = trimmed(row, low, left - 1)
    closed = after >= high or tags[after] == "."
    clause = last > first and (whole(row, first, last) or (closed and last - first > 1 and tags[first] not in "rcP"))
    loose = clause and tags[first] not in "qGE" and hit.after < high and (tags[hit.after] == "y" or row.tokens.lower[hit.after] in signal("trailing"))
    loose = loose and "h" not in tags[hit.after : min(high, hit.after + 15)]
    if closed or loose:
        return ((first, last),) if clause else ()
    if tags[after] != ",":
        return ()
    rest = trimmed(row, after + 1, high)
    if rest[1] <= rest[0]:
        return ((first, last),) if clause else ()
    if row.quote_of[rest[0]] >= 0 and tags[first] in "rcPqGEt":
        return (rest,)
    if tags[first] in "rcP" and not clause and ("," in tags[first:last] or last - first < 9):
        return (rest,)
    return ((first, last), rest) if last > first else (rest,)


def _past_addressee(row: Line, hit: Hit, high: int) -> int:
    after = skipped(row, hit.after, high)
    if "a" in hit.entry.frame and row.tokens.lower[after : after + 1] == ["her"] and (after + 1 >= high or row.tags[after + 1] in ".,"):
        return after + 1
    if "a" in hit.entry.frame and after < high and row.tags[after] in "onNdp":
        after = skipped(row, np_right(row, after, high, tight=True), high)
    return after


def _source(row: Line, cues: list[Hit], number: int, low: int, before: list[Found]) -> tuple[Phrase | None, bool]:
    """Return the source of an active verb, and whether it is its own subject."""
    hit = cues[number]
    if hit.source is not None:
        return hit.source, True
    tags = row.tags
    if hit.form == "participle" and hit.first > low and tags[hit.first - 1] in "nNy":
        return _described(row, hit, low), bool(hit.entry.frame & {"c", "t", "q"})
    fresh = _new_clause(row, before[-1].cue[1] if before and before[-1].cue else low, hit.first)
    for earlier in reversed(before if fresh < 0 else []):
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
    return main_subject(row, low, hit.first), False


def _described(row: Line, hit: Hit, low: int) -> Phrase | None:
    """Return the noun a participle hangs on, or who brought the thing out: `issued a statement saying`."""
    last = hit.first - 1
    while last > low and row.tags[last] == "y":
        last -= 1
    first = noun_start(row, last, low)
    if first > low and row.tags[first - 1] in "EVZBG" and row.tokens.lower[last] in group("roles", "document"):
        return subject(row, verb_start(row, first - 1, low), low) or main_subject(row, low, hit.first) or Phrase(first, last)
    return Phrase(first, last)


def _new_clause(row: Line, begin: int, end: int) -> int:
    """Return where a clause with a subject of its own begins after a comma and `and` or `but`, or -1."""
    tags = row.tags
    for at in range(end - 3, begin, -1):
        if tags[at] == "," and tags[at + 1] == "c" and row.quote_of[at] < 0 and tags[at + 2] in "dpnNs" and has_finite(row, at + 3, end):
            return at + 2
    return -1
