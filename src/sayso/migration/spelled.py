"""What a pattern stands for in words: all the texts it matches if they are few, a text it matches, words that every match must hold."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from sayso.migration.regexes import Char, Class, Edge, Either, Group, Look, Refused, Repeat, Row, Tree, write
from sayso.packs.patterns import compiled

MOST = 300
_MOST_MEMBERS = 12
_PRINTABLE = "".join(map(chr, range(32, 127)))
_IN_WORDS = "".join(char for char in _PRINTABLE if char.isalnum() or char in "_'-") + "éあ"
_FIRST_CHOICE = "at1A ,.-"
_WORDS = re.compile(r"\w(?:[\w' -]*\w)?")
_NOT_LISTED = (r"\D", r"\W", r"\S", r"\w", r"\d", "[^", r"\p", r"\P", ".", "(")


def texts(tree: Tree) -> tuple[str, ...] | None:
    """Return every text the tree matches (a run of white space as one space), or None if they are more than 300, or no end of them.

    Word boundaries count as nothing: what is asked for are whole words anyway. Other places and look-arounds give None.
    """
    match tree:
        case Char(text):
            return (text,)
        case Class(text):
            return members(text)
        case Edge(text):
            return ("",) if text == r"\b" else None
        case Row(parts):
            return _rows([texts(part) for part in parts])
        case Either(parts):
            found = [texts(part) for part in parts]
            return _few(each for part in found for each in part or ()) if None not in found else None
        case Group(inner, number, flags):
            return texts(inner) if number >= 0 and not flags else None
        case Repeat(inner, least, most, _):
            return _repeated(inner, least, most)
        case Look():
            return None


def _repeated(inner: Tree, least: int, most: int) -> tuple[str, ...] | None:
    if _blank(inner) and least <= 1:
        return (" ",) if least else ("", " ")
    found = texts(inner)
    if found is None or most < 0 or most > 4:
        return None
    return _few(text for times in range(least, most + 1) for text in _rows([found] * times) or ())


def _blank(tree: Tree) -> bool:
    return tree in (Class(r"\s"), Char(" "), Class(r"[\s]"), Class("[ ]"))


def _rows(parts: list[tuple[str, ...] | None]) -> tuple[str, ...] | None:
    size = 1
    for part in parts:
        if part is None:
            return None
        size *= len(part)
        if size > MOST:
            return None
    return tuple("".join(each) for each in product(*(part or () for part in parts)))


def _few(found: Iterable[str]) -> tuple[str, ...] | None:
    kept: dict[str, None] = {}
    for each in found:
        kept[each] = None
        if len(kept) > MOST:
            return None
    return tuple(kept)


@lru_cache(maxsize=512)
def members(text: str) -> tuple[str, ...] | None:
    """Return the characters of a class if they are few and listed one by one."""
    if text == r"\s":
        return (" ",)
    if text.startswith("(") or any(each in text for each in _NOT_LISTED if each not in (".", "(")) or text == ".":
        return None
    found = [char for char in dict.fromkeys(_PRINTABLE + text) if _fits(char, text)]
    return tuple(found) if len(found) <= _MOST_MEMBERS else None


def _fits(char: str, text: str) -> bool:
    try:
        return compiled(text, exact=True).fullmatch(char) is not None
    except ValueError as error:
        raise Refused(f"{text} is refused by RE2 ({error})") from None


@lru_cache(maxsize=512)
def _one(text: str) -> str:
    """Return a character of a class: a plain one if it holds any."""
    return next((char for char in dict.fromkeys(_FIRST_CHOICE + _PRINTABLE + text + "—–…€éあア漢") if _fits(char, text)), "a")


def sample(tree: Tree, *, spaced: bool = False) -> str:
    """Return a text that the tree is likely to match: the first of all alternatives, as short as may be; `spaced`: with optional spaces."""
    match tree:
        case Char(text):
            return text
        case Class(text):
            return _one(text)
        case Row(parts):
            return "".join(sample(part, spaced=spaced) for part in parts)
        case Either(parts):
            return sample(next((part for part in parts if part != Row(())), parts[0]), spaced=spaced)
        case Repeat(inner, least, _, _):
            return sample(inner, spaced=spaced) * max(least, int(spaced and (_blank(inner) or isinstance(inner, Class))))
        case Group(inner, number, _):
            return sample(inner, spaced=spaced) if number >= 0 else ""
        case _:
            return ""


def needed(tree: Tree, *, starts: bool, ends: bool) -> tuple[str, ...]:
    """Return words of which every match holds one, as whole words, or nothing if none can be told; `starts`, `ends`: an edge of a word is there."""
    if isinstance(tree, Group) and tree.number >= 0:
        return needed(tree.tree, starts=starts, ends=ends)
    if isinstance(tree, Either):
        found = [needed(part, starts=starts, ends=ends) for part in tree.parts]
        return tuple(dict.fromkeys(word for words in found for word in words)) if all(found) else ()
    parts = tree.parts if isinstance(tree, Row) else (tree,)
    chunks = [usable for chunk in _chunks(parts, starts=starts, ends=ends) if (usable := _usable(chunk))]
    return max(chunks, key=lambda words: (min(map(len, words)), -len(words)), default=())


def _chunks(parts: tuple[Tree, ...], *, starts: bool, ends: bool) -> Iterator[list[Tree]]:
    """Yield the runs of parts with an edge of a word on both sides."""
    run: list[Tree] = []
    edged = starts
    for part in parts:
        if part == Edge(r"\b") or _mark(part) or (isinstance(part, Repeat) and part.least and _mark(part.tree)):
            if edged and run:
                yield run
            run, edged = [], True
        else:
            run.append(part)
    if edged and ends and run:
        yield run


def _mark(tree: Tree) -> bool:
    """Tell whether a part is never a letter, a digit or the like, nor what may stand inside a word: an edge is beside it."""
    if isinstance(tree, Char):
        return not tree.text.isalnum() and tree.text not in "_'-"
    return isinstance(tree, Class) and not any(_fits(char, tree.text) for char in _IN_WORDS)


def _usable(chunk: list[Tree]) -> tuple[str, ...]:
    found = texts(Row(tuple(chunk))) or ()
    words = tuple(dict.fromkeys(each.strip() for each in found))
    return words if all(_WORDS.fullmatch(word) for word in words) else ()


class Trimmed(NamedTuple):
    """Hold a pattern without the look-arounds at its ends: what it must not stand after or before, and whether its ends are word boundaries."""

    tree: Tree
    before: tuple[Tree, ...]
    after: tuple[Tree, ...]
    starts: bool
    ends: bool


def trimmed(tree: Tree) -> Trimmed:
    """Return the pattern without the look-arounds and edges at its ends that can be said otherwise; others stay in the tree."""
    parts = list(tree.parts) if isinstance(tree, Row) else [tree]
    sides: list[tuple[tuple[Tree, ...], bool]] = []
    for place, ahead in ((0, False), (-1, True)):
        looks: tuple[Tree, ...] = ()
        edge = False
        while parts and (said := _said(parts[place], ahead=ahead)) is not None:
            looks, edge = (*looks, *said), edge or not said
            parts.pop(place)
        sides.append((looks, edge))
    (before, starts), (after, ends) = sides
    return Trimmed(parts[0] if len(parts) == 1 else Row(tuple(parts)), before, after, starts, ends)


def _said(part: Tree, *, ahead: bool) -> tuple[Tree, ...] | None:
    """Return what must not stand there; nothing for an edge of a word; None if the part is neither."""
    if part == Edge(r"\b"):
        return ()
    if isinstance(part, Group):
        return () if part.number >= 0 and _boundary(part.tree) else None
    if not isinstance(part, Look) or part.ahead is not ahead:
        return None
    if part.wanted:
        return () if _boundary(part.tree) else None
    return () if part.tree in (Class(r"\w"), Class(r"[\w]")) else (part.tree,) if _solid(part.tree) else None


def _solid(tree: Tree) -> bool:
    """Tell whether a tree always takes up room and captures nothing."""
    try:
        pattern = compiled(write(tree))
    except (Refused, ValueError):
        return False
    return pattern.groups == 0 and pattern.fullmatch("") is None


def _boundary(tree: Tree) -> bool:
    r"""Tell whether a tree is just the edge of a word: `^|\s`, `[\s,]|$`."""
    parts = tree.parts if isinstance(tree, Either) else (tree,)
    return all(_nothing(part) for part in parts) and any(isinstance(part, Edge) or _room(part) for part in parts)


def _room(part: Tree) -> bool:
    inner = part.tree if isinstance(part, Repeat) else part
    return isinstance(inner, Class) and _fits(" ", inner.text) and isinstance(part, Class | Repeat)


def _nothing(part: Tree) -> bool:
    return part in (Edge("^"), Edge("$"), Edge(r"\b")) or _mark(part) or (isinstance(part, Repeat) and _mark(part.tree))
