"""Messages of rule files: their fields, how they are filled, and how long they may become."""

from collections.abc import Mapping, Sequence
from string import Formatter
from typing import Any

from sayso.packs.folding import NO_WIDTH

MAX_LENGTH = 240
_SHOWN = 60
_UNSEEN = dict.fromkeys(map(ord, NO_WIDTH))
_WIDEST = {
    "count": "9999",
    "limit": "9999",
    "value": "9999.9",
    "per": "paragraph",
    "voice": "attributed",
    "measure": "characters-per-word",
    "style": "sentence",
}


def fields(template: str) -> list[str]:
    """Return the names of the fields of a message; raise `ValueError` if its braces do not match."""
    return [name for _, name, _, _ in Formatter().parse(template) if name is not None]


def fill(template: str, values: Mapping[str, Any]) -> str:
    """Return the message with its fields filled in."""
    return template.format_map(values)


def shown(text: str) -> str:
    """Return a piece of an article as a message shows it: on one line, at most 60 characters."""
    line = " ".join(text.translate(_UNSEEN).split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + "…"


def choices(words: Sequence[str]) -> str:
    """Return words as a sentence offers them: `“a”, “b” or “c”`."""
    quoted = [f"“{word}”" for word in words]
    return quoted[0] if len(quoted) == 1 else " or ".join((", ".join(quoted[:-1]), quoted[-1])) if quoted else ""


def problem(template: str, known: Sequence[str], entry: Mapping[str, Any], terms: Sequence[str]) -> str:
    """Return what is wrong with a message for an entry whose terms are `terms`, or an empty string."""
    try:
        used = fields(template)
    except ValueError as error:
        return f"message cannot be read: {error}"
    for name in used:
        if name not in known:
            return f"message has an unknown field {{{name}}}: it may have {', '.join(f'{{{each}}}' for each in known)}"
        if name in ("instead", "why", "advice") and not entry.get(name):
            return f"the message needs {name!r}, which this entry does not give"
    longest = max((shown(term) for term in terms), key=len, default="")
    values = {**_WIDEST, "term": longest, "other": longest, **entry_fields(entry)}
    length = len(fill(template, values))
    return f"the message becomes {length} characters long with {longest!r}: at most {MAX_LENGTH} are allowed" if length > MAX_LENGTH else ""


def entry_fields(entry: Mapping[str, Any]) -> dict[str, str]:
    """Return the fields of a message that come from the entry itself."""
    return {"instead": choices(entry.get("instead", ())), "why": entry.get("why", ""), "advice": entry.get("advice", "")}
