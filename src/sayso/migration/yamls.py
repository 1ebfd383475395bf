"""Read YAML of other tools: bounded, without tags, aliases or types (`no` stays the word), and only below the folder that was named."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sayso.errors import PackError
from sayso.packs.files import read_bytes

MOST_EVENTS = 400_000
DEEPEST = 20


def read_yaml(path: Path, root: Path) -> Any:
    """Return what the file says: mappings, lists and texts; raise `PackError` if it is no such YAML."""
    import yaml

    text = decoded(path, root)
    try:
        _bounded(text, path)
        return yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506 - texts only: no tag makes an object
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = str(getattr(error, "problem", None) or error).splitlines()[0]
        raise PackError(f"is not YAML: {problem}", path=str(path), line=mark.line + 1 if mark else None) from None
    except ValueError as error:
        raise PackError(f"is not YAML: {str(error).splitlines()[0]}", path=str(path)) from None


def _bounded(text: str, path: Path) -> None:
    import yaml

    depth = 0
    for number, event in enumerate(yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))):
        if isinstance(event, yaml.AliasEvent):
            raise PackError("uses a YAML alias (*name), which is not read: write it out", path=str(path), line=_line(event))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if number > MOST_EVENTS or depth > DEEPEST:
            raise PackError("is too large or too deeply nested", path=str(path), line=_line(event))


def _line(event: Any) -> int | None:
    return event.start_mark.line + 1 if event.start_mark else None


def decoded(path: Path, root: Path) -> str:
    """Return the text of a file below `root`; raise `PackError` if it leads out of it, is over 5 MB or not UTF-8."""
    try:
        return read_bytes(path, root).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PackError(f"is not UTF-8 (byte {error.start}): save it as UTF-8", path=str(path)) from None


def listed(value: Any) -> list[str]:
    """Return a text or a list of texts as a list."""
    if isinstance(value, str):
        return [value] if value else []
    return [str(each) for each in value if isinstance(each, str)] if isinstance(value, list) else []


def mapped(value: Any) -> list[tuple[str, str]]:
    """Return the pairs of a mapping of texts, or of a list of such mappings."""
    tables = value if isinstance(value, list) else [value]
    return [(key, each) for table in tables if isinstance(table, Mapping) for key, each in table.items() if isinstance(each, str)]


def flag(value: Any, default: bool = False) -> bool:
    """Return what YAML 1.1 calls true."""
    return str(value).lower() in ("true", "yes", "on", "y") if value is not None else default
