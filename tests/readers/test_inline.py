"""Inline Markdown: the text that is left, and the place of every bit of it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sayso.readers.inline import Inline, inline, unescape

REFERENCES = {"R": {"href": "http://r.example", "title": ""}}


def text_of(found: Inline) -> str:
    return "".join(piece.text for piece in found.pieces)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("the **re**gime", "the regime"),
        ("the _re_gime and snake_case_name", "the _re_gime and snake_case_name"),
        ("***all* of it** and 2 * 3 * 4", "all of it and 2 * 3 * 4"),
        ("*foo**bar*", "foo**bar"),
        ("~~gone~~ but x~y and ~~~", "gone but x~y and ~~~"),
        ("a `code` and ``a ` b`` and ` alone", "a \ufffc and \ufffc and ` alone"),
        ('[a *link*](http://a.example/b_(c) "Title") on', "a link on"),
        ("[one][r], [r][], [r] and [none]", "one, r, r and [none]"),
        ("[[regime]] [Israel]", "[[regime]] [Israel]"),
        ("[not](a link) [nor](", "[not](a link) [nor]("),
        ("[a [b](u) c](v)", "[a b c](v)"),
        ("![a flag](f.png) waves", " waves"),
        ("&amp; &eacute; &#x1F600; &bogus; & AT&T", "& é 😀 &bogus; & AT&T"),
        ("\\*no\\* \\a C:\\dir\\", "*no* \\a C:\\dir\\"),
        ("hard\\\nbreak", "hard\nbreak"),
        ("a<br>b<b>c</b><!-- d -->e < f <- g <3", "a\nbce < f <- g <3"),
        ("a <code>b *c*</code> d <kbd>e", "a \ufffc d e"),
        ("<https://a.example/b> <me@a.example>", "https://a.example/b me@a.example"),
        ('{{< ref "x_y_" >}}The {% x %}end {#id .c} {no}', "The end  {no}"),
        ("note[^1] and [^long-one].", "note and ."),
        ("[^1]: The note.", " The note."),
        ("“curly” -- 'straight' ...", "“curly” -- 'straight' ..."),
    ],
)
def test_what_is_left_of_markup(source: str, text: str) -> None:
    assert text_of(inline(source, REFERENCES)) == text


def test_links_images_and_emphasis_are_told() -> None:
    found = inline('A [**b** c](http://x.example "t") ![*alt*](p.png "The \\"title\\"") <http://y.example>', {})
    assert [(text_of(Inline(found.pieces[link.first : link.last])), link.url) for link in found.links] == [
        ("b c", "http://x.example"),
        ("http://y.example", "http://y.example"),
    ]
    assert [text_of(Inline(image.alt)) for image in found.images] == ["alt"]
    assert found.images[0].title is not None
    assert found.images[0].title.text == 'The "title"'
    assert (3, 8) in found.emphasised


def test_addresses_are_unescaped() -> None:
    assert unescape(r"a\_b&amp;c\d") == r"a_b&c\d"


FRAGMENTS = [
    "word ",
    "a",
    "*",
    "**",
    "***",
    "_",
    "__",
    "~~",
    "`",
    "``",
    "[",
    "]",
    "](u)",
    '](u "t")',
    "](<u v>)",
    "![",
    "<b>",
    "<a href='x'>",
    "<!-- c -->",
    "&amp;",
    "&bogus;",
    "\\",
    "\\*",
    "\n",
    "{{< x >}}",
    "{",
    "[^1]",
    "[r]",
    "😀",
    "e\u0301",
    "\u200d",
    "\xa0",
    "(",
    ".",
    "<http://x.y>",
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join))
def test_every_verbatim_piece_is_the_source(source: str) -> None:
    last = 0
    for piece in inline(source, REFERENCES).pieces:
        if piece.text:
            assert last <= piece.start < piece.end <= len(source)
            last = piece.end
            if len(piece.text) == piece.end - piece.start:
                assert piece.text == source[piece.start : piece.end]


ORACLE = MarkdownIt("commonmark")
SHARED = [
    "word ",
    "a",
    "*",
    "**",
    "***",
    "_",
    "__",
    "`",
    "``",
    "<b>",
    "<!-- c -->",
    "&amp;",
    "&#x41;",
    "&bogus;",
    "\\",
    "\\*",
    "\n",
    "😀",
    "é",
    ".",
    '"',
    "<http://x.y>",
    "[a](u)",
    '[b *c*](<u v> "t")',
    "](u)",
    "]",
    "[d]",
]


def by_markdown_it(source: str) -> str:
    texts = {"softbreak": "\n", "hardbreak": "\n", "code_inline": "\ufffc"}
    children = ORACLE.parseInline(source)[0].children or []
    return "".join(texts.get(token.type, token.content if token.type in {"text", "text_special"} else "") for token in children)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(SHARED), min_size=1, max_size=14).map("".join).map(lambda text: re.sub(r"\s*\n\s*", "\n", text).strip()))
def test_the_text_is_that_of_markdown_it(source: str) -> None:
    assert text_of(inline(source, {})) == by_markdown_it(source)


@pytest.mark.parametrize(
    "bait",
    ["[", "![", "[a](", "*a ", "**a_", "_a*b ", "***a**b*", "`a", "`` ` ", "<!--", "<a ", '<a b="', "{{", "{%", "&", "\\", "~~a", "[^", "]", "<"],
)
def test_no_paragraph_takes_long(bait: str) -> None:
    from time import process_time

    started = process_time()
    source = bait * (200_000 // len(bait))
    assert len(text_of(inline(source, REFERENCES))) <= len(source)
    assert process_time() - started < 5
