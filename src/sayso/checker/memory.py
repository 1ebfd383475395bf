"""What a run remembers of earlier ones: the report on an article that has not changed, under rules and settings that have not changed."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sayso.checker import marks
from sayso.checker.codec import decode, encode
from sayso.checker.findings import MEGABYTE, Findings
from sayso.errors import SaysoError
from sayso.finding import DocumentReport
from sayso.store import blake2b, default_folder, digest

if TYPE_CHECKING:
    from sayso.checker.core import Checker
    from sayso.engine import Engine


class Memory:
    """Recall reports of earlier runs, and keep those of this one."""

    __slots__ = ("_checker", "_code", "_findings", "_marks", "_whole_path")

    def __init__(self, checker: "Checker", code: bytes, findings: Findings) -> None:
        self._checker = checker
        self._code = code
        self._findings = findings
        self._marks: dict[int, tuple[Engine, bytes]] = {}
        self._whole_path = bool(checker.registry.foreign)

    def recall(self, path: str) -> DocumentReport | None:
        """Return the report on a file, if it was checked before just as it would be now."""
        try:
            mark = self._mark(path)
            data = self._checker.content(path) if mark else b""
            if not mark or len(data) > self._checker.settings(path).max_bytes:
                return None
            name = digest(data)
            kept = self._findings.get(self._key(mark, path, name))
            if kept is None:
                return None
            report = decode(kept)._replace(path=path, digest=name)
            return self._checker.kept(report, self._checker.article(data, path)) if self._checker.keep_source else report
        except (SaysoError, ValueError):
            return None  # told when it is checked

    def keep(self, report: Any) -> None:
        """Keep a report for later runs, unless something failed: that may be better next time."""
        if not isinstance(report, DocumentReport) or report.failures or not report.digest:
            return
        mark = self._mark(report.path)
        if not mark:
            return
        try:
            content = encode(report._replace(path="", source="", digest="", passages=()))
        except (TypeError, ValueError, RecursionError):  # a stranger's rule may have put anything into a message
            return
        self._findings.put(self._key(mark, report.path, report.digest), mark, content)

    def close(self) -> None:
        """Write what is still to be written; if code or data changed while they were in use, nobody knows what was found by which."""
        if self._marks and self._findings.written and marks.of_code() != self._code:
            for _, mark in self._marks.values():
                self._findings.forget(mark)
        self._findings.close()

    def _mark(self, path: str) -> bytes:
        """Return the mark of the engine for a path, or nothing if its findings are not to be kept."""
        engine = self._checker.engine(path)
        known = self._marks.get(id(engine))
        if known is None:
            wanted = self._checker.settings(path).get("cache")
            known = self._marks[id(engine)] = engine, marks.of_engine(self._checker, engine, path, self._code) if wanted else b""
        return known[1]

    def _key(self, mark: bytes, path: str, name: str) -> bytes:
        """Return the key of a report. The file's name chooses the reader; a stranger's rule may look at all of its path."""
        shown = os.path.abspath(path) if self._whole_path else os.path.basename(path)  # noqa: PTH100, PTH119 - asked for every file
        return blake2b(mark + name.encode() + os.fsencode(shown), digest_size=16).digest()


@contextmanager
def remembering(checker: "Checker", files: Sequence[str]) -> Iterator[Memory | None]:
    """Yield the memory for a run over these files, or None if what they depend on cannot be told."""
    memory = _memory(checker, files)
    try:
        yield memory
    finally:
        if memory is not None:
            memory.close()


def _memory(checker: "Checker", files: Sequence[str]) -> Memory | None:
    registry = checker.registry
    code = b"" if registry.failures else marks.of_code()
    if not code:
        return None
    try:
        limit = checker.settings(files[0]).get("cache-megabytes") * MEGABYTE
    except SaysoError:
        return None  # told when the file is checked
    return Memory(checker, code, Findings(default_folder().parent / "findings", limit))
