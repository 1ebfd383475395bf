from pathlib import Path

import pytest

from sayso.errors import PackError
from sayso.packs.tables import Table, check_table, load_table

OUTLETS = """[table]
title = "Outlets"
licence = "CC0-1.0"
notice = "Made up."
origin = "our judgement"
aliases = ["names", "domains"]

[table.columns]
names = "texts"
domains = "texts?"
country = "text"
since = "date?"
control = "one of state, independent"

[[entry]]
key = "harbour-news"
names = ["Harbour News", "L’Écho du Port"]
domains = ["harbour.example"]
country = "XX"
since = 2001-05-04
control = "state"

[[entry]]
key = "hill-post"
names = "The Hill Post"
country = "YY"
control = "independent"
origin = "its imprint"
"""


def write(folder: Path, content: str, name: str = "outlets.toml") -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


@pytest.fixture(params=["fresh", "cached"])
def table(request: pytest.FixtureRequest, tmp_path: Path) -> Table:
    path = write(tmp_path, OUTLETS)
    if request.param == "cached":
        load_table(path, folder=tmp_path / "cache")
    return load_table(path, folder=tmp_path / "cache")


def test_a_table_is_what_its_file_says(table: Table) -> None:
    assert (table.name, table.title, table.licence, table.notice, len(table)) == ("outlets", "Outlets", "CC0-1.0", "Made up.", 2)
    assert list(table.keys) == ["harbour-news", "hill-post"]
    assert [entry["origin"] for entry in table] == ["our judgement", "its imprint"]
    assert table.entries[0]["since"] == "2001-05-04"


@pytest.mark.parametrize(
    ("word", "keys"),
    [
        ("hill-post", ["hill-post"]),
        ("HARBOUR news", ["harbour-news"]),
        ("l'écho du port", ["harbour-news"]),
        ("harbour.example", ["harbour-news"]),
        ("XX", []),
    ],
)
def test_find(table: Table, word: str, keys: list[str]) -> None:
    assert [entry["key"] for entry in table.find(word)] == keys


def test_get_takes_the_key_alone(table: Table) -> None:
    entry = table.get("hill-post")
    assert entry is not None
    assert entry["country"] == "YY"
    assert table.get("The Hill Post") is None


def test_terms_are_ready_without_reading_rows(table: Table) -> None:
    assert {name: list(rows) for name, rows in table.terms("names").items()} == {"Harbour News": [0], "L’Écho du Port": [0], "The Hill Post": [1]}
    assert table.row(1)["key"] == "hill-post"
    assert table.terms("country") == {}


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [
        ({"country": "xx"}, ["harbour-news"]),
        ({"names": "the hill post"}, ["hill-post"]),
        ({"country": "XX", "control": "independent"}, []),
        ({"colour": "red"}, []),
        ({}, ["harbour-news", "hill-post"]),
    ],
)
def test_where(table: Table, wanted: dict[str, str], keys: list[str]) -> None:
    assert [entry["key"] for entry in table.where(wanted)] == keys


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ('title = "Outlets"\n', "", 1, "needs a 'title'"),
        ("aliases", "alias", 6, "unknown key 'alias' (did you mean 'aliases'?)"),
        ('control = "one of', 'control = "on of', 13, "unknown type"),
        ('country = "XX"', 'country = "XX"\ncolour = "red"', 20, "unknown column 'colour'"),
        ('country = "XX"', 'countri = "XX"', 15, "has no 'country'"),
        ('country = "XX"', "country = 3", 19, "'country' must be text"),
        ('control = "state"', 'control = "stat"', 21, "(did you mean 'state'?)"),
        ('key = "hill-post"', 'key = "harbour-news"', 24, "is taken by entry 1"),
        ('key = "hill-post"\n', "", 23, "needs a 'key'"),
        ('origin = "our judgement"\n', "", 14, "does not say where it comes from"),
        ("since = 2001-05-04", 'since = "May"', 20, "a date such as"),
        ("[[entry]]", "[entry]", 14, "is not TOML"),
    ],
)
def test_what_is_wrong_with_a_table(tmp_path: Path, old: str, new: str, line: int, message: str) -> None:
    assert old in OUTLETS
    path = write(tmp_path, OUTLETS.replace(old, new, 1))
    with pytest.raises(PackError) as caught:
        load_table(path, folder=tmp_path / "cache")
    assert message in str(caught.value)
    if "TOML" not in message:
        assert (caught.value.path, caught.value.line) == (str(path), line)
        assert str(caught.value) in map(str, check_table(path))


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    path = write(tmp_path, OUTLETS.replace('country = "XX"', "country = 1").replace('country = "YY"\n', ""))
    assert [problem.line for problem in check_table(path)] == [19, 23]
    assert check_table(write(tmp_path, OUTLETS, "good.toml")) == []


def test_groups_of_words_are_a_table_too(tmp_path: Path) -> None:
    text = '[never]\norigin = "our judgement"\nwords = ["mr", "mrs"]\n\n[[frame]]\nword = "x"\n'
    table = load_table(write(tmp_path, text), folder=tmp_path / "cache")
    assert list(table.keys) == ["never", "frame.1"]
    assert [entry["key"] for entry in table.find("Mrs")] == ["never"]


def test_an_empty_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="holds no"):
        load_table(write(tmp_path, '[table]\ntitle = "x"\n'), folder=tmp_path / "cache")


def test_a_table_outside_the_pack_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, OUTLETS)
    with pytest.raises(PackError, match="leads out of the pack"):
        load_table(path, root=tmp_path / "pack", folder=tmp_path / "cache")


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    path = write(tmp_path, OUTLETS)
    load_table(path, folder=tmp_path / "cache")
    write(tmp_path, OUTLETS.replace('"YY"', '"ZZ"'))
    assert load_table(path, folder=tmp_path / "cache").entries[1]["country"] == "ZZ"


@pytest.mark.parametrize("damage", [lambda text: "", lambda text: text[:-9], lambda text: text.replace("Hill", "Dale"), lambda text: "\x00" + text])
def test_a_damaged_cache_is_made_again(tmp_path: Path, damage) -> None:
    path = write(tmp_path, OUTLETS)
    load_table(path, folder=tmp_path / "cache")
    (kept,) = (tmp_path / "cache").iterdir()
    kept.write_text(damage(kept.read_text(encoding="utf-8")), encoding="utf-8")
    assert load_table(path, folder=tmp_path / "cache").entries[1]["names"] == "The Hill Post"
