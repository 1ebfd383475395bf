"""Turn token ranges into records, and sources into people: surnames, pronouns, titles, acronyms. When unsure, nobody."""

from bisect import bisect_left

from sayso.span import Span
from sayso.text.attributions_hits import Found
from sayso.text.clauses import np_left
from sayso.text.clauses_tags import Line
from sayso.text.records import Attribution, Cue, Names, Sentence, Source
from sayso.text.resolve_pronouns import PRONOUNS, SINGULAR, Spoken, antecedent, like_before, neuter, pronoun, rivals
from sayso.text.resolve_titles import again, described
from sayso.text.resolve_view import View, view
from sayso.text.sources import Phrase
from sayso.text.sources_kinds import bounds_of, bracketed, coordinated, head_mention, head_noun, issuer, joint_type, source_type
from sayso.text.sources_told import UNNAMED, told

SURE = 0.5  # confidence from which an unknown source counts as the one who spoke last


def resolved(row: Line, sentences: tuple[Sentence, ...], names: Names, found: list[Found]) -> tuple[Attribution, ...]:
    """Return the attributions as records, each source with the entity it stands for where the article tells."""
    seen = view(row, sentences, names)
    cues = {item.cue: number for number, item in enumerate(found) if item.cue}
    order = sorted(range(len(found)), key=lambda number: found[number].cue or found[number].content[0])
    sources: dict[int, Source | None] = {}
    spoken: list[Spoken] = []
    for number in order:
        same = cues.get(found[number].like or (-1, -1))
        sources[number] = sources[same] if same in sources else _source(seen, found[number], spoken)
    return tuple(_record(row, item, sources[number], cues) for number, item in enumerate(found))


def _source(view: View, item: Found, spoken: list[Spoken]) -> Source | None:
    """Return the source with its entity; `spoken` remembers the sources so far."""
    if item.source is None:
        return None
    row, phrase = view.row, issuer(view.row, item.source)
    entity = _entity(view, phrase, spoken)
    if entity < 0 and coordinated(row, phrase, view.names, view.starts):
        kind = joint_type(row, phrase, view.names, view.starts)
    else:
        kind = source_type(row, _meant(row, phrase), _entity_type(view, phrase, entity))
    if entity >= 0 and kind in ("role", "unknown") and " " in (full := view.names.entities[entity].name):
        bodily = kind == "unknown" and full.lower().endswith(" " + row.lower[phrase.last])  # the opera
        kind = "organisation" if bodily else "person"  # his rival, Ann Lee
    if entity < 0 and kind == "role" and again(view, phrase, spoken):
        kind = "anonymous"
    span = row.tokens.span(item.source.first, item.source.last)
    word = row.lower[phrase.first] if phrase.first == phrase.last else ""
    kind = like_before(view, phrase.first, kind, spoken) if entity < 0 and word in PRONOUNS else kind
    found = rivals(view, phrase.first, word, entity, spoken) if word in SINGULAR else ()
    if entity >= 0 or (item.confidence >= SURE and kind != "unknown" and row.tags[phrase.first] not in "siw"):
        spoken.append(Spoken(view.sentence(span.start), entity, kind, row.lower[head_noun(row, phrase)]))
    name = view.names.entities[entity].name if entity >= 0 else None
    return Source((span,), kind, name, entity, _told(view, phrase, kind), found)


def _entity_type(view: View, phrase: Phrase, entity: int) -> str:
    """Return the type of an entity; one known by more than the word used here is taken for a person."""
    if entity < 0:
        return ""
    who = view.names.entities[entity]
    short = phrase.first == phrase.last and " " in who.name and view.row.lower[phrase.first] not in PRONOUNS
    return "person" if who.type == "unknown" and short else who.type


def _meant(row: Line, phrase: Phrase) -> Phrase:
    """Return the noun phrase that a relative pronoun stands for, or the phrase itself."""
    at = phrase.first
    if phrase.last > at or row.tags[at] not in "wh" or at < 2:
        return phrase
    last = at - 2 if row.tags[at - 1] == "," else at - 1
    return Phrase(np_left(row, last, bounds_of(row, at)[0]), last) if row.tags[last] in "nN" else phrase


def _told(view: View, phrase: Phrase, kind: str) -> tuple[str, ...]:
    """Return what the article says of a source it does not name."""
    if kind not in UNNAMED or view.row.tags[phrase.first] in "siow":
        return ()
    return told(view.row, phrase, bounds_of(view.row, phrase.first)[1], view.names, view.starts)


def _entity(view: View, phrase: Phrase, spoken: list[Spoken]) -> int:
    if phrase.first == phrase.last:
        word = view.row.lower[phrase.first]
        if word in SINGULAR:
            return pronoun(view, phrase.first, SINGULAR[word], spoken)
        if word == "it":
            return neuter(view, phrase.first, spoken)
        if view.row.tags[phrase.first] in "wh":
            return antecedent(view, phrase.first)
    defined = bracketed(view.row, phrase, view.starts)
    if defined >= 0:
        return view.names.mentions[defined].entity
    if coordinated(view.row, phrase, view.names, view.starts):
        return -1
    mention = head_mention(view.row, phrase, view.names, view.starts)
    if mention >= 0:
        return view.names.mentions[mention].entity
    after = phrase.last + 1
    if view.row.lower[after : after + 1] in (["called"], ["named"]) and after + 1 < len(view.row.tags):
        given = bisect_left(view.starts, view.row.starts[after + 1])
        if given < len(view.starts) and view.starts[given] == view.row.starts[after + 1]:
            return view.names.mentions[given].entity  # a schoolboy called Ali Khan
    return described(view, phrase, spoken)


def _record(row: Line, item: Found, source: Source | None, cues: dict[tuple[int, int], int]) -> Attribution:
    tokens = row.tokens
    cue = Cue((tokens.span(item.cue[0], item.cue[1] - 1),), item.entry.lemma, item.entry.cls) if item.cue and item.entry else None
    spans = tuple([Span(tokens.starts[first], tokens.ends[end - 1]) for first, end in item.content])
    return Attribution(item.kind or kind(row, item), item.confidence, source, cue, spans, cues.get(item.outer) if item.outer else None)


def kind(row: Line, item: Found) -> str:
    """Return `direct` if all words stand in quotations, `mixed` if some do, else `indirect`."""
    quoted = others = 0
    for first, end in item.content:
        letters = row.tags[first:end]
        inside = letters.count("k") + letters.count("K")
        quoted += inside
        others += len(letters) - inside - letters.count(",") - letters.count(".")
    return "indirect" if not quoted else "mixed" if others else "direct"
