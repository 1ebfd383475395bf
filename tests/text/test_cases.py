"""What an editor would answer, case by case; those the engine still gets wrong are marked, and must be unmarked when it gets them right."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


def load() -> ModuleType:
    path = Path(__file__).parent / "cases" / "judge.py"
    spec = importlib.util.spec_from_file_location("sayso_cases_judge", path)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


judge = load()
CASES = judge.cases()
MIRRORED = [case for case in CASES if case.mirror]


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_case(case) -> None:
    found = judge.faults(case)
    if case.fails:
        assert found, f"{case.id} is right now: take out its `fails`"
    else:
        assert found == [], case.text


@pytest.mark.parametrize("case", MIRRORED, ids=[case.id for case in MIRRORED])
def test_mirror_image(case) -> None:
    one, other = [judge.swapped(case, line) for line in judge.answer(case.text)], judge.answer(judge.swapped(case, case.text))
    if case.lopsided:
        assert one != other, f"{case.id} reads its mirror image alike now: take out its `lopsided`"
    else:
        assert one == other


def test_ids_are_unique() -> None:
    assert len({case.id for case in CASES}) == len(CASES)


def test_enough_of_each() -> None:
    assert len(CASES) >= 400
    assert len({case.text for case in CASES}) == len(CASES)
    assert sum(not case.says for case in CASES) >= 80
    assert len(MIRRORED) >= 15
