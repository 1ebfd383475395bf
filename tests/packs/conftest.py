"""Packs written for a test, in a folder of their own and with a cache of their own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.packs.compiled import PackRule
from sayso.packs.loader import Pack, load_pack

PACK = 'name = "desk"\nversion = "1"\nlanguages = ["en"]\nlicence = "CC0-1.0"\n'
HEAD = 'id = "desk.rule"\nkind = "{kind}"\nsummary = "A rule"\nseverity = "warning"\norigin = "our judgement"\n'
EXAMPLES = '[[example]]\ntext = "x"\nflagged = ["x"]\n\n[[example]]\ntext = "y"\n'

MakePack = Callable[..., Pack]
MakeRule = Callable[..., PackRule]


@pytest.fixture
def make_pack(tmp_path: Path) -> MakePack:
    """Return a function that writes files (name and content) into a pack and loads it."""

    def make(files: dict[str, str] | None = None, **more: str) -> Pack:
        folder = tmp_path / "desk"
        for name, content in {"pack.toml": PACK, **(files or {}), **{f"{name}.toml": text for name, text in more.items()}}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        return load_pack(folder, cache_folder=tmp_path / "cache")

    return make


@pytest.fixture
def make_rule(make_pack: MakePack) -> MakeRule:
    """Return a function that makes one rule of a kind from the rest of its file (its examples are not run)."""

    def make(body: str, kind: str = "term", files: dict[str, str] | None = None) -> PackRule:
        return make_pack({"rule.toml": f"{HEAD.format(kind=kind)}{body}\n{EXAMPLES}", **(files or {})}).rules[0]

    return make
