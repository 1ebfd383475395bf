"""`sayso.allow.toml`: a newsroom's own record of who let which finding pass, kept beside the configuration and never published."""

import datetime
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from sayso.engine.fingerprint import fold
from sayso.errors import ConfigError
from sayso.whole import replacing

FILE_NAME = "sayso.allow.toml"
_HEADER = "# Findings that somebody signed off. Written by `sayso allow`; an entry can be deleted at any time.\n"
_TEXTS = ("fingerprint", "rule", "excerpt", "reason", "by")
_KEYS = (*_TEXTS, "date", "expires")
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")


class SignOff(NamedTuple):
    """Hold one entry: which finding, why it may pass, who says so and when. From the day `expires` on it holds no longer."""

    fingerprint: str
    rule: str
    excerpt: str = ""
    reason: str = ""
    by: str = ""
    date: datetime.date | None = None
    expires: datetime.date | None = None

    def expired(self, today: datetime.date) -> bool:
        """Tell whether the entry holds no longer."""
        return self.expires is not None and self.expires <= today


SignOffs = Mapping[str, tuple[SignOff, ...]]
"""Entries by fingerprint."""


def read(path: Path) -> tuple[SignOff, ...]:
    """Return the entries of a file, none if it does not exist. Raise `ConfigError` naming file and line for anything wrong in it."""
    import tomllib

    try:
        text = path.read_text(encoding="utf-8-sig")
        data = tomllib.loads(text)
    except FileNotFoundError:
        return ()
    except (OSError, ValueError) as error:
        line = re.search(r"at line (\d+)", str(error))
        raise ConfigError(f"cannot be read: {error}", path=str(path), line=int(line.group(1)) if line else None) from None
    lines = [number for number, line in enumerate(text.split("\n"), 1) if re.match(r"\s*\[\[\s*allow\s*\]\]", line)]
    entries = data.pop("allow", [])
    if data or not isinstance(entries, list):
        raise ConfigError(f"holds [[allow]] entries and nothing else, not {', '.join(data) or 'a single table'}", path=str(path))
    return tuple(_entry(entry, path, lines[index] if index < len(lines) else None) for index, entry in enumerate(entries))


def _entry(entry: Any, path: Path, line: int | None) -> SignOff:
    problem = _problem(entry)
    if problem:
        raise ConfigError(problem, path=str(path), line=line)
    return SignOff(**entry)


def _problem(entry: Any) -> str | None:
    if not isinstance(entry, dict):
        return "an entry must be a table"
    for key, value in entry.items():
        if key not in _KEYS:
            return f"an entry has no {key!r}: it has {', '.join(_KEYS)}"
        if key in _TEXTS and not isinstance(value, str):
            return f"{key!r} must be text, not {value!r}"
        if key not in _TEXTS and (not isinstance(value, datetime.date) or isinstance(value, datetime.datetime)):
            return f"{key!r} must be a date such as 2025-06-30, not {value!r}"
    missing = [key for key in ("fingerprint", "rule") if key not in entry]
    if missing:
        return f"an entry needs {' and '.join(map(repr, missing))}"
    if not _FINGERPRINT.fullmatch(entry["fingerprint"]):
        return f"{entry['fingerprint']!r} is no fingerprint: those have 16 digits, as `sayso check` prints them"
    return None


def in_force(entries: Iterable[SignOff], today: datetime.date) -> tuple[SignOffs, SignOffs]:
    """Return the entries that hold on a day, and those that have expired, by fingerprint; the last of two for the same finding counts."""
    signed: dict[str, tuple[SignOff, ...]] = {}
    expired: dict[str, tuple[SignOff, ...]] = {}
    for entry in {(entry.fingerprint, fold(entry.excerpt)): entry for entry in entries}.values():
        kind = expired if entry.expired(today) else signed
        kind[entry.fingerprint] = (*kind.get(entry.fingerprint, ()), entry)
    return signed, expired


def matching(entries: Iterable[SignOff], rule: str, excerpt: str, *, whole_story: bool) -> SignOff | None:
    """Return the entry, of those with a finding's fingerprint, that signs it off.

    Findings about the whole of two stories share their fingerprint: the excerpt, which is the headline, says which story was meant.
    """
    for entry in entries:
        if entry.rule == rule and (not whole_story or not entry.excerpt or fold(entry.excerpt) == fold(excerpt)):
            return entry
    return None


def add(path: Path, entry: SignOff) -> None:
    """Write an entry to the end of the file, which is made if need be; one for the same finding is replaced.

    Raise `ConfigError` if the file is not sound or cannot be written.
    """
    entries = read(path)
    others = [each for each in entries if (each.fingerprint, fold(each.excerpt)) != (entry.fingerprint, fold(entry.excerpt))]
    try:
        if len(others) < len(entries):
            kept = "\n".join([_HEADER, *map(_dump, others)])
        else:
            kept = path.read_text(encoding="utf-8-sig") if path.exists() else _HEADER
        with replacing(path) as out:
            out.write(f"{kept.rstrip()}\n\n{_dump(entry)}".encode())
    except OSError as error:
        raise ConfigError(f"cannot be written: {error.strerror}", path=str(path)) from None


def _dump(entry: SignOff) -> str:
    lines = [f"{key} = {_value(value)}" for key, value in _shown(entry).items()]
    return "\n".join(["[[allow]]", *lines, ""])


def _shown(entry: SignOff) -> Mapping[str, Any]:
    return {key: value for key, value in entry._asdict().items() if value not in ("", None)}


def _value(value: Any) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    import json

    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
