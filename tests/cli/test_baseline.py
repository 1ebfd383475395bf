import json
from collections import Counter

import pytest

from sayso.cli import baseline
from sayso.errors import ConfigError
from sayso.finding import Diagnostic, DocumentReport, Report, Severity
from sayso.sourcemap import Position


def found(fingerprint):
    place = Position(0, 1, 1)
    return Diagnostic("demo.x", Severity.INFO, 1.0, "x", "", "narrator", "paragraph", place, place, (), (), (), "", fingerprint)


def report(folder, **documents):
    return Report(tuple(DocumentReport(str(folder / name), "en", 1, tuple(map(found, prints))) for name, prints in documents.items()))


def new(tmp_path, before, after):
    path = tmp_path / "known.json"
    baseline.write(path, report(tmp_path, **before))
    left, known = baseline.only_new(report(tmp_path, **after), baseline.read(path), path)
    return {
        document.path.removeprefix(f"{tmp_path}/"): "".join(each.fingerprint for each in document.diagnostics) for document in left.documents
    }, known


@pytest.mark.parametrize(
    ("before", "after", "left", "known"),
    [
        ({"a": "xy"}, {"a": "xy"}, {"a": ""}, 2),
        ({"a": "xy"}, {"a": "xyz"}, {"a": "z"}, 2),
        ({"a": "x"}, {"a": "xx"}, {"a": "x"}, 1),
        ({"a": "x"}, {"a": "x", "b": "x"}, {"a": "", "b": "x"}, 1),
        ({"old": "xyz"}, {"new": "xyw"}, {"new": "w"}, 2),
        ({"old": "xyz"}, {"new": "xuvw"}, {"new": "xuvw"}, 0),
        ({"old": "xy"}, {"new": "xy", "copy": "xy"}, {"new": "", "copy": "xy"}, 2),
        ({}, {"a": "x", "b": ""}, {"a": "x", "b": ""}, 0),
    ],
    ids=["same", "one more", "counted", "per path", "renamed", "little shared", "renamed once", "empty"],
)
def test_only_what_is_new_is_left(tmp_path, before, after, left, known):
    assert new(tmp_path, before, after) == (left, known)


def test_paths_are_relative_to_the_file(tmp_path):
    baseline.write(tmp_path / "known.json", report(tmp_path, **{"desk/ä.md": "x"}))
    assert json.loads((tmp_path / "known.json").read_text())["documents"] == {"desk/ä.md": {"x": 1}}
    assert baseline.read(tmp_path / "known.json") == {"desk/ä.md": Counter("x")}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "known.json:1: the baseline is not JSON"),
        ("[]", "not as `--write-baseline` writes it"),
        ('{"schema": "sayso/baseline/1", "documents": []}', "not as `--write-baseline`"),
        ('{"schema": "sayso/baseline/9", "documents": {}}', "no baseline that this version can read"),
    ],
)
def test_a_broken_file_is_named(tmp_path, text, message):
    (tmp_path / "known.json").write_text(text)
    with pytest.raises(ConfigError) as caught:
        baseline.read(tmp_path / "known.json")
    assert message in str(caught.value)
    assert str(tmp_path) in str(caught.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ConfigError, match="cannot be read"):
        baseline.read(tmp_path / "none.json")
