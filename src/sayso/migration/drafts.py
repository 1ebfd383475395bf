"""A rule on its way into a pack, and how it is written as TOML."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sayso.packs.messages import MAX_LENGTH, fields
from sayso.rule import Example

_LONGEST_TERM = 60
_NOT_IN_TOML = re.compile("[\x7f\ud800-\udfff]")
_KEBAB = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[^A-Za-z0-9]+")
_OURS = ("attribution", "consistency", "language", "quotes", "readability", "sayso", "sourcing")


class Link(NamedTuple):
    """Hold an address that the other tool's rule names for the reader."""

    key: str
    title: str
    url: str


class Draft(NamedTuple):
    """Hold a rule: `top` are further keys of the file, `samples` texts that ought to be flagged, each with the index of its entry.

    `passing` are texts that ought not to be. `headline`: samples are headlines. `notes` say what is different now. `specs` are the other
    tool's own examples, not yet tried: what each becomes stands in `fixed`.
    """

    id: str
    kind: str
    summary: str
    severity: str
    origin: str
    entries: tuple[Mapping[str, Any], ...]
    samples: tuple[tuple[int, str], ...]
    top: Mapping[str, Any] = {}
    message: str = ""
    passing: tuple[str, ...] = ()
    headline: bool = False
    links: tuple[Link, ...] = ()
    examples: tuple[Example, ...] = ()
    notes: tuple[str, ...] = ()
    specs: tuple[Example, ...] = ()


def rule_id(family: str, problem: str, taken: Iterable[str] = ()) -> str:
    """Return the id of a rule: `Google`, `WordList` becomes `google.word-list`. Families of sayso's own are left alone."""
    made = _slug(family) or "style"
    first = f"{made if made not in _OURS else 'their-' + made}.{_slug(problem) or 'rule'}"
    taken = frozenset(taken)
    return next(name for name in (first, *(f"{first}-{number}" for number in range(2, len(taken) + 3))) if name not in taken)


def _slug(text: str) -> str:
    words = "-".join(word for word in _KEBAB.split(text) if word).lower()
    return words if not words or words[0].isalpha() else f"n{words}"


def fitted(message: str, entries: Iterable[Mapping[str, Any]]) -> tuple[str, str]:
    """Return the message if it fits with any of the entries, else the sentences of it that do, or nothing; and a note on what was left out."""
    longest = max((_choices(entry) for entry in entries), default=0)
    room = MAX_LENGTH - (longest if "instead" in fields(message) else 0) - (_LONGEST_TERM if "term" in fields(message) else 0)
    if len(message) <= room:
        return message, ""
    parts = re.split(r"(?<=[.!?])\s+", message)
    for count in range(len(parts) - 1, 0, -1):
        short = " ".join(parts[:count])
        if len(short) <= room:
            return short, "the message is too long: its first part stands in the rule, all of it on the rule's page"
    return "", "the message is too long: it stands on the rule's page"


def _choices(entry: Mapping[str, Any]) -> int:
    right = entry.get("right", ())
    return sum(len(each) + 6 for each in ([right] if isinstance(right, str) else right))


def toml(draft: Draft, *, cited: bool = True) -> str:
    """Return the rule as a file of a pack."""
    top = {
        "id": draft.id, "kind": draft.kind, "summary": draft.summary, "severity": draft.severity, "message": draft.message, "origin": draft.origin,
        "source": [link.key for link in draft.links] if cited else [], **draft.top,
    }  # fmt: skip
    plain = {key: value for key, value in top.items() if not isinstance(value, Mapping) and value not in ("", [], ())}
    tables = {key: value for key, value in top.items() if isinstance(value, Mapping) and value}
    parts = [_pairs(plain), *(f"[{key}]\n{_pairs(value)}" for key, value in tables.items())]
    parts += [f"[[entry]]\n{_pairs(entry)}" for entry in draft.entries]
    parts += [f"[[example]]\n{_pairs(_said(example))}" for example in draft.examples]
    return "\n\n".join(parts) + "\n"


def _said(example: Example) -> dict[str, Any]:
    said = {"text": example.text, "headline": example.headline, "flagged": list(example.flagged), "fixed": example.fixed, "note": example.note}
    return {key: value for key, value in said.items() if value}


def _pairs(table: Mapping[str, Any]) -> str:
    return "\n".join(f"{key} = {value_of(value)}" for key, value in table.items())


def value_of(value: Any) -> str:
    """Return a value as TOML: a text, a number, true or false, or a list of such; a table in one line."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {value_of(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list | tuple):
        inner = ", ".join(map(value_of, value))
        return f"[{inner}]" if len(inner) < 130 else "[\n" + "".join(f"  {value_of(each)},\n" for each in value) + "]"
    if isinstance(value, str):
        return _NOT_IN_TOML.sub(lambda found: "\\u007F" if found.group() == "\x7f" else "?", json.dumps(value, ensure_ascii=False))
    return json.dumps(value)
