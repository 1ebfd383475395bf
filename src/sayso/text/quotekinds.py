"""Tell what a quotation is: a statement, a fragment of one, a title, a word mentioned as a word, or a word the writer keeps at a distance."""

import re
from functools import cache

from sayso.span import Span
from sayso.text.tables import words

STOP_INSIDE = re.compile(r"[.!?…]['’)\]]*\s+[\"'“‘(\[]*[A-Z0-9]")
STOP = re.compile(r"[.!?;](?=\s|$)")
WORD = re.compile(r"[^\W_]+(?:[-’'.&][^\W_]+)*")
SENTENCE_END = ".!?…:\n"
READ = 2000  # characters of a quotation that are read for a stop: nested quotations would be read again at every depth
TERM_WORDS = 3
TITLE_WORDS = 12
BEFORE, AFTER = 120, 90  # characters beside a fragment in which what it is called, and who says it, is looked for
NAMING_REACH = 6  # words between `called` and what it is called


@cache
def _group(name: str) -> frozenset[str]:
    return words("quotation", name)


def kind(text: str, span: Span, content: Span, block: Span, headline: bool = False) -> str:
    """Return `direct`, `partial`, `title`, `term` or `scare` for a quotation that is closed and opened in one block: see `records.Quote`."""
    found = WORD.findall(text, content.start, min(content.end, content.start + 160))
    if not found:
        return "term"
    first = text[content.start]
    before = text[max(block.start, span.start - 40) : span.start].rstrip("\"'“‘«([{—–- \t\n\r\u00a0")
    opens_sentence = not before or before[-1] in SENTENCE_END or before[-1] == ","
    if len(found) <= TERM_WORDS:
        whole = opens_sentence and first.isupper() and (text[content.end - 1] in ".,!?…—–-" or _is_clause(found))
        return "direct" if whole else _fragment(text, span, block, found, headline)
    if STOP_INSIDE.search(text, content.start, min(content.end, content.start + READ)):
        return "direct"
    what = _long_kind(text, found, first, opens_sentence, content)
    return "scare" if what == "partial" and _last(before) in _group("distance") else what


def _long_kind(text: str, found: list[str], first: str, opens_sentence: bool, content: Span) -> str:
    if _is_title(found) and not (opens_sentence and text[content.end - 1] in ".,!?…"):
        return "title"
    if opens_sentence:
        return "direct"
    folded = [word.lower().replace("’", "'") for word in found[:8]]
    if folded[0] in _group("subjects") and not _group("finite").isdisjoint(folded[1:]):
        return "direct"
    if folded[0] in _group("subjects") and "'" in folded[0]:
        return "direct"
    return "direct" if first.isupper() and text[content.end - 1] in ".!?…" and not _group("finite").isdisjoint(folded) else "partial"


def _is_clause(found: list[str]) -> bool:
    """Tell whether a subject and a finite verb are all there is: `It sails`, `We were wrong`."""
    folded = [word.lower().replace("’", "'") for word in found]
    return len(folded) > 1 and folded[0] in _group("subjects") and not _group("finite").isdisjoint(folded[1:])


def _is_title(found: list[str]) -> bool:
    """Tell whether all words but the small ones begin with a capital, as in the name of a book or a film."""
    if len(found) > TITLE_WORDS:
        return False
    return all(word[0].isupper() or word[0].isdigit() or word in _group("small") for word in found)


def _last(before: str) -> str:
    found = WORD.findall(before[-40:].lower())
    return found[-1] if found else ""


def _fragment(text: str, span: Span, block: Span, found: list[str], headline: bool) -> str:
    """Return the kind of one to three words in marks: what stands right before them tells, then who speaks in the sentence."""
    ahead = _same_sentence(text[max(block.start, span.start - BEFORE) : span.start])
    before = [word.replace("’", "'") for word in WORD.findall(ahead.lower())]
    behind = text[span.end : min(block.end, span.end + AFTER)] if text[span.end - 2 : span.end - 1] not in ".!?" else ""
    after = [word.replace("’", "'") for word in WORD.findall(STOP.split(behind, maxsplit=1)[0].lower())]
    last = before[-1] if before else ""
    if last in _group("distance"):
        return "scare"
    if _mentioned(text, span, before, after):
        return "term"
    if found[0][0].isupper() and _is_title(found) and (len(found) > 1 or _names_a_work(text, span, before, after)):
        return "title"
    if last in _group("possessive") or last.endswith("'s"):
        return "scare"
    reported = not _group("cues").isdisjoint(before) or not _group("cues").isdisjoint(after) or not _group("judged").isdisjoint(before[-8:])
    return "partial" if headline or reported else "scare"


def _same_sentence(ahead: str) -> str:
    """Return what stands before a quotation since the last stop."""
    return ahead[max(ahead.rfind(". "), ahead.rfind("? "), ahead.rfind("! "), ahead.rfind("\n"), -1) + 1 :]


def _mentioned(text: str, span: Span, before: list[str], after: list[str]) -> bool:
    """Tell whether the words are named rather than used: `the word “x”`, `known as “x”`, `called it a “x”`, `“x” means`, `Robert “Bob” Hall`."""
    if before[-1:] and (before[-1] in _group("mention") or before[-1] in _group("meaning")):
        return True
    if not _group("naming").isdisjoint(before[-NAMING_REACH:]) or before[-2:] in (["refer", "as"], ["known", "as"]):
        return True
    if after[:1] and (after[0] in _group("meaning") or (after[:2] in (["is", "a"], ["is", "the"]) and not _group("mention").isdisjoint(after[2:4]))):
        return True
    left, right = text[max(0, span.start - 2) : span.start], text[span.end : span.end + 2]
    return _is_nickname(text, span) if left[-1:] == " " and right[:1] == " " and right[1:].isupper() else False


def _is_nickname(text: str, span: Span) -> bool:
    """Tell whether a name stands on both sides, and the words begin with a capital: `Robert “Bob” Hall`."""
    head = text[max(0, span.start - 30) : span.start].split()
    return bool(head) and head[-1][0].isupper() and head[-1][-1].isalpha() and text[span.start + 1 : span.start + 2].isupper()


def _names_a_work(text: str, span: Span, before: list[str], after: list[str]) -> bool:
    """Tell whether one capitalised word is the name of something: a film, a ship, an operation."""
    if not _group("works").isdisjoint(before[-3:]) or not _group("works").isdisjoint(after[:3]):
        return True
    return (
        text[span.start - 1 : span.start] == " " and _group("cues").isdisjoint(before[-2:]) and bool(before) and before[-1] not in {"the", "a", "an"}
    )
