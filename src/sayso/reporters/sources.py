"""Who says what, ready to report: the attributions of an article placed in its file, and what each source says of it in words."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from sayso.article import Article
from sayso.finding import Failure
from sayso.layers import ATTRIBUTIONS
from sayso.records import Attribution, Source
from sayso.sourcemap import Lines, Position
from sayso.span import Span
from sayso.text.attributions import likely

_WORD = re.compile(r"\S+")
_Places = tuple[list[int], list[int]]
_Words = list[range]


class Part(NamedTuple):
    """Hold the source, the cue or the content of an attribution: its spans in the file and its text, without markup."""

    spans: tuple[Span, ...]
    text: str


class PlacedAttribution(NamedTuple):
    """Hold an attribution in code points of the file.

    `name` is the source as resolved within the article, `type` its type and `cue_class` what the cue implies; all are None where the text has
    no such part. `place` is where the attribution starts.
    """

    kind: str
    confidence: float
    source: Part | None
    type: str | None
    name: str | None
    cue: Part | None
    cue_class: str | None
    content: Part
    via: int | None
    place: Position


class SourceShare(NamedTuple):
    """Hold a source's part in an article: how often it is heard, in how many words, and their share of all words (0 to 1).

    Words that reach us through two attributions of one source count once. `first` is where the source is first heard.
    """

    name: str
    type: str
    attributions: int
    words: int
    share: float
    first: Position


class DocumentSources(NamedTuple):
    """Hold who says what in one article.

    `narrated` and `unsourced` are the words nobody is cited for, and those quoted without a source; `notices` what to know beside that.
    """

    path: str
    words: int
    attributions: tuple[PlacedAttribution, ...]
    sources: tuple[SourceShare, ...]
    narrated: int
    unsourced: int
    notices: tuple[str, ...] = ()


class SourcesReport(NamedTuple):
    """Hold the outcome over any number of articles; `failures` are the files that could not be read and the plugins that failed."""

    documents: tuple[DocumentSources, ...]
    failures: tuple[Failure, ...] = ()


def document_sources(article: Article) -> DocumentSources:
    """Return who says what in the article; the sources in order of their share, the loudest first."""
    every = article.layer(ATTRIBUTIONS)
    attributions = likely(every)
    words = [match.span() for match in _WORD.finditer(article.text)]
    places = [start for start, _ in words], [end for _, end in words]
    lines = Lines(article.source)
    placed = tuple(_placed(article, each, lines) for each in attributions)
    said = [_words(places, each.content) for each in attributions]
    unsourced = _unsourced(every, [_words(places, each.content) for each in every])
    heard = unsourced.union(*(stretch for stretches in said for stretch in stretches))
    shares = _shares(attributions, placed, said, len(words))
    return DocumentSources(article.path, len(words), placed, shares, len(words) - len(heard), len(unsourced))


def _placed(article: Article, each: Attribution, lines: Lines) -> PlacedAttribution:
    source, cue = each.source, each.cue
    spans = [*(source.spans if source else ()), *(cue.spans if cue else ()), *each.content]
    start = article.source_map.span(min(spans)).start if spans else 0
    return PlacedAttribution(
        each.kind,
        each.confidence,
        _part(article, source.spans) if source else None,
        source.type if source else None,
        source.resolved if source else None,
        _part(article, cue.spans) if cue else None,
        cue.cls if cue else None,
        _part(article, each.content),
        each.via,
        lines.position(start),
    )


def _part(article: Article, spans: Iterable[Span]) -> Part:
    spans = tuple(spans)
    return Part(tuple(article.source_map.span(span) for span in spans), " ".join(span.of(article.text) for span in spans))


def _words(places: _Places, spans: Iterable[Span]) -> _Words:
    """Return the words, by number, that lie in the spans, wholly or in part."""
    starts, ends = places
    return [range(bisect_right(ends, span.start), bisect_left(starts, span.end)) for span in spans]


def _unsourced(attributions: Iterable[Attribution], said: list[_Words]) -> set[int]:
    sourced: set[int] = set()
    bare: set[int] = set()
    for each, words in zip(attributions, said, strict=True):
        (sourced if each.source else bare).update(*words)
    return bare - sourced


def _shares(attributions: Iterable[Attribution], placed: Iterable[PlacedAttribution], said: list[_Words], total: int) -> tuple[SourceShare, ...]:
    groups: dict[object, list[tuple[PlacedAttribution, _Words]]] = {}
    for each, place, words in zip(attributions, placed, said, strict=True):
        if each.source:
            groups.setdefault(_key(each.source, place), []).append((place, words))
    shares = [_share(group, total) for group in groups.values()]
    return tuple(sorted(shares, key=lambda share: (-share.words, share.first)))


def _key(source: Source, place: PlacedAttribution) -> object:
    if source.entity >= 0:
        return source.entity
    return (source.resolved or (place.source.text if place.source else "")).casefold()


def _share(group: list[tuple[PlacedAttribution, _Words]], total: int) -> SourceShare:
    first = min((place for place, _ in group), key=lambda place: place.place)
    words = len(set().union(*(stretch for _, words in group for stretch in words)))
    name = next((place.name for place, _ in group if place.name), None) or (first.source.text if first.source else "")
    kind = next((place.type for place, _ in group if place.type and place.type != "unknown"), "unknown")
    return SourceShare(name, kind, len(group), words, words / total if total else 0.0, first.place)
