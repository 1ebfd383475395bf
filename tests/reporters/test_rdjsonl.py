import json

import pytest

from sayso.finding import PlacedEdit, PlacedFix, Report, Severity

SOURCE = "One line.\r\nThe 😀 “regime” fell.\r\n"
START = SOURCE.index("regime")


@pytest.fixture
def lines(written):
    """Return a function that returns a report's lines, each an object."""
    return lambda report, **display: [json.loads(line) for line in written("rdjsonl", report, **display).splitlines()]


def fix(*edits, title="Other", safe=False, in_quotation=False):
    return PlacedFix(title, tuple(PlacedEdit(*edit) for edit in edits), safe, in_quotation)


CHANGE = (START, START + 6, "government")
RANGE = {"start": {"line": 2, "column": 13}, "end": {"line": 2, "column": 19}}


@pytest.mark.parametrize("severity", Severity)
def test_a_finding_is_a_line_with_columns_in_bytes(lines, found_in, severity):
    (line,) = lines(Report((found_in(SOURCE, "regime", severity=severity),)))
    assert line == {
        "message": "Was “ensure” meant?",
        "location": {"path": "a.md", "range": RANGE},
        "severity": severity.label.upper(),
        "source": {"name": "sayso"},
        "code": {"value": "demo.end"},
    }
    raw = SOURCE.encode().splitlines()[1]
    assert raw[RANGE["start"]["column"] - 1 : RANGE["end"]["column"] - 1] == b"regime"


@pytest.mark.parametrize(
    ("fixes", "suggested"),
    [
        ((fix(CHANGE),), [{"range": RANGE, "text": "government"}]),
        ((fix(CHANGE), fix(CHANGE)), None),
        ((fix(CHANGE, in_quotation=True),), None),
        ((fix((0, 3, "Two"), CHANGE),), None),
        ((), None),
    ],
    ids=["one", "a choice", "somebody's words", "two places", "none"],
)
def test_only_the_one_fix_there_is_becomes_a_suggestion(lines, found_in, fixes, suggested):
    (line,) = lines(Report((found_in(SOURCE, "regime", fixes=fixes),)))
    assert line.get("suggestions") == suggested


def test_related_places_and_failures(lines, report):
    found = lines(report)
    assert found[0] == {"message": "cannot be decoded", "location": {"path": "b.md"}, "severity": "ERROR", "source": {"name": "sayso"}}
    assert found[1]["code"] == {"value": "demo.broken"}
    (related,) = found[2]["related_locations"]
    assert related["message"] == "the same clause"
    assert related["location"]["range"]["start"] == {"line": 3, "column": 22}


def test_without_the_files_text_nothing_is_suggested(lines, report):
    assert all("suggestions" not in line for line in lines(report))
