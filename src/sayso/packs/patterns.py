"""Regular expressions of rule files: on RE2, whose time is linear in the text, and only where a word they need was found."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from sayso.packs.folding import Folded
from sayso.span import Span

MAX_PATTERN = 1_000
_PIECE = re.compile(r"\\.|\[\^?\]?[^\]]*\]|\(\?(?:P?<\w+>|[a-zA-Z-]*[:)]?)|\(|\{\d*,?\d*\}|.", re.DOTALL)
_GAP, _EDGE = "\0", "\b"
_SHORTEST = 3


@lru_cache(maxsize=1024)
def compiled(pattern: str, *, exact: bool = False) -> Any:
    """Return the pattern compiled by RE2; raise `ValueError` with RE2's complaint if it does not take it."""
    import re2

    options = re2.Options()
    options.case_sensitive = exact
    options.log_errors = False
    options.max_mem = 8 << 20
    try:
        return re2.compile(pattern, options=options)
    except re2.error as error:
        reason = error.args[0] if error.args else error
        raise ValueError(reason.decode() if isinstance(reason, bytes) else str(reason)) from None


def complaint(pattern: str) -> str:
    """Return why a pattern is refused, or an empty string."""
    if len(pattern) > MAX_PATTERN:
        return f"is longer than {MAX_PATTERN} characters: split it"
    try:
        found = compiled(pattern)
    except ValueError as error:
        return f"is refused by RE2 ({error}): look-around and back-references do not exist there"
    return "matches the empty text: say what must be there" if found.search("") else ""


def occurrences(pattern: str, view: Folded, *, exact: bool) -> Iterator[tuple[Span, Any]]:
    """Yield the span, in the original of `view`, and the match of every place the pattern matches."""
    for match in compiled(pattern, exact=exact).finditer(view.text):
        start, end = match.span()
        if end > start:
            yield view.span(start, end), match


def needed(pattern: str) -> str:
    r"""Return the longest run of whole words that every match must hold, in lower case, or an empty string if none can be told.

    Only what stands outside brackets and alternatives counts, and of that only words with an edge (a space or `\b`) on both sides.
    """
    run: list[str] = []
    depth = 0
    for piece in _PIECE.findall(pattern):
        if piece[0] in "()":
            depth += 0 if piece.startswith("(?") and piece.endswith(")") else 1 if piece[0] == "(" else -1
            run.append(_GAP)
        elif depth:
            continue
        elif piece == "|":
            return ""
        elif piece[0] in "?*{":
            run[-1:] = [_GAP]
        else:
            run.append(_EDGE if piece == r"\b" else _GAP if len(piece) > 1 or piece in "+.^$" else piece)
    found = max((_whole(stretch) for stretch in "".join(run).split(_GAP)), key=len)
    return found if len(found) >= _SHORTEST else ""


def _whole(piece: str) -> str:
    """Return the longest stretch of `piece` with a word's edge on both sides."""
    parts = piece.lower().split(_EDGE)
    whole = []
    for place, part in enumerate(parts):
        bounded = part if place else part.partition(" ")[2]
        whole.append((bounded if place < len(parts) - 1 else bounded.rpartition(" ")[0]).strip())
    return max((part for part in whole if part[:1].isalnum()), key=len, default="")
