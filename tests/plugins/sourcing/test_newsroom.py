"""A newsroom's own outlets, laid over those of the pack."""

import textwrap
from pathlib import Path

import pytest

from sayso.checker import Checker
from sayso.cli import main
from sayso.errors import PackError

OWN = """\
[table]
title = "Outlets of this desk"
changes = "sourcing/outlets"
origin = "the foreign desk"
"""
HERALD = """\
[[entry]]
key = "harbour-herald"
name = "Harbour Herald"
country = "NO"
kind = "newspaper"
control = "state-controlled"
names = ["Harbour Herald"]
domains = ["harbourherald.example"]
wording = "state-owned"
designations = [{ by = "the desk's research", year = 2026, label = "owned by the ministry of fisheries" }]
reviewed = true
"""


@pytest.fixture
def desk(tmp_path: Path):
    """Return a function that checks a text under a newsroom's outlets and returns what the family found, as pairs of rule and excerpt."""

    def check(text: str, *files: str):
        names = [f"outlets-{number}.toml" for number in range(len(files))]
        for name, body in zip(names, files, strict=True):
            (tmp_path / name).write_text(OWN + textwrap.dedent(body), encoding="utf-8")
        (tmp_path / "sayso.toml").write_text(f"root = true\nselect = ['sourcing.undisclosed-state-media']\ntables = {names!r}\n", encoding="utf-8")
        (tmp_path / "story.txt").write_text(text, encoding="utf-8")
        return Checker().check_bytes(text.encode(), str(tmp_path / "story.txt"))

    return check


def flagged(report) -> list[str]:
    return [each.excerpt for each in report.diagnostics]


def test_an_outlet_of_its_own_is_found_by_name_and_domain(desk) -> None:
    report = desk("The ferry sank, the Harbour Herald reported.", HERALD)
    assert [(each.severity.label, each.excerpt) for each in report.diagnostics] == [("warning", "Harbour Herald")]
    assert "the desk's research listed it as “owned by the ministry of fisheries” in 2026" in report.diagnostics[0].message
    assert flagged(desk("The ferry sank, according to harbourherald.example.", HERALD)) == ["harbourherald.example"]


def test_an_outlet_that_nobody_read_is_advice_and_matched_by_its_full_name_or_domain(desk) -> None:
    unread = HERALD.replace("reviewed = true\n", 'context = ["Herald"]\n')
    (finding,) = desk("The ferry sank, the Herald said. The Harbour Herald reported it on Friday.", unread).diagnostics
    assert (finding.severity.label, finding.excerpt) == ("info", "Harbour Herald")
    assert "listed as owned by the ministry of fisheries by the desk's research in 2026; not reviewed" in finding.message


def test_what_the_pack_knows_stays(desk) -> None:
    assert flagged(desk("The ferry sank, Tasnim reported.", HERALD)) == ["Tasnim"]


def test_an_override_changes_the_fix(desk) -> None:
    report = desk("The ferry sank, Tasnim reported.", '[[entry]]\nkey = "tasnim"\nwording = "Guards-affiliated"\n')
    assert "Guards-affiliated" in report.diagnostics[0].fixes[0].title


def test_an_outlet_may_be_let_pass(desk) -> None:
    assert flagged(desk("The ferry sank, Tasnim reported.", '[[entry]]\nkey = "tasnim"\nallow = true\n')) == []


def test_a_later_file_wins(desk) -> None:
    assert flagged(desk("The ferry sank, the Harbour Herald reported.", HERALD, '[[entry]]\nkey = "harbour-herald"\nallow = true\n')) == []


@pytest.mark.parametrize(
    ("body", "line", "words"),
    [
        ('[[entry]]\nkey = "tasnimm"\nallow = true\n', 6, "flags nothing (did you mean 'tasnim'?)"),
        ('[[entry]]\nkey = "tasnim"\ncontrol = "state"\n', 7, "must be one of"),
        ('[[entry]]\nkey = "tasnim"\nwordings = "state-run"\n', 7, "did you mean 'wording'?"),
        ('[[entry]]\nkey = "herald"\nname = "Herald"\n', 5, "has no 'country'"),
    ],
)
def test_mistakes_are_named_with_their_line(desk, body: str, line: int, words: str) -> None:
    with pytest.raises(PackError) as caught:
        desk("The ferry sank.", body)
    assert (caught.value.line, words in caught.value.message) == (line, True)


def test_a_designation_without_a_year_is_told(desk) -> None:
    report = desk("The ferry sank, the Harbour Herald reported.", HERALD.replace("year = 2026, ", ""))
    assert "give the designation a" in str(report.failures[0].error)


@pytest.mark.parametrize("word", ["tasnim", "Tasnim News Agency", "tasnimnews.com", "新华社", "x:xhnews", "harbourherald.example"])
def test_a_changed_registry_is_shown_by_any_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], word: str
) -> None:
    (tmp_path / "own.toml").write_text(OWN + HERALD, encoding="utf-8")
    (tmp_path / "sayso.toml").write_text("root = true\ntables = ['own.toml']\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["data", "show", "outlets", word]) == 0
    assert "designations:" in capsys.readouterr().out


def test_a_newsrooms_outlets_are_listed_and_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "own.toml").write_text(OWN + HERALD, encoding="utf-8")
    (tmp_path / "sayso.toml").write_text("root = true\ntables = ['own.toml']\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["data", "list", "outlets", "--where", "country=NO"]) == 0
    assert "harbour-herald" in capsys.readouterr().out
    assert main(["data", "check", "own.toml"]) == 0
    (tmp_path / "own.toml").write_text(OWN + HERALD.replace("country", "land"), encoding="utf-8")
    capsys.readouterr()
    assert main(["data", "check", "own.toml"]) == 2
    assert "own.toml:5" in capsys.readouterr().err
