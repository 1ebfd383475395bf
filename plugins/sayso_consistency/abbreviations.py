"""Acronyms in an article: where each is introduced, and as what."""

import re
from functools import cache
from typing import NamedTuple

from sayso import Article, Layer, Span
from sayso.records import Block
from sayso_consistency.spellings import one_step
from sayso_consistency.tables import words as listed

BRACKETED = re.compile(r"\(\s*[“\"']?([A-Z][A-Za-z&]{0,8}[A-Z])(?:s)?[”\"']?(?:\s*[,;][^()]{0,40})?\s*\)")
USED = re.compile(r"(?<![\w.@#/$-])[A-Z][A-Z&]{1,7}s?(?![\w@-])")
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
LOOK_BACK = 140  # characters before the bracket in which the long form stands
CREDITS = frozenset({"headline", "subhead", "credit", "caption", "table"})


@cache
def small_words() -> frozenset[str]:
    """Return the words that usually give an acronym no letter."""
    return listed("acronyms", "small words")


class Introduction(NamedTuple):
    """Hold an acronym in brackets after words: `long` spans those words, `fits` tells whether their initials spell it."""

    acronym: str
    span: Span
    long: Span
    words: tuple[str, ...]
    fits: bool


def _introductions(article: Article) -> tuple[Introduction, ...]:
    found = []
    for block in article.blocks:
        for match in BRACKETED.finditer(article.text, block.span.start, block.span.end):
            entry = _introduction(article.text, block, match)
            if entry:
                found.append(entry)
    return tuple(found)


INTRODUCTIONS: Layer[tuple[Introduction, ...]] = Layer("consistency.introductions", _introductions)


def _introduction(text: str, block: Block, match: re.Match[str]) -> Introduction | None:
    acronym = match.group(1)
    letters = [letter for letter in acronym if letter.isupper()]
    first = max(block.span.start, match.start() - LOOK_BACK)
    words = [word for word in WORD.finditer(text, first, match.start()) if _joined(text, word.end(), match.start())]
    if not words:
        return None
    span = Span(*match.span(1))
    run = _last(_capitalised(words), len(letters))
    if len(initials(_texts(run))) == len(letters) and initials(_texts(run)) != "".join(letters) and swapped(initials(_texts(run)), "".join(letters)):
        return Introduction(acronym, span, Span(run[0].start(), run[-1].end()), _texts(run), fits=False)
    for count in range(1, len(words) + 1):
        tried = words[-count:]
        if _spells("".join(letters).lower(), _texts(tried)):
            return Introduction(acronym, span, Span(tried[0].start(), tried[-1].end()), tuple(text.lower() for text in _texts(tried)), fits=True)
    return Introduction(acronym, span, Span(run[0].start(), run[-1].end()), _texts(run), fits=False) if run else None


def _texts(words: list[re.Match[str]]) -> tuple[str, ...]:
    return tuple(word.group() for word in words)


def swapped(one: str, two: str) -> bool:
    """Tell whether two neighbouring letters changed places: the slip of the fingers, not the order of another language."""
    return one != two and sorted(one) == sorted(two) and one_step(one, two)


def _last(run: list[re.Match[str]], count: int) -> list[re.Match[str]]:
    """Return the end of a run of words that holds `count` words which are not small."""
    content = [place for place, word in enumerate(run) if word.group().lower() not in small_words()]
    return run[content[-count] :] if len(content) >= count else run


def _joined(text: str, start: int, end: int) -> bool:
    """Tell whether no sentence or clause ends between a word and the bracket."""
    return not re.search(r"[.!?;:,()“”\"]", text[start:end])


def _capitalised(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the run of capitalised words before the bracket, small words inside it included."""
    run: list[re.Match[str]] = []
    for word in reversed(words):
        if word.group()[0].isupper() or (run and word.group().lower() in small_words()):
            run.insert(0, word)
        else:
            break
    while run and not run[0].group()[0].isupper():
        run.pop(0)
    return run


def _spells(letters: str, words: tuple[str, ...]) -> bool:
    """Tell whether the words spell the letters: each word gives its initial (or more), small words may give none."""
    states = {0}
    for position, word in enumerate(words):
        states = {reached for state in states for reached in _steps(letters, state, word.lower(), first=position == 0)}
        if not states:
            return False
    return len(letters) in states


def _steps(letters: str, state: int, word: str, *, first: bool) -> set[int]:
    """Return how many letters may be spelled after `word`: its first letters, or others of its letters in order (`Television`: TV)."""
    reached = {state} if word in small_words() and not first else set()
    if state < len(letters) and word[0] == letters[state]:
        reached.add(state + 1)
        place, taken = 0, state
        while taken < len(letters) and (place := word.find(letters[taken], place)) >= 0:
            taken, place = taken + 1, place + 1
            reached.add(taken)
    return reached


def initials(words: tuple[str, ...]) -> str:
    """Return the initials of the words that are not small, in capitals."""
    return "".join(word[0] for word in words if word.lower() not in small_words()).upper()


def uses(article: Article) -> dict[str, list[Span]]:
    """Return where each string of capitals stands in running text, plural endings apart."""
    found: dict[str, list[Span]] = {}
    for block in article.blocks:
        if block.kind in CREDITS or article.text[block.span.start : block.span.end].isupper():
            continue
        for match in USED.finditer(article.text, block.span.start, block.span.end):
            found.setdefault(match.group().removesuffix("s"), []).append(Span(*match.span()))
    return found
