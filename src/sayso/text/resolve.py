"""Turn token ranges into records, and sources into people: surnames, pronouns, titles, acronyms."""

from sayso.span import Span
from sayso.text.attributions_hits import Found
from sayso.text.clauses_tags import Line
from sayso.text.records import Attribution, Cue, Names, Sentence, Source


def resolved(row: Line, sentences: tuple[Sentence, ...], names: Names, found: list[Found]) -> tuple[Attribution, ...]:
    """Return the attributions as records."""
    cues = {item.cue: number for number, item in enumerate(found)}
    return tuple(_record(row, item, cues) for item in found)


def _record(row: Line, item: Found, cues: dict[tuple[int, int] | None, int]) -> Attribution:
    tokens = row.tokens
    source = Source((tokens.span(item.source.first, item.source.last),), "unknown", None, -1) if item.source else None
    cue = Cue((tokens.span(item.cue[0], item.cue[1] - 1),), item.entry.lemma, item.entry.cls) if item.cue and item.entry else None
    spans = tuple(Span(tokens.starts[first], tokens.ends[end - 1]) for first, end in item.content)
    return Attribution(kind(row, item), item.confidence, source, cue, spans, cues.get(item.outer) if item.outer else None)


def kind(row: Line, item: Found) -> str:
    """Return `direct` if all words stand in quotations, `mixed` if some do, else `indirect`."""
    inside = [row.quote_of[at] >= 0 for first, end in item.content for at in range(first, end) if row.tags[at] not in ",."]
    return "direct" if inside and all(inside) else "mixed" if any(inside) else "indirect"
