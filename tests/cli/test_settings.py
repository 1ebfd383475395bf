"""Commands that write or explain settings: init, config show, allow."""

import re
import tomllib
from datetime import date, timedelta

import pytest

from sayso.cli.init import template
from sayso.config.spec import KEYS, STRUCTURE

ALARM = "The alarm rang at noon.\n"


def test_init_writes_once(sayso, tmp_path):
    assert sayso("init")[:2] == (0, "wrote sayso.toml; sayso config show says what is in force for an article\n")
    before = (tmp_path / "sayso.toml").read_bytes()
    code, _, err = sayso("init")
    assert (code, err) == (2, "sayso: error: sayso.toml: is there already; it was left as it is\n")
    assert (tmp_path / "sayso.toml").read_bytes() == before
    assert sayso("init", "desk/news")[0] == 0
    assert (tmp_path / "desk" / "news" / "sayso.toml").exists()


def test_what_init_writes_changes_nothing(sayso, tmp_path):
    (tmp_path / "a.txt").write_text(ALARM)
    before = sayso("config", "show", "a.txt")[1]
    sayso("init")
    assert sayso("config", "show", "a.txt")[1] == before


def test_init_names_every_setting_and_each_line_may_be_uncommented(tmp_path):
    text = re.sub(r"^# (?=[\w-]+ = |\[)", "", template(), flags=re.MULTILINE)
    values = tomllib.loads(text)
    assert list(KEYS) == [key for key in values if key in KEYS]
    assert not [key for key in values if key not in {*KEYS, *STRUCTURE}]
    assert not [key for key, value in values.items() if key in KEYS and KEYS[key].problem(value)]
    assert all(f"# {key.help}\n" in template() for key in KEYS.values())


def test_config_show_names_the_file_and_line_of_every_value(sayso, tmp_path):
    (tmp_path / "desk").mkdir()
    (tmp_path / "sayso.toml").write_text('fail-on = "warning"\nmin-confidence = 0.7\n')
    (tmp_path / "desk" / "sayso.toml").write_text('# desk\nmin-confidence = 0.9\n\n[rules."demo.alarm"]\nseverity = "info"\n')
    code, out, _ = sayso("config", "show", "desk/a.txt")
    rows = {line.split(" = ")[0].strip(): line.split(" = ")[1].split() for line in out.splitlines()}
    assert code == 0
    assert rows["fail-on"] == ['"warning"', "#", "sayso.toml:1"]
    assert rows["min-confidence"] == ["0.9", "#", "desk/sayso.toml:2"]
    assert rows['rules."demo.alarm".severity'] == ['"info"', "#", "desk/sayso.toml:5"]
    assert rows["language"] == ['"en"', "#", "default"]
    assert [key for key in rows if key in KEYS] == list(KEYS)
    assert sayso("config", "show", "desk")[1] == out, "a folder stands for any article in it"


def test_config_show_tells_what_is_wrong(sayso, tmp_path):
    (tmp_path / "sayso.toml").write_text('\nselect = ["demo.alrm"]\n')
    code, out, err = sayso("config", "show", "a.txt")
    assert (code, out) == (2, "")
    assert "sayso.toml:2: there is no rule 'demo.alrm' (select); did you mean 'demo.alarm'?" in err


@pytest.fixture
def fingerprint(sayso, tmp_path):
    (tmp_path / "a.txt").write_text(ALARM)
    return re.search(r"\[(\w+)\]", sayso("check", "a.txt")[1]).group(1)


def test_what_is_signed_off_is_no_longer_reported(sayso, tmp_path, fingerprint):
    code, out, _ = sayso("allow", "a.txt", fingerprint, "--reason", "It rang.", "--by", "Ana")
    assert (code, out) == (0, f"signed off demo.alarm “alarm” in {tmp_path / 'sayso.allow.toml'}\n")
    entry = tomllib.loads((tmp_path / "sayso.allow.toml").read_text())["allow"][0]
    assert entry == {"fingerprint": fingerprint, "rule": "demo.alarm", "excerpt": "alarm", "reason": "It rang.", "by": "Ana", "date": date.today()}
    code, out, err = sayso("check", "a.txt")
    assert (code, err) == (0, "")
    told = f"a.txt:1:5 demo.alarm signed off by Ana on {date.today()}: It rang."
    assert out.splitlines() == ["1 finding signed off", f"  {told}", "", "0 errors, 0 warnings, 0 infos in 1 file, 5 words; 2 rules"]
    assert sayso("check", "a.txt", "--quiet")[1:] == ("", "")
    assert sayso("check", "a.txt", "--isolated")[0] == 1


def test_who_signs_is_who_is_logged_in_if_nothing_else_is_said(sayso, tmp_path, fingerprint, monkeypatch):
    monkeypatch.setenv("LOGNAME", "bea")
    sayso("allow", "a.txt", fingerprint, "--reason", "x", "--expires", (date.today() + timedelta(days=2)).isoformat())
    entry = tomllib.loads((tmp_path / "sayso.allow.toml").read_text())["allow"][0]
    assert (entry["by"], entry["expires"] - entry["date"]) == ("bea", timedelta(days=2))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a.txt", "0" * 16, "--reason", "x"], "no finding there has the fingerprint"),
        (["a.txt", "{}"], "Missing option '--reason'"),
        (["a.txt", "{}", "--reason", " "], "needs a reason"),
        (["gone.txt", "{}", "--reason", "x"], "gone.txt: does not exist"),
        (["a.txt", "{}", "--reason", "x", "--expires", "tomorrow"], "'tomorrow' does not match the format '%Y-%m-%d'"),
        (["a.txt", "{}", "--reason", "x", "--expires", "2020-01-01"], "would have expired already"),
    ],
)
def test_what_cannot_be_signed_off_is_2_and_nothing_is_written(sayso, tmp_path, fingerprint, arguments, message):
    code, out, err = sayso("allow", *(each.format(fingerprint) for each in arguments))
    assert (code, out) == (2, "")
    assert message in err
    assert not (tmp_path / "sayso.allow.toml").exists()
