"""The other tools of the speed table: where each is found and how it is told to check files, with what it brings along and no style of its own."""

import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

FIXED = ("sayso", "proselint", "write-good")
MORE = ("vale", "harper", "textlint", "spacy")
_SAYSO = ["check", "--fail-on", "never", "--no-cache", "--format", "json", "--isolated", "--jobs", "1"]
_HARPER = """
import { readFileSync } from "node:fs"; import { pathToFileURL } from "node:url";
const root = pathToFileURL(process.argv[1] + "/dist/");
const { LocalLinter } = await import(new URL("index.js", root)), { binary } = await import(new URL("binary.js", root));
const linter = new LocalLinter({ binary });
for (const path of process.argv.slice(2)) console.log((await linter.lint(readFileSync(path, "utf8"))).length);
"""
_SPACY = """
import sys, spacy
nlp = spacy.load("en_core_web_sm")
for doc in nlp.pipe((open(path, encoding="utf-8").read() for path in sys.argv[1:]), batch_size=8): print(len(doc))
"""


class Peer(NamedTuple):
    """Hold a command to which files are added, and the exit codes that mean it did its work (write-good exits with the number of its findings)."""

    command: tuple[str, ...]
    good: Sequence[int] = (0, 1)


def peers(folders: Iterable[Path], scratch: Path, *, more: bool = False) -> dict[str, Peer]:
    """Return the tools that are installed: in one of the folders (themselves, `bin`, `node_modules/.bin`), in this environment or on the path.

    `scratch` takes the configuration that Vale wants. `more` looks for the slow ones, too.
    """
    roots = [folder.resolve() for folder in folders]
    sayso, proselint, write_good = (_program(name, roots) for name in FIXED)
    found = {
        "sayso": Peer((sayso, *_SAYSO)) if sayso else None,
        "proselint": Peer((proselint, "check")) if proselint else None,
        "write-good": Peer((write_good,), range(256)) if write_good else None,
    }
    if more:
        found |= {"vale": _vale(roots, scratch), "harper": _harper(roots), "textlint": _textlint(roots), "spacy": _spacy()}
    return {name: peer for name, peer in found.items() if peer}


def _program(name: str, roots: list[Path]) -> str | None:
    places = [place for root in roots for place in (root, root / "bin", root / "node_modules" / ".bin")]
    places += [Path(sys.executable).parent, Path("node_modules/.bin").resolve()]
    known = os.environ.get("PATH", os.defpath)
    return shutil.which(name, path=os.pathsep.join([*map(str, places), known]))


def _package(name: str, roots: list[Path]) -> Path | None:
    places = [root / "node_modules" / name for root in roots] + [Path("node_modules", name).resolve()]
    return next((place for place in places if place.is_dir()), None)


def _vale(roots: list[Path], scratch: Path) -> Peer | None:
    """Return Vale with the style it brings: spelling, repetition, and the terms of an empty vocabulary."""
    program = _program("vale", roots)
    config = scratch / "vale.ini"
    (scratch / "styles").mkdir(parents=True, exist_ok=True)
    config.write_text("StylesPath = styles\nMinAlertLevel = suggestion\n[*]\nBasedOnStyles = Vale\n", encoding="utf-8")
    return Peer((program, "--config", str(config), "--no-exit", "--output", "JSON"), (0,)) if program else None


def _harper(roots: list[Path]) -> Peer | None:
    program, package, node = _program("harper-cli", roots), _package("harper.js", roots), shutil.which("node")
    if program:
        return Peer((program, "lint"))
    return Peer((node, "--input-type=module", "-e", _HARPER, str(package)), (0,)) if package and node else None


def _textlint(roots: list[Path]) -> Peer | None:
    """Return textlint with the rule write-good, for it brings none."""
    program, package = _program("textlint", roots), _package("textlint-rule-write-good", roots)
    if not program or not package:
        return None
    return Peer((program, "--no-textlintrc", "--rules-base-directory", str(package.parent), "--rule", "write-good", "--format", "json"))


def _spacy() -> Peer | None:
    return Peer((sys.executable, "-c", _SPACY), (0,)) if find_spec("spacy") and find_spec("en_core_web_sm") else None
