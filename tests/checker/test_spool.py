"""A sequence that lies on disk behaves as one in memory."""

import errno
import os
from pathlib import Path

import pytest

from sayso.checker import spool
from sayso.checker.spool import Spool, collected
from sayso.errors import ConfigError
from sayso.finding import DocumentReport, Report
from sayso.reporters.summary import summary


def document(number):
    return DocumentReport(f"{number}.md", "en", number, notices=("note",) * (number % 3))


@pytest.fixture
def many(monkeypatch):
    monkeypatch.setattr(spool, "MANY", 10)
    return collected(document(number) for number in range(200))


def test_few_stay_in_memory(monkeypatch):
    monkeypatch.setattr(spool, "MANY", 10)
    assert collected(document(number) for number in range(10)) == tuple(document(number) for number in range(10))
    assert isinstance(collected(document(number) for number in range(10)), tuple)


def test_many_do_not(many):
    assert isinstance(many, Spool)
    assert len(many) == 200
    assert list(many) == [document(number) for number in range(200)]


def test_it_is_gone_through_again_and_by_several_at_once(many):
    assert [first.path for first, _ in zip(many, many, strict=True)] == [second.path for _, second in zip(many, many, strict=True)]
    assert sum(each.words for each in many for _ in zip(many, range(2), strict=False)) == 2 * sum(range(200))


@pytest.mark.parametrize("index", [0, 7, 199, -1, -200])
def test_one_by_its_index(many, index):
    assert many[index] == document(range(200)[index])


@pytest.mark.parametrize("index", [200, -201])
def test_an_index_there_is_not(many, index):
    with pytest.raises(IndexError):
        many[index]


def test_slices_and_comparison(many):
    assert many[3:6] == tuple(map(document, range(3, 6)))
    assert many == tuple(map(document, range(200)))
    assert many != tuple(map(document, range(199)))
    assert many != tuple(map(document, range(1, 201)))
    assert Report(many) == Report(tuple(map(document, range(200))))


def test_summaries_do_not_notice(many):
    assert summary(Report(many)) == summary(Report(tuple(map(document, range(200)))))


def test_the_file_has_no_name(many, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    kept = collected(document(number) for number in range(50))
    assert isinstance(kept, Spool)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told(monkeypatch):
    monkeypatch.setattr(spool, "MANY", 1)
    monkeypatch.setattr(spool, "_opened", lambda: Path("/dev/full").open("w+b", buffering=0))  # noqa: SIM115 - the spool closes it
    with pytest.raises(ConfigError, match=f"{os.strerror(errno.ENOSPC)}; TMPDIR"):
        collected(map(document, range(5)))


def test_no_room_for_the_file_is_told(monkeypatch):
    def refuse(**_):
        raise OSError(errno.ENOENT, "No usable temporary directory found")

    monkeypatch.setattr(spool, "MANY", 1)
    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    with pytest.raises(ConfigError, match="No usable temporary directory"):
        collected(map(document, range(5)))
