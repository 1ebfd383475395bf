"""Reading a file: the right reader, and a clear error for what cannot be read."""

from pathlib import Path

import pytest

from sayso.article import Article
from sayso.errors import InputError
from sayso.readers import READERS, ReadContext, Reader, read_bytes, read_file, reader_for, suffixes


@pytest.mark.parametrize(
    ("name", "reader"),
    [
        ("a.txt", "plain"),
        ("a.md", "markdown"),
        ("A.MarkDown", "markdown"),
        ("a.htm", "html"),
        ("a.html", "html"),
        ("-", "plain"),
        ("md", "plain"),
        ("a.md.bak", "plain"),
    ],
)
def test_the_suffix_chooses_the_reader(name: str, reader: str) -> None:
    assert reader_for(name).name == reader


def test_every_suffix_has_one_reader() -> None:
    every = [suffix for reader in READERS for suffix in reader.suffixes]
    assert len(every) == len(set(every)) == len(suffixes())


def test_a_strangers_reader_is_used() -> None:
    def shout(source: str, context: ReadContext) -> Article:
        return Article(source.upper(), (), path=context.path)

    found = read_bytes(b"x", name="a.loud", readers=(*READERS, Reader("loud", (".loud",), shout)))
    assert (found.text, found.path) == ("X", "a.loud")


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\t\n"])
def test_an_empty_file_is_an_article_without_blocks(name: str, data: bytes) -> None:
    assert read_bytes(data, name=name).blocks == ()


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("# Zoë\r\n".encode("latin-1"))
    found = read_file(path, encoding="latin-1")
    assert (found.text, found.path) == ("Zoë", str(path))


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    for path, said in (
        (tmp_path / "none.md", "does not exist"),
        (tmp_path, "is a folder"),
        (tmp_path / ("x" * 400), "cannot be read"),
        ("a\0b", "cannot be read"),
    ):
        with pytest.raises(InputError, match=said) as caught:
            read_file(path)
        assert caught.value.path == str(path)


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(InputError, match=r"is larger than 2,000,000 bytes; split it, or raise max-bytes"):
        read_file(path)
    with pytest.raises(InputError, match="larger than 3 bytes"):
        read_bytes(b"four", name="a.txt", max_bytes=3)
    assert read_bytes(b"four", name="a.txt", max_bytes=4).text == "four"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_a_line_of_a_megabyte_is_read(name: str) -> None:
    line = "The minister said so, “twice”. " * 40_000
    assert len(read_bytes(line.encode(), name=name, max_bytes=3_000_000).text) >= len(line) - 1


def test_plain_text_needs_no_parser() -> None:
    import subprocess
    import sys

    heavy = "('yaml', 'markdown_it', 'html.entities')"
    code = f"import sys; from sayso.readers import read_bytes; read_bytes(b'x', name='a.txt'); sys.exit(any(m in sys.modules for m in {heavy}))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
