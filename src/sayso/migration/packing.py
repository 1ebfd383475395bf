"""Write drafts as a pack: prove each, then pack.toml, the rules, their sources, the licence and the report."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sayso.errors import ConfigError, PackError
from sayso.migration.drafts import Draft, toml, value_of
from sayso.migration.proving import prove
from sayso.migration.report import Carried, Migration
from sayso.packs.files import MAX_BYTES, read_bytes

_LICENCES = (
    ("MIT", "MIT License"), ("MIT", "Permission is hereby granted, free of charge"), ("Apache-2.0", "Apache License"),
    ("CC-BY-SA-4.0", "Attribution-ShareAlike 4.0"), ("CC-BY-4.0", "Attribution 4.0 International"), ("CC0-1.0", "CC0 1.0"),
    ("GPL-3.0", "GNU GENERAL PUBLIC LICENSE"), ("BSD", "Redistribution and use in source and binary forms"),
)  # fmt: skip
_NAMES = re.compile(r"(licen[cs]e|copying|notice)([-._].*)?", re.IGNORECASE)
_UNKNOWN = "unknown: ask its authors before you publish this pack"
_SEVERAL = 20


class Drafted(NamedTuple):
    """Hold a rule of the other tool: what it was called there, and its draft, or why there is none; `left` are parts left out of `parts`."""

    name: str
    draft: Draft | None
    reason: str = ""
    left: tuple[str, ...] = ()
    parts: int = 1


def write_pack(drafted: Iterable[Drafted], folder: Path, *, title: str, source: Path, notes: Sequence[str], languages: Sequence[str]) -> Migration:
    """Write the pack and return what was carried over. Raise `ConfigError` if the folder holds something already or cannot be written."""
    _empty(folder)
    carried: list[Carried] = []
    proved: list[Draft] = []
    for each in drafted:
        outcome, draft = _proved(each)
        carried.append(outcome)
        if draft:
            proved.append(draft)
    if not proved:
        return Migration(title, None, tuple(carried), tuple(notes))
    licence, copied = _licence(source)
    files = {
        "pack.toml": _info(title, folder, licence, languages),
        **{f"{draft.id}.toml": toml(draft) for draft in proved},
        **copied,
    }
    links = {link.key: link for draft in proved for link in draft.links}
    if links:
        files["data/sources.toml"] = _sources(links.values())
    if not copied:
        notes = [*notes, "no licence lies beside the rules: pack.toml says that it is unknown"]
    told = Migration(title, folder, tuple(carried), tuple(notes))
    files["IMPORTED.md"] = told.page()
    for name, text in files.items():
        _write(folder / name, text)
    return told


def _proved(each: Drafted) -> tuple[Carried, Draft | None]:
    if each.draft is None:
        return Carried(each.name, "", each.reason, each.left, (), each.parts), None
    proof = prove(each.draft)
    left = (*each.left, *(f"{label}: {wrong}" for label, wrong in proof.refused))
    if proof.draft is None:
        return Carried(each.name, "", proof.reason, left, each.draft.notes, each.parts), None
    unfound = tuple(f"{text}: not found even in a text of its own" for text in proof.unfound)
    kept = max(0, each.parts - len(left) - len(unfound))
    notes = (*each.draft.notes, *proof.notes)
    return Carried(each.name, proof.draft.id, "", (*left, *unfound, *proof.broken), notes, each.parts, kept), proof.draft


def _empty(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ConfigError("is there already and not empty; name another folder with --to", path=str(folder))


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", errors="replace", newline="\n") as out:
            out.write(text)
    except OSError as error:
        raise ConfigError(f"cannot be written: {error.strerror}", path=str(path)) from None


def _info(title: str, folder: Path, licence: str, languages: Sequence[str]) -> str:
    name = re.sub(r"[^a-z0-9]+", "-", folder.resolve().name.lower()).strip("-") or "imported"
    values: dict[str, Any] = {"name": name, "version": "1", "languages": list(languages), "licence": licence, "description": f"Imported from {title}"}
    return "\n".join(f"{key} = {value_of(value)}" for key, value in values.items()) + "\n"


def _sources(links: Iterable[Any]) -> str:
    head = '[table]\ntitle = "Pages that the imported rules name"\norigin = "named by the rule; not opened when it was imported"\n'
    entries = (f"\n[[entry]]\nkey = {value_of(link.key)}\ntitle = {value_of(link.title)}\nurl = {value_of(link.url)}\n" for link in links)
    return head + "".join(entries)


def _licence(source: Path) -> tuple[str, dict[str, str]]:
    """Return the name of the licence that lies beside the rules, and its files to keep."""
    folder = source if source.is_dir() else source.parent
    copied: dict[str, str] = {}
    for path in sorted(folder.iterdir()):
        if _NAMES.fullmatch(path.name) and path.is_file() and len(copied) < _SEVERAL and (text := _text(path, folder)):
            copied[f"{path.name}.txt" if path.suffix == ".toml" else path.name] = text
    text = "\n".join(copied.values())
    return next((name for name, sign in _LICENCES if sign in text), "see the files beside this" if copied else _UNKNOWN), copied


def _text(path: Path, place: Path) -> str:
    try:
        content = read_bytes(path, place)
    except PackError:
        return ""
    return content.decode("utf-8", "replace") if len(content) < MAX_BYTES else ""
