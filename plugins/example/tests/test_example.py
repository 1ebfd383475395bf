import io

import pytest
from sayso_example import sayso_reporters, sayso_rules
from sayso_example.days import RELATIVE_DAYS

import sayso
from sayso.checker import Checker
from sayso.testing import article, assert_examples, check_text

RULES = sayso_rules()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.meta.id)
def test_examples(rule):
    assert_examples(rule)


def test_the_layer_finds_the_words():
    assert article("Today and tomorrow, not to-day.").layer(RELATIVE_DAYS) == ((0, 5), (10, 18))


def test_an_option_takes_quotations_in():
    rule = RULES[0].configure({"quotations": True})
    assert [each.excerpt for each in check_text(rule, "“We met yesterday,” she said.")] == ["yesterday"]


def test_the_plugin_is_installed_and_its_rules_run_when_asked_for(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("The ministers met yesterday at the harbor.\n")
    report = sayso.check(path, isolated=True, select=["all:example.*"])
    assert report.failures == ()
    assert [(each.rule, each.excerpt) for each in report.documents[0].diagnostics] == [
        ("example.relative-day", "yesterday"),
        ("example.harbour", "harbor"),
    ]


def test_they_do_not_run_unasked():
    assert not [each for each in Checker(isolated=True).rules() if each.plugin == "example" and each.on]


def test_the_report_format():
    (reporter,) = sayso_reporters()
    out = io.StringIO()
    reporter.write(sayso.check(text="They met yesterday.", name="a.txt", isolated=True, select=["example.relative-day"]), out, None)
    assert out.getvalue() == "a.txt\t1\n"
