"""The README shows what the commands print, word for word."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHOWN = re.compile(r"<!-- output: (.+?) -->\n```\n(.*?)```", re.DOTALL)
OUTPUTS = SHOWN.findall((ROOT / "README.md").read_text(encoding="utf-8"))


def printed(command: str) -> str:
    program, *arguments = command.split()
    assert program == "sayso"
    done = run(arguments, ROOT)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def run(arguments: list[str], folder: Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "sayso", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)


def test_readme_shows_outputs() -> None:
    assert len(OUTPUTS) == 2


@pytest.mark.parametrize(("command", "shown"), OUTPUTS)
def test_output(command: str, shown: str) -> None:
    assert printed(command).rstrip() == shown.rstrip()


def test_rule_in_ten_lines(tmp_path: Path) -> None:
    from sayso import load_pack
    from sayso.testing import assert_examples

    text = (ROOT / "README.md").read_text(encoding="utf-8")
    rule = re.search(r"```toml\n(id = .+?)```", text, re.DOTALL)
    assert rule is not None
    assert len(rule[1].splitlines()) <= 10
    (tmp_path / "pack.toml").write_text('name = "desk"\nversion = "1"\nlanguages = ["en"]\nlicence = "Apache-2.0"\n', encoding="utf-8")
    (tmp_path / "moot.toml").write_text(rule[1], encoding="utf-8")
    (made,) = load_pack(tmp_path).rules
    assert_examples(made)


def test_configuration(tmp_path: Path) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    settings = re.search(r"```toml\n(ignore = .+?)```", text, re.DOTALL)
    assert settings is not None
    (tmp_path / "sayso.toml").write_text(settings[1], encoding="utf-8")
    (tmp_path / "story.txt").write_text("The mayor said no.", encoding="utf-8")
    done = run(["check", "story.txt"], tmp_path)
    assert done.returncode == 0, done.stderr
