"""Load a pack: a folder with pack.toml, a rule in each further TOML file, and tables under data/."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sayso.errors import PackError
from sayso.packs import cache, late
from sayso.packs.compiled import PackRule
from sayso.packs.files import guess, read_bytes
from sayso.packs.seals import seal

if TYPE_CHECKING:
    from sayso.packs.changes import Change
    from sayso.packs.tables import Table

_MAX_FILES = 2_000
_MOST_KEPT = 32  # packs that are kept in memory
_NO_RULES = frozenset({"sayso.toml", "sayso.allow.toml", "pyproject.toml"})  # a newsroom may keep its pack beside its configuration


class Pack(NamedTuple):
    """Hold a pack: its rules, ready to run, and a way to its tables."""

    name: str
    version: str
    languages: tuple[str, ...]
    licence: str
    description: str
    rules: tuple[PackRule, ...]
    path: Path
    cache: Path

    def table(self, name: str) -> "Table":
        """Return the table `data/<name>.toml`; raise `PackError` if there is none or something is wrong with it."""
        path = self.path / "data" / f"{name}.toml"
        if Path(name).name != name or not path.exists():
            raise PackError(f"there is no table {name!r} in data/{guess(name, self.tables())}", path=str(self.path))
        from sayso.packs.tables import load_table

        return load_table(path, root=self.path, folder=self.cache)

    def tables(self) -> tuple[str, ...]:
        """Return the names of the pack's tables, sorted."""
        return tuple(sorted(path.stem for path in (self.path / "data").glob("*.toml")))


def load_pack(path: str | Path, *, cache_folder: Path | None = None, changes: "Sequence[Change]" = ()) -> Pack:
    """Return the pack in the folder `path`; raise `PackError` with file and line for the first thing that is wrong with it.

    Its compiled form is kept in `cache_folder` (else the user's cache folder) and read from there while none of its files has changed.
    `changes` are a newsroom's files that are laid over its tables.
    """
    folder = Path(path)
    store = cache_folder or cache.default_folder()
    kept = cache.place(store, folder, "json", *(change.document.path for change in changes))
    said = [[str(change.document.path), change.target, change.digest] for change in changes]
    files = _rule_files(folder)
    with suppress(OSError, KeyError, TypeError, ValueError, AttributeError):  # a cache that somebody has been at is as good as none
        status = kept.stat()
        stored, pack = _stored(kept, folder, store, (status.st_ino, status.st_size, status.st_mtime_ns))
        seals = {name: seal(folder / name) for name in stored["files"]}
        if stored["build"] == cache.build() and stored["changes"] == said and _fresh(folder, files, stored, seals):
            if seals != stored["seals"]:
                cache.write(kept, cache.dump({**stored, "seals": seals}))
            return pack
    from sayso.packs.compiling import compile_pack

    compiled = compile_pack(folder, files, changes) | {"changes": said}
    cache.write(kept, cache.dump({**compiled, "rules": [late.packed(spec) for spec in compiled["rules"]]}))
    return _pack(folder, store, compiled)


@lru_cache(maxsize=_MOST_KEPT)
def _stored(kept: Path, folder: Path, store: Path, _stamp: tuple[int, int, int]) -> tuple[Mapping[str, Any], Pack]:
    """Return a compiled pack, as it was written and made into rules: the plugins of a family ask for the same one, and hundreds of rules are slow."""
    stored = cache.read_json(kept)
    return stored, _pack(folder, store, stored)


def _rule_files(folder: Path) -> list[str]:
    names = sorted(path.name for path in folder.glob("*.toml") if path.name not in _NO_RULES) if folder.is_dir() else []
    if "pack.toml" not in names:
        raise PackError("is not a pack: a pack is a folder with a pack.toml", path=str(folder))
    if len(names) > _MAX_FILES:
        raise PackError(f"holds {len(names):,} rule files: at most {_MAX_FILES:,} are allowed", path=str(folder))
    return names


def _fresh(folder: Path, files: list[str], stored: Mapping[str, Any], seals: Mapping[str, str]) -> bool:
    """Tell whether a pack's files are those it was compiled from: by their seals, or else by what they hold."""
    digests = stored["files"]
    if [name for name in digests if "/" not in name] != files:
        return False
    believed = stored["seals"]
    return all((seals[name] and believed.get(name) == seals[name]) or _digest(folder, name) == digest for name, digest in digests.items())


def _digest(folder: Path, name: str) -> str:
    path = folder / name
    return cache.digest(read_bytes(path, folder)) if path.exists() else ""


def _pack(folder: Path, store: Path, compiled: Mapping[str, Any]) -> Pack:
    info = compiled["info"]
    rules = tuple(PackRule(late.Late({**spec, "pack": str(folder)})) for spec in compiled["rules"])
    return Pack(info["name"], info["version"], tuple(info["languages"]), info["licence"], info["description"], rules, folder, store)
