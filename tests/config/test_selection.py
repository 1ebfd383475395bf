import pytest

from sayso.config import Configs, select
from sayso.config.selection import Known, configured
from sayso.errors import ConfigError
from sayso.rule import Example, rule


def make(id, default=True, **values):  # noqa: A002
    return rule(id, summary="A demo.", severity="warning", examples=[Example("x", ("x",)), Example("y")], default=default, **values)(
        lambda article, *options: []
    )


RULES = {each.meta.id: each for each in (make("a.one"), make("a.two"), make("a.opt", default=False), make("b.one"), make("sayso.own"))}


def on(incomplete=False, **overrides):
    settings = Configs(overrides={key.replace("_", "-"): value for key, value in overrides.items()}).settings(None)
    return set(select(Known(RULES, incomplete), settings)) - {"sayso.own"}


def in_file(tmp_path, text, **overrides):
    (tmp_path / "sayso.toml").write_text("root = true\n" + text)
    return Configs(overrides=overrides).settings(str(tmp_path / "x.md"))


DEFAULT = {"a.one", "a.two", "b.one"}


@pytest.mark.parametrize(
    ("overrides", "chosen"),
    [
        ({}, DEFAULT),
        ({"select": ["a.*"]}, {"a.one", "a.two"}),
        ({"select": ["a.opt"]}, {"a.opt"}),
        ({"select": ["all:a.*"]}, {"a.one", "a.two", "a.opt"}),
        ({"select": ["all:*"]}, {"a.one", "a.two", "a.opt", "b.one"}),
        ({"select": ["*", "a.opt"]}, DEFAULT | {"a.opt"}),
        ({"select": ["*.one"]}, {"a.one", "b.one"}),
        ({"ignore": ["a.*"]}, {"b.one"}),
        ({"ignore": ["a.one"]}, {"a.two", "b.one"}),
        ({"select": ["a.one"], "ignore": ["a.*"]}, {"a.one"}),
        ({"select": ["a.*"], "ignore": ["a.one"]}, {"a.two"}),
        ({"extend-select": ["a.opt"]}, DEFAULT | {"a.opt"}),
        ({"extend-select": ["all:a.*"]}, DEFAULT | {"a.opt"}),
        ({"extend-ignore": ["b.*"]}, {"a.one", "a.two"}),
        ({"rules": {"a.opt": {"enabled": True}}}, DEFAULT | {"a.opt"}),
        ({"rules": {"a.opt": {"enabled": True}}, "select": ["a.o*"]}, {"a.one", "a.opt"}),
        ({"rules": {"a.one": {"enabled": False}}}, {"a.two", "b.one"}),
    ],
)
def test_selection(overrides, chosen):
    assert on(**overrides) == chosen


def test_the_command_line_has_the_last_word_on_an_exact_id(tmp_path):
    text = "ignore = ['a.one']\n[rules.'a.two']\nenabled = false\n"
    known = Known(RULES)
    assert set(select(known, in_file(tmp_path, text, select=["a.one", "a.two"]))) == {"a.one", "a.two", "sayso.own"}
    assert set(select(known, in_file(tmp_path, text, select=["a.*", "b.*"]))) == {"b.one", "sayso.own"}
    assert set(select(known, in_file(tmp_path, "select = ['a.one', 'b.one']\n", ignore=["a.*"]))) == {"b.one", "sayso.own"}


def test_what_the_command_line_ignores_comes_on_top(tmp_path):
    assert set(select(Known(RULES), in_file(tmp_path, "ignore = ['a.one']\n", ignore=["b.one"]))) == {"a.two", "sayso.own"}


def test_the_command_lines_selection_replaces_the_files(tmp_path):
    assert set(select(Known(RULES), in_file(tmp_path, "extend-select = ['a.opt']\n", select=["b.*"]))) == {"b.one", "sayso.own"}


@pytest.mark.parametrize(("overrides", "own"), [({"select": ["a.*"]}, True), ({"ignore": ["sayso.*"]}, False), ({"ignore": ["sayso.own"]}, False)])
def test_the_engines_own_rules_are_only_ignored_never_narrowed(overrides, own):
    assert ("sayso.own" in select(Known(RULES), Configs(overrides=overrides).settings(None))) is own


@pytest.mark.parametrize(
    ("overrides", "words"),
    [
        ({"select": ["a.oen"]}, "there is no rule 'a.oen' (select); did you mean 'a.one'?"),
        ({"select": ["c.*"]}, "'c.*' in select fits no rule"),
        ({"select": ["all:c.*"]}, "'all:c.*' in select fits no rule"),
        ({"select": ["all:a.oen"]}, "did you mean 'a.one'?"),
        ({"select": ["a"]}, "write 'a.*'"),
        ({"select": ["zzz.zzz"]}, "`sayso rules list` shows them all"),
        ({"ignore": ["a.oen"]}, "did you mean 'a.one'?"),
        ({"extend-ignore": ["x.*"]}, "fits no rule"),
        ({"rules": {"a.oen": {"severity": "info"}}}, "did you mean 'a.one'?"),
        ({"select": ["a.op*"]}, "no rule is enabled"),
        ({"select": []}, "no rule is enabled"),
        ({"ignore": ["*"]}, "no rule is enabled"),
        ({"select": ["a.one"], "ignore": ["a.one"]}, "no rule is enabled"),
    ],
)
def test_what_fits_nothing_is_an_error(overrides, words):
    with pytest.raises(ConfigError) as caught:
        on(**overrides)
    assert words in caught.value.message


def test_an_error_names_file_and_line(tmp_path):
    with pytest.raises(ConfigError) as caught:
        select(Known(RULES), in_file(tmp_path, "\nselect = ['a.oen']\n"))
    assert (caught.value.path, caught.value.line) == (str(tmp_path / "sayso.toml"), 3)


@pytest.mark.parametrize(
    ("name", "hint"), [("langauge.*", "did you mean 'language.*'"), ("langauge.b*", "did you mean 'language.b*'"), ("x.*", "`sayso rules list`")]
)
def test_a_guess_for_a_glob_is_a_glob(name, hint):
    known = Known({"language.big": make("language.big"), "other.one": make("other.one")})
    settings = Configs(overrides={"select": [name]}).settings(None)
    with pytest.raises(ConfigError) as caught:
        select(known, settings)
    assert hint in caught.value.message


def test_rules_of_a_plugin_that_failed_to_load_may_be_named():
    assert on(incomplete=True, ignore=["house.very", "house.*"]) == DEFAULT
    with pytest.raises(ConfigError):
        on(incomplete=True, ignore=["a.oen"])


@pytest.mark.parametrize(
    ("text", "words", "line"),
    [
        ("wrods = 3", "has no option 'wrods'; did you mean 'words'?", 3),
        ("words = 'many'", "must be a whole number", 3),
        ("words = true", "must be a whole number", 3),
        ("words = 3\nmode = 'fast'", "must be one of strict, lax", 4),
    ],
)
def test_options_are_checked_with_file_and_line(tmp_path, text, words, line):
    each = make("a.one", options={"words": (5, "How many."), "mode": ("strict", "How.", ("strict", "lax"))})
    settings = in_file(tmp_path, f"[rules.'a.one'.options]\n{text}\n")
    with pytest.raises(ConfigError) as caught:
        configured(each, settings.rules()["a.one"].options)
    assert words in caught.value.message
    assert (caught.value.path, caught.value.line) == (str(tmp_path / "sayso.toml"), line)


def test_options_take_the_place_of_defaults(tmp_path):
    each = make("a.one", options={"words": (5, "How many."), "names": (("a",), "Which.")})
    settings = in_file(tmp_path, "[rules.'a.one'.options]\nnames = ['b', 'c']\n")
    assert configured(each, settings.rules()["a.one"].options).values == {"words": 5, "names": ("b", "c")}
