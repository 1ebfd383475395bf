from datetime import date

import pytest

from sayso.engine.allow import SignOff, add, in_force, read
from sayso.errors import ConfigError
from sayso.finding import Finding

NAME = "0123456789abcdef"


def entry(**values):
    return SignOff(**{"fingerprint": NAME, "rule": "demo.bad", **values})


def test_what_is_written_is_read(tmp_path):
    path = tmp_path / "sayso.allow.toml"
    first = entry(excerpt='a “bad” "word" \\ \n\x7f\x01', reason="agreed — all", by="Ana", date=date(2025, 6, 30), expires=date(2026, 1, 1))
    second = entry(fingerprint="f" * 16)
    add(path, first)
    add(path, second)
    assert read(path) == (first, second)


def test_an_entry_for_the_same_finding_is_replaced(tmp_path):
    path = tmp_path / "sayso.allow.toml"
    for each in (entry(reason="old"), entry(fingerprint="f" * 16), entry(reason="new")):
        add(path, each)
    assert [each.reason for each in read(path)] == ["", "new"]


def test_comments_of_people_stay_when_an_entry_is_added(tmp_path):
    path = tmp_path / "sayso.allow.toml"
    path.write_text(f"# Ours.\n[[allow]]\nfingerprint = '{NAME}'\nrule = 'demo.bad'\n")
    add(path, entry(fingerprint="f" * 16))
    assert path.read_text().startswith("# Ours.\n")
    assert len(read(path)) == 2


def test_a_file_that_is_not_there_has_no_entries(tmp_path):
    assert read(tmp_path / "sayso.allow.toml") == ()


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[[allow]]\nfingerprint = \n", 2, "cannot be read"),
        ("[allow]\nrule = 'x'\n", None, "[[allow]] entries"),
        ("x = 1\n", None, "nothing else"),
        ("\n[[allow]]\nrule = 'demo.bad'\n", 2, "needs 'fingerprint'"),
        (f"[[allow]]\nfingerprint = '{NAME}'\nrule = 'a'\n\n[[allow]]\nfingerprint = 'short'\nrule = 'a'\n", 5, "no fingerprint"),
        (f"[[allow]]\nfingerprint = '{NAME}'\nrule = 1\n", 1, "must be text"),
        (f"[[allow]]\nfingerprint = '{NAME}'\nrule = 'a'\ndate = 'today'\n", 1, "must be a date"),
        (f"[[allow]]\nfingerprint = '{NAME}'\nrule = 'a'\nexpires = 2025-01-01T00:00:00\n", 1, "must be a date"),
        (f"[[allow]]\nfingerprint = '{NAME}'\nrule = 'a'\nreson = 'x'\n", 1, "no 'reson'"),
        ("allow = [1]\n", None, "must be a table"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path, text, line, words):
    path = tmp_path / "sayso.allow.toml"
    path.write_text(text)
    with pytest.raises(ConfigError) as caught:
        read(path)
    assert words in caught.value.message
    assert (caught.value.path, caught.value.line) == (str(path), line)


@pytest.mark.parametrize(("expires", "holds"), [(None, True), (date(2025, 6, 30), False), (date(2025, 7, 1), True), (date(2020, 1, 1), False)])
def test_an_entry_holds_until_the_day_it_expires(expires, holds):
    signed, expired = in_force([entry(expires=expires)], date(2025, 6, 30))
    assert (list(signed), list(expired)) == (([NAME], []) if holds else ([], [NAME]))


def test_a_signed_finding_is_suppressed_with_reason_and_name(run, demo):
    rule = demo.rule(demo.find("bad"))
    name = run(rule, "A bad day. Another.").diagnostics[0].fingerprint
    signed = {name: (entry(fingerprint=name, reason="agreed", by="Ana", date=date(2025, 6, 30), expires=date(2026, 1, 1)),)}
    report = run(rule, "Something before. A bad day.", signed=signed)
    assert report.diagnostics == ()
    (found,) = report.suppressed
    assert (found.kind, found.reason, found.by, found.at, found.expires) == ("record", "agreed", "Ana", "2025-06-30", "2026-01-01")
    assert (found.excerpt, found.fingerprint) == ("bad", name)


def test_a_signature_for_another_rule_does_not_count(run, demo):
    rule = demo.rule(demo.find("bad"))
    name = run(rule, "bad day").diagnostics[0].fingerprint
    assert run(rule, "bad day", signed={name: (entry(fingerprint=name, rule="demo.other"),)}).suppressed == ()


def test_an_expired_signature_is_told_with_the_finding(run, demo):
    rule = demo.rule(demo.find("bad"))
    name = run(rule, "bad day").diagnostics[0].fingerprint
    report = run(rule, "bad day", expired={name: (entry(fingerprint=name, expires=date(2025, 6, 30)),)})
    assert (len(report.diagnostics), report.notices) == (1, ("line 1: the sign-off of demo.bad expired on 2025-06-30",))


@pytest.mark.parametrize(("excerpt", "suppressed"), [("A headline", 1), ("a  HEADLINE", 1), ("", 1), ("Another headline", 0)])
def test_one_storys_signature_does_not_sign_off_another_story(run, demo, excerpt, suppressed):
    rule = demo.rule(lambda article: [Finding(article.story_span, "Whole.", whole_story=True)])
    text = "A headline\n\nThe story."
    name = run(rule, text).diagnostics[0].fingerprint
    report = run(rule, text, signed={name: (entry(fingerprint=name, excerpt="Yet another"), entry(fingerprint=name, excerpt=excerpt))})
    assert len(report.suppressed) == suppressed
    assert len(report.signed) == suppressed


def test_two_stories_with_one_fingerprint_both_stay_in_the_record(tmp_path):
    path = tmp_path / "sayso.allow.toml"
    for excerpt in ("One story", "Another", "one story"):
        add(path, entry(excerpt=excerpt))
    assert [each.excerpt for each in read(path)] == ["Another", "one story"]
    assert len(in_force(read(path), date(2025, 6, 30))[0][NAME]) == 2


def test_the_engines_own_findings_can_be_signed_off(run, demo):
    text = "<!-- sayso: allow demo.none -->\n\nGood."
    rule = demo.rule(demo.find("bad"))
    found = run(rule, text).diagnostics[0]
    report = run(rule, text, signed={found.fingerprint: (entry(fingerprint=found.fingerprint, rule=found.rule),)})
    assert (found.rule, len(report.suppressed), report.diagnostics) == ("sayso.unknown-rule", 1, ())


def test_a_signature_is_used_though_the_finding_would_not_be_shown(run, demo):
    rule = demo.rule(demo.find("bad", confidence=0.2))
    name = run(rule, "bad", min_confidence=0.0).diagnostics[0].fingerprint
    report = run(rule, "bad", signed={name: (entry(fingerprint=name),)})
    assert (report.suppressed, report.signed) == ((), ((name, ""),))
