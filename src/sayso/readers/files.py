"""Read one file: refuse what is too large, decode it, and hand it to the reader that its suffix calls for."""

import os
from collections.abc import Sequence
from pathlib import Path

from sayso.article import Article
from sayso.errors import InputError
from sayso.readers.base import ReadContext, Reader
from sayso.readers.decode import decode

MAX_BYTES = 2_000_000  # contract: `max-bytes`


def _plain(source: str, context: ReadContext) -> Article:
    from sayso.readers import plain

    return plain.read(source, context)


def _markdown(source: str, context: ReadContext) -> Article:
    from sayso.readers import markdown

    return markdown.read(source, context)


def _html(source: str, context: ReadContext) -> Article:
    from sayso.readers import html

    return html.read(source, context)


def _html_charset(data: bytes) -> str:
    from sayso.readers import html

    return html.charset(data)


# The bundled readers; plugins add to this table. The first also takes what has no suffix that is known: standard input, `story`.
READERS: tuple[Reader, ...] = (
    Reader("plain", (".txt", ".text"), _plain),
    Reader("markdown", (".md", ".markdown", ".mdown", ".mkd"), _markdown),
    Reader("html", (".html", ".htm", ".xhtml"), _html, _html_charset),
)


def suffixes(readers: Sequence[Reader] = READERS) -> frozenset[str]:
    """Return every suffix some reader answers to."""
    return frozenset(suffix for reader in readers for suffix in reader.suffixes)


def reader_for(name: str, readers: Sequence[Reader] = READERS) -> Reader:
    """Return the reader for a file's name: that of the longest suffix it ends in, else the first (plain text)."""
    lower = name.lower()
    fitting = [(len(suffix), reader) for reader in readers for suffix in reader.suffixes if lower.endswith(suffix)]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else readers[0]


def read_bytes(data: bytes, *, name: str, encoding: str | None = None, readers: Sequence[Reader] = READERS, max_bytes: int = MAX_BYTES) -> Article:
    """Return the article in `data`, a file called `name`.

    Raise `InputError`, naming file and line, for what is no text, not decodable, broken, or longer than `max_bytes`.
    """
    if len(data) > max_bytes:
        raise _too_large(name, max_bytes)
    reader = reader_for(name, readers)
    declared = reader.declared_encoding(data) if reader.declared_encoding else ""
    source = decode(data, name=name, encoding=encoding, declared=declared)
    return reader.read(source, ReadContext(path=name))


def read_file(
    path: str | os.PathLike[str], *, encoding: str | None = None, readers: Sequence[Reader] = READERS, max_bytes: int = MAX_BYTES
) -> Article:
    """Return the article in the file at `path`. Raise `InputError`."""
    return read_bytes(content(path, max_bytes), name=os.fspath(path), encoding=encoding, readers=readers, max_bytes=max_bytes)


def content(path: str | os.PathLike[str], max_bytes: int = MAX_BYTES) -> bytes:
    """Return what the file at `path` holds; of a file over `max_bytes` no more than that is ever read. Raise `InputError`."""
    name = os.fspath(path)
    try:
        with Path(name).open("rb") as file:
            size = os.fstat(file.fileno()).st_size  # 0 for what is no file; to ask for more than there is would take the memory for it
            return file.read(min(size or max_bytes, max_bytes) + 1)
    except FileNotFoundError:
        raise InputError("does not exist; check the path", path=name) from None
    except IsADirectoryError:
        raise InputError("is a folder, not a file", path=name) from None
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be read ({getattr(error, 'strerror', None) or error}); check its permissions", path=name) from None


def _too_large(name: str, max_bytes: int) -> InputError:
    return InputError(f"is larger than {max_bytes:,} bytes; split it, or raise max-bytes", path=name)
