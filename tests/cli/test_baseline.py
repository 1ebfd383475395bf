"""`--baseline` and `--write-baseline`: what is known, what is new, what is fixed."""

import json
import textwrap
from collections import Counter

import pytest

from sayso.cli import baseline
from sayso.cli.origins import origins
from sayso.engine.fingerprint import Names
from sayso.errors import ConfigError
from sayso.finding import Diagnostic, DocumentReport, Failure, Report, RuleInfo, Severity, Suppressed
from sayso.sourcemap import Position

PLACE = Position(0, 1, 1)
RULES = {"demo.x": RuleInfo("demo.x", "", "", Severity.INFO)}
PARAGRAPH = "The council met on Monday and talked for a long time. The alarm rang at noon in {}. Nobody in the hall had expected it."


def found(fingerprint, rule="demo.x"):
    return Diagnostic(rule, Severity.INFO, 1.0, "x", "", "narrator", "paragraph", PLACE, PLACE, (), (), (), "", fingerprint)


def document(path, prints, **more):
    return DocumentReport(str(path), "en", 1, tuple(map(found, prints)), **more)


def report(folder, **documents):
    return Report(tuple(document(folder / name, prints) for name, prints in documents.items()), catalog=RULES)


def compared(tmp_path, before, after, **more):
    path = tmp_path / "known.json"
    baseline.write(baseline.of(path, report(tmp_path, **before)))
    given = after if isinstance(after, Report) else report(tmp_path, **after)
    return baseline.Comparison(given, baseline.read(path), **{"ran": RULES, **more})


def fixed(comparison, tmp_path):
    return [(each.path.removeprefix(f"{tmp_path}/"), each.fingerprint * each.number) for each in comparison.report.baseline.fixed]


@pytest.mark.parametrize(
    ("before", "after", "left", "known", "gone"),
    [
        ({"a": "xy"}, {"a": "xy"}, {"a": ""}, 2, []),
        ({"a": "xy"}, {"a": "xyz"}, {"a": "z"}, 2, []),
        ({"a": "x"}, {"a": "xx"}, {"a": "x"}, 1, []),
        ({"a": "xxxy"}, {"a": "x"}, {"a": ""}, 1, [("a", "xx"), ("a", "y")]),
        ({"a": "x"}, {"a": "x", "b": "x"}, {"a": "", "b": "x"}, 1, []),
        ({"old": "xyz"}, {"new": "xyw"}, {"new": "w"}, 2, [("new", "z")]),
        ({"old": "xyz"}, {"new": "xuvw"}, {"new": "xuvw"}, 0, [("old", "x"), ("old", "y"), ("old", "z")]),
        ({"old": "xy"}, {"new": "xy", "copy": "xy"}, {"new": "", "copy": "xy"}, 2, []),
        ({}, {"a": "x", "b": ""}, {"a": "x", "b": ""}, 0, []),
        ({"a": "x"}, {"b": ""}, {"b": ""}, 0, [("a", "x")]),
    ],
    ids=["same", "one more", "counted", "fewer", "per path", "renamed", "little shared", "renamed once", "empty", "deleted"],
)
def test_only_what_is_new_is_left(tmp_path, before, after, left, known, gone):
    comparison = compared(tmp_path, before, after)
    new = {each.path.removeprefix(f"{tmp_path}/"): "".join(one.fingerprint for one in each.diagnostics) for each in comparison.report.documents}
    assert (new, comparison.report.baseline.known) == (left, known)
    assert fixed(comparison, tmp_path) == gone


class TestWhatIsNotFixed:
    def test_what_was_not_checked(self, tmp_path):
        (tmp_path / "b").touch()
        comparison = compared(tmp_path, {"a": "x", "b": "y"}, {"a": "x"})
        assert (fixed(comparison, tmp_path), comparison.kept.documents) == ([], {"a": Counter("x"), "b": Counter("y")})

    def test_what_was_signed_off(self, tmp_path):
        signed = Suppressed("demo.x", PLACE, PLACE, "agreed", "Ana", fingerprint="x")
        given = Report((document(tmp_path / "a", "", suppressed=(signed,)),), catalog=RULES)
        comparison = compared(tmp_path, {"a": "xy"}, given)
        assert fixed(comparison, tmp_path) == [("a", "y")]
        assert comparison.kept.documents == {"a": Counter()}  # once the signature expires, it is to come back

    @pytest.mark.parametrize("ran", [(), None], ids=["off", "not all shown"])
    def test_what_a_rule_did_not_look_for(self, tmp_path, ran):
        comparison = compared(tmp_path, {"a": "x", "gone": "y"}, {"a": ""}, ran=ran)
        assert [path for path, _ in fixed(comparison, tmp_path)] == ([] if ran is None else ["gone"])
        assert comparison.kept.documents["a"] == Counter("x")

    def test_what_a_rule_that_failed_may_have_missed(self, tmp_path):
        given = Report((document(tmp_path / "a", "", failures=(Failure("broke", "demo.x"),)),), catalog=RULES)
        assert fixed(compared(tmp_path, {"a": "x"}, given), tmp_path) == []


class TestRenames:
    def test_the_most_alike_and_then_the_name_decide(self):
        gone = {"2024/a": Counter("xyz"), "2024/b": Counter("xyw"), "2024/c": Counter("x")}
        fresh = {"old/b": Counter("xyz"), "old/a": Counter("xyv"), "old/c": Counter("xpqrs")}
        assert origins(fresh, gone) == {"old/b": "2024/a", "old/a": "2024/b", "old/c": "2024/c"}

    @pytest.mark.parametrize("kept_names", [True, False])
    def test_a_whole_folder_of_like_files(self, kept_names):
        gone = {f"old/{number}": Counter({"all": 1, f"{number}": 2}) for number in range(200)}
        fresh = {f"new/{number if kept_names else number + 1000}": Counter({"all": 1, f"{number}": 1, "new": 1}) for number in range(200)}
        assert [(name, int(origin.split("/")[1])) for name, origin in origins(fresh, gone).items()] == list(zip(fresh, range(200), strict=True))

    def test_what_any_story_could_have_tells_nothing_but_with_the_name(self):
        gone = {"old/a": Counter("s"), "old/b": Counter("sx")}
        assert origins({"new": Counter("s")}, gone, {"s"}) == {}
        assert origins({"new/a": Counter("s")}, gone, {"s"}) == {"new/a": "old/a"}
        assert origins({"new": Counter("sxy"), "newer": Counter("syz")}, gone, {"s"}) == {"new": "old/b"}

    def test_a_finding_about_the_whole_story_does_not_make_another_story_known(self, tmp_path):
        story = Names().next("demo.x", "")
        comparison = compared(tmp_path, {"gone": [story]}, {"new": [story]})
        assert (comparison.report.baseline.known, fixed(comparison, tmp_path)) == (0, [("gone", story)])

    def test_a_name_that_another_file_has_now(self, tmp_path):
        comparison = compared(tmp_path, {"today": "abc", "yesterday": "xyz"}, {"today": "new", "yesterday": "abcd", "before": "xyz"})
        left = {each.path.removeprefix(f"{tmp_path}/"): len(each.diagnostics) for each in comparison.report.documents}
        assert (left, fixed(comparison, tmp_path)) == ({"today": 3, "yesterday": 1, "before": 0}, [])
        assert comparison.kept.documents == {"yesterday": Counter("abc"), "before": Counter("xyz")}

    def test_one_that_is_another_now_and_the_old_one_is_gone(self, tmp_path):
        comparison = compared(tmp_path, {"today": "abc"}, {"today": "new"})
        assert fixed(comparison, tmp_path) == [("today", "a"), ("today", "b"), ("today", "c")]

    def test_files_that_all_have_the_same(self):
        gone = {f"old/{number}": Counter("xy") for number in range(50)}
        found = origins({f"new/{number}": Counter("xyz") for number in range(60)}, gone)
        assert sorted(found.values()) == sorted(gone)

    @pytest.mark.parametrize("unlike", [True, False])
    def test_the_cost_is_that_of_reading_them(self, assert_linear, unlike):
        def make(size):
            gone = {f"old/{number}": Counter({"all": 3, "most": number % 7, f"{number}": 1}) for number in range(size)}
            fresh = {f"new/x{number}": Counter({"all": 3, "most": 1, f"{-number if unlike else number}": 2}) for number in range(size)}
            return fresh, gone

        assert_linear(make, lambda both: origins(*both), 300)


@pytest.fixture
def check(sayso, tmp_path):
    """Return a function that checks the folder against its baseline: what is new, how many are known, how many fixed."""

    def run(*flags):
        _, out, _ = sayso("check", ".", "--baseline", "known.json", "--format", "json", *flags)
        value = json.loads(out)
        new = [(each["path"], found["start"]["line"]) for each in value["documents"] for found in each["findings"]]
        return new, value["baseline"]["known"], sum(each["number"] for each in value["baseline"]["fixed"])

    return run


@pytest.fixture
def old(sayso, tmp_path):
    """Write some articles and the baseline of them; return their text by name."""
    texts = {f"desk/{number}.md": f"# Story {number}\n\n{PARAGRAPH.format(number)}\n\nAn alarm rang in {number}.\n" for number in range(4)}
    (tmp_path / "desk").mkdir()
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    assert sayso("check", ".", "--write-baseline", "known.json")[0] == 1
    return texts


def wrapped(text):
    return text.replace(" on Monday ", " on Monday\n").replace(". The alarm rang ", ". The alarm\nrang ").replace(". Nobody", ".\nNobody")


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text,
        lambda text: text.replace("# Story", "# The story of").replace("met on Monday", "met and met on Tuesday"),
        lambda text: f"---\nsection: news\n---\n{text}\n\nIt ended well.\n",
        wrapped,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.replace("The alarm rang", "The **alarm**  rang"),
    ],
    ids=["nothing", "edits elsewhere", "things around it", "hard-wrapped", "CRLF", "mark", "markup"],
)
def test_what_is_known_stays_known(check, old, tmp_path, change):
    for name, text in old.items():
        (tmp_path / name).write_bytes(change(text).encode())
    assert check() == ([], 8, 0)


def test_one_line_where_it_was_hard_wrapped(sayso, check, old, tmp_path):
    for name, text in old.items():
        (tmp_path / name).write_text(wrapped(text))
    sayso("check", ".", "--write-baseline", "known.json")
    for name, text in old.items():
        (tmp_path / name).write_text(text)
    assert check() == ([], 8, 0)


def test_a_folder_that_was_renamed(check, old, tmp_path):
    (tmp_path / "desk").rename(tmp_path / "abroad")
    (tmp_path / "abroad" / "2.md").write_text(old["desk/2.md"] + "\nOne more alarm rang.\n")
    assert check() == ([("abroad/2.md", 7)], 8, 0)


def test_what_is_fixed_is_told_and_taken_out(sayso, check, old, tmp_path):
    (tmp_path / "desk/1.md").unlink()
    (tmp_path / "desk/2.md").write_text(old["desk/2.md"].replace("An alarm", "A bell") + "\nA new alarm rings.\n")
    assert check() == ([("desk/2.md", 7)], 5, 3)
    flags = ("check", ".", "--baseline", "known.json")
    assert "note: 3 fixed since the baseline (--statistics lists them, --write-baseline takes them out)" in sayso(*flags)[2]
    shown = sayso(*flags, "--statistics")[1]
    assert "3 fixed since the baseline" in shown
    assert "desk/1.md  demo.alarm" in " ".join(shown.split(" ")).replace("   ", "  ")
    assert sayso(*flags, "--write-baseline", "known.json")[0] == 1  # what is new stays new
    assert check() == ([("desk/2.md", 7)], 5, 0)
    assert sorted(json.loads((tmp_path / "known.json").read_text())["documents"]) == ["desk/0.md", "desk/2.md", "desk/3.md"]


def test_articles_that_are_not_checked_stay_in_it(sayso, check, old, tmp_path):
    (tmp_path / "new").mkdir()
    flags = ("--baseline", "known.json", "--write-baseline", "new/known.json")
    assert sayso("check", "desk/1.md", *flags)[0] == 0
    documents = json.loads((tmp_path / "new/known.json").read_text())["documents"]
    assert sorted(documents) == [f"../desk/{number}.md" for number in range(4)]
    assert sayso("check", ".", "--baseline", "new/known.json")[0] == 0


@pytest.mark.parametrize(("checked", "gone"), [("abroad/1.md", 0), ("new", 0), ("desk", 6), (".", 0)])
def test_what_was_renamed_beyond_what_is_checked_is_not_fixed(sayso, old, tmp_path, checked, gone):
    (tmp_path / "desk").rename(tmp_path / "abroad")
    for folder in ("new", "desk"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "calm.md").write_text("Nothing rang.\n")
    if checked == "desk":
        (tmp_path / "abroad" / "0.md").rename(tmp_path / "desk" / "9.md")
    code, _, err = sayso("check", checked, "--baseline", "known.json", "--write-baseline", "known.json")
    assert (code, f"note: {gone} fixed" in err) == (0, gone > 0)
    assert (
        sum(len(counts) for rules in json.loads((tmp_path / "known.json").read_text())["documents"].values() for counts in rules.values()) == 8 - gone
    )


@pytest.mark.parametrize("flags", [["--min-severity", "error"], ["--select", "demo.alarm"], ["--min-confidence", "0.9"]], ids=" ".join)
def test_what_this_run_does_not_show_is_not_fixed(sayso, check, tmp_path, flags):
    (tmp_path / "a.txt").write_text("The color was red when the alarm rang.\n")
    sayso("check", ".", "--write-baseline", "known.json")
    (tmp_path / "a.txt").write_text("It was red when the bell rang.\n")
    assert check()[2] == 2
    assert check(*flags)[2] == (1 if "--select" in flags else 0)


def test_the_file_is_made_for_people_and_for_merging(tmp_path):
    names = {"desk/ä.md": "x", "odd\udce9.md": "xxy", "clean.md": ""}
    baseline.write(baseline.of(tmp_path / "known.json", report(tmp_path, **names)))
    lines = (tmp_path / "known.json").read_text().splitlines()
    assert lines[0] == '{"schema": "sayso/baseline/2", "documents": {'
    assert lines[1:] == ['  "desk/ä.md": {"demo.x": {"x": 1}},', '  "odd\\udce9.md": {"demo.x": {"x": 2, "y": 1}}', "}}"]
    assert baseline.read(tmp_path / "known.json").documents == {"desk/ä.md": Counter("x"), "odd\udce9.md": Counter("xxy")}


def test_one_of_the_first_kind_is_read(tmp_path):
    path = tmp_path / "known.json"
    path.write_text('{"schema": "sayso/baseline/1", "documents": {"a": {"x": 2}}}')
    comparison = baseline.Comparison(report(tmp_path, a="xz"), baseline.read(path), ran=RULES)
    assert [each.fingerprint for each in comparison.report.documents[0].diagnostics] == ["z"]
    assert [(each.rule, each.number) for each in comparison.report.baseline.fixed] == [("", 1)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "known.json:1: the baseline is not JSON"),
        ("[]", "not as `--write-baseline` writes it"),
        ('{"schema": "sayso/baseline/1", "documents": []}', "not as `--write-baseline`"),
        ('{"schema": "sayso/baseline/2", "documents": {"a": {"demo.x": 1}}}', "not as `--write-baseline`"),
        ('{"schema": "sayso/baseline/2", "documents": {"a": {"demo.x": {"x": "many"}}}}', "not as `--write-baseline`"),
        ('{"schema": "sayso/baseline/9", "documents": {}}', "no baseline that this version can read"),
        ('{"schema": "sayso/baseline/2", "documents": {"a": {"demo.x": {"x": Infinity}}}}', "not as `--write-baseline`"),
        ('{"schema": [], "documents": {}}', "no baseline that this version can read"),
        ("[" * 100_000, "not as `--write-baseline`"),
    ],
    ids=range(9),
)
def test_a_broken_file_is_named(tmp_path, text, message):
    (tmp_path / "known.json").write_text(text)
    with pytest.raises(ConfigError) as caught:
        baseline.read(tmp_path / "known.json")
    assert message in str(caught.value)
    assert str(tmp_path) in str(caught.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ConfigError, match="cannot be read"):
        baseline.read(tmp_path / "none.json")


@pytest.mark.parametrize(
    ("path", "message"), [("no/known.json", "the folder of this baseline does not exist"), ("desk", "cannot be written: Is a dir")]
)
def test_one_that_cannot_be_written_is_2(sayso, old, path, message):
    code, _, err = sayso("check", ".", "--write-baseline", path)
    assert (code, err.startswith(f"sayso: error: {path}: "), message in err) == (2, True, True)


LONG = (
    "The council of the town met on Monday and talked for a long time about the bridge. The alarm rang at noon in the hall while the mayor was still "
    "reading out the figures for the year. Nobody in the hall had expected it, and most of them stayed where they were until somebody opened the doors."
)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@pytest.mark.parametrize("widths", [(72, 10_000), (10_000, 60), (80, 50)])
def test_other_line_lengths(sayso, tmp_path, name, widths):
    def write(width):
        text = f"Headline of the day\n\n{textwrap.fill(LONG, width)}\n\n{textwrap.fill(LONG.replace('The alarm', 'An alarm'), width)}\n"
        html = "".join(f"<p>{block}</p>\n" for block in text.split("\n\n"))
        (tmp_path / name).write_text(html if name.endswith("html") else text)

    write(widths[0])
    assert sayso("check", name, "--write-baseline", "known.json")[0] == 1
    write(widths[1])
    code, _, err = sayso("check", name, "--baseline", "known.json")
    assert (code, err) == (0, "sayso: note: 2 findings are known from known.json\n")
