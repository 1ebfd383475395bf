import re

import pytest

from sayso.cli import main


@pytest.fixture
def pack(tmp_path, capsys):
    assert main(["rules", "new", "desk.moot", "--pack", str(tmp_path / "desk")]) == 0
    capsys.readouterr()
    return tmp_path / "desk"


def test_a_new_rule_passes_its_own_test(pack, capsys):
    assert sorted(path.name for path in pack.iterdir()) == ["moot.toml", "pack.toml"]
    assert main(["rules", "test", str(pack)]) == 0
    assert capsys.readouterr().out == "0 of 2 examples failed in 1 rule\n"


def test_one_file_can_be_tested_in_its_pack_and_alone(pack, capsys, tmp_path):
    alone = tmp_path / "alone.toml"
    alone.write_text((pack / "moot.toml").read_text())
    for path in (pack / "moot.toml", alone):
        assert main(["rules", "test", str(path)]) == 0
        assert "in 1 rule" in capsys.readouterr().out


def test_all_packs_under_a_folder_are_tested(pack, capsys):
    assert main(["rules", "new", "desk2.other", "--pack", str(pack.parent / "two")]) == 0
    assert main(["rules", "test", str(pack.parent)]) == 0
    assert capsys.readouterr().out.endswith("0 of 4 examples failed in 2 rules\n")


def test_every_setting_of_the_new_file_is_one_a_rule_may_have(pack, capsys):
    """The commented settings are promises too: with all of them on, the file still loads."""
    file = pack / "moot.toml"
    text, number = re.subn(r"^# (?=\w+ = |\[)", "", file.read_text(), flags=re.MULTILINE)
    file.write_text(text)
    assert number > 15
    assert main(["rules", "test", str(pack)]) == 0, capsys.readouterr()


def test_an_example_that_goes_wrong_is_1_and_shown(pack, capsys):
    file = pack / "moot.toml"
    file.write_text(file.read_text().replace('flagged = ["moot point"]', 'flagged = ["bridge"]'))
    assert main(["rules", "test", str(pack)]) == 1
    shown = capsys.readouterr().out
    assert "failed desk.moot example 1: Whether the bridge" in shown
    assert "flagged 'moot point', expected 'bridge'" in shown


def test_entries_that_no_example_reaches_are_named(pack, capsys):
    file = pack / "moot.toml"
    file.write_text(file.read_text().replace("[[example]]", '[[entry]]\nterm = "tabled"\ninstead = "put off"\n\n[[example]]', 1))
    assert main(["rules", "test", str(pack)]) == 0
    assert "desk.moot no example reaches 1 of 2 entries: tabled" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        ("kind = 3", "unknown kind 3"),
        ("kind = ", "is not TOML"),
        ('kind = "term"\nsevrity = "info"', "unknown key 'sevrity' (did you mean 'severity'?)"),
    ],
)
def test_a_broken_rule_file_is_2_with_file_and_line(pack, capsys, broken, message):
    (pack / "moot.toml").write_text(broken + "\n")
    assert main(["rules", "test", str(pack)]) == 2
    assert f"error: {pack / 'moot.toml'}:" in (shown := capsys.readouterr().err)
    assert message in shown


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("Moot", "is no rule id"),
        ("desk", "is no rule id"),
        ("../x.y", "is no rule id"),
        ("language.moot", "use one of your own, such as desk.moot"),
    ],
)
def test_an_id_that_cannot_be_is_refused(tmp_path, capsys, rule, message):
    assert main(["rules", "new", rule, "--pack", str(tmp_path)]) == 2
    assert message in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_left_alone(pack, capsys):
    (pack / "moot.toml").write_text("mine")
    assert main(["rules", "new", "desk.moot", "--pack", str(pack)]) == 2
    assert "is there already" in capsys.readouterr().err
    assert (pack / "moot.toml").read_text() == "mine"


@pytest.mark.parametrize("path", ["missing", "."])
def test_a_path_without_rules_is_2(tmp_path, capsys, path):
    assert main(["rules", "test", str(tmp_path / path)]) == 2
    assert "no rule file and no pack here" in capsys.readouterr().err


def test_a_pack_may_stand_beside_the_configuration(sayso, tmp_path):
    """What `init` and `rules new` write into one folder works together, and a test without a path finds the new rule."""
    assert sayso("init")[0] == sayso("rules", "new", "desk.moot")[0] == 0
    assert "in 4 rules" in sayso("rules", "test")[1]
    (tmp_path / "sayso.toml").write_text('packs = ["."]\n')
    (tmp_path / "a.txt").write_text("It is a moot point, they found.\n")
    assert sayso("rules", "test", ".") == (0, "0 of 2 examples failed in 1 rule\n", "")
    assert "a.txt:1:9 warning desk.moot" in sayso("check", "a.txt")[1]
    assert "in 4 rules" in sayso("rules", "test")[1]


@pytest.mark.parametrize(
    ("rule_id", "code", "shown"), [("demo.alarm", 0, "0 of 2 examples failed in 1 rule\n"), ("demo.alrm", 2, "did you mean 'demo.alarm'?")]
)
def test_a_rule_can_be_tested_by_its_id(sayso, rule_id, code, shown):
    found, out, err = sayso("rules", "test", rule_id)
    assert found == code
    assert shown in out + err
