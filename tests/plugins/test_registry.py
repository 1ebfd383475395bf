import sys
from types import ModuleType

import pytest

from sayso import Example, Finding, Layer, Severity, Span, hookimpl, rule
from sayso.layers import SENTENCES
from sayso.plugins.entries import Entry, installed, parse
from sayso.plugins.registry import HOOKS, load
from sayso.readers import Reader
from sayso.reporters import Reporter

BOTH = [Example("bad", ("bad",)), Example("good")]


def make(id="house.bad", examples=BOTH, **values):  # noqa: A002
    return rule(id, summary="A demo.", severity="info", examples=examples, **values)(lambda article: [Finding(Span(0, 1), "Bad.")])


@pytest.fixture
def plugin(monkeypatch):
    """Return a function that installs a module as a plugin and returns its entry."""

    def install(name="house", **functions):
        module = ModuleType(f"plugin_{name}")
        for each, function in functions.items():
            setattr(module, each, function)
        monkeypatch.setitem(sys.modules, module.__name__, module)
        return Entry(name, module.__name__, "house-dist")

    return install


def rules(*made):
    return hookimpl(lambda: list(made))


def test_a_plugin_brings_rules_annotators_readers_and_reporters(plugin):
    reader, reporter = Reader("adoc", (".adoc",), lambda source, context: None), Reporter("csv", lambda report, out, display: None)

    def compute(article):
        return ()

    registry = load(
        [
            plugin(
                sayso_rules=rules(make()),
                sayso_annotators=hookimpl(lambda: [(SENTENCES, compute)]),
                sayso_readers=hookimpl(lambda: [reader]),
                sayso_reporters=hookimpl(lambda: [reporter]),
            )
        ]
    )
    assert registry.failures == ()
    assert (list(registry.rules), registry.owners, registry.makers) == (["house.bad"], {"house.bad": "house"}, {SENTENCES: "house"})
    assert (registry.annotators, registry.readers, registry.reporters) == ({SENTENCES: compute}, (reader,), (reporter,))
    assert registry.foreign == {"house"}


def failing(function):
    return hookimpl(function)


@pytest.mark.parametrize(
    ("functions", "words"),
    [
        ({"sayso_rule": rules()}, "has a hook that does not exist, sayso_rule: did you mean sayso_rules?"),
        ({"sayso_rules": list}, "is not marked with @hookimpl"),
        ({}, "has no hook"),
        ({"sayso_rules": hookimpl(lambda: 1 // 0)}, "sayso_rules failed: ZeroDivisionError"),
        ({"sayso_rules": hookimpl(lambda: sys.exit(1))}, "sayso_rules failed: SystemExit"),
        ({"sayso_rules": hookimpl(lambda: 7)}, "must return a list, not 7"),
        ({"sayso_rules": hookimpl(lambda article: [])}, "cannot be loaded: PluginValidationError"),
        ({"sayso_rules": rules("a rule")}, "'a rule', which is no rule"),
        ({"sayso_rules": rules(make("Bad Id"))}, "'Bad Id': an id is family.problem"),
        ({"sayso_rules": rules(make("bad"))}, "an id is family.problem"),
        ({"sayso_rules": rules(make("sayso.mine"))}, "in a family of your own"),
        ({"sayso_rules": rules(make(examples=[]))}, "without examples of both kinds: it needs one that is flagged"),
        ({"sayso_rules": rules(make(examples=BOTH[:1]))}, "it needs one that passes"),
        ({"sayso_rules": rules(make(examples=BOTH[1:]))}, "it needs one that is flagged"),
        ({"sayso_rules": rules(make(languages="en"))}, "not tuples of text"),
        ({"sayso_rules": rules(make()._replace(meta=make().meta._replace(severity="info")))}, "with a severity that is none"),
        ({"sayso_annotators": hookimpl(lambda: [SENTENCES])}, "no pair of a layer and a function"),
        ({"sayso_annotators": hookimpl(lambda: [(SENTENCES, 1)])}, "no pair of a layer and a function"),
        ({"sayso_readers": hookimpl(lambda: [Reader("x", ("x",), print)])}, "no Reader with suffixes that begin with a dot"),
        ({"sayso_readers": hookimpl(lambda: [Reader("x", (".md",), print)])}, "which the reader markdown has already"),
        ({"sayso_reporters": hookimpl(lambda: ["csv"])}, "which is no Reporter"),
        ({"sayso_reporters": hookimpl(lambda: [Reporter("json", print)])}, "json, which exists already"),
    ],
)
def test_a_mistake_is_named_and_the_other_plugin_works(plugin, functions, words):
    registry = load([plugin(**functions), plugin("good", sayso_rules=rules(make("good.one")))])
    (failure,) = registry.failures
    assert failure.plugin == "house"
    assert words in failure.error
    assert list(registry.rules) == ["good.one"]


@pytest.mark.parametrize("code", ["import no_such_module", "1 // 0", "raise SystemExit(1)", "def"])
def test_a_plugin_that_cannot_be_imported_is_named(tmp_path, monkeypatch, code):
    (tmp_path / "plugin_broken.py").write_text(code)
    monkeypatch.syspath_prepend(str(tmp_path))
    registry = load([Entry("broken", "plugin_broken", "x")])
    monkeypatch.delitem(sys.modules, "plugin_broken", raising=False)
    assert [(each.plugin, each.error.partition(":")[0]) for each in registry.failures] == [("broken", "cannot be loaded")]


def test_an_attribute_that_is_not_there_is_named(plugin):
    entry = plugin()._replace(value="plugin_house:missing")
    assert "no attribute 'missing'" in load([entry]).failures[0].error


def test_a_taken_id_stays_with_the_first(plugin):
    registry = load([plugin("one", sayso_rules=rules(make("x.y"))), plugin("two", sayso_rules=rules(make("x.y"), make("x.z")))])
    assert registry.owners == {"x.y": "one", "x.z": "two"}
    assert [(each.plugin, each.error) for each in registry.failures] == [("two", "brings the rule x.y, an id that one has already: choose another")]


def test_a_layer_is_replaced_once(plugin):
    annotate = hookimpl(lambda: [(SENTENCES, len)])
    registry = load([plugin("one", sayso_annotators=annotate), plugin("two", sayso_annotators=annotate)])
    assert registry.makers == {SENTENCES: "one"}
    assert "which one replaces already" in registry.failures[0].error


def test_one_bad_rule_does_not_take_the_plugins_others_with_it(plugin):
    registry = load([plugin(sayso_rules=rules("rubbish", make()))])
    assert list(registry.rules) == ["house.bad"]
    assert len(registry.failures) == 1


def test_a_plugin_may_be_an_object(monkeypatch):
    class House:
        @hookimpl
        def sayso_rules(self):
            return [make()]

    module = ModuleType("plugin_object")
    module.house = House()
    monkeypatch.setitem(sys.modules, "plugin_object", module)
    assert list(load([Entry("house", "plugin_object:house", "x")]).rules) == ["house.bad"]


def test_a_value_whose_repr_raises_is_named_all_the_same(plugin):
    class Evil:
        def __repr__(self):
            raise ValueError

    assert "Evil" in load([plugin(sayso_rules=rules(Evil()))]).failures[0].error


def test_the_installed_plugins_load_without_a_failure():
    registry = load()
    assert registry.failures == ()
    assert {"attribution", "quotes", "packs"} <= {entry.name for entry in installed() if entry.bundled}
    assert all(isinstance(each.meta.severity, Severity) for each in registry.rules.values())


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("[sayso]\na = m\nb = m.n:o [x]\n", [("a", "m"), ("b", "m.n:o")]),
        ("[other]\nx = y\n\n[sayso]\n# no\na=m\n[more]\nb = c\n", [("a", "m")]),
        ("[sayso.other]\na = m\n", []),
        ("", []),
    ],
)
def test_entry_points_are_parsed(text, entries):
    assert [entry[:2] for entry in parse(text, "d")] == entries


def test_the_first_of_two_copies_of_a_distribution_counts_and_own_plugins_come_first(tmp_path):
    for folder, name, value in (
        ("one", "House_Rules-1.0.dist-info", "new"),
        ("two", "house_rules-0.9.dist-info", "old"),
        ("two", "sayso-0.1.dist-info", "own"),
    ):
        path = tmp_path / folder / name
        path.mkdir(parents=True)
        (path / "entry_points.txt").write_text(f"[sayso]\nx = {value}\n")
    (tmp_path / "two" / "empty-1.egg-info").mkdir()
    found = installed([str(tmp_path / "one"), str(tmp_path / "two"), str(tmp_path / "missing")])
    assert [(entry.value, entry.distribution, entry.bundled) for entry in found] == [("own", "sayso", True), ("new", "house-rules", False)]


def test_reading_metadata_directly_finds_what_the_standard_library_finds():
    from importlib.metadata import entry_points

    wanted = {(point.name, point.value) for point in entry_points(group="sayso")}
    assert {entry[:2] for entry in installed()} == wanted != set()


def test_a_zip_file_on_the_path_is_searched_too(tmp_path):
    import zipfile

    archive = tmp_path / "plugin.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("house-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: house\nVersion: 1.0\n")
        file.writestr("house-1.0.dist-info/entry_points.txt", "[sayso]\nhouse = house\n")
    assert [entry.name for entry in installed([str(archive)])] == ["house"]


def test_every_hook_is_specified_and_explained_with_a_plugin():
    from sayso.plugins import hookspecs

    for name in HOOKS:
        assert "@hookimpl" in getattr(hookspecs, name).__doc__


def test_the_plugin_in_the_documentation_works(monkeypatch):
    from sayso.plugins import hookspecs
    from sayso.testing import assert_examples

    text = hookspecs.__doc__
    code = text[text.index("    from sayso import Example") : text.index("and in its `pyproject.toml`")]
    module = ModuleType("plugin_docs")
    exec("\n".join(line[4:] for line in code.splitlines()), module.__dict__)  # noqa: S102 - our own documentation
    monkeypatch.setitem(sys.modules, "plugin_docs", module)
    registry = load([Entry("house", "plugin_docs", "x")])
    assert registry.failures == ()
    assert_examples(registry.rules["house.very"])


def test_a_layer_of_a_plugins_own_needs_no_hook():
    from sayso.testing import article

    places = Layer("house.places", lambda of: of.text.count("Ankara"))
    assert article("From Ankara to Ankara.").layer(places) == 2
