"""What shape a value in a rule file or table may have: small words for it, and the check."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sayso.packs.files import Document, guess

MAX_TERM = 200
Schema = Mapping[str, str]


def check_keys(document: Document, table: Mapping[str, Any], schema: Schema, *place: str | int, loose: bool = False) -> None:
    """Raise `PackError` for a key that `schema` does not know (unless `loose`) or a value of another shape than it says."""
    for key, value in table.items():
        if key not in schema:
            if loose:
                continue
            document.fail(f"unknown key {key!r}{guess(key, schema) or ': it may be ' + ', '.join(sorted(schema))}", *place, key)
        wrong = mismatch(value, schema[key])
        if wrong:
            document.fail(f"{key!r} must be {wrong}, not {_brief(value)}", *place, key)


def mismatch(value: object, shape: str) -> str:
    """Return what the value ought to be if it is not of `shape` (see *Data tables* in docs/writing-a-rule.md), else an empty string."""
    shape = shape.removesuffix("?")
    if shape.startswith("one of "):
        choices = [choice.strip() for choice in shape[7:].split(",")]
        return "" if isinstance(value, str) and value in choices else f"one of {', '.join(choices)}{_near(value, choices)}"
    holds, wanted = _SHAPES[shape]
    return "" if holds(value) else wanted


def known_shape(shape: str) -> bool:
    """Tell whether `shape` is one a table may declare."""
    shape = shape.removesuffix("?")
    return shape in _SHAPES or shape.startswith("one of ")


def texts(value: object) -> tuple[str, ...]:
    """Return one text or a list of them as a tuple."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value if isinstance(value, list | tuple) else ())


def _near(value: object, choices: list[str]) -> str:
    return guess(value, choices) if isinstance(value, str) else ""


def _brief(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else shown[:57] + "…"


def _text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _texts(value: object) -> bool:
    return _text(value) or (isinstance(value, list) and bool(value) and all(map(_text, value)))


def _words(value: object) -> bool:
    return _texts(value) and all(len(word) <= MAX_TERM for word in texts(value))


def _number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _share(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def _count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _groups(value: object) -> bool:
    return all(_count(each) and each != 0 for each in value) and bool(value) if isinstance(value, list) else _count(value) and value != 0


def _tables(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, dict) for each in value)


_SHAPES = {
    "text": (_text, "text that is not empty"),
    "texts": (_texts, "text or a list of texts"),
    "words": (_words, f"a word or phrase, or a list of them (of at most {MAX_TERM} characters each)"),
    "number": (_number, "a number"),
    "count": (_count, "a whole number, 0 or more"),
    "groups": (_groups, "the number of a group of the pattern, or a list of them"),
    "share": (_share, "a number from 0 to 1"),
    "flag": (lambda value: isinstance(value, bool), "true or false"),
    "date": (lambda value: isinstance(value, date), "a date such as 2026-11-02"),
    "table": (lambda value: isinstance(value, dict), "a table"),
    "tables": (_tables, "a list of tables"),
    "contexts": (lambda value: isinstance(value, dict) or (_tables(value) and bool(value)), "a context or a list of contexts"),
    "variants": (lambda value: isinstance(value, list) and len(value) > 1 and all(map(_words, value)), "a list of two or more words"),
    "steps": (lambda value: isinstance(value, list) and 1 < len(value) <= 12, "a list of two to twelve steps"),
    "any": (lambda _value: True, "anything"),
}
