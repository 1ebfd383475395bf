"""Markdown: what is what in a story, and every position in the file."""

import time

import pytest

from sayso.article import Article
from sayso.errors import InputError
from sayso.readers import read_bytes
from sayso.readers.draft import LINKS


def article(source: str) -> Article:
    return read_bytes(source.encode(), name="a.md")


def shapes(source: str) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(read.text)) for read in [article(source)] for block in read.blocks]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", []),
        ("<!-- only a comment -->\n", []),
        ("# Pact *signed*\n\nThey met.", [("headline", "Pact signed"), ("paragraph", "They met.")]),
        ("Pact\n====\n\nSub\n---\n\n# Late", [("headline", "Pact"), ("subhead", "Sub"), ("subhead", "Late")]),
        ("## Sub ##\n\n### Deeper {#id}", [("subhead", "Sub"), ("subhead", "Deeper")]),
        ("> # Quoted", [("subhead", "Quoted")]),
        ("They met.", [("paragraph", "They met.")]),
        (
            "# P\n\n**All in bold, [a link](u) too.**\n\nBody.",
            [("headline", "P"), ("standfirst", "All in bold, a link too."), ("paragraph", "Body.")],
        ),
        ("# P\n\n*One* and *two*.\n\n*Late.*", [("headline", "P"), ("paragraph", "One and two."), ("paragraph", "Late.")]),
        ("- One\n  two\n- Three\n\n1. Four", [("list", "One\ntwo"), ("list", "Three"), ("list", "Four")]),
        ("> He **said\n> so**\n> > she too", [("blockquote", "He said\nso"), ("blockquote", "she too")]),
        ("- > deep", [("blockquote", "deep")]),
        ("| a | b\\|c |\n|---|---|\n| **d** | |\n", [("table", "a"), ("table", "b|c"), ("table", "d")]),
        ("a | b\n--|--\nc | d", [("table", "a"), ("table", "b"), ("table", "c"), ("table", "d")]),
        ("```\ncode\n```\n\n    code\n\nText with `code`.", [("paragraph", "Text with \ufffc.")]),
        ("One.\n\n`only code`\n\nTwo.", [("paragraph", "One."), ("paragraph", "Two.")]),
        ("![Alt](x.png)", [("caption", "Alt")]),
        ('![Alt](x.png "Title")', [("caption", "Alt"), ("caption", "Title")]),
        ('![Same](x.png "Same")\n*Below*', [("caption", "Same"), ("caption", "Below")]),
        ("![](x.png)\n\n*Below*\n\n*Not this*", [("caption", "Below"), ("paragraph", "Not this")]),
        ("See ![Alt](x.png) here.", [("caption", "Alt"), ("paragraph", "See here.")]),
        ("One.\n\nSource » dailywire", [("paragraph", "One."), ("credit", "Source » dailywire")]),
        ("# P\n\n*By Jane Doe*\n\nBody.", [("headline", "P"), ("credit", "By Jane Doe"), ("paragraph", "Body.")]),
        ("<!-- sayso: allow x -->\nOne.\n\n<!-- a\n\nb -->\n\nTwo.", [("paragraph", "One."), ("paragraph", "Two.")]),
        ("<figure><img src=x><figcaption>Cap</figcaption></figure>\n\nOne.", [("caption", "Cap"), ("paragraph", "One.")]),
        ("{{< figure src=x >}}\n\n{% include x %}\n\nOne.", [("paragraph", "One.")]),
        ("A note[^1].\n\n[^1]: Word\n\n[^2]: Two words.", [("paragraph", "A note."), ("paragraph", "Word"), ("paragraph", "Two words.")]),
        ("Hard  \nbreak and\\\nanother", [("paragraph", "Hard\nbreak and\nanother")]),
        ("[r]: http://r.example\n\nA [link][r].", [("paragraph", "A link.")]),
        ("---\n\nA rule opens this.\n\n---\n\nTwo.", [("paragraph", "A rule opens this."), ("paragraph", "Two.")]),
    ],
)
def test_blocks(source: str, expected: list[tuple[str, str]]) -> None:
    assert shapes(source) == expected


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_place_is_found_in_the_file(end: str) -> None:
    source = end.join(["---", "title: Pact", "---", "", "> 😀 the **Zionist", "> re**gime &amp; 🇮🇷", "", "- e\u0301 `x`", "  the end"])
    read = article(source)
    at = read.text.index("Zionist")
    from sayso.span import Span

    assert read.source_map.span(Span(at, at + len("Zionist regime"))).of(read.source) == f"Zionist{end}> re**gime"
    for word, written in (("Pact", "Pact"), ("😀", "😀"), ("&", "&amp;"), ("🇮🇷", "🇮🇷"), ("e\u0301", "e\u0301"), ("the end", "the end")):
        at = read.text.index(word)
        assert read.source_map.span(Span(at, at + len(word))).of(read.source) == written


@pytest.mark.parametrize("mark", ["\u2028", "\x85", "\x0c", "\x1c"])
def test_other_separators_end_no_line(mark: str) -> None:
    read = article(f"One{mark}two.\n\n{mark}\n# {mark}Three{mark}\n\nx{mark}\nFour")
    for segment in (each for each in read.source_map.segments if each.length == each.source_length):
        assert read.text[segment.text : segment.text + segment.length] == read.source[segment.source : segment.source + segment.source_length]
    assert [block.kind for block in read.blocks] == ["paragraph", "headline", "paragraph"]


def test_a_byte_order_mark_counts_for_nothing() -> None:
    assert read_bytes(b"\xef\xbb\xbf---\ntitle: Pact\n---\nOne.", name="a.md").blocks[0].kind == "headline"


def test_links_are_kept_with_their_places() -> None:
    read = article("# P\n\nThe [**D**aily Wire](http://dailywire.example) and\n> <http://x.example>")
    assert [(span.of(read.text), url) for span, url in read.meta.raw[LINKS]] == [
        ("Daily Wire", "http://dailywire.example"),
        ("http://x.example", "http://x.example"),
    ]


def test_deep_nesting_is_no_crash() -> None:
    assert isinstance(article(">" * 5000 + " deep\n" + "- " * 2000 + "deep"), Article)
    assert isinstance(article("[" * 5000 + "*" * 5000), Article)


def test_a_table_costs_what_its_text_costs() -> None:
    columns = 20_000
    source = "# T\n\n" + "".join(f"{cell * columns}|\n" for cell in ("|a", "|-", "|b")) + "|last\n"
    started = time.process_time()
    found = shapes(source)
    assert time.process_time() - started < 10
    assert len(found) == 2 * columns + 2
    assert found[-1] == ("table", "last")


def test_front_matter_and_headline_meet_once() -> None:
    both = "---\ntitle: Front\ndescription: Stand\nsource: Daily Wire\n---\n# Real\n\nBody."
    furniture = [("standfirst", "Stand"), ("credit", "Daily Wire")]
    assert shapes(both.replace("Front", "real")) == [*furniture, ("headline", "Real"), ("paragraph", "Body.")]
    assert shapes(both) == [("headline", "Front"), *furniture, ("headline", "Real"), ("paragraph", "Body.")], (
        "both are published, so both are checked"
    )
    assert shapes("---\ntitle: Front\n---\n*Stand*\n\nBody.") == [("headline", "Front"), ("standfirst", "Stand"), ("paragraph", "Body.")]


def test_broken_front_matter_is_an_error_with_its_line() -> None:
    with pytest.raises(InputError, match=r"^a\.md:2: the front matter is no valid YAML"):
        article("---\ntitle: one: two\n---\nBody.")
