"""Find quotations: marks are paired block by block, then what a paragraph leaves open is carried to the next by press usage.

Press usage: a quotation that runs on into the next paragraph has no closing mark, and the next paragraph opens with a mark again.
"""

import re
from bisect import bisect_right
from functools import cache
from typing import NamedTuple

from sayso.span import Span
from sayso.text.quotekinds import kind
from sayso.text.quotemarks import DOUBLE, FAMILIES, SINGLE, Mark, marks
from sayso.text.quotepairs import Paired, pair
from sayso.text.records import Block, Quote, Quotes, Unbalanced
from sayso.text.tables import words

PROSE = frozenset(("paragraph", "blockquote", "list", "standfirst"))
MOST_BETWEEN = 8  # paragraphs without a mark that a quotation may run through before we call it unclosed
HEADS = frozenset(("headline", "subhead"))
HEADING_WORDS = 12
CREDIT = re.compile(r"(?:^|(?<=\s))[—–―][^\S\n]*[@\w][^—–―\n]{1,80}$", re.MULTILINE)
SPEAKER = re.compile(r"\s(?:(?:said|says)\s)?(?:[A-Z][\w.’'-]*\s){0,3}([A-Z][^\W\d_]{2,})(?=\s(?:said|says|added|told|wrote)\b|[.,])")
MOST_INSIDE = 50  # pieces inside a block quotation that are looked at
MOST_MARKS = 50_000  # in one text: a book of dialogue has fewer; the rest is ornament, and is not read


class _Piece(NamedTuple):
    span: Span
    content: Span
    opened: bool
    closed: bool
    continues: int
    block: int


class _Pending(NamedTuple):
    mark: Mark
    block: int
    piece: int
    between: tuple[int, ...]


class _Book:
    """Gather the pieces of a text; `pending` holds, by family, what the last paragraph left open."""

    __slots__ = ("blocks", "continued", "pending", "pieces", "text", "unbalanced")

    def __init__(self, text: str, blocks: tuple[Block, ...]) -> None:
        self.text = text
        self.blocks = blocks
        self.pieces: list[_Piece] = []
        self.unbalanced: list[Unbalanced] = []
        self.pending: dict[int, _Pending] = {}
        self.continued: dict[int, int] = {}


def quotes(text: str, blocks: tuple[Block, ...]) -> Quotes:
    """Return the quotations of a text in order of their start, and the double marks that have no partner.

    Single marks are never called unbalanced: too many of them are apostrophes.
    """
    book = _Book(text, blocks)
    left = MOST_MARKS
    for index, block in enumerate(blocks):
        found = marks(text, *block.span, left)
        left = max(0, left - len(found))
        if block.kind in PROSE:
            if found or book.pending:
                _prose(book, index, found)
        elif found:
            _alone(book, index, found)
        if block.kind == "blockquote":
            _set_off(book, index)
    for family in list(book.pending):
        _give_up(book, family)
    return _result(book)


def _prose(book: _Book, index: int, found: list[Mark]) -> None:
    if not found:
        for family in list(book.pending):
            _pass_over(book, family, index)
        return
    paired = pair(found)
    book.continued = {}
    for family in list(book.pending):
        _carry(book, family, index, found, paired)
    _keep_opens(book, index, paired)
    _keep_pairs(book, index, paired)
    _report_closes(book, index, paired)


def _set_off(book: _Book, index: int) -> None:
    """Take a block quotation without marks as a quotation; one that begins with marks has them tell, and a credit line is no part of it."""
    inside = _trimmed(book.text, *book.blocks[index].span)
    credit = CREDIT.search(book.text, inside.start, inside.end)
    end = _trimmed(book.text, inside.start, credit.start() if credit else inside.end).end
    own = [piece for piece in book.pieces[-MOST_INSIDE:] if piece.block == index]
    if end <= inside.start or any(piece.span.start <= inside.start + 1 for piece in own):
        return
    before = len(book.pieces) - len(own) - 1
    carried = before >= 0 and book.pieces[before].block == index - 1 and not (book.pieces[before].opened or book.pieces[before].closed)
    span = Span(inside.start, end)
    book.pieces.append(_Piece(span, span, False, False, before if carried else -1, index))


def _alone(book: _Book, index: int, found: list[Mark]) -> None:
    """Take a headline, a caption or a cell: nothing is carried into it or out of it."""
    held, book.pending, book.continued = book.pending, {}, {}
    paired = pair(found)
    _keep_opens(book, index, paired)
    _keep_pairs(book, index, paired)
    _report_closes(book, index, paired)
    for family in list(book.pending):
        _give_up(book, family)
    book.pending = held


def _pass_over(book: _Book, family: int, index: int) -> None:
    waiting = book.pending[family]
    if len(waiting.between) >= MOST_BETWEEN:
        _give_up(book, family)
    else:
        book.pending[family] = waiting._replace(between=(*waiting.between, index))


def _carry(book: _Book, family: int, index: int, found: list[Mark], paired: Paired) -> None:
    """Link what the last paragraph left open to this one, if this one reopens it or closes it."""
    waiting = book.pending[family]
    closings = {closing.start for _, closing in paired.pairs}
    leader = next((mark for mark in found if mark.leads and mark.family == family and mark.start not in closings), None)
    close = next((mark for mark in paired.closes if mark.family == family), None)
    if leader and leader is not close and _reopens(book, waiting, leader):
        del book.pending[family]
        piece = waiting.piece
        if piece < 0:
            piece = _open_piece(book, waiting.mark, waiting.block, book.blocks[waiting.block].span.end)
        book.continued[leader.start] = piece
    elif any(opening.glyph == waiting.mark.glyph and (close is None or opening.start < close.start) for opening, _ in paired.pairs):
        _give_up(book, family)  # whole quotations with the same marks stand here: these are the article's words again
    elif close and family != SINGLE and _tells_of_speaker(book, waiting, index, close):
        _give_up(book, family)
    elif close and family != SINGLE and not any(mark.family == family and mark.start < close.start for mark in paired.opens):
        _join(book, waiting, index, close)
        paired.closes.remove(close)
        del book.pending[family]
    else:
        _pass_over(book, family, index)


def _reopens(book: _Book, waiting: _Pending, leader: Mark) -> bool:
    """Tell whether the mark that leads a paragraph carries on what was left open: nothing came between, and no cue ended it."""
    if waiting.piece < 0 and book.text[leader.start - 1 : leader.start] not in {"“", '"', "«", "'"}:
        before = book.text[max(0, waiting.mark.start - 4) : waiting.mark.start].rstrip()
        if before[-1:] not in {",", ":"}:
            return False
    return not any(_is_paragraph(book, block) for block in waiting.between) and not _said_at_end(book, waiting)


def _is_paragraph(book: _Book, block: int) -> bool:
    """Tell whether a block is more than a heading, a link or a credit that stands between two paragraphs."""
    piece = book.blocks[block].span.of(book.text).rstrip()
    return piece[-1:] in ".!?…" or len(piece.split(None, HEADING_WORDS)) > HEADING_WORDS


def _tells_of_speaker(book: _Book, waiting: _Pending, index: int, close: Mark) -> bool:
    """Tell whether a paragraph between names the one who is then said to speak: nobody tells of himself by name."""
    if not waiting.between:
        return False
    speaker = SPEAKER.match(book.text, close.end, min(len(book.text), close.end + 80))
    if not speaker:
        return False
    own = [*waiting.between, index]
    return any(speaker[1] in book.text[book.blocks[each].span.start : min(book.blocks[each].span.end, close.start)] for each in own)


def _join(book: _Book, waiting: _Pending, index: int, close: Mark) -> None:
    """Carry an open quotation through paragraphs that do not reopen it, up to its closing mark."""
    last = waiting.piece
    for block in waiting.between:
        inner = _trimmed(book.text, *book.blocks[block].span)
        book.pieces.append(_Piece(inner, inner, False, False, last, block))
        last = len(book.pieces) - 1
    start = _trimmed(book.text, *book.blocks[index].span).start
    book.pieces.append(_Piece(Span(start, close.end), Span(start, close.start), False, True, last, index))


def _keep_pairs(book: _Book, index: int, paired: Paired) -> None:
    for opening, closing in paired.pairs:
        span, content = Span(opening.start, closing.end), Span(opening.end, closing.start)
        book.pieces.append(_Piece(span, content, True, True, book.continued.get(opening.start, -1), index))


def _keep_opens(book: _Book, index: int, paired: Paired) -> None:
    """Judge the openings of a block that found no closing: broken off here, carried on within the block, or left to the next one."""
    outer = [*(opening for opening, _ in paired.pairs), *paired.opens]
    starts = sorted({mark.start for mark in outer if mark.family != SINGLE})  # a single mark opens a quotation within the quotation
    end = _trimmed(book.text, *book.blocks[index].span).end
    for mark in paired.opens:
        after = bisect_right(starts, mark.start)
        later = starts[after] if after < len(starts) and mark.family != SINGLE else None
        fate = _fate(book.text, mark, later) if later is not None else "pending"
        stop = later if later is not None and fate != "pending" else end
        if mark.family == SINGLE and mark.start not in book.continued and not mark.leads:
            book.pending[SINGLE] = _Pending(mark, index, -1, ())  # as like as not an apostrophe: no piece before it is carried on
            continue
        piece = _open_piece(book, mark, index, stop)
        if fate == "broken":
            book.unbalanced.append(Unbalanced(Span(mark.start, mark.end), "unclosed", index))
        elif fate == "carried" and later is not None:
            book.continued.setdefault(later, piece)
        else:
            if mark.family in book.pending:
                _give_up(book, mark.family)
            book.pending[mark.family] = _Pending(mark, index, piece, ())


def _open_piece(book: _Book, mark: Mark, index: int, stop: int) -> int:
    content = Span(mark.end, max(mark.end, _trimmed(book.text, mark.end, stop).end))
    book.pieces.append(_Piece(Span(mark.start, content.end), content, True, False, book.continued.get(mark.start, -1), index))
    return len(book.pieces) - 1


@cache
def _said() -> "re.Pattern[str]":
    verbs = "|".join(sorted(words("quotation", "cues")))
    return re.compile(rf"[,?!…—–-][’']?\s[^.!?\"“”\n]{{0,80}}\b(?:{verbs})\b[^.!?\"“”\n]{{0,120}}[.,:—–-]?\s*$")


@cache
def _named() -> "re.Pattern[str]":
    """Match a cue with its source that interrupts a quotation: `…, Mr. Hall said in a statement`, `…, said the mayor`."""
    name = r"(?:he|she|they|(?:[A-Z][a-z]+\.\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2}|the\s\w+(?:\s\w+)?)"
    verb = r"(?:said|says|wrote|added|tweeted|told|explained|continued|recalled)"
    goes_on = r"(?:that|he|she|they|it|we|you|I|to|is|was|there|this|the|a|me|us|my|our|his|her)"
    return re.compile(rf"[,?!][’']?\s(?:{name}\s{verb}|(?:said|says)\s[A-Z][\w’'-]+)\b(?!\s{goes_on}\b)")


def _fate(text: str, mark: Mark, later: int) -> str:
    """Say what the text up to the next opening mark tells of `mark`: `broken`, `carried` (a lost paragraph break) or `pending`."""
    between = text[max(mark.end, later - 240) : later]
    if _said().search(between):
        return "broken"
    if between.rstrip()[-1:] not in ".!?…":
        return "pending"
    return "broken" if _in_midsentence(text[max(0, mark.start - 24) : mark.start]) else "carried"


def _in_midsentence(before: str) -> bool:
    """Tell whether a mark stands amid a sentence and after no verb of saying: what it opens is a phrase, not a speech of paragraphs."""
    last = before.rpartition("\n")[2].rstrip().rpartition(" ")[2]
    return last.isalpha() and before[-1:].isspace() and last.lower() not in words("quotation", "cues")


def _said_at_end(book: _Book, waiting: _Pending) -> bool:
    """Tell whether the paragraph left open holds a cue (`…, she said.`): then its quotation ended before it."""
    end = _trimmed(book.text, *book.blocks[waiting.block].span).end
    return bool(_said().search(book.text[max(waiting.mark.end, end - 200) : end]) or _named().search(book.text, waiting.mark.end, end))


def _report_closes(book: _Book, index: int, paired: Paired) -> None:
    closes = [mark for mark in paired.closes if mark.family != SINGLE]
    if len(closes) % 2 == 0 and not paired.opens:  # marks that all turn the wrong way, not marks that are missing
        return
    book.unbalanced.extend(Unbalanced(Span(mark.start, mark.end), "unopened", index) for mark in closes)


def _give_up(book: _Book, family: int) -> None:
    waiting = book.pending.pop(family)
    if family != SINGLE:
        book.unbalanced.append(Unbalanced(Span(waiting.mark.start, waiting.mark.end), "unclosed", waiting.block))


def _trimmed(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


def _result(book: _Book) -> Quotes:
    order = sorted(range(len(book.pieces)), key=lambda index: (book.pieces[index].span.start, -book.pieces[index].span.end))
    place = {piece: index for index, piece in enumerate(order)}
    found: list[Quote] = []
    ends: list[int] = []
    for index in order:
        piece = book.pieces[index]
        while ends and ends[-1] <= piece.span.start:
            ends.pop()
        found.append(_quote(book, piece, len(ends), place.get(piece.continues, -1)))
        ends.append(piece.span.end)
    return Quotes(tuple(found), tuple(sorted(_sure(book))))


def _sure(book: _Book) -> list[Unbalanced]:
    """Return the marks that surely quote in this text: angles are arrows too (`Source » agency`) unless a pair shows otherwise."""
    known = {FAMILIES.get(book.text[piece.span.start]) for piece in book.pieces if piece.opened and piece.closed} | {DOUBLE}
    return [each for each in book.unbalanced if FAMILIES.get(each.span.of(book.text)) in known]


def _quote(book: _Book, piece: _Piece, depth: int, continues: int) -> Quote:
    whole = piece.opened and piece.closed and continues < 0
    block = book.blocks[piece.block]
    what = kind(book.text, piece.span, piece.content, block.span, block.kind in HEADS) if whole else "direct"
    return Quote(piece.span, piece.content, depth, what, piece.opened, piece.closed, continues, piece.block)
