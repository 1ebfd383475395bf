"""Find the articles below what a user named: sorted, lazily, and never outside of it."""

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from sayso.errors import InputError
from sayso.readers.files import suffixes as known_suffixes

_GLOB = re.compile(r"\*\*/|\*\*|\*|\?|\[!?[^\]/]+\]|.", re.DOTALL)
_GLOB_PARTS = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


class _Wanted(NamedTuple):
    """Hold what to take in a folder, what to leave out, and whom to tell of what cannot be read."""

    endings: tuple[str, ...]
    exclude: Sequence[str] | Callable[[str], bool]
    report: Callable[[InputError], None]


def discover(
    paths: Iterable[str | os.PathLike[str]],
    *,
    suffixes: Collection[str] | None = None,
    exclude: Sequence[str] | Callable[[str], bool] = (),
    on_error: Callable[[InputError], None] | None = None,
) -> Iterator[str]:
    """Yield the path of every article, once: files as named, folders walked in sorted order.

    In a folder only files with one of `suffixes` count; hidden names, symbolic links and what `exclude` holds are left out (its globs
    are matched against the path below the folder; one without a slash against any name in it; or a function decides by the full path).
    A file that was named is always taken. A missing path, a folder that cannot be listed and one without an article are an
    `InputError`: raised, or passed to `on_error` so that all other files are still found.
    """
    wanted = _Wanted(tuple(sorted(known_suffixes() if suffixes is None else suffixes)), exclude, on_error or _raise)
    given = [os.fspath(path) for path in paths]
    if len(given) == 1:  # nothing comes twice, since no link is followed, and there may be very many
        yield from _below(given[0], wanted)
        return
    seen: set[str] = set()
    for path in given:
        real, length = "", len(path.rstrip(os.sep))
        for found in _below(path, wanted):
            real = real or os.path.realpath(path)
            key = real if found == path else os.path.join(real, found[length:].lstrip(os.sep))  # noqa: PTH118 - many files
            if key not in seen:
                seen.add(key)
                yield found


def _raise(error: InputError) -> None:
    raise error


def _below(path: str, wanted: _Wanted) -> Iterator[str]:
    try:
        is_folder, exists = Path(path).is_dir(), Path(path).exists()
    except (OSError, ValueError) as error:
        wanted.report(InputError(f"cannot be read ({error})", path=path))
        return
    if not exists:
        wanted.report(InputError("does not exist; check the path", path=path))
    elif is_folder:
        yield from _in_folder(path, wanted)
    else:
        yield path


def _in_folder(folder: str, wanted: _Wanted) -> Iterator[str]:
    found = False
    for path in _walk(folder, wanted):
        found = True
        yield path
    if not found:
        wanted.report(InputError(f"holds no article: no file in it ends in {', '.join(wanted.endings)}, or all are excluded", path=folder))


def _walk(root: str, wanted: _Wanted) -> Iterator[str]:
    """Yield files depth first, without recursion; a folder is listed only when it is reached."""
    waiting = [("", True)]
    while waiting:
        relative, is_folder = waiting.pop()
        path = _joined(root, relative)
        if is_folder:
            waiting.extend(reversed(_entries(path, relative, root, wanted)))
        else:
            yield path


def _entries(folder: str, relative: str, root: str, wanted: _Wanted) -> list[tuple[str, bool]]:
    """Return the path below `root` of each entry that is wanted, and whether it is a folder."""
    try:
        with os.scandir(folder) as entries:
            named = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries if _counts(entry, wanted.endings))
    except OSError as error:
        wanted.report(InputError(f"cannot be listed ({error.strerror}); check its permissions", path=folder))
        return []
    below = [(_joined(relative, name), is_folder) for name, is_folder in named]
    return [entry for entry in below if not _excluded(entry[0], root, wanted.exclude)]


def _joined(folder: str, name: str) -> str:
    return os.path.join(folder, name) if folder and name else folder or name  # noqa: PTH118 - keeps the path as the user wrote it


def _counts(entry: "os.DirEntry[str]", endings: tuple[str, ...]) -> bool:
    if entry.name.startswith("."):
        return False
    if entry.is_dir(follow_symlinks=False):
        return True
    return entry.is_file(follow_symlinks=False) and entry.name.lower().endswith(endings)


def _excluded(relative: str, root: str, exclude: Sequence[str] | Callable[[str], bool]) -> bool:
    if callable(exclude):
        return exclude(_joined(root, relative))
    inside = relative.replace(os.sep, "/")
    name = inside.rpartition("/")[2]
    return any(_pattern(glob).fullmatch(inside if "/" in glob.rstrip("/") else name) is not None for glob in exclude)


@cache
def _pattern(glob: str) -> re.Pattern[str]:
    parts = _GLOB.findall(glob.removeprefix("./").strip("/"))
    return re.compile("".join(_GLOB_PARTS.get(part) or _literal(part) for part in parts), re.DOTALL)


def _literal(part: str) -> str:
    if len(part) == 1:
        return re.escape(part)
    return "[" + ("^" if part[1] == "!" else "") + re.escape(part[1:-1].removeprefix("!")).replace(r"\-", "-") + "]"
