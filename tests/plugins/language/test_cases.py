"""What an editor would be asked about, case by case and side by side; what the rules still get wrong is marked, and unmarked when they get it right."""

import importlib.util
import sys
import tomllib
from collections import Counter
from importlib.resources import files
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from sayso import load_pack
from sayso.packs.inflect import forms


def load() -> ModuleType:
    path = Path(__file__).parent / "cases" / "judge.py"
    spec = importlib.util.spec_from_file_location("sayso_language_cases_judge", path)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PACK = Path(str(files("sayso_rules"))) / "language"
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


SPELLINGS = {"lambasted", "lambasting"}  # of *lambast* and *lambaste*


def test_no_form_stands_twice() -> None:
    """A word in two entries is excused by neither: what one lets pass the other reports."""
    known: dict[str, set[str]] = {}
    for row in rows():
        for term in row.get("term") or [row["key"]]:
            for form in {} if row.get("pattern") or row.get("only") else forms(term, row.get("inflect", "none")):
                known.setdefault(form.lower(), set()).add(f"{row['key']}: {term}")
    assert {form: where for form, where in known.items() if len(where) > 1 and form not in SPELLINGS} == {}


def test_every_entry_says_what_it_is_and_what_to_write() -> None:
    """Category and advice stand in each row; severity and origin there, or in the rule and the table that hold for it."""
    assert len(rows()) > 300
    assert [row["key"] for row in rows() if not row["category"] or not (row.get("advice") or row.get("instead"))] == []


def rows() -> list[dict[str, Any]]:
    return [row for name in ("terms", "frames") for row in load_pack(PACK).table(name).entries]


def test_cited_sources_are_listed_with_how_they_were_read() -> None:
    keys = {entry["key"] for entry in tomllib.loads((PACK / "data" / "sources.toml").read_text(encoding="utf-8"))["entry"]}
    told = (PACK / "SOURCES.md").read_text(encoding="utf-8")
    assert {key for key in keys if f"`{key}`" not in told} == set()
