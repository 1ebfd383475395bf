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
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".new-")
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        os.replace(temporary, path)  # noqa: PTH105 - atomic, and mkstemp gave a string
    except (OSError, ValueError):
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)


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
