"""The text format of `sources`: who fills how much of the story, who is heard in which paragraph, then every attribution with its place."""

from collections.abc import Iterator
from typing import TextIO

from sayso.reporters import Display
from sayso.reporters.cells import cells, printable, shorten
from sayso.reporters.paint import Line, Piece, paint
from sayso.reporters.sources import DocumentSources, PlacedAttribution, PlacedBlock, SourceShare, SourcesReport
from sayso.reporters.summary import count
from sayso.reporters.wording import about, sharing

_NARROWEST, _WIDEST = 60, 120
_HEADS = "{:>6} {:<10} {:>6}  {:>5}  {:>7}  ".format("share", "", "words", "times", "first")
_BAR = 10  # cells of the longest bar
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_KINDS = 13  # cells of the longest kind of attribution
_NAME = 36  # cells of the longest name in a column
_SHORT = 16  # cells of the shortest piece of a name worth showing
NO_SOURCE = "(no source)"


def write(report: SourcesReport, out: TextIO, display: Display) -> None:
    """Write a table of the sources, a list of the paragraphs and one of the attributions for each article."""
    paint(_lines(report, min(_WIDEST, max(_NARROWEST, display.width))), out, color=display.color)


def _lines(report: SourcesReport, width: int) -> Iterator[Line]:
    for index, document in enumerate(report.documents):
        if index:
            yield ()
        yield (
            Piece(printable(document.path), "path"),
            Piece(f": {count(document.words, 'word', 'words')}, {count(len(document.sources), 'source', 'sources')}, "),
            Piece(count(len(document.attributions), "attribution", "attributions")),
        )
        yield ()
        yield from _table(document, width)
        for part in (_paragraphs(document, width), _attributions(document, width)) if document.attributions else ():
            yield ()
            yield from part


def _table(document: DocumentSources, width: int) -> Iterator[Line]:
    yield (Piece(f"{_HEADS}source", "dim"),)
    most = max([document.narrated, document.unsourced, *(each.words for each in document.sources)])
    column = max([0, *(wide for each in document.sources if (wide := cells(each.name[:_NAME]).width) <= _NAME)])
    for each in document.sources:
        figures = _figures(each.words, document.words, most, f"{each.attributions:>5}", f"{each.first.line}:{each.first.column}")
        yield from _source(each, Piece(figures), about(document, each), (column, width - len(figures)))
    for words, who in ((document.unsourced, "quoted without a source"), (document.narrated, "the narrator")):
        if words:
            yield (Piece(_figures(words, document.words, most, "", "") + who, "dim"),)


def _figures(words: int, total: int, most: int, times: str, first: str) -> str:
    return f"{sharing(words, total):>6} {_bar(words, most):<{_BAR}} {words:>6,}  {times:>5}  {first:>7}  "


def _bar(words: int, most: int) -> str:
    eighths = round(8 * _BAR * words / most) if most else 0
    return (_EIGHTHS[8] * (eighths // 8) + _EIGHTHS[eighths % 8]).rstrip() or (_EIGHTHS[1] if words else "")


def _source(each: SourceShare, figures: Piece, notes: str, widths: tuple[int, int]) -> Iterator[Line]:
    """Yield the line of a source, or two where name and notes do not fit into one; `widths` are those of the column of names and of the rest."""
    column, room = widths
    name, notes = shorten(each.name, room), printable(notes)
    style = _style(each.type)
    if max(column, cells(name).width) + 2 + cells(notes).width <= room:
        yield (figures, Piece(_padded(name, column), style), Piece(f"  {notes}", _note_style(each.type)))
        return
    yield (figures, Piece(name, style))
    yield (Piece(" " * len(figures.text)), Piece(shorten(notes, room), _note_style(each.type)))


def _style(kind: str | None) -> str:
    return "warning" if kind in ("anonymous", None) else "strong"


def _note_style(kind: str) -> str:
    return "warning" if kind == "anonymous" else "dim"


def _paragraphs(document: DocumentSources, width: int) -> Iterator[Line]:
    """Yield a line for each paragraph: where it stands, how it begins, who is heard in it."""
    spare = (width - 9) // 2 - 1
    yield (Piece(f"{'line':>7}  {_padded('paragraph', spare)}  heard in it", "dim"),)
    for block in document.blocks:
        begins = Piece(f"{block.place.line:>7}  {_padded(_beginning(block, spare), spare)}  ", "dim" if not block.heard else "")
        yield (begins, *_heard(document, block, width - 11 - spare))


def _beginning(block: PlacedBlock, room: int) -> str:
    """Return the first words of a paragraph, as many as fit."""
    words = " ".join(block.text[: 4 * room].split())
    if cells(words).width <= room and len(block.text) <= 4 * room:
        return printable(words)
    kept = ""
    for word in words.split():
        if cells(f"{kept} {word} …").width > room:
            break
        kept = f"{kept} {word}".lstrip()
    return printable(f"{kept} …") if kept else shorten(words, room)


def _heard(document: DocumentSources, block: PlacedBlock, room: int) -> Line:
    if not block.heard:
        return (Piece("narrator", "dim"),)
    pieces: list[Piece] = []
    for number, index in enumerate(block.heard):
        name, kind = (document.sources[index].name, document.sources[index].type) if index >= 0 else (NO_SOURCE, None)
        mark = " (anonymous)" if kind == "anonymous" else ""
        left = room - sum(cells(piece.text).width for piece in pieces) - 2 * bool(pieces) - len(mark) - (4 if number + 1 < len(block.heard) else 0)
        if number and left < min(_SHORT, cells(name[: 4 * _SHORT]).width):
            return (*pieces, Piece(f" +{len(block.heard) - number}", "dim"))
        pieces += [Piece(", ")] if number else []
        pieces.append(Piece(shorten(name, max(_SHORT // 4, min(left, _NAME if len(block.heard) == 1 else _NAME // 2 + 6))) + mark, _style(kind)))
    return tuple(pieces)


def _padded(text: str, width: int) -> str:
    return text + " " * max(0, width - cells(text).width)


def _attributions(document: DocumentSources, width: int) -> Iterator[Line]:
    places = [f"{each.place.line}:{each.place.column}" for each in document.attributions]
    broadest = max(7, max(map(len, places), default=0) + 1)
    for place, each in zip(places, document.attributions, strict=True):
        head = f"{place:>{broadest}}  {each.kind:<{_KINDS}}  "
        room = width - len(head)
        who = _who(each, room // 3)
        cue, via = f" · {shorten(each.cue.text, room // 6)}" if each.cue else "", _via(document, each, room // 4)
        left = room - cells(who).width - 2
        how = next((how for how in (cue + via, via, cue) if cells(how).width <= left - _SHORT), "")  # the content is worth more than how it is said
        yield (Piece(head, "dim"), Piece(who, _style(each.type)), Piece(how), Piece(f": {shorten(each.content.text, left - cells(how).width)}"))


def _who(each: PlacedAttribution, room: int) -> str:
    if not each.source:
        return NO_SOURCE
    mark = " (anonymous)" if each.type == "anonymous" else ""
    said, room = each.source.text, max(_SHORT // 2, room - len(mark))
    if not each.name or each.name == said or room < _SHORT:
        return shorten(each.name or said, room) + mark
    name = shorten(each.name, max(room // 2, room - cells(said[:room]).width - 3))
    return f"{name} [{shorten(said, max(6, room - cells(name).width - 3))}]{mark}"


def _via(document: DocumentSources, each: PlacedAttribution, room: int) -> str:
    if each.via is None or not 0 <= each.via < len(document.attributions):
        return ""
    speaker = document.attributions[each.via].speaker
    return f" · via {shorten(document.sources[speaker].name, room) if speaker >= 0 else NO_SOURCE}"
