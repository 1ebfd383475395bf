"""Tell from a file's number, size and times that it is the one that was read before, without reading it again."""

import os
import time

REST = 2.0
"""Seconds since its last change after which a file's seal is believed: within the grain of a clock it may change twice, and no time tells."""


def seal(path: str | os.PathLike[str]) -> str:
    """Return the seal of a file, or nothing if there is none, or it changed so lately that its seal would be worth nothing.

    Take it before the file is read: what changes in between then breaks it. The time of the last change of the entry (`ctime`) is part of
    it, for copying and unpacking set the other one to what they like.
    """
    try:
        status = os.stat(path)  # noqa: PTH116 - asked of every file of every pack at every start
    except (OSError, ValueError):
        return ""
    if time.time() - max(status.st_mtime, status.st_ctime) < REST:
        return ""
    return f"{status.st_ino} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}"
