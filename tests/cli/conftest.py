"""A plugin of three rules in place of all that is installed, so that these tests are about the command line alone."""

import json
import sys
from types import ModuleType

import pytest

from sayso import Edit, Example, Finding, Fix, Reference, Related, hookimpl, rule
from sayso.cli import main
from sayso.layers import HITS
from sayso.plugins import registry
from sayso.plugins.entries import Entry
from sayso.reporters import Reporter
from sayso.span import Span


@rule(
    "demo.alarm",
    summary="The word alarm",
    severity="error",
    literals=["alarm"],
    examples=[Example("An alarm.", flagged=("alarm",)), Example("Calm.")],
)
def alarm(article):
    """Flag *alarm*."""
    first = None
    for hit in article.layer(HITS).get("demo.alarm", []):
        first = first or hit.span
        yield Finding(
            hit.span, "“Alarm” frightens: say what rang.", related=(Related(first, "the first one"),), references=(Reference("Desk, 2024"),)
        )


@rule(
    "demo.colour",
    summary="American spelling",
    severity="warning",
    literals=["color"],
    examples=[Example("A color.", flagged=("color",), fixed="A colour."), Example("A colour.")],
)
def colour(article):
    """Flag *color*."""
    for hit in article.layer(HITS).get("demo.colour", []):
        yield Finding(hit.span, "“Color” is American: write “colour”.", fixes=(Fix("colour", (Edit(hit.span, "colour"),), safe=True),))


@rule("demo.crash", summary="Fails", severity="info", default=False, examples=[Example("x", flagged=("x",)), Example("y")])
def crash(article):
    """Fail."""
    if "crash" in article.text:
        raise ZeroDivisionError("as asked")
    yield Finding(Span(0, 1), "The first letter: leave it.", confidence=0.4)


def number(report, out, _display):
    out.write(f"{sum(len(document.diagnostics) for document in report.documents)} findings — in all\n")


@pytest.fixture
def demo(monkeypatch):
    module = ModuleType("sayso_demo")
    module.sayso_rules = hookimpl(lambda: [alarm, colour, crash])
    module.sayso_reporters = hookimpl(lambda: [Reporter("count", number), Reporter("broken", lambda report, out, display: 1 / 0)])
    monkeypatch.setitem(sys.modules, "sayso_demo", module)
    monkeypatch.setattr(registry, "installed", lambda: (Entry("demo", "sayso_demo", "demo"),))


@pytest.fixture
def sayso(demo, tmp_path, monkeypatch, capsys):
    """Return a function that runs a command in a folder of its own and returns exit code, output and errors."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        code = main([str(each) for each in arguments])
        shown = capsys.readouterr()
        assert "Traceback" not in shown.err
        return code, shown.out, shown.err

    return run


@pytest.fixture
def findings(sayso):
    """Return a function that checks and returns the rules and lines of what is found."""

    def run(*arguments):
        _, out, _ = sayso("check", "--format", "json", *arguments)
        return [(found["rule"], found["start"]["line"]) for document in json.loads(out)["documents"] for found in document["findings"]]

    return run
