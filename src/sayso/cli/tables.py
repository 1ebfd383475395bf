"""The data tables there are: those of every pack whose rules are known, and those the core reads."""

from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from sayso.errors import ConfigError
from sayso.packs.files import guess
from sayso.packs.tables import Entry, Table, load_table
from sayso.rule import Rule

CORE = "core"


class Place(NamedTuple):
    """Hold where a table is: the pack's name, the table's, and its file."""

    pack: str
    name: str
    path: Path

    @property
    def label(self) -> str:
        """Return `pack/name`, which no other table has."""
        return f"{self.pack}/{self.name}"


def places(rules: Iterable[Rule]) -> list[Place]:
    """Return every table: of the packs that the rules come from, of the packs beside those, and of the core."""
    found = [Place(folder.name, path.stem, path) for folder in _packs(rules) for path in sorted((folder / "data").glob("*.toml"))]
    core = Path(str(files("sayso.text"))) / "data"
    return found + [Place(CORE, path.stem, path) for path in sorted(core.glob("*.toml"))]


def _packs(rules: Iterable[Rule]) -> list[Path]:
    known = {Path(rule.spec["pack"]) for rule in rules if hasattr(rule, "spec")}
    beside = {path.parent for parent in {folder.parent for folder in known} for path in parent.glob("*/pack.toml")}
    return sorted(known | beside)


def named(given: Iterable[Place], name: str) -> list[Place]:
    """Return the tables called `name`, or the one called `pack/name`. Raise `ConfigError`, with a guess, if there is none."""
    given = list(given)
    found = [place for place in given if name in (place.name, place.label)]
    if not found:
        raise ConfigError(f"there is no table {name!r}{guess(name, [place.name for place in given])}; `sayso data list` names them all")
    return found


def load(place: Place) -> Table:
    """Return the table; raise `PackError` if it is broken."""
    return load_table(place.path)


def title(place: Place, table: Table) -> str:
    """Return what the table is: its title, or the comment that a file of the core opens with."""
    if table.title:
        return table.title
    with place.path.open(encoding="utf-8") as file:
        return file.readline().lstrip("# ").rstrip().partition(". ")[0].rstrip(".:")


def find(table: Table, word: str) -> tuple[Entry, ...]:
    """Return the entries with this key or alias; or else those that list the word; or else those of which it is another form."""
    wanted = word.casefold()
    return (
        table.find(word)
        or tuple(entry for entry in table if wanted in _words(entry))
        or tuple(entry for entry in table if any(wanted in _forms(each) for each in _words(entry) if each[:1] == wanted[:1]))
    )


def _words(entry: Entry) -> Iterator[str]:
    for name in ("key", "words", "term", "terms", "names"):
        yield from _split(entry.get(name))


def _split(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value.casefold()
        yield from value.casefold().split()
    elif isinstance(value, list):
        yield from (each.casefold() for each in value if isinstance(each, str))


def _forms(word: str) -> set[str]:
    from sayso.packs.inflect import forms

    return {*forms(word, "verb"), *forms(word, "noun")}
