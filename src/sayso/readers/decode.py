"""Turn the bytes of a file into text: byte order mark, declared charset, the `encoding` setting, then UTF-8; nothing is guessed."""

import codecs
import re
from typing import NamedTuple

from sayso.errors import InputError

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "an RTF document"),
    (b"PK\x03\x04", "a ZIP archive (perhaps a DOCX or ODT)"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
)
# Codecs that are no character sets, or that can yield half characters.
_REFUSED = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7", "undefined", "mbcs", "oem"})
_LINE_END = re.compile(rb"\r\n|\n|\r")


class Encoding(NamedTuple):
    """Hold the name of an encoding, who said so (for messages) and the length of the byte order mark in bytes."""

    name: str
    origin: str
    mark: int = 0


def decode(data: bytes, *, name: str, encoding: str | None = None, declared: str = "") -> str:
    """Return the text of `data`, without a byte order mark.

    `declared` is the charset the file itself names, `encoding` the setting. Raise `InputError` with the byte's offset and line if the
    text cannot be decoded, or if it is no text at all.
    """
    candidates = _candidates(data, encoding, declared, name)
    _refuse_binary(data, candidates, name)
    failures = []
    for candidate in candidates:
        try:
            text = data[candidate.mark :].decode(candidate.name)
        except UnicodeDecodeError as error:
            failures.append((candidate, error.start + candidate.mark))
        else:
            return _without_nul(text, candidate, name)
    raise _undecodable(data, *failures[-1], name)


def codec(name: str) -> str:
    """Return Python's name for a character encoding, or an empty string if it knows none by that name."""
    try:
        info = codecs.lookup(name.strip())
    except (LookupError, ValueError):
        return ""
    # `_is_text_encoding` is how Python itself tells `latin-1` from `base64`; its absence means text.
    return info.name if getattr(info, "_is_text_encoding", True) and info.name.replace("_", "-") not in _REFUSED else ""


def _candidates(data: bytes, encoding: str | None, declared: str, name: str) -> list[Encoding]:
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return [Encoding(marked, "its byte order mark", len(mark))]
    if encoding and not codec(encoding):
        raise InputError(f'encoding = "{encoding}" is not an encoding that is known here; name one such as "utf-8" or "latin-1"', path=name)
    found = [Encoding(codec(declared), "its own declaration")] if declared and codec(declared) else []
    found.append(Encoding(codec(encoding), "the encoding setting") if encoding else Encoding("utf-8", "the default"))
    return found


def _refuse_binary(data: bytes, candidates: list[Encoding], name: str) -> None:
    for magic, kind in _BINARY:
        if data.startswith(magic) and not candidates[0].mark:
            raise InputError(f"is {kind}, not a text; save the article as text, Markdown or HTML", path=name)
    at = data.find(b"\0")
    if at < 0 or any(candidate.name.startswith(("utf-16", "utf_16", "utf-32", "utf_32")) for candidate in candidates):
        return
    if wide := _wide(data):
        raise InputError(f'looks like {wide} without a byte order mark; if so, set encoding = "{wide}"', path=name)
    raise InputError(f"contains a NUL byte at offset {at} and so is no text; remove it, or leave the file out", path=name, line=_line(data, at))


def _wide(data: bytes) -> str:
    """Return `utf-16-le` or `utf-16-be` if every other byte of the beginning is nearly always zero."""
    head = data[:1000]
    for name, zeros, letters in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        if zeros and zeros.count(0) > 0.7 * len(zeros) and letters.count(0) < 0.05 * len(letters) + 1:
            return name
    return ""


def _without_nul(text: str, used: Encoding, name: str) -> str:
    at = text.find("\0")
    if at < 0:
        return text
    line = 1 + len(re.findall(r"\r\n|\n|\r", text[:at]))
    raise InputError(f"contains a NUL character at offset {at} (read as {used.name}, after {used.origin}); remove it", path=name, line=line)


def _undecodable(data: bytes, used: Encoding, at: int, name: str) -> InputError:
    byte = f"byte 0x{data[at]:02x} at offset {at}" if at < len(data) else f"the end at offset {at}"
    advice = (
        f'check the encoding setting ("{used.name}")'
        if used.origin == "the encoding setting"
        else 'say how it is encoded, such as encoding = "latin-1"'
    )
    return InputError(f"{byte} is not valid {used.name} ({used.origin}); {advice}", path=name, line=_line(data, at))


def _line(data: bytes, at: int) -> int:
    return 1 + sum(1 for _ in _LINE_END.finditer(data, 0, at))
