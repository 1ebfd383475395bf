"""Compile a pack: read and check all of its files into one plain description."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sayso.packs import cache, changes, lists
from sayso.packs.files import Document, parse_toml, read_bytes
from sayso.packs.seals import seal
from sayso.packs.shapes import check_keys, texts
from sayso.packs.spec import Shared, Spec, parse_rule

_INFO = {"name": "text", "version": "text", "languages": "texts", "licence": "text", "description": "text"}


def compile_pack(folder: Path, files: list[str], changed: Sequence[changes.Change] = ()) -> dict[str, Any]:
    """Return the pack in `folder`, whose rule files are `files`, as a plain description with hashes and seals of all it was made from.

    `changed` are a newsroom's files: what they say is laid over the tables and rules they name.

    Raise `PackError` with file and line for the first thing that is wrong.
    """
    digests: dict[str, str] = {}
    seals: dict[str, str] = {}

    def read(name: str) -> Document:
        seals[name] = seal(folder / name)
        content = read_bytes(folder / name, folder)
        digests[name] = cache.digest(content)
        return parse_toml(content, folder / name)

    info = _info(read("pack.toml"))
    sources = read("data/sources.toml") if (folder / "data/sources.toml").exists() else None
    shared_lists = read("data/lists.toml") if (folder / "data/lists.toml").exists() else None
    available = _Tables(folder, read)
    cited = lists.sources(sources) | changes.sources(changed)
    shared = Shared(info["languages"], cited, lists.lists(shared_lists), available, _by_target(changed), set())
    specs: list[Spec] = []
    for name in files:
        if name != "pack.toml":
            document = read(name)
            specs.append(_unique(document, parse_rule(document, shared), specs))
    _all_taken(changed, shared, specs)
    optional = {name: "" for name in ("data/sources.toml", "data/lists.toml") if name not in digests}
    ordered = {name: digests[name] for name in files} | {name: each for name, each in digests.items() if name not in files}
    return {"build": cache.build(), "files": ordered | optional, "seals": seals | optional, "info": info, "rules": specs}


def _unique(document: Document, spec: Spec, others: list[Spec]) -> Spec:
    if any(other["id"] == spec["id"] for other in others):
        document.fail(f"the id {spec['id']!r} is taken by another file of this pack", "id")
    return spec


def _by_target(changed: Sequence[changes.Change]) -> dict[str, tuple[changes.Change, ...]]:
    """Return the newsroom's files by what they change: the bare name of a table, or a rule's id."""
    found: dict[str, tuple[changes.Change, ...]] = {}
    for change in changed:
        name = change.target.rpartition("/")[2]
        found[name] = (*found.get(name, ()), change)
    return found


def _all_taken(changed: Sequence[changes.Change], shared: Shared, specs: list[Spec]) -> None:
    """Raise `PackError` for an entry of a newsroom's file that has no effect: a misspelt one would go unseen."""
    known = [str(entry.get("key") or [*texts(entry.get("term")), ""][0]) for spec in specs for entry in spec["entries"]]
    for change in changed:
        for index, entry in enumerate(change.entries):
            if (change.document.path, index) in shared.taken:
                continue
            if entry.get("allow"):
                changes.Allowed(change, index, (), known=False).fail(known)
            change.document.fail(f"no rule file reads this entry of {change.target}: see what its rules take under 'where'", "entry", index)


def _info(document: Document) -> dict[str, Any]:
    data = document.data
    check_keys(document, data, _INFO)
    for key in _INFO:
        if key not in data and key != "description":
            document.fail(f"needs {key!r}")
    return {"description": "", **data, "languages": list(texts(data["languages"]))}


class _Tables(Mapping[str, Document]):
    """Read the pack's tables when a rule asks for one. Names are those of files in data/, so none can lead elsewhere."""

    def __init__(self, folder: Path, read: Callable[[str], Document]) -> None:
        self._read = read
        self._names = sorted(path.stem for path in (folder / "data").glob("*.toml"))
        self._documents: dict[str, Document] = {}

    def __getitem__(self, name: str) -> Document:
        if name not in self._names:
            raise KeyError(name)
        if name not in self._documents:
            document = self._read(f"data/{name}.toml")
            if "changes" in document.data.get("table", ()):
                document.fail("a pack's own table changes no other: name such a file in 'tables' of a configuration", "table", "changes")
            problems = lists.problems(document)
            if problems:
                raise problems[0]
            self._documents[name] = document
        return self._documents[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
