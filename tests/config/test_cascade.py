import pytest

from sayso.config import Configs
from sayso.config.cascade import explain
from sayso.errors import ConfigError


@pytest.fixture
def site(tmp_path):
    def write(**files):
        for name, text in files.items():
            path = tmp_path.joinpath(*name.split("_"), "sayso.toml") if name != "top" else tmp_path / "sayso.toml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return str(tmp_path)

    tmp_path.joinpath("sayso.toml").write_text("root = true\n")
    return write


def value(root, path, key, **given):
    return Configs(**given).settings(f"{root}/{path}").get(key)


def test_the_nearer_file_wins(site):
    root = site(top="root = true\nlanguage = 'de'\nmin-severity = 'error'\n", a="language = 'fr'\n", a_b="language = 'it'\n")
    assert [value(root, path, "language") for path in ("x.md", "a/x.md", "a/b/x.md", "a/b/c/x.md", "b/x.md")] == ["de", "fr", "it", "it", "de"]
    assert value(root, "a/b/x.md", "min-severity") == "error"


def test_root_ends_the_search(site):
    root = site(top="root = true\nlanguage = 'de'\n", a="root = true\n")
    assert value(root, "a/x.md", "language") == "en"


def test_what_extends_adds_and_a_new_list_starts_afresh(site):
    root = site(
        top="root = true\nselect = ['a.*']\nextend-select = ['b.x']\nextend-ignore = ['c.y']\n",
        a="extend-select = ['c.x']\n",
        a_b="select = ['d.*']\n",
    )
    assert value(root, "a/x.md", "extend-select") == ("b.x", "c.x")
    assert (value(root, "a/b/x.md", "select"), value(root, "a/b/x.md", "extend-select")) == (("d.*",), ())
    assert value(root, "a/b/x.md", "extend-ignore") == ("c.y",)


def test_overrides_are_for_their_paths_and_later_ones_win(site):
    root = site(
        top="root = true\nlanguage = 'de'\n[[overrides]]\npaths = ['opinion/**', '*.txt']\nlanguage = 'fr'\n"
        "[[overrides]]\npaths = ['opinion/x.md']\nlanguage = 'it'\n"
    )
    assert [value(root, path, "language") for path in ("x.md", "x.txt", "opinion/y.md", "opinion/x.md")] == ["de", "fr", "fr", "it"]


def test_a_nearer_file_wins_over_an_override_further_up(site):
    root = site(top="root = true\n[[overrides]]\npaths = ['a/**']\nlanguage = 'fr'\n", a="language = 'it'\n")
    assert value(root, "a/x.md", "language") == "it"


def test_the_command_line_wins(site):
    root = site(top="root = true\nlanguage = 'de'\n[[overrides]]\npaths = ['*']\nlanguage = 'fr'\n")
    assert value(root, "x.md", "language", overrides={"language": "it"}) == "it"


def test_a_file_that_is_named_stands_in_for_all_others(site, tmp_path):
    root = site(top="root = true\nlanguage = 'de'\n", a="language = 'fr'\n")
    other = tmp_path / "other.toml"
    other.write_text("min-severity = 'error'\n")
    assert (value(root, "a/x.md", "language", file=str(other)), value(root, "a/x.md", "min-severity", file=str(other))) == ("en", "error")


def test_isolated_lets_no_file_count(site):
    assert value(site(top="language = \n"), "x.md", "language", isolated=True) == "en"


def test_a_text_without_a_name_has_no_file(site):
    assert Configs().settings(None).sources == ()


@pytest.mark.parametrize(("text", "words"), [(None, "does not exist"), ("", "has no [tool.sayso] table")])
def test_a_named_file_must_be_one(tmp_path, text, words):
    path = tmp_path / "pyproject.toml"
    if text is not None:
        path.write_text(text)
    with pytest.raises(ConfigError) as caught:
        Configs(file=str(path))
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("overrides", "words"),
    [
        ({"lang": "en"}, "did you mean 'language'"),
        ({"min-confidence": 3}, "from 0 to 1"),
        ({"rules": {"a.b": {"severity": "x"}}}, "one of"),
        ({"rules": 1}, "table"),
    ],
)
def test_wrong_overrides_are_refused(overrides, words):
    with pytest.raises(ConfigError, match=words):
        Configs(overrides=overrides)


def test_files_with_equal_settings_share_an_identity(site):
    root = site(top="root = true\n", a="language = 'fr'\n", b="language = 'fr'\n", c="language = 'de'\n")
    configs = Configs()
    a, b, c = (configs.settings(f"{root}/{folder}/x.md").identity for folder in "abc")
    assert a == b != c


def test_every_value_is_explained(site):
    root = site(top="root = true\nlanguage = 'de'\n[rules.'a.b'.options]\nx = 1\n")
    found = {each.key: each for each in explain(Configs(overrides={"ignore": ["c.*"]}).settings(f"{root}/x.md"))}
    assert found["language"][1:] == ("de", f"{root}/sayso.toml", 2)
    assert found['rules."a.b".options.x'][1:] == (1, f"{root}/sayso.toml", 4)
    assert found["min-severity"][1:] == ("info", "default", None)
    assert [each[1:] for each in explain(Configs(overrides={"ignore": ["c.*"]}).settings(None)) if each.key == "ignore"] == [
        ([], "default", None),
        (["c.*"], "command line", None),
    ]


def test_globs_of_exclude_keep_their_folder(site):
    root = site(top="root = true\n", a="exclude = ['drafts']\n")
    assert value(root, "a/x.md", "exclude") == ((f"{root}/a", "drafts"),)


def test_each_folder_is_looked_at_once(site, monkeypatch):
    root = site(top="root = true\n")
    looked = []
    monkeypatch.setattr("sayso.config.cascade.find", lambda folder: looked.append(folder))
    configs = Configs()
    for number in range(50):
        configs.settings(f"{root}/a/b/{number}.md")
    assert len(looked) == len(set(looked)) == len(root.split("/")) + 2


def test_a_path_a_thousand_folders_deep_is_fine():
    assert Configs(isolated=False).settings("/" + "d/" * 1500 + "x.md").get("language") == "en"


def test_sign_offs_are_kept_beside_the_nearest_configuration(site):
    root = site(top="root = true\n", a="language = 'fr'\n")
    configs = Configs()
    assert configs.home(f"{root}/a/b/x.md") == f"{root}/a"
    assert list(configs.folders(f"{root}/a/b/x.md")) == [f"{root}/a/b", f"{root}/a", root]
    assert list(Configs(isolated=True).folders(f"{root}/x.md")) == []
