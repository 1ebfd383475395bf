"""The folded view: the text as terms are looked up in it, with a way back to the text as it stands.

Folded are case, the shapes of apostrophes, quotation marks, hyphens and spaces, line breaks inside a paragraph, soft hyphens and other
characters of no width, and decomposed accents. Nothing is ever reported from here: a span of the view leads back to the original.
"""

import re
import unicodedata
from bisect import bisect_right
from functools import cache
from typing import NamedTuple

from sayso.span import Span

# Same length, character by character: the cheap part of folding.
_SAME = (
    ("’", "'"), ("‘", "'"), ("ʼ", "'"), ("‛", "'"), ("“", '"'), ("”", '"'), ("„", '"'), ("‟", '"'), ("‐", "-"), ("‑", "-"),
    ("\xa0", " "), ("\u202f", " "), ("\u2009", " "), ("\u2002", " "), ("\u2003", " "), ("\n", " "), ("\r", " "), ("\t", " "),
    ("\u2028", " "), ("\x0b", " "), ("\x0c", " "), ("\x85", " "), ("İ", "i"),
)  # fmt: skip
_NO_WIDTH = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670"
# What makes the view shorter than the text. Two line breaks in a row part blocks, which no term crosses: they need no folding.
_RUNS = ("  ", "\r\n", "\n ", " \n", "\t", "\xa0 ", " \xa0", "\n\t")


class Folded(NamedTuple):
    """Hold the folded text in the letter case of the original, and where its pieces come from.

    `pieces` is empty where the view is as long as the text. Otherwise each is `(start in the view, start in the text, length in the
    view, length in the text)`; where the two lengths are equal, character answers to character.
    """

    text: str
    pieces: tuple[tuple[int, int, int, int], ...] = ()

    def span(self, start: int, end: int) -> Span:
        """Return the span of the original for `[start, end)` of the view (`start` < `end`)."""
        if not self.pieces:
            return Span(start, end)
        _, first, _, _ = self._place(start)
        _, last, _, width = self._place(end - 1)
        return Span(first, last + width)

    def _place(self, offset: int) -> tuple[int, int, int, int]:
        piece = self.pieces[bisect_right(self.pieces, (offset, 1 << 62)) - 1]
        if piece[2] == piece[3]:
            return offset, piece[1] + offset - piece[0], 1, 1
        return piece


def fold(text: str) -> Folded:
    """Return the folded view of `text`; lower-case its `text` to compare without regard to case."""
    if not _shrinks(text):
        return Folded(_same(text))
    return _mapped(text)


def fold_term(term: str) -> str:
    """Return a term as it is looked up: folded, lower-cased, one space between words."""
    return " ".join(fold(term).text.lower().split())


def _same(text: str) -> str:
    for old, new in _SAME if not text.isascii() else _SAME[15:18]:
        text = text.replace(old, new)
    return text


def _shrinks(text: str) -> bool:
    if any(run in text for run in _RUNS):
        return True
    if text.isascii():
        return False
    return any(char in text for char in _NO_WIDTH) or not unicodedata.is_normalized("NFC", text)


@cache
def _shrinking() -> re.Pattern[str]:
    return re.compile(rf"[{_NO_WIDTH}]+|\s\s+|[^\W\d_][{_MARKS}]+")


def _mapped(text: str) -> Folded:
    """Fold piece by piece, keeping account of what became shorter."""
    parts: list[str] = []
    pieces: list[tuple[int, int, int, int]] = []
    at = done = 0

    def add(piece: str, start: int, width: int) -> None:
        nonlocal at
        if piece:
            pieces.append((at, start, len(piece), width))
            parts.append(piece)
            at += len(piece)

    for match in _shrinking().finditer(text):
        start, end = match.span()
        add(text[done:start], done, start - done)
        add(_short(match.group()), start, end - start)
        done = end
    add(text[done:], done, len(text) - done)
    return Folded(_same("".join(parts)), tuple(pieces))


def _short(found: str) -> str:
    if found[0] in _NO_WIDTH:
        return ""
    if found[0].isspace():
        return " "
    return unicodedata.normalize("NFC", found)
