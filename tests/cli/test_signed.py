"""What is signed off is in the reports, and what is no longer signed off is back."""

import datetime
import json
import re

import pytest

TODAY = datetime.date.today()
ARTICLE = "Headline of the day\n\nThe alarm rang at noon.\n\n<!-- sayso: allow demo.colour -- the name of a shop -->\n\nThe color shop opened.\n"


@pytest.fixture
def record(sayso, tmp_path):
    """Return a function that signs the alarm off in the record, with an expiry if there is one."""
    (tmp_path / "a.md").write_text(ARTICLE)
    fingerprint = re.search(r"demo\.alarm .*\[(\w+)\]", sayso("check", "a.md")[1]).group(1)

    def write(expires=None):
        until = f"expires = {expires}\n" if expires else ""
        entry = f'[[allow]]\nfingerprint = "{fingerprint}"\nrule = "demo.alarm"\nreason = "It rang."\nby = "Ana"\ndate = 2025-06-30\n{until}'
        (tmp_path / "sayso.allow.toml").write_text(entry)
        return fingerprint

    return write


def test_the_text_lists_them_unless_it_is_to_be_quiet(sayso, record):
    record(TODAY + datetime.timedelta(days=1))
    code, out, _ = sayso("check", "a.md")
    assert code == 0
    assert out.splitlines()[:-1] == [
        "2 findings signed off",
        f"  a.md:3:5 demo.alarm signed off by Ana on 2025-06-30 until {TODAY + datetime.timedelta(days=1)}: It rang.",
        "  a.md:7:5 demo.colour signed off: the name of a shop",
        "",
    ]
    assert sayso("check", "a.md", "--quiet")[1] == ""


def test_the_data_has_all_of_them(sayso, record):
    record()
    (document,) = json.loads(sayso("check", "a.md", "--format", "json")[1])["documents"]
    assert [(each["rule"], each["by"], each["reason"], each["at"], each["expires"]) for each in document["suppressed"]] == [
        ("demo.alarm", "Ana", "It rang.", "2025-06-30", None),
        ("demo.colour", None, "the name of a shop", None, None),
    ]


@pytest.mark.parametrize(("format_", "words"), [("sarif", "by Ana on 2025-06-30"), ("junit", "by Ana on 2025-06-30"), ("html", "It rang.")])
def test_so_have_the_formats_that_have_a_place_for_them(sayso, record, tmp_path, format_, words):
    record()
    sayso("check", "a.md", "--report", f"{format_}=report", "--quiet")
    report = (tmp_path / "report").read_text()
    assert words in report
    assert "the name of a shop" in report


@pytest.mark.parametrize("format_", ["gitlab", "checkstyle", "rdjsonl"])
def test_where_a_format_has_none_that_is_said(sayso, record, format_):
    record()
    assert "note: 2 findings are signed off; this format has no place for them" in sayso("check", "a.md", "--format", format_)[2]
    assert sayso("check", "a.md", "--format", format_, "--quiet")[2] == ""


@pytest.mark.parametrize("days", [0, 1, 1000])
def test_an_expired_one_is_back_and_says_so(sayso, record, days):
    fingerprint, expires = record(TODAY - datetime.timedelta(days=days)), TODAY - datetime.timedelta(days=days)
    code, out, err = sayso("check", "a.md")
    assert code == 1
    assert f"[{fingerprint}]" in out
    assert "1 finding signed off" in out
    assert err == f"sayso: note: a.md: line 3: the sign-off of demo.alarm by Ana expired on {expires}\n"


def test_many_of_them_do_not_bury_the_findings(sayso, tmp_path):
    text = "\n\n".join(f"The color {number} shop." for number in range(150))
    (tmp_path / "a.md").write_text(f"<!-- sayso: allow-file demo.colour -- a name -->\n\n{text}\n")
    lines = sayso("check", "a.md")[1].splitlines()
    assert lines[0] == "150 findings signed off"
    assert lines[-3:-1] == ["  and 50 more, which --format json lists", ""]
    assert len(lines) == 104


def test_a_baseline_does_not_hide_what_comes_back(sayso, record, tmp_path):
    record(TODAY + datetime.timedelta(days=1))
    flags = ("check", "a.md", "--baseline", "known.json")
    (tmp_path / "sayso.allow.toml").rename(tmp_path / "kept")
    sayso("check", "a.md", "--write-baseline", "known.json")
    (tmp_path / "kept").rename(tmp_path / "sayso.allow.toml")
    assert "fixed" not in sayso(*flags)[2]
    assert sayso(*flags, "--write-baseline", "known.json")[0] == 0
    record(TODAY)
    assert sayso(*flags)[0] == 1
