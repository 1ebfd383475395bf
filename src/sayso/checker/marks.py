"""What findings depend on besides the article: code and data of sayso, of plugins and packs, Python, settings, sign-offs.

Everything is told by content, so that a cache may travel from one machine to another, as caches of CI services do. What cannot be told to be
unchanged has no mark, and is not cached.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from sayso.store import blake2b

if TYPE_CHECKING:
    from sayso.checker.core import Checker
    from sayso.engine import Engine

_FORMAT = 1
_LARGE = 8_000_000  # bytes; of a larger file, a model say, the times stand for the content
_BESIDE = frozenset({"exclude", "fail-on", "families", "max-bytes", "cache", "cache-megabytes", "packs", "tables"})
"""Settings that change no finding, and those that are told by the content of what they name."""
_DERIVED = (".pyc", ".pyo")
_METADATA = (".dist-info", ".egg-info")


def of_code() -> bytes:
    """Return the mark of the program, its plugins, Python and everything installed beside them, or nothing if there is none."""
    from sayso.plugins import registry

    hashed = blake2b(digest_size=16)
    hashed.update(repr((_FORMAT, sys.version, sorted(_installed()))).encode())
    tops = dict.fromkeys(["sayso", *(entry.value.partition(":")[0].partition(".")[0].strip() for entry in registry.installed())])
    for top in tops:
        place = _place(sys.modules.get(top))
        if place is None or not _add(hashed, place):
            return b""
    return hashed.digest()


def of_engine(checker: "Checker", engine: "Engine", path: str, code: bytes) -> bytes:
    """Return the mark of everything that an engine, which is that for `path`, was made from, or nothing if there is none."""
    settings = checker.settings(path)
    said = [each for each in settings.identity if each[0][0] not in _BESIDE and each[0][2:] != ("fail-on",)]
    signed = (engine.policy.signed, engine.policy.expired)
    named = [name for key in ("packs", "tables") for _, name in settings.get(key)]
    hashed = blake2b(code, digest_size=16)
    hashed.update(repr((said, signed if any(signed) else None, named)).encode())
    folders = dict.fromkeys(each.rule.spec["pack"] for each in engine.active if hasattr(each.rule, "spec"))
    tables = [os.path.join(folder, name) for folder, name in settings.get("tables")]  # noqa: PTH118 - texts
    return hashed.digest() if all(_add(hashed, Path(place)) for place in (*folders, *tables)) else b""


def _installed() -> Iterator[str]:
    """Yield the names of installed distributions, which hold their versions."""
    for folder in dict.fromkeys(sys.path):
        try:
            yield from (name for name in os.listdir(folder or ".") if name.endswith(_METADATA))  # noqa: PTH208
        except OSError:
            continue


def _place(module: ModuleType | None) -> Path | None:
    """Return the folder of a package, or the file of a module that is one by itself; None for what is in no file."""
    file = getattr(module, "__file__", None)
    if file is None:
        return None
    return Path(file).parent if hasattr(module, "__path__") else Path(file)


def _add(hashed: Any, place: Path) -> bool:
    """Add the names and contents of all files in a folder, or of one file; tell whether that can be done."""
    try:
        for name, path in _files(place):
            status = path.stat()
            content = path.read_bytes() if status.st_size <= _LARGE else repr((status.st_size, status.st_mtime_ns, status.st_ctime_ns)).encode()
            hashed.update(f"\0{name}\0{len(content)}\0".encode("utf-8", "surrogateescape") + content)
    except (OSError, ValueError):
        return False
    return True


def _files(place: Path) -> Iterable[tuple[str, Path]]:
    """Yield every file below a folder with its path from there, in order. Raise `ValueError` for a link to a folder: it may lead in circles."""
    if not place.is_dir():
        yield place.name, place
        return
    for folder, folders, names in os.walk(place):
        folders[:] = sorted(name for name in folders if name != "__pycache__" and not name.startswith("."))
        if any(Path(folder, name).is_symlink() for name in folders):
            raise ValueError(folder)
        below = os.path.relpath(folder, place)
        yield from ((f"{below}/{name}", Path(folder, name)) for name in sorted(names) if not name.endswith(_DERIVED))
