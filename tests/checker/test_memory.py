"""What is remembered is what would be found; whatever findings depend on makes it forgotten."""

import importlib
import json
import os
import sys
from datetime import date
from pathlib import Path

import pytest

from sayso import store
from sayso.checker import Checker, core, memory
from sayso.checker.findings import Findings
from sayso.plugins import registry
from sayso.plugins.entries import Entry

PLUGIN = """
from pathlib import Path
from sayso import Example, Finding, Fix, Edit, Reference, Related, Span, hookimpl, rule
RUNS = []
WORD = "bad"

@rule("demo.bad", summary="A demo.", severity="warning", examples=[Example("bad", ("bad",)), Example("good")], options={"word": ("bad", "The word.")})
def bad(article, options):
    RUNS.append(article.path)
    word = (Path(__file__).parent / "word.txt").read_text() if (Path(__file__).parent / "word.txt").exists() else options["word"]
    at = article.text.find(word)
    if "crash" in article.text:
        raise ZeroDivisionError
    if at >= 0:
        span = Span(at, at + len(word))
        yield Finding(span, f"“{word}” stands here.", fixes=(Fix("t", (Edit(span, "x"),)),), related=(Related(span, "r"),), references=(Reference("a"),))

@hookimpl
def sayso_rules():
    return [bad]
"""


@pytest.fixture
def house(tmp_path, monkeypatch):
    """Return a folder with articles, beside a plugin in files of its own and a cache of its own."""
    plugin = tmp_path / "plugins" / "demo_plugin"
    plugin.mkdir(parents=True)
    (plugin / "__init__.py").write_text(PLUGIN)
    monkeypatch.syspath_prepend(plugin.parent)
    monkeypatch.setattr(registry, "installed", lambda: (Entry("demo", "demo_plugin", "sayso"),))
    monkeypatch.setattr(memory, "default_folder", lambda: tmp_path / "caches" / "packs")
    monkeypatch.setattr(core, "LEAST", 2)
    monkeypatch.delitem(sys.modules, "demo_plugin", raising=False)
    importlib.invalidate_caches()
    folder = tmp_path / "house"
    (folder / "desk").mkdir(parents=True)
    (folder / "sayso.toml").write_text("root = true\n")
    for name, text in {
        "a.txt": "bad news",
        "b.txt": "good news",
        "desk/c.md": "# Head\n\nA bad day 😀, and a ruin.\n",
        "d.txt": "",
        "e.txt": "bad\udcff",
    }.items():
        (folder / name).write_bytes(text.encode("latin-1", "replace") if name == "e.txt" else text.encode())
    yield folder
    sys.modules.pop("demo_plugin", None)


def checked(house, **values):
    """Return the report of a fresh checker on the house's articles, and the names of those that rules looked at."""
    runs = importlib.import_module("demo_plugin").RUNS
    runs.clear()
    report = Checker(cache=True, **values).check(house, jobs=1)
    return report, sorted({Path(path).name for path in runs})


ALL = ["a.txt", "b.txt", "c.md", "d.txt", "e.txt"]


def fresh():
    """Let the plugin be imported anew, as another process would."""
    sys.modules.pop("demo_plugin", None)
    importlib.invalidate_caches()


def test_a_second_run_looks_at_nothing_and_reports_the_same(house):
    first, looked = checked(house)
    again, none = checked(house)
    assert (looked, none) == (ALL, [])
    assert again == first
    assert [each.digest for each in again.documents] == [store.digest(Path(each.path).read_bytes()) for each in again.documents]


def test_it_is_the_report_without_a_cache(house):
    checked(house)
    plain = Checker().check(house, jobs=1)
    assert checked(house)[0] == plain


def test_text_is_there_for_reporters_that_read_it(house):
    checked(house)
    report, looked = checked(house, keep_source=True)
    assert looked == []
    assert [document.source for document in report.documents] == [document.source for document in Checker(keep_source=True).check(house).documents]


def test_text_is_not_kept(house, tmp_path):
    (house / "a.txt").write_text("bad news, and further down\n\n" + "nothing but embargoed words " * 3)
    checked(house, keep_source=True)
    kept = Findings(tmp_path / "caches" / "findings", 1_000_000)
    kept.flush()
    contents = [kept.get(key) for (key,) in kept._try(lambda connection: connection.execute("SELECT key FROM finding").fetchall())]
    kept.close()
    assert len(contents) == 5
    assert any(b"bad news" in content for content in contents)
    assert not any(b"embargoed" in content for content in contents)


def rewrite(house):
    (house / "a.txt").write_text("worse news")


def rename(house):
    (house / "a.txt").rename(house / "a.md")


CHANGES = {
    "an article": (rewrite, {}, ["a.txt"]),
    "an article's kind": (rename, {}, ["a.md"]),
    "an article moved": (lambda house: (house / "a.txt").rename(house / "desk" / "a.txt"), {}, []),
    "a setting": (lambda house: (house / "sayso.toml").write_text('root = true\n[rules."demo.bad"]\nseverity = "info"\n'), {}, ALL),
    "a setting of some": (
        lambda house: (house / "sayso.toml").write_text('root = true\n[[overrides]]\npaths = ["desk"]\nmin-confidence = 0.7\n'),
        {},
        ["c.md"],
    ),
    "an option": (lambda house: (house / "sayso.toml").write_text('root = true\n[rules."demo.bad".options]\nword = "good"\n'), {}, ALL),
    "the command line": (lambda house: None, {"overrides": {"min-confidence": 0.9}}, ALL),
    "what changes no finding": (
        lambda house: (house / "sayso.toml").write_text('root = true\nfail-on = "info"\nexclude = ["x"]\nmax-bytes = 5000\n'),
        {},
        [],
    ),
    "code of a plugin": (lambda house: (house.parent / "plugins/demo_plugin/__init__.py").write_text(PLUGIN.replace("stands", "is")), {}, ALL),
    "data of a plugin": (lambda house: (house.parent / "plugins/demo_plugin/word.txt").write_text("ruin"), {}, ALL),
    "another distribution": (lambda house: (house.parent / "plugins/helper-2.dist-info").mkdir(), {}, ALL),
    "the day": (lambda house: None, {"today": date(2031, 1, 1)}, []),
}


@pytest.mark.parametrize(("change", "values", "looked"), CHANGES.values(), ids=CHANGES)
def test_what_changed_is_looked_at_again(house, change, values, looked):
    checked(house)
    change(house)
    fresh()
    assert checked(house, **values)[1] == looked
    assert checked(house, **values)[0] == Checker(**values).check(house)


RULE = """id = "words.ruin"
kind = "term"
summary = "Ruin"
severity = "warning"
message = "“{term}” stands here: write “wreck”."
[page]
what = "It."
why = "So."
[[entry]]
term = "ruin"
origin = "ours"
[[example]]
text = "A ruin."
flagged = ["ruin"]
[[example]]
text = "A house."
"""
PACK = {
    "words/pack.toml": 'name = "words"\nversion = "1"\nlanguages = ["en"]\nlicence = "CC0-1.0"\n',
    "words/ruin.toml": RULE,
    "ours.toml": '[table]\ntitle = "Ours"\nchanges = "words.ruin"\norigin = "us"\n[[entry]]\nkey = "day"\n',
    "sayso.toml": 'root = true\npacks = ["words"]\ntables = ["ours.toml"]\nextend-select = ["words.ruin"]\n',
}


@pytest.mark.parametrize(("changed", "old"), [("words/ruin.toml", "ruin"), ("ours.toml", "day"), ("words/pack.toml", '"1"')])
def test_packs_and_tables_of_a_newsroom(house, changed, old):
    (house / "words").mkdir()
    for name, text in PACK.items():
        (house / name).write_text(text)
    report, looked = checked(house)
    assert (report.failures, looked) == ((), ALL)
    assert [each.excerpt for each in report.documents[3].diagnostics if each.rule == "words.ruin"] == ["day", "ruin"]
    assert checked(house)[1] == []
    text = (house / changed).read_text()
    (house / changed).write_text(
        text.replace(f'term = "{old}"', 'term = "news"')
        .replace(f'key = "{old}"', 'key = "news"')
        .replace(f"A {old}", "A news")
        .replace(f'["{old}"]', '["news"]')
        + "# new\n"
    )
    again, looked = checked(house)
    assert looked == ALL
    assert again == Checker().check(house)
    assert (again.documents == report.documents) == (changed == "words/pack.toml")


def test_sign_offs_count_and_so_does_the_day_they_expire(house):
    report, _ = checked(house)
    document = report.documents[0]
    Checker(today=date(2026, 1, 1)).sign_off(document.path, document.diagnostics[0].fingerprint, reason="ours", expires=date(2026, 3, 1))
    signed, looked = checked(house, today=date(2026, 1, 2))
    assert looked == ALL
    assert len(signed.documents[0].suppressed) == 1
    assert checked(house, today=date(2026, 1, 3))[1] == []
    expired, looked = checked(house, today=date(2026, 4, 1))
    assert looked == ALL
    assert expired.documents[0].suppressed == ()
    assert "expired" in expired.documents[0].notices[0]


def test_what_failed_is_never_kept(house):
    (house / "a.txt").write_text("crash, bad")
    for _ in range(2):
        report, looked = checked(house)
        assert "a.txt" in looked
        assert report.documents[0].failures[0].rule == "demo.bad"


@pytest.mark.parametrize(
    "why", ["not wanted", "said in the configuration", "a registry of one's own", "a plugin that is in no file", "a plugin that failed"]
)
def test_nothing_is_kept(house, why, monkeypatch, tmp_path):
    checker = Checker(cache=why != "not wanted", registry=registry.load() if why == "a registry of one's own" else None)
    if why == "said in the configuration":
        (house / "sayso.toml").write_text("root = true\ncache = false\n")
    if why == "a plugin that is in no file":
        module = importlib.import_module("demo_plugin")
        monkeypatch.delattr(module, "__file__")
    if why == "a plugin that failed":
        monkeypatch.setattr(registry, "installed", lambda: (Entry("demo", "demo_plugin", "sayso"), Entry("gone", "no_such_module", "gone")))
    assert len(checker.check(house, jobs=1).documents) == 5
    assert not (tmp_path / "caches" / "findings" / "findings.sqlite").exists()


def test_few_files_are_not_worth_it(house, monkeypatch, tmp_path):
    monkeypatch.setattr(core, "LEAST", 6)
    checked(house)
    assert not (tmp_path / "caches").exists()


def test_some_may_be_left_out(house):
    (house / "sayso.toml").write_text('root = true\n[[overrides]]\npaths = ["desk"]\ncache = false\n')
    checked(house)
    assert checked(house)[1] == ["c.md"]


def test_a_stranger_may_look_at_the_whole_path(house, monkeypatch):
    monkeypatch.setattr(registry, "installed", lambda: (Entry("demo", "demo_plugin", "house"),))
    first = Checker(cache=True).check(house)
    (house / "a.txt").rename(house / "desk" / "a.txt")
    made = Checker(cache=True)
    with memory.remembering(made, tuple(made.find([house]).files)) as kept:
        assert kept.recall(str(house / "b.txt")) == first.documents[1]
        assert kept.recall(str(house / "desk" / "a.txt")) is None


@pytest.mark.parametrize("jobs", [1, 2])
def test_processes_do_not_matter(house, jobs):
    first = Checker(cache=True).check(house, jobs=jobs)
    (house / "b.txt").write_text("a bad day")
    second = Checker(cache=True).check(house, jobs=jobs)
    assert second.documents[0] == first.documents[0]
    assert [document.path for document in second.documents] == [document.path for document in first.documents]
    assert len(second.documents[1].diagnostics) == 1


def test_code_that_changes_during_a_run_makes_its_findings_forgotten(house):
    made = Checker(cache=True)
    stream = made.stream(made.find([house]).files, jobs=1)
    next(stream)
    (house.parent / "plugins/demo_plugin/word.txt").write_text("ruin")
    list(stream)
    (house.parent / "plugins/demo_plugin/word.txt").unlink()
    fresh()
    assert checked(house)[1] == ALL


def test_what_is_kept_travels_to_another_folder(house, tmp_path):
    """A checkout elsewhere with the same articles, code and settings, as on the next machine of a CI service."""
    checked(house)
    for path in [house.parent / "plugins/demo_plugin/__init__.py", *house.rglob("*.txt")]:
        os.utime(path, (1, 1))
    house.rename(tmp_path / "elsewhere")
    fresh()
    report, looked = checked(tmp_path / "elsewhere")
    assert looked == []
    assert json.dumps([document.path for document in report.documents]).count("elsewhere") == 5
