"""Rules made on the spot, and an engine over them."""

from types import SimpleNamespace

import pytest

from sayso.engine import Active, Engine, Policy
from sayso.finding import Finding, Severity
from sayso.readers.plain import from_text
from sayso.rule import Example, rule
from sayso.span import Span

EXAMPLES = [Example("bad", flagged=("bad",)), Example("good")]


def make_rule(check, id="demo.bad", severity="warning", **values):  # noqa: A002
    return rule(id, summary="A demo.", severity=severity, examples=EXAMPLES, **values)(check)


def find(word, **values):
    """Return a check that flags every occurrence of a word."""

    def check(article):
        start = article.text.find(word)
        while start >= 0:
            yield Finding(
                Span(start, start + len(word)), values.get("message", f"“{word}” stands here."), **{k: v for k, v in values.items() if k != "message"}
            )
            start = article.text.find(word, start + 1)

    return check


def active(*rules, plugin="demo"):
    return [Active(each, each.meta.id, each.meta.severity, plugin) for each in rules]


OWN = {"sayso.unknown-rule": Severity.WARNING, "sayso.unused-suppression": Severity.WARNING, "sayso.undecidable-language": Severity.INFO}


@pytest.fixture
def demo():
    return SimpleNamespace(rule=make_rule, find=find, active=active)


@pytest.fixture
def run():
    def run(rules, text, *, article=None, without=(), **policy):
        rules = rules if isinstance(rules, list) else [rules]
        known = frozenset([*(each.meta.id for each in rules), *OWN])
        engine = Engine(active(*rules), Policy(**{"known": known, "own": OWN, "forced": True, **policy}))
        return engine.run(article or from_text(text), without=without)

    return run
