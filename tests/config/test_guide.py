"""The guide to configuration names every key with its default, and its examples are sound."""

import re
from pathlib import Path

import pytest

from sayso.config import Configs
from sayso.config.spec import KEYS, RULE_KEYS, STRUCTURE

GUIDE = (Path(__file__).parents[2] / "docs" / "configuration.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `([a-z-]+)` \| (?:`(.*?)`|.*?) \|", GUIDE, re.MULTILINE))


@pytest.mark.parametrize("key", KEYS)
def test_it_names_every_key_with_its_default(key):
    default = KEYS[key].default
    shown = {(): "[]", None: "", True: "true"}.get(default, f'"{default}"' if isinstance(default, str) else str(default))
    assert ROWS[key] == shown


@pytest.mark.parametrize("word", [*STRUCTURE, *RULE_KEYS])
def test_it_names_the_rest(word):
    assert word in GUIDE


def test_it_names_no_other():
    assert set(ROWS) <= {*KEYS, *STRUCTURE}


def test_its_example_is_sound(tmp_path):
    example, *_ = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
    (tmp_path / "sayso.toml").write_text(example)
    settings = Configs().settings(str(tmp_path / "opinion" / "a.md"))
    assert settings.get("ignore") == ("language.*",)
