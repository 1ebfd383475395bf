"""Commands that show what there is: rules list, rules show, data."""

import pytest

OUTLETS = """
[table]
title = "Outlets"
origin = "their imprints"
notice = "Ask first."
aliases = ["names"]
[table.columns]
names = "texts"
country = "text"
[[entry]]
key = "tasmania-news"
names = ["Tasmania News", "TN"]
country = "AU"
[[entry]]
key = "other"
names = ["Other News"]
country = "XX"
"""


@pytest.fixture
def pack(sayso, tmp_path):
    assert sayso("rules", "new", "desk.moot", "--pack", "desk")[0] == 0
    (tmp_path / "desk" / "data").mkdir()
    (tmp_path / "desk" / "data" / "outlets.toml").write_text(OUTLETS)
    (tmp_path / "sayso.toml").write_text('packs = ["desk"]\nignore = ["demo.colour"]\n[rules."demo.alarm"]\nseverity = "info"\n')
    return tmp_path / "desk"


def test_rules_are_listed_as_they_are_configured_here(sayso, pack):
    code, out, _ = sayso("rules", "list")
    rows = {line.split()[0]: line.split()[1:3] for line in out.splitlines()}
    assert code == 0
    assert rows["demo.alarm"] == ["info", "on"]
    assert rows["demo.colour"] == ["warning", "off"]
    assert rows["demo.crash"] == ["info", "opt-in"]
    assert rows["desk.moot"] == ["warning", "on"]
    assert list(rows) == sorted(rows)
    assert [line.split()[0] for line in sayso("rules", "list", "demo.c*", "desk.*")[1].splitlines()] == ["demo.colour", "demo.crash", "desk.moot"]
    assert sayso("rules", "list", "nothing.*")[0] == 2


def test_a_broken_configuration_does_not_hide_the_rules_one_needs_to_mend_it(sayso, tmp_path):
    (tmp_path / "sayso.toml").write_text('select = ["demo.alrm"]\n')
    code, out, err = sayso("rules", "list")
    assert code == 2
    assert "demo.alarm" in out
    assert "sayso.toml:1: there is no rule 'demo.alrm'" in err


def test_a_rule_is_explained(sayso):
    code, out, _ = sayso("rules", "show", "demo.colour")
    assert code == 0
    assert out.splitlines() == [
        "demo.colour  warning",
        "American spelling",
        "Flag *color*.",
        "",
        "Examples",
        "  flagged  A color.",
        "       what  color",
        "      fixed  A colour.",
        "  passed   A colour.",
    ]
    code, _, err = sayso("rules", "show", "demo.color")
    assert (code, err) == (2, "sayso: error: there is no rule 'demo.color'; did you mean 'demo.colour'?\n")


def test_all_rules_are_tested_if_none_are_named(sayso):
    code, out, _ = sayso("rules", "test")
    assert code == 1
    assert "failed demo.crash example 2: y" in out, "it flags what its example says passes"
    assert out.splitlines()[-1] == "1 of 6 examples failed in 3 rules"


def test_tables_are_listed_with_those_of_the_core(sayso, pack):
    code, out, _ = sayso("data", "list")
    rows = {line.split()[0]: line.split()[1:] for line in out.splitlines()}
    assert code == 0
    assert rows["desk/outlets"] == ["2", "Outlets"]
    assert int(rows["core/cues"][0]) > 10
    assert all(len(row) > 1 for row in rows.values()), "every table says what it is"


@pytest.mark.parametrize(
    ("arguments", "keys"), [([], ["tasmania-news", "other"]), (["--where", "country=au"], ["tasmania-news"]), (["--where", "country=DE"], [])]
)
def test_entries_are_listed(sayso, pack, arguments, keys):
    code, out, _ = sayso("data", "list", "outlets", *arguments)
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == keys


@pytest.mark.parametrize("key", ["tasmania-news", "Tasmania News", "tn"])
@pytest.mark.parametrize("table", ["outlets", "desk/outlets"])
def test_an_entry_is_shown_by_key_or_alias(sayso, pack, table, key):
    code, out, _ = sayso("data", "show", table, key)
    assert code == 0
    assert out.splitlines() == [
        "tasmania-news  desk/outlets: Outlets",
        "  origin: their imprints",
        "  names: Tasmania News, TN",
        "  country: AU",
        "  notice: Ask first.",
    ]


@pytest.mark.parametrize("table", ["desk.moot", "outlets"])
def test_the_words_of_a_rule_file_are_data_too(sayso, pack, table):
    code, out, _ = sayso("data", "show", table, "Moot point")
    assert code == 0
    assert out.splitlines()[0].startswith("moot point  desk.moot: A word that means")
    assert "  instead: open question" in out
    assert sayso("data", "list", "desk.moot")[1].startswith("moot point")
    assert "desk.moot " in sayso("data", "list")[1]


def test_a_word_of_the_core_is_found_in_any_form(sayso):
    assert "class: neutral" in sayso("data", "show", "core/cues", "says")[1]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["show", "outlts", "x"], "there is no table 'outlts' (did you mean 'outlets'?)"),
        (["show", "outlets", "othr"], "table 'outlets' says nothing of 'othr' (did you mean 'other'?)"),
        (["list", "outlets", "--where", "country"], "'country' is not COLUMN=VALUE"),
        (["check", "gone.toml"], "gone.toml: cannot be read"),
    ],
)
def test_what_is_not_there_is_2(sayso, pack, arguments, message):
    code, out, err = sayso("data", *arguments)
    assert (code, out) == (2, "")
    assert message in err


def test_a_table_is_checked_with_every_mistake_and_its_line(sayso, pack):
    path = pack / "data" / "outlets.toml"
    assert sayso("data", "check", path)[:2] == (0, f"{path}: 2 entries, nothing wrong\n")
    path.write_text(OUTLETS.replace('country = "AU"', "country = 3").replace('key = "other"', 'kee = "other"'))
    code, out, err = sayso("data", "check", path)
    assert (code, out) == (2, "")
    assert f"{path}:13: 'country' must be text" in err
    assert f"{path}:14: an entry needs a 'key'" in err
