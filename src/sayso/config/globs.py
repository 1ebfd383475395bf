"""Path globs of configuration: relative to the file that holds them, whatever the folder sayso is started in."""

import os
import re
from functools import cache

_TOKEN = re.compile(r"\*\*/|\*\*|\*|\?|\[[!^]?[^\]/]+\]|.", re.DOTALL)
_PARTS = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def matches(path: str, folder: str, glob: str) -> bool:
    """Tell whether a path, absolute as `folder` is, or a folder above it, fits a glob relative to `folder`.

    As in `.gitignore`: a glob without a slash fits a name at any depth, one with a slash is counted from `folder`; both take in what lies
    below. `**` stands for any number of folders.
    """
    relative = os.path.relpath(path, folder).replace(os.sep, "/")
    if relative == ".." or relative.startswith("../"):
        return False
    return pattern(glob).fullmatch(relative) is not None


@cache
def pattern(glob: str) -> re.Pattern[str]:
    """Return the regular expression for a glob over paths with `/` between names."""
    bare = glob.removeprefix("./").strip("/")
    anchored = "/" in bare or glob.startswith("/")
    body = "".join(_PARTS.get(token) or _literal(token) for token in _TOKEN.findall(bare))
    return re.compile(("" if anchored else "(?:.*/)?") + body + "(?:/.*)?", re.DOTALL)


def _literal(token: str) -> str:
    if len(token) < 2:
        return re.escape(token)
    inside = token[1:-1]
    negated = inside[0] in "!^"
    return "[" + ("^" if negated else "") + re.escape(inside[negated:]).replace(r"\-", "-") + "]"
