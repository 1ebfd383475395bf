"""Tell a statement in quotation marks from a fragment and from a title or a scare quote."""

import re
from functools import cache

from sayso.span import Span
from sayso.text.tables import words

STOP_INSIDE = re.compile(r"[.!?…]['’)\]]*\s+[\"'“‘(\[]*[A-Z0-9]")
WORD = re.compile(r"[^\W_]+(?:[-’'.&][^\W_]+)*")
SENTENCE_END = ".!?…:\n"
READ = 2000  # characters of a quotation that are read for a stop: nested quotations would be read again at every depth
TERM_WORDS = 3
TITLE_WORDS = 12


@cache
def _subjects() -> frozenset[str]:
    return words("quotation", "subjects")


@cache
def _finite() -> frozenset[str]:
    return words("quotation", "finite")


def kind(text: str, span: Span, content: Span, block: Span) -> str:
    """Return `direct`, `partial` or `term` for a quotation that is closed and opened in one block."""
    found = WORD.findall(text, content.start, min(content.end, content.start + 160))
    if not found:
        return "term"
    first = text[content.start]
    before = text[max(block.start, span.start - 40) : span.start].rstrip("\"'“‘«([{—–- \t\n\r\u00a0")
    opens_sentence = not before or before[-1] in SENTENCE_END or before[-1] == ","
    if len(found) <= TERM_WORDS:
        return _short_kind(text, content, first, opens_sentence)
    if STOP_INSIDE.search(text, content.start, min(content.end, content.start + READ)):
        return "direct"
    return _long_kind(text, found, first, opens_sentence, content)


def _short_kind(text: str, content: Span, first: str, opens_sentence: bool) -> str:
    whole = opens_sentence and first.isupper() and text[content.end - 1] in ".,!?…—–-"
    return "direct" if whole else "term"


def _long_kind(text: str, found: list[str], first: str, opens_sentence: bool, content: Span) -> str:
    if _is_title(found) and not (opens_sentence and text[content.end - 1] in ".,!?…"):
        return "term"
    if opens_sentence:
        return "direct"
    folded = [word.lower().replace("’", "'") for word in found[:8]]
    if folded[0] in _subjects() and not _finite().isdisjoint(folded[1:]):
        return "direct"
    if folded[0] in _subjects() and "'" in folded[0]:
        return "direct"
    return "direct" if first.isupper() and text[content.end - 1] in ".!?…" and not _finite().isdisjoint(folded) else "partial"


def _is_title(found: list[str]) -> bool:
    """Tell whether all words but the small ones begin with a capital, as in the name of a book or a film."""
    if len(found) > TITLE_WORDS:
        return False
    small = words("quotation", "small")
    return all(word[0].isupper() or word[0].isdigit() or word in small for word in found)
