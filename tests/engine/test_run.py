import pytest

from sayso.article import Layer
from sayso.engine import Engine, Policy
from sayso.engine.active import Annotator
from sayso.engine.pulse import PULSE, RuleHung
from sayso.finding import Edit, Finding, Fix, Related, Severity
from sayso.hits import Hit
from sayso.layers import HITS, SENTENCES, TABLES
from sayso.readers.plain import from_text
from sayso.records import Sentence
from sayso.span import Span


def ids(report):
    return [each.rule for each in report.diagnostics]


def test_a_finding_is_stamped_and_placed(run, demo):
    report = run(demo.rule(demo.find("bad", confidence=0.8)), "One line.\r\n\r\nA bad word.")
    (found,) = report.diagnostics
    assert (found.rule, found.severity, found.confidence, found.excerpt) == ("demo.bad", Severity.WARNING, 0.8, "bad")
    assert (found.start, found.end) == ((15, 3, 3), (18, 3, 6))
    assert (found.voice, found.block, found.help) == ("narrator", "paragraph", "docs/rules/demo.bad.md")
    assert report.lines == ((3, "A bad word."),)
    assert report.words == 5


@pytest.mark.parametrize(
    ("own", "reported"),
    [(None, Severity.WARNING), (Severity.INFO, Severity.INFO), (Severity.WARNING, Severity.WARNING), (Severity.ERROR, Severity.WARNING)],
)
def test_a_finding_may_ask_for_less_than_its_rule_never_for_more(run, own, reported, demo):
    assert [each.severity for each in run(demo.rule(demo.find("bad", severity=own)), "bad").diagnostics] == [reported]


@pytest.mark.parametrize(("confidence", "least", "shown"), [(0.5, 0.5, 1), (0.49, 0.5, 0), (0.1, 0.0, 1), (1, 1.0, 1)])
def test_findings_below_the_confidence_are_dropped(run, confidence, least, shown, demo):
    assert len(run(demo.rule(demo.find("bad", confidence=confidence)), "bad", min_confidence=least).diagnostics) == shown


def test_findings_below_the_severity_are_dropped(run, demo):
    rules = [demo.rule(demo.find("bad"), "demo.low", "info"), demo.rule(demo.find("word"), "demo.high", "error")]
    assert ids(run(rules, "bad word", min_severity=Severity.WARNING)) == ["demo.high"]


def test_order_is_by_place_then_severity_then_rule(run, demo):
    rules = [
        demo.rule(demo.find("b", message="z"), "demo.z", "error"),
        demo.rule(demo.find("a", message="y"), "demo.y", "info"),
        demo.rule(demo.find("a", message="x"), "demo.x", "error"),
        demo.rule(demo.find("a", message="w"), "demo.w", "info"),
    ]
    assert ids(run(rules, "a b")) == ["demo.x", "demo.w", "demo.y", "demo.z"]


def test_doubles_are_reported_once(run, demo):
    def twice(article):
        yield Finding(Span(0, 3), "First.", confidence=0.6)
        yield Finding(Span(0, 3), "Second.", confidence=0.9)

    assert [each.message for each in run(demo.rule(twice), "bad").diagnostics] == ["Second."]


def test_two_rules_with_one_message_at_one_place_count_once_and_the_graver_stays(run, demo):
    rules = [demo.rule(demo.find("bad", message="Same."), "demo.a", "info"), demo.rule(demo.find("bad", message="Same."), "demo.b", "error")]
    assert ids(run(rules, "bad")) == ["demo.b"]


def test_findings_about_the_whole_story_share_a_place(run, demo):
    def whole(article):
        yield Finding(article.story_span, "First.", whole_story=True)
        yield Finding(article.story_span, "Second.", whole_story=True)

    found = run(demo.rule(whole), "A line. Another.").diagnostics
    assert [each.message for each in found] == ["First.", "Second."]
    assert {each.excerpt for each in found} == {"A line."}


def broken(article):
    yield Finding(Span(0, 3), "Half of what I wanted to say.")
    raise ZeroDivisionError("no\nway")


def test_a_rule_that_raises_is_named_and_the_others_report(run, demo):
    report = run([demo.rule(broken, "demo.broken"), demo.rule(demo.find("bad"))], "bad")
    assert ids(report) == ["demo.bad"]
    (failure,) = report.failures
    assert (failure.rule, failure.plugin) == ("demo.broken", "demo")
    assert failure.error.startswith("ZeroDivisionError: no way (test_run.py:")


def test_a_rule_may_return_nothing_at_all(run, demo):
    report = run(demo.rule(lambda article: None), "bad")
    assert (report.diagnostics, report.failures) == ((), ())


@pytest.mark.parametrize(
    ("lie", "told"),
    [
        ("a string", "instead of a finding"),
        (Finding(Span(0, 99), "Out."), "outside the text (0 to 3)"),
        (Finding(Span(-1, 2), "Out."), "outside the text"),
        (Finding(Span(2, 1), "Backwards."), "outside the text"),
        (Finding((0, 1), "No span."), "no span"),
        (Finding(Span(0.0, 1), "No span."), "no span"),
        (Finding(Span(True, 1), "No span."), "no span"),
        (Finding(Span(0, 1), ""), "as a message"),
        (Finding(Span(0, 1), None), "as a message"),
        (Finding(Span(0, 1), "x", confidence=2), "not between 0 and 1"),
        (Finding(Span(0, 1), "x", confidence=float("nan")), "not between 0 and 1"),
        (Finding(Span(0, 1), "x", severity="error"), "asked for the severity"),
        (Finding(Span(0, 1), "x", related=(Span(0, 1),)), "as related evidence"),
        (Finding(Span(0, 1), "x", related=(Related(Span(0, 9), "x"),)), "outside the text"),
        (Finding(Span(0, 1), "x", references=("x",)), "as a reference"),
        (Finding(Span(0, 1), "x", references=None), "as a reference"),
        (Finding(Span(0, 1), "x", fixes=("x",)), "as a fix"),
        (Finding(Span(0, 1), "x", fixes=(Fix("t", ("e",)),)), "as an edit"),
        (Finding(Span(0, 1), "x", fixes=(Fix("t", (Edit(Span(0, 9), "e"),)),)), "outside the text"),
    ],
)
def test_a_rule_that_lies_is_named_and_its_true_findings_stay(run, lie, told, demo):
    def lies(article):
        yield lie
        yield Finding(Span(0, 3), "True.")

    report = run(demo.rule(lies), "bad")
    assert [each.message for each in report.diagnostics] == ["True."]
    (failure,) = report.failures
    assert failure.rule == "demo.bad"
    assert told in failure.error


def test_a_lie_whose_repr_raises_is_still_named(run, demo):
    class Evil:
        def __repr__(self):
            raise ValueError

    assert "Evil" in run(demo.rule(lambda article: [Evil()]), "bad").failures[0].error


def test_many_lies_of_a_rule_are_one_failure(run, demo):
    assert [each.error for each in run(demo.rule(lambda article: [1, 2, 3]), "x").failures] == ["yielded 1 instead of a finding (and 2 more)"]


@pytest.mark.parametrize(
    ("languages", "language", "ran"), [(("en",), "en-GB", True), (("en",), "fr", False), (("*",), "fr", True), (("de", "fr"), "fr", True)]
)
def test_rules_run_on_articles_of_their_language(run, languages, language, ran, demo):
    report = run(demo.rule(demo.find("bad"), languages=languages), "bad", language=language)
    assert bool(report.diagnostics) is ran
    assert report.language == language


def test_a_language_without_rules_is_told(run, demo):
    report = run(demo.rule(demo.find("bad")), "bad", language="fr", covered=frozenset({"en"}))
    assert len(report.notices) == 1
    assert "'fr'" in report.notices[0]


def test_a_rule_with_literals_runs_only_where_one_occurs(run, demo):
    seen = []
    rules = [
        demo.rule(lambda article: seen.append("a"), "demo.a", literals=["x"]),
        demo.rule(lambda article: seen.append("b"), "demo.b", literals=["y"]),
    ]
    run(rules, "x", scan=lambda article: {"demo.a": [Hit(Span(0, 1), "x")]})
    assert seen == ["a"]


def test_hits_come_from_the_scan(run, demo):
    def check(article):
        for hit in article.layer(HITS)["demo.bad"]:
            yield Finding(hit.span, f"{hit.literal} stands here.")

    report = run(demo.rule(check, literals=["bad"]), "so bad", scan=lambda article: {"demo.bad": [Hit(Span(3, 6), "bad")]})
    assert [each.excerpt for each in report.diagnostics] == ["bad"]


def test_a_scan_that_fails_is_a_failure_and_rules_without_literals_run(run, demo):
    report = run(demo.rule(demo.find("bad")), "bad", scan=lambda article: 1 // 0)
    assert ids(report) == ["demo.bad"]
    assert report.failures[0].plugin == "sayso"


def test_annotators_replace_layers(run, demo):
    rule = demo.rule(lambda article: [Finding(article.layer(SENTENCES)[0].span, "First sentence.")])
    whole = Annotator("demo", lambda article: (__import__("sayso.records").records.Sentence(Span(0, 3), 0),))
    assert [each.excerpt for each in run(rule, "bad word.", annotators={SENTENCES: whole}).diagnostics] == ["bad"]


def test_an_annotator_that_fails_is_named_once_and_the_layer_computed_as_always(run, demo):
    rule = demo.rule(lambda article: [Finding(article.layer(SENTENCES)[0].span, "First sentence.")])
    report = run(rule, "bad word.", annotators={SENTENCES: Annotator("house", lambda article: 1 // 0)})
    assert [each.excerpt for each in report.diagnostics] == ["bad word."]
    assert [(each.plugin, each.error.partition(":")[0]) for each in report.failures] == [("house", "its sentences failed")]


def test_layers_in_a_circle_are_the_fault_of_the_rule_that_asks(run, demo):
    first = Layer("first", lambda article: article.layer(second))
    second = Layer("second", lambda article: article.layer(first))
    report = run(demo.rule(lambda article: article.layer(first)), "bad")
    assert "first -> second -> first" in report.failures[0].error


def test_a_rule_can_be_left_out(run, demo):
    assert ids(run([demo.rule(demo.find("bad")), demo.rule(demo.find("word"), "demo.word")], "bad word", without={"demo.bad"})) == ["demo.word"]


def test_a_rule_that_is_interrupted_is_named_and_after_three_articles_left_out(demo):
    def hangs(article):
        raise RuleHung

    engine = Engine(demo.active(demo.rule(hangs)), Policy(forced=True))
    errors = [engine.run(from_text("bad")).failures[0].error for _ in range(4)]
    assert errors == ["did not finish in time and was stopped"] * 3 + ["was left out: it did not finish on 3 articles before"]


def test_the_pulse_is_still_between_rules(run, demo):
    seen = []
    run(demo.rule(lambda article: seen.append(PULSE.rule)), "bad")
    assert seen == ["demo.bad"]
    assert PULSE.rule == ""


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", "\x00", "😀", "a" * 100_000])
def test_any_text_is_an_article(run, text, demo):
    def whole(article):
        yield Finding(article.story_span, "All of it.", whole_story=True)

    report = run(demo.rule(whole), text)
    assert report.failures == ()
    assert all(0 <= each.start.offset <= each.end.offset <= len(text) for each in report.diagnostics)


def test_an_undecided_language_is_said_at_the_story(monkeypatch, run, demo):
    monkeypatch.setattr("sayso.text.language.guess", lambda text, configured: (configured, False))
    report = run(demo.rule(demo.find("nothing")), "Lorem ipsum dolor.", forced=False)
    assert [(each.rule, each.excerpt) for each in report.diagnostics] == [("sayso.undecidable-language", "Lorem ipsum dolor.")]


def test_a_rule_that_never_stops_speaking_is_cut_short(run, demo):
    report = run([demo.rule(demo.find("bad")), demo.rule(demo.find("end"), "demo.end")], "A bad. " * 1_500 + "The end.")
    assert len(report.diagnostics) == 1_001
    assert report.notices == ("demo.bad has more than 1,000 findings here: the first 1,000 count",)


def test_a_rule_with_too_many_hits_looks_at_the_first(run, demo):
    from sayso.hits import HITS, MOST_HITS, Hit
    from sayso.span import Span

    seen = []
    counting = demo.rule(lambda article: seen.append(len(article.layer(HITS)["demo.bad"])) or (), literals=["bad"])
    report = run(counting, "bad", scan=lambda article: {"demo.bad": [Hit(Span(0, 3), "bad")] * (MOST_HITS + 1)})
    assert seen == [MOST_HITS]
    assert report.notices == ("demo.bad has more than 20,000 places to look at here: it looked at the first 20,000",)


def test_layers_that_break_anothers_rule_are_left_out_and_named_and_changed_tables_stay(run, demo):
    def check(article):
        assert article.layer(TABLES) == {"terms": 1}
        yield Finding(article.layer(SENTENCES)[0].span, "First sentence.")

    made = {SENTENCES: Annotator("house", lambda article: ()), TABLES: Annotator("sayso", lambda article: {"terms": 1})}
    report = run(demo.rule(check), "bad word.", annotators=made)
    assert [each.excerpt for each in report.diagnostics] == ["bad word."]
    (failure,) = report.failures
    assert (failure.plugin, failure.rule) == ("house", None)
    assert failure.error.startswith("its sentences broke what is built on them, and were left out here: IndexError")


def test_a_rule_that_fails_anyway_is_no_fault_of_a_layer(run, demo):
    report = run(demo.rule(broken), "bad word.", annotators={SENTENCES: Annotator("house", lambda article: (Sentence(Span(0, 3), 0),))})
    assert [(each.plugin, each.rule) for each in report.failures] == [("demo", "demo.bad")]
