"""`--changed-since`: the articles that a change touched, and of their findings those that stand on a line that it touched."""

import os
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from sayso.checker.spool import collected
from sayso.cli.git import ALL, Hunk, Repository, repository
from sayso.cli.runs import Run
from sayso.finding import Diagnostic, DocumentReport, Failure, Report
from sayso.sourcemap import Position

_OTHER_LINES = re.compile(rb"\r(?!\n)|\0")  # ends of lines that git does not see, and files whose lines are not bytes that end in \n
_BLANK = b" \t\r"
_ENDLESS = 1 << 60


class Since(NamedTuple):
    """Hold a change: the lines that it touched, by absolute path of the file."""

    hunks: Mapping[str, Sequence[Hunk]]

    def of(self, path: str) -> Sequence[Hunk]:
        """Return what the change did to a file; a link is what it leads to, and another file once it leads elsewhere."""
        place = _place(path)
        if not os.path.islink(path):  # noqa: PTH114 - many files: no Path objects
            return self.hunks.get(place, ())
        return [ALL] if place in self.hunks else self.hunks.get(os.path.realpath(path), ())

    def only(self, report: Report) -> Report:
        """Return the report with the findings that the change touched."""
        documents = (self._only(document) for document in report.documents)
        return report._replace(documents=collected(document for document in documents if document.diagnostics or self.of(document.path)))

    def _only(self, document: DocumentReport) -> DocumentReport:
        if not document.diagnostics:
            return document
        hunks = self.of(document.path)
        touched = Touched(hunks, _content(document.path)) if hunks else None
        return document._replace(diagnostics=tuple(found for found in document.diagnostics if touched and touched.by(found)))


def since(run: Run, revision: str) -> tuple[Run, Since]:
    """Return the run over the files that changed alone, and the change. Raise `ConfigError` if git cannot tell it.

    A file belongs to the repository that it is in. In one within another, such as a submodule, the revision means nothing: its files are
    left out, and if the change touched it, that is a failure.
    """
    tops = _Tops()
    for path in run.paths:
        tops.of(path, named=True)
    files: dict[str, list[str]] = {}
    for path in run.files:
        files.setdefault(tops.of(path), []).append(path)
    hunks: dict[str, Sequence[Hunk]] = {}
    for top in sorted(tops.named):
        hunks.update(_hunks(Repository(top), revision, files.get(top, ())))
    change = Since(hunks)
    failures = [_apart(top) for top in sorted(files.keys() - tops.named) if top in hunks]
    kept = tuple(path for path in run.files if change.of(path))
    return run._replace(files=kept, paths=kept, failures=(*run.failures, *failures)), change


def _hunks(tree: Repository, revision: str, files: Iterable[str]) -> Iterator[tuple[str, Sequence[Hunk]]]:
    """Yield the absolute path of each file that changed, with its lines."""
    base = tree.base(revision)
    checked = {os.path.relpath(place, tree.top) for path in files for place in (_place(path), *_target(path))}
    untracked = tree.untracked()
    changes = tree.changes(base, [name for name in untracked if name in checked])
    other = tree.filtered([name for name in changes if name in checked])  # its lines in the repository are not those of the file
    for name, hunks in changes.items():
        yield os.path.join(tree.top, name), (ALL,) if name in other else hunks  # noqa: PTH118
    yield from ((os.path.join(tree.top, name.rstrip("/")), (ALL,)) for name in untracked if name.endswith("/"))  # noqa: PTH118


def _apart(top: str) -> Failure:
    return Failure("is a repository of its own (a submodule?): check it by itself, with a revision of its own", path=os.path.relpath(top))


class _Tops:
    """Find the top folder of the repository that a path is in: git is asked once for each, the rest is looked up."""

    __slots__ = ("_known", "named")

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self.named: set[str] = set()

    def of(self, path: str, *, named: bool = False) -> str:
        """Return the top; `named` repositories are those that the user means. Raise `ConfigError` if there is none."""
        place = _real(os.path.abspath(path if named and os.path.isdir(path) else _folder(path)))  # noqa: PTH100, PTH112
        below = []
        while place not in self._known:
            below.append(place)
            if os.path.lexists(os.path.join(place, ".git")) or place == os.path.dirname(place):  # noqa: PTH118, PTH120
                self._known[place] = repository(place, path).top
                break
            place = os.path.dirname(place)  # noqa: PTH120
        top = self._known[place]
        self._known.update(dict.fromkeys(below, top))
        if named:
            self.named.add(top)
        return top


def _content(path: str) -> bytes:
    """Return what stands in a file; something of unknown lines if it is gone meanwhile."""
    try:
        return Path(path).read_bytes()
    except OSError:
        return b"\0"


def _folder(path: str) -> str:
    return os.path.dirname(path) or os.curdir  # noqa: PTH120


def _place(path: str) -> str:
    """Return where a file is, the folders' links followed."""
    return os.path.join(_real(os.path.abspath(_folder(path))), os.path.basename(path))  # noqa: PTH100, PTH118, PTH119


def _target(path: str) -> Iterator[str]:
    if os.path.islink(path):  # noqa: PTH114
        yield os.path.realpath(path)


@lru_cache(maxsize=4096)
def _real(folder: str) -> str:
    """Return a folder without links; many files share it."""
    return os.path.realpath(folder)


class Touched:
    """Hold which lines of a file a change touched, in order."""

    __slots__ = ("_firsts", "_lasts")

    def __init__(self, hunks: Sequence[Hunk], content: bytes) -> None:
        stretches = [(1, _ENDLESS)] if _OTHER_LINES.search(content) else sorted(_stretches(hunks, content))
        self._firsts = [first for first, _ in stretches]
        self._lasts = [last for _, last in stretches]

    def between(self, first: int, last: int) -> bool:
        """Tell whether a line from `first` to `last` was touched."""
        index = bisect_right(self._firsts, last) - 1
        return index >= 0 and self._lasts[index] >= first

    def by(self, found: Diagnostic) -> bool:
        """Tell whether a finding, or a place it points to, stands on a line that was touched; the whole story stands on all of them."""
        if found.whole_story:
            return True
        places = [(found.start, found.end), *((each.start, each.end) for each in found.related)]
        return any(self.between(start.line, _last(start, end)) for start, end in places)


def _stretches(hunks: Iterable[Hunk], content: bytes) -> Iterator[tuple[int, int]]:
    """Yield first and last lines. Where lines were taken out, those around are touched if no blank line parts them."""
    lines: list[bytes] = []
    for first, number in hunks:
        if number:
            yield first, first + number - 1
            continue
        lines = lines or content.split(b"\n")
        if first and len(lines) > first and lines[first - 1].strip(_BLANK) and lines[first].strip(_BLANK):
            yield first, first + 1


def _last(start: Position, end: Position) -> int:
    """Return the last line of a stretch: its end is the place after it."""
    return end.line - 1 if end.column == 1 and end.line > start.line else end.line
