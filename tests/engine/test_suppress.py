import time

import pytest

from sayso.article import Article, Meta
from sayso.readers import read_bytes
from sayso.readers.plain import from_text

NOTE = "<!-- sayso: allow demo.bad -- the desk agreed -->"


def offsets(report):
    return [each.start.offset for each in report.diagnostics if each.rule == "demo.bad"]


def own(report):
    return [(each.rule, each.excerpt) for each in report.diagnostics if each.rule.startswith("sayso.")]


def markdown(text):
    return read_bytes(text.encode(), name="a.md")


@pytest.fixture
def check(run, demo):
    rules = [demo.rule(demo.find("bad")), demo.rule(demo.find("word"), "demo.word")]

    def check(article, **policy):
        return run(rules, "", article=article, **policy)

    return check


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"bad one\n\n{NOTE}\n\nbad two\n\nbad three\n", [1, 7]),
        (f"bad one\n\n  {NOTE}  \nbad two\n\nbad three\n", [1, 6]),
        (f"{NOTE.replace('allow ', 'allow-file ')}\n\nbad one\n\nbad two\n", []),
        (f"bad one\n\nbad two\n\n{NOTE.replace('allow ', 'allow-file ')}\n", []),
        (f"{NOTE.replace('allow ', 'allow-start ')}\n\nbad one\n\nbad two\n\n<!-- sayso: allow-end -->\n\nbad three\n", [9]),
        (f"{NOTE.replace('allow ', 'allow-start ')}\n\nbad one\n\n<!-- sayso: allow-end demo.bad -->\n\nbad three\n", [7]),
        ("<!-- sayso: allow demo.* -->\n\nbad one\n\nbad two\n", [5]),
        ("<!-- sayso: allow demo.bad\n     -- on two lines -->\n\nbad one\n\nbad two\n", [6]),
        ("<!--sayso:allow demo.word, demo.bad-->\n\nbad word\n\nbad two\n", [5]),
        ("<!-- sayso: allow demo.bad — with a long dash -->\n\nbad one\n\nbad two\n", [5]),
    ],
)
def test_comments_suppress_what_follows(check, text, lines):
    report = check(markdown(text))
    assert [each.start.line for each in report.diagnostics if each.rule == "demo.bad"] == lines
    assert report.notices == ()


def test_what_is_suppressed_is_listed_with_its_reason(check):
    (suppressed,) = check(markdown(f"{NOTE}\n\nbad one\n")).suppressed
    assert (suppressed.rule, suppressed.reason, suppressed.by) == ("demo.bad", "the desk agreed", None)
    assert suppressed.start.line == 3
    assert (suppressed.kind, suppressed.excerpt, suppressed.at, suppressed.expires) == ("comment", "bad", None, None)


@pytest.mark.parametrize("fence", ["```", "~~~~", "```html"])
def test_a_comment_that_is_shown_as_code_suppresses_nothing(check, fence):
    shown = f"{fence}\n{NOTE.replace('allow', 'allow-file', 1)}\n{fence.strip('html')}\n"
    (found,) = check(markdown(f"# Head\n\n{shown}\nbad one\n")).diagnostics
    assert (found.rule, found.start.line) == ("demo.bad", 7)
    assert check(markdown(f"# Head\n\n{shown}\n{NOTE}\n\nbad one\n")).diagnostics == ()


def test_a_comment_in_plain_text_suppresses_and_line_ends_do_not_matter(check):
    text = f"Headline\r\n\r\n{NOTE}\r\n\r\nbad one\r\n\r\nbad two\r\n"
    report = check(read_bytes(text.encode(), name="a.txt"))
    assert offsets(report) == [text.index("bad two")]


def test_a_comment_in_html_needs_no_line_of_its_own(check):
    text = f"<html><body><p>bad one</p>{NOTE}<p>bad two</p></body></html>"
    report = check(read_bytes(text.encode(), name="a.html"))
    assert offsets(report) == [text.index("bad one")]


@pytest.mark.parametrize(
    ("front", "reason", "by"),
    [
        (["demo.bad"], None, None),
        ("demo.bad", None, None),
        ({"demo.bad": "agreed"}, "agreed", None),
        ([{"demo.bad": "agreed"}], "agreed", None),
        ([{"rule": "demo.bad", "reason": "agreed", "by": "Ana"}], "agreed", "Ana"),
        (["demo.*"], None, None),
    ],
)
def test_front_matter_suppresses_in_the_whole_file(check, front, reason, by):
    report = check(Article("bad one", from_text("bad one").blocks, Meta(raw={"sayso": {"allow": front}})))
    assert offsets(report) == []
    assert [(each.reason, each.by, each.kind) for each in report.suppressed] == [(reason, by, "front matter")]


@pytest.mark.parametrize(
    "front", ["demo.bad", {"alow": ["demo.bad"]}, {"allow": [1]}, {"allow": [{"rule": 1}]}, {"allow": None}, {"allow": {1: "x"}}, []]
)
def test_front_matter_that_cannot_be_read_is_said(check, front):
    report = check(Article("bad one", from_text("bad one").blocks, Meta(raw={"sayso": front})))
    assert offsets(report) == [0]
    assert [rule for rule, _ in own(report)] == ["sayso.unknown-rule"]


def test_front_matter_is_pointed_to(check):
    report = check(markdown("---\ntitle: demo.gone\nsayso:\n  allow: [demo.gone]\n---\n\nbad one\n"))
    ((rule, excerpt),) = own(report)
    assert (rule, excerpt) == ("sayso.unknown-rule", "demo.gone")
    assert [each.start.line for each in report.diagnostics if each.rule == rule] == [4]


@pytest.mark.parametrize(
    "text",
    [
        "<!-- sayso: allow demo.bda -->",
        "<!-- sayso: allow -->",
        "<!-- sayso: allow -- for no rule -->",
        "<!-- sayso: alow demo.bad -->",
        "<!-- sayso: allow-fil demo.bad -->",
        "<!-- sayso: allow gone.* -->",
        "<!-- sayso: -->",
        "<!-- sayso:--never-->",
    ],
)
def test_a_suppression_of_nothing_known_is_said(check, text):
    report = check(markdown(f"{text}\n\nbad one\n"))
    assert own(report) == [("sayso.unknown-rule", text)]
    assert len(offsets(report)) == 1


def test_an_unknown_id_gets_a_suggestion(check):
    (found,) = [each for each in check(markdown("<!-- sayso: allow demo.bda -->\n\ngood\n")).diagnostics if each.rule == "sayso.unknown-rule"]
    assert "did you mean “demo.bad”" in found.message
    assert len(found.message) <= 240


def test_a_comment_inside_a_paragraph_is_said_to_have_no_effect(check):
    report = check(markdown(f"bad one {NOTE} goes on\n"))
    assert [rule for rule, _ in own(report)] == ["sayso.unknown-rule"]
    assert len(offsets(report)) == 1


def test_unused_is_said_of_rules_that_ran(check):
    text = "<!-- sayso: allow demo.bad, demo.word -->\n\nbad one\n"
    assert own(check(markdown(text))) == [("sayso.unused-suppression", "<!-- sayso: allow demo.bad, demo.word -->")]


@pytest.mark.parametrize("policy", [{"known": frozenset({"demo.bad", "demo.off"})}, {"incomplete": True}])
def test_unused_is_not_said_of_rules_that_are_off_or_may_be_missing(check, policy):
    name = "demo.off" if "known" in policy else "other.rule"
    assert own(check(markdown(f"<!-- sayso: allow {name} -->\n\ngood one\n"), **policy)) == []


def test_unused_is_not_said_of_a_rule_that_failed(run, demo):
    rule = demo.rule(lambda article: 1 // 0)
    assert own(run(rule, "", article=markdown(f"{NOTE}\n\nbad one\n"))) == []


def test_unused_is_not_said_where_the_language_is_another(run, demo):
    assert own(run(demo.rule(demo.find("bad")), "", article=markdown(f"{NOTE}\n\nbad one\n"), language="fr")) == []


def test_a_finding_below_the_threshold_still_uses_its_suppression(run, demo):
    rule = demo.rule(demo.find("bad", confidence=0.1))
    report = run(rule, "", article=markdown(f"{NOTE}\n\nbad one\n"))
    assert (own(report), report.suppressed) == ([], ())


def test_own_rules_that_are_off_say_nothing(check):
    assert own(check(markdown("<!-- sayso: allow demo.gone -->\n\nbad one\n"), own={})) == []


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        ("bad\n\n<!-- sayso: allow-start demo.bad -->\n\nbad one\n", "line 3: allow-start is never closed and holds to the end of the file"),
        ("bad\n\n<!-- sayso: allow-end -->\n", "line 3: allow-end closes nothing"),
    ],
)
def test_ranges_that_are_not_paired_are_noticed(check, text, notice):
    report = check(markdown(text))
    assert report.notices == (notice,)
    assert offsets(report) == [0]


def test_ranges_nest_by_rule(check):
    text = (
        "<!-- sayso: allow-start demo.bad -->\n\n<!-- sayso: allow-start demo.word -->\n\nbad word\n\n<!-- sayso: allow-end demo.bad -->\n\n"
        "bad word\n\n<!-- sayso: allow-end demo.word -->\n\nbad word\n"
    )
    report = check(markdown(text))
    assert [(each.rule, each.start.line) for each in report.diagnostics] == [("demo.bad", 9), ("demo.bad", 13), ("demo.word", 13)]


def test_a_file_full_of_openings_costs_no_more_than_its_length(check):
    text = "<!-- sayso: allow demo.bad " * 20_000
    started = time.process_time()
    check(Article(text, from_text("x").blocks))
    assert time.process_time() - started < 3


def test_of_very_many_suppressions_the_first_500_are_read_and_that_is_said(check):
    report = check(markdown(f"{NOTE}\n\nbad\n\n" * 501))
    assert len(report.suppressed) == 500
    assert report.notices == ("more than 500 suppressions in one article: the rest are not read",)


def test_a_comment_that_is_never_closed_is_said(check):
    report = check(markdown("bad one\n\n<!-- sayso: allow demo.bad\n\n"))
    assert "never closed" in next(each.message for each in report.diagnostics if each.rule == "sayso.unknown-rule")
