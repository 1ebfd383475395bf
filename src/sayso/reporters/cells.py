r"""Terminal cells: what a character looks like there, how wide it is, and which part of a long line to show.

Text of an article and names of files are not trusted: a control character in them could move the cursor, recolour or retitle the
terminal, and a bidirectional one could reorder what is read, so all of them are spelled out (`\x1b`, `\u202e`).
"""

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category, combining, east_asian_width

CUT = "…"
TAB = "    "
_JOINERS = "\u200c\u200d"
_NARROW = re.compile("[ -~¡-¬®-˿‐-‧‰-⁞]*")  # Latin letters and general punctuation: one cell each, nothing to escape
_UNSAFE = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_WORD_SEARCH = 12  # cells given up at a cut so that no word is shown in half


class Cells(NamedTuple):
    """Hold a piece of text as it is displayed, and how many cells it fills."""

    text: str
    width: int


class Excerpt(NamedTuple):
    """Hold the part of a line to show around a place: what stands before it, in it and after it, each as displayed."""

    before: Cells
    inside: Cells
    after: Cells

    @property
    def text(self) -> str:
        """Return the whole as one line."""
        return self.before.text + self.inside.text + self.after.text


@lru_cache(maxsize=4096)
def cell(char: str) -> Cells:
    """Return one code point as displayed: escaped if it is a control character, a tab as spaces, with its width (0, 1 or 2 for most).

    Widths follow Unicode's East Asian Width (UAX 11): wide and full-width take two cells; marks and joiners none.
    """
    if " " <= char <= "~":
        return Cells(char, 1)
    if char == "\t":
        return Cells(TAB, len(TAB))
    if char in _JOINERS:
        return Cells(char, 0)
    kind = category(char)
    if kind in _UNSAFE:
        shown = char.encode("unicode_escape", "surrogatepass").decode("ascii")
        return Cells(shown, len(shown))
    if combining(char) or kind in ("Mn", "Me"):
        return Cells(char, 0)
    return Cells(char, 2 if east_asian_width(char) in "WF" else 1)


def cells(text: str) -> Cells:
    """Return a text as displayed, with its width."""
    if _NARROW.fullmatch(text):
        return Cells(text, len(text))
    shown = [cell(char) for char in text]
    return Cells("".join(each.text for each in shown), sum(each.width for each in shown))


def printable(text: str) -> str:
    """Return a text with every control character spelled out, so that it can be printed anywhere."""
    return cells(text).text


def shorten(text: str, width: int) -> str:
    """Return as much of a text as fits into `width` cells, with `…` in its middle if it does not fit."""
    if len(text) <= 4 * width and cells(text).width <= width:
        return printable(text)
    head = _leading(text, width - width // 3 - 1).text
    return head.rstrip() + CUT + _trailing(text, width // 3).text.lstrip()


def excerpt(line: str, start: int, end: int, width: int) -> Excerpt:
    """Return what to show of `line` so that `[start, end)` (code points) is in sight and all of it fits into `width` cells.

    Costs no more for a line of a megabyte than for a short one. Where the span alone is too long its end is cut.
    """
    start = min(start, len(line))
    end = min(max(end, start), len(line))
    inside = _inside(line, start, end, width)
    spare = max(0, width - inside.width)
    after = _after(line, end, spare - min(spare // 2, _shown_width(line[max(0, start - spare) : start])))
    before = _before(line, start, spare - after.width)
    return Excerpt(before, inside, after)


def _shown_width(text: str) -> int:
    return cells(text).width


def _inside(line: str, start: int, end: int, width: int) -> Cells:
    if end - start <= 4 * width:
        whole = cells(line[start:end])
        if whole.width <= width:
            return whole
    cut = _leading(line[start : start + 4 * width], width - 1)
    return Cells(cut.text + CUT, cut.width + 1)


def _after(line: str, end: int, room: int) -> Cells:
    piece = line[end : end + 4 * room + 1]
    whole = cells(piece)
    if whole.width <= room and end + len(piece) >= len(line):
        return whole
    if room < 1:
        return Cells("", 0)
    cut = _leading(piece, room - 1)
    gap = cut.text.rfind(" ")
    text = cut.text[:gap] if gap >= 0 and len(cut.text) - gap <= _WORD_SEARCH else cut.text
    return Cells(text + CUT, _shown_width(text) + 1)


def _before(line: str, start: int, room: int) -> Cells:
    piece = line[max(0, start - 4 * room - 1) : start]
    whole = cells(piece)
    if whole.width <= room and len(piece) == start:
        return whole
    if room < 1:
        return Cells("", 0)
    cut = _trailing(piece, room - 1)
    gap = cut.text.find(" ")
    text = cut.text[gap + 1 :] if 0 <= gap < min(_WORD_SEARCH, len(cut.text) - 1) else cut.text
    return Cells(CUT + text, _shown_width(text) + 1)


def _leading(text: str, room: int) -> Cells:
    if _NARROW.fullmatch(text):
        return Cells(text[:room], min(len(text), room))
    width = 0
    shown: list[str] = []
    for char in text:
        each = cell(char)
        if width + each.width > room:
            break
        width += each.width
        shown.append(each.text)
    return Cells("".join(shown), width)


def _trailing(text: str, room: int) -> Cells:
    if _NARROW.fullmatch(text):
        return Cells(text[max(0, len(text) - room) :], min(len(text), room))
    width = 0
    shown: list[Cells] = []
    for char in reversed(text):
        each = cell(char)
        if width + each.width > room:
            break
        width += each.width
        shown.append(each)
    while shown and not shown[-1].width:  # a mark whose letter was cut away
        shown.pop()
    return Cells("".join(each.text for each in reversed(shown)), width)
