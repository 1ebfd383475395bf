"""What a rule file may say: from TOML to a plain, complete description of the rule that can be kept as JSON."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sayso.packs import kinds, voicing
from sayso.packs.changes import Allowed, Change
from sayso.packs.entries import COMMON, LEVEL, VOICE_KEYS, Scope, expand
from sayso.packs.files import Document, guess
from sayso.packs.folding import fold_term
from sayso.packs.inflect import forms
from sayso.packs.pages import page
from sayso.packs.shapes import check_keys, texts
from sayso.packs.words import made_whole, words_of
from sayso.text.records import BLOCK_KINDS

Spec = dict[str, Any]
MAX_TERMS = 20_000
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\.[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_TOP = {
    "id": "text", "kind": "text", "summary": "text", "severity": "one of error, warning, info", "message": "text", "default": "flag",
    "languages": "texts", "once": "flag", "table": "texts", "where": "table", "page": "table", "voice": "table", "block": "table",
    "genre": "table", "messages": "table", "lists": "table", "entry": "tables", "example": "tables",
}  # fmt: skip
_PAGE = {"what": "text", "why": "text", "exceptions": "text"}
_EXAMPLE = {"text": "text", "flagged": "texts", "fixed": "text", "headline": "text", "meta": "table", "note": "text"}
_MOVES = "one of raise, lower, off, error, warning, info"
_BLOCK = dict.fromkeys(BLOCK_KINDS, _MOVES)
_GENRE = {"opinion": _MOVES}
_NOT_INHERITED = ("message", "severity", "voice")


class Shared(NamedTuple):
    """Hold what the rules of a pack share: its languages, its sources and word lists, and a way to its tables.

    `changed` are a newsroom's files by the table or rule they change; `taken` their entries that had an effect so far.
    """

    languages: Sequence[str]
    sources: Mapping[str, tuple[str, str | None]]
    lists: Mapping[str, tuple[str, ...]]
    tables: Mapping[str, Document]
    changed: Mapping[str, tuple[Change, ...]] = {}
    taken: set[tuple[Path, int]] = set()


def parse_rule(document: Document, shared: Shared) -> Spec:
    """Return the rule that a file describes; raise `PackError` with the line of the first thing that is wrong."""
    kind = _kind(document)
    data = document.data
    _check_top(document, kind)
    scope = _scope(document, kind, shared)
    entries, allowed = _entries(document, scope, shared)
    spec: Spec = {key: data[key] for key in ("id", "kind", "summary", "severity") if key in data}
    spec |= {
        "default": data.get("default", True),
        "languages": list(texts(data.get("languages", shared.languages))),
        "once": data.get("once", False),
        "levels": voicing.levels(data["severity"], data.get("voice", {})),
        "block": data.get("block", {}),
        "genre": data.get("genre", {}),
        "message": data.get("message", ""),
        "messages": data.get("messages", {}),
        "examples": [example | {"flagged": list(texts(example.get("flagged")))} for example in data["example"]],
        "tables": list(texts(data.get("table"))),
        "entries": entries,
        "origin": data.get("origin", ""),
        "references": _references(scope, entries),
        **{key: data[key] for key in kind.rule_keys if key in data},
    }
    spec["literals"], spec["always"] = _literals(document, kind, entries)
    if allowed:
        spec["allowed"] = [[each.key, each.place] for each in allowed]
        _let_pass(spec["literals"], allowed, shared)
    spec["options"] = kind.options(spec)
    spec["page"] = page(spec, data.get("page", {}))
    return spec


def _kind(document: Document) -> kinds.Kind:
    name = document.data.get("kind")
    if not isinstance(name, str) or name not in kinds.MODULES:
        known = ", ".join(kinds.MODULES)
        hint = guess(name, kinds.MODULES) if isinstance(name, str) else ""
        document.fail(f"unknown kind {name!r}{hint}: it may be {known}" if name is not None else f"needs a 'kind': one of {known}", "kind")
    return kinds.kind(name)


def _check_top(document: Document, kind: kinds.Kind) -> None:
    data = document.data
    inherited = {key: shape for key, shape in (COMMON | dict(kind.entry_keys)).items() if key not in _TOP}
    check_keys(document, data, {**inherited, **_TOP, **kind.rule_keys})
    for key in ("id", "summary", "severity"):
        if key not in data:
            document.fail(f"needs {key!r}")
    if not _ID.fullmatch(data["id"]):
        document.fail(f"the id {data['id']!r} must be family.problem: lower-case words, joined by hyphens", "id")
    for key, schema in (("page", _PAGE), ("voice", VOICE_KEYS), ("block", _BLOCK), ("genre", _GENRE)):
        check_keys(document, data.get(key, {}), schema, key)
    for key in ("voice", "block", "genre"):
        _check_levels(document, key)
    check_keys(document, data.get("messages", {}), dict.fromkeys(voicing.VOICES, "text"), "messages")
    _check_examples(document)


def _check_levels(document: Document, table: str) -> None:
    most = voicing.LEVELS[document.data["severity"]]
    for key, level in document.data.get(table, {}).items():
        if voicing.LEVELS.get(level, 0) > most:
            document.fail(f"{table}.{key} = {level} is above the rule's severity: set 'severity' to the most the rule may ask for", table, key)


def _check_examples(document: Document) -> None:
    examples = document.data.get("example", [])
    for index, example in enumerate(examples):
        check_keys(document, example, _EXAMPLE, "example", index)
        if "text" not in example:
            document.fail("an example needs a 'text'", "example", index)
        if "fixed" in example and "flagged" not in example:
            document.fail("an example that is 'fixed' must be 'flagged'", "example", index)
    for flagged, wanted in ((True, "one that is flagged (flagged = […])"), (False, "one that passes (without 'flagged')")):
        if not any(("flagged" in example) is flagged for example in examples):
            document.fail(f"needs an [[example]], at least {wanted}", *(("example",) if examples else ()))


def _scope(document: Document, kind: kinds.Kind, shared: Shared) -> Scope:
    data = document.data
    inherited = COMMON.keys() | kind.entry_keys.keys()
    defaults = {key: value for key, value in data.items() if key in inherited and key not in _NOT_INHERITED}
    own: dict[str, tuple[str, ...]] = {}
    check_keys(document, data.get("lists", {}), dict.fromkeys(data.get("lists", {}), "words"), "lists")
    for name, words in data.get("lists", {}).items():
        own[name] = texts(words)
    said = {**data.get("messages", {}), **({"": data["message"]} if "message" in data else {})}
    return Scope(document, kind, defaults, data["severity"], {**shared.lists, **own}, shared.sources, said)


def _entries(document: Document, scope: Scope, shared: Shared) -> tuple[list[dict[str, Any]], list[Allowed]]:
    """Return the rule's entries made whole, and what a newsroom lets pass of them."""
    tables = {name: _table(document, name, shared) for name in texts(document.data.get("table"))}
    words, allowed = words_of(document, scope, tables, shared.changed)
    made = [made_whole(scope, word, words) for word in words]
    shared.taken.update(touched for word in words for touched in word.touched)
    shared.taken.update(touched for each in allowed if each.known for touched in ((each.change.document.path, each.number), *each.touched))
    if not made and not allowed:
        document.fail("has no [[entry]], and no table that gives it one" + (" (does 'where' match anything?)" if tables else ""))
    return made, allowed


def _table(document: Document, name: str, shared: Shared) -> Document:
    if name not in shared.tables:
        document.fail(f"there is no table {name!r} in data/{guess(name, shared.tables)}: a table is named without path and ending", "table")
    return shared.tables[name]


def _references(scope: Scope, entries: list[dict[str, Any]]) -> list[list[str | None]]:
    cited = {tuple(reference) for entry in entries for reference in entry["references"]}
    return [list(reference) for reference in scope.sources.values() if reference in cited]


def _literals(document: Document, kind: kinds.Kind, entries: list[dict[str, Any]]) -> tuple[dict[str, list[list[Any]]], bool]:
    """Return every literal with the entries that wait for it, and whether an entry has none."""
    spelled: dict[str, str] = {}
    owners: dict[str, list[list[Any]]] = {}
    always = False
    for index, entry in enumerate(entries):
        terms = [*kind.terms(entry)]
        always = always or not terms or kind.always(entry)
        for literal, role in terms:
            first = spelled.setdefault(fold_term(literal), literal)
            owners.setdefault(first, []).append([index, role, literal])
    for phrase in dict.fromkeys(phrase for entry in entries for phrase in entry.get("except", ())):
        owners[spelled.setdefault(fold_term(phrase), phrase)] = [[0, "except", phrase]]
    if len(owners) > MAX_TERMS:
        document.fail(f"has {len(owners):,} terms with all their forms: at most {MAX_TERMS:,} are allowed")
    return owners, always


def _let_pass(literals: dict[str, list[list[Any]]], allowed: list[Allowed], shared: Shared) -> None:
    """Add words inside which nothing is flagged; those that hold a literal of the rule have an effect."""
    folded = {fold_term(literal): literal for literal in literals}
    for each in allowed:
        for form in each.forms:
            words = fold_term(form).split()
            parts = (" ".join(words[start:end]) for start in range(len(words)) for end in range(start + 1, len(words) + 1))
            if any(part in folded for part in parts):
                literals[folded.get(fold_term(form), form)] = [[0, "except", form]]
                shared.taken.add((each.change.document.path, each.number))


__all__ = ["LEVEL", "MAX_TERMS", "Shared", "Spec", "expand", "forms", "parse_rule"]
