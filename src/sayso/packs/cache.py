"""Keep compiled packs and tables: which build they are of, and where they lie."""

import os
from functools import cache
from pathlib import Path

from sayso.store import default_folder, digest, dump, read, read_json, write

__all__ = ["build", "default_folder", "digest", "dump", "place", "read", "read_json", "write"]

_FORMAT = "1"


@cache
def build() -> str:
    """Return a mark of the code and data that compile packs: what another build compiled is stale."""
    from sayso import __version__

    here = Path(__file__).parent
    stamps = sorted((path.name, stat.st_size, stat.st_mtime_ns) for path in (*here.glob("*.py"), *here.glob("data/*.toml")) if (stat := path.stat()))
    return digest(repr((_FORMAT, __version__, stamps)).encode())


def place(folder: Path, path: Path, suffix: str, *more: Path) -> Path:
    """Return where the compiled form of `path` (with what `more` brings to it) is kept."""
    name = digest("\n".join(os.path.abspath(each) for each in (path, *more)).encode())  # noqa: PTH100 - to follow links costs a look at every folder
    return folder / f"{path.stem}-{name[:16]}.{suffix}"
