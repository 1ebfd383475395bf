"""The guide to CI: a repository with ten thousand old findings, gone through command by command as the guide shows it."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

GUIDE = (Path(__file__).parents[1] / "docs" / "ci.md").read_text(encoding="utf-8")
SECTION = GUIDE[GUIDE.index("## Only what is new") : GUIDE.index("## What stops a pull request")]
PLACES = ("bridge", "harbour", "school", "market", "library", "station", "theatre", "garden", "museum", "stadium")
FINGERPRINT = "c0ffee"
"""Stands for the fingerprint in the guide."""


@pytest.fixture
def newsroom(tmp_path):
    """Return a function that runs a command of the guide in a repository of 500 articles and returns what it says, and its exit code."""
    folder = tmp_path / "newsroom"
    (folder / "articles").mkdir(parents=True)
    for number in range(500):
        lines = [f"The Cuban regime spoke of {place} {number}-{again}." for again in (1, 2) for place in PLACES]
        (folder / "articles" / f"{number:03}.md").write_text("\n\n".join(["# The plans of the town", *lines]) + "\n")
    nowhere = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    identity = {f"GIT_{who}_{what}": "a@b.c" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, **nowhere, **identity, "PATH": path}

    def run(command):
        done = subprocess.run(
            ["bash", "-c", command], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
        return done.stdout, done.returncode

    run("git init -q -b main && git add . && git commit -q -m articles")
    return run


def steps() -> Iterator[tuple[str, str]]:
    """Yield each command of the section and what the guide says that it says."""
    for block in re.findall(r"```console\n(.*?)```", SECTION, re.DOTALL):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, said = step.partition("\n")
            yield command, said


def test_the_guide_does_as_it_says(newsroom):
    fingerprint, code = "", 0
    shown = list(steps())
    assert len(shown) > 10
    for command, said in shown:
        if command == "echo $?":
            assert f"{code}\n" == said
            continue
        out, code = newsroom(command.replace(FINGERPRINT, fingerprint))
        fingerprint = next(iter(re.findall(r"\[([0-9a-f]{16})\]", out)), fingerprint)
        pattern = re.escape(said).replace("…", ".*").replace(FINGERPRINT, "[0-9a-f]{16}")
        assert re.fullmatch(pattern, out), f"{command}\n{out[:2000]}"
    assert fingerprint
