"""What an editor would be asked about, case by case and side by side; what the rules still get wrong is marked, and unmarked when they get it right."""

import importlib.util
import sys
import tomllib
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from sayso import load_pack


def load() -> ModuleType:
    path = Path(__file__).parent / "cases" / "judge.py"
    spec = importlib.util.spec_from_file_location("sayso_language_cases_judge", path)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


judge = load()
CASES = judge.cases()


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_case(case) -> None:
    found = judge.faults(case)
    if case.fails:
        assert found, f"{case.id} is right now: take out its `fails`"
    else:
        assert found == [], case.text


def test_every_case_with_sides_is_tried_on_four() -> None:
    assert {len(rows) >= 4 for rows in judge.rows().values()} == {True}
    assert {case.sides for case in CASES if case.sides} <= set(judge.rows())


def test_few_are_wrong() -> None:
    wrong = Counter(case.bullet for case in CASES if case.fails)
    assert all(20 * count <= sum(case.bullet == bullet for case in CASES) for bullet, count in wrong.items())


def test_no_term_stands_twice() -> None:
    """A term in two entries is excused by neither: what one lets pass the other reports."""
    folder = Path(str(importlib.util.find_spec("sayso_rules").submodule_search_locations[0])) / "language"  # type: ignore[union-attr,index]
    known = Counter(
        (term.lower(), bool(row.get("only")))
        for name in ("terms", "frames")
        for row in load_pack(folder).table(name).entries
        if not row.get("pattern")
        for term in row.get("term") or [row["key"]]
    )
    assert [term for term, count in known.items() if count > 1] == []


def test_cited_sources_are_listed_with_how_they_were_read() -> None:
    folder = Path(str(importlib.util.find_spec("sayso_rules").submodule_search_locations[0])) / "language"  # type: ignore[union-attr,index]
    keys = {entry["key"] for entry in tomllib.loads((folder / "data" / "sources.toml").read_text(encoding="utf-8"))["entry"]}
    told = (folder / "SOURCES.md").read_text(encoding="utf-8")
    assert {key for key in keys if f"`{key}`" not in told} == set()
