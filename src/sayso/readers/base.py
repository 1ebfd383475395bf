"""What a reader is: a name, the suffixes it answers to, and a function from a decoded file to an article."""

import re
from collections.abc import Callable
from typing import NamedTuple

from sayso.article import Article
from sayso.errors import InputError
from sayso.sourcemap import LINE_END

MOST_BLOCKS = 50_000
"""Paragraphs, items, cells an article may have, and lines with text a plain one: books have fewer, and so the time for a file is bounded."""

_LINE = re.compile(r"[^\S\r\n]*\S[^\r\n]*")


class ReadContext(NamedTuple):
    """Hold what a reader is told beside the text: `path` is the file's name as findings report it."""

    path: str = ""


class Reader(NamedTuple):
    """Turn files with one of `suffixes` (lower case, with the dot) into articles.

    `read` takes the decoded file and returns an article whose `source` is that text and whose `source_map` leads into it. It raises
    nothing but `InputError`. `declared_encoding` reads the name of an encoding from the first bytes of a file, if the format has one.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[str, ReadContext], Article]
    declared_encoding: Callable[[bytes], str] | None = None


def refuse_endless(source: str, path: str) -> None:
    """Raise `InputError` for a text with more lines than an article may have blocks; blank lines do not count."""
    if source.count("\n") + source.count("\r") > MOST_BLOCKS and sum(1 for _ in _LINE.finditer(source)) > MOST_BLOCKS:
        raise InputError(f"has more than {MOST_BLOCKS:,} lines; split it", path=path or None)


def broken(message: str, source: str, offset: int, path: str) -> InputError:
    """Return the error for a file that is broken at `offset` (code points of `source`)."""
    line = 1 + sum(1 for _ in LINE_END.finditer(source, 0, max(offset, 0)))
    return InputError(message, path=path or None, line=line)
