"""Front matter: metadata, prose with its places, and errors that name their line."""

from datetime import date

import pytest

from sayso.article import Article
from sayso.errors import InputError
from sayso.readers import read_bytes
from sayso.readers.frontmatter import read
from sayso.span import Span


def article(source: str) -> Article:
    return read_bytes(source.encode(), name="a.md")


FULL = """---
title: A pact is signed
standfirst: "Two ministers: one \\"pact\\""
date: 2026-11-12
author:
  - Jane Doe
  - name: John Roe
section: World
canonical_url: http://a.example/b
lang: en
dateline: ANKARA
source: Daily Wire
image:
  src: x.png
  caption: The ministers
sayso:
  allow: [sourcing.*]
---
Body.
"""


def test_metadata_and_prose() -> None:
    found = article(FULL)
    meta = found.meta
    assert (meta.byline, meta.published, meta.section, meta.url) == ("Jane Doe, John Roe", date(2026, 11, 12), "World", "http://a.example/b")
    assert (meta.language, meta.dateline, meta.source) == ("en", "ANKARA", "Daily Wire")
    assert meta.raw["sayso"] == {"allow": ["sourcing.*"]}
    assert [(block.kind, block.span.of(found.text)) for block in found.blocks] == [
        ("headline", "A pact is signed"),
        ("standfirst", 'Two ministers: one "pact"'),
        ("credit", "Daily Wire"),
        ("caption", "The ministers"),
        ("paragraph", "Body."),
    ]


@pytest.mark.parametrize(
    ("written", "value", "word", "place"),
    [
        ("title: A 😀 pact", "A 😀 pact", "pact", "pact"),
        ("# 😀\ntitle: 'A ''pact'''", "A 'pact'", "pact", "pact"),
        ('title: "A \\"pact\\" \\u00e9 end"', 'A "pact" é end', "é", "\\u00e9"),
        ('title: "A \\"pact\\" \\x41 end"', 'A "pact" A end', "end", "end"),
        ("title: A long\n  pact", "A long pact", "pact", "pact"),
        ("title: A long\n  pact", "A long pact", "long pact", "long\n  pact"),
        ("title: >-\n  A folded\n  pact\n\n  is here", "A folded pact\nis here", "is here", "is here"),
        ("title: |\n  A literal\n    pact", "A literal\n  pact", "pact", "pact"),
        ('title: "A long\n  pact \\\n  here"', "A long pact here", "here", "here"),
        ("title: 2026", "2026", "2026", "2026"),
    ],
)
def test_places_in_yaml(written: str, value: str, word: str, place: str) -> None:
    found = article(f"---\n{written}\n---\nBody.")
    assert found.blocks[0].span.of(found.text) == value
    at = found.text.index(word)
    assert found.source_map.span(Span(at, at + len(word))).of(found.source) == place
    assert article(f"---\n{written}\n---\nBody.".replace("\n", "\r\n")).text == found.text


@pytest.mark.parametrize(
    ("written", "value", "word", "place"),
    [
        ('title = "A 😀 \\"pact\\""', 'A 😀 "pact"', "pact", "pact"),
        ("title = 'A pact'", "A pact", "pact", "pact"),
        ('title = """\nA\npact"""', "A\npact", "pact", "pact"),
        ('title = "A \\u00e9 pact"', "A é pact", "é", "\\u00e9"),
        ('x = """\ntitle = "no"\n"""\ntitle = "yes"', "yes", "yes", "yes"),
    ],
)
def test_places_in_toml(written: str, value: str, word: str, place: str) -> None:
    found = article(f"+++\n{written}\n[image]\ncaption = 'Cap'\n+++\nBody.")
    assert [(block.kind, block.span.of(found.text)) for block in found.blocks[:2]] == [("headline", value), ("caption", "Cap")]
    at = found.text.index(word)
    assert found.source_map.span(Span(at, at + len(word))).of(found.source) == place


BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]"


@pytest.mark.parametrize(
    ("written", "line", "said"),
    [
        ("---\ntitle: one: two\n---\n", 2, "no valid YAML"),
        ("---\nok: 1\ntitle: [1\n---\n", 4, "no valid YAML"),
        ('---\ntitle: "open\n---\n', 3, "no valid YAML"),
        ("---\nok: 1\ntitle: \x01\n---\n", 3, "character that YAML does not allow"),
        (f"---\n{BOMB}\n---\n", 3, "alias"),
        ("---\na: " + "[" * 100 + "]" * 100 + "\n---\n", 2, "too deeply nested"),
        ("---\na: " + "[" * 100_000 + "\n---\n", 2, "too deeply nested"),
        ("---\n? [a, b]\n: c\n---\n", 2, "as a key"),
        ("---\ntitle: never closed\n\nBody.", 1, "never closed; add a line ---"),
        ("+++\ntitle = never closed\n\nBody.", 1, r"never closed; add a line \+\+\+"),
        ("+++\nok = 1\ntitle = one\n+++\n", 3, "no valid TOML"),
        ("+++\na = " + "[" * 5000 + "]" * 5000 + "\n+++\n", 2, "too deeply nested"),
    ],
)
def test_what_is_broken_is_named_with_its_line(written: str, line: int, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        article(written + "Body.")
    assert (caught.value.path, caught.value.line) == ("a.md", line)


@pytest.mark.parametrize(
    "source", ["", "---", "---\n", "Body.\n---\ntitle: x\n---\n", "---\n\nText\n\n---\n", "---\n- a list\n---\n", "----\na: b\n----\n", "+++\n\nText"]
)
def test_what_only_looks_like_it_is_text(source: str) -> None:
    assert read(source, "a.md").end == 0


@pytest.mark.parametrize(
    "value", ["2026-13-45", "!!python/object:os.system x", "!!int x", "!unknown x", "1:99:99", "0b", "9" * 5000, ".inf", "~", "=", "<<"]
)
def test_odd_scalars_are_no_crash(value: str) -> None:
    assert article(f"---\ntitle: T\nodd: {value}\n---\nBody.").blocks[0].kind == "headline"


def test_an_empty_value_is_no_block() -> None:
    assert [block.kind for block in article("---\ntitle:\ndescription: ''\ncaption: ' '\n---\nBody.").blocks] == ["paragraph"]


def test_a_value_that_says_the_same_is_one_block() -> None:
    assert [block.kind for block in article("---\ndescription: S\nsummary: S\nsubtitle: T\n---\nBody.").blocks] == [
        "standfirst",
        "standfirst",
        "paragraph",
    ]
