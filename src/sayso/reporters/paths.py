"""Names of files as other programs want them: with forward slashes, from the root of the repository."""

import os.path
from urllib.parse import quote

from sayso.reporters import Display

STDIN = "-"


def told(path: str, display: Display) -> str:
    """Return a path from the display's root, or in full if it lies elsewhere; a leading `./` goes."""
    if path == STDIN:
        return path
    full = os.path.normpath(os.path.join(display.folder, path))  # noqa: PTH118 - the file may not exist, and links stay as written
    root = os.path.join(display.root or display.folder, "")  # noqa: PTH118
    if root and not full.startswith(root) and os.path.isabs(full):  # noqa: PTH117
        real = os.path.realpath(full)  # a checkout may be named by a link
        full = real if real.startswith(root) else full
    return (os.path.relpath(full, root) if root and full.startswith(root) else full).replace(os.sep, "/")


def uri(path: str, display: Display) -> tuple[str, bool]:
    """Return a relative reference for a path, and whether it starts at the display's root; one from elsewhere starts at the file system's."""
    name = told(path, display)
    return quote(_bytes(name.lstrip("/")), safe="/"), not os.path.isabs(name)  # noqa: PTH117


def _bytes(name: str) -> bytes:
    try:
        return name.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # no name of a file
        return name.encode("utf-8", "replace")
