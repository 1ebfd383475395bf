"""The newsroom's own words as the guide shows them, and what the commands tell of them."""

import json
import re
from pathlib import Path

import pytest

from sayso.cli import main

GUIDE = (Path(__file__).parents[2] / "docs" / "configuration.md").read_text(encoding="utf-8")
CONFIG, TERMS = re.search(r"## Words of your own\n(.*?)\n## ", GUIDE, re.DOTALL).group(1).split("```toml\n")[1:3]
ARTICLE = (
    "The hall was infested with migrants in May. A flock of migrants slept there. Migrants are vermin on a poster.\n\n"
    "The flood of refugees exhibition opens in May. A flood of refugees came in June.\n"
)


@pytest.fixture
def newsroom(tmp_path, monkeypatch, capsys):
    """Return a function that runs a command in a folder with the guide's files and returns exit code, output and errors."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sayso.toml").write_text("root = true\n" + CONFIG.split("```")[0])
    (tmp_path / "house-terms.toml").write_text(TERMS.split("```")[0])
    (tmp_path / "a.txt").write_text(ARTICLE)

    def run(*arguments):
        code = main(list(arguments))
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return run


def test_the_guides_example_does_as_it_says(newsroom):
    code, out, _ = newsroom("check", "--format", "json", "--select", "language.dehumanising", "a.txt")
    found = {each["excerpt"]: each for each in json.loads(out)["documents"][0]["findings"]}
    assert code == 0
    assert list(found) == ["infested with", "flock of", "flood of"]
    assert found["infested with"]["severity"] == "info"
    assert "who lives there, and how many" in found["infested with"]["message"]
    assert [each["title"] for each in found["infested with"]["references"]] == ["Style book of the desk (2026)"]
    assert [each["title"] for each in found["flock of"]["references"]] == ["the desk's style book"]
    assert found["flood of"]["start"]["line"] == 3


def test_config_show_names_the_file(newsroom):
    assert re.search(r'tables +=.*"house-terms\.toml".*# sayso\.toml:3', newsroom("config", "show", "a.txt")[1])


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("infested with", ["severity: info  # house-terms.toml:7", "category: dehumanising\n"]),
        ("flock of", ["category: dehumanising\n", "from: house-terms.toml:13"]),
        ("vermin", ["allow: true", "from: house-terms.toml:19"]),
    ],
)
def test_data_show_tells_where_each_value_comes_from(newsroom, key, said):
    code, out, _ = newsroom("data", "show", "terms", key)
    assert code == 0
    assert [each for each in said if each not in out] == []


def test_data_show_tells_it_of_a_rule_files_words_too(newsroom, tmp_path):
    text = '[table]\ntitle = "x"\nchanges = "language.house-style"\norigin = "book"\n[[entry]]\nkey = "regime"\nseverity = "info"\n'
    (tmp_path / "house-terms.toml").write_text(text + '[[entry]]\nkey = "illegals"\nallow = true\n')
    assert "severity: info  # house-terms.toml:5" in newsroom("data", "show", "terms", "regime")[1]
    assert "from: house-terms.toml:8" in newsroom("data", "show", "language.house-style", "illegals")[1]


def test_data_list_lists_what_holds_here(newsroom):
    _, out, _ = newsroom("data", "list", "terms", "--where", "category=dehumanising")
    keys = [line.split("  ")[0].strip() for line in out.splitlines()]
    assert "flock of" in keys
    assert "vermin" not in keys


def test_data_check_checks_it_as_a_change(newsroom, tmp_path):
    assert newsroom("data", "check", "house-terms.toml")[:2] == (0, "house-terms.toml: 4 entries, nothing wrong\n")
    (tmp_path / "house-terms.toml").write_text(TERMS.split("```")[0].replace("infested", "infestd"))
    code, out, err = newsroom("data", "check", "house-terms.toml")
    assert (code, out) == (2, "")
    assert "house-terms.toml:7: entry 'infestd with' has no 'category' (did you mean 'infested with'?)" in err


def test_examples_are_tested_without_the_changes(newsroom):
    assert newsroom("rules", "test", "language.dehumanising")[0] == 0
