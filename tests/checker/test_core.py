import pickle
from datetime import date

import pytest

from sayso.checker import Checker
from sayso.errors import ConfigError, InputError
from sayso.finding import Finding, Severity
from sayso.layers import SENTENCES
from sayso.readers import Reader
from sayso.readers.plain import from_text
from sayso.span import Span


def rules(report):
    return [each.rule for document in report.documents for each in document.diagnostics]


def config(tmp_path, text):
    (tmp_path / "sayso.toml").write_text("root = true\n" + text)


def test_files_and_folders_are_checked_in_order(checker, articles, tmp_path):
    articles(b="bad", a="good", c="bad bad")
    done = []
    report = checker().check(tmp_path, on_done=lambda: done.append(1))
    assert [document.path.rpartition("/")[2] for document in report.documents] == ["a.txt", "b.txt", "c.txt"]
    assert (len(rules(report)), report.failures, report.rules, len(done)) == (3, (), 1, 3)


def test_what_cannot_be_read_is_a_failure_and_the_rest_is_checked(checker, articles, tmp_path):
    paths = [*articles(a="bad", b=b"\xff bad", c="x" * 100), str(tmp_path / "missing.txt"), str(tmp_path)]
    config(tmp_path, "max-bytes = 50\n")
    report = checker().check(paths)
    assert rules(report) == ["demo.bad"]
    told = {(each.path or "").rpartition("/")[2]: each for each in report.failures}
    assert set(told) == {"b.txt", "c.txt", "missing.txt"}
    assert all(each.rule is None and each.plugin is None for each in report.failures)


def test_encoding_and_language_come_from_the_configuration(checker, articles, tmp_path):
    config(tmp_path, "encoding = 'latin-1'\nlanguage = 'en'\n")
    (document,) = checker().check(articles(a="bad caf\xe9".encode("latin-1"))).documents
    assert (document.diagnostics[0].excerpt, document.language) == ("bad", "en")


def test_excluded_files_are_left_out_unless_named(checker, articles, tmp_path):
    config(tmp_path, "exclude = ['b*']\n")
    a, b = articles(a="bad", b="bad")
    assert checker().find([tmp_path]).files == (a,)
    assert checker().find([b]).files == (b,)


def test_a_folder_of_which_all_is_excluded_is_a_failure(checker, articles, tmp_path):
    config(tmp_path, "exclude = ['*.txt']\n")
    articles(a="bad")
    assert len(checker().find([tmp_path]).failures) == 1


def test_configured_severities_options_and_switches_count(checker, articles, demo_rule, tmp_path):
    def check(article, options):
        yield Finding(Span(0, options["length"]), "So long.")

    configurable = demo_rule(check, "demo.long", options={"length": (3, "How long.")})
    off = demo_rule(lambda article: [Finding(Span(0, 1), "Off.")], "demo.off")
    config(tmp_path, "[rules.'demo.long']\nseverity = 'error'\noptions = {length = 5}\n[rules.'demo.off']\nenabled = false\n")
    (document,) = checker(own=[configurable, off]).check(articles(a="A bad day.")).documents
    assert [(each.rule, each.severity, each.excerpt) for each in document.diagnostics] == [("demo.long", Severity.ERROR, "A bad")]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("select = ['demo.bda']\n", 2, "did you mean 'demo.bad'"),
        ("[rules.'demo.bad'.options]\nx = 1\n", 3, "has no option 'x'"),
        ("slect = []\n", 2, "did you mean 'select'"),
        ("select = [\n", 2, "is not valid TOML"),
        ("ignore = ['demo.*']\n", None, "no rule is enabled"),
        ("packs = ['../other']\n", None, "outside the configuration's folder"),
        ("packs = ['missing']\n", None, "is not a pack"),
    ],
)
def test_a_wrong_configuration_is_told_once_and_files_elsewhere_are_checked(checker, articles, tmp_path, text, line, words):
    good = articles(a="bad")
    wrong = tmp_path / "wrong"
    wrong.mkdir()
    (wrong / "sayso.toml").write_text("root = true\n" + text)
    for name in "xyz":
        (wrong / f"{name}.txt").write_text("bad")
    report = checker().check([wrong, *good])
    assert rules(report) == ["demo.bad"]
    failures = {each.error for each in report.failures}
    assert len(failures) == 1
    assert words in next(iter(failures))
    if line:
        assert [(each.path, each.error.partition(":")[0]) for each in report.failures] == [(str(wrong / "sayso.toml"), f"line {line}")]


def test_wrong_overrides_and_a_wrong_config_file_are_raised(checker, tmp_path):
    with pytest.raises(ConfigError, match="did you mean"):
        Checker(overrides={"slect": []})
    with pytest.raises(ConfigError, match="does not exist"):
        Checker(config=tmp_path / "no.toml")
    with pytest.raises(ConfigError, match="there is no rule"):
        checker(overrides={"select": ["no.rule"]}).engine()


def test_files_with_equal_settings_share_an_engine(checker, tmp_path):
    config(tmp_path, "[[overrides]]\npaths = ['b.txt']\nmin-severity = 'error'\n")
    made = checker()
    assert made.engine(tmp_path / "a.txt") is made.engine(tmp_path / "c.txt") is not made.engine(tmp_path / "b.txt")


def test_packs_bring_rules(checker, articles, tmp_path, monkeypatch):
    pack = tmp_path / "packs" / "house"
    pack.mkdir(parents=True)
    loaded = type("Pack", (), {"rules": (checker_rule(),)})
    monkeypatch.setattr("sayso.packs.loader.load_pack", lambda path: loaded)
    config(tmp_path, "packs = ['packs/house']\n")
    made = checker()
    assert rules(made.check(articles(a="bad word"))) == ["demo.bad", "pack.word"]
    assert {each.rule.meta.id: each.plugin for each in made.rules(tmp_path / "a.txt")}["pack.word"] == "packs/house"
    assert "pack.word" not in {each.rule.meta.id for each in made.rules()}


def checker_rule():
    from sayso import Example, rule

    both = [Example("x", ("x",)), Example("y")]

    @rule("pack.word", summary="A demo.", severity="info", examples=both)
    def word(article):
        yield Finding(Span(4, 8), "A word.")

    return word


def test_a_pack_cannot_take_an_id(checker, articles, tmp_path, monkeypatch):
    loaded = type("Pack", (), {"rules": (checker_rule()._replace(meta=checker_rule().meta._replace(id="demo.bad")),)})
    monkeypatch.setattr("sayso.packs.loader.load_pack", lambda path: loaded)
    config(tmp_path, "packs = ['house']\n")
    (failure,) = checker().check(articles(a="bad")).failures
    assert "an id that demo has already" in failure.error


def test_rules_are_listed_with_the_engines_own(checker, demo_rule, tmp_path):
    config(tmp_path, "[rules.'demo.bad']\nseverity = 'info'\n")
    opt_in = demo_rule(lambda article: (), "demo.opt", default=False)
    listed = {each.rule.meta.id: each for each in checker(own=[demo_rule(lambda article: ()), opt_in]).rules(tmp_path / "a.txt")}
    assert set(listed) == {"demo.bad", "demo.opt", "sayso.unknown-rule", "sayso.unused-suppression", "sayso.undecidable-language"}
    assert (listed["demo.bad"].on, listed["demo.opt"].on, listed["demo.bad"].severity) == (True, False, Severity.INFO)
    assert all(each.rule.meta.page and each.rule.meta.summary for each in listed.values() if each.plugin == "sayso")


def test_everything_is_explained(checker, tmp_path):
    config(tmp_path, "min-severity = 'warning'\n")
    found = {each.key: each for each in checker().explain(tmp_path / "a.txt")}
    assert (found["min-severity"].value, found["min-severity"].line) == ("warning", 2)


def test_failures_of_plugins_are_in_every_report(checker, articles):
    made = checker(house=["no rule"])
    report = made.check(articles(a="bad"))
    assert [each.plugin for each in report.failures] == ["house"]
    assert rules(report) == ["demo.bad"]
    assert [each.plugin for each in made.sources(articles(a="bad")).failures] == ["house"]


def test_a_signed_off_finding_is_suppressed_from_then_on(checker, articles, tmp_path):
    (path,) = articles(a="A bad day. Another.")
    made = checker(today=date(2025, 6, 30))
    (found,) = made.check(path).documents[0].diagnostics
    target, entry = made.sign_off(path, found.fingerprint, reason="agreed", by="Ana", expires=date(2025, 7, 10))
    assert target == tmp_path / "sayso.allow.toml"
    assert (entry.rule, entry.excerpt, entry.by, entry.date) == ("demo.bad", "bad", "Ana", date(2025, 6, 30))
    for again in (made, checker(today=date(2025, 7, 9))):
        (document,) = again.check(path).documents
        assert (document.diagnostics, [each.by for each in document.suppressed]) == ((), ["Ana"])
    assert rules(checker(today=date(2025, 7, 10)).check(path)) == ["demo.bad"]
    assert rules(checker(today=date(2025, 7, 1), isolated=True).check(path)) == ["demo.bad"]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"fingerprint": "f" * 16, "reason": "x"}, "no finding there"),
        ({"reason": " "}, "needs a reason"),
        ({"reason": "x", "expires": date(2025, 1, 1)}, "expired already"),
    ],
)
def test_a_sign_off_needs_a_finding_and_a_reason(checker, articles, given, words):
    (path,) = articles(a="bad")
    made = checker(today=date(2025, 6, 30))
    name = made.check(path).documents[0].diagnostics[0].fingerprint
    with pytest.raises(ConfigError, match=words):
        made.sign_off(path, **{"fingerprint": name, **given})


def test_a_broken_record_of_sign_offs_is_said(checker, articles, tmp_path):
    (tmp_path / "sayso.allow.toml").write_text("[[allow]]\n")
    (failure,) = checker().check(articles(a="bad")).failures
    assert (failure.path, failure.plugin) == (str(tmp_path / "sayso.allow.toml"), None)


def test_content_without_a_file_is_checked(checker):
    made = checker()
    assert [each.excerpt for each in made.check_bytes("Ein bad day.".encode("utf-16")).diagnostics] == ["bad"]
    assert [each.start.line for each in made.check_bytes(b"# Head\n\nbad\n", "a.md").diagnostics] == [3]
    assert made.check_article(from_text("bad")).words == 1
    with pytest.raises(InputError):
        made.check_bytes(b"\xff\x00\xfe")


def test_a_stranger_may_bring_a_reader(checker, tmp_path):
    reader = Reader("caps", (".caps",), lambda source, context: from_text(source.lower()))
    (tmp_path / "a.caps").write_text("BAD")
    assert rules(checker(hooks={"sayso_readers": lambda: [reader]}).check(tmp_path)) == ["demo.bad"]


def test_a_reader_that_raises_is_a_failure_of_its_file(checker, tmp_path, articles):
    reader = Reader("caps", (".caps",), lambda source, context: 1 // 0)
    (tmp_path / "a.caps").write_text("BAD")
    report = checker(hooks={"sayso_readers": lambda: [reader]}).check([tmp_path / "a.caps", *articles(b="bad")])
    assert rules(report) == ["demo.bad"]
    assert [(each.path, each.plugin, "ZeroDivisionError" in each.error) for each in report.failures] == [(str(tmp_path / "a.caps"), "sayso", True)]


def test_an_annotator_that_raises_is_named_in_sources_too(checker, articles):
    made = checker(hooks={"sayso_annotators": lambda: [(SENTENCES, lambda article: 1 // 0)]})
    report = made.sources(articles(a="“It was a bad day,” Ana Ruiz said."))
    assert [(each.plugin, each.path is not None) for each in report.failures] == [("house", True)]
    assert len(report.documents) == 1


def test_sources_of_files_and_of_content(checker, articles):
    text = "“It was a bad day for all of us,” Ana Ruiz said."
    made = checker()
    (document,) = made.sources(articles(a=text)).documents
    assert document.path.endswith("a.txt")
    assert made.sources_bytes(text.encode(), "b.txt").attributions == document.attributions


def test_it_travels_to_another_process_as_what_it_was_made_from(tmp_path):
    (tmp_path / "own.toml").write_text("min-severity = 'error'\n")
    made = Checker(config=tmp_path / "own.toml", overrides={"language": "fr"}, rule_seconds=3.0)
    again = pickle.loads(pickle.dumps(made))  # noqa: S301 - our own
    assert again.settings().get("min-severity") == "error"
    assert (again.settings().get("language"), again.rule_seconds) == ("fr", 3.0)
