import re

import pytest
from hypothesis import HealthCheck, given, settings

from sayso.checker import Checker
from sayso.finding import Baseline, Fixed, PlacedEdit, PlacedFix, PlacedRelated, Reference, Report, RuleInfo, Severity, Suppressed
from sayso.reporters.html import WHOLE
from sayso.reporters.markup import safe
from sayso.sourcemap import Lines

from .pages import HOSTILE, Page, assert_harmless, assert_linked, assert_loads_nothing, assert_navigable
from .test_formats import as_written, reports

STORY = """---
title: Talks & tea
---

# Talks on 31 February

The **re**gime &amp; the [army](https://example.org/tasnim) won, he said.

- one
- two

<!-- sayso: allow x.y -->

It lost.
"""


@pytest.fixture
def checked(make):
    """Return a function that reads an article and returns its report with findings at pieces of the file, the way `check` would make it."""

    def checked(source, *pieces, name="a.md", **values):
        checker = Checker(isolated=True, keep_source=True, overrides={"language": "en", "select": ["quotes.unbalanced"]})
        document = checker.check_bytes(source.encode("utf-8", "surrogatepass"), name)
        lines, found = Lines(source), []
        for piece in pieces:
            start = source.index(piece)
            placed = {"excerpt": piece, "start": lines.position(start), "end": lines.position(start + len(piece))}
            found.append(make("end")._replace(**placed, **values))
        return document._replace(path=name, diagnostics=tuple(found))

    return checked


@pytest.fixture
def page(written):
    return lambda *documents, **more: Page(written("html", Report(documents, **more)))


def marked(found):
    """Return the text of every mark in an article, without its number."""
    return [
        "".join(
            data
            for data, inside in found.texts
            if any(at is attrs for _, at in inside) and not any("badge" in at.get("class", "") for _, at in inside)
        )
        for tag, attrs, _ in found.tags
        if tag == "mark"
    ]


def seen(found):
    return " ".join(" ".join(data for data, _ in found.texts).replace("\u202f", " ").split())


# The page


def test_the_page_holds_to_what_every_page_does(written, checked, report):
    one = checked(STORY, "31 February", "tasnim")
    text = written("html", Report((*report.documents, one, one._replace(path="b.md")), report.failures, 3))
    assert_loads_nothing(text)
    assert_linked(Page(text))
    assert_navigable(Page(text))
    tags = [tag for tag, *_ in Page(text).tags]
    assert tags.count("html") == tags.count("title") == tags.count("h1") == tags.count("main") == tags.count("footer") == 1


def test_links_out_of_the_page_are_web_addresses_only(page, checked):
    cited = tuple(Reference("Book", url) for url in ("https://example.org/a", "javascript:alert(1)", "data:text/html,x", "https://x\n.y", None))
    found = page(checked(STORY, "army", references=cited))
    assert [attrs["href"] for _, attrs in found.having("href") if attrs["href"][0] != "#"] == ["https://example.org/a"]
    assert "Book <javascript:alert(1)>" in seen(found)


def test_a_run_without_findings_says_so(page, checked):
    found = page(checked("Rain fell."), rules=2)
    assert "0 errors, 0 warnings, 0 infos in 1 article, 2 words; 2 rules." in seen(found)
    assert "Nothing found." in seen(found)
    assert not [tag for tag, *_ in found.tags if tag in ("form", "nav", "table")]


def test_a_run_without_an_article_is_a_page(page):
    assert "0 articles" in seen(page())


# The text with its findings


def test_findings_stand_where_they_are_in_the_article_as_it_reads(page, checked):
    found = page(checked(STORY, "31 February", "**re**gime", "&amp;", "army"))
    assert marked(found) == ["31 February", "regime", "&", "army"]
    prose = " ".join(re.sub("[▲●✖]\u202f\\d+", "", found.prose()).split())
    assert prose == "Talks & tea Talks on 31 February The regime & the army won, he said. one two It lost."
    assert [tag for tag, _, inside in found.tags if inside and inside[-1] in ("article", "ul") and "article" in inside and tag != "span"] == [
        "h3", "h3", "p", "ul", "li", "li", "p",
    ]  # fmt: skip


def test_what_stands_in_markup_is_shown_when_it_is_found_at_fault(page, checked):
    inside = page(checked(STORY, "https://example.org/tasnim"))
    assert marked(inside) == ["https://example.org/tasnim"]
    assert "the armyhttps://example.org/tasnim won" in inside.prose()
    comment = page(checked(STORY, "allow x.y", "title:"))
    assert marked(comment) == ["title:", "allow x.y"] or marked(comment) == ["allow x.y", "title:"]
    assert "<!-- sayso: " in comment.prose()
    assert [attrs["class"] for tag, attrs, _ in comment.tags if tag == "p" and attrs.get("class") == "source"] == ["source"] * 2


def test_related_places_and_findings_link_to_each_other(page, checked):
    document = checked(STORY, "army")
    lines, at = Lines(STORY), STORY.index("It lost")
    related = PlacedRelated("the other way", lines.position(at), lines.position(at + 7), "It lost")
    found = page(document._replace(diagnostics=(document.diagnostics[0]._replace(related=(related,)),)))
    also = next(attrs for tag, attrs, _ in found.tags if attrs.get("class", "").startswith("also"))
    assert also["id"] == "d1-m0-0"
    links = [attrs["href"] for tag, attrs, _ in found.tags if tag == "a"]
    assert {"#d1-m0", "#d1-m0-0", "#d1-f0"} <= set(links)
    labels = [attrs["aria-label"] for tag, attrs, _ in found.tags if attrs.get("class") == "badge" and tag == "a"]
    assert labels == ["Finding 1, warning: Was “ensure” meant?", "Beside finding 1: the other way"]


def test_a_finding_over_several_passages_has_one_number(page, checked):
    start, end = STORY.index("one"), STORY.index("lost.") + 5
    found = page(checked(STORY, STORY[start:end]))
    assert marked(found) == ["one", "two", "It lost."]
    assert sum(attrs.get("class") == "badge" and tag == "a" for tag, attrs, _ in found.tags) == 1


@pytest.mark.parametrize(("text", "piece"), [("“a ‘b c’ d”", "‘b"), ("a\r\nb c\r\n\r\nd", "b c"), ("x\n\ny", "")])
def test_every_finding_can_be_jumped_to(text, piece, page, checked):
    found = page(checked(text, piece, text, name="a.txt"))
    assert len(marked(found)) >= 2
    assert_linked(found)


def test_an_empty_article_and_one_whose_text_was_not_kept_are_told(page, checked, make):
    assert "It is empty." in seen(page(checked("")))
    assert "Its text was not kept." in seen(page(checked("a")._replace(source="", passages=(), diagnostics=(make("end"),))))


# What stands beside it


def test_a_finding_tells_all_there_is_to_it(page, checked):
    edit = PlacedEdit(STORY.index("army"), STORY.index("army") + 4, "fleet")
    fixes = (PlacedFix("Say fleet", (edit,), safe=True, in_quotation=False), PlacedFix("Ask", (), safe=True, in_quotation=True))
    info = RuleInfo("demo.end", "Say how it ends", "", Severity.WARNING)
    found = page(checked(STORY, "army", fixes=fixes, voice="quote", references=(Reference("Desk book"),)), catalog={"demo.end": info})
    text = seen(found)
    assert "▲ 1 warning demo.end Was “ensure” meant? line 7:27 : army · in a quotation · 90% sure" in text
    assert "Say fleet (safe: --fix does it) army fleet Ask Desk book" in text
    assert "demo.end Say how it ends ▲ warning 1" in text
    assert [tag for tag, *_ in found.tags if tag in ("del", "ins")] == ["del", "ins"]


def test_sign_offs_failures_and_notices_are_listed(page, checked, report):
    place = Lines(STORY).position(0)
    signed = Suppressed("demo.end", place, place, "agreed", "Ana", "2026-01-02", "2027-01-02", "record", Severity.INFO, "Look here.", "army")
    text = seen(
        page(checked(STORY)._replace(suppressed=(signed, signed._replace(kind="comment", reason=None))), *report.documents, failures=report.failures)
    )
    assert "2 findings signed off in article 1" in text
    assert "line 1:1 info demo.end army Look here. signed off by Ana on 2026-01-02 until 2027-01-02: agreed , in the record" in text
    assert "no reason given , in the article (comment)" in text
    assert "b.md : cannot be decoded" in text
    assert "told once." in text
    assert "rule demo.broken of plugin demo broke." in text


def test_a_baseline_is_told(page, checked):
    held = Baseline("old.json", 12, (Fixed("a.md", "demo.end", "ab", 2), Fixed("b.md", "", "cd", 1)))
    text = seen(page(checked(STORY), baseline=held))
    assert "12 findings are known from old.json and not shown; 3 fixed since. a.md : demo.end (2 times) b.md : cd" in text


def test_statistics_count_by_rule(page, checked):
    one = checked(STORY, "army", "lost")
    other = checked(STORY, "two", rule="b.c", severity=Severity.ERROR)
    text = seen(page(one, one, other))
    thousands = sum(each.words for each in (one, one, other)) / 1000
    assert f"demo.end ▲ warning 4 {4 / thousands:.2f} 2 b.c ✖ error 1 {1 / thousands:.2f} 1" in text


# Many articles


def test_several_articles_have_a_list_of_those_with_findings(page, checked):
    quiet = checked("Rain fell.")
    found = page(quiet, checked(STORY, "army"), quiet)
    assert [attrs["href"] for tag, attrs, inside in found.tags if tag == "a" and "nav" in inside] == ["#d2"]
    assert "2 articles without a finding." in seen(found)
    assert sum(attrs.get("class") == "document" for _, attrs, _ in found.tags) == 3


def test_of_very_many_articles_only_passages_with_findings_are_shown(page, checked):
    quiet, loud = checked("Rain fell."), checked(STORY, "army")
    found = page(*[quiet] * WHOLE, loud)
    assert sum(attrs.get("class") == "document" for _, attrs, _ in found.tags) == 1
    assert " ".join(found.prose().split()) == "The regime & the ▲\u202f1army won, he said.".replace("▲\u202f1", "")
    assert "only the passages with findings" in seen(found)


# Whatever an article holds


@pytest.mark.parametrize("piece", HOSTILE)
def test_nothing_in_an_article_becomes_markup(piece, page, checked):
    clean = page(checked("The dam holds.", "dam", name="a.txt"))
    document = checked("The dam holds.", "dam", name="a.txt")
    source = f"The dam{piece} holds."
    (passage,) = document.passages
    values = {"message": piece, "excerpt": piece, "rule": f"demo.{piece}", "references": ()}
    hostile = document._replace(
        path=piece, source=source, passages=(passage._replace(pieces=((0, len(source), None),)),),
        diagnostics=tuple(each._replace(**values) for each in document.diagnostics),
    )  # fmt: skip
    found = page(hostile)
    assert [tag for tag, attrs, _ in found.tags if attrs.get("class") != "ctl"] == [tag for tag, *_ in clean.tags]
    assert_harmless(found)
    assert_linked(found)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(report=reports())
def test_whatever_an_article_holds_the_page_is_read_and_nothing_is_lost(report):
    text = as_written("html", report).decode()
    found = Page(text)
    assert_linked(found)
    assert_harmless(found)
    wanted = sum(len(document.diagnostics) for document in report.documents)
    assert sum("data-finding" in attrs for tag, attrs, _ in found.tags if tag == "li") == wanted
    for document in report.documents:
        for diagnostic in document.diagnostics:
            assert f'<p class="message">{safe(diagnostic.message)}</p>' in text
