import tracemalloc

import pytest

from sayso.article import Article
from sayso.errors import ConfigError
from sayso.layers import ATTRIBUTIONS
from sayso.reporters import SOURCES_REPORTERS, sources_writer
from sayso.reporters.sources import document_sources
from sayso.testing import article as plain


def test_words_and_shares_by_source(story):
    assert story.words == 18
    assert [(each.name, each.type, each.attributions, each.words, each.first.line) for each in story.sources] == [
        ("Ada Lund", "person", 2, 5, 3),
        ("An aide", "anonymous", 1, 2, 3),
    ]
    assert story.sources[0].share == pytest.approx(5 / 18)
    assert (story.unsourced, story.narrated) == (1, 10)
    assert (story.sources[1].told, story.sources[1].via, story.sources[1].relayed) == (("position",), (0,), 1)


def test_words_that_come_twice_from_one_source_count_once(sources_of):
    def twice(said):
        return [said("Ada", "said", "the dam holds", entity=0), said("Ada", "said", "the dam holds", entity=0)]

    assert [(each.attributions, each.words) for each in sources_of("Ada said the dam holds.", twice).sources] == [(2, 3)]


def test_a_word_counts_for_the_innermost_speaker(chain):
    assert [(each.name, each.words, each.via) for each in chain.sources] == [("Gazette", 8, ()), ("Ada Lund", 3, (0,))]
    assert sum(each.words for each in chain.sources) + chain.narrated + chain.unsourced == chain.words == 16


def test_without_a_link_the_innermost_is_the_shorter(sources_of):
    def nested(said):
        yield said("Ada", "said", "the dam holds")
        yield said("Post", "according to", "Ada said the dam holds")

    found = sources_of("Ada said the dam holds, according to the Post.", nested)
    assert [(each.name, each.words) for each in found.sources] == [("Ada", 3), ("Post", 2)]


def test_a_quotation_without_a_source_inside_a_statement_is_its_speakers(sources_of):
    def nested(said):
        yield said("Ada", "said", "the “dam” holds")
        yield said(None, None, "dam", kind="direct")

    found = sources_of("Ada said the “dam” holds.", nested)
    assert [(each.name, each.words) for each in found.sources] == [("Ada", 3)]
    assert (found.unsourced, found.narrated) == (0, 2)


@pytest.mark.parametrize("via", [0, 1, 7])
def test_a_chain_that_leads_nowhere_does_no_harm(via, sources_of):
    def circular(said):
        return [said("Ada", "said", "the dam holds", via=via), said("Bo", "said", "dam", via=0)]

    found = sources_of("Ada and Bo said the dam holds.", circular)
    assert sum(each.words for each in found.sources) == 3


def test_every_paragraph_knows_who_is_heard_in_it(sources_of):
    def attributed(said):
        yield said("Bo", "said", "no", entity=1)
        yield said("Ada", "said", "yes,", "always", entity=0)
        yield said(None, None, "Run!", kind="direct")

    found = sources_of("Bo said no. Ada said yes, yes,\n\nalways. “Run!”\n\nNobody spoke.", attributed)
    names = {index: each.name for index, each in enumerate(found.sources)} | {-1: "?"}
    assert [[names[index] for index in block.heard] for block in found.blocks] == [["Bo", "Ada"], ["Ada", "?"], []]
    assert [(block.kind, block.place.line, block.text[:6]) for block in found.blocks][1:] == [("paragraph", 3, "always"), ("paragraph", 5, "Nobody")]


def test_a_doubtful_quotation_without_a_source_is_counted_and_heard_as_one(sources_of):
    found = sources_of("“Run!”\n\nNobody spoke.", lambda said: [said(None, None, "Run!", kind="direct", confidence=0.4)])
    assert (found.attributions, found.unsourced) == ((), 1)
    assert [block.heard for block in found.blocks] == [(-1,), ()]


def test_an_article_without_words_has_no_shares():
    assert document_sources(Article("", ())).sources == ()


@pytest.mark.parametrize("name", SOURCES_REPORTERS)
def test_any_number_of_documents(name, story, written_sources):
    assert written_sources(name) is not None
    assert written_sources(name, story, story).count("a.md") >= 2


def test_an_unknown_format_is_an_error_that_names_the_known():
    with pytest.raises(ConfigError, match=rf"'csv' is not a format; known: {', '.join(SOURCES_REPORTERS)}$"):
        sources_writer("csv")


def test_words_within_words_within_words_take_no_memory():
    nested = plain("she said that " * 3_000)
    assert len(nested.layer(ATTRIBUTIONS)) > 500
    tracemalloc.start()
    document_sources(nested)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 12_000_000
