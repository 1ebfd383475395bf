import html
import re

import pytest

from sayso.reporters.markup import attribute, safe

from .pages import HOSTILE, Page, assert_harmless, assert_linked, assert_loads_nothing, assert_navigable


@pytest.fixture
def page(written_sources):
    return lambda *documents: Page(written_sources("html", *documents))


@pytest.fixture
def long(sources_of):
    text = "Floods ahead\n\nWhat we know\n\nAda Lund said the dam holds.\n\nno boats\n\nno trains\n\nRain, always rain.\n\nA dam, seen from above"
    kinds = ["headline", "subhead", "paragraph", "list", "list", "blockquote", "caption"]

    def attributed(said):
        yield said("Ada Lund", "said", "the dam holds", "no boats\n\nno trains", name="Ada Lund", entity=0)
        yield said(None, None, "Rain, always rain.", kind="direct")

    return sources_of(text, attributed, blocks=list(zip(kinds, text.split("\n\n"), strict=True)))


def test_the_page_is_whole_and_says_what_it_is(page, story):
    tags = [tag for tag, *_ in page(story).tags]
    assert tags.count("html") == tags.count("title") == tags.count("h1") == tags.count("main") == tags.count("header") == tags.count("footer") == 1
    assert dict(page(story).tags[0][1]) == {"lang": "en"}


def test_it_loads_nothing_and_lets_nothing_be_loaded(written_sources, story):
    text = written_sources("html", story)
    assert_loads_nothing(text)
    assert {attrs["href"][0] for _, attrs in Page(text).having("href")} == {"#"}


def test_ids_are_unique_and_every_reference_finds_one(page, story, chain, long):
    assert_linked(page(story, chain, long, story))


def test_regions_have_names_and_headings_skip_no_level(page, story, long):
    assert_navigable(page(story, long))


def test_the_articles_blocks_are_what_they_were(page, long):
    found = page(long)
    inside = [
        tag
        for tag, attrs, parents in found.tags
        if "article" in parents and attrs.get("class") != "tip" and tag in ("h3", "h4", "p", "ul", "li", "blockquote")
    ]
    assert inside == ["h3", "h4", "p", "ul", "li", "li", "blockquote", "p", "p"]
    assert " ".join(found.prose().split()) == " ".join(each.text for each in long.blocks)


def test_a_statement_shows_who_how_and_how_sure(page, story, written_sources):
    text = written_sources("html", story)
    plain = html.unescape(re.sub(r"<[^>]+>", " ", text))
    words = " ".join(plain.split())
    assert "Ada Lund person indirect speech cue: “said” (neutral) 97% sure" in words
    assert "An aide anonymous, told: position indirect speech cue: “said” (neutral) 90% sure second-hand, via Ada Lund" in words
    labels = [attrs["aria-label"] for _, attrs in page(story).having("aria-describedby")]
    assert labels == [
        "1: Ada Lund, indirect speech",
        "1: Ada Lund, indirect speech",
        "2 anonymous: An aide, indirect speech",
        "no source: no source, direct speech",
    ]


def test_second_hand_words_stand_in_those_that_bring_them(page, chain):
    said = [(attrs["data-source"], parents) for _, attrs, parents in page(chain).tags if "said" in attrs.get("class", "").split()]
    assert [source for source, _ in said] == ["0", "1"]
    assert said[1][1].count("span") == said[0][1].count("span") + 1


def test_a_legend_tells_shares_and_works_without_colour(page, story):
    text = " ".join("".join(data for data, inside in page(story).texts if any(attrs.get("class") == "legend" for _, attrs in inside)).split())
    assert "1 Ada Lund 28% person · 5 words · 2 statements, the first in line 3 Show only Ada Lund" in text
    assert "2 anonymous An aide 11% anonymous, told: position · via Ada Lund" in text
    assert "Quoted without a source 6% The narrator 56%" in text


def test_several_articles_have_a_list_of_contents(page, story, long):
    assert [tag for tag, *_ in page(story).tags].count("nav") == 0
    found = page(story, long._replace(path="b.md"))
    assert [attrs["href"] for tag, attrs, parents in found.tags if tag == "a" and "nav" in parents] == ["#d1", "#d2"]


def test_the_language_of_the_text_is_told(page, story):
    articles = [attrs for tag, attrs, _ in page(story._replace(language="de")).tags if tag == "article"]
    assert [(attrs["lang"], attrs["dir"]) for attrs in articles] == [("de", "auto")]


@pytest.mark.parametrize("piece", HOSTILE)
def test_nothing_in_an_article_becomes_markup(piece, sources_of, page):
    text = f"Ada {piece} Lund said the {piece} dam holds."

    def attributed(said):
        yield said(f"Ada {piece} Lund", "said", f"the {piece} dam holds", name=f"Ada {piece}", sort="anonymous")

    found = page(sources_of(text, attributed, path=f"{piece}.md")._replace(language=piece, notices=(piece,)))
    plain = sources_of("Ada Lund said the dam holds.", lambda said: [said("Ada Lund", "said", "the dam holds", sort="anonymous", name="Ada")])
    clean = page(plain._replace(language="en", notices=("told",)))
    shape = [tag for tag, attrs, _ in found.tags if attrs.get("class") != "ctl"]
    assert shape == [tag for tag, *_ in clean.tags]
    assert_harmless(found)
    spelled = re.sub(
        "[\x00\x1b\u202a-\u202e\u2066-\u2069\ud800]", lambda match: match.group().encode("unicode_escape", "surrogatepass").decode(), piece
    )
    assert found.prose().strip() == f"Ada {spelled} Lund said the {spelled} dam holds."


@pytest.mark.parametrize(("text", "shown"), [("a<b>&\"'", "a&lt;b&gt;&amp;&quot;&#x27;"), ("\u200fשלום", "\u200fשלום"), ("a\nb\tc", "a\nb\tc")])
def test_text_is_escaped_and_else_left_alone(text, shown):
    assert safe(text) == attribute(text) == shown


def test_a_control_character_is_spelled_out_and_marked():
    assert safe("a\x07b") == 'a<span class="ctl">\\x07</span>b'
    assert attribute("a\x07b") == "a\\x07b"


def test_words_within_words_make_a_bounded_page(page):
    from sayso.reporters.sources import document_sources
    from sayso.testing import article

    found = page(document_sources(article("she said that " * 2_000)))
    assert max(len(parents) for *_, parents in found.tags) < 30
