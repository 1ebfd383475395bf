"""On which line of a TOML file a key stands: the parser of the standard library does not say."""

import re

_KEY = r"""(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[A-Za-z0-9_-]+)"""
_PATH = rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*"
_TABLE = re.compile(rf"[ \t]*(\[\[?)[ \t]*({_PATH})[ \t]*\]")
_ASSIGNMENT = re.compile(rf"[ \t]*({_PATH})[ \t]*=[ \t]*(.*)")
_PARTS = re.compile(_KEY)
_OPENING = re.compile(r"\"\"\"|'''")

Path = tuple[str | int, ...]


def key_lines(text: str) -> dict[Path, int]:
    """Return the line (1-based) of every table and key, by its path; entries of `[[table]]` have their index in the path.

    Keys inside inline tables are not told apart: ask for the nearest path that is there (`line_of`).
    """
    lines: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    closing = ""
    depth = 0
    for number, line in enumerate(text.split("\n"), 1):
        if closing:
            closing = "" if closing in line else closing
            continue
        header = _TABLE.match(line) if depth <= 0 else None
        if header:
            table = _enter(header, counts)
            for length in range(1, len(table) + 1):  # a table that only stands in others' names has a place, too
                lines.setdefault(table[:length], number)
            continue
        assignment = _ASSIGNMENT.match(line) if depth <= 0 else None
        value = assignment.group(2) if assignment else line
        if assignment:
            lines.setdefault((*table, *_split(assignment.group(1))), number)
        closing = _left_open(value)
        depth = max(0, depth + _nesting(value))
    return lines


def _enter(header: "re.Match[str]", counts: dict[Path, int]) -> Path:
    path: Path = tuple(_split(header.group(2)))
    if header.group(1) == "[[":
        index = counts.get(path, 0)
        counts[path] = index + 1
        return (*path, index)
    if path[:1] == ("overrides",) and ("overrides",) in counts:  # a table inside the last entry
        return ("overrides", counts[("overrides",)] - 1, *path[1:])
    return path


def _split(path: str) -> list[str]:
    return [part[1:-1] if part[0] in "\"'" else part for part in _PARTS.findall(path)]


def _left_open(value: str) -> str:
    """Return the mark that must come to close a multi-line string that this line leaves open."""
    opened = ""
    for match in _OPENING.finditer(value):
        if not opened:
            opened = match.group()
        elif match.group() == opened:
            opened = ""
    return opened


def _nesting(value: str) -> int:
    bare = re.sub(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'|#.*", "", value)
    return bare.count("[") + bare.count("{") - bare.count("]") - bare.count("}")


def line_of(lines: dict[Path, int], path: Path) -> int | None:
    """Return the line of a path, or of the nearest table above it."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path)
