"""Cut blocks into sentences.

One regex finds the places where a sentence may end; each is then judged by the word before and the word after it.
"""

import re
from functools import cache
from typing import NamedTuple

from sayso.span import Span
from sayso.text.records import Block, Sentence
from sayso.text.tables import table, words

CLOSERS = "”’\"'»›)\\]}*"
_AFTER = rf"[{CLOSERS}]*(?:\[\d+\])*(?=\s|$)"
# The first class is there for speed: the search leaps from mark to mark. What follows tells by the mark behind it what it is.
STOP = re.compile(rf"[.!?…。！？](?:(?<=\.)(?:\s?\.)+{_AFTER}|(?<=[.!?…])[.!?…]*{_AFTER}|(?<=[。！？])[。！？]*[」』”]*)")
WORD_BEFORE = re.compile(r"[^\s“”‘\"(\[—–/]*$")
NEXT = re.compile(r"\s*([“”‘\"'«‹(\[„‚¿¡—–*-]*)([^\s.,;:!?”\"’)\]—–…]+(?:’[a-z]+)?)?")
DATELINE = re.compile(r"[(—–-]")  # `RENO, Nev. (AP) — …`: what follows an abbreviation goes on with it
CUE_AFTER = re.compile(r"(?:[^\W\d_][\w.'’-]*\s+){1,5}?([a-z]+)\b")


LONGEST = 3000  # code points; what is longer is no sentence, and is cut, so that no work on a sentence grows with the article


class _Lists(NamedTuple):
    never: frozenset[str]
    number: frozenset[str]
    month: frozenset[str]
    clock: frozenset[str]
    open: frozenset[str]
    exclaimed: frozenset[str]
    starters: frozenset[str]
    cues: frozenset[str]
    after_clock: frozenset[str]


@cache
def _lists() -> _Lists:
    groups = [words("abbreviations", group) for group in _Lists._fields[:-1]]
    calendar = {key for group in ("months", "weekdays") for key in table("months")[group]}
    return _Lists._make([*groups, frozenset(calendar | words("months", "zones"))])


@cache
def _short() -> frozenset[str]:
    """Return the words written short: only behind them a stop may be no sentence's end."""
    lists = _lists()
    return lists.never | lists.number | lists.month | lists.clock | lists.open


def sentences(text: str, blocks: tuple[Block, ...]) -> tuple[Sentence, ...]:
    """Return the sentences of every block in order; their spans hold no white space at either end.

    A question or exclamation inside quotation marks and the cue that follows it are one sentence.
    """
    found: list[Sentence] = []
    for index, (_, block) in enumerate(blocks):
        start, end = _trimmed(text, block.start, block.end)
        for match in STOP.finditer(text, start, end):
            stop = match.end()
            if stop >= end:
                break
            if _ends(text, match, start, end):
                _keep(found, text, start, stop, index)
                start = _skip_space(text, stop, end)
        if start < end:
            _keep(found, text, start, end, index)
    return tuple(found)


def _keep(found: list[Sentence], text: str, start: int, end: int, block: int) -> None:
    """Add a sentence; one beyond all measure in pieces, cut at white space where there is any."""
    while end - start > LONGEST:
        space = max(text.rfind(" ", start, start + LONGEST), text.rfind("\n", start, start + LONGEST))
        cut = space if space > start else start + LONGEST
        found.append(Sentence(Span(start, start + len(text[start:cut].rstrip())), block))
        start = _skip_space(text, cut, end)
    found.append(Sentence(Span(start, end), block))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return (start + left, start + len(piece.rstrip())) if left < len(piece) else (end, end)


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _ends(text: str, match: "re.Match[str]", start: int, end: int) -> bool:
    """Tell whether the sentence that began at `start` ends with the stop that was matched."""
    mark = match.group()
    if mark[0] in "。！？":
        return True
    after = NEXT.match(text, match.end(), end)
    opener, word = (after.group(1), after.group(2) or "") if after else ("", "")
    if opener and DATELINE.search(opener):
        opener = ""
    if word and word[0].islower() and not _is_name(word):
        return False
    before = text[max(start, match.start() - 40) : match.start()]
    if mark[0] in "!?":
        return _after_question(text, mark, before, match.end(), end)
    if len(mark.rstrip(CLOSERS)) > 1 or mark[0] == "…":
        return _after_ellipsis(before, mark, opener, word)
    return _after_stop(before, mark, opener, word)


def _is_name(word: str) -> bool:
    """Tell whether a word that begins in lower case may begin a sentence all the same (`iPhone`, `al-Shabab`)."""
    return len(word) > 2 and not word.islower()


def _after_question(text: str, mark: str, before: str, stop: int, end: int) -> bool:
    tail = WORD_BEFORE.search(before)
    if tail and (tail.group() + mark[0]).lower() in _lists().exclaimed:
        return False
    if len(mark) == 1 or mark[-1] not in "”\"’'»":
        return True
    after = CUE_AFTER.match(text, _skip_space(text, stop, end), min(end, stop + 80))
    return not (after and after.group(1) in _lists().cues)


def _after_ellipsis(before: str, mark: str, opener: str, word: str) -> bool:
    if mark[-1] in '”"»' or opener:
        return True
    return not before or (not before.endswith((" ", "\n")) and word.lower() in _lists().starters)


def _after_stop(before: str, mark: str, opener: str, word: str) -> bool:
    last = _word_before(before)
    if not last:
        return True
    folded = last.lower()
    if len(last) > 1 and "." not in last and folded not in _short():
        return True  # most
    lists = _lists()
    starts = word.lower().replace("’", "'") in lists.starters
    if "." in folded or (len(last) == 1 and last.isalpha()):
        return _after_letters(folded, word, starts or bool(opener))
    if folded in lists.never:
        return len(mark) > 1 and bool(opener)
    if folded in lists.number or folded in lists.month:
        return not word[:1].isdigit()
    if folded in lists.clock:
        return word.lower() not in lists.after_clock
    return folded not in lists.open or starts or bool(opener) or not word


def _word_before(before: str) -> str:
    """Return the word that a text ends in, or nothing; most have no mark in them, and then the pattern is not needed."""
    word = "" if before[-1:].isspace() else before[before.rfind(" ") + 1 :]
    if word.isalpha():
        return word
    found = WORD_BEFORE.search(before)
    return found.group() if found else ""


def _after_letters(folded: str, word: str, starts: bool) -> bool:
    """Judge the stop after an initial (`J.`) or letters with stops between them (`U.S.`, `p.m.`)."""
    lists = _lists()
    if folded in lists.clock:
        return word.lower() not in lists.after_clock and not word[:1].isdigit()
    if folded in lists.never:
        return False
    if "." in folded and len(folded.split(".")[0]) > 1 and folded not in lists.open:
        return True
    return starts
