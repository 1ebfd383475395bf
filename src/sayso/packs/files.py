"""Read the files of a pack: bounded, UTF-8, inside the pack's folder, with the line of every mistake."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from sayso.errors import PackError

MAX_BYTES = 5_000_000
_SYNTAX_LINE = re.compile(r"at line (\d+), column \d+")
_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.\"'-]+)\s*\]\]?\s*(?:#.*)?$")


class Document(NamedTuple):
    """Hold a TOML file: what it says, its text (to find lines in) and its path."""

    data: dict[str, Any]
    text: str
    path: Path

    def fail(self, message: str, *keys: str | int) -> NoReturn:
        """Raise `PackError` at the line of `keys`: names of tables and keys, and 0-based indices of array tables."""
        raise self.error(message, *keys)

    def error(self, message: str, *keys: str | int) -> PackError:
        """Return the error instead of raising it."""
        return PackError(message, path=str(self.path), line=line_of(self.text, keys))


def read_toml(path: Path, root: Path | None = None) -> Document:
    """Return the TOML file at `path`; raise `PackError` if it leads out of `root`, is too large, not UTF-8 or not TOML."""
    return parse_toml(read_bytes(path, root), path)


def read_bytes(path: Path, root: Path | None = None) -> bytes:
    """Return the file's bytes, within the bounds of `read_toml`."""
    try:
        if root is not None and not path.resolve().is_relative_to(root.resolve()):
            raise PackError("leads out of the pack: copy the file into the pack's folder", path=str(path))
        if path.stat().st_size > MAX_BYTES:
            raise PackError(f"is larger than {MAX_BYTES // 1_000_000} MB: split it", path=str(path))
        return path.read_bytes()
    except OSError as error:
        raise PackError(f"cannot be read: {error.strerror or error}", path=str(path)) from None


def parse_toml(content: bytes, path: Path) -> Document:
    """Return the content as a document; raise `PackError` with the line where it is not UTF-8 or not TOML."""
    import tomllib

    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise PackError("is not UTF-8: save it as UTF-8", path=str(path), line=line) from None
    try:
        return Document(tomllib.loads(text.replace("\r\n", "\n")), text, path)
    except tomllib.TOMLDecodeError as error:
        found = _SYNTAX_LINE.search(str(error))
        line = int(found.group(1)) if found else text.count("\n") + 1
        raise PackError(f"is not TOML: {_SYNTAX_LINE.sub('here', str(error))}", path=str(path), line=line) from None
    except RecursionError:
        raise PackError("is nested too deeply", path=str(path)) from None


def line_of(text: str, keys: Sequence[str | int]) -> int:
    """Return the 1-based line that `keys` lead to, or the nearest above it: `("entry", 2, "term")`, `("voice", "quote")`, `("id",)`."""
    lines = text.split("\n")
    best, at = 1, 0
    for position, key in enumerate(keys):
        if isinstance(key, int):
            continue
        index = keys[position + 1] if position + 1 < len(keys) else None
        found = _header(lines, key, index if isinstance(index, int) else 0) if position == 0 else -1
        if found < 0:
            found = _assignment(lines, key, at, anywhere=position == 0)
        if found < 0:
            break
        best, at = found + 1, found + (position == 0)
    return best


def _header(lines: list[str], name: str, index: int) -> int:
    seen = 0
    for number, line in enumerate(lines):
        match = _HEADER.match(line)
        if match and match.group(2).strip("\"'").split(".")[-1] == name:
            if match.group(1) == "[" or seen == index:
                return number
            seen += 1
    return -1


def _assignment(lines: list[str], name: str, start: int, *, anywhere: bool) -> int:
    """Return the 0-based line in which `name` is set, from `start` to the next table's header (or the first such line of all)."""
    wanted = re.compile(rf"(?:^|[{{,]|\.)\s*[\"']?{re.escape(name)}[\"']?\s*[=.]")
    for number in range(start, len(lines)):
        if wanted.search(lines[number]):
            return number
        if not anywhere and number > start and _HEADER.match(lines[number]):
            break
    return -1


def guess(word: str, known: Iterable[str]) -> str:
    """Return ` (did you mean …?)` for a misspelt word, or nothing."""
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), n=1)
    return f" (did you mean {close[0]!r}?)" if close else ""
