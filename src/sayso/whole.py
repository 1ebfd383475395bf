"""Write files whole or not at all: whoever looks sees the old content or the new one, and an interruption leaves the old one."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

_STREAMS = ("/dev/", "/proc/")
_SHOWN = 80  # letters of a name kept in that of the file beside it: names have a limit


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Yield a file that takes the place of the one at `path` once the block is done; if it fails, nothing has happened.

    Links stay links, permissions and owner are kept. What is no file (a device, a pipe), and what stands in a folder that takes no new
    file, is written straight. Raise `OSError` if that cannot be done, also for a file that is read-only: to replace it would be a way around that.
    """
    status = _status(path)
    if status and (not stat.S_ISREG(status.st_mode) or str(path).startswith(_STREAMS)):
        with path.open("wb") as out:
            yield out
        return
    target = Path(os.path.realpath(path))
    if status and not (status.st_mode & 0o222 and os.access(target, os.W_OK)):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    beside = target.with_name(f".{target.name[:_SHOWN]}.sayso-{os.getpid()}")
    try:
        beside.unlink(missing_ok=True)  # of a process of this number that was killed
        out = beside.open("xb")
    except PermissionError:
        if not status:
            raise
        with target.open("wb") as out:
            yield out
        return
    try:
        with out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        _like(beside, status)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _like(path: Path, status: os.stat_result | None) -> None:
    """Give a file the owner and the permissions of the one it replaces."""
    if status is None:
        return
    if hasattr(os, "chown"):
        with suppress(PermissionError):
            os.chown(path, status.st_uid, status.st_gid)
    path.chmod(stat.S_IMODE(status.st_mode))
