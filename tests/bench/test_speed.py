import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.checkout


@pytest.fixture
def speed(monkeypatch):
    monkeypatch.syspath_prepend(str(Path(__file__).resolve().parents[2]))
    from bench import speed

    return speed


@pytest.fixture
def peer(speed, tmp_path):
    """Return a function that makes a peer of a line of Python."""
    (tmp_path / "articles").mkdir()
    for number in range(30):
        (tmp_path / "articles" / f"{number:02}.txt").write_text("two words\n")
    return lambda code, good=(0,): speed.Peer((sys.executable, "-S", "-c", code), good)


def rows(ours, theirs):
    def row(fast, cold):
        return {"cold": {"cpu": cold, "peak": 30.0}, "many": {"peak": 40.0}, "words": 100, "words_per_cpu_second": fast}

    return {"sayso": row(*ours), "proselint": row(*theirs)}


def test_a_few_articles_are_enough_for_a_slow_tool(speed, peer, tmp_path):
    found = {"sayso": peer("pass"), "vale": peer("pass"), "write-good": peer("raise SystemExit(7)", range(256))}
    shown = speed.measure(tmp_path / "articles", 1, found)
    assert {name: row["words"] for name, row in shown.items()} == {"sayso": 60, "vale": 2 * speed.FEW, "write-good": 60}
    assert all(row["cold"]["cpu"] > 0 for row in shown.values())
    assert "| vale |" in speed.table(shown)


@pytest.mark.parametrize("code", ["raise SystemExit(3)", "import os; os.abort()", "1 / 0"])
def test_a_tool_that_did_not_do_its_work_is_no_figure(speed, peer, tmp_path, code):
    with pytest.raises(RuntimeError, match="ended with"):
        speed.measure(tmp_path / "articles", 1, {"sayso": peer(code)})


@pytest.mark.parametrize(
    ("ours", "theirs", "broken"),
    [((100.0, 0.1), (90.0, 0.1), 0), ((80.0, 0.1), (90.0, 0.1), 1), ((100.0, 0.3), (90.0, 0.1), 1), ((10.0, 9.0), (90.0, 0.1), 2)],
)
def test_the_budget_is_a_ratio_to_proselint(speed, ours, theirs, broken):
    assert len(speed.over_budget(rows(ours, theirs))) == broken


def test_a_budget_that_cannot_be_measured_is_broken(speed):
    assert "pip install" in speed.over_budget({"sayso": rows((1.0, 1.0), (1.0, 1.0))["sayso"]})[0]


def test_tools_are_found_in_the_folders_given(speed, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", "")
    programs = tmp_path / "node_modules" / ".bin"
    programs.mkdir(parents=True)
    for name in ("write-good", "textlint", "vale"):
        (programs / name).write_text("#!/bin/sh\n")
        (programs / name).chmod(0o755)
    found = speed.peers([tmp_path], tmp_path / "scratch", more=True)
    assert Path(found["write-good"].command[0]) == programs / "write-good"
    assert "vale" in found
    assert "textlint" not in found  # without a rule it does nothing
    (tmp_path / "node_modules" / "textlint-rule-write-good").mkdir()
    assert "textlint" in speed.peers([tmp_path], tmp_path / "scratch", more=True)
    assert "vale" not in speed.peers([tmp_path], tmp_path / "scratch")
