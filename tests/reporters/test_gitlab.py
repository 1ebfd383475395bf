import json

import jsonschema
import pytest

from sayso.finding import DocumentReport, Failure, Report, Severity

TEXT = {"type": "string", "minLength": 1}
LINE = {"type": "integer", "minimum": 1}
SCHEMA = {  # of https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": TEXT,
            "check_name": TEXT,
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "minLength": 1, "not": {"pattern": r"^\./"}},
                    "lines": {"type": "object", "required": ["begin"], "properties": {"begin": LINE, "end": LINE}, "additionalProperties": False},
                },
            },
        },
    },
}


@pytest.fixture
def entries(written):
    """Return a function that returns the entries of a report, of which no two may share a fingerprint: GitLab would drop one."""

    def entries(report, **display):
        value = json.loads(written("gitlab", report, **display))
        jsonschema.validate(value, SCHEMA)
        names = [each["fingerprint"] for each in value]
        assert len(set(names)) == len(names)
        return value

    return entries


@pytest.mark.parametrize(("severity", "word"), [(Severity.ERROR, "critical"), (Severity.WARNING, "major"), (Severity.INFO, "info")])
def test_a_finding_is_an_entry(entries, found_in, severity, word):
    (entry,) = entries(Report((found_in("The\nregime\nfell.", "regime\nfell", path="./x/a.md", severity=severity),)))
    del entry["fingerprint"]
    assert entry == {
        "description": "Was “ensure” meant?",
        "check_name": "demo.end",
        "severity": word,
        "location": {"path": "x/a.md", "lines": {"begin": 2, "end": 3}},
    }


def test_no_fingerprint_twice_even_of_one_wording_in_many_files(entries, found_in):
    documents = tuple(found_in("end", "end", "end", path=path) for path in ("a.md", "b.md"))
    assert len(entries(Report(documents))) == 4


def test_a_fingerprint_stays_when_the_article_grows(entries, found_in):
    before = entries(Report((found_in("The end.", "end"),)))
    after = entries(Report((found_in("More.\n\nThe end.", "end"),)))
    assert before[0]["fingerprint"] == after[0]["fingerprint"]
    assert before[0]["location"] != after[0]["location"]


def test_what_failed_is_an_entry_too(entries, report):
    failed = [each for each in entries(report) if each["severity"] == "blocker"]
    assert [(each["location"]["path"], each["check_name"]) for each in failed] == [("b.md", "sayso"), ("a.md", "demo.broken")]


def test_a_failure_of_the_run_has_a_place_too(entries):
    (entry,) = entries(Report((), (Failure("cannot be loaded", plugin="demo"),)))
    assert (entry["location"]["path"], entry["description"]) == ("sayso", "plugin demo cannot be loaded")


def test_an_empty_report_is_an_empty_array(entries):
    assert entries(Report((DocumentReport("a.md", "en", 1),))) == []
