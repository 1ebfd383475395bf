"""Entries of a rule file, made whole: defaults filled in, lists spelled out, sources looked up, and every mistake named with its line."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from sayso.errors import PackError
from sayso.packs import contexts, inflect, messages, patterns, voicing
from sayso.packs.files import Document, guess
from sayso.packs.kinds import Kind
from sayso.packs.phrases import CLASSES, has_words
from sayso.packs.shapes import check_keys, mismatch, texts

LEVEL = "one of error, warning, info, off"
COMMON = {
    "origin": "text", "source": "texts", "severity": "one of error, warning, info", "message": "text", "why": "text", "advice": "text",
    "inflect": "one of noun, verb, adjective, none", "case": "one of any, exact", "capitalised": "one of skip, any, only",
    "prefixed": "one of skip, any", "pos": "one of noun, verb, adjective", "except": "words", "unless": "contexts", "only": "contexts",
    "voice": "table", "confidence": "share", "fix": "flag", "safe": "flag", "note": "text",
}  # fmt: skip
VOICE_KEYS = dict.fromkeys(voicing.VOICES, LEVEL)
_LISTED = ("instead", "right")
_STEP_KEYS = {"words": "words", "inflect": "one of noun, verb, adjective, none", "optional": "flag"}


class Scope(NamedTuple):
    """Hold what an entry may refer to and inherits: the rule's file, kind, defaults and severity, the word lists and the sources."""

    rule: Document
    kind: Kind
    defaults: Mapping[str, Any]
    severity: str
    lists: Mapping[str, tuple[str, ...]]
    sources: Mapping[str, tuple[str, str | None]]
    messages: Mapping[str, str]


def whole(scope: Scope, entry: Mapping[str, Any], document: Document, place: tuple[str | int, ...], *, from_table: bool) -> dict[str, Any]:
    """Return the entry made whole; raise `PackError` at its line in `document` for what is wrong with it."""
    schema = {**COMMON, **scope.kind.entry_keys, **({"key": "text"} if from_table else {})}
    check_keys(document, entry, schema, *place, loose=from_table)
    made = {**scope.defaults, **{key: value for key, value in entry.items() if key in schema}, **_joined(scope.defaults, entry)}
    try:
        _spell_out(scope, made)
        _cite(scope, made)
        _judge(scope, made)
    except _Wrong as wrong:
        raise document.error(str(wrong), *place, *wrong.keys) from None
    return made


def _joined(defaults: Mapping[str, Any], entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return the exemptions of the file together with the entry's own: these add up, where other keys replace."""
    both = [key for key in ("except", "unless") if key in defaults and key in entry]
    return {key: [*_several(defaults[key]), *_several(entry[key])] for key in both}


def _several(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list) else [value]


class _Wrong(Exception):  # noqa: N818 - never leaves this module
    def __init__(self, message: str, *keys: str) -> None:
        super().__init__(message)
        self.keys = keys


def _spell_out(scope: Scope, made: dict[str, Any]) -> None:
    """Turn every word, list or `@name` into a plain list of words."""
    for key, shape in {**COMMON, **scope.kind.entry_keys}.items():
        if key in made and shape == "words":
            made[key] = expand(scope, made[key], key)
        elif key in made and shape == "variants":
            made[key] = [expand(scope, each, key) for each in made[key]]
    for key in _LISTED:
        if key in made:
            made["instead"] = list(texts(made.pop(key)))
    if "steps" in made:
        made["steps"] = [_step(scope, step) for step in made["steps"]]
    for key in ("unless", "only"):
        if key in made:
            made[key] = [_context(scope, context, key) for context in _several(made[key])]


def expand(scope: Scope, words: str | list[str], key: str) -> list[str]:
    """Return words with every `@name` replaced by the words of that list."""
    found: list[str] = []
    for word in texts(words):
        if not word.startswith("@"):
            found.append(word)
        elif word[1:] in scope.lists:
            found.extend(scope.lists[word[1:]])
        else:
            raise _Wrong(f"there is no list {word!r}{guess(word[1:], scope.lists)}: put it under [lists] or into data/lists.toml", key)
    return found


def _context(scope: Scope, context: Mapping[str, Any], key: str) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name, value in context.items():
        if name not in contexts.KEYS:
            raise _Wrong(f"unknown key {name!r} in {key!r}{guess(name, contexts.KEYS)}: it may be {', '.join(contexts.KEYS)}", key)
        wrong = mismatch(value, contexts.KEYS[name])
        if wrong:
            raise _Wrong(f"{name!r} in {key!r} must be {wrong}", key)
        made[name] = value if name == "within" else expand(scope, value, key)
    if not made.keys() - {"within"}:
        raise _Wrong(f"{key!r} says nothing: give it before, after, sentence or article", key)
    return made


def _step(scope: Scope, step: Any) -> dict[str, Any]:
    table = step if isinstance(step, dict) else {"words": step}
    for key, value in table.items():
        wrong = f"unknown: a step may have {', '.join(_STEP_KEYS)}" if key not in _STEP_KEYS else mismatch(value, _STEP_KEYS[key])
        if wrong:
            raise _Wrong(f"{key!r} in a step must be {wrong}" if key in _STEP_KEYS else f"{key!r} in a step is {wrong}", "steps")
    if "words" not in table:
        raise _Wrong("a step needs 'words'", "steps")
    words = expand(scope, table["words"], "steps")
    kind = table.get("inflect", "none")
    forms = [form for word in words for form in ([word] if word in CLASSES else inflect.forms(word, kind))]
    return {"words": list(dict.fromkeys(forms)), "optional": table.get("optional", False)}


def _cite(scope: Scope, made: dict[str, Any]) -> None:
    """Look up the entry's sources; without any, its origin is what the reader is shown."""
    keys = texts(made.pop("source", None))
    for key in keys:
        if key not in scope.sources:
            raise _Wrong(f"there is no source {key!r} in data/sources.toml{guess(key, scope.sources)}", "source")
    if not keys and not made.get("origin"):
        raise _Wrong("this entry does not say where it comes from: give it, or the file, an origin or a source")
    made["references"] = [list(scope.sources[key]) for key in keys] or [[made["origin"], None]]


def _judge(scope: Scope, made: dict[str, Any]) -> None:
    """Find what is well-formed and yet wrong."""
    wrong = _without_need(scope.kind, made) or _pattern(made) or scope.kind.complaint(made) or _too_grave(scope, made)
    if wrong:
        raise _Wrong(wrong)
    terms = [term for term, role in scope.kind.terms(made) if role != "near"]
    for term in (*terms, *made.get("except", ())):
        if not has_words(term) or term in CLASSES:
            raise _Wrong(f"{term!r} holds no word to look for")
        if any(each in term for each in CLASSES):
            raise _Wrong(f"{term!r} is looked for letter by letter: kinds of words such as <capital> stand in contexts and steps alone")
    own = [made["message"]] if "message" in made else [*scope.messages.values()]
    for template in own or [scope.kind.message(made)]:
        wrong = messages.problem(template, scope.kind.fields, made, terms)
        if wrong:
            raise _Wrong(wrong)


def _without_need(kind: Kind, made: Mapping[str, Any]) -> str:
    for group in kind.needs:
        given = [key for key in group if key in made or (key == "right" and "instead" in made)]
        if len(given) != 1:
            return f"an entry of kind {kind.name!r} needs {' or '.join(map(repr, group))}" + (", not both" if given else "")
    return ""


def _pattern(made: Mapping[str, Any]) -> str:
    wrong = patterns.complaint(made["pattern"]) if "pattern" in made else ""
    return f"the pattern {wrong}" if wrong else ""


def _too_grave(scope: Scope, made: Mapping[str, Any]) -> str:
    for voice, level in made.get("voice", {}).items():
        if voice not in VOICE_KEYS:
            return f"unknown voice {voice!r}{guess(voice, VOICE_KEYS)}: it may be {', '.join(VOICE_KEYS)}"
        if level not in voicing.LEVELS:
            return f"voice.{voice} must be {LEVEL}, not {level!r}"
    for level in (made.get("severity", "off"), *made.get("voice", {}).values()):
        if voicing.LEVELS[level] > voicing.LEVELS[scope.severity]:
            return f"{level} is above the rule's severity, {scope.severity}: raise that, which is the most the rule may ask for"
    return ""


def admitted(entry: Mapping[str, Any], where: Mapping[str, Any]) -> bool:
    """Tell whether a table's entry is one that `where` asks for."""
    return all(_matches(entry.get(column), wanted) for column, wanted in where.items())


def _matches(value: Any, wanted: Any) -> bool:
    allowed = wanted if isinstance(wanted, list) else [wanted]
    return any(each in allowed for each in value) if isinstance(value, list) else value in allowed


__all__ = ["COMMON", "LEVEL", "PackError", "Scope", "admitted", "expand", "whole"]
