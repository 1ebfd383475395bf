"""Turn token ranges into records, and sources into people: surnames, pronouns, titles, acronyms. When unsure, nobody."""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from sayso.span import Span
from sayso.text.attributions_hits import Found
from sayso.text.clauses_tags import Line
from sayso.text.names_titles import folded
from sayso.text.names_words import before_names, demonyms, heads
from sayso.text.records import Attribution, Cue, Names, Sentence, Source
from sayso.text.sources import Phrase
from sayso.text.sources_kinds import bounds_of, coordinated, head_mention, head_noun, joint_type, source_type
from sayso.text.sources_told import UNNAMED, told

SINGULAR = {"he": "m", "she": "f", "him": "m", "her": "f", "his": "m"}
REACH = 2  # sentences back that a pronoun may reach
MENTIONS = 40  # names back that it may reach
OFFICES = 400  # people with titles that a title is compared with


class View(NamedTuple):
    """Hold what resolving looks at: the line, the names, and where mentions and sentences start (as offsets)."""

    row: Line
    names: Names
    starts: list[int]
    sentences: list[int]
    offices: list[int]


def resolved(row: Line, sentences: tuple[Sentence, ...], names: Names, found: list[Found]) -> tuple[Attribution, ...]:
    """Return the attributions as records, each source with the entity it stands for where the article tells."""
    offices = [number for number, entity in enumerate(names.entities) if entity.titles and entity.mentions][:OFFICES]
    view = View(row, names, [mention.span.start for mention in names.mentions], [sentence.span.start for sentence in sentences], offices)
    cues = {item.cue: number for number, item in enumerate(found) if item.cue}
    order = sorted(range(len(found)), key=lambda number: found[number].cue or found[number].content[0])
    sources: dict[int, Source | None] = {}
    spoken: list[tuple[int, int]] = []
    for number in order:
        same = cues.get(found[number].like or (-1, -1))
        sources[number] = sources[same] if same in sources else _source(view, found[number], spoken)
    return tuple(_record(row, item, sources[number], cues) for number, item in enumerate(found))


def _source(view: View, item: Found, spoken: list[tuple[int, int]]) -> Source | None:
    """Return the source with its entity; `spoken` remembers (sentence, entity) of the sources so far."""
    if item.source is None:
        return None
    span = view.row.tokens.span(item.source.first, item.source.last)
    entity, before = _entity(view, item.source, spoken), spoken[-1:]
    if entity < 0 and coordinated(view.row, item.source, view.names, view.starts):
        kind = joint_type(view.row, item.source, view.names, view.starts)
    else:
        kind = source_type(view.row, item.source, view.names.entities[entity].type if entity >= 0 else "")
    if entity >= 0:
        spoken.append((_sentence(view, span.start), entity))
    elif kind in ("role", "anonymous", "unknown", "person") and view.row.tags[item.source.first] not in "siw":
        spoken.append((_sentence(view, span.start), -1))
    name = view.names.entities[entity].name if entity >= 0 else None
    return Source((span,), kind, name, entity, _told(view, item.source, kind), _rivals(view, item.source, entity, before))


def _told(view: View, phrase: Phrase, kind: str) -> tuple[str, ...]:
    """Return what the article says of a source it does not name."""
    if kind not in UNNAMED or view.row.tags[phrase.first] in "siow":
        return ()
    return told(view.row, phrase, bounds_of(view.row, phrase.first)[1], view.names, view.starts)


def _rivals(view: View, phrase: Phrase, entity: int, spoken: list[tuple[int, int]]) -> tuple[int, ...]:
    """Return whom `he` or `she` may stand for, the likeliest first, unless one of them has just spoken; one alone has no rival."""
    word = view.row.tokens.lower[phrase.first]
    if phrase.first != phrase.last or word not in SINGULAR or (entity >= 0 and _goes_on(view, phrase.first, SINGULAR[word], spoken) == entity):
        return ()
    found = dict.fromkeys(reversed(_near(view, phrase.first, SINGULAR[word])))
    people = (entity, *(each for each in found if each != entity)) if entity >= 0 else tuple(found)
    return people if len(people) > 1 else ()


def _near(view: View, at: int, gender: str) -> list[int]:
    """Return the people of a gender who are named within reach before token `at`, in order of mention."""
    offset = view.row.tokens.starts[at]
    last = bisect_left(view.starts, offset)
    first = max(bisect_left(view.starts, view.sentences[max(0, _sentence(view, offset) - REACH)]), last - MENTIONS)
    near = (view.names.mentions[index].entity for index in range(first, last))
    return [entity for entity in near if _may_be(view.names, entity, gender)]


def _sentence(view: View, offset: int) -> int:
    return bisect_right(view.sentences, offset) - 1


def _entity(view: View, phrase: Phrase, spoken: list[tuple[int, int]]) -> int:
    lower = view.row.tokens.lower
    if phrase.first == phrase.last:
        word = lower[phrase.first]
        if word in SINGULAR:
            return pronoun(view, phrase.first, SINGULAR[word], spoken)
        if word == "it":
            return _body(view, phrase.first, spoken)
        if view.row.tags[phrase.first] in "wh":
            return _antecedent(view, phrase.first)
    if coordinated(view.row, phrase, view.names, view.starts):
        return -1
    mention = head_mention(view.row, phrase, view.names, view.starts)
    if mention >= 0:
        return view.names.mentions[mention].entity
    return titled(view, phrase)


def _body(view: View, at: int, spoken: list[tuple[int, int]]) -> int:
    """Return the organisation `it` stands for: the one that spoke last, just before, or -1."""
    here = _sentence(view, view.row.tokens.starts[at])
    sentence, entity = spoken[-1] if spoken else (-1, -1)
    near = entity >= 0 and here - sentence <= 1 and view.names.entities[entity].type in ("organisation", "outlet", "place")
    return entity if near else -1


def _antecedent(view: View, relative: int) -> int:
    """Return the entity whose mention ends right before a relative pronoun, with at most an insertion's comma between."""
    tokens = view.row.tokens
    index = bisect_left(view.starts, tokens.starts[relative]) - 1
    if index < 0:
        return -1
    mention = view.names.mentions[index]
    gap = tokens.at(mention.span.end)
    return mention.entity if relative - gap <= 1 and all(tag == "," for tag in view.row.tags[gap:relative]) else -1


def titled(view: View, phrase: Phrase) -> int:
    """Return the one person met so far whom a title fits (`the Turkish interior minister`), or -1: two fit, or none."""
    tokens, tags = view.row.tokens, view.row.tags
    head = head_noun(view.row, phrase)
    if (tags[phrase.first] not in "dpN" and tokens.lower[phrase.first] not in demonyms()) or tokens.lower[phrase.first] in (
        "a",
        "an",
        "another",
        "one",
    ):
        return -1
    words = [word for word in folded(tokens.span(phrase.first, head).of(view.row.text)) if word not in ("this", "that", "former")]
    if not words or words[-1] not in heads() or any(word not in before_names() for word in words):
        return -1
    fits = set()
    for index in view.offices:
        entity = view.names.entities[index]
        if view.names.mentions[entity.mentions[0]].span.start < tokens.starts[phrase.first] and _fits(words, entity.titles):
            fits.add(index)
    return fits.pop() if len(fits) == 1 else -1


def _fits(words: list[str], titles: tuple[str, ...]) -> bool:
    return any(words[-1] == title.split()[-1] and set(words) <= set(title.split()) for title in titles)


def pronoun(view: View, at: int, gender: str, spoken: list[tuple[int, int]]) -> int:
    """Return whom `he` or `she` stands for, or -1.

    First the source that spoke last, if it speaks within reach and nobody else of that gender was named since as a subject; else the only
    person of that gender named within reach.
    """
    people = set(_near(view, at, gender))
    speaker = _goes_on(view, at, gender, spoken)
    if speaker is not None:
        return speaker
    if len(people) == 1:
        return people.pop()
    opener = _opener(view, _sentence(view, view.row.tokens.starts[at]), gender)
    return opener if opener >= 0 and (not people or opener in people) else -1


def _goes_on(view: View, at: int, gender: str, spoken: list[tuple[int, int]]) -> int | None:
    """Return the source that spoke last if it may go on at token `at`, -1 if that was somebody unknown, None if it cannot be told."""
    if not spoken:
        return None
    here = _sentence(view, view.row.tokens.starts[at])
    sentence, entity = spoken[-1]
    if entity < 0:
        return -1 if here - sentence <= 1 else None
    near = here - sentence <= REACH + 1 and _may_be(view.names, entity, gender)
    return entity if near and not _rival(view, _near(view, at, gender), entity, sentence, here) else None


def _rival(view: View, people: list[int], entity: int, since: int, here: int) -> bool:
    """Tell whether another person of that gender opens a sentence between the last speech and here."""
    openers = {_opener(view, sentence + 1, "") for sentence in range(since, here)} - {-1, entity}
    return bool(openers & set(people))


def _opener(view: View, sentence: int, gender: str) -> int:
    """Return the person who opens the sentence before `sentence`: most often its subject."""
    if sentence < 1:
        return -1
    start = view.sentences[sentence - 1]
    index = bisect_left(view.starts, start)
    if index >= len(view.starts) or (sentence < len(view.sentences) and view.starts[index] >= view.sentences[sentence]):
        return -1
    mention = view.names.mentions[index]
    near = view.row.tokens.at(mention.span.start) - view.row.tokens.at(start) <= 5
    return mention.entity if near and _may_be(view.names, mention.entity, gender) else -1


def _may_be(names: Names, entity: int, gender: str) -> bool:
    who = names.entities[entity]
    told = who.gender == gender or (not who.gender and (" " in who.name or bool(who.titles)))
    return who.type == "person" and (not gender or told)


def _record(row: Line, item: Found, source: Source | None, cues: dict[tuple[int, int], int]) -> Attribution:
    tokens = row.tokens
    cue = Cue((tokens.span(item.cue[0], item.cue[1] - 1),), item.entry.lemma, item.entry.cls) if item.cue and item.entry else None
    spans = tuple(Span(tokens.starts[first], tokens.ends[end - 1]) for first, end in item.content)
    return Attribution(item.kind or kind(row, item), item.confidence, source, cue, spans, cues.get(item.outer) if item.outer else None)


def kind(row: Line, item: Found) -> str:
    """Return `direct` if all words stand in quotations, `mixed` if some do, else `indirect`."""
    inside = [row.quote_of[at] >= 0 for first, end in item.content for at in range(first, end) if row.tags[at] not in ",."]
    return "direct" if inside and all(inside) else "mixed" if any(inside) else "indirect"
