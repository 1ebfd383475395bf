"""The packs that come with sayso: they load, their examples go as they say, their tables are sound."""

from importlib.resources import files
from pathlib import Path

import pytest

import sayso_rules
from sayso.packs.loader import load_pack
from sayso.packs.tables import check_table, load_table
from sayso.testing import assert_examples

FOLDERS = sorted(path.parent for path in Path(sayso_rules.__file__).parent.glob("*/pack.toml"))
RULES = [rule for folder in FOLDERS for rule in load_pack(folder).rules]
TABLES = [path for folder in FOLDERS for path in sorted((folder / "data").glob("*.toml"))]
CORE = sorted(path for path in (Path(str(files("sayso.text"))) / "data").glob("*.toml"))
OWN = sorted(path for path in (Path(str(files("sayso.packs"))) / "data").glob("*.toml"))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.meta.id)
def test_examples(rule) -> None:
    assert_examples(rule)


@pytest.mark.parametrize("path", TABLES, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_tables(path: Path) -> None:
    assert [str(problem) for problem in check_table(path)] == []


@pytest.mark.parametrize("path", CORE + OWN, ids=lambda path: path.stem)
def test_core_tables_can_be_listed(path: Path, tmp_path: Path) -> None:
    assert len(load_table(path, folder=tmp_path)) > 0


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_pack_says_what_was_read(folder: Path) -> None:
    assert (folder / "SOURCES.md").is_file()


def test_the_hook_gives_them_all() -> None:
    assert [rule.meta.id for rule in sayso_rules.sayso_rules()] == [rule.meta.id for rule in RULES]


def test_ids_are_of_the_family_of_their_pack() -> None:
    assert {(rule.meta.family, Path(rule.spec["pack"]).name) for rule in RULES} <= {(folder.name, folder.name) for folder in FOLDERS}
