"""The guide to plugins is tried: its plugin works, its code compiles, and it names every hook and every public layer it promises."""

import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from sayso.plugins.entries import Entry
from sayso.plugins.registry import HOOKS, load
from sayso.testing import assert_examples

GUIDE = Path(__file__).parents[2] / "docs" / "writing-a-plugin.md"
BLOCKS = re.findall(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)


def test_its_plugin_works(monkeypatch):
    module = ModuleType("sayso_house")
    exec(BLOCKS[0], module.__dict__)  # noqa: S102 - our own documentation
    monkeypatch.setitem(sys.modules, "sayso_house", module)
    registry = load([Entry("house", "sayso_house", "x")])
    assert (registry.failures, list(registry.rules)) == ((), ["house.very"])
    assert_examples(registry.rules["house.very"])
    exec(BLOCKS[3], tests := {})  # noqa: S102 - as above
    tests["test_examples"]()
    tests["test_a_case"]()


def test_its_layer_works():
    from sayso.testing import article

    exec(BLOCKS[1], module := {})  # noqa: S102 - as above
    assert article("No! Never!").layer(module["EXCLAMATIONS"]) == 2


@pytest.mark.parametrize("hook", HOOKS)
def test_it_explains_every_hook(hook):
    assert f"def {hook}" in "\n".join(BLOCKS)


def test_the_example_is_where_it_says():
    example = GUIDE.parents[1] / "plugins" / "example"
    if not example.exists():
        pytest.skip("not a checkout")
    assert {path.name for path in example.iterdir()} >= {"pyproject.toml", "README.md", "sayso_example", "tests"}
