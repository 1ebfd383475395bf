"""The folded view: the text as terms are looked up in it, with a way back to the text as it stands.

Folded are case, the shapes of apostrophes, quotation marks, hyphens and spaces, line breaks inside a paragraph, soft hyphens and other
characters of no width, and decomposed accents. Nothing is ever reported from here: a span of the view leads back to the original.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from sayso.span import Span

# Same length, character by character: the cheap part of folding.
_SAME = (
    ("’", "'"), ("‘", "'"), ("ʼ", "'"), ("‛", "'"), ("“", '"'), ("”", '"'), ("„", '"'), ("‟", '"'), ("‐", "-"), ("‑", "-"),
    ("\xa0", " "), ("\u202f", " "), ("\u2009", " "), ("\u2002", " "), ("\u2003", " "), ("\n", " "), ("\r", " "), ("\t", " "),
    ("\u2028", " "), ("\x0b", " "), ("\x0c", " "), ("\x85", " "), ("İ", "i"),
)  # fmt: skip
_ASCII = tuple(pair for pair in _SAME if pair[0].isascii())
NO_WIDTH = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670"
_GAP = "\x1e\x1e"  # stands for an empty line, which no term crosses: most articles then need no account of what became shorter


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
    same = _same(text)
    if not text.isascii() and (any(char in text for char in NO_WIDTH) or not unicodedata.is_normalized("NFC", text)):
        return _joined(same, [(match.span(), _short(match.group())) for match in _shrinking().finditer(same)])
    if "  " in same:
        return _joined(same, [(span, " ") for span in _runs(same)])
    return Folded(same)


def fold_term(term: str) -> str:
    """Return a term as it is looked up: folded, lower-cased, one space between words."""
    return " ".join((term if term.isascii() else fold(term).text).lower().split())  # to split and join is all that folding does to ASCII


def _same(text: str) -> str:
    text = text.replace("\n\n", _GAP)
    for old, new in _SAME if not text.isascii() else _ASCII:
        text = text.replace(old, new)
    return text


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the range of every run of two or more spaces."""
    start = text.find("  ")
    while start >= 0:
        end = start + 2
        while text[end : end + 1] == " ":
            end += 1
        yield start, end
        start = text.find("  ", end)


@cache
def _shrinking() -> re.Pattern[str]:
    return re.compile(rf"[{NO_WIDTH}]+|  +|[^\W\d_][{_MARKS}]+")


def _joined(text: str, shorter: Iterable[tuple[tuple[int, int], str]]) -> Folded:
    """Return the view in which the given ranges of `text` have become shorter, with an account of every piece."""
    parts: list[str] = []
    pieces: list[tuple[int, int, int, int]] = []
    at = done = 0
    for (start, end), short in shorter:
        if start > done:
            pieces.append((at, done, start - done, start - done))
            parts.append(text[done:start])
            at += start - done
        if short:
            pieces.append((at, start, len(short), end - start))
            parts.append(short)
            at += len(short)
        done = end
    if done < len(text):
        pieces.append((at, done, len(text) - done, len(text) - done))
        parts.append(text[done:])
    return Folded("".join(parts), tuple(pieces))


def _short(found: str) -> str:
    if found[0] in NO_WIDTH:
        return ""
    if found[0] == " ":
        return " "
    return unicodedata.normalize("NFC", found)
