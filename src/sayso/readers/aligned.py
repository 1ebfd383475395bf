"""Align the value of a quoted or folded string (YAML, TOML) with how it is written, so that each of its characters has its place."""

import re

from sayso.readers.draft import Piece, whole

_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\r?\n[ \t]*|.)|''|\r\n", re.DOTALL)
_SPACE = re.compile(r"\s+")


def aligned(value: str, source: str, start: int, end: int) -> list[Piece]:
    """Return pieces that spell `value`, from what is written between two offsets of the file.

    Equal characters stand for themselves, an escape and a folded line end map as a whole. What cannot be aligned is one piece.
    """
    at = source.find(value, start, end)
    if at >= 0 and not source[start:at].strip("\"' \t\r\n"):
        return [Piece(value, at, at + len(value))]
    return _walked(value, source, start, end) or [whole(value, start, end, source)]


def _walked(value: str, source: str, start: int, end: int) -> list[Piece]:
    pieces: list[Piece] = []
    read, at = 0, start
    while read < len(value):
        if at >= end:
            return []
        same = _common(value, read, source, at, end)
        escape = _ESCAPE.match(source, at, end) if source[at] in "\\'\r" else None
        if same and not (escape and source[at] in "\\'" and _stands_for(escape.group(), value, read) is not None):
            stop = _before_escape(source, at, at + same)
            pieces.append(Piece(source[at:stop], at, stop))
            read, at = read + stop - at, stop
            continue
        length, until = _changed(value, read, source, at, end, escape)
        if until == at:
            return []
        if length:
            pieces.append(whole(value[read : read + length], at, until, source))
        read, at = read + length, until
    return pieces


def _common(value: str, read: int, source: str, at: int, end: int) -> int:
    """Return how many characters are the same from here on."""
    length = 0
    limit = min(len(value) - read, end - at)
    while length < limit and value[read + length] == source[at + length]:
        length += 1
    return length


def _before_escape(source: str, at: int, stop: int) -> int:
    """Return where a stretch of equal characters must stop: at a backslash or a doubled quotation mark, which are read on their own."""
    found = re.compile(r"\\|''").search(source, at + 1, stop + 1)
    return min(found.start(), stop) if found else stop


def _stands_for(written: str, value: str, read: int) -> int | None:
    """Return how many characters of the value an escape stands for, or None if it does not fit."""
    if written[:2] == "\\\n" or written == "\\\r\n" or written[:3] == "\\\r\n":
        return 0
    if written == "''":
        return 1 if value.startswith("'", read) else None
    if written[0] == "\\":
        expected = _decoded(written)
        return len(expected) if value.startswith(expected, read) else None
    return 1 if value[read : read + 1] in {"\n", " "} else None


_NAMED = {
    "n": "\n",
    "t": "\t",
    "r": "\r",
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "e": "\x1b",
    "f": "\f",
    "v": "\v",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
}


def _decoded(written: str) -> str:
    if written[1] in "xuU" and len(written) > 2:
        return chr(min(int(f"0x{written[2:]}", 0), 0x10FFFF))
    return _NAMED.get(written[1], written[1])


def _changed(value: str, read: int, source: str, at: int, end: int, escape: re.Match[str] | None) -> tuple[int, int]:
    """Return how much of the value the next escape or folded white space stands for, and where it ends; where it began if neither fits."""
    length = _stands_for(escape.group(), value, read) if escape else None
    if escape and length is not None:
        return length, escape.end()
    run = _SPACE.match(source, at, end)
    if run is None:
        return 0, at
    folded = _SPACE.match(value, read)
    return (folded.end() - read if folded else 0), run.end()
