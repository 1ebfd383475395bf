"""Who says what, ready to report: the attributions of an article placed in its file, what each source says of it in words, and where.

A word counts for the innermost speaker: where an agency quotes a minister, the minister's words are the minister's, and the agency is the way
they reached us (`via`). So no word counts twice, and the shares of all sources, of the narrator and of quotations without a source are at most 1.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sayso.article import Article
from sayso.finding import Failure
from sayso.layers import ATTRIBUTIONS
from sayso.records import Attribution
from sayso.reporters.shares import Counted, Group, count_words, groups
from sayso.sourcemap import Lines, Position
from sayso.span import Span
from sayso.text.attributions import likely

LEAST = 0.5  # sure, at least: what is less so is not shown
_UNSURE = -2


class Part(NamedTuple):
    """Hold the source, the cue or the content of an attribution: its spans in the file and its text, without markup."""

    spans: tuple[Span, ...]
    text: str


class Marks(NamedTuple):
    """Hold where source, cue and content of an attribution stand in the article's text, without markup."""

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()


class PlacedAttribution(NamedTuple):
    """Hold an attribution in code points of the file.

    `name` is the source as resolved within the article, `type` its type, `told` what is told of one that is not named and `cue_class` what the
    cue implies; all are empty where the text has no such part. `place` is where the attribution starts, `marks` where it stands in the article's
    text, and `speaker` the index of its source among the article's sources, or -1.
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
    told: tuple[str, ...] = ()
    marks: Marks = Marks()
    speaker: int = -1


class SourceShare(NamedTuple):
    """Hold a source's part in an article: how often it is heard, in how many words of its own, and their share of all words (0 to 1).

    `first` is where the source is first heard, `told` what the article says of a source it does not name. `via` are the sources, by index,
    through whom some of its words reach us; `relayed` is how many of its attributions do.
    """

    name: str
    type: str
    attributions: int
    words: int
    share: float
    first: Position
    told: tuple[str, ...] = ()
    via: tuple[int, ...] = ()
    relayed: int = 0


class PlacedBlock(NamedTuple):
    """Hold a paragraph: its kind, its text and where that starts in the article's, its place in the file, and who is heard in it.

    `heard` are sources by index, in order; -1 stands for a quotation without a source.
    """

    kind: str
    text: str
    start: int
    place: Position
    heard: tuple[int, ...]


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
    blocks: tuple[PlacedBlock, ...] = ()
    language: str = ""


class SourcesReport(NamedTuple):
    """Hold the outcome over any number of articles; `failures` are the files that could not be read and the plugins that failed."""

    documents: tuple[DocumentSources, ...]
    failures: tuple[Failure, ...] = ()


def document_sources(article: Article) -> DocumentSources:
    """Return who says what in the article; the sources in order of their share, the loudest first."""
    every = article.layer(ATTRIBUTIONS)
    attributions = likely(every, LEAST)
    lines = Lines(article.source)
    placed = [_placed(article, each, lines) for each in attributions]
    counted = count_words(article.text, every, attributions)
    shares, speakers = _shares(attributions, placed, counted)
    placed = [each._replace(speaker=speaker) for each, speaker in zip(placed, speakers, strict=True)]
    unsure = [each for each in every if not each.source and each.confidence < LEAST]
    heard = _heard(article, [*zip(attributions, speakers, strict=True), *((each, _UNSURE) for each in unsure)])
    blocks = tuple(_blocks(article, heard, lines))
    language = article.meta.language
    return DocumentSources(article.path, counted.total, tuple(placed), shares, counted.narrated, counted.unsourced, (), blocks, language)


def _placed(article: Article, each: Attribution, lines: Lines) -> PlacedAttribution:
    source, cue = each.source, each.cue
    marks = Marks(source.spans if source else (), cue.spans if cue else (), each.content)
    spans = [*marks.source, *marks.cue, *marks.content]
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
        source.told if source else (),
        marks,
    )


def _part(article: Article, spans: Iterable[Span]) -> Part:
    spans = tuple(spans)
    return Part(tuple(article.source_map.span(span) for span in spans), " ".join(span.of(article.text) for span in spans))


def _shares(attributions: tuple[Attribution, ...], placed: list[PlacedAttribution], counted: Counted) -> tuple[tuple[SourceShare, ...], list[int]]:
    """Return the sources, the loudest first, and for each attribution the index of its own, or -1."""
    names = [each.source.text if each.source else "" for each in placed]
    found = [(_share(group, placed, counted), group) for group in groups(attributions, names)]
    found.sort(key=lambda pair: (-pair[0].words, pair[0].first))
    speakers = [-1] * len(attributions)
    for index, (_, group) in enumerate(found):
        for number in group:
            speakers[number] = index
    return tuple(_with_via(share, group, attributions, speakers) for share, group in found), speakers


def _share(group: Group, placed: list[PlacedAttribution], counted: Counted) -> SourceShare:
    said = [placed[number] for number in group]
    first = min(said, key=lambda each: each.place)
    words = sum(counted.own[number] for number in group)
    name = next((each.name for each in said if each.name), None) or (first.source.text if first.source else "")
    kind = next((each.type for each in said if each.type and each.type != "unknown"), "unknown")
    told = tuple(dict.fromkeys(what for each in said for what in each.told))
    return SourceShare(name, kind, len(group), words, words / counted.total if counted.total else 0.0, first.place, told)


def _with_via(share: SourceShare, group: Group, attributions: tuple[Attribution, ...], speakers: list[int]) -> SourceShare:
    through = [speakers[via] for number in group if (via := attributions[number].via) is not None and 0 <= via < len(speakers)]
    return share._replace(via=tuple(dict.fromkeys(index for index in through if index >= 0)), relayed=len(through))


def _heard(article: Article, said: Iterable[tuple[Attribution, int]]) -> dict[int, list[int]]:
    """Return who is heard in each block, in order; -1 for words quoted without a source, unsure ones where nobody else is heard."""
    heard: dict[int, dict[int, None]] = {}
    starts = [block.span.start for block in article.blocks]
    for start, end, speaker in sorted((*span, speaker) for each, speaker in said for span in each.content):
        for number in range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)):
            heard.setdefault(number, {})[speaker] = None
    return {number: [speaker for speaker in each if speaker != _UNSURE] or [-1] for number, each in heard.items()}


def _blocks(article: Article, heard: dict[int, list[int]], lines: Lines) -> Iterator[PlacedBlock]:
    for number, block in enumerate(article.blocks):
        place = lines.position(article.source_map.span(block.span).start)
        yield PlacedBlock(block.kind, block.span.of(article.text), block.span.start, place, tuple(heard.get(number, ())))
