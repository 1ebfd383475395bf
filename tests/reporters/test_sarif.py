import json

import pytest

from sayso.finding import (
    DocumentReport,
    Failure,
    PlacedEdit,
    PlacedFix,
    PlacedRelated,
    Reference,
    Report,
    RuleInfo,
    Severity,
    Suppressed,
)  # fmt: skip
from sayso.reporters import reporter
from sayso.reporters.linehash import line_hashes
from sayso.reporters.sarif import MOST, SHOWN
from sayso.sourcemap import Lines

SOURCE = "# Talks 😀\r\n\r\nThe 😀 regime said “no 😀 end” today.\r\n"
INFO = RuleInfo(
    "demo.end", "Say *end*", "Flag *end*.\n\n## What it flags\nThe word `end`.\n\n## Why\nIt ends.", Severity.WARNING, True,
    (Reference("Desk book"), Reference("Stylebook", "https://example.org/book")),
)  # fmt: skip


@pytest.fixture
def run(written):
    """Return a function that returns the one run of a report's log."""

    def run(report, **display):
        log = json.loads(written("sarif", report, **display))
        assert log["version"] == "2.1.0"
        (only,) = log["runs"]
        return only

    return run


def region(result):
    return result["locations"][0]["physicalLocation"]["region"]


def test_columns_are_utf16_and_declared(run, found_in):
    only = run(Report((found_in(SOURCE, "regime", "no 😀 end"),)))
    assert only["columnKind"] == "utf16CodeUnits"
    assert only["newlineSequences"] == ["\r\n", "\n", "\r"]
    first, second = only["results"]
    assert region(first) == {"startLine": 3, "startColumn": 8, "endLine": 3, "endColumn": 14, "snippet": {"text": "regime"}}
    assert (region(second)["startColumn"], region(second)["endColumn"]) == (21, 30)


@pytest.mark.parametrize("severity", Severity)
def test_a_result_says_what_it_is(run, found_in, severity):
    (result,) = run(Report((found_in(SOURCE, "regime", severity=severity),)))["results"]
    level = {"error": "error", "warning": "warning", "info": "note"}[severity.label]
    assert (result["ruleId"], result["ruleIndex"], result["kind"], result["level"], result["rank"]) == ("demo.end", 0, "fail", level, 90.0)
    assert result["properties"] == {"voice": "narrator", "block": "paragraph"}


def test_fingerprints_are_githubs_and_ours(run, found_in):
    (result,) = run(Report((found_in(SOURCE, "regime"),)))["results"]
    assert result["partialFingerprints"] == {"sayso/v1": "0123456789abcdef", "primaryLocationLineHash": line_hashes(SOURCE)[2]}


def test_a_report_without_the_files_text_has_no_hash_and_no_fix(run, report):
    result = run(report)["results"][0]
    assert list(result["partialFingerprints"]) == ["sayso/v1"]
    assert "fixes" not in result


def test_related_places_are_listed_and_linked(run, found_in):
    lines = Lines(SOURCE)
    at = lines.position(SOURCE.index("Talks"))
    related = tuple(PlacedRelated(message, at, lines.position(at.offset + 5), "Talks") for message in ("one [1] \\ here", ""))
    (result,) = run(Report((found_in(SOURCE, "regime", related=related, message="Look [here]."),)))["results"]
    assert result["message"]["text"] == r"Look \[here\]. See [line 1: one \[1\] \\ here](1), [line 1](2)."
    assert [each["id"] for each in result["relatedLocations"]] == [1, 2]
    assert result["relatedLocations"][0]["physicalLocation"]["region"]["startColumn"] == 3
    assert result["relatedLocations"][0]["message"] == {"text": "one [1] \\ here"}


def test_a_message_without_links_stays_as_it_is(run, found_in):
    (result,) = run(Report((found_in(SOURCE, "regime", message="Look [here]."),)))["results"]
    assert result["message"] == {"text": "Look [here]."}


def test_fixes_replace_a_region_but_never_somebodys_words(run, found_in):
    start = SOURCE.index("regime")
    edits = (PlacedEdit(start, start + 6, "government"),)
    fixes = (PlacedFix("Government", edits, safe=True, in_quotation=False), PlacedFix("Quoted", edits, safe=False, in_quotation=True))
    (result,) = run(Report((found_in(SOURCE, "regime", fixes=fixes),)))["results"]
    (fix,) = result["fixes"]
    (change,) = fix["artifactChanges"]
    assert (fix["description"], fix["properties"]) == ({"text": "Government"}, {"safe": True})
    assert change["artifactLocation"] == {"uri": "a.md"}
    place = {"startLine": 3, "startColumn": 8, "endLine": 3, "endColumn": 14}
    assert change["replacements"] == [{"deletedRegion": place, "insertedContent": {"text": "government"}}]


def test_a_rule_is_described_for_github(run, found_in):
    only = run(Report((found_in(SOURCE, "regime"),), catalog={"demo.end": INFO}))
    assert only["tool"]["driver"]["rules"] == [
        {
            "id": "demo.end",
            "name": "DemoEnd",
            "shortDescription": {"text": "Say *end*."},
            "fullDescription": {"text": "The word end."},
            "help": {"text": "Flag end.\n\nWhat it flags:\nThe word end.\n\nWhy:\nIt ends.", "markdown": INFO.page},
            "defaultConfiguration": {"level": "warning", "enabled": True},
            "properties": {"tags": ["demo"], "precision": "high", "problem.severity": "warning"},
            "helpUri": "https://example.org/book",
        }
    ]


def test_a_rule_of_which_nothing_is_known_has_a_name_and_a_help(run, found_in):
    (rule,) = run(Report((found_in(SOURCE, "regime"),)))["tool"]["driver"]["rules"]
    assert (rule["id"], rule["help"]) == ("demo.end", {"text": "demo.end."})


def test_a_rule_by_choice_says_so(run):
    catalog = {"demo.end": INFO._replace(default=False, severity=Severity.INFO, references=(), page="x" * 2000, summary="word " * 400)}
    (rule,) = run(Report((), catalog=catalog))["tool"]["driver"]["rules"]
    assert rule["properties"] == {"tags": ["demo", "opt-in"], "precision": "medium", "problem.severity": "recommendation"}
    assert "helpUri" not in rule
    assert len(rule["shortDescription"]["text"]) <= 1024
    assert len(rule["fullDescription"]["text"]) <= 1024


def test_every_rule_index_points_to_its_rule(run, found_in):
    ids = {"Talks": "demo.talks", "regime": "other.regime", "today": "demo.day"}
    only = run(Report((found_in(SOURCE, *ids, rule=ids.get),), catalog={"demo.zero": INFO, "demo.talks": INFO}))
    rules = [rule["id"] for rule in only["tool"]["driver"]["rules"]]
    assert rules == ["demo.day", "demo.talks", "demo.zero", "other.regime"]
    assert [rules[result["ruleIndex"]] for result in only["results"]] == list(ids.values())


def test_files_elsewhere_start_at_a_base_of_their_own(run, found_in):
    documents = (found_in(SOURCE, "regime", path="in/a b.md"), found_in(SOURCE, "regime", path="/away/b.md"))
    only = run(Report(documents), folder="/repo", root="/repo")
    files = [result["locations"][0]["physicalLocation"]["artifactLocation"] for result in only["results"]]
    assert files == [{"uri": "in/a%20b.md"}, {"uri": "away/b.md", "uriBaseId": "FILES"}]
    assert only["originalUriBaseIds"] == {"FILES": {"uri": "file:///"}}


def test_failures_and_notices_are_notifications(run):
    broken = DocumentReport("a.md", "en", 1, notices=("told",), failures=(Failure("broke", rule="demo.end", plugin="demo"),))
    again = DocumentReport("b.md", "en", 1, notices=("told",))
    only = run(Report((broken, again), (Failure("cannot be decoded", path="c.md"), Failure("cannot be loaded", plugin="demo"))))
    (invocation,) = only["invocations"]
    assert invocation["executionSuccessful"] is False
    notes = invocation["toolExecutionNotifications"]
    assert [(note["level"], note["message"]["text"]) for note in notes] == [
        ("error", "cannot be decoded"),
        ("error", "plugin demo cannot be loaded"),
        ("error", "rule demo.end of plugin demo broke"),
        ("note", "told (here and in 1 more)"),
    ]
    assert notes[0]["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "c.md"}
    assert notes[2]["associatedRule"] == {"id": "demo.end"}


def test_a_run_in_which_nothing_failed_was_successful(run):
    assert run(Report((DocumentReport("a.md", "en", 1, notices=("told",)),)))["invocations"][0]["executionSuccessful"] is True
    assert run(Report(()))["results"] == []


def test_of_many_the_worst_stand_first_and_no_more_than_github_takes(run, make):
    mild = DocumentReport("a.md", "en", 1, (make("end", severity=Severity.INFO),) * (MOST - 1))
    worse = DocumentReport("b.md", "en", 1, (make("end", severity=Severity.ERROR), make("end")))
    only = run(Report((mild, worse)))
    assert [result["level"] for result in only["results"][:3]] == ["error", "warning", "note"]
    assert len(only["results"]) == MOST
    assert only["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"].startswith("1 result is left out")


def test_as_long_as_github_shows_all_they_stand_in_order(run, make):
    document = DocumentReport("a.md", "en", 1, (make("end", severity=Severity.INFO), make("end", severity=Severity.ERROR)))
    assert [result["level"] for result in run(Report((document,) * (SHOWN // 2)))["results"][:3]] == ["note", "error", "note"]


@pytest.mark.parametrize(("kind", "told"), [("record", "external"), ("comment", "inSource"), ("front matter", "inSource")])
def test_what_is_signed_off_is_a_result_with_its_suppression_after_all_others(run, found_in, kind, told):
    lines = Lines(SOURCE)
    place = lines.position(2), lines.position(7)
    signed = Suppressed("demo.old", *place, "agreed", "Ana", "2026-01-02", "2027-01-02", kind, Severity.ERROR, "Old.", "Talks", "fedc")
    only = run(Report((found_in(SOURCE, "regime", suppressed=(signed,)), found_in(SOURCE, "today"))))
    *others, result = only["results"]
    assert not any("suppressions" in each for each in others)
    assert (result["ruleId"], result["level"], result["message"]["text"]) == ("demo.old", "error", "Old.")
    assert region(result)["snippet"] == {"text": "Talks"}
    assert result["partialFingerprints"]["sayso/v1"] == "fedc"
    (suppression,) = result["suppressions"]
    assert (suppression["kind"], suppression["status"]) == (told, "accepted")
    assert suppression["properties"] == {"by": "Ana", "at": "2026-01-02", "expires": "2027-01-02"}
    assert "Ana" in suppression["justification"]
    assert "agreed" in suppression["justification"]


def test_it_reads_the_files_text():
    assert reporter("sarif").reads_source
