"""A file that nobody has touched is not read again; whatever happens to it is noticed."""

import os
import time
from pathlib import Path

import pytest

from sayso.packs import seals
from sayso.packs.loader import load_pack
from sayso.packs.seals import seal
from sayso.packs.tables import load_table

TABLE = '[table]\ntitle = "x"\norigin = "our judgement"\n[[entry]]\nkey = "{}"\n'
RULE = 'id = "desk.rule"\nkind = "term"\nsummary = "{}"\nseverity = "warning"\norigin = "o"\nmessage = "Look: {{why}}"\nwhy = "x"\nterm = "regime"\n[[example]]\ntext = "The regime."\nflagged = ["regime"]\n[[example]]\ntext = "The state."\n'
PACK = 'name = "desk"\nversion = "1"\nlanguages = ["en"]\nlicence = "CC0-1.0"\n'


@pytest.fixture
def rested(monkeypatch):
    """Let every file count as one that has not changed for long."""
    monkeypatch.setattr(seals, "REST", -3600.0)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "t.toml"
    path.write_text(TABLE.format("aaa"))
    return path


def keys(path: Path) -> list[str]:
    return list(load_table(path, folder=path.parent / "cache").keys)


def test_what_has_changed_a_moment_ago_has_no_seal(table: Path, monkeypatch) -> None:
    assert seal(table) == ""
    monkeypatch.setattr(time, "time", lambda: table.stat().st_ctime + 3)
    assert str(table.stat().st_size) in seal(table).split()


def test_what_does_not_exist_has_no_seal(tmp_path: Path, rested) -> None:
    assert [seal(tmp_path / "gone.toml"), seal("\0")] == ["", ""]


def test_an_untouched_table_is_not_read_again(table: Path, rested, monkeypatch) -> None:
    keys(table)
    monkeypatch.setattr("sayso.packs.tables.read_bytes", lambda *_: pytest.fail("read again"))
    assert keys(table) == ["aaa"]


def test_a_table_of_the_same_length_and_time_is_read_again(table: Path, rested) -> None:
    keys(table)
    before = table.stat()
    time.sleep(0.02)
    table.write_text(TABLE.format("bbb"))
    os.utime(table, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert keys(table) == ["bbb"]


def test_a_table_that_was_only_touched_is_sealed_anew(table: Path, rested, monkeypatch) -> None:
    keys(table)
    os.utime(table, ns=(1, 1))
    keys(table)
    monkeypatch.setattr("sayso.packs.tables.read_bytes", lambda *_: pytest.fail("read again"))
    assert keys(table) == ["aaa"]


@pytest.mark.parametrize("touched", [False, True])
def test_an_untouched_pack_is_not_read_again(tmp_path: Path, rested, monkeypatch, touched: bool) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "pack.toml").write_text(PACK)
    (folder / "rule.toml").write_text(RULE.format("one"))

    def summary() -> str:
        return load_pack(folder, cache_folder=tmp_path / "cache").rules[0].meta.summary

    summary()
    if touched:
        os.utime(folder / "rule.toml", ns=(1, 1))
        summary()
    with monkeypatch.context() as context:
        context.setattr("sayso.packs.loader.read_bytes", lambda *_: pytest.fail("read again"))
        assert summary() == "one"
    time.sleep(0.02)
    (folder / "rule.toml").write_text(RULE.format("two"))
    assert summary() == "two"
