"""The rows of a table file, checked against what the file declares; both shapes: `[[entry]]` and, for plain word lists, `[group]` with `words`."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from sayso.errors import PackError
from sayso.packs.files import Document, guess
from sayso.packs.shapes import known_shape, mismatch

_HEADER = {"title": "text", "changes": "text", "licence": "text", "notice": "text", "origin": "text", "aliases": "texts", "columns": "table"}
MOST = 100
Header = dict[str, Any]
Rows = list[dict[str, Any]]


def rows_of(document: Document, most: int = MOST) -> tuple[Header, Rows, list[PackError]]:
    """Return header, rows and what is wrong with a table, in the order of the file; entries after the `most`-th mistake are not looked at."""
    data = document.data
    said = data.get("table", {})
    problems = _header_problems(document, said)
    header = {"title": said.get("title", ""), "licence": said.get("licence", ""), "notice": said.get("notice", ""), "columns": {}, "aliases": []}
    if problems:
        return header, [], problems
    header |= {"columns": said.get("columns", {}), "aliases": [said["aliases"]] if isinstance(said.get("aliases"), str) else said.get("aliases", [])}
    if "entry" in data:
        rows, problems = _entries(document, said, most)
    else:
        rows, problems = _groups(data), []
        header["aliases"] = header["aliases"] or ["words"]
    if not rows and not problems:
        problems.append(document.error("holds no [[entry]] and no group of words"))
    return header, rows, problems


def _header_problems(document: Document, said: Any) -> list[PackError]:
    if not isinstance(said, dict):
        return [document.error("'table' must be a [table] with title, columns, …", "table")]
    found = []
    for key, value in said.items():
        if key not in _HEADER and "entry" in document.data:
            found.append(document.error(f"unknown key {key!r}{guess(key, _HEADER)}: [table] may have {', '.join(_HEADER)}", "table", key))
        elif key in _HEADER and (wrong := mismatch(value, _HEADER[key])):
            found.append(document.error(f"{key!r} must be {wrong}", "table", key))
    columns = said.get("columns")
    for column, shape in columns.items() if isinstance(columns, dict) else ():
        if not isinstance(shape, str) or not known_shape(shape):
            found.append(
                document.error(f"column {column!r} has an unknown type {shape!r}: see Data tables in docs/writing-a-rule.md", "columns", column)
            )
    return found


def _entries(document: Document, said: Mapping[str, Any], most: int) -> tuple[Rows, list[PackError]]:
    entries = document.data["entry"]
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        return [], [document.error("'entry' must be a list of tables: [[entry]]", "entry")]
    problems = [] if "title" in said else [document.error("[table] needs a 'title'", "table")]
    columns = said.get("columns", {})
    seen: dict[str, int] = {}
    rows = []
    for index, entry in enumerate(entries):
        if len(problems) >= most:
            break  # each has to look for its line
        problems += [document.error(message, "entry", index, *keys) for message, keys in _row_problems(entry, columns, said, seen, index)]
        rows.append(plain({"key": str(entry.get("key", "")), **({"origin": said["origin"]} if "origin" in said else {}), **entry}))
    return rows, problems


def _row_problems(
    entry: Mapping[str, Any], columns: Mapping[str, str], said: Mapping[str, Any], seen: dict[str, int], index: int
) -> list[tuple[str, tuple[str, ...]]]:
    found: list[tuple[str, tuple[str, ...]]] = []
    key = entry.get("key")
    if not isinstance(key, str) or not key.strip():
        found.append(("an entry needs a 'key'", ("key",)))
    elif seen.setdefault(key, index) != index:
        found.append((f"the key {key!r} is taken by entry {seen[key] + 1}", ("key",)))
    if not entry.get("origin") and not entry.get("source") and not said.get("origin"):
        found.append((f"entry {key!r} does not say where it comes from: give it an 'origin'", ()))
    if columns:
        found += column_problems(entry, columns, "declare it in [table.columns]")
    return found


def column_problems(entry: Mapping[str, Any], columns: Mapping[str, str], advice: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return what is wrong with an entry's columns, each with the keys that lead there; `advice` is for a column nobody knows."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for column, shape in columns.items():
        if entry.get(column, "") != "":
            wrong = mismatch(entry[column], shape)
            if wrong:
                found.append((f"{column!r} must be {wrong}", (column,)))
        elif not shape.endswith("?"):
            found.append((f"entry {entry.get('key')!r} has no {column!r}", ()))
    known = {*columns, "key", "origin", "source"}
    found += [(f"unknown column {column!r}{guess(column, known)}: {advice}", (column,)) for column in entry if column not in known]
    return found


def _groups(data: Mapping[str, Any]) -> Rows:
    """Return the rows of a file of groups: one for each group, its words in a list."""
    rows: Rows = []
    for name, group in data.items():
        if name == "table":
            continue
        if isinstance(group, dict):
            rows.append(plain({"key": name, "origin": data.get("origin", ""), **group}))
        elif isinstance(group, list) and group and all(isinstance(row, dict) for row in group):
            rows += [
                plain({"key": f"{name}.{row.get('key', index + 1)}", "origin": data.get("origin", ""), **row}) for index, row in enumerate(group)
            ]
    return rows


def plain(value: Any) -> Any:
    """Return the value as JSON can hold it: dates become text."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return value.isoformat() if isinstance(value, (date, time)) else value
