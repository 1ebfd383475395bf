"""Turn a cue and its surroundings into an attribution: pick the frame, the source and the extent of the content."""

from sayso.text.attributions_confidence import COLON, ECHOED, INSERTED, confidence
from sayso.text.attributions_content import Range, clause_ahead, following
from sayso.text.attributions_frames import adverb, preposition, quoted_as
from sayso.text.attributions_hits import Found, Hit
from sayso.text.attributions_inserted import around, echoed, inserted, quote_before, turned
from sayso.text.attributions_nouns import noun
from sayso.text.attributions_passive import labelled, passive
from sayso.text.attributions_phrases import phrase_end
from sayso.text.attributions_stops import stop
from sayso.text.attributions_subjects import answerable
from sayso.text.clauses import has_finite, np_right, trimmed
from sayso.text.clauses_tags import Line
from sayso.text.clauses_words import signal
from sayso.text.cues import Entry, verbs
from sayso.text.sources import Phrase
from sayso.text.sources_kinds import source_type

PEOPLE = frozenset({"person", "role", "collective", "anonymous", "organisation"})


def statement(row: Line, cues: list[Hit], number: int, low: int, high: int, before: list[Found]) -> list[Found] | None:
    """Return what a cue attributes, or None where it attributes nothing."""
    hit = cues[number]
    if hit.form == "preposition":
        return preposition(row, hit, cues, number, low, high)
    if hit.form == "adverb":
        return adverb(row, hit, low, high)
    if hit.form == "noun":
        made = noun(row, hit, cues, number, low, high)
        return None if made and before and made[0].content == before[-1].content else made  # `said in a statement that`
    if hit.entry.lemma in ("quote", "cite") and "as" in row.lower[hit.after : high]:
        made = quoted_as(row, hit, cues, number, low, high)
        if made:
            return made
    label = labelled(row, hit, high)
    if label is not None or (hit.form == "passive" and hit.entry.frame == {"l"}):
        return label
    if hit.form == "passive":
        return passive(row, hit, stop(row, cues, number, low, high), low, high)
    return verb(row, cues, number, low, high, before)


def verb(row: Line, cues: list[Hit], number: int, low: int, high: int, before: list[Found]) -> list[Found] | None:
    """Return the attribution of an active verb: quotation before, inverted, inserted, or clause after."""
    hit = cues[number]
    if hit.source is not None and row.lower[hit.source.first - 1 : hit.first] == ["as", "they"]:  # `as they say`
        return None
    left = hit.source.first if hit.source else hit.first
    ahead = quote_before(row, left, low, hit.after >= high - 1 and left == low)
    if ahead is not None and hit.entry.tail and hit.entry.lemma.split()[0] in verbs():
        hit = Hit(hit.first, hit.verb, hit.verb + 1, verbs()[hit.entry.lemma.split()[0]], hit.form, hit.source)
    behind = turned(row, hit, low, high)
    if behind is not None:
        return [behind]
    subjectless = hit.source is None and hit.form == "finite" and row.tags[hit.first - 1] not in "Kk,"
    if ahead is not None and not subjectless and hit.form != "participle" and hit.entry.frame & {"q", "c", "t", "a"}:
        return [around(row, hit, cues, number, ahead, low, high, before)]
    cue = (hit.first, hit.after)
    echo = echoed(row, hit, low, high)
    if echo is not None:
        return [Found(hit.source, cue, hit.entry, (echo,), ECHOED)]
    limit = stop(row, cues, number, low, high)
    split = inserted(row, hit, left, low, limit)
    if split:
        return [Found(hit.source, cue, hit.entry, split, INSERTED)]
    return _after(row, cues, number, low, high, before, hit, limit)


def _after(row: Line, cues: list[Hit], number: int, low: int, high: int, before: list[Found], hit: Hit, limit: int) -> list[Found] | None:
    """Read what stands after a verb: a clause or phrase, to the end of a quotation that it runs into, or nothing but a colon."""
    cue = (hit.first, hit.after)
    content = _called(row, hit, high) or following(row, _framed(row, hit), hit.after, limit) or _relative(row, hit, high)
    if content is None:
        if hit.form != "finite" or row.tags[high - 1] != ":" or has_finite(row, hit.after, high):
            return None
        return [Found(answerable(row, cues, number, low, before)[0], cue, hit.entry, (), COLON)]
    content = _cut(row, hit, content)
    quote = row.quote_of[content[1] - 1]
    if quote >= 0:
        content = (content[0], max(content[1], row.tokens.within(row.quotes.quotes[quote].span).stop))
    source, sure = answerable(row, cues, number, low, before)
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
    if "e" in hit.entry.frame and (hit.source is None or source_type(row, hit.source, "") not in PEOPLE):
        return hit.entry._replace(frame=hit.entry.frame | {"n"})
    if "d" in hit.entry.frame and hit.source is not None and source_type(row, hit.source, "") == "document":
        return hit.entry._replace(frame=hit.entry.frame | {"n"})
    return hit.entry


def _people(row: Line, phrase: Phrase) -> bool:
    """Tell whether a source is somebody, by its words alone."""
    kind = source_type(row, phrase, "")
    return kind != "document" and (kind != "unknown" or row.tags[phrase.last] in "siw" or row.text[row.starts[phrase.last]].isupper())


def _called(row: Line, hit: Hit, high: int) -> Range | None:
    """Read `what the ministry calls a pause`, `whom it calls “bandits”`: the name alone is the content."""
    if hit.source is None or hit.entry.lemma not in signal("naming") or hit.source.first == 0 or hit.after >= high:
        return None
    if row.lower[hit.source.first - 1] not in ("what", "which", "whom"):
        return None
    if row.quote_of[hit.after] >= 0:
        inside = row.tokens.within(row.quotes.quotes[row.quote_of[hit.after]].span)
        return inside.start, inside.stop
    end = np_right(row, hit.after, high, tight=True)
    return (hit.after, end) if end > hit.after else None


def _relative(row: Line, hit: Hit, high: int) -> Range | None:
    """Read `what officials called`, `which the police said was …`: the rest of the clause is the content."""
    if hit.source is None or hit.source.first == 0 or row.tags[hit.source.first - 1] not in "qwh" or hit.form != "finite":
        return None
    if hit.after < high - 1 and (row.tags[hit.after] in "xVZEm" or (row.lower[hit.after] == "as" and "n" in hit.entry.frame)):
        return trimmed(row, hit.after, high)
    return None
