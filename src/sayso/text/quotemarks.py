"""Find quotation marks and tell which way each may work: apostrophes, feet and inches are left out here."""

import re
from functools import cache
from itertools import islice
from typing import NamedTuple

from sayso.text.tables import words

DOUBLE, SINGLE, GUILLEMET, ANGLE, CORNER, WHITE_CORNER = range(6)
RUN = re.compile(r"[“”„‟\"«»‹›‘’‚‛'`「」『』]+")
PIECE = re.compile(r"``|''|’’|‘‘|’'|.")
FAMILIES = {
    **dict.fromkeys(("“", "”", "„", "‟", '"', "``", "''", "’’", "‘‘", "’'"), DOUBLE),
    **dict.fromkeys("‘’‚‛'", SINGLE),
    **dict.fromkeys("«»", GUILLEMET),
    **dict.fromkeys("‹›", ANGLE),
    **dict.fromkeys("「」", CORNER),
    **dict.fromkeys("『』", WHITE_CORNER),
}
OPENING = {"“", "‘‘", "„", "‟", "``", "‘", "‚", "‛", "«", "‹", "「", "『"}
CLOSING = {"”", "’’", "’'", "’", "»", "›", "」", "』"}
BEFORE_OPENING = frozenset("([{<—–-‐‑―/|~*_=+#>…¿¡")
AFTER_CLOSING = frozenset(".,;:!?)]}>—–-‐‑―/|…*_%")
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
LETTERS_N = re.compile(r"['‘’]n['’]", re.IGNORECASE)
YEAR = re.compile(r"\d\ds?\b")
WORD = re.compile(r"[^\W\d_]+")


class Mark(NamedTuple):
    """Hold a mark: `role` is `open`, `close`, `weak` (closes, unless it is an apostrophe) or `either` (closes if it can, else opens).

    `leads` says that it stands in the first run of its block; `measure` that it may mean inches or feet; `glyph` is as written.
    """

    start: int
    end: int
    family: int
    role: str
    leads: bool
    measure: bool
    glyph: str


def marks(text: str, start: int, end: int, most: int) -> list[Mark]:
    """Return the quotation marks of `text[start:end]` in order, those of the first `most` places where any stand."""
    found: list[Mark] = []
    for run in islice(RUN.finditer(text, start, end), most):
        first, last = run.span()
        alone = last - first == 1 and text[first] in "'’"
        if alone and start < first and last < end and text[first - 1].isalnum() and text[last].isalnum():
            continue  # most are apostrophes
        before, after = _neighbours(text, start, end, first, last)
        if alone and before.isalnum() and after.isalnum():
            continue
        if last - first > 64:  # ornament, not quotation; the limit keeps a line of marks linear
            continue
        _read(found, text, run, before, after, _leads(text, start, first))
    return found


def _neighbours(text: str, start: int, end: int, first: int, last: int) -> tuple[str, str]:
    """Return the characters beside a run, looking through invisible ones (direction marks, joiners)."""
    before = text[first - 1] if first > start else ""
    after = text[last] if last < end else ""
    if before and before in INVISIBLE:
        before = text[max(start, first - 8) : first].rstrip(INVISIBLE)[-1:]
    if after and after in INVISIBLE:
        after = text[last : last + 8].lstrip(INVISIBLE)[:1]
    return before, after


def _leads(text: str, start: int, first: int) -> bool:
    return first - start < 8 and not text[start:first].strip(" \t\r\n\u00a0—–-(•*[" + INVISIBLE)


def _side(text: str, before: str, after: str, last: int) -> str:
    """Tell from its neighbours whether a run opens or closes; `either` if they do not say."""
    blank_before = not before or before.isspace()
    blank_after = not after or after.isspace()
    if after == "." and text.startswith("..", last):
        after = "a" if blank_before else after
    opens = (blank_before or before in BEFORE_OPENING) and not blank_after and (after not in AFTER_CLOSING or (blank_before and after in "…-–—(*_"))
    closes = not blank_before and (before not in BEFORE_OPENING or before in "…—–-*_>") and (blank_after or after in AFTER_CLOSING)
    if opens == closes:
        return "either"
    return "open" if opens else "close"


def _read(found: list[Mark], text: str, run: "re.Match[str]", before: str, after: str, leads: bool) -> None:
    first, last = run.span()
    side = _side(text, before, after, last)
    first_in_block = leads and not before and side == "either"  # `” … we go,” she said`: what stands first closes nothing
    for start, end, glyph in _glyphs(run.group(), first, side):
        family = FAMILIES.get(glyph)
        if family is None:
            continue
        measure = start == first and before.isdigit() and glyph in {'"', "”", "''", "'", "’"}
        if family == SINGLE:
            role = _single_role(text, glyph, side, start, end, last - first > 1)
        else:
            role = _role(glyph, "open" if first_in_block else side, family, not after or after.isspace())
        if role:
            found.append(Mark(start, end, family, role, leads, measure, glyph))


def _glyphs(run: str, offset: int, side: str) -> list[tuple[int, int, str]]:
    """Cut a run into marks; of three straight singles that close, the first is the inner mark."""
    if len(run) == 1:
        return [(offset, offset + 1, run)]
    if run.startswith("'''") and side != "open":
        head = [(offset, offset + 1, "'")]
        return head + [(offset + 1 + m.start(), offset + 1 + m.end(), m.group()) for m in PIECE.finditer(run[1:])]
    return [(offset + m.start(), offset + m.end(), m.group()) for m in PIECE.finditer(run)]


def _role(glyph: str, side: str, family: int, blank_after: bool) -> str:
    if family in (CORNER, WHITE_CORNER) or glyph in ("„", "``"):
        return "open" if glyph in OPENING else "close"
    if glyph in OPENING:
        return "either" if side == "close" or (blank_after and family == DOUBLE) else "open"
    if glyph in CLOSING:
        return "either" if side == "open" else "close"
    return side


@cache
def _elisions() -> frozenset[str]:
    return words("quotation", "elisions")


def _single_role(text: str, glyph: str, side: str, start: int, end: int, in_run: bool) -> str:
    """Return the role of a single mark, or nothing for an apostrophe."""
    if LETTERS_N.match(text, start) or (start >= 2 and LETTERS_N.match(text, start - 2)):
        return ""
    if side == "open":
        return "" if glyph == "’" or _elided(text, end) else "open"
    if side == "close" or (in_run and glyph in "'’"):
        return "weak" if _weak(text, start, end) else "close"
    return ""


def _elided(text: str, end: int) -> bool:
    if YEAR.match(text, end):
        return True
    word = WORD.match(text, end, end + 20)
    return word is not None and word.group().lower() in _elisions()


def _weak(text: str, start: int, end: int) -> bool:
    """Tell whether a closing single mark may as well be an apostrophe: `the workers’ party`, `goin’ home`, `6' tall`."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return (before in "snSNdhzxf" or before.isdigit()) and (after.isspace() or after in "-–")
