import io
import json
import subprocess
import sys

import pytest

from sayso.reporters import REPORTERS

ALARM = "The alarm rang at noon.\n"
COLOR = "The color was red.\n"


@pytest.fixture
def write(tmp_path):
    def write(name, text):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


@pytest.mark.parametrize(
    ("text", "flags", "code"),
    [
        ("Nothing here.\n", [], 0),
        ("", [], 0),
        (COLOR, [], 0),
        (ALARM, [], 1),
        (ALARM * 300, [], 1),
        (ALARM, ["--fail-on", "never"], 0),
        (COLOR, ["--fail-on", "warning"], 1),
        (COLOR, ["--fail-on", "info"], 1),
        (ALARM, ["--ignore", "demo.alarm"], 0),
        (ALARM, ["--select", "demo.colour"], 0),
        (ALARM, ["--select", "demo.crash"], 0),
        (ALARM + "crash", ["--select", "demo.crash"], 3),
        (ALARM, ["--min-severity", "error"], 1),
    ],
)
def test_exit_codes(sayso, write, text, flags, code):
    write("a.txt", text)
    assert sayso("check", "a.txt", *flags)[0] == code


def test_the_worst_code_wins_and_the_rest_is_still_printed(sayso, write):
    write("a.txt", ALARM + "crash")
    code, out, err = sayso("check", "gone.txt", "a.txt", "--select", "demo.*,demo.crash")
    assert code == 3
    assert "a.txt:1:5 error demo.alarm" in out
    assert "sayso: error: gone.txt: does not exist" in err
    assert "sayso: error: a.txt: rule demo.crash of plugin demo ZeroDivisionError: as asked" in err


def test_without_a_path_the_current_folder_is_checked(sayso, write):
    write("desk/a.txt", ALARM)
    code, out, _ = sayso("check")
    assert code == 1
    assert out.startswith("desk/a.txt:1:5 error")


@pytest.mark.parametrize(
    ("flags", "found"),
    [
        ([], ["demo.alarm", "demo.colour"]),
        (["--select", "demo.colour,demo.alarm"], ["demo.alarm", "demo.colour"]),
        (["--select", "demo.colour", "--select", "demo.crash"], ["demo.colour"]),
        (["--select", "demo.*"], ["demo.alarm", "demo.colour"]),
        (["--select", "all:demo.*", "--min-confidence", "0.3"], ["demo.crash", "demo.alarm", "demo.colour"]),
        (["--ignore", "demo.c*"], ["demo.alarm"]),
        (["--min-severity", "error"], ["demo.alarm"]),
    ],
)
def test_choosing_rules_and_findings(findings, write, flags, found):
    write("a.txt", ALARM.strip() + " " + COLOR)
    assert [rule for rule, _ in findings("a.txt", *flags)] == found


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        (["--select", "demo.alrm"], "there is no rule 'demo.alrm' (select); did you mean 'demo.alarm'?"),
        (["--format", "csv"], f"'csv' is not a format; known: {', '.join(REPORTERS)}, broken, count"),
        (["--report", "json"], "'json' is not FORMAT=FILE"),
        (["--report", "xml=o"], "'xml' is not a format"),
        (["--report", "json=no/o.json"], "no/o.json: the folder of this report does not exist"),
        (["--report", "json=o.json", "--report", "sarif=./o.json"], "o.json: two reports cannot be written to the same file"),
        (["--report", "json=./a.txt"], "a.txt: this is an article that is being checked"),
        (["--fail-on", "always"], "'always' is not one of"),
        (["--min-confidence", "2"], "2.0 is not in the range"),
        (["--changed-since", "HEAD"], "a.txt is in no git repository"),
        (["--config", "gone.toml"], "gone.toml: does not exist"),
        (["--stdin-filename", "x.md"], "give - as a path, too"),
        (["--ignore", "*"], "no rule is enabled"),
        (["--baseline", "gone.json"], "gone.json: the baseline cannot be read"),
        (["--language", "!"], "'language' must be a language code"),
    ],
)
def test_wrong_usage_is_2_told_once_and_nothing_is_reported(sayso, write, flags, message):
    write("a.txt", ALARM)
    write("b.txt", ALARM)
    code, out, err = sayso("check", "a.txt", "b.txt", *flags)
    assert code == 2
    assert out == ""
    assert err.count(message) == 1


def test_standard_input(sayso, write, monkeypatch):
    def stdin(text):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))

    stdin(ALARM.encode())
    code, out, _ = sayso("check", "-")
    assert (code, out.split()[0]) == (1, "-:1:5")
    stdin(b"---\nsection: news\n---\n\n# Head\n\nThe alarm rang.\n")
    assert sayso("check", "-", "--stdin-filename", "desk/x.md")[1].startswith("desk/x.md:7:5 error demo.alarm")
    stdin(b"\xff\xfe\xfa bad")
    code, out, err = sayso("check", "-")
    assert code == 2
    assert "sayso: error: -:1: byte" in err
    write("a.txt", ALARM)
    stdin(b"An alarm.")
    documents = json.loads(sayso("check", "a.txt", "-", "--format", "json")[1])["documents"]
    assert [document["path"] for document in documents] == ["-", "a.txt"]


def test_reports_go_to_files_too(sayso, write, tmp_path):
    write("a.txt", ALARM)
    code, out, _ = sayso("check", "a.txt", "--report", "json=a.json", "--report", "text=a.out", "--format", "json")
    assert code == 1
    assert json.loads((tmp_path / "a.json").read_text()) == json.loads(out)
    assert (tmp_path / "a.out").read_text().startswith("a.txt:1:5 error")


def test_a_plugin_brings_a_format(sayso, write):
    write("a.txt", ALARM)
    assert sayso("check", "a.txt", "--format", "count")[:2] == (1, "1 findings — in all\n")


def test_a_format_that_fails_is_named_and_the_others_are_written(sayso, write, tmp_path):
    write("a.txt", ALARM)
    code, out, err = sayso("check", "a.txt", "--report", "broken=b.out", "--report", "json=a.json")
    assert code == 3
    assert "a.txt:1:5 error" in out
    assert json.loads((tmp_path / "a.json").read_text())["summary"]["error"] == 1
    assert err == "sayso: error: plugin with the format broken failed: ZeroDivisionError: division by zero\n"


def test_quiet_leaves_out_all_but_findings_and_errors(sayso, write):
    write("a.txt", ALARM + "\n<!-- -->")
    _, out, err = sayso("check", "a.txt", "gone.txt", "--quiet")
    assert "1 error," not in out
    assert err == "sayso: error: gone.txt: does not exist; check the path\n"


@pytest.mark.parametrize(("format_", "where"), [("text", 1), ("json", 2)])
def test_statistics(sayso, write, format_, where):
    write("a.txt", (COLOR + ALARM) * 2)
    write("b.md", f"{COLOR}\n<!-- sayso: allow demo.alarm -- it rang -->\n{ALARM}")
    shown = sayso("check", "a.txt", "b.md", "--statistics", "--format", format_)[where]
    head, *rows = shown.splitlines()[-3:]
    assert head.split("  ")[-1] == "rule"
    assert [row.split() for row in rows] == [
        ["3", "111.11", "2", "-", "3", "-", "-", "demo.colour"],
        ["2", "74.07", "1", "2", "-", "-", "1", "demo.alarm"],
    ]


def test_notices_are_told_once(sayso, write):
    for name in ("a.txt", "b.txt", "c.txt"):
        write(name, ALARM)
    err = sayso("check", "--language", "xx")[2]
    assert err.startswith("sayso: note: a.txt and 2 others: there are no rules for the language 'xx'")
    assert len(err.splitlines()) == 1


def test_sources_tells_of_a_language_it_does_not_know(sayso, write):
    for name in ("a.txt", "b.txt"):
        write(name, "Le ministre a dit que la paix viendra.\n")
    code, out, err = sayso("sources", ".", "--language", "fr-CA")
    assert (code, out.count("the narrator"), len(err.splitlines())) == (0, 2, 1)
    assert err.startswith("sayso: note: a.txt and 1 other: sayso does not know how the language 'fr-CA' names its sources")
    assert sayso("sources", ".", "--language", "en-GB")[2] == ""
    assert sayso("sources", ".", "--language", "fr", "--format", "json")[2] == ""


def test_the_limit_is_that_of_each_articles_configuration(sayso, write):
    write("sayso.toml", '[[overrides]]\npaths = ["strict/**"]\nfail-on = "warning"\n')
    write("strict/a.txt", COLOR)
    write("lenient/a.txt", COLOR)
    assert sayso("check", "lenient")[0] == 0
    assert sayso("check", "strict", "lenient")[0] == 1
    assert sayso("check", "strict", "--isolated")[0] == 0


def test_a_baseline_keeps_what_is_known_silent(sayso, write, findings):
    write("a.txt", ALARM)
    assert sayso("check", "a.txt", "--write-baseline", "known.json")[0] == 1
    code, _, err = sayso("check", "a.txt", "--baseline", "known.json")
    assert (code, err) == (0, "sayso: note: 1 finding is known from known.json\n")
    write("a.txt", f"Something stands before it now.\n\n{ALARM}\nAnother alarm rings.\n")
    assert findings("a.txt", "--baseline", "known.json") == [("demo.alarm", 5)]


class TestFix:
    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("A color.\r\nOne color\r\n", "A colour.\r\nOne colour\r\n"),
            ("\ufeffA color", "\ufeffA colour"),
            ("“A color,” he said. A color.\n", "“A color,” he said. A colour.\n"),
            ("Nothing.\n", "Nothing.\n"),
            ("A\rcolor\r", "A\rcolour\r"),
        ],
        ids=["CRLF", "BOM", "quotation", "nothing", "CR"],
    )
    def test_bytes_stay_but_for_the_fix(self, sayso, write, before, after):
        path = write("a.txt", before)
        sayso("check", "a.txt", "--fix")
        assert path.read_bytes() == after.encode()

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
    def test_the_encoding_of_a_marked_file_stays(self, sayso, write, encoding):
        path = write("a.txt", "Ein color, größer\n".encode(encoding))
        sayso("check", "a.txt", "--fix")
        assert path.read_bytes() == "Ein colour, größer\n".encode(encoding)

    def test_so_does_one_that_is_configured(self, sayso, write):
        write("sayso.toml", 'encoding = "latin-1"\n')
        path = write("a.txt", "Caf\xe9 color\n".encode("latin-1"))
        sayso("check", "a.txt", "--fix")
        assert path.read_bytes() == "Caf\xe9 colour\n".encode("latin-1")

    def test_what_is_left_is_reported(self, sayso, write, tmp_path):
        write("a.txt", COLOR + ALARM)
        code, out, err = sayso("check", "a.txt", "--fix")
        assert code == 1
        assert "demo.colour" not in out
        assert "a.txt:2:5 error demo.alarm" in out
        assert "1 place changed" in err
        assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]

    def test_the_diff_shows_and_changes_nothing(self, sayso, write):
        path = write("a.txt", f"{ALARM}{COLOR}")
        code, out, _ = sayso("check", "a.txt", "--diff", "--fix")
        assert code == 1
        assert out.splitlines()[:2] == ["--- a/a.txt", "+++ b/a.txt"]
        assert "-The color was red." in out
        assert "+The colour was red." in out
        assert path.read_text() == f"{ALARM}{COLOR}"

    @pytest.mark.parametrize("text", ["One\n\nA color.\n", "A color.", "A color\n\n"])
    def test_the_diff_is_one_that_patch_takes(self, sayso, write, tmp_path, text):
        path = write("a.txt", text)
        (tmp_path / "a.diff").write_text(sayso("check", "a.txt", "--diff", "--quiet")[1])
        done = subprocess.run(["git", "apply", "a.diff"], cwd=tmp_path, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, "")
        assert path.read_text() == text.replace("color", "colour")

    def test_standard_input_can_be_shown_but_not_changed(self, sayso, monkeypatch):
        for flags, code in ((["--fix"], 2), (["--diff"], 0)):
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(COLOR.encode())))
            got, out, _ = sayso("check", "-", *flags)
            assert got == code
            assert ("+The colour was red." in out) is (code == 0)

    def test_a_file_that_cannot_be_written_is_named(self, sayso, write, monkeypatch):
        from pathlib import Path

        path = write("a.txt", COLOR)
        monkeypatch.setattr(Path, "replace", lambda self, target: (_ for _ in ()).throw(PermissionError(13, "Permission denied")))
        code, _, err = sayso("check", "a.txt", "--fix")
        assert code == 2
        assert "a.txt: cannot be changed: Permission denied" in err
        assert path.read_text() == COLOR
        assert [each.name for each in path.parent.iterdir()] == ["a.txt"]
