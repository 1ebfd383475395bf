"""Which plugins are installed: the entry points of the group `sayso`.

`importlib.metadata` answers this too, but importing it costs more than all the rest of a start. So the metadata files of installed
distributions are read directly; only where a path holds something else than a folder (a zip file) is the standard library asked.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

GROUP = "sayso"
BUNDLED = "sayso"
_ENDINGS = (".dist-info", ".egg-info")
_HEADER = f"[{GROUP}]"


class Entry(NamedTuple):
    """Hold one entry point: its name, the module or object it points to, and the distribution that declares it."""

    name: str
    value: str
    distribution: str

    @property
    def bundled(self) -> bool:
        """Tell whether it is one of sayso's own."""
        return self.distribution == BUNDLED

    def load(self) -> Any:
        """Import and return what it points to (`module` or `module:object`)."""
        module, _, attribute = self.value.partition(":")
        loaded: Any = import_module(module.strip())
        for part in filter(None, attribute.strip().split(".")):
            loaded = getattr(loaded, part)
        return loaded


def installed(path: Iterable[str] | None = None) -> tuple[Entry, ...]:
    """Return the plugins that are installed: sayso's own first, then the others by distribution and name."""
    folders = list(dict.fromkeys(sys.path if path is None else path))
    if any(os.path.isfile(folder) for folder in folders if folder and not _standard_zip(folder)):  # noqa: PTH113 - no Path objects at start
        found = _from_importlib(folders)
    else:
        found = _from_folders(folders)
    return tuple(sorted(dict.fromkeys(found), key=lambda entry: (not entry.bundled, entry.distribution, entry.name)))


def _standard_zip(path: str) -> bool:
    return os.path.basename(path).startswith("python3")  # noqa: PTH119 - as above


def _from_folders(folders: Iterable[str]) -> Iterator[Entry]:
    """Yield the entries of each distribution in the first folder that has it, as imports do."""
    seen: set[str] = set()
    for folder in folders:
        for name in _metadata_folders(folder):
            distribution = _normal(name.rpartition(".")[0].partition("-")[0])
            if distribution in seen:
                continue
            seen.add(distribution)
            yield from parse(_read(f"{folder or '.'}/{name}/entry_points.txt"), distribution)


def _metadata_folders(folder: str) -> list[str]:
    try:
        return sorted(name for name in os.listdir(folder or ".") if name.endswith(_ENDINGS))  # noqa: PTH208 - as above
    except OSError:
        return []


def _normal(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""


def parse(text: str, distribution: str) -> Iterator[Entry]:
    """Yield the entries of the group in the text of an `entry_points.txt`."""
    if _HEADER not in text:
        return
    inside = False
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            inside = line == _HEADER
        elif inside and "=" in line and not line.startswith(("#", ";")):
            name, _, value = line.partition("=")
            yield Entry(name.strip(), value.partition("[")[0].strip(), distribution)


def _from_importlib(folders: list[str]) -> Iterator[Entry]:
    from importlib.metadata import distributions

    for found in distributions(path=folders):
        for point in found.entry_points:
            if point.group == GROUP:
                yield Entry(point.name, point.value, _normal(found.metadata["Name"]))
