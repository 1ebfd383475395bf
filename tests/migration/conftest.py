"""Folders of other tools, written for a test, and the command that imports them."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from sayso.cli import main
from sayso.packs.loader import load_pack
from sayso.testing import check_text

Files = Mapping[str, str]


@pytest.fixture
def put(tmp_path: Path) -> Callable[[Files], Path]:
    """Return a function that writes files and returns their folder."""

    def write(files: Files) -> Path:
        for name, text in files.items():
            path = tmp_path / "from" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path / "from"

    return write


@pytest.fixture
def bring(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, Any, str]]:
    """Return a function that imports and returns exit code, report as data, and what was said; the pack's own examples are run."""

    def run(tool: str, path: Path, *flags: str) -> tuple[int, Any, str]:
        folder = tmp_path / "pack"
        code = main(["rules", "import", tool, str(path), "--to", str(folder), "--format", "json", *flags])
        shown = capsys.readouterr()
        if code == 0:
            assert main(["rules", "test", str(folder)]) == 0
            capsys.readouterr()
        return code, json.loads(shown.out) if shown.out else None, shown.err

    return run


@pytest.fixture
def flagged(tmp_path: Path) -> Callable[..., list[tuple[str, str]]]:
    """Return a function that checks a text by the imported pack and returns rule and excerpt of each finding."""

    def check(text: str, **more: Any) -> list[tuple[str, str]]:
        rules = load_pack(tmp_path / "pack", cache_folder=tmp_path / "cache").rules
        return [(found.rule, found.excerpt) for found in check_text(rules, text, **more)]

    return check
