"""What a configuration may say: its keys, their types and defaults. A key that is not here is refused."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

SEVERITIES = ("error", "warning", "info")
MAX_BYTES = 2_000_000


class Key(NamedTuple):
    """Hold a key: its default, what it is for, and what is wrong with a value (a sentence's end, or None)."""

    default: Any
    help: str
    problem: Callable[[Any], str | None]
    in_overrides: bool = True


def _texts(value: Any) -> str | None:
    if isinstance(value, list | tuple) and all(isinstance(each, str) and each for each in value):
        return None
    return "must be a list of texts"


def _word(*allowed: str) -> Callable[[Any], str | None]:
    def problem(value: Any) -> str | None:
        return None if value in allowed and isinstance(value, str) else f"must be one of {', '.join(allowed)}"

    return problem


def _share(value: Any) -> str | None:
    fine = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1
    return None if fine else "must be a number from 0 to 1"


def _size(value: Any) -> str | None:
    return None if isinstance(value, int) and not isinstance(value, bool) and value > 0 else "must be a whole number of bytes above 0"


def _language(value: Any) -> str | None:
    fine = isinstance(value, str) and 2 <= len(value) <= 12 and value.replace("-", "").replace("_", "").isalnum() and value[:2].isalpha()
    return None if fine else "must be a language code such as en or en-GB"


def _encoding(value: Any) -> str | None:
    import codecs

    try:
        return None if isinstance(value, str) and (value == "" or codecs.lookup(value)) else "must be the name of an encoding"
    except (LookupError, ValueError):
        return "must be the name of an encoding Python knows, such as latin-1 or cp1252"


_threshold = _word(*SEVERITIES, "never")


def _flag(value: Any) -> str | None:
    return None if isinstance(value, bool) else "must be true or false"


def _megabytes(value: Any) -> str | None:
    return None if isinstance(value, int) and not isinstance(value, bool) and value > 0 else "must be a whole number of megabytes above 0"


KEYS: Mapping[str, Key] = {
    "select": Key(None, "Rules that run: ids, or globs, which narrow the default set; all:GLOB takes opt-in rules in.", _texts),
    "extend-select": Key((), "More rules to run, on top of those of files further up.", _texts),
    "ignore": Key((), "Rules that do not run: ids or globs.", _texts),
    "extend-ignore": Key((), "More rules not to run, on top of those of files further up.", _texts),
    "min-severity": Key("info", "Report nothing below this severity.", _word(*SEVERITIES)),
    "min-confidence": Key(0.5, "Report nothing below this confidence (0 to 1).", _share),
    "fail-on": Key("error", "Exit with 1 from this severity on.", _threshold),
    "language": Key("en", "The language of texts that do not say and are too short to tell.", _language),
    "encoding": Key("", "The encoding of files that have no mark of it; UTF-8 if empty.", _encoding),
    "max-bytes": Key(MAX_BYTES, "Refuse larger files.", _size),
    "cache": Key(True, "Keep findings for the next run, in the user's cache folder; they quote the articles.", _flag),
    "cache-megabytes": Key(200, "How large the cache of findings may become.", _megabytes, in_overrides=False),
    "exclude": Key((), "Files and folders to leave out when a folder is walked: globs relative to this file.", _texts, in_overrides=False),
    "packs": Key((), "Folders with rule packs of your own, relative to this file.", _texts, in_overrides=False),
    "tables": Key(
        (), "Tables of your own that change words of packs, on top of those of files further up, relative to this file.", _texts, in_overrides=False
    ),
}
"""All keys but `root`, `families`, `rules` and `overrides`, which have a shape of their own."""

EXTENDING = ("extend-select", "extend-ignore")
ADDING = (*EXTENDING, "tables")
PLACES = ("exclude", "packs", "tables")
STRUCTURE = ("root", "families", "rules", "overrides")
RULE_KEYS: Mapping[str, Callable[[Any], str | None]] = {
    "enabled": _flag,
    "severity": _word(*SEVERITIES),
    "fail-on": _threshold,
    "options": lambda value: None if isinstance(value, dict) else "must be a table",
}
FAMILY_KEYS: Mapping[str, Callable[[Any], str | None]] = {"fail-on": _threshold}
FLAG = _flag
TEXTS = _texts


def did_you_mean(name: str, known: Iterable[str], rest: str = "") -> str:
    """Return `; did you mean “…”?` for the nearest known name (with `.` and the rest, if there is one), else nothing."""
    from difflib import get_close_matches

    close = get_close_matches(name, list(known), n=1)
    return f"; did you mean {'.'.join(filter(None, (close[0], rest)))!r}?" if close else ""
