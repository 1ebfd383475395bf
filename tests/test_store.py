"""Files kept between runs: right whatever has happened to them, and where the system keeps such things."""

import os
import sys
import tomllib
from pathlib import Path

import pytest

from sayso import store

WORDS = '[group]\nwords = ["harbour", "pièr"]\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(store, "default_folder", lambda: tmp_path / "cache")
    made = tmp_path / "data"
    made.mkdir()
    (made / "words.toml").write_text(WORDS, encoding="utf-8")
    return made


def kept(folder: Path) -> Path:
    (found,) = (folder.parent / "cache").glob("tables-*.json")
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="the one line is for Linux")
@pytest.mark.parametrize("caches", [None, "", " ", "/somewhere/else"])
def test_the_folder_is_where_platformdirs_says(monkeypatch: pytest.MonkeyPatch, caches: str | None) -> None:
    from platformdirs import user_cache_path

    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    if caches is not None:
        monkeypatch.setenv("XDG_CACHE_HOME", caches)
    assert store.default_folder() == user_cache_path("sayso", appauthor=False) / "packs"


def test_tables_are_the_same_from_toml_and_from_the_cache(folder: Path) -> None:
    first, second = store.tables(folder), store.tables(folder)
    assert first == second == {"words": tomllib.loads(WORDS)}


def test_the_cache_is_read(folder: Path) -> None:
    store.tables(folder)
    kept(folder).write_text(kept(folder).read_text(encoding="utf-8").replace("harbour", "arbour"), encoding="utf-8")
    assert store.tables(folder)["words"]["group"]["words"] == ["arbour", "pièr"]


def test_a_changed_file_is_read_again(folder: Path) -> None:
    store.tables(folder)
    (folder / "words.toml").write_text(WORDS.replace("harbour", "arbours"), encoding="utf-8")
    os.utime(folder / "words.toml", (1, 1))
    (folder / "more.toml").write_text(WORDS, encoding="utf-8")
    assert store.tables(folder)["words"]["group"]["words"] == ["arbours", "pièr"]
    assert set(store.tables(folder)) == {"words", "more"}


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"stamp": 3}', "\x00", "[" * 100_000])
def test_a_damaged_cache_is_made_again(folder: Path, damage: str) -> None:
    store.tables(folder)
    whole = kept(folder).read_bytes()
    kept(folder).write_text(damage, encoding="utf-8")
    assert store.tables(folder) == {"words": tomllib.loads(WORDS)}
    assert kept(folder).read_bytes() == whole


def test_a_cache_that_cannot_be_written_costs_nothing(folder: Path) -> None:
    (folder.parent / "cache").write_text("a file where the folder should be", encoding="utf-8")
    assert store.tables(folder) == {"words": tomllib.loads(WORDS)}


def test_the_least_recently_used_go_when_there_are_too_many(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MOST_FILES", 10)
    place = folder.parent / "cache"
    place.mkdir()
    for name in ("notes.txt", "tables-short.json", "mine-0123456789abcdeX.json", "0123456789abcdef"):
        (place / name).write_text("not ours")
        os.utime(place / name, (1, 1))
    (place / ".new-left").write_text("half")
    os.utime(place / ".new-left", (2, 2))
    for number in range(14):
        path = place / f"pack-{number:016x}.json"
        store.write(path, "{}")
        os.utime(path, (1_000 + number, 1_000 + number))
        if number == 0:
            os.utime(path, (9_000, 1_000))  # made first, and read since
    left = {path.name for path in place.iterdir()}
    assert {"notes.txt", "tables-short.json", "mine-0123456789abcdeX.json", "0123456789abcdef"} <= left
    ours = sorted(int(name[5:21], 16) for name in left if name.startswith("pack-"))
    assert ".new-left" not in left
    assert len(ours) <= 10
    assert ours == [0, *range(15 - len(ours), 14)]


def test_so_they_do_when_they_are_too_large(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MOST_BYTES", 5_000)
    place = folder.parent / "cache"
    for number in range(20):
        store.write(place / f"pack-{number:016x}.json", "x" * 900)
        os.utime(place / f"pack-{number:016x}.json", (1_000 + number, 1_000 + number))
    assert sum(path.stat().st_size for path in place.iterdir()) <= 5_000
    assert (place / f"pack-{19:016x}.json").exists()
