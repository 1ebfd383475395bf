"""The text format of `sources`: first who fills how much of the story, then every attribution with its place."""

from collections.abc import Iterator
from typing import TextIO

from sayso.reporters import Display
from sayso.reporters.cells import cells, printable, shorten
from sayso.reporters.paint import Line, Piece, paint
from sayso.reporters.sources import DocumentSources, PlacedAttribution, SourcesReport
from sayso.reporters.summary import count

_NAME = 36
_HEADS = ("share", "words", "times", "first", "source")
_NARROWEST = 40


def write(report: SourcesReport, out: TextIO, display: Display) -> None:
    """Write a table of the sources and a list of the attributions for each article."""
    paint(_lines(report, display), out, color=display.color)


def _lines(report: SourcesReport, display: Display) -> Iterator[Line]:
    for index, document in enumerate(report.documents):
        if index:
            yield ()
        yield (
            Piece(printable(document.path), "path"),
            Piece(f": {count(document.words, 'word', 'words')}, {count(len(document.sources), 'source', 'sources')}, "),
            Piece(count(len(document.attributions), "attribution", "attributions")),
        )
        yield from _table(document)
        if document.attributions:
            yield ()
        yield from _attributions(document, max(_NARROWEST, display.width))


def _table(document: DocumentSources) -> Iterator[Line]:
    yield (Piece("{:>7}{:>8}{:>7}{:>9}  {}".format(*_HEADS), "dim"),)
    for each in document.sources:
        figures = f"{_share(each.words, document.words)}{each.words:>8,}{each.attributions:>7}{f'{each.first.line}:{each.first.column}':>9}  "
        style = "warning" if each.type == "anonymous" else "strong"
        yield (Piece(figures), Piece(_padded(shorten(each.name, _NAME), _NAME), style), Piece("  " + printable(each.type), _type_style(each.type)))
    for words, who in ((document.unsourced, "quoted without a source"), (document.narrated, "the narrator")):
        if words:
            yield (Piece(f"{_share(words, document.words)}{words:>8,}{'':>7}{'':>9}  ", "dim"), Piece(who, "dim"))


def _share(words: int, total: int) -> str:
    share = words / total if total else 0
    return f"{'<1%':>7}" if 0 < share < 0.01 else f"{share:>7.0%}"


def _type_style(kind: str) -> str:
    return "warning" if kind == "anonymous" else "dim"


def _padded(text: str, width: int) -> str:
    return text + " " * max(0, width - cells(text).width)


def _attributions(document: DocumentSources, width: int) -> Iterator[Line]:
    places = [f"{each.place.line}:{each.place.column}" for each in document.attributions]
    broadest = max(map(len, places), default=0)
    for place, each in zip(places, document.attributions, strict=True):
        head = f"{place:>{broadest + 2}}  {each.kind:<13}  "
        who = _who(each)
        cue = f" · {printable(each.cue.text)}" if each.cue else ""
        via = _via(document, each)
        room = max(_NARROWEST, width - len(head) - cells(who + cue + via).width - 4)
        style = "warning" if each.type in ("anonymous", None) else "strong"
        yield (Piece(head, "dim"), Piece(who, style), Piece(cue + via), Piece(f": {shorten(each.content.text, room)}"))


def _who(each: PlacedAttribution) -> str:
    if not each.source:
        return "(no source)"
    said = shorten(each.source.text, _NAME)
    named = f"{shorten(each.name, _NAME)} [{said}]" if each.name and each.name != each.source.text else said
    return f"{named} (anonymous)" if each.type == "anonymous" else named


def _via(document: DocumentSources, each: PlacedAttribution) -> str:
    if each.via is None or not 0 <= each.via < len(document.attributions):
        return ""
    return f" · via {_who(document.attributions[each.via])}"
