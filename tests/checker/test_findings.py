"""The file of findings: private, bounded, right whatever has happened to it, and shared by runs."""

import os
import sqlite3
import stat
import subprocess
import sys
import time

import pytest

from sayso.checker import findings
from sayso.checker.findings import FILE_NAME, MEGABYTE, Findings, packed, unpacked

KEY, OTHER, MARK = b"k" * 16, b"o" * 16, b"m" * 16


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "caches" / "findings"


def opened(folder, limit=MEGABYTE):
    return Findings(folder, limit)


def stored(folder, **entries):
    kept = opened(folder)
    for name, content in entries.items():
        kept.put(name.encode(), MARK, content)
    kept.close()


def test_what_is_put_is_had_by_the_next_run(folder):
    stored(folder, a=b"one", b=b"")
    kept = opened(folder)
    assert [kept.get(key) for key in (b"a", b"b", b"c")] == [b"one", b"", None]
    kept.close()


def test_nobody_else_can_read_it(folder):
    old = os.umask(0)
    try:
        kept = opened(folder)
        kept.put(KEY, MARK, b"secret")
        kept.flush()
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
        kept.close()
    finally:
        os.umask(old)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert len(modes) == 3  # with the log and its index
    assert set(modes.values()) == {0o600}


def test_what_was_open_to_others_is_closed(folder):
    stored(folder, a=b"one")
    folder.chmod(0o755)
    (folder / FILE_NAME).chmod(0o644)
    stored(folder, b=b"two")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / FILE_NAME).stat().st_mode) == 0o600


def test_a_link_to_elsewhere_is_not_followed(folder, tmp_path):
    folder.mkdir(parents=True)
    (folder / FILE_NAME).symlink_to(tmp_path / "elsewhere")
    stored(folder, a=b"one")
    assert not (tmp_path / "elsewhere").exists()


DAMAGES = {
    "nothing": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("not a database, but long enough to be one " * 100),
    "half": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "noise": lambda path: path.write_bytes(path.read_bytes()[:100] + bytes(range(256)) * 40),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
    "another table": lambda path: (path.unlink(), sqlite3.connect(path).execute("CREATE TABLE finding (x)").connection.close()),
    "gone": lambda path: path.unlink(),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_file_only_costs_time(folder, damage):
    stored(folder, **{f"key{number}": os.urandom(500) for number in range(60)})
    damage(folder / FILE_NAME)
    kept = opened(folder)
    assert kept.get(b"other") is None
    kept.put(b"other", MARK, b"new")
    kept.close()
    assert opened(folder).get(b"other") in (None, b"new")


@pytest.mark.parametrize("name", ["text", "nothing", "gone", "half"])
def test_and_is_made_anew(folder, name):
    stored(folder, **{f"key{number}": os.urandom(500) for number in range(60)})
    DAMAGES[name](folder / FILE_NAME)
    for _ in range(2):  # the first may find out and delete it
        kept = opened(folder)
        for number in range(60):
            kept.get(f"key{number}".encode())
        kept.put(b"a", MARK, b"again")
        kept.close()
    kept = opened(folder)
    assert kept.get(b"a") == b"again"
    kept.close()


@pytest.mark.parametrize(
    "data", [b"", b"x", packed(OTHER, b"content"), packed(KEY, b"content")[:-1], packed(KEY, b"content") + b"x", "text", 3, None]
)
def test_an_entry_that_is_not_as_it_was_stored_is_none(data):
    assert unpacked(KEY, packed(KEY, b"content")) == b"content"
    assert unpacked(KEY, data) is None


def test_it_does_not_grow_beyond_its_limit_and_the_least_recently_used_go(folder, monkeypatch):
    monkeypatch.setattr(findings, "_LONGEST", 0.5)
    for day in range(6):
        kept = opened(folder, limit=100_000)
        kept._today += day - 6
        for number in range(20):
            kept.put(f"{day}-{number}".encode(), MARK, os.urandom(1000))
        if day:
            assert kept.get(b"0-0") is not None  # used every day
        kept.close()
    assert sum(path.stat().st_size for path in folder.iterdir()) <= 110_000
    kept = opened(folder)
    assert kept.get(b"5-19") is not None
    assert kept.get(b"0-0") is not None
    assert kept.get(b"0-1") is None
    kept.close()


def test_it_is_kept_small_during_a_long_run(folder, monkeypatch):
    monkeypatch.setattr(findings, "_BATCHES", 2)
    monkeypatch.setattr(findings, "_LONGEST", 0.5)
    kept = opened(folder, limit=200_000)
    for number in range(2_000):
        kept.put(str(number).encode(), MARK, os.urandom(500))
    assert (folder / FILE_NAME).stat().st_size < 500_000
    kept.close()


def test_what_nobody_used_for_a_month_goes(folder):
    stored(folder, a=b"one")
    kept = opened(folder)
    kept._today += 31
    kept.put(b"b", MARK, b"two")
    kept.close()
    kept = opened(folder)
    assert [kept.get(b"a"), kept.get(b"b")] == [None, b"two"]
    kept.close()


def test_an_entry_too_long_is_not_kept(folder):
    stored(folder, a=os.urandom(MEGABYTE))
    assert opened(folder).get(b"a") is None


def test_entries_are_forgotten_by_their_mark(folder):
    kept = opened(folder)
    kept.put(b"a", MARK, b"one")
    kept.flush()
    kept.put(b"b", MARK, b"two")
    kept.put(b"c", OTHER, b"three")
    kept.forget(MARK)
    kept.close()
    kept = opened(folder)
    assert [kept.get(key) for key in (b"a", b"b", b"c")] == [None, None, b"three"]
    kept.close()


def test_another_run_that_writes_for_long_is_not_waited_for(folder, monkeypatch):
    monkeypatch.setattr(findings, "_WAIT", 0.05)
    stored(folder, a=b"one")
    other = sqlite3.connect(folder / FILE_NAME, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    kept = opened(folder)
    begun = time.monotonic()
    kept.put(b"b", MARK, b"two")
    kept.flush()
    assert time.monotonic() - begun < 3
    assert kept.get(b"a") == b"one"  # reading goes on
    other.execute("ROLLBACK")
    other.close()
    kept.put(b"c", MARK, b"three")
    kept.close()
    kept = opened(folder)
    assert kept.get(b"c") == b"three"
    kept.close()


@pytest.mark.parametrize("where", ["a file instead of the folder", "no SQLite"])
def test_where_it_cannot_be_nothing_is_kept(tmp_path, monkeypatch, where):
    if where == "no SQLite":
        monkeypatch.setitem(sys.modules, "sqlite3", None)
    else:
        (tmp_path / "caches").write_text("")
    kept = opened(tmp_path / "caches" / "findings")
    kept.put(KEY, MARK, b"one")
    assert kept.get(KEY) is None
    kept.close()


WRITER = """
import sys
from pathlib import Path
from sayso.checker.findings import Findings
kept = Findings(Path(sys.argv[1]), 10_000_000)
for number in range(1000):
    kept.put(f"{sys.argv[2]}-{number}".encode(), b"mark", (sys.argv[2] * 200).encode())
    assert kept.get(b"shared") in (None, b"content"), "wrong"
    if sys.argv[3] == "die" and number == 550:
        import os, signal
        os.kill(os.getpid(), signal.SIGKILL)
    if number % 50 == 0:
        kept.put(b"shared", b"mark", b"content")
        kept.flush()
kept.close()
"""


def test_runs_that_write_at_once_and_one_that_is_killed(folder):
    runs = [subprocess.Popen([sys.executable, "-c", WRITER, str(folder), name, how]) for name, how in (("a", "live"), ("b", "die"), ("c", "live"))]
    assert [run.wait(60) for run in runs] == [0, -9, 0]
    kept = opened(folder)
    assert kept.get(b"a-999") == b"a" * 200
    assert kept.get(b"b-500") == b"b" * 200
    assert kept.get(b"c-999") == b"c" * 200
    assert kept.get(b"shared") == b"content"
    kept.close()
    assert sqlite3.connect(folder / FILE_NAME).execute("PRAGMA integrity_check").fetchone() == ("ok",)
