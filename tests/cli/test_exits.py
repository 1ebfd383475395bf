import pytest

from sayso.cli.exits import exit_code, failures
from sayso.finding import Diagnostic, DocumentReport, Failure, Report, Severity
from sayso.sourcemap import Position

PLACE = Position(0, 1, 1)
RULE = Failure("broke", rule="demo.x", plugin="demo")
PLUGIN = Failure("cannot be imported", plugin="demo")
INPUT = Failure("cannot be decoded", path="b.md")


def report(*severities, failures=(), inside=()):
    found = tuple(Diagnostic("demo.x", each, 1.0, "x", "", "narrator", "paragraph", PLACE, PLACE, (), (), (), "", "f") for each in severities)
    return Report((DocumentReport("a.md", "en", 1, found, failures=inside),), failures)


@pytest.mark.parametrize(
    ("given", "fail_on", "code"),
    [
        (report(), "info", 0),
        (report(Severity.WARNING), "error", 0),
        (report(Severity.WARNING), "warning", 1),
        (report(*[Severity.ERROR] * 512), "error", 1),
        (report(Severity.ERROR), "never", 0),
        (report(Severity.INFO), "info", 1),
        (report(Severity.ERROR, failures=(INPUT,)), "error", 2),
        (report(Severity.ERROR, failures=(INPUT, PLUGIN)), "error", 3),
        (report(Severity.ERROR, failures=(INPUT,), inside=(RULE,)), "error", 3),
        (report(inside=(RULE,)), "never", 3),
    ],
)
def test_codes_are_fixed_and_the_worst_wins(given, fail_on, code):
    assert exit_code(given, lambda _path: lambda _rule: fail_on) == code


def test_a_failure_inside_an_article_carries_its_path():
    assert list(failures(report(failures=(INPUT,), inside=(RULE,)))) == [INPUT, RULE._replace(path="a.md")]


def test_each_article_has_a_limit_of_its_own():
    strict, lenient = report(Severity.WARNING), report(Severity.WARNING)
    both = Report((strict.documents[0]._replace(path="strict.md"), lenient.documents[0]._replace(path="lenient.md")))
    limits = {"strict.md": lambda _: "warning", "lenient.md": lambda _: "never"}
    assert exit_code(both, limits.__getitem__) == 1
    assert exit_code(both._replace(documents=both.documents[1:]), limits.__getitem__) == 0


def test_each_rule_has_a_limit_of_its_own():
    (given,) = report(Severity.ERROR, Severity.WARNING).documents
    mixed = Report((given._replace(diagnostics=(given.diagnostics[0]._replace(rule="other.y"), given.diagnostics[1])),))
    assert exit_code(mixed, lambda _: {"other.y": "never", "demo.x": "error"}.__getitem__) == 0
    assert exit_code(mixed, lambda _: {"other.y": "never", "demo.x": "warning"}.__getitem__) == 1
    assert exit_code(mixed, lambda _: {"other.y": "error", "demo.x": "never"}.__getitem__) == 1
