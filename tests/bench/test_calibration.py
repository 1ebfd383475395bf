"""How sure sayso is, beside how right it is."""

import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.checkout

if (ROOT / "bench").is_dir():
    sys.path.insert(0, str(ROOT))
    from bench.calibration import Judged, buckets, judge, main, table

TEXT = "The ferry will not sail before June, Rosa Lind told reporters in Ashdale on Sunday evening."


def spans(*pieces):
    return [[TEXT.index(piece), TEXT.index(piece) + len(piece)] for piece in pieces]


def row(content, source, **more):
    said = {"source": spans(*source), "cue": spans("told"), "content": spans(*content), **more}
    return {"id": "a", "text": TEXT, "attributions": [said]}


FERRY = "The ferry will not sail before June"


@pytest.mark.parametrize(
    ("annotated", "right"),
    [
        (row([FERRY], ["Rosa Lind"]), [True]),
        (row(["will not sail before June"], ["Lind"]), [True]),
        (row([FERRY], ["reporters"]), [False]),
        (row([FERRY], []), [False]),
        (row(["June"], ["Rosa Lind"]), [False]),
        ({"id": "a", "text": TEXT, "attributions": []}, [False]),
    ],
)
def test_right_is_who_and_what(annotated, right):
    assert [each.right for each in judge([annotated])] == right


def test_other_kinds_of_cue_count_neither_way():
    assert judge([row([FERRY], ["Rosa Lind"], cue_kind="other")], "speech") == []
    assert [each.right for each in judge([row([FERRY], ["Rosa Lind"], cue_kind="speech")], "speech")] == [True]


def test_buckets_count_and_share():
    judged = [Judged(0.97, True), Judged(0.9, True), Judged(1.0, False), Judged(0.7, True), Judged(0.31, False), Judged(0.1, False)]
    found = buckets(judged)
    assert [(each.floor, each.reported, each.right) for each in found] == [(0.9, 3, 2), (0.7, 1, 1), (0.3, 1, 0), (0.0, 1, 0)]
    assert "| ≥ 0.9 | 3 | 2 | 66.7% | 0.96 |" in table(found)
    assert "| 0.3–0.5 (not shown) | 1 | 0 | 0.0% | 0.31 |" in table(found)


def test_table_and_json(tmp_path, capsys):
    data = tmp_path / "data.jsonl"
    data.write_text(json.dumps(row([FERRY], ["Rosa Lind"])) + "\n", encoding="utf-8")
    assert main([str(data), "--json", str(tmp_path / "out.json")]) == 0
    assert "| 1 | 1 | 100.0% |" in capsys.readouterr().out
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))[0]["share"] == 1.0


@pytest.mark.parametrize(("content", "told"), [('{"id": "a", "text": "x"}', "no attributions are annotated"), ("{", "data.jsonl")])
def test_data_that_cannot_be_used_is_told(content, told, tmp_path, capsys):
    (tmp_path / "data.jsonl").write_text(content, encoding="utf-8")
    assert main([str(tmp_path / "data.jsonl")]) == 2
    assert told in capsys.readouterr().err
