"""Regular expressions of other tools (Go, .NET as in regexp2, JavaScript): read into a tree that can be written for RE2.

A tree is made of tuples; nothing is ever matched with the other tool's dialect. Deep nesting is refused, so no recursion runs away.
"""

from typing import NamedTuple

DEEPEST = 30
LONGEST = 20_000
_FOLDED = {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "‟": '"', "‐": "-", "‑": "-", "\xa0": " ", "\u202f": " ", "\u2009": " "}
_SPACES = frozenset("tnrfv")
_CLASSES = frozenset("dDwWsS")
_SPECIAL = frozenset(r"\.^$|?*+()[]{}")


class Refused(Exception):  # noqa: N818 - never leaves this package
    """Say what of a pattern cannot be carried over."""


class Char(NamedTuple):
    """Hold one character, folded as the text is."""

    text: str


class Class(NamedTuple):
    r"""Hold a set of characters in RE2's spelling: `[a-z]`, `\d`, `.`."""

    text: str


class Edge(NamedTuple):
    r"""Hold a place: `^`, `$`, `\b`, `\B`."""

    text: str


class Look(NamedTuple):
    """Hold a look-around: what must, or must not, stand ahead or behind."""

    tree: "Tree"
    ahead: bool
    wanted: bool


class Repeat(NamedTuple):
    """Hold a repetition; `most` is -1 without a limit."""

    tree: "Tree"
    least: int
    most: int
    lazy: bool


class Group(NamedTuple):
    """Hold brackets: `flags` in RE2's spelling, `number` of a capturing group or 0."""

    tree: "Tree"
    number: int
    flags: str


class Row(NamedTuple):
    """Hold trees that follow each other."""

    parts: tuple["Tree", ...]


class Either(NamedTuple):
    """Hold alternatives."""

    parts: tuple["Tree", ...]


Tree = Char | Class | Edge | Look | Repeat | Group | Row | Either


def read(pattern: str) -> Tree:
    """Return the pattern as a tree; raise `Refused` for what has no counterpart in RE2 (look-arounds are read: see `trimmed`)."""
    if len(pattern) > LONGEST:
        raise Refused("the pattern is longer than 20,000 characters")
    reader = _Reader(pattern)
    tree = reader.either(0)
    if reader.at < len(pattern):
        raise Refused("a bracket is closed that was never opened")
    return tree


class _Reader:
    """Read a pattern from left to right."""

    __slots__ = ("at", "groups", "pattern")

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0
        self.groups = 0

    def either(self, depth: int) -> Tree:
        """Return alternatives up to a closing bracket or the end."""
        if depth > DEEPEST:
            raise Refused("brackets are nested too deeply")
        rows = [self._row(depth)]
        while self._take("|"):
            rows.append(self._row(depth))
        return rows[0] if len(rows) == 1 else Either(tuple(rows))

    def _row(self, depth: int) -> Tree:
        parts: list[Tree] = []
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            parts.append(self._repeated(self._atom(depth)))
        return parts[0] if len(parts) == 1 else Row(tuple(parts))

    def _take(self, text: str) -> bool:
        if self.pattern.startswith(text, self.at):
            self.at += len(text)
            return True
        return False

    def _next(self) -> str:
        if self.at >= len(self.pattern):
            raise Refused("the pattern ends too early")
        self.at += 1
        return self.pattern[self.at - 1]

    def _atom(self, depth: int) -> Tree:
        char = self._next()
        if char == "(":
            return self._group(depth)
        if char == "[":
            return self._class()
        if char == "\\":
            return self._escape()
        if char in "*+?":
            raise Refused("a repetition has nothing to repeat")
        if char == ".":
            return Class(".")
        return Edge(char) if char in "^$" else Char(_FOLDED.get(char, char))

    def _repeated(self, tree: Tree) -> Tree:
        least, most = self._times()
        if least < 0:
            return tree
        if isinstance(tree, Edge | Look):
            raise Refused("a place is repeated")
        lazy = self._take("?")
        if not lazy and self._take("+"):
            raise Refused("possessive repetition does not exist in RE2")
        return self._repeated(Repeat(tree, least, most, lazy))

    def _times(self) -> tuple[int, int]:
        """Return how often the tree before is repeated, (-1, -1) if it is not."""
        for mark, times in (("*", (0, -1)), ("+", (1, -1)), ("?", (0, 1))):
            if self._take(mark):
                return times
        end = self.pattern.find("}", self.at)
        if self.pattern.startswith("{", self.at) and end > 0:
            least, comma, most = self.pattern[self.at + 1 : end].partition(",")
            if least.isdecimal() and (most == "" or most.isdecimal()):
                self.at = end + 1
                times = (int(least), int(most) if most else -1 if comma else int(least))
                if max(times) > 1_000:
                    raise Refused("RE2 repeats at most 1,000 times")
                return times
        return -1, -1

    def _group(self, depth: int) -> Tree:
        for mark, ahead, wanted in (("?=", True, True), ("?!", True, False), ("?<=", False, True), ("?<!", False, False)):
            if self._take(mark):
                return Look(self._closed(depth), ahead, wanted)
        if self._take("?>"):
            raise Refused("an atomic group does not exist in RE2")
        if self._take("?P<") or self._take("?<"):
            self.at = self.pattern.find(">", self.at) + 1 or len(self.pattern)
        elif self._take("?"):
            return self._flags(depth)
        self.groups += 1
        number = self.groups
        return Group(self._closed(depth), number, "")

    def _flags(self, depth: int) -> Tree:
        start = self.at
        while (char := self._next()) not in ":)":
            if char not in "imsUx-":
                raise Refused(f"the bracket (?{self.pattern[start : self.at]} has no counterpart in RE2")
        flags = self.pattern[start : self.at - 1]
        if "x" in flags:
            raise Refused("the flag x (spaces and comments in the pattern) does not exist in RE2")
        return Group(self._closed(depth), 0, flags) if char == ":" else Group(Row(()), -1, flags)

    def _closed(self, depth: int) -> Tree:
        tree = self.either(depth + 1)
        if not self._take(")"):
            raise Refused("a bracket is not closed")
        return tree

    def _class(self) -> Tree:
        start = self.at
        if self._take("^]"):
            return Class("(?s:.)")
        self._take("^")
        self._take("]")
        parts = ["[", self.pattern[start : self.at].replace("]", r"\]")]
        while (char := self._next()) != "]":
            if char == "[" and self._take(":"):
                end = self.pattern.find(":]", self.at) + 2
                parts.append("[:" + self.pattern[self.at : end])
                self.at = max(end, self.at)
                continue
            parts.append(self._in_class(char))
        return Class("".join(parts) + "]")

    def _in_class(self, char: str) -> str:
        if char == "\\":
            found = self._escape()
            return r"\x08" if found == Edge(r"\b") else _escaped(found.text) if isinstance(found, Char) else write(found)
        return r"\[" if char == "[" else _FOLDED.get(char, char)

    def _escape(self) -> Tree:
        char = self._next()
        if char in _CLASSES:
            return Class("\\" + char)
        if char in "bBAz":
            return Edge("\\" + char)
        if char in _SPACES:
            return Char(" ")
        if char in "pP":
            return Class("\\" + char + self._property())
        if char in "uxU":
            return self._coded(char)
        if char.isdigit() or char in "kGKQERXZCN":
            raise Refused("a back-reference does not exist in RE2" if char.isdigit() or char == "k" else rf"\{char} does not exist in RE2")
        return Char(_FOLDED.get(char, char))

    def _property(self) -> str:
        if not self._take("{"):
            return self._next()
        end = self.pattern.find("}", self.at)
        if end < 0:
            raise Refused("a bracket is not closed")
        name, self.at = self.pattern[self.at : end], end + 1
        return "{" + name + "}"

    def _coded(self, char: str) -> Tree:
        if self._take("{"):
            end = self.pattern.find("}", self.at)
            digits, self.at = self.pattern[self.at : max(end, self.at)], max(end, self.at) + 1
        else:
            size = {"x": 2, "u": 4, "U": 8}[char]
            digits, self.at = self.pattern[self.at : self.at + size], self.at + size
        try:
            found = chr(int(digits, 16))
        except (ValueError, OverflowError):
            raise Refused(f"\\{char}{digits} is no character") from None
        return Char(_FOLDED.get(found, found))


def write(tree: Tree) -> str:
    """Return the tree in RE2's spelling; raise `Refused` if a look-around is left in it."""
    match tree:
        case Char(text):
            return _escaped(text)
        case Class(text) | Edge(text):
            return text
        case Row(parts):
            return "".join(write(part) if not isinstance(part, Either) else f"(?:{write(part)})" for part in parts)
        case Either(parts):
            return "|".join(map(write, parts))
        case Repeat(inner, least, most, lazy):
            return _wrapped(inner) + _spelled(least, most) + ("?" if lazy else "")
        case Group(inner, number, flags):
            return f"(?{flags})" if number < 0 else f"({write(inner)})" if number else f"(?{flags}:{write(inner)})"
        case Look():
            raise Refused("a look-around does not exist in RE2")


def groups_in(tree: Tree) -> int:
    """Return how many capturing groups a tree has."""
    match tree:
        case Group(inner, number, _):
            return int(number > 0) + groups_in(inner)
        case Row(parts) | Either(parts):
            return sum(map(groups_in, parts))
        case Repeat(inner, _, _, _) | Look(inner, _, _):
            return groups_in(inner)
    return 0


def _escaped(text: str) -> str:
    return "\\" + text if text in _SPECIAL or text == "-" else text


def _wrapped(tree: Tree) -> str:
    return f"(?:{write(tree)})" if isinstance(tree, Row | Either | Repeat) else write(tree)


def _spelled(least: int, most: int) -> str:
    known = {(0, -1): "*", (1, -1): "+", (0, 1): "?"}
    return known.get((least, most)) or "{" + (f"{least}" if least == most else f"{least},{'' if most < 0 else most}") + "}"
