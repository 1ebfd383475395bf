"""The table of quality: what scorers say, beside what others reach."""

import json
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.checkout

if (ROOT / "bench").is_dir():
    sys.path.insert(0, str(ROOT))
    from bench import quality, scored
    from bench.plan import PLAN

COUNTS = """slips evident: 6/8 = 0.750 found, right word first in 3
slips plausible: 0/2 = 0.000 found, right word first in 0
hard: 1/20 = 0.0500 falsely flagged
all: 6/10 = 0.600  (kinds that have a rule of their own: a, b)
"""
FLAGS = """x.jsonl split=all: sentences 90, attributed in gold 40, flagged 5
  wrong flags (gold: attributed) 1/5 = 20.0 %   coverage of unattributed sentences 4/50 = 8.0 %   attributed sentences wrongly flagged 2.5 %
  flagged share of unattributed sentences by role: Main 1.0 %
  opinion/forecast/anecdote 9.0 %  against events 3.0 %  lift 3.00
"""
LOUD = """5 articles, 1000 words: warnings per 1,000 words median 1.20, p90 4.00; infos median 0.50, p90 2.00; without a warning 40.0 %
warnings by voice: {'quote': 3} · inside quotations: {'quotes.unbalanced': 2, 'language.slant': 1}
  quotes.unbalanced (error): 2 = 200.0 per 100,000 words
  consistency.date (error): 1 = 100.0 per 100,000 words
  sourcing.undisclosed-state-media (warning): 1 = 7.5 per 100,000 words
"""


@pytest.mark.parametrize(
    ("reader", "text", "expected"),
    [
        (
            "counts",
            COUNTS,
            {"slips evident": 0.75, "slips evident/all": 8, "slips evident/first": 0.5, "slips plausible/first": 0, "hard": 0.05, "all": 0.6},
        ),
        ("counts", "a.b: 3 = 1.50 per 100,000 words\nall: 3 in 200000 words = 1.50 per 100,000\n", {"rate": 1.5}),
        ("flags", FLAGS, {"wrong": 0.2, "coverage": 0.08, "lift": 3.0, "flagged": 5}),
        ("loudness", LOUD, {"warnings": 1.2, "infos": 0.5, "quiet": 0.4, "quoted": 1, "consistency": 300, "statemedia": 7.5}),
        ("precision", "wrong about | x\nabout: 1/2 right\nP 0.900 R 0.800\n", {"P": 0.9, "R": 0.8}),
        ("json_output", '{"a": {"b.c": 0.5, "d": "text", "e": [1]}, "f": 2}', {"a/b.c": 0.5, "f": 2}),
        ("calibration", '[{"floor": 0.9, "share": 0.95}]', {"0.9": 0.95}),
    ],
)
def test_what_scorers_say_is_read(reader, text, expected):
    found = scored.READERS[reader](text)
    assert {name: found[name] for name in expected} == pytest.approx(expected)


@pytest.mark.parametrize("reader", ["counts", "flags", "loudness", "precision"])
def test_words_without_a_figure_are_an_error(reader):
    with pytest.raises(ValueError, match="no figure in what the scorer printed: 'Sorry"):
        scored.READERS[reader]("Sorry, nothing today.")


def test_no_flags_make_no_share():
    found = scored.flags(FLAGS.replace("1/5 = 20.0", "0/0 = 0.0"))
    assert "wrong" not in found
    assert quality.shown({"take": ["wrong", "coverage"], "times": 100}, found) == "– / 8.0"


def test_every_row_has_a_task_and_every_figure_an_origin():
    tasks = {task.name for task in PLAN}
    for row in quality.rows():
        assert row["task"] in tasks
        assert row["take"]
        assert all(each["origin"] and each["who"] and each["figure"] for each in row.get("other", ()))
        assert ("people" in row) == ("people_origin" in row)
    assert tasks == {row["task"] for row in quality.rows()}


@pytest.fixture
def folders(tmp_path):
    data, scorers = tmp_path / "data", tmp_path / "scorers"
    (data / "attribution").mkdir(parents=True)
    (data / "attribution" / "polnear.dev.jsonl").write_text('{"id": "a", "text": "x", "attributions": []}\n', encoding="utf-8")
    scorers.mkdir()
    (scorers / "predict.py").write_text("import sys, pathlib\npathlib.Path(sys.argv[3]).write_text(sys.argv[1])\n", encoding="utf-8")
    script = """
        import json, sys, pathlib
        assert pathlib.Path(sys.argv[2]).read_text() == "sources"
        value = 0.5 if "speech" in sys.argv else 0.25
        pathlib.Path(sys.argv[-1]).write_text(json.dumps({"relation.lenient": {"F1": value}}))
        print("said", value)
    """
    (scorers / "attribution.py").write_text(textwrap.dedent(script), encoding="utf-8")
    return data, scorers


def test_the_table_puts_ours_beside_the_others(folders, tmp_path, capsys):
    data, scorers = folders
    assert quality.main([str(data), "--scorers", str(scorers), "--only", "attribution", "--json", str(tmp_path / "out.json"), "--verbose"]) == 0
    shown = capsys.readouterr()
    lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in shown.out.splitlines() if line.startswith("|")]
    ours = {(line[0], line[1]): line[2] for line in lines}
    assert ours["PolNeAR, speech cues", "relation F1 (source and content matched)"] == "50.0"
    assert ours["PolNeAR, beliefs and wishes too", "relation F1"] == "25.0"
    assert ours["NewsDiscourse", "sentence F1 (content or cue)"] == "no data"
    assert "said 0.5" in shown.out
    assert "not in" in shown.err
    assert "newsdiscourse.dev.jsonl" in shown.err
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["polnear all"] == {"relation.lenient/F1": 0.25}


def test_a_scorer_that_fails_stops_the_run_and_says_why(folders):
    data, scorers = folders
    (scorers / "attribution.py").write_text("raise SystemExit('no gold here')", encoding="utf-8")
    with pytest.raises(RuntimeError, match="exited 1: no gold here"):
        quality.main([str(data), "--scorers", str(scorers), "--only", "attribution"])
