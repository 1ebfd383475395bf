"""Bytes become text by rule, never by a guess; what is no text is refused with its place."""

import codecs

import pytest

from sayso.errors import InputError
from sayso.readers import read_bytes
from sayso.readers.decode import codec, decode

TEXT = "Zoë said “no” 😀.\n"


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_character(mark: bytes, name: str) -> None:
    assert decode(mark + TEXT.encode(name), name="a.txt", encoding="latin-1") == TEXT


def test_utf_8_is_the_default_and_the_setting_holds() -> None:
    assert decode(TEXT.encode(), name="a.txt") == TEXT
    assert decode("Zoë".encode("latin-1"), name="a.txt", encoding="latin-1") == "Zoë"
    assert decode("Zoë".encode("utf-16-le"), name="a.txt", encoding="utf-16-le") == "Zoë"


def test_a_wrong_byte_is_named_with_place_and_setting() -> None:
    with pytest.raises(InputError) as caught:
        decode(b"one\r\ntwo\rZo\xeb\n", name="a.txt")
    assert (
        str(caught.value) == 'a.txt:3: byte 0xeb at offset 11 is not valid utf-8 (the default); say how it is encoded, such as encoding = "latin-1"'
    )


def test_a_wrong_setting_is_named() -> None:
    with pytest.raises(InputError, match=r'a\.txt:1: .*check the encoding setting \("ascii"\)'):
        decode("Zoë".encode(), name="a.txt", encoding="ascii")
    with pytest.raises(InputError, match="not an encoding"):
        decode(b"x", name="a.txt", encoding="latin-ish")


@pytest.mark.parametrize("name", ["rot13", "base64", "unicode_escape", "idna", "utf-7", "no such", "a\0b", ""])
def test_what_is_no_character_set_is_not_known(name: str) -> None:
    assert codec(name) == ""


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7 \xff", "is a PDF"),
        (b"PK\x03\x04\x14", "DOCX"),
        (b"\x89PNG\r\n", "PNG"),
        (b"{\\rtf1\\ansi The alarm rang.}", "RTF"),
        (b"one\ntwo\0", r"a\.txt:2: contains a NUL byte at offset 7"),
        ("An article.".encode("utf-16-le"), 'encoding = "utf-16-le"'),
        ("An article.".encode("utf-16-be"), 'encoding = "utf-16-be"'),
        (codecs.BOM_UTF16_LE + "one\n\0".encode("utf-16-le"), r"a\.txt:2: contains a NUL character at offset 4"),
        (codecs.BOM_UTF16_LE + b"a\0b", "offset 4"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        decode(data, name="a.txt")


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="iso-8859-9">', "iso-8859-9"),
        ("<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>", "cp1251"),
        ('<?xml version="1.0" encoding="iso-8859-2"?>', "iso-8859-2"),
        ("<meta charset=iso-8859-1>", "cp1252"),
        ("<meta charset=utf-16>", "utf-8"),
        ("<meta charset=bogus>", "utf-8"),
    ],
)
def test_html_declares_its_charset(head: str, encoding: str) -> None:
    word = "Жар" if encoding == "cp1251" else "“”" if encoding == "cp1252" else "é"
    article = read_bytes(head.encode() + f"<p>{word}</p>".encode(encoding), name="a.html")
    assert article.text == word


def test_a_declared_charset_that_fails_gives_way_to_the_setting() -> None:
    assert read_bytes(b"<meta charset=utf-8><p>Zo\xeb</p>", name="a.html", encoding="latin-1").text == "Zoë"
