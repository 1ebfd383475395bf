"""Load a pack: a folder with pack.toml, a rule in each further TOML file, and tables under data/."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from sayso.errors import PackError
from sayso.packs import cache, lists, tables
from sayso.packs.compiled import PackRule
from sayso.packs.files import Document, guess, parse_toml, read_bytes
from sayso.packs.shapes import check_keys, texts
from sayso.packs.spec import Shared, Spec, parse_rule

_INFO = {"name": "text", "version": "text", "languages": "texts", "licence": "text", "description": "text"}
_MAX_FILES = 2_000


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

    def table(self, name: str) -> tables.Table:
        """Return the table `data/<name>.toml`; raise `PackError` if there is none or something is wrong with it."""
        if name not in self.tables():
            raise PackError(f"there is no table {name!r} in data/{guess(name, self.tables())}", path=str(self.path))
        return tables.load_table(self.path / "data" / f"{name}.toml", root=self.path, folder=self.cache)

    def tables(self) -> tuple[str, ...]:
        """Return the names of the pack's tables, sorted."""
        return tuple(sorted(path.stem for path in (self.path / "data").glob("*.toml")))


def load_pack(path: str | Path, *, cache_folder: Path | None = None) -> Pack:
    """Return the pack in the folder `path`; raise `PackError` with file and line for the first thing that is wrong with it.

    Its compiled form is kept in `cache_folder` (else the user's cache folder) and read from there while none of its files has changed.
    """
    folder = Path(path)
    store = cache_folder or cache.default_folder()
    kept = cache.place(store, folder, "json")
    files = _rule_files(folder)
    stored = cache.read_json(kept)
    if stored.get("build") == cache.build() and _fresh(folder, files, stored):
        return _pack(folder, store, stored)
    compiled = _compile(folder, files)
    cache.write(kept, cache.dump(compiled))
    return _pack(folder, store, compiled)


def _rule_files(folder: Path) -> list[str]:
    names = sorted(path.name for path in folder.glob("*.toml")) if folder.is_dir() else []
    if "pack.toml" not in names:
        raise PackError("is not a pack: a pack is a folder with a pack.toml", path=str(folder))
    if len(names) > _MAX_FILES:
        raise PackError(f"holds {len(names):,} rule files: at most {_MAX_FILES:,} are allowed", path=str(folder))
    return names


def _fresh(folder: Path, files: list[str], stored: Mapping[str, Any]) -> bool:
    digests = stored.get("files", {})
    if [name for name in digests if "/" not in name] != files:
        return False
    return all(_digest(folder, name) == digest for name, digest in digests.items())


def _digest(folder: Path, name: str) -> str:
    path = folder / name
    return cache.digest(read_bytes(path, folder)) if path.exists() else ""


def _compile(folder: Path, files: list[str]) -> dict[str, Any]:
    """Read and check every file of the pack; return its plain, complete description with the hashes of the files it was made from."""
    digests: dict[str, str] = {}

    def read(name: str) -> Document:
        content = read_bytes(folder / name, folder)
        digests[name] = cache.digest(content)
        return parse_toml(content, folder / name)

    info = _info(read("pack.toml"))
    sources = read("data/sources.toml") if (folder / "data/sources.toml").exists() else None
    shared_lists = read("data/lists.toml") if (folder / "data/lists.toml").exists() else None
    available = _Tables(folder, read)
    shared = Shared(info["languages"], lists.sources(sources), lists.lists(shared_lists), available)
    specs: list[Spec] = []
    for name in files:
        if name != "pack.toml":
            document = read(name)
            specs.append(_unique(document, parse_rule(document, shared), specs) | {"pack": str(folder)})
    optional = {name: "" for name in ("data/sources.toml", "data/lists.toml") if name not in digests}
    ordered = {name: digests[name] for name in files} | {name: each for name, each in digests.items() if name not in files}
    return {"build": cache.build(), "files": ordered | optional, "info": info, "rules": specs}


def _unique(document: Document, spec: Spec, others: list[Spec]) -> Spec:
    if any(other["id"] == spec["id"] for other in others):
        document.fail(f"the id {spec['id']!r} is taken by another file of this pack", "id")
    return spec


def _info(document: Document) -> dict[str, Any]:
    data = document.data
    check_keys(document, data, _INFO)
    for key in _INFO:
        if key not in data and key != "description":
            document.fail(f"needs {key!r}")
    return {"description": "", **data, "languages": list(texts(data["languages"]))}


def _pack(folder: Path, store: Path, compiled: Mapping[str, Any]) -> Pack:
    info = compiled["info"]
    rules = tuple(PackRule(spec) for spec in compiled["rules"])
    return Pack(info["name"], info["version"], tuple(info["languages"]), info["licence"], info["description"], rules, folder, store)


class _Tables(Mapping[str, Document]):
    """Read the pack's tables when a rule asks for one. Names are those of files in data/, so none can lead elsewhere."""

    def __init__(self, folder: Path, read: Any) -> None:
        self._read = read
        self._names = sorted(path.stem for path in (folder / "data").glob("*.toml"))
        self._documents: dict[str, Document] = {}

    def __getitem__(self, name: str) -> Document:
        if name not in self._names:
            raise KeyError(name)
        if name not in self._documents:
            document = self._read(f"data/{name}.toml")
            problems = lists.problems(document)
            if problems:
                raise problems[0]
            self._documents[name] = document
        return self._documents[name]

    def __iter__(self) -> Any:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
