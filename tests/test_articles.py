"""Whole articles with everything expected of them, in full; with `SAYSO_WRITE_EXPECTED=1` in the environment they are written anew."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CASES = {"border-pact": ROOT / "examples" / "border-pact.md"} | {path.parent.name: path for path in (ROOT / "tests" / "articles").glob("*/article.*")}


def run(verb: str, article: Path) -> dict:
    command = [sys.executable, "-m", "sayso", verb, "--isolated", "--format", "json", article.name]
    done = subprocess.run(command, cwd=article.parent, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
    assert done.returncode in (0, 1), done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("verb", ["check", "sources"])
@pytest.mark.parametrize("case", sorted(CASES))
def test_article(case: str, verb: str) -> None:
    got = run(verb, CASES[case])
    got.pop("tool", None)
    expected = ROOT / "tests" / "articles" / case / f"{'expected' if verb == 'check' else 'sources'}.json"
    if os.environ.get("SAYSO_WRITE_EXPECTED"):
        expected.write_text(json.dumps(got, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert got == json.loads(expected.read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", sorted(CASES))
def test_positions_point_into_the_file(case: str) -> None:
    source = CASES[case].read_text(encoding="utf-8")
    findings = run("check", CASES[case])["documents"][0]["findings"]
    assert all(source[f["start"]["offset"] : f["end"]["offset"]] == f["excerpt"] for f in findings)
