"""The two tables every pack may have: sources (who says so) and lists (words under a name)."""

from collections.abc import Iterator
from typing import Any

from sayso.errors import PackError
from sayso.packs.files import Document
from sayso.packs.inflect import forms
from sayso.packs.rows import rows_of
from sayso.packs.shapes import mismatch, texts

_SOURCE = {"title": "text", "url": "text?", "year": "number?", "words": "text?"}
_LIST = {"words": "words", "inflect": "one of noun, verb, adjective, none?"}


def sources(document: Document | None) -> dict[str, tuple[str, str | None]]:
    """Return title (with the year) and address of every source, by key; raise `PackError` for what is wrong."""
    found = {}
    for entry in _entries(document, _SOURCE):
        title, year = entry["title"], entry.get("year")
        found[entry["key"]] = (f"{title} ({year})" if year and str(year) not in title else title, entry.get("url"))
    return found


def lists(document: Document | None) -> dict[str, tuple[str, ...]]:
    """Return the words of every list, in all forms it asks for, by key."""
    found = {}
    for entry in _entries(document, _LIST):
        kind = entry.get("inflect", "none")
        found[entry["key"]] = tuple(dict.fromkeys(form for word in texts(entry["words"]) for form in forms(word, kind)))
    return found


def problems(document: Document) -> list[PackError]:
    """Return the first thing that is wrong with a table, if there is any."""
    return rows_of(document, most=1)[2]


def _entries(document: Document | None, schema: dict[str, str]) -> Iterator[dict[str, Any]]:
    if document is None:
        return
    for problem in problems(document):
        raise problem
    for index, entry in enumerate(document.data.get("entry", ())):
        for key, shape in schema.items():
            if key not in entry and not shape.endswith("?"):
                document.fail(f"needs {key!r}", "entry", index)
            wrong = mismatch(entry[key], shape) if key in entry else ""
            if wrong:
                document.fail(f"{key!r} must be {wrong}", "entry", index, key)
        yield entry
