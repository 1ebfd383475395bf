"""The findings of earlier runs, in one SQLite file of the user's cache folder. Whatever is wrong with it only costs time.

SQLite lets several runs read and write at once, and a run that is killed leaves it whole. Only the main process of a run opens it, for a
connection must not be carried through a fork. Findings quote the article, which may be embargoed: nobody else may read the folder.
"""

import os
import stat
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import time
from typing import TYPE_CHECKING, Any, TypeVar

from sayso.store import blake2b

if TYPE_CHECKING:
    from sqlite3 import Connection

MEGABYTE = 1_000_000
FILE_NAME = "findings.sqlite"
_DAYS = 30  # after which an entry that nobody used is deleted: the story may be, too
_BATCH = 100  # entries written at once, so that nobody else waits long
_BATCHES = 50  # after which the size is looked at within a run
_LEFT = 0.8  # share of the size allowed that is left when there was too much
_LONGEST = 0.02  # share of the size allowed that one entry may take
_WAIT = 0.5  # seconds to wait for another run that writes
_PATIENCE = 3  # times that is waited for in vain
_SUM = 8  # bytes
_FORMAT = 1
_MAKING = ("PRAGMA auto_vacuum=INCREMENTAL", "PRAGMA journal_mode=WAL")
_SCHEMA = (
    "DROP TABLE IF EXISTS finding",
    "CREATE TABLE finding (key BLOB PRIMARY KEY, mark BLOB NOT NULL, used INTEGER NOT NULL, data BLOB NOT NULL)",
    f"PRAGMA user_version={_FORMAT}",
)
_Result = TypeVar("_Result")


class Findings:
    """Hold entries under keys, at most `limit` bytes of them in `folder`; the least recently used go first.

    The `mark` of an entry groups those that depend on the same code and settings.
    """

    __slots__ = ("_batches", "_busy", "_connection", "_folder", "_limit", "_off", "_today", "_touched", "_waiting")

    def __init__(self, folder: Path, limit: int) -> None:
        self._folder = folder
        self._limit = limit
        self._connection: Connection | None = None
        self._off = False
        self._busy = 0
        self._today = int(time() // 86_400)
        self._waiting: list[tuple[bytes, bytes, int, bytes]] = []
        self._touched: list[tuple[int, bytes]] = []
        self._batches = 0

    def get(self, key: bytes) -> bytes | None:
        """Return what was put under a key, or None."""
        row: Any = self._try(lambda connection: connection.execute("SELECT data, used FROM finding WHERE key = ?", (key,)).fetchone())
        content = None if row is None else unpacked(key, row[0])
        if content is not None and row[1] != self._today:
            self._touched.append((self._today, key))
            if len(self._touched) >= _BATCH:
                self.flush()
        return content

    def put(self, key: bytes, mark: bytes, content: bytes) -> None:
        """Keep an entry; it is written with others, soon."""
        data = packed(key, content)
        if not self._off and len(data) <= self._limit * _LONGEST:
            self._waiting.append((key, mark, self._today, data))
            if len(self._waiting) >= _BATCH:
                self.flush()

    @property
    def written(self) -> bool:
        """Tell whether this run has put anything here."""
        return bool(self._batches or self._waiting)

    def flush(self) -> None:
        """Write what waits. If another run writes for long, it is lost."""
        rows, touched = self._waiting, self._touched
        self._waiting, self._touched = [], []
        if not rows and not touched:
            return
        self._write("INSERT OR REPLACE INTO finding VALUES (?, ?, ?, ?)", rows, "UPDATE finding SET used = ? WHERE key = ?", touched)
        self._batches += 1
        if self._batches % _BATCHES == 0:
            self._prune()

    def forget(self, mark: bytes) -> None:
        """Delete the entries with a mark."""
        self._waiting = [row for row in self._waiting if row[1] != mark]
        self._write("DELETE FROM finding WHERE mark = ?", [(mark,)])

    def close(self) -> None:
        """Write what waits, delete what is too old or too much, and let go of the file."""
        self.flush()
        if self._batches:
            self._prune()
        if self._connection is not None:
            self._try(lambda connection: connection.close())
        self._connection, self._off = None, True

    def _prune(self) -> None:
        self._write("DELETE FROM finding WHERE used < ?", [(self._today - _DAYS,)])
        for _ in range(3):  # rows that go do not empty their pages at once
            much = (self._try(_size) or 0) - self._limit
            if much <= 0:
                break
            oldest = self._try(partial(_oldest, much=much + int(self._limit * (1 - _LEFT))))
            self._write("DELETE FROM finding WHERE rowid = ?", oldest or [])
        self._try(lambda connection: connection.executescript("PRAGMA incremental_vacuum"))  # `execute` would free a single page

    def _write(self, *statements: Any) -> None:
        """Execute statements, each followed by the rows it is for, in one go."""

        def work(connection: "Connection") -> None:
            connection.execute("BEGIN IMMEDIATE")
            with connection:  # commits, or takes all of it back
                for statement, rows in zip(statements[::2], statements[1::2], strict=True):
                    connection.executemany(statement, rows)

        self._try(work)

    def _try(self, work: "Callable[[Connection], _Result]") -> _Result | None:
        """Return what is done with the file; if it fails, None, and unless another run was only busy the file is not used any more."""
        if self._off:
            return None
        try:
            from sqlite3 import DatabaseError

            self._connection = self._connection or _opened(self._folder)
        except (ImportError, OSError):
            self._off = True
            return None
        except Exception as error:  # SQLite's own: its names are not to be had if it cannot be imported
            self._failed(error)
            return None
        try:
            return work(self._connection)
        except DatabaseError as error:
            self._failed(error)
            return None

    def _failed(self, error: Exception) -> None:
        """Decide whether to go on: not if the disk is full or the file is none of SQLite's, which is deleted."""
        from sqlite3 import SQLITE_BUSY, SQLITE_CORRUPT, SQLITE_LOCKED, SQLITE_NOTADB

        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        self._busy += 1
        self._off = code not in (SQLITE_BUSY, SQLITE_LOCKED) or self._busy >= _PATIENCE
        if code in (SQLITE_CORRUPT, SQLITE_NOTADB):
            if self._connection is not None:
                self._connection.close()
            _delete(self._folder)


def packed(key: bytes, content: bytes) -> bytes:
    """Return an entry as it is stored: compressed, after a sum over key and content."""
    data = zlib.compress(content, 1)
    return _sum(key, data) + data


def unpacked(key: bytes, data: Any) -> bytes | None:
    """Return the content of a stored entry, or None if it is not what was stored under the key."""
    try:
        return zlib.decompress(data[_SUM:]) if data[:_SUM] == _sum(key, data[_SUM:]) else None
    except (zlib.error, TypeError):
        return None


def _sum(key: bytes, data: bytes) -> bytes:
    return blake2b(key + data, digest_size=_SUM).digest()


def _size(connection: "Connection") -> int:
    """Return the bytes in use."""
    pages, free, size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size"))
    return int((pages - free) * size)


def _oldest(connection: "Connection", much: int) -> list[tuple[int]]:
    """Return the rows, the least recently used first, that hold so many bytes."""
    found: list[tuple[int]] = []
    for row, length in connection.execute("SELECT rowid, length(data) FROM finding ORDER BY used, rowid"):
        if much <= 0:
            break
        much -= length
        found.append((row,))
    return found


def _opened(folder: Path) -> "Connection":
    from sqlite3 import connect

    connection = connect(_private(folder), timeout=_WAIT, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous=NORMAL")
        if not _made(connection):  # asked without a lock, so that a run that writes is not waited for
            _make(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _made(connection: "Connection") -> bool:
    return bool(connection.execute("PRAGMA user_version").fetchone()[0] == _FORMAT)


def _make(connection: "Connection") -> None:
    """Make the table, unless another run that starts now was quicker."""
    for statement in _MAKING:
        connection.execute(statement).fetchall()
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        for statement in () if _made(connection) else _SCHEMA:
            connection.execute(statement)


def _private(folder: Path) -> Path:
    """Return the path of the file, made if need be, that nobody else can read. Raise `OSError` if that cannot be had."""
    folder.mkdir(parents=True, mode=0o700, exist_ok=True)
    status = folder.lstat()
    if not stat.S_ISDIR(status.st_mode) or (hasattr(os, "getuid") and status.st_uid != os.getuid()):
        raise PermissionError("somebody else's folder")
    if stat.S_IMODE(status.st_mode) != 0o700:
        folder.chmod(0o700)
    path = folder / FILE_NAME
    os.close(os.open(path, os.O_CREAT | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o600))
    if stat.S_IMODE(path.stat().st_mode) != 0o600:
        path.chmod(0o600)
    return path


def _delete(folder: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        (folder / (FILE_NAME + suffix)).unlink(missing_ok=True)
