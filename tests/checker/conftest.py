"""A checker over rules made on the spot; plugins called `house` are a stranger's, so its work is done in a process that can be killed."""

import sys
from types import ModuleType

import pytest

from sayso import Example, Finding, Span, hookimpl, rule
from sayso.checker import Checker
from sayso.plugins.entries import Entry
from sayso.plugins.registry import load

BOTH = [Example("bad", ("bad",)), Example("good")]


def find(word):
    def check(article):
        start = article.text.find(word)
        while start >= 0:
            yield Finding(Span(start, start + len(word)), f"“{word}” stands here.")
            start = article.text.find(word, start + 1)

    return check


def make(check, id="demo.bad", **values):  # noqa: A002
    return rule(id, summary="A demo.", severity="warning", examples=BOTH, **values)(check)


@pytest.fixture
def demo_rule():
    return make


@pytest.fixture
def checker(monkeypatch, tmp_path):
    """Return a function that makes a checker: `own` are bundled rules, `house` a stranger's."""
    (tmp_path / "sayso.toml").write_text("root = true\n")

    def build(own=None, house=(), hooks=None, **values):
        own = [make(find("bad"))] if own is None else own
        entries = []
        for name, rules, distribution in (("demo", own, "sayso"), ("house", house, "house")):
            if not rules and not (name == "house" and hooks):
                continue
            module = ModuleType(f"plugin_{name}")
            module.sayso_rules = hookimpl(lambda rules=rules: list(rules))
            for hook, function in (hooks or {}).items() if name == "house" else ():
                setattr(module, hook, hookimpl(function))
            monkeypatch.setitem(sys.modules, module.__name__, module)
            entries.append(Entry(name, module.__name__, distribution))
        return Checker(registry=load(entries), **values)

    return build


@pytest.fixture
def articles(tmp_path):
    """Return a function that writes articles and returns their paths, as text."""

    def write(**texts):
        paths = []
        for name, text in texts.items():
            path = tmp_path / f"{name}.txt"
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
            paths.append(str(path))
        return paths

    return write
