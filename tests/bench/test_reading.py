"""Sheets of findings to read by hand."""

import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.checkout

if (ROOT / "bench").is_dir():
    sys.path.insert(0, str(ROOT))
    from bench import sheets, verdicts
    from bench.reading import main

TOWNS = ["Ashdale", "Birkton", "Corley", "Dunmere", "Elmsby", "Fenwick", "Garston", "Holbeck"]
STORY = """The harbour of {town} stayed empty on Monday, and the gulls had it to themselves. Rosa Lind slammed the plan for a new pier, and others joined in.

Lind, who runs the ice house, said 40 crews had left since spring. Nobody had asked them why.

The council of {town} meets again on Friday, and the public may attend."""


@pytest.fixture
def data(tmp_path):
    path = tmp_path / "towns.jsonl"
    path.write_text("".join(json.dumps({"id": town, "text": STORY.format(town=town)}) + "\n" for town in TOWNS), encoding="utf-8")
    return path


@pytest.fixture
def drawn(data, tmp_path):
    def run(suffix=".jsonl", *flags):
        sheet, key = tmp_path / f"sheet{suffix}", tmp_path / "key.jsonl"
        assert main(["draw", str(data), str(sheet), str(key), "--rules", "language.loaded-verb", "--count", "7", *flags]) == 0
        return sheet, key

    return run


def test_three_in_ten_rows_are_decoys_and_the_sheet_does_not_tell(drawn):
    sheet, key = drawn()
    rows, keys = sheets.load(sheet), sheets.load(key)
    assert [row["row"] for row in keys].count("decoy") == 3
    assert len(rows) == len(keys) == 10
    assert all(list(row) == ["number", "context", "message", "see", "verdict", "reason"] for row in rows)
    assert all(row["context"].count("⟦") == row["context"].count("⟧") == 1 for row in rows)
    flagged = {row["number"] for row in keys if row["row"] == "finding"}
    assert {"⟦slammed⟧" in row["context"] for row in rows if row["number"] in flagged} == {True}
    assert {"⟦slammed⟧" in row["context"] for row in rows if row["number"] not in flagged} == {False}


def test_a_decoy_quotes_its_own_place(drawn):
    sheet, key = drawn()
    decoys = [row for row, known in zip(sheets.load(sheet), sheets.load(key), strict=True) if known["row"] == "decoy"]
    for row in decoys:
        marked = row["context"].partition("⟦")[2].partition("⟧")[0]
        assert row["message"].startswith(f"“{marked}” judges")


def test_a_message_speaks_of_its_own_article(tmp_path):
    from bench.decoys import Site, message_for
    from bench.drawing import Wanted, check

    from sayso.finding import PlacedRelated

    texts = ["Rosa Lind slammed the plan on Monday, as Rosa Lind does.", "Tom Arlow praised the boats on Sunday, and Tom Arlow meant it."]
    rows = [{"id": str(number), "text": text} for number, text in enumerate(texts)]
    one, other = check(rows, Wanted(("language.loaded-verb",), 1))
    (found,) = one.found
    related = PlacedRelated("the plan", found.start, found.end, "the plan")
    found = found._replace(message="“slammed”: Rosa Lind (the plan) is judged: write “said”.", related=(related,))
    start = other.article.text.index("praised")
    message = message_for(found, one.article, other.article, Site(start, start + 7), ["the boats"])
    assert message == "“praised”: Tom Arlow (the boats) is judged: write “said”."


def test_the_same_seed_draws_the_same(drawn):
    first = drawn()[0].read_text(encoding="utf-8")
    assert drawn()[0].read_text(encoding="utf-8") == first
    assert drawn(".jsonl", "--seed", "1")[0].read_text(encoding="utf-8") != first


def test_a_sheet_may_be_tabs(drawn):
    rows = sheets.load(drawn(".tsv")[0])
    assert len(rows) == 10
    assert all(" ¶ " in row["context"] and row["verdict"] == "" for row in rows)


def test_nothing_found_is_said(data, tmp_path, capsys):
    assert main(["draw", str(data), str(tmp_path / "s"), str(tmp_path / "k"), "--rules", "quotes.unbalanced"]) == 2
    assert "nothing found by quotes.unbalanced" in capsys.readouterr().err


def judge(sheet, key, path, *, lenient=False, reason="a body of opinion nobody can ring"):
    known = {row["number"]: row for row in sheets.load(key)}
    verdict = {"finding": "good", "decoy": "good" if lenient else "noise"}
    rows = [{"number": number, "verdict": verdict[row["row"]], "reason": reason} for number, row in known.items()]
    sheets.write_tsv(path, rows)
    return path


def test_verdicts_are_counted_and_kept_without_text(drawn, tmp_path, capsys):
    sheet, key = drawn()
    answers = judge(sheet, key, tmp_path / "verdicts.tsv")
    out = tmp_path / "readings"
    for _ in range(2):  # the same draw scored twice is kept once
        assert main(["score", str(answers), str(key), "--out", str(out), "--date", "2026-11-02"]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert "| language.loaded-verb | 7 | 7 | 100% | 65%–100% |" in shown
    assert "| decoys | 3 | 0 | 0% | 0%–56% |" in shown
    (path,) = out.iterdir()
    assert path.name == "2026-11-02-language.loaded-verb.tsv"
    kept = sheets.load(path)
    assert len(kept) == 10
    assert list(kept[0]) == ["data set", "article", "rule", "row", "verdict", "reason"]
    assert kept[0]["data set"] == "towns#0"
    assert not any(town in path.read_text(encoding="utf-8") for town in TOWNS)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"verdict": "fine"}, "'fine' is not a verdict: good or noise"),
        ({"reason": "it says the public may attend as ever: and the public may attend"}, "repeats the article's words"),
        ({"number": 99}, "not in the key: 99"),
        ({"number": 2}, "row 2 is judged twice"),
    ],
)
def test_what_cannot_be_scored_is_refused(change, told, drawn, tmp_path, capsys):
    sheet, key = drawn()
    rows = sheets.load(judge(sheet, key, tmp_path / "v.tsv"))
    contexts = {row["number"]: row["context"] for row in sheets.load(sheet)}
    first = next(row for row in rows if "public may attend" in contexts[int(row["number"])].replace("⟦", "").replace("⟧", ""))
    if change.get("number") == 2 and first["number"] == "2":
        first = next(row for row in rows if row["number"] != "2")
    first.update(change)
    path = tmp_path / "verdicts.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert main(["score", str(path), str(key), "--out", str(tmp_path / "out")]) == 2
    assert told in capsys.readouterr().err


def test_what_was_not_read_is_not_counted(drawn, tmp_path):
    sheet, key = drawn()
    rows = sheets.load(judge(sheet, key, tmp_path / "v.tsv"))
    known = {row["number"]: row for row in sheets.load(key)}
    left = next(row for row in rows if known[int(row["number"])]["row"] == "finding")
    left["verdict"] = ""
    sheets.write_tsv(tmp_path / "v.tsv", rows)
    assert "| language.loaded-verb | 6 (1 not) | 6 | 100% |" in verdicts.table(verdicts.read_verdicts(tmp_path / "v.tsv", key))


@pytest.mark.parametrize(("good", "total", "low", "high"), [(8, 10, 0.49, 0.94), (0, 5, 0.0, 0.43), (5, 5, 0.57, 1.0)])
def test_the_interval_is_wilsons(good, total, low, high):
    assert verdicts.interval(good, total) == pytest.approx((low, high), abs=0.005)
