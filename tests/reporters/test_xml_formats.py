import xml.etree.ElementTree as ET

import pytest

from sayso.finding import DocumentReport, Failure, Report, Severity
from sayso.reporters.xmltext import content, tag

SOURCE = "The 😀 regime said “no end” today.\n"


@pytest.fixture
def read(written):
    """Return a function that returns the root of a report in a format, which must be XML."""
    return lambda name, report, **display: ET.fromstring(written(name, report, **display).encode())  # noqa: S314 - our own


@pytest.fixture
def junit(read):
    """Return a function that returns the root of a report as JUnit XML, whose counts must be right."""

    def junit(report):
        root = read("junit", report)
        for each in (root, *root.iter("testsuite")):
            for name, element in (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
                assert int(each.get(name)) == len(list(each.iter(element))), (each.get("name"), name)
        return root

    return junit


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a\x00b\x1b\ud800\ufffe", "a\ufffdb\ufffd\ufffd\ufffd"),
        ("<a> & \"b\" 'c' ]]>", "<a> & \"b\" 'c' ]]>"),
        ("one\ntwo\r\nthree\rfour\tfive", "one\ntwo\r\nthree\rfour\tfive"),
        ("😀 “é” \u2028", "😀 “é” \u2028"),
    ],
)
def test_what_xml_can_hold_survives_and_the_rest_is_marked(text, read):
    assert ET.fromstring(f"<a>{content(text)}</a>").text == read  # noqa: S314
    assert ET.fromstring(tag("a", {"b": text}, empty=True)).get("b") == read  # noqa: S314


class TestJunit:
    def test_a_finding_is_a_test_that_failed(self, junit, found_in):
        (suite,) = junit(Report((found_in(SOURCE, "regime", severity=Severity.ERROR),)))
        assert suite.get("name") == "a.md"
        (case,) = suite
        assert dict(case.attrib) == {"name": "demo.end 1:7", "classname": "a.md", "file": "a.md", "line": "1", "time": "0"}
        (failure,) = case
        assert (failure.get("type"), failure.get("message")) == ("error", "Was “ensure” meant?")
        assert failure.text.splitlines()[:2] == ["a.md:1:7: error: Was “ensure” meant?", "“regime”"]

    def test_an_article_without_findings_is_a_test_that_passed(self, junit):
        (suite,) = junit(Report((DocumentReport("a.md", "en", 1),)))
        (case,) = suite
        assert (case.get("name"), list(case)) == ("article", [])

    def test_everything_has_its_place(self, junit, report):
        root = junit(report)
        assert dict(root.attrib) == {"name": "sayso", "tests": "5", "failures": "2", "errors": "2", "skipped": "1"}
        assert [suite.get("name") for suite in root] == ["b.md", "a.md"]
        assert root.find(".//skipped").get("message") == "signed off by Ana: agreed"
        assert [error.get("message") for error in root.iter("error")] == ["cannot be decoded", "rule demo.broken of plugin demo broke"]

    def test_no_two_tests_of_an_article_have_one_name(self, junit, found_in):
        root = junit(Report((found_in(SOURCE, "regime", "regime", "regime"),)))
        assert [case.get("name") for case in root.iter("testcase")] == ["demo.end 1:7", "demo.end 1:7 (2)", "demo.end 1:7 (3)"]

    def test_an_empty_run(self, junit):
        assert junit(Report(())).get("tests") == "0"

    def test_junitparser_reads_it(self, written, report, tmp_path):
        junitparser = pytest.importorskip("junitparser", reason="junitparser is not installed")
        path = tmp_path / "out.xml"
        path.write_text(written("junit", report), encoding="utf-8")
        suites = junitparser.JUnitXml.fromfile(str(path))
        assert (suites.tests, suites.failures, suites.errors, suites.skipped) == (5, 2, 2, 1)
        kinds = [type(result).__name__ for suite in suites for case in suite for result in case.result]
        assert kinds == ["Error", "Failure", "Failure", "Skipped", "Error"]


class TestCheckstyle:
    @pytest.mark.parametrize("severity", Severity)
    def test_a_finding(self, read, found_in, severity):
        root = read("checkstyle", Report((found_in(SOURCE, "regime", severity=severity),)))
        ((error,),) = root
        assert dict(error.attrib) == {
            "line": "1", "column": "7", "severity": severity.label, "message": "Was “ensure” meant?", "source": "demo.end",
        }  # fmt: skip

    def test_nothing_but_what_readers_of_the_format_know(self, read, report):
        root = read("checkstyle", report)
        assert root.tag == "checkstyle"
        assert {file.tag for file in root} == {"file"}
        for error in root.iter("error"):
            assert list(error.attrib) == ["line", "column", "severity", "message", "source"]
            assert error.get("severity") in ("error", "warning", "info")

    def test_files_are_named_from_the_checkout_once_and_failures_stand_with_them(self, read, report):
        root = read("checkstyle", report._replace(failures=(*report.failures, Failure("cannot be loaded", plugin="demo"))), folder="/r/x", root="/r")
        assert [file.get("name") for file in root] == ["x/b.md", "sayso", "x/a.md"]
        assert [error.get("source") for error in root.iter("error")] == ["sayso", "demo", "demo.broken", "demo.end", "demo.other"]
