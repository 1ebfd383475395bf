"""Plain text: blank lines part blocks, lines part paragraphs unless the block is hard-wrapped."""

import re

from sayso.article import Article, Meta
from sayso.span import Span
from sayso.text.records import Block

MAX_HEADLINE_WORDS = 20
WRAP_MIN_LINES = 3
_BLANK = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?:(?:\r\n|\n|\r)[ \t]*)+")
_LINE = re.compile(r"[^\r\n]+")
_CREDIT = re.compile(r"(?:source|sources|credit|photograph|photo|agencies|via)\s*(?:[:»>|–—-]+)\s*\S.{0,80}|with files from .{1,80}|\((?:[A-Z][\w’' ]+)\)", re.IGNORECASE)


def from_text(text: str, *, meta: Meta = Meta(), headline: str | None = None) -> Article:  # noqa: B008 - immutable
    """Return a plain text as an article; `headline` puts a headline block before it."""
    if headline is not None:
        text = f"{headline}\n\n{text}"
    return Article(text, blocks(text), meta)


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a plain text."""
    pieces = [lines for start, end in _chunks(text) if (lines := _paragraphs(text, start, end))]
    found = [Block("paragraph", span) for lines in pieces for span in lines]
    if len(pieces) > 1 and len(pieces[0]) == 1 and len(pieces[0][0].of(text).split()) <= MAX_HEADLINE_WORDS:
        found[0] = Block("headline", found[0].span)
    if len(found) > 1 and _CREDIT.fullmatch(found[-1].span.of(text)):
        found[-1] = Block("credit", found[-1].span)
    return tuple(found)


def _chunks(text: str) -> list[tuple[int, int]]:
    cuts = [match.span() for match in _BLANK.finditer(text)]
    return list(zip([0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)], strict=True))


def _paragraphs(text: str, start: int, end: int) -> list[Span]:
    lines = [_stripped(text, *match.span()) for match in _LINE.finditer(text, start, end)]
    lines = [line for line in lines if line.end > line.start]
    if _hard_wrapped(text, lines):
        return [Span(lines[0].start, lines[-1].end)]
    return lines


def _stripped(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip())) if piece.strip() else start)


def _hard_wrapped(text: str, lines: list[Span]) -> bool:
    if len(lines) < WRAP_MIN_LINES:
        return False
    widths = [line.end - line.start for line in lines[:-1]]
    return max(widths) <= 100 and min(widths) >= 0.6 * max(widths) and sum(text[line.end - 1] not in ".!?”\"" for line in lines[:-1]) > len(widths) / 2
