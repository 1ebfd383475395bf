"""Keep compiled packs and tables as files of JSON that load in milliseconds. A cache that is stale, broken or cannot be written only costs time."""

import json
import os
from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

_FORMAT = "1"


def default_folder() -> Path:
    """Return the folder of compiled packs in the user's cache folder."""
    from platformdirs import user_cache_path

    return user_cache_path("sayso", appauthor=False) / "packs"


def digest(content: bytes) -> str:
    """Return the content's hash."""
    return blake2b(content, digest_size=16).hexdigest()


@cache
def build() -> str:
    """Return a mark of the code and data that compile packs: what another build compiled is stale."""
    from sayso import __version__

    here = Path(__file__).parent
    stamps = sorted((path.name, stat.st_size, stat.st_mtime_ns) for path in (*here.glob("*.py"), *here.glob("data/*.toml")) if (stat := path.stat()))
    return digest(repr((_FORMAT, __version__, stamps)).encode())


def place(folder: Path, path: Path, suffix: str) -> Path:
    """Return where the compiled form of `path` is kept."""
    name = digest(str(path.resolve()).encode())
    return folder / f"{path.stem}-{name[:16]}.{suffix}"


def read(path: Path) -> str:
    """Return a cache file's text, or an empty string if there is none that can be read."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""


def read_json(path: Path) -> Mapping[str, Any]:
    """Return a cache file's object, or an empty one."""
    try:
        data = json.loads(read(path) or "{}")
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def write(path: Path, text: str) -> None:
    """Write a cache file whole or not at all: other processes see the old one or the new one. Say nothing if it cannot be written."""
    import tempfile

    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".new-")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(temporary, path)  # noqa: PTH105 - atomic, and mkstemp gave a string
    except (OSError, ValueError):
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)


def dump(data: object) -> str:
    """Return compact JSON."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
