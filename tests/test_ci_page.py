"""docs/ci.md shows what the commands print, word for word."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHOWN = re.compile(r"<!-- output: sayso (.+?) -->\n```\n(.*?)```", re.DOTALL)
OUTPUTS = SHOWN.findall((ROOT / "docs" / "ci.md").read_text(encoding="utf-8"))
SERVICE = ("GITHUB_WORKSPACE", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "CI_PROJECT_DIR")


@pytest.mark.parametrize(("arguments", "shown"), OUTPUTS)
def test_output(arguments, shown):
    env = {key: value for key, value in os.environ.items() if key not in SERVICE}
    command = [sys.executable, "-m", "sayso", *arguments.split()]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, encoding="utf-8", timeout=120)
    assert done.returncode in (0, 1), done.stderr
    assert done.stdout.rstrip() == shown.rstrip()


def test_the_page_names_every_format():
    from sayso.reporters import REPORTERS

    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    assert [name for name in REPORTERS if f"| `{name}` |" not in page] == []
