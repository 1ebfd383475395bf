"""What a rule of another tool looks for, made into an entry: words where it can be words, a pattern otherwise."""

from typing import Any, NamedTuple

from sayso.migration import spelled
from sayso.migration.regexes import Group, Look, Refused, Row, Tree, groups_in, read, write
from sayso.packs.folding import fold
from sayso.packs.patterns import MAX_PATTERN, complaint
from sayso.packs.phrases import CLASSES, has_words
from sayso.packs.shapes import MAX_TERM

_EDGE_NOTE = "a look-around at its end became the edge of a word"


class Sought(NamedTuple):
    """Hold what is looked for: `words`, or else a `pattern` with the words it needs; phrases it is not part of; texts that show it; a note.

    `empty` are groups of the pattern that must hold nothing, `shift` is by how much the numbers have grown of the
    `groups` that the tool's own pattern has.
    """

    words: tuple[str, ...]
    pattern: str
    near: tuple[str, ...]
    apart: tuple[str, ...]
    samples: tuple[str, ...]
    any_case: bool
    note: str = ""
    empty: tuple[int, ...] = ()
    shift: int = 0
    groups: int = 0

    def entry(self, key: str, *, exact: bool) -> dict[str, Any]:
        """Return the keys of an entry; `key` is what the kind calls its words."""
        found: dict[str, Any] = {key: list(self.words)} if self.words else {"pattern": self.pattern}
        if self.near and not self.words:
            found["near"] = list(self.near)
        if self.empty and not self.words:
            found["empty"] = self.empty[0] if len(self.empty) == 1 else list(self.empty)
        if self.apart:
            found["except"] = list(self.apart)
        return found | ({"case": "exact"} if exact and not self.any_case else {})


def sought(pattern: str, *, wrapped: bool, words: bool = True) -> Sought:
    """Return what a pattern looks for; `wrapped`: the tool looks for whole words; `words` = False keeps a pattern. Raise `Refused`."""
    any_case, tree = _without_flag(read(pattern))
    trim = spelled.trimmed(tree)
    whole = wrapped or (trim.starts and trim.ends)
    found = _words(trim) if whole and words and all(map(_sayable, (*trim.before, *trim.after))) else ()
    samples = found or tuple(dict.fromkeys(spelled.sample(trim.tree, spaced=spaced) for spaced in (False, True)))
    if found:
        note = _EDGE_NOTE if isinstance(tree, Row) and any(isinstance(part, Look) and part.wanted for part in tree.parts) else ""
        return Sought(found, "", (), _phrases(trim, found), samples, any_case, note, groups=groups_in(tree))
    near = spelled.needed(trim.tree, starts=wrapped or trim.starts, ends=wrapped or trim.ends)
    return Sought((), "", near, (), samples, any_case, groups=groups_in(tree))._replace(**_written(tree, trim, wrapped=wrapped))


def _sayable(look: Tree) -> bool:
    """Tell whether what must not stand there is a few words, set off by a space, or more letters of the same word."""
    found = spelled.texts(look)
    return bool(found) and all(text[:1].isalnum() or text[-1:].isalnum() for text in found or ())


def _phrases(trim: spelled.Trimmed, words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the phrases that are let pass; more letters of the same word make another word, which is not found anyway."""
    before = [f"{text}{word}" for look in trim.before for text in spelled.texts(look) or () for word in words if text.endswith(" ")]
    after = [f"{word}{text}" for look in trim.after for text in spelled.texts(look) or () for word in words if text.startswith(" ")]
    return tuple(dict.fromkeys(map(_tidy, before + after)))


def _without_flag(tree: Tree) -> tuple[bool, Tree]:
    """Return whether the pattern begins with `(?i)`, and the rest of it."""
    if isinstance(tree, Row) and tree.parts and tree.parts[0] == Group(Row(()), -1, "i"):
        return True, Row(tree.parts[1:])
    return False, tree


def _words(trim: spelled.Trimmed) -> tuple[str, ...]:
    found = spelled.texts(trim.tree) or ()
    words = tuple(dict.fromkeys(_tidy(each) for each in found))
    return words if words and all(map(usable, words)) else ()


def _tidy(text: str) -> str:
    return " ".join(fold(text).text.split())


def usable(word: str) -> bool:
    """Tell whether a rule file can name the word as it stands: marks alone, `@lists` and the like it cannot."""
    return has_words(word) and len(word) <= MAX_TERM and not word.startswith("@") and not any(mark in word for mark in ("~", *CLASSES))


def _written(tree: Tree, trim: spelled.Trimmed, *, wrapped: bool) -> dict[str, Any]:
    """Return the pattern for RE2: a look-around at its end becomes an optional group that must be empty, or the edge of a word."""
    note, shift = "", 0
    empty: tuple[int, ...] = ()
    try:
        written = write(tree)
    except Refused:
        before, after = ("|".join(map(write, looks)) for looks in (trim.before, trim.after))
        shown = spelled.sample(trim.tree)
        written = (r"\b" if trim.starts and shown[:1].isalnum() else "") + f"(?:{write(trim.tree)})"
        shift = int(bool(before))
        last = groups_in(trim.tree) + shift + 1
        written = (f"({before})?" if before else "") + written + (f"({after})?" if after else "")
        written += r"\b" if trim.ends and shown[-1:].isalnum() else ""
        empty = (1,) * shift + (last,) * bool(after)
        note = "" if empty else _EDGE_NOTE
    written = rf"\b(?:{written})\b" if wrapped else written
    wrong = complaint(written)
    if wrong:
        raise Refused(f"the pattern {wrong}")
    return {"pattern": written, "note": note, "empty": empty, "shift": shift}


def joined(before: str, tokens: list[str], after: str, *, wrapped: bool) -> list[str]:
    """Return patterns that say `before`, one of `tokens`, `after`, each short enough to be taken."""
    room = MAX_PATTERN - len(before) - len(after) - 30
    made: list[list[str]] = [[]]
    for token in tokens:
        if made[-1] and len("|".join([*made[-1], token])) > room:
            made.append([])
        made[-1].append(token)
    edge = r"\b" if wrapped else ""
    return [f"{before}{edge}(?:{'|'.join(chunk)}){edge}{after}" for chunk in made if chunk]


__all__ = ["Sought", "joined", "sought", "usable"]
