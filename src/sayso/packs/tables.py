"""Data tables: entries with a key and an origin, found by key or alias, read row by row when asked for."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sayso.errors import PackError
from sayso.packs import cache
from sayso.packs.files import parse_toml, read_bytes
from sayso.packs.folding import fold_term
from sayso.packs.rows import rows_of
from sayso.packs.seals import seal

Entry = Mapping[str, Any]


class Table:
    """Hold a compiled table. All but its head is JSON until it is asked for, so that a table of thousands loads in a few milliseconds.

    `title`, `licence` and `notice` are what its header says; `keys` are the keys of all rows in order; `columns` what it declares. Dates
    are text (`2026-11-02`). `aliases` are the columns by which an entry is found, besides its key. Entries are shared: treat them as read-only.
    """

    __slots__ = ("_folded", "_known", "_rows", "_terms", "aliases", "columns", "keys", "licence", "name", "notice", "path", "title")

    def __init__(self, name: str, path: Path, lines: Sequence[bytes]) -> None:
        first, self._terms, self._folded, *self._rows = lines
        header = json.loads(first)
        self.name = name
        self.path = path
        self.title: str = header["title"]
        self.licence: str = header["licence"]
        self.notice: str = header["notice"]
        self.columns: Mapping[str, str] = header["columns"]
        self.keys: Sequence[str] = header["keys"]
        self.aliases: tuple[str, ...] = tuple(header["aliases"])
        self._known: Mapping[str, Mapping[str, list[int]]] | None = None

    def __len__(self) -> int:
        """Return the number of entries."""
        return len(self.keys)

    def __iter__(self) -> Iterator[Entry]:
        """Yield the entries in the order of the file."""
        return map(self.row, range(len(self.keys)))

    def __repr__(self) -> str:
        """Return name and size, for error messages."""
        return f"Table({self.name!r}, {len(self)} entries)"

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return all entries; `row` and `find` are cheaper where a few will do."""
        return tuple(json.loads(b"[%b]" % b",".join(self._rows)))

    def row(self, index: int) -> Entry:
        """Return the entry at `index`."""
        found: Entry = json.loads(self._rows[index])
        return found

    def get(self, key: str) -> Entry | None:
        """Return the entry with exactly this key."""
        return self.row(self.keys.index(key)) if key in self.keys else None

    def find(self, word: str) -> tuple[Entry, ...]:
        """Return the entries whose key or alias is `word`, in any letter case and shape of quotes and spaces."""
        return tuple(map(self.row, json.loads(self._folded).get(fold_term(word), ())))

    def terms(self, column: str) -> Mapping[str, Sequence[int]]:
        """Return the texts of an alias column, as spelled, each with the indices of its rows: ready for `literals`, without reading the rows."""
        if self._known is None:
            self._known = json.loads(self._terms)
        return self._known.get(column, {})

    def where(self, wanted: Mapping[str, str]) -> tuple[Entry, ...]:
        """Return the entries whose columns have these values (as text, in any case; in a list: one of its values)."""
        return tuple(entry for entry in self if fits(wanted, entry))


def fits(wanted: Mapping[str, str], entry: Entry) -> bool:
    """Tell whether an entry's columns have these values."""
    return all(_has(entry.get(column), value) for column, value in wanted.items())


def _has(value: Any, wanted: str) -> bool:
    values = value if isinstance(value, list) else [value]
    return any(str(each).casefold() == wanted.casefold() for each in values if each is not None)


def load_table(path: Path, *, root: Path | None = None, folder: Path | None = None) -> Table:
    """Return the table in the TOML file `path`, from the cache in `folder` if that is fresh.

    Raise `PackError` with file and line for the first thing wrong with it, and if it leads out of `root`.
    """
    taken = seal(path)
    kept = cache.place(folder or cache.default_folder(), path, "rows")
    head, _, body = cache.read(kept).partition(b"\n")
    sealed, _, made = head.decode("latin-1").partition("\t")
    build = f"{cache.build()}{cache.digest(body)}"
    if not (taken and sealed == taken and made.endswith(build)):
        content = read_bytes(path, root)
        held = cache.digest(content)
        if made != held + build:
            body = "\n".join(compile_table(*_parsed(content, path))).encode()
        stamp = f"{taken}\t{held}{cache.build()}{cache.digest(body)}"
        if stamp.encode() != head:
            cache.write(kept, f"{stamp}\n{body.decode()}")
    return Table(path.stem, path, body.split(b"\n"))


def check_table(path: Path) -> list[PackError]:
    """Return everything that is wrong with the table in the TOML file `path`, each with its line; raise `PackError` if it cannot be read at all."""
    return rows_of(parse_toml(read_bytes(path), path))[2]


def _parsed(content: bytes, path: Path) -> tuple[Mapping[str, Any], list[dict[str, Any]]]:
    """Return a table's header and rows; raise `PackError` for the first thing that is wrong."""
    header, rows, problems = rows_of(parse_toml(content, path), most=1)
    if problems:
        raise problems[0]
    return header, rows


def compile_table(header: Mapping[str, Any], rows: list[dict[str, Any]]) -> list[str]:
    """Return the lines of a compiled table: header, aliases as spelled, index of folded keys and aliases, and a row each."""
    terms: dict[str, dict[str, list[int]]] = {column: {} for column in header["aliases"]}
    folded: dict[str, list[int]] = {}
    for index, row in enumerate(rows):
        found = {row["key"]: None}
        for column in terms:
            values = row.get(column) or ()
            for value in (values,) if isinstance(values, str) else values:
                terms[column].setdefault(value, []).append(index)
                found[value] = None
        for each in dict.fromkeys(map(fold_term, found)):
            folded.setdefault(each, []).append(index)
    kept = {key: header[key] for key in ("title", "licence", "notice", "columns")}
    head = {**kept, "keys": [row["key"] for row in rows], "aliases": list(terms)}
    return [cache.dump(each) for each in (head, terms, folded, *rows)]
