"""A plugin that crashes, hangs or lies never takes another's findings with it, and no format breaks on what it says."""

import gc
import io
import json
import random
import sys
import time
import xml.etree.ElementTree as ET
from types import ModuleType

import pytest

from sayso import Edit, Example, Finding, Fix, Reference, Related, Severity, Span, hookimpl, rule
from sayso.checker import Checker
from sayso.layers import ATTRIBUTIONS, DATES, HITS, NAMES, NUMBERS, OPINION, QUOTES, SENTENCES, TOKENS, VOICE
from sayso.plugins.entries import Entry, installed
from sayso.plugins.registry import load
from sayso.reporters import REPORTERS, Display, reporter

from .judge import REPORTS
from .mutants import PIECES, ROOT, article

INPUTS = 40
LAYERS = (TOKENS, SENTENCES, QUOTES, ATTRIBUTIONS, NAMES, NUMBERS, DATES, VOICE, OPINION)
STORY = (ROOT / "examples" / "border-pact.md").read_bytes()
SETTINGS = {"language": "en", "select": ["all:*"], "ignore": ["readability.*"], "min-confidence": 0.0}
EXAMPLES = [Example("bad", ("bad",)), Example("good")]


class Evil:
    """Nothing may be asked of it."""

    def __repr__(self):
        raise ValueError("no")

    __str__ = __repr__
    __hash__ = None

    def __getattr__(self, name):
        raise RuntimeError(name)


def junk(choose):
    """Return anything but what is wanted, and now and then just that."""
    return choose.choice(
        [
            None,
            True,
            -1,
            10**30,
            float("nan"),
            "",
            "x",
            "\ud800",
            "\x00",
            b"x",
            [],
            {},
            (),
            object(),
            Evil(),
            Evil,
            int,
            [None],
            Span(0, 1),
            Span(-5, 10**9),
        ]
    )


def span(choose, length):
    low = choose.randrange(-2, length + 3)
    return choose.choice([Span(low, low + choose.randrange(-2, 40)), Span(0, length), Span(max(0, low), max(0, low)), junk(choose)])


def text(choose):
    return choose.choice(["".join(choose.choices(PIECES, k=3)), "x" * 5000, "Look at this.", junk(choose)])


def finding(choose, length):
    """Return a finding any part of which may be anything."""

    def some(make, most=2):
        return choose.choice([tuple(make() for _ in range(choose.randrange(most + 1))), junk(choose)])

    def fix():
        edits = some(lambda: choose.choice([Edit(span(choose, length), text(choose)), junk(choose)]))
        return choose.choice([Fix(text(choose), edits, choose.choice([True, False, None])), junk(choose)])

    return choose.choice(
        [
            Finding(
                span(choose, length), text(choose), some(fix),
                some(lambda: choose.choice([Related(span(choose, length), text(choose)), junk(choose)])),
                choose.choice([None, Severity.ERROR, "error", junk(choose)]), choose.choice([1.0, 0.5, junk(choose)]),
                some(lambda: choose.choice([Reference(text(choose), text(choose)), junk(choose)])), choose.choice([True, False]),
            ),
            junk(choose),
        ]
    )  # fmt: skip


def misbehave(seed, length):
    """Yield findings of all kinds, and end in a way that is none."""
    choose = random.Random(seed)  # noqa: S311 - a fixed seed is the point
    for _ in range(choose.randrange(6)):
        yield finding(choose, length)
    how = choose.randrange(8)
    if how == 0:
        raise choose.choice(
            [ValueError("x"), RecursionError, MemoryError, KeyError(Evil()), StopIteration, SystemExit(7), AssertionError, GeneratorExit]
        )
    if how == 1:
        sys.stdout.write("I am the report\n")
    if how == 2:
        yield from misbehave(seed + 1, length)
    if how == 3:
        (lambda again: again(again))(lambda again: again(again))


@pytest.fixture(autouse=True)
def no_callbacks():
    """Take away what Hypothesis does at every collection of garbage: an interruption that strikes there is lost, and pytest tells of it."""
    kept = gc.callbacks[:]
    gc.callbacks.clear()
    yield
    gc.callbacks[:] = kept


@pytest.fixture(scope="module")
def make():
    """Return a function that makes a checker with the bundled plugins and one that has hooks of its own."""

    def make(rules=(), seconds=10.0, **hooks):
        module = ModuleType("plugin_evil")
        module.sayso_rules = hookimpl(lambda: list(rules))
        for name, function in hooks.items():
            setattr(module, name, hookimpl(function))
        sys.modules["plugin_evil"] = module
        entries = [*installed(), Entry("evil", "plugin_evil", "sayso")] if rules or hooks else installed()
        return Checker(
            registry=load(entries),
            isolated=True,
            keep_source=True,
            rule_seconds=1.0,
            overrides={"language": "en", "select": ["all:*"], "min-confidence": 0.0},
        )

    yield make
    sys.modules.pop("plugin_evil", None)


def evil_rule(check):
    return rule("evil.rule", summary="Evil.", severity="error", examples=EXAMPLES)(check)


def honest(document):
    return [found for found in document.diagnostics if found.rule != "evil.rule"]


def read_all(report):
    """Assert that every format writes the report and that what it writes can be read."""
    for name in REPORTERS:
        raw = io.BytesIO()
        out = io.TextIOWrapper(raw, encoding="utf-8", errors="backslashreplace", newline="\n")
        reporter(name).write(report, out, Display())
        out.flush()
        REPORTS.get(name, json.loads)(raw.getvalue().decode())


def test_whatever_a_rule_says_the_others_are_heard_and_every_format_is_read(make, tmp_path):
    seeds = []
    plain, other = make(), make([evil_rule(lambda found: misbehave(seeds[-1], len(found.text)))])
    names = ("a.txt", "a.md", "a.html")
    told = 0
    for seed in range(INPUTS):
        seeds.append(seed)
        data = article(random.Random(seed)).encode("utf-8", "ignore")  # noqa: S311
        path = tmp_path / names[seed % 3]
        path.write_bytes(data)
        expected, report = plain.check([path], jobs=1), other.check([path], jobs=1)
        if not expected.documents:
            assert not report.documents
            continue
        assert honest(report.documents[0]) == honest(expected.documents[0]), seed
        failures = [each for each in report.documents[0].failures if each not in expected.documents[0].failures]
        told += len(failures)
        assert {(each.rule, each.plugin) for each in failures} <= {("evil.rule", "evil")}
        source = report.documents[0].source
        for found in report.documents[0].diagnostics:
            assert source[found.start.offset : found.end.offset] == found.excerpt
        read_all(report)
    assert told > INPUTS / 4


@pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: layer.name)
def test_a_layer_of_lies_is_named_and_every_rule_is_heard(layer, make):
    expected = make().check_bytes(STORY, "a.md")
    assert len(expected.diagnostics) > 5
    named = 0
    for seed in range(12):
        lie = junk(random.Random(seed))  # noqa: S311
        report = make(sayso_annotators=lambda lie=lie: [(layer, lambda _article: lie)]).check_bytes(STORY, "a.md")
        failures = [each for each in report.failures if each not in expected.failures]
        assert {each.plugin for each in failures} <= {"evil"}, failures
        named += bool(failures)
        if failures:
            assert honest(report) == honest(expected), type(lie)
    assert named >= 8


def test_the_search_for_terms_is_nobodys_to_replace(make):
    made = make(sayso_annotators=lambda: [(HITS, lambda _article: {})])
    assert [(each.plugin, "hits" in each.error) for each in made.registry.failures] == [("evil", True)]
    assert made.check_bytes(STORY, "a.md").diagnostics == make().check_bytes(STORY, "a.md").diagnostics


def test_a_rule_that_hangs_costs_its_time_and_no_finding(make):
    def hang(_article):
        while True:
            pass

    started = time.monotonic()
    report = make([evil_rule(hang)], seconds=1.0).check_bytes(STORY, "a.md")
    assert time.monotonic() - started < 20
    assert [each.rule for each in report.failures if each.plugin == "evil"] == ["evil.rule"]
    assert honest(report) == honest(make().check_bytes(STORY, "a.md"))


def test_every_format_has_a_reader_here():
    assert {*REPORTS, "json"} == set(REPORTERS)
    with pytest.raises(ET.ParseError):
        REPORTS["junit"]("<a>")


def test_a_rule_that_takes_its_time_to_stop_is_not_interrupted_twice(make):
    """An interruption that came while another was dealt with would leave the engine, and take the article's findings along."""

    def slow_to_stop(_article):
        try:
            while True:
                pass
        finally:
            end = time.monotonic() + 0.8
            while time.monotonic() < end:
                pass

    report = make([evil_rule(slow_to_stop)], seconds=0.5).check_bytes(STORY, "a.md")
    assert [each.rule for each in report.failures if each.plugin == "evil"] == ["evil.rule"]
