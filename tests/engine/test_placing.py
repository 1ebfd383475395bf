import pytest

from sayso.finding import Edit, Finding, Fix, Reference, Related
from sayso.readers import read_bytes
from sayso.span import Span


def read(text, name="a.md"):
    return read_bytes(text.encode(), name=name)


def fix_of(demo, word, new, **values):
    def check(article):
        start = article.text.index(word)
        yield Finding(Span(start, start + len(word)), "Fix it.", (Fix("Write it so", (Edit(Span(start, start + len(word)), new),), **values),))

    return demo.rule(check)


def test_a_term_split_by_markup_is_reported_with_it(run, demo):
    article = read("---\ntitle: x\n---\n\nSo the **re**gime said.\n")
    (found,) = run(demo.rule(demo.find("regime")), "", article=article).diagnostics
    assert (found.excerpt, found.start.line) == ("re**gime", 5)
    assert article.source[found.start.offset : found.end.offset] == found.excerpt


@pytest.mark.parametrize("before", ["😀 ", "🇹🇷 ", "e\u0301 ", "👩\u200d🚀 ", "\u2028", "\x0c", "\x85"])
def test_columns_count_code_points_and_lines_end_only_where_they_end(run, demo, before):
    (found,) = run(demo.rule(demo.find("bad")), f"Yes.\r{before}bad").diagnostics
    assert (found.start.line, found.start.column) == (2, len(before) + 1)


def test_a_fix_becomes_an_edit_of_the_file(run, demo):
    article = read("---\ntitle: x\n---\n\nA *very* bad day.\n")
    (found,) = run(fix_of(demo, "bad", "good", safe=True), "", article=article).diagnostics
    ((title, (edit,), safe, in_quotation),) = found.fixes
    assert (title, safe, in_quotation) == ("Write it so", True, False)
    assert (article.source[edit.start : edit.end], edit.text) == ("bad", "good")


@pytest.mark.parametrize(
    ("text", "word", "new"),
    [
        ("A **ba**d day.\n", "bad", "good"),
        ("A bad &amp; sad day.\n", "bad & sad", "good"),
        ("A bad day.\n", "bad", "<b>good</b>"),
        ("A bad day.\n", "bad", "R&D"),
    ],
)
def test_a_fix_that_would_break_markup_is_dropped_and_the_finding_stays(run, demo, text, word, new):
    (found,) = run(fix_of(demo, word, new), "", article=read(f"# Head\n\n{text}")).diagnostics
    assert found.fixes == ()


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [((0, 3), (4, 7), True), ((0, 3), (2, 5), False), ((0, 0), (0, 3), False), ((0, 3), (3, 3), True), ((4, 7), (0, 3), True)],
)
def test_edits_of_a_fix_must_not_meet(run, demo, first, second, kept):
    edits = (Edit(Span(*first), "x"), Edit(Span(*second), "y"))
    rule = demo.rule(lambda article: [Finding(Span(0, 3), "Two edits.", (Fix("Both", edits),))])
    (found,) = run(rule, "bad sad day").diagnostics
    assert bool(found.fixes) is kept


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("He said: “It was a bad day,” and left.", False),
        ("A bad day, “he said at last to us all” and left.", True),
        ("He left. It was a bad day.", True),
    ],
)
def test_a_fix_in_a_quotation_is_never_safe(run, demo, text, safe):
    (found,) = run(fix_of(demo, "bad", "good", safe=True), text).diagnostics
    assert [(fix.safe, fix.in_quotation) for fix in found.fixes] == [(safe, not safe)]


def test_a_fix_in_a_block_quotation_is_never_safe(run, demo):
    (found,) = run(fix_of(demo, "bad", "good", safe=True), "", article=read("Head\n\n> It was a bad day for us.\n\nHe left.\n")).diagnostics
    assert (found.block, found.fixes[0].safe, found.fixes[0].in_quotation) == ("blockquote", False, True)


def test_related_places_and_references_come_along(run, demo):
    def check(article):
        yield Finding(Span(4, 7), "See there.", related=(Related(Span(0, 3), "the other"),), references=(Reference("Desk book, 2024"),))

    (found,) = run(demo.rule(check), "bad sad").diagnostics
    assert [(each.message, each.excerpt, each.start.column) for each in found.related] == [("the other", "bad", 1)]
    assert found.references == (Reference("Desk book, 2024"),)


def test_voice_is_told(run, demo):
    report = run(demo.rule(demo.find("bad")), "It was bad. “It was bad all day,” he said.")
    assert [each.voice for each in report.diagnostics] == ["narrator", "quote"]
