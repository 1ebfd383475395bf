"""The words of a rule: entries of its own and those its tables give it, with a newsroom's changes laid over them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sayso.errors import PackError
from sayso.packs.changes import Allowed, Change, Word, merge
from sayso.packs.entries import COMMON, Scope, admitted, whole
from sayso.packs.files import Document, guess
from sayso.packs.kinds import Kind
from sayso.packs.shapes import texts

Changes = Mapping[str, Sequence[Change]]


def words_of(document: Document, scope: Scope, tables: Mapping[str, Document], changes: Changes) -> tuple[list[Word], list[Allowed]]:
    """Return the words of the rule in `document`, which reads `tables`, and what a newsroom lets pass.

    Raise `PackError` at the newsroom's line for what does not fit the table it changes.
    """
    data = document.data
    known = (*COMMON, *scope.kind.entry_keys)
    own = merge(_own(document, scope.kind), changes.get(data["id"], ()), {}, known)
    words, allowed = list(own.words), list(own.allowed)
    for name, table in tables.items():
        header = table.data.get("table", {})
        merged = merge(_of_table(table, header.get("origin")), changes.get(name, ()), header.get("columns", {}), known)
        words += (word for word in merged.words if admitted(word.values, data.get("where", {})))
        allowed += merged.allowed
    return words, allowed


def _own(document: Document, kind: Kind) -> Iterator[Word]:
    """Yield the rule file's own entries under the key by which a newsroom names them: the first word looked for."""
    data = document.data
    if "entry" not in data and "table" not in data:
        searched = {key: data[key] for group in kind.needs for key in group if key in data}
        yield Word(document, -1, searched | {"key": _key(data, kind)})
    for index, entry in enumerate(data.get("entry", ())):
        yield Word(document, index, entry | {"key": _key(entry, kind)})


def _key(entry: Mapping[str, Any], kind: Kind) -> str:
    searched = kind.needs[0] if kind.needs else ()
    return next((texts(entry[key])[0] for key in searched if texts(entry.get(key))), "")


def _of_table(table: Document, origin: str | None) -> Iterator[Word]:
    for index, entry in enumerate(table.data.get("entry", ())):
        yield Word(table, index, ({"origin": origin} if origin else {}) | entry)


def made_whole(scope: Scope, word: Word, others: Iterable[Word]) -> dict[str, Any]:
    """Return the entry made whole, with where the newsroom set what; raise `PackError` at its line for what is wrong with it."""
    own = word.document is scope.rule
    values = {key: value for key, value in word.values.items() if key != "key" or not own}
    place = ("entry", word.number) if word.number >= 0 else ()
    if not word.changed:
        return whole(scope, values if own else _keyed(values, scope.kind), word.document, place, from_table=not own)
    defaults = {key: value for key, value in scope.defaults.items() if key != "source" or "origin" not in values}
    try:
        made = whole(scope._replace(defaults=defaults), _keyed(values, scope.kind), word.document, place, from_table=True)
    except PackError as error:
        hint = guess(str(word.values["key"]), [str(each.values["key"]) for each in others if each is not word]) if "*" in word.changed else ""
        raise PackError(error.message + hint, path=error.path, line=error.line) from None
    return made | {"changed": dict(word.changed)}


def _keyed(entry: dict[str, Any], kind: Kind) -> dict[str, Any]:
    searched = kind.needs[0] if kind.needs else ()
    return entry if not searched or any(key in entry for key in searched) else {searched[0]: entry.get("key"), **entry}
