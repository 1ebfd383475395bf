import io
import json
import tracemalloc

import jsonschema
import pytest

from sayso.article import Article
from sayso.errors import ConfigError
from sayso.layers import ATTRIBUTIONS
from sayso.records import Attribution, Block, Cue, Source
from sayso.reporters import SOURCES_REPORTERS, Display, sources_writer
from sayso.reporters.sources import SourcesReport, document_sources
from sayso.sourcemap import Segment, SourceMap
from sayso.span import Span
from sayso.testing import article as plain

TEXT = "Ada Lund said the dam holds. It leaks, she said. An aide said rain came. “Run!” Nobody spoke."
SHIFT = 5  # the file has five more code points before the text


def at(piece, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(piece, start + 1)
    return Span(start, start + len(piece))


def source(piece, kind, resolved, entity=-1):
    return Source((at(piece),), kind, resolved, entity)


SAID = [Cue((at("said", nth),), "say", "neutral") for nth in range(3)]
ATTRIBUTED = (
    Attribution("indirect", 0.97, source("Ada Lund", "person", "Ada Lund", 0), SAID[0], (at("the dam holds"),), None),
    Attribution("indirect", 0.9, source("she", "person", "Ada Lund", 0), SAID[1], (at("It leaks"),), None),
    Attribution("indirect", 0.8, source("An aide", "anonymous", None), SAID[2], (at("rain came"),), 0),
    Attribution("direct", 0.6, None, None, (at("Run!"),), None),
)


@pytest.fixture
def story():
    front = SourceMap((Segment(0, SHIFT, len(TEXT), len(TEXT)),))
    article = Article(TEXT, (Block("paragraph", Span(0, len(TEXT))),), path="a.md", source=f"---\n\n{TEXT}", source_map=front)
    return document_sources(article.with_annotators({ATTRIBUTIONS: lambda _article: ATTRIBUTED}))


def written(name, *documents, width=100, color=False):
    out = io.StringIO()
    sources_writer(name)(SourcesReport(documents), out, Display(width, color))
    return out.getvalue()


def test_words_and_shares_by_source(story):
    assert story.words == 18
    assert [(each.name, each.type, each.attributions, each.words, each.first.line) for each in story.sources] == [
        ("Ada Lund", "person", 2, 5, 3),
        ("An aide", "anonymous", 1, 2, 3),
    ]
    assert story.sources[0].share == pytest.approx(5 / 18)
    assert (story.unsourced, story.narrated) == (1, 10)


def test_words_that_come_twice_from_one_source_count_once(story):
    twice = Article(TEXT, (Block("paragraph", Span(0, len(TEXT))),)).with_annotators({ATTRIBUTIONS: lambda _article: (ATTRIBUTED[0], ATTRIBUTED[0])})
    assert [(each.attributions, each.words) for each in document_sources(twice).sources] == [(2, 3)]


def test_an_article_without_words_has_no_shares():
    assert document_sources(Article("", ())).sources == ()


SPANS = {"type": "array", "items": {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2}}
PART = {"type": "object", "properties": {"spans": SPANS, "text": {"type": "string"}}, "required": ["spans", "text"], "additionalProperties": False}


def test_json_is_as_documented_keys_in_order(story):
    value = json.loads(written("json", story))
    assert list(value) == ["schema", "documents"]
    assert value["schema"] == "sayso/sources/1"
    document = value["documents"][0]
    assert list(document) == ["path", "attributions", "sources"]
    first, _, third, bare = document["attributions"]
    assert list(first) == ["kind", "confidence", "source", "cue", "content", "via"]
    assert first["source"] == {"spans": [[SHIFT, SHIFT + 8]], "text": "Ada Lund", "type": "person", "resolved": "Ada Lund"}
    assert first["cue"] == {"spans": [[SHIFT + 9, SHIFT + 13]], "text": "said", "class": "neutral"}
    assert (bare["source"], bare["cue"], bare["via"], third["via"]) == (None, None, None, 0)
    assert document["sources"][0] == {"name": "Ada Lund", "type": "person", "attributions": 2, "words": 5, "share": 0.2778}
    for each in document["attributions"]:
        jsonschema.validate(each["content"], PART)


def test_the_table_shows_who_fills_how_much(story):
    head, *lines = written("text", story).splitlines()
    assert head == "a.md: 18 words, 2 sources, 4 attributions"
    assert [line.split() for line in lines[:5]] == [
        ["share", "words", "times", "first", "source"],
        ["28%", "5", "2", "3:1", "Ada", "Lund", "person"],
        ["11%", "2", "1", "3:50", "An", "aide", "anonymous"],
        ["6%", "1", "quoted", "without", "a", "source"],
        ["56%", "10", "the", "narrator"],
    ]


def test_every_attribution_is_a_line(story):
    lines = written("text", story).splitlines()[7:]
    assert [" ".join(line.split()) for line in lines] == [
        "3:1 indirect Ada Lund · said: the dam holds",
        "3:30 indirect Ada Lund [she] · said: It leaks",
        "3:50 indirect An aide (anonymous) · said · via Ada Lund: rain came",
        "3:75 direct (no source): Run!",
    ]


def test_colour_changes_no_word(story):
    from rich.text import Text

    painted = written("text", story, color=True)
    assert [line.rstrip() for line in Text.from_ansi(painted).plain.splitlines()] == written("text", story).splitlines()


@pytest.mark.parametrize("name", SOURCES_REPORTERS)
def test_any_number_of_documents(name, story):
    assert written(name) is not None
    assert written(name, story, story).count("a.md") == 2


def test_an_unknown_format_is_an_error_that_names_the_known():
    with pytest.raises(ConfigError, match=r"'html' is not a format; known: text, json$"):
        sources_writer("html")


def test_words_within_words_within_words_take_no_memory():
    nested = plain("she said that " * 3_000)
    assert len(nested.layer(ATTRIBUTIONS)) > 500
    tracemalloc.start()
    document_sources(nested)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 12_000_000
