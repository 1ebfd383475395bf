"""The data there is to look into: tables of packs, word lists of rule files, and what the core reads."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from sayso.checker.changing import pack_folders
from sayso.errors import ConfigError
from sayso.packs.changes import Change, Word, merge
from sayso.packs.compiled import PackRule
from sayso.packs.coverage import label
from sayso.packs.files import guess
from sayso.packs.folding import fold_term
from sayso.packs.tables import Entry, Table, load_table
from sayso.rule import Rule

CORE = "core"
_OF_RULES = (
    "wrong",
    "right",
    "pattern",
    "variants",
    "instead",
    "why",
    "advice",
    "unless",
    "only",
    "except",
    "severity",
    "origin",
    "references",
    "changed",
)
_WORDS = ("key", "term", "terms", "wrong", "names", "words")


class Place(NamedTuple):
    """Hold where data is: a table's file, or a rule that was loaded from one and has words of its own."""

    pack: str
    name: str
    path: Path | None
    rule: PackRule | None = None
    changes: tuple[Change, ...] = ()

    @property
    def label(self) -> str:
        """Return what nothing else is called: `pack/table`, or the rule's id."""
        return self.name if self.rule else f"{self.pack}/{self.name}"


class Listing(NamedTuple):
    """Hold data that is loaded: what it is, what its licence wants said, and its entries."""

    place: Place
    title: str
    notice: str
    entries: Iterable[Entry]
    size: int
    aliases: tuple[str, ...] = ()

    def keyed(self, word: str) -> tuple[Entry, ...]:
        """Return the entries with this key or alias."""
        if isinstance(self.entries, Table):
            return self.entries.find(word)
        wanted = fold_term(word)
        return tuple(entry for entry in self.entries if wanted in map(fold_term, _words(entry, (*_WORDS, *self.aliases))))

    def listing(self, word: str) -> tuple[Entry, ...]:
        """Return the entries that have the word, or another form of it, among their words."""
        wanted = word.casefold()
        exact = tuple(entry for entry in self.entries if wanted in _words(entry))
        return exact or tuple(entry for entry in self.entries if any(wanted in _forms(each) for each in _words(entry) if each[:1] == wanted[:1]))


def places(rules: Iterable[Rule], changes: Sequence[Change] = ()) -> list[Place]:
    """Return every place: tables of the packs that rules come from and of those beside them, rules with words of their own, and the core.

    `changes` are a newsroom's tables: each goes with the place it changes.
    """
    read = [rule for rule in rules if isinstance(rule, PackRule)]
    tables = [Place(folder.name, path.stem, path) for folder in pack_folders(read) for path in sorted((folder / "data").glob("*.toml"))]
    lists = [Place(Path(rule.spec["pack"]).name, rule.meta.id, None, rule) for rule in read if _own_words(rule)]
    core = Path(str(files("sayso.text"))) / "data"
    tables = [place._replace(changes=tuple(each for each in changes if each.target == place.label)) for place in tables]
    return [*tables, *lists, *(Place(CORE, path.stem, path) for path in sorted(core.glob("*.toml")))]


def _own_words(rule: PackRule) -> bool:
    return any("key" not in entry for entry in rule.spec["entries"])


def named(given: Iterable[Place], name: str) -> list[Place]:
    """Return the tables called `name`, or the one called `pack/name`, or a rule's words. Raise `ConfigError`, with a guess, if there is none."""
    given = list(given)
    found = [place for place in given if name in (place.name, place.label)]
    if not found:
        raise ConfigError(f"there is no table {name!r}{guess(name, [place.name for place in given])}; `sayso data list` names them all")
    return found


def beside(given: Iterable[Place], chosen: Iterable[Place]) -> list[Place]:
    """Return the rules with words of their own in the packs of the chosen tables."""
    packs = {place.pack for place in chosen}
    return [place for place in given if place.rule and place.pack in packs]


def load(place: Place) -> Listing:
    """Return the data at a place; raise `PackError` if it is broken."""
    if place.rule:
        entries = tuple(_entries(place.rule))
        return Listing(place, place.rule.meta.summary, "", entries, len(entries))
    if place.path is None:
        raise ConfigError(f"there is nothing at {place.label}")
    table = load_table(place.path)
    if place.changes:
        merged = tuple(_merged(table, place.changes))
        return Listing(place, table.title, table.notice, merged, len(merged), table.aliases)
    return Listing(place, table.title or _first_comment(place.path), table.notice, table, len(table))


def _merged(table: Table, changes: Sequence[Change]) -> Iterator[Entry]:
    """Yield a table's entries as a newsroom changes them, `changed` telling where it set what; those it allows come last."""
    from sayso.packs.entries import COMMON
    from sayso.packs.kinds import MODULES, kind

    known = [*COMMON, *(key for name in MODULES for key in kind(name).entry_keys)]
    base = (Word(changes[0].document, index, dict(row)) for index, row in enumerate(table))
    merged = merge(base, changes, table.columns, known)
    for word in merged.words:
        yield word.values | ({"changed": word.changed} if word.changed else {})
    for allowed in merged.allowed:
        yield _passed(allowed.key, allowed.place)


def _passed(key: str, place: str) -> Entry:
    return {"key": key, "allow": True, "changed": {"*": place}}


def _first_comment(path: Path) -> str:
    """Return the first sentence of the comment that a file of the core opens with."""
    with path.open(encoding="utf-8") as file:
        return file.readline().lstrip("# ").rstrip().partition(". ")[0].rstrip(".:")


def _entries(rule: PackRule) -> Iterator[Entry]:
    for index, entry in enumerate(rule.spec["entries"]):
        shown: dict[str, Any] = {"key": label(rule, index)}
        if len(entry.get("term", ())) > 1:
            shown["term"] = entry["term"]
        yield shown | {name: _plain(name, entry[name]) for name in _OF_RULES if entry.get(name)}
    for key, place in rule.spec.get("allowed", ()):
        yield _passed(key, place)


def _plain(name: str, value: Any) -> Any:
    return ["  ".join(filter(None, each)) for each in value] if name == "references" else value


def _words(entry: Mapping[str, Any], columns: Iterable[str] = _WORDS) -> list[str]:
    return [word for name in columns for word in _split(entry.get(name), apart=name == "words")]


def _split(value: Any, *, apart: bool) -> list[str]:
    values = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    texts = [each.casefold() for each in values if isinstance(each, str)]
    return [word for each in texts for word in each.split()] if apart else texts


def _forms(word: str) -> set[str]:
    from sayso.packs.inflect import forms

    return {*forms(word, "verb"), *forms(word, "noun")}
