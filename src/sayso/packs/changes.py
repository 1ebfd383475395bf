"""A newsroom's changes to the words of a pack: a table of its own that adds, overrides and allows, laid over what the pack brings."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from sayso.errors import PackError
from sayso.packs import lists
from sayso.packs.cache import digest
from sayso.packs.files import Document, guess, parse_toml, read_bytes
from sayso.packs.folding import fold_term
from sayso.packs.rows import column_problems, rows_of
from sayso.packs.shapes import MAX_TERM, texts

MAX_ENTRIES = 5_000
_PARTS = ("table", "entry", "source")
_ENTRY = re.compile(r"[ \t]*\[\[[ \t]*entry[ \t]*\]\]")
_ALLOWED = ("key", "allow", "origin", "source", "note")
Values = Mapping[str, Any]


class Change(NamedTuple):
    """Hold a newsroom's file: which table it changes (`pack/table`, or the id of a rule with words of its own) and what it was read from."""

    document: Document
    target: str
    digest: str
    lines: Sequence[int]

    @property
    def entries(self) -> Sequence[dict[str, Any]]:
        """Return its entries, in order."""
        found: Sequence[dict[str, Any]] = self.document.data["entry"]
        return found

    def place(self, index: int) -> str:
        """Return file and line of an entry, as shown to a reader."""
        return f"{self.document.path}:{self.lines[index]}" if index < len(self.lines) else str(self.document.path)

    def fail_target(self, known: Iterable[str]) -> NoReturn:
        """Raise `PackError`: there is nothing of that name to change."""
        names = sorted(known)
        hint = guess(self.target, names) or f": it may be {', '.join(names)}"
        self.document.fail(f"changes {self.target!r}, which is no table that rules read{hint}", "table", "changes")


class Word(NamedTuple):
    """Hold an entry of a table with the file it is to be blamed on, and which of its columns the newsroom set where (`*` for all).

    `touched` are the newsroom's entries that made it what it is, as pairs of file and index.
    """

    document: Document
    number: int
    values: dict[str, Any]
    changed: Mapping[str, str] = {}
    touched: tuple[tuple[Path, int], ...] = ()


class Allowed(NamedTuple):
    """Hold what a newsroom lets pass: words inside which nothing is flagged, in all `forms` of the entry they are the key of, if `known`.

    `touched` are entries of the newsroom's other files that this one puts an end to.
    """

    change: Change
    number: int
    forms: tuple[str, ...]
    known: bool
    touched: tuple[tuple[Path, int], ...] = ()

    @property
    def key(self) -> str:
        """Return the words."""
        return str(self.change.entries[self.number]["key"])

    @property
    def place(self) -> str:
        """Return file and line."""
        return self.change.place(self.number)

    def fail(self, known: Iterable[str]) -> None:
        """Raise `PackError`: the table flags nothing in this phrase."""
        message = f"allows {self.key!r}, in which {self.change.target} flags nothing{guess(self.key, known)}"
        self.change.document.fail(message, "entry", self.number, "key")


class Merged(NamedTuple):
    """Hold a table's words with the changes in place, and what they allow."""

    words: tuple[Word, ...]
    allowed: tuple[Allowed, ...]


def read_change(path: Path, root: Path | None = None) -> Change:
    """Return the newsroom's file at `path`; raise `PackError` with its line for the first thing wrong, and if it leads out of `root`."""
    content = read_bytes(path, root)
    document = parse_toml(content, path)
    problems = change_problems(document)
    if problems:
        raise problems[0]
    lines = [number for number, line in enumerate(document.text.split("\n"), 1) if _ENTRY.match(line)]
    return Change(document, document.data["table"]["changes"], digest(content), lines)


def change_problems(document: Document) -> list[PackError]:
    """Return the first thing that is wrong with a newsroom's file on its face, whatever table it changes."""
    data = document.data
    table, entries = data.get("table"), data.get("entry")
    if not isinstance(table, dict) or not isinstance(table.get("changes"), str):
        return [document.error("[table] must say what it 'changes': a table such as \"language/terms\", or the id of a rule", "table")]
    for key in data:
        if key not in _PARTS:
            return [document.error(f"unknown part {key!r}{guess(key, _PARTS)}: it may be {', '.join(_PARTS)}", key)]
    if not isinstance(entries, list) or not entries:
        return [document.error("holds no [[entry]]")]
    if len(entries) > MAX_ENTRIES:
        return [document.error(f"holds {len(entries):,} entries: at most {MAX_ENTRIES:,} are allowed")]
    wrong = rows_of(document, most=1)[2] or next(filter(None, (_allowing(document, index, entry) for index, entry in enumerate(entries))), [])
    return list(wrong)


def _allowing(document: Document, index: int, entry: Any) -> list[PackError]:
    if not isinstance(entry, dict) or "allow" not in entry:
        return []
    if len(texts(entry.get("key"))) != 1 or len(entry["key"]) > MAX_TERM:
        return [document.error(f"the key of an entry that is allowed is a word or phrase of at most {MAX_TERM} characters", "entry", index, "key")]
    if entry["allow"] is not True:
        return [document.error("'allow' can only be true: leave it out otherwise", "entry", index, "allow")]
    more = [key for key in entry if key not in _ALLOWED]
    return [document.error(f"an entry that is allowed says nothing else: leave out {more[0]!r}", "entry", index, more[0])] if more else []


def merge(base: Iterable[Word], changes: Iterable[Change], columns: Mapping[str, str], known: Iterable[str]) -> Merged:
    """Return the words of a table with changes laid over them, later ones over earlier ones.

    `columns` is what the table declares, `known` the columns that its rules understand besides. Raise `PackError` at the newsroom's line for a
    column nobody knows or a value of the wrong shape.
    """
    words: list[Word | None] = list(base)
    places: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        places.setdefault(_folded(word), []).append(number)
    shapes = dict(columns) | {column: "any?" for column in known if column not in columns} | {"allow": "any?"}
    allowed = []
    for change in changes:
        for index, entry in enumerate(change.entries):
            found = places.get(fold_term(entry["key"]), [])
            if entry.get("allow"):
                allowed.append(_allowed(change, index, [words[number] for number in found]))
                for number in found:
                    words[number] = _without(words[number], entry["key"])
                places[fold_term(entry["key"])] = [number for number in found if words[number]]
                continue
            made = [_laid(words[number], change, index) for number in found] or [_new(change, index)]
            for word in made:
                _check(word, shapes, () if found else places)
            if not found:
                found = places.setdefault(fold_term(entry["key"]), [len(words)])
                words.append(None)
            for number, word in zip(found, made, strict=True):
                words[number] = word
    return Merged(tuple(word for word in words if word is not None), tuple(allowed))


def _folded(word: Word | None) -> str:
    return fold_term(str(word.values.get("key", ""))) if word else ""


def _allowed(change: Change, index: int, found: Sequence[Word | None]) -> Allowed:
    from sayso.packs.inflect import forms

    key = change.entries[index]["key"]
    touched = tuple(each for word in found if word for each in word.touched)
    kinds = dict.fromkeys(("none", *(str(word.values.get("inflect", "none")) for word in found if word)))
    return Allowed(change, index, tuple(dict.fromkeys(form for kind in kinds for form in forms(key, kind))), bool(found), touched)


def _without(word: Word | None, key: str) -> Word | None:
    """Return the entry without the term `key`, if it looks for others too; else nothing."""
    for column in ("term", "wrong"):
        terms = texts(word.values.get(column)) if word else ()
        rest = [term for term in terms if fold_term(term) != fold_term(key)]
        if word and 0 < len(rest) < len(terms):
            return word._replace(values=word.values | {column: rest})
    return None


def _laid(word: Word | None, change: Change, index: int) -> Word:
    """Return the word with the newsroom's columns. Its own origin stands in for the pack's source: the citation is the newsroom's."""
    entry = change.entries[index]
    old = dict(word.values) if word else {}
    if "origin" in entry and "source" not in entry:
        old.pop("source", None)
    fresh = {column: value for column, value in entry.items() if column != "key"}
    changed = dict(word.changed) if word else {}
    touched = (*(word.touched if word else ()), (change.document.path, index))
    return Word(change.document, index, old | fresh, changed | dict.fromkeys(fresh, change.place(index)), touched)


def _new(change: Change, index: int) -> Word:
    origin = change.document.data["table"].get("origin")
    entry = ({"origin": origin} if origin else {}) | change.entries[index]
    return Word(change.document, index, entry, {"*": change.place(index)}, ((change.document.path, index),))


def _check(word: Word, shapes: Mapping[str, str], others: Iterable[str]) -> None:
    """Raise the first problem with a changed word; for a new one, with a guess at the key that may have been meant."""
    for message, keys in column_problems(word.values, shapes, f"it may be {', '.join(sorted(shapes))}"):
        hint = guess(fold_term(str(word.values["key"])), others)
        word.document.fail(message + hint, "entry", word.number, *keys)


def sources(changes: Iterable[Change]) -> dict[str, tuple[str, str | None]]:
    """Return the newsroom's own sources, by key, in the shape of `lists.sources`."""
    found: dict[str, tuple[str, str | None]] = {}
    for change in changes:
        rows = change.document.data.get("source", [])
        if rows:
            found |= lists.sources(_as_entries(change.document, rows))
    return found


def _as_entries(document: Document, rows: Any) -> Document:
    """Return the file's sources as a table of their own, on the same lines."""
    text = re.sub(r"(?m)^([ \t]*\[\[[ \t]*)entry([ \t]*\]\])", r"\1-\2", document.text)
    text = re.sub(r"(?m)^([ \t]*\[\[[ \t]*)source([ \t]*\]\])", r"\1entry\2", text)
    return Document(
        {"table": {"title": "sources", "origin": document.data["table"].get("origin", "the newsroom")}, "entry": rows}, text, document.path
    )
