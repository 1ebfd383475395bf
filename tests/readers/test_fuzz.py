"""Whatever the bytes: an article whose every position lies in the file, or an `InputError`."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.article import Article
from sayso.errors import InputError
from sayso.readers import read_bytes
from sayso.readers.draft import LINKS
from sayso.text.records import BLOCK_KINDS

FRAGMENTS = [
    "word ",
    "Iran",
    "😀",
    "🇮🇷",
    "e\u0301",
    "👩‍👩‍👧",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\u2028",
    "\x0c",
    "\x85",
    "\t",
    "    ",
    "> ",
    "- ",
    "1. ",
    "# ",
    "## ",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "``",
    "```\n",
    "[",
    "]",
    "(",
    "http://a.b/c",
    ")",
    "![",
    '](u "t")',
    "<b>",
    "</b>",
    "<p>",
    "</p>",
    "<!-- c -->",
    "<!--",
    "-->",
    "&amp;",
    "&#x41;",
    "&bogus;",
    "\\",
    "\\*",
    "|",
    "|---|---|\n",
    "a | b\n",
    "{{< x >}}",
    "{%",
    "%}",
    "[^1]",
    "[^1]: ",
    "---\n",
    "+++\n",
    "title: x\n",
    'title = "x\\"y"\n',
    "caption: >\n  a\n  b\n",
    "'",
    '"',
    "Source: X\n",
    "By Jane Doe\n",
    "\n\n[r]: http://x\n",
    "[r]",
    "<script>",
    "</script>",
    "<td>",
    "<li>",
    "<q>",
    "</q>",
    "<a href='u'>",
    "</a>",
    "<title>T</title>",
    "<h1>H</h1>",
    "<code>",
    "</code>",
    "<br>",
    "\xa0",
    "\u200d",
    "===\n",
    "\ufeff",
    "\ufffc",
    "<div class=source>",
    "<figcaption>",
]
SOURCES = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join)
FRONTS = st.tuples(st.sampled_from(["---\n", "+++\n"]), SOURCES, SOURCES).map(lambda parts: parts[0] + parts[1] + "\n" + parts[0] + parts[2])


def assert_sound(article: Article) -> None:
    last = 0
    for kind, span in article.blocks:
        assert kind in BLOCK_KINDS
        assert last <= span.start < span.end <= len(article.text)
        assert span.of(article.text).strip()
        placed = article.source_map.span(span)
        assert 0 <= placed.start < placed.end <= len(article.source)
        last = span.end
    for segment in article.source_map.segments:
        assert 0 <= segment.source <= segment.source + segment.source_length <= len(article.source)
        written = article.source[segment.source : segment.source + segment.source_length]
        if segment.length == segment.source_length:
            assert article.text[segment.text : segment.text + segment.length] == written
        assert not segment.length or article.source_map.text_offset(segment.source) == segment.text
    for span, _ in article.meta.raw.get(LINKS, ()):
        assert 0 <= span.start < span.end <= len(article.text)


def attempt(data: bytes, name: str, encoding: str | None = None) -> Article | InputError:
    try:
        return read_bytes(data, name=name, encoding=encoding)
    except InputError as error:
        return error


def assert_sound_or_named(found: Article | InputError, name: str) -> None:
    if isinstance(found, InputError):
        assert found.path == name
    else:
        assert_sound(found)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@settings(max_examples=150, deadline=None)
@given(source=SOURCES | FRONTS | st.text(max_size=200))
def test_texts(name: str, source: str) -> None:
    assert_sound_or_named(attempt(source.encode("utf-8", "ignore"), name), name)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@pytest.mark.parametrize("encoding", [None, "latin-1", "utf-16-le", "cp1252"])
@settings(max_examples=40, deadline=None)
@given(data=st.binary(max_size=300))
def test_bytes(name: str, encoding: str | None, data: bytes) -> None:
    assert_sound_or_named(attempt(data, name, encoding), name)
