"""What git says of a working tree: which lines of which files differ from a commit.

git is run with a list of arguments, never by a shell, and told everything that a user's configuration could have otherwise: colours,
prefixes, tools of their own. Formats: https://git-scm.com/docs/diff-format, git-diff(1), git-ls-files(1).
"""

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import NamedTuple

from sayso.errors import ConfigError

_ALWAYS = ("--no-pager", "-c", "core.quotePath=false", "-c", "core.fsmonitor=false")
_DIFF = (
    *("diff", "--no-color", "--no-ext-diff", "--no-textconv", "--text", "--unified=0", "--inter-hunk-context=0", "--find-renames", "--no-relative"),
    *("--src-prefix=a/", "--dst-prefix=b/", "--ignore-submodules=none", "--submodule=short"),
)
_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS")
"""Variables that a hook finds set, and that would lead to another repository than the files', or to another output."""
_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb'\\([abfnrtv"\\]|[0-7]{3})')
_LETTERS = {b"a": b"\a", b"b": b"\b", b"f": b"\f", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"v": b"\v", b'"': b'"', b"\\": b"\\"}


class Hunk(NamedTuple):
    """Hold a stretch of new lines: the first (1-based) and how many; if none, lines were taken out after it."""

    first: int
    number: int


ALL = Hunk(1, 1 << 60)


class Repository(NamedTuple):
    """Hold a working tree: the absolute path of its top folder."""

    top: str

    def base(self, revision: str) -> str:
        """Return the commit where the checkout and a revision parted. Raise `ConfigError` if there is no such revision or commit."""
        if not revision.strip() or revision.startswith("-") or "\0" in revision:
            raise ConfigError(f"--changed-since: {revision!r} is no revision")
        commit = self._line("rev-parse", "--verify", "--quiet", "--end-of-options", revision)
        if not commit:
            raise ConfigError(f"--changed-since: there is no revision {revision!r} in {self.top}{self._hint()}")
        if not self._line("rev-parse", "--verify", "--quiet", "HEAD"):
            raise ConfigError(f"--changed-since: the checkout {self.top} is of no commit")
        base = self._line("merge-base", commit, "HEAD")
        if not base:
            raise ConfigError(f"--changed-since: {revision!r} and the checkout in {self.top} have no commit in common{self._hint()}")
        return base

    def _hint(self) -> str:
        shallow = self._line("rev-parse", "--is-shallow-repository") == "true"
        return "; the clone is shallow: fetch more of its history (fetch-depth: 0)" if shallow else ""

    def _line(self, *arguments: str) -> str:
        return os.fsdecode(_run(self.top, arguments, wrong=(1, 128)).strip())

    def untracked(self) -> list[str]:
        """Return the files that git neither tracks nor ignores, relative to the top; a folder that is a repository ends in a slash."""
        found = _run(self.top, ("ls-files", "--others", "--exclude-standard", "-z"))
        return [os.fsdecode(name) for name in found.split(b"\0") if name]

    def filtered(self, names: Iterable[str]) -> set[str]:
        """Return the files that are something else in the repository than on disk, such as those of Git LFS."""
        given = b"".join(os.fsencode(name) + b"\0" for name in names)
        fields = _run(self.top, ("check-attr", "-z", "--stdin", "filter"), given=given).split(b"\0") if given else []
        return {os.fsdecode(name) for name, value in zip(fields[0::3], fields[2::3], strict=False) if value not in (b"unspecified", b"unset")}

    def changes(self, base: str, untracked: Iterable[str] = ()) -> dict[str, list[Hunk]]:
        """Return the lines that differ from a commit, by file, relative to the top: what is committed since, what is not, and `untracked`."""
        found: dict[str, list[Hunk]] = {}
        with _index_with(self.top, list(untracked)) as (environment, left):
            found.update((name, [ALL]) for name in left)
            for name, hunk in _parsed(_lines(self.top, (*_DIFF, base, "--"), environment)):
                found.setdefault(os.fsdecode(name), []).append(hunk)
        return found


def repository(folder: str, path: str) -> Repository:
    """Return the working tree that a folder is in; `path` is what it is to be found for. Raise `ConfigError` if git finds or reads none."""
    try:
        top = os.fsdecode(_run(folder, ("rev-parse", "--show-toplevel")).removesuffix(b"\n"))
    except ConfigError as error:
        message = f"--changed-since: {path} is in no git repository" if "not a git repository" in error.message else error.message
        raise ConfigError(message) from None
    return Repository(os.path.realpath(top))


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    return {**kept, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_LITERAL_PATHSPECS": "1", "GIT_TERMINAL_PROMPT": "0"}


def _run(folder: str, arguments: Iterable[str], *, wrong: tuple[int, ...] = (), given: bytes = b"", more: Mapping[str, str] | None = None) -> bytes:
    """Return what git writes; nothing if it exits with one of `wrong`."""
    command = ["git", *_ALWAYS, "-C", folder, *arguments]
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=False, env={**_environment(), **(more or {})})  # noqa: S603 - no shell
    except OSError as error:
        raise _missing(error) from None
    if done.returncode in wrong:
        return b""
    if done.returncode:
        raise _failed(done.stderr)
    return done.stdout


def _lines(folder: str, arguments: Iterable[str], more: Mapping[str, str]) -> Iterator[bytes]:
    """Yield the lines that git writes, as it writes them."""
    command = ["git", *_ALWAYS, "-C", folder, *arguments]
    with TemporaryFile() as errors:
        try:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, env={**_environment(), **more})  # noqa: S603 - no shell
        except OSError as error:
            raise _missing(error) from None
        with process:
            try:
                yield from process.stdout or ()
            except BaseException:
                process.kill()
                raise
        if process.returncode:
            errors.seek(0)
            raise _failed(errors.read())


def _missing(error: OSError) -> ConfigError:
    return ConfigError(f"--changed-since needs git, and it cannot be run: {error.strerror}")


def _failed(said: bytes) -> ConfigError:
    first = said.decode("utf-8", "replace").strip().split("\n")[0]
    return ConfigError(f"--changed-since: git says {first or 'nothing, and fails'!r}")


@contextmanager
def _index_with(top: str, untracked: list[str]) -> Iterator[tuple[dict[str, str], list[str]]]:
    """Yield an environment in which git knows of the untracked files, so that it sees which of them were renamed, and those it cannot know.

    It is a copy of the index: the user's stays as it is.
    """
    if not untracked:
        yield {}, []
        return
    with TemporaryDirectory(prefix="sayso-") as folder:
        more = {"GIT_INDEX_FILE": os.path.join(folder, "index")}  # noqa: PTH118 - an environment holds texts
        try:
            index = Path(top, os.fsdecode(_run(top, ("rev-parse", "--git-path", "index")).removesuffix(b"\n")))
            if index.exists():
                Path(more["GIT_INDEX_FILE"]).write_bytes(index.read_bytes())
            names = b"\0".join(map(os.fsencode, untracked))
            _run(top, ("add", "--intent-to-add", "--pathspec-from-file=-", "--pathspec-file-nul"), given=names, more=more)
        except (ConfigError, OSError):  # a repository that may only be read: all of these files count as new
            yield {}, untracked
            return
        yield more, []


def _parsed(lines: Iterator[bytes]) -> Iterator[tuple[bytes, Hunk]]:
    """Yield file and stretch of each hunk of a patch without context."""
    name = b""
    for line in lines:
        if line.startswith(b"+++ "):
            name = _name(line[4:].rstrip(b"\r\n"))
        elif line.startswith(b"@@ ") and (found := _HUNK.match(line)):
            old, first, new = int(found[1] or 1), int(found[2]), int(found[3] or 1)
            for _ in range(old + new):  # what stands in a file may look like a header
                line = next(lines, b"")
                while line.startswith(b"\\"):
                    line = next(lines, b"")
            if name:
                yield name, Hunk(first, new)


def _name(text: bytes) -> bytes:
    """Return the name in a header, which a tab ends if there is a space in it; nothing for a file that is gone."""
    name = text.removesuffix(b"\t")
    if name.startswith(b'"'):
        name = _ESCAPE.sub(lambda match: _LETTERS.get(match[1]) or bytes([int(match[1], 8)]), name[1:-1])
    return b"" if name == b"/dev/null" else name.removeprefix(b"b/")
