"""Files kept between runs: whatever costs more to make than to read. A file that is stale, broken or cannot be written only costs time."""

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

try:  # what `hashlib` itself uses; to import that loads all of OpenSSL
    from _blake2 import blake2b as blake2b
except ImportError:
    from hashlib import blake2b as blake2b

MOST_FILES, MOST_BYTES = 500, 100_000_000
_LEFT = 0.8  # share of either that is left when there was too much
_NEW = ".new-"
_MARK = 16  # digits of the hash in the name of a file that is kept


def default_folder() -> Path:
    """Return the folder of compiled files in the user's cache folder: on Linux where XDG says, elsewhere where platformdirs does.

    Asked at every start, it must cost nothing: that is why the one line for Linux is written out, environment and all.
    """
    if sys.platform == "linux":
        caches = os.environ.get("XDG_CACHE_HOME", "").strip() or os.path.expanduser("~/.cache")  # noqa: PTH111 - no Path before it is needed
        return Path(caches, "sayso", "packs")
    from platformdirs import user_cache_path

    return user_cache_path("sayso", appauthor=False) / "packs"


def digest(content: bytes) -> str:
    """Return the content's hash."""
    return blake2b(content, digest_size=16).hexdigest()


def read(path: Path) -> bytes:
    """Return the content of a file, or nothing if there is none that can be read."""
    try:
        return path.read_bytes()
    except (OSError, ValueError):
        return b""


def read_json(path: Path) -> Mapping[str, Any]:
    """Return the object in a file, or an empty one."""
    try:
        data = json.loads(read(path) or b"{}")
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def write(path: Path, text: str) -> None:
    """Write a file whole or not at all: other processes see the old one or the new one. Say nothing if it cannot be written."""
    import tempfile

    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=_NEW)
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        os.replace(temporary, path)  # noqa: PTH105 - atomic, and mkstemp gave a string
        prune(path.parent)
    except (OSError, ValueError):
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)


def prune(folder: Path) -> None:
    """Delete the least recently used of the files kept in a folder, if there are too many or they are too large; nothing else in it.

    Only whoever writes one pays for it. A file that somebody is about to read costs him the time to make it again.
    """
    with os.scandir(folder) as entries:
        kept = [(max(status.st_atime, status.st_mtime), status.st_size, entry.path) for entry in entries if _kept(entry) and (status := entry.stat())]
    number, size = len(kept), sum(each[1] for each in kept)
    if number <= MOST_FILES and size <= MOST_BYTES:
        return
    for _, length, path in sorted(kept):
        if number <= MOST_FILES * _LEFT and size <= MOST_BYTES * _LEFT:
            break
        Path(path).unlink(missing_ok=True)
        number, size = number - 1, size - length


def _kept(entry: "os.DirEntry[str]") -> bool:
    """Tell whether an entry is of the files kept here: `NAME-HASH.KIND`, or one that was being written when its process was killed."""
    name = entry.name
    _, dash, rest = name.rpartition("-")
    mark = rest.partition(".")[0]
    ours = name.startswith(_NEW) or bool(dash and len(mark) == _MARK and not mark.strip("0123456789abcdef"))
    return ours and entry.is_file(follow_symlinks=False)


def dump(data: object) -> str:
    """Return compact JSON."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def tables(folder: Path) -> Mapping[str, Any]:
    """Return the TOML files of one of the program's own folders by name; all are kept as one file of JSON, which loads ten times faster.

    They are told to be unchanged by size and time. Raise `OSError` if there is no such folder.
    """
    stamp = sorted([entry.name, status.st_size, status.st_mtime_ns] for entry in os.scandir(folder) if (status := entry.stat()))
    kept = default_folder() / f"tables-{digest(os.fsencode(folder))[:16]}.json"
    stored = read_json(kept)
    if stored.get("stamp") == stamp and isinstance(stored.get("tables"), dict):
        found: Mapping[str, Any] = stored["tables"]
        return found
    import tomllib

    made = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.toml"))}
    write(kept, dump({"stamp": stamp, "tables": made}))
    return made
