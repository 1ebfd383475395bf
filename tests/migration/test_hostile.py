"""Files that nobody wrote on purpose: whatever stands in them, an import ends with a report or an error of one line."""

import random
from pathlib import Path

import pytest
import yaml

from sayso.errors import SaysoError
from sayso.migration.packing import write_pack
from sayso.migration.prh import read_prh
from sayso.migration.vale import read_vale
from sayso.packs.loader import load_pack

STYLE = {
    "existence": {"tokens": ["quays?", "a|b"], "raw": ["x"], "nonword": "true", "exceptions": ["quay b"], "scope": "heading"},
    "substitution": {"swap": {"(quay) (\\d)": "$2 $1", "no": "yes|on"}, "action": {"name": "edit"}, "ignorecase": "yes"},
    "occurrence": {"max": 3, "token": "-", "scope": "paragraph"},
    "repetition": {"tokens": ["[^\\s]+"], "max": 2},
    "consistency": {"either": {"adviser": "advisor"}},
    "conditional": {"first": "([A-Z]{3})", "second": "\\(([A-Z]{3})\\)"},
    "capitalization": {"match": "$title", "threshold": 0.5, "indicators": [":"]},
}
DICTIONARY = {
    "version": 1,
    "rules": [{"expected": "Quay $1", "pattern": "/quay(a)?/i", "regexpMustEmpty": "$1", "specs": [{"from": "quay", "to": "Quay"}]}, "Port"],
}
VALUES = [
    3,
    "",
    "x",
    [],
    {},
    [[]],
    [{}],
    True,
    None,
    "(",
    "(?=a)",
    "%s %s %s",
    "{",
    "$9",
    "\\1",
    "a" * 300,
    "@x",
    "~",
    "<word>",
    "😀",
    "\u202e",
    [None],
    {"a": {"b": "c"}},
    "1e999",
    "-1",
    "|",
]


def mutated(value: object, choose: random.Random) -> object:
    if choose.random() < 0.25:
        return choose.choice(VALUES)
    if isinstance(value, dict):
        return {str(choose.choice(VALUES)) if choose.random() < 0.1 else key: mutated(each, choose) for key, each in value.items()}
    return [mutated(each, choose) for each in value] if isinstance(value, list) else value


def brought(read, folder: Path, source: Path) -> None:
    told = wrong = None
    try:
        drafted, notes = read()
        told = write_pack(drafted, folder, title="x", source=source, notes=notes, languages=["en"])
    except SaysoError as error:
        wrong = error
    assert (told is None) is (wrong is not None)
    if told is None:
        assert len(str(wrong).splitlines()) == 1
    elif told.folder:
        assert len(load_pack(folder, cache_folder=folder / "cache").rules) == told.counted("whole") + told.counted("part")


@pytest.mark.parametrize("extends", STYLE)
def test_mutated_styles(extends: str, tmp_path: Path) -> None:
    choose = random.Random(extends)  # noqa: S311 - a fixed seed is the point
    for number in range(25):
        said = {"extends": extends, "message": "Use '%s', not '%s'", "level": "error", "link": "https://desk.example"} | STYLE[extends]
        made = mutated(said, choose)
        folder = tmp_path / str(number) / "S"
        folder.mkdir(parents=True)
        (folder / "R.yml").write_text(yaml.safe_dump({**made, "extends": extends} if isinstance(made, dict) else made), encoding="utf-8")
        brought(lambda folder=folder: read_vale(folder), tmp_path / f"pack{number}", folder)


def test_mutated_dictionaries(tmp_path: Path) -> None:
    choose = random.Random("prh")  # noqa: S311 - a fixed seed is the point
    for number in range(60):
        path = tmp_path / f"{number}.yml"
        path.write_text(yaml.safe_dump(mutated(DICTIONARY, choose)), encoding="utf-8")
        brought(lambda path=path: read_prh(path, path.parent), tmp_path / f"pack{number}", path)
