"""A newsroom's own tables: what they add, override and allow, and how they fail."""

import json
from pathlib import Path

import pytest

from sayso.checker import Checker
from sayso.errors import ConfigError, PackError, SaysoError
from sayso.packs.loader import load_pack
from sayso.plugins.registry import load

PACK = 'name = "desk"\nversion = "1"\nlanguages = ["en"]\nlicence = "CC0-1.0"\n'
TERMS = """
[table]
title = "Terms"
origin = "our judgement"
[table.columns]
category = "one of loud, soft"
inflect = "text?"
advice = "text?"
source = "texts?"
[[entry]]
key = "slam"
category = "loud"
inflect = "verb"
advice = "“criticised”"
source = "guide"
[[entry]]
key = "frail"
category = "soft"
"""
SOURCES = '[table]\ntitle = "Sources"\norigin = "read"\n[[entry]]\nkey = "guide"\ntitle = "The guide"\n'
RULE = 'kind = "term"\nsummary = "A rule"\nseverity = "warning"\norigin = "our judgement"\n'
EXAMPLES = '[[example]]\ntext = "{}"\nflagged = ["{}"]\n[[example]]\ntext = "Calm."\n'
LOUD = f'id = "desk.loud"\n{RULE}table = "terms"\nwhere = {{ category = "loud" }}\n' + EXAMPLES.format("Critics slam it.", "slam")
HOUSE = (
    f'id = "desk.house"\n{RULE}[[entry]]\nterm = ["mob rule", "gang rule"]\ninflect = "noun"\n[[entry]]\nterm = "regime"\nadvice = "“government”"\n'
    + EXAMPLES.format("A regime.", "regime")
)
HEAD = '[table]\ntitle = "House terms"\nchanges = "{}"\norigin = "the style book"\n'


@pytest.fixture
def desk(tmp_path):
    """Return a function that checks a text under changes (files by name and content, in order) and returns what is found."""
    for name, content in {"pack.toml": PACK, "loud.toml": LOUD, "house.toml": HOUSE, "data/terms.toml": TERMS, "data/sources.toml": SOURCES}.items():
        (tmp_path / "desk" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "desk" / name).write_text(content)
    registry = load([])

    def found(text, *changes, target="desk/terms"):
        names = [f"house-{number}.toml" for number in range(len(changes))]
        for name, body in zip(names, changes, strict=True):
            (tmp_path / name).write_text(body if "[table]" in body else HEAD.format(target) + body)
        (tmp_path / "sayso.toml").write_text(f"root = true\npacks = ['desk']\ntables = {names}\n")
        report = Checker(registry=registry).check_bytes(text.encode(), str(tmp_path / "a.txt"))
        return report.diagnostics

    return found


def excerpts(findings):
    return [each.excerpt for each in findings]


def test_without_changes_the_pack_speaks(desk):
    (found,) = desk("Critics slam the frail bridge.")
    assert (found.excerpt, found.severity.name, found.references[0].title) == ("slam", "WARNING", "The guide")


def test_columns_of_a_known_key_are_overridden_and_the_rest_stays(desk):
    (found,) = desk("Critics slammed it.", '[[entry]]\nkey = "Slam"\nseverity = "info"\nadvice = "say what was said"\n')
    assert (found.severity.name, found.references[0].title) == ("INFO", "The guide")
    assert "say what was said" in found.message


@pytest.mark.parametrize(
    ("column", "cited"),
    [('origin = "page 3 of our book"', "page 3 of our book"), ('source = "book"', "Our book (2026)")],
)
def test_the_citation_may_be_the_newsrooms_own(desk, column, cited):
    source = '[[source]]\nkey = "book"\ntitle = "Our book"\nyear = 2026\n'
    (found,) = desk("Critics slam it.", f'[[entry]]\nkey = "slam"\n{column}\n{source}')
    assert [each.title for each in found.references] == [cited]


def test_a_new_key_adds_a_word(desk):
    new = '[[entry]]\nkey = "rant"\ncategory = "loud"\ninflect = "verb"\n'
    (_, found) = desk("Critics slam it. They ranted.", new)
    assert (found.excerpt, found.references[0].title) == ("ranted", "the style book")


def test_an_entry_moves_to_another_rule_with_its_category(desk):
    assert excerpts(desk("A frail bridge.", '[[entry]]\nkey = "frail"\ncategory = "loud"\n')) == ["frail"]


@pytest.mark.parametrize(
    ("key", "left"),
    [("slam", []), ("to slam the door", ["slammed", "slam"]), ("slam the door", ["slammed"])],
)
def test_what_is_allowed_is_let_pass(desk, key, left):
    assert excerpts(desk("Critics slammed it. They slam the door.", f'[[entry]]\nkey = "{key}"\nallow = true\n')) == left


def test_one_of_several_terms_is_allowed_alone(desk):
    allow = '[[entry]]\nkey = "mob rule"\nallow = true\n'
    assert excerpts(desk("Mob rule and gang rule.", allow, target="desk.house")) == ["gang rule"]


def test_an_own_word_of_a_rule_file_goes_by_its_first_term(desk):
    (found,) = desk("The regime.", '[[entry]]\nkey = "regime"\nadvice = "“rulers”"\n', target="desk.house")
    assert "“rulers”" in found.message


def test_later_files_win(desk):
    one, two = ('[[entry]]\nkey = "slam"\nadvice = "one"\nseverity = "info"\n', '[[entry]]\nkey = "slam"\nadvice = "two"\n')
    (found,) = desk("Critics slam it.", one, two)
    assert (found.severity.name, "two" in found.message) == ("INFO", True)


def test_a_word_added_by_one_file_may_be_allowed_by_the_next(desk):
    add = '[[entry]]\nkey = "rant"\ncategory = "loud"\n'
    assert desk("They rant.", add, '[[entry]]\nkey = "rant"\nallow = true\n') == ()


@pytest.mark.parametrize(
    ("body", "line", "words"),
    [
        ('[[entry]]\nkey = "slamm"\nadvice = "x"\n', 5, "entry 'slamm' has no 'category' (did you mean 'slam'?)"),
        ('[[entry]]\nkey = "slam"\nadvise = "x"\n', 7, "unknown column 'advise' (did you mean 'advice'?)"),
        ('[[entry]]\nkey = "slam"\ncategory = "lound"\n', 7, "did you mean 'loud'?"),
        ('[[entry]]\nkey = "slam"\nseverity = "error"\n', 5, "above the rule's severity"),
        ('[[entry]]\nkey = "slam"\ninflect = "verbs"\n', 7, "must be one of noun, verb"),
        ('[[entry]]\nkey = "slam"\nsource = "gide"\n', 7, "there is no source 'gide'"),
        ('[[entry]]\nkey = "rant"\ncategory = "soft"\n', 5, "no rule file reads this entry"),
        ('[[entry]]\nkey = "slam"\nallow = false\n', 7, "can only be true"),
        ('[[entry]]\nkey = "slam"\nallow = true\nadvice = "x"\n', 8, "says nothing else"),
        ('[[entry]]\nkey = "slim"\nallow = true\n', 6, "in which desk/terms flags nothing (did you mean 'slam'?)"),
        ('[[entry]]\nkey = "slam"\n[[entry]]\nkey = "slam"\n', 8, "is taken by entry 1"),
        ('[[entry]]\nkey = ["slam"]\nallow = true\n', 6, "key"),
        ('[[entries]]\nkey = "slam"\n', 5, "unknown part 'entries'"),
        ("", 1, "holds no [[entry]]"),
        ("entry = 3\n", None, "holds no [[entry]]"),
        ('[table]\ntitle = "x"\n[[entry]]\nkey = "slam"\n', 1, "must say what it 'changes'"),
        ('[table]\ntitle = "x"\nchanges = 3\n[[entry]]\nkey = "slam"\n', 1, "must say what it 'changes'"),
        ('[table]\ntitle = "x"\nchanges = "desk/terms"\n[[entry]]\nkey = "slam"\n', 4, "does not say where it comes from"),
        (HEAD.format("desk/term") + '[[entry]]\nkey = "slam"\n', 3, "did you mean 'desk/terms'?"),
        (HEAD.format("house-0") + '[[entry]]\nkey = "slam"\n', 3, "is no table that rules read"),
        ('[table]\ntitle = "x\n', 2, "is not TOML"),
        (HEAD.format("desk/terms") + "x = " + "[" * 5_000, None, ""),
        (HEAD.format("desk/terms") + '[[entry]]\nkey = "slam"\n' * 5_001, 1, "at most 5,000"),
        (HEAD.format("desk/terms") + '[[entry]]\nkey = "a\\u0000b"\nallow = true\n', 6, "flags nothing"),
        (HEAD.format("desk/terms") + f'[[entry]]\nkey = "{"slam " * 500}"\nallow = true\n', 6, "at most 200 characters"),
    ],
)
def test_mistakes_are_named_with_file_and_line(desk, body, line, words):
    with pytest.raises(PackError) as caught:
        desk("Critics slam it.", body)
    assert Path(caught.value.path).name == "house-0.toml"
    assert line is None or caught.value.line == line
    assert words in caught.value.message


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "../house.toml", "desk/../../house.toml", "loop.toml", "out.toml", "no.toml", "a\0b.toml", ".", "desk"]
)
def test_tables_lie_below_the_configuration(desk, tmp_path, name):
    (tmp_path / "loop.toml").symlink_to("loop.toml")
    (tmp_path / "out.toml").symlink_to("/etc/hostname")
    desk("Calm.")
    (tmp_path / "sayso.toml").write_text(f"root = true\npacks = ['desk']\ntables = [{json.dumps(name)}]\n")
    with pytest.raises(SaysoError) as caught:
        Checker(registry=load([])).engine(tmp_path / "a.txt")
    assert caught.value.exit_code == 2
    assert str(tmp_path) in caught.value.path


def test_a_pack_cannot_change_itself_through_its_own_table(desk, tmp_path):
    with pytest.raises(PackError, match="must say what it 'changes'"):
        desk("Calm.", (tmp_path / "desk/data/terms.toml").read_text())


def test_nothing_goes_round_in_a_circle(desk, tmp_path):
    desk("Calm.")
    table = tmp_path / "desk/data/terms.toml"
    table.write_text(TERMS.replace("[table]", '[table]\nchanges = "desk/terms"', 1))
    (tmp_path / "sayso.toml").write_text("root = true\npacks = ['desk']\ntables = ['desk/data/terms.toml']\n")
    with pytest.raises(PackError, match="a pack's own table changes no other") as caught:
        Checker(registry=load([])).engine(tmp_path / "a.txt")
    assert (caught.value.path, caught.value.line) == (str(table), 3)


def test_tables_add_up_from_folder_to_folder_and_count_into_the_settings(desk, tmp_path):
    desk("Calm.", '[[entry]]\nkey = "slam"\nallow = true\n')
    below = tmp_path / "sport"
    below.mkdir()
    (below / "mine.toml").write_text(HEAD.format("desk/terms") + '[[entry]]\nkey = "rant"\ncategory = "loud"\n')
    (below / "sayso.toml").write_text("tables = ['mine.toml']\n")
    checker = Checker(registry=load([]))
    text = b"Critics slam it. They rant."
    assert excerpts(checker.check_bytes(text, str(below / "a.txt")).diagnostics) == ["rant"]
    assert checker.check_bytes(text, str(tmp_path / "a.txt")).diagnostics == ()
    shown = {each.key: each.value for each in checker.explain(below / "a.txt")}
    assert shown["tables"] == ["house-0.toml", "mine.toml"]


def test_changed_content_is_not_answered_from_the_cache(desk):
    assert excerpts(desk("They rant.", '[[entry]]\nkey = "rant"\ncategory = "loud"\n')) == ["rant"]
    assert desk("They rant.", '[[entry]]\nkey = "rave"\ncategory = "loud"\n') == ()
    assert desk("They rant.") == ()


def test_the_compiled_form_is_kept(desk, tmp_path, monkeypatch):
    from sayso.packs.changes import read_change

    desk("They rant.", '[[entry]]\nkey = "rant"\ncategory = "loud"\n')
    change = read_change(tmp_path / "house-0.toml")
    given = {"cache_folder": tmp_path / "cache", "changes": [change]}
    first = load_pack(tmp_path / "desk", **given).rules
    monkeypatch.setattr("sayso.packs.compiling.compile_pack", None)
    assert [rule.meta for rule in load_pack(tmp_path / "desk", **given).rules] == [rule.meta for rule in first]


def test_a_change_is_refused_where_no_configuration_is(desk, tmp_path):
    desk("Calm.", '[[entry]]\nkey = "slam"\nallow = true\n')
    with pytest.raises(ConfigError, match="outside the configuration's folder"):
        Checker(registry=load([]), overrides={"packs": [], "tables": [str(tmp_path / "house-0.toml")]}).engine()
