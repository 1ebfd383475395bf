"""Dictionaries of prh, in words of our own."""

from pathlib import Path

import pytest

SHIPS = """version: 1
rules:
  - expected: Skerry
  - expected: harbour
    pattern: harbor
    specs:
      - from: The harbor is open.
        to: The harbour is open.
  - expected: quay $1
    patterns: ["/dock (\\\\d+)/i", "/pier (\\\\d+)/"]
    specs:
      - {from: At Dock 7., to: At Quay 7.}
      - {from: At pier 7., to: At wharf 7.}
  - expected: ship
    pattern: /(war)?vessel/
    regexpMustEmpty: $1
    prh: plain words
    specs:
      - {from: a vessel, to: a ship}
      - {from: a warvessel, to: a warvessel}
  - expected: ""
    pattern: /x/
  - expected: port
    pattern: /(?<=a).haven(?=b)c/
  - odd
"""


def test_a_dictionary_becomes_a_rule_with_its_specs(put, bring, flagged) -> None:
    code, report, _ = bring("prh", put({"ships.yml": SHIPS}) / "ships.yml")
    assert code == 0
    (rule,) = report["rules"]
    assert (rule["id"], rule["state"], rule["parts"], rule["kept"]) == ("prh.ships", "part", 7, 5)
    assert [text for text in rule["left_out"] if "At pier 7." in text and "does not hold" in text]
    assert flagged("SKERRY, skerry and Skerry.") == [("prh.ships", "SKERRY"), ("prh.ships", "skerry")]
    assert flagged("The ship moored at dock 3, a warvessel near an odd Odd one.") == [("prh.ships", "dock 3"), ("prh.ships", "Odd")]


def test_a_pattern_that_matches_what_is_right_lets_it_pass(put, bring, flagged) -> None:
    text = "version: 1\nrules:\n  - expected: bridge\n    pattern: /bri+dge/i\n  - {expected: No. $1, pattern: '/N[or]\\. ?(\\d+)/'}\n"
    bring("prh", put({"b.yml": text}) / "b.yml")
    assert flagged("The bridge at No. 10 is a briidge. BRIDGE 5, Nr. 5.") == [("prh.b", "briidge"), ("prh.b", "Nr. 5")]


def test_japanese_is_found_inside_a_line(put, bring, flagged) -> None:
    text = "version: 1\nrules:\n  - expected: サーバー\n    pattern: /サーバ(?!ー)/\n    specs:\n      - {from: 新しいサーバです, to: 新しいサーバーです}\n  - expected: Web\n"
    code, report, _ = bring("prh", put({"ja.yml": text}) / "ja.yml")
    assert (code, report["rules"][0]["state"]) == (0, "whole")
    assert flagged("このサーバーはwebのサーバです。") == [("prh.ja", "web"), ("prh.ja", "サーバ")]


IMPORTS = {
    "d/prh.yml": "version: 1\nimports:\n  - a.yml\n  - path: b.yml\n    ignoreRules:\n      - expected: quay\n  - ../../outside.yml\n  - missing.yml\n  - a.yml\n",
    "d/a.yml": "version: 1\nimports: [prh.yml]\nrules:\n  - {expected: harbour, pattern: harbor}\n",
    "d/b.yml": "version: 1\ntargets: []\nrules:\n  - {expected: quay, pattern: dock}\n  - {expected: ship, pattern: boat}\n",
}


def test_imports_are_followed_below_the_folder_and_no_further(put, bring, flagged, tmp_path: Path) -> None:
    folder = put(IMPORTS)
    (tmp_path / "outside.yml").write_text("version: 1\nrules: [{expected: out, pattern: secret}]\n", encoding="utf-8")
    code, report, _ = bring("prh", folder / "d/prh.yml")
    assert code == 0
    assert [rule["id"] for rule in report["rules"]] == ["prh.a", "prh.b"]
    assert flagged("The harbor, a boat, a dock, a secret.") == [("prh.a", "harbor"), ("prh.b", "boat")]
    notes = "\n".join(report["notes"])
    assert "leads out of" in notes
    assert "missing.yml" in notes
    assert "targets: left out" in notes
    assert "left out by ignoreRules" in notes


def test_a_link_among_the_imports_is_not_followed(put, bring, tmp_path: Path) -> None:
    folder = put({"d/prh.yml": "version: 1\nimports: [l.yml]\nrules: [{expected: harbour, pattern: harbor}]\n"})
    (tmp_path / "outside.yml").write_text("version: 1\nrules: [{expected: out, pattern: secret}]\n", encoding="utf-8")
    (folder / "d/l.yml").symlink_to(tmp_path / "outside.yml")
    _, report, _ = bring("prh", folder / "d/prh.yml")
    assert [rule["id"] for rule in report["rules"]] == ["prh.prh"]
    assert "leads out of" in report["notes"][0]


@pytest.mark.parametrize(("text", "message"), [("- a\n", "no dictionary of prh"), ("rules: x\n", "no dictionary of prh"), ("rules: [", "not YAML")])
def test_what_is_no_dictionary(put, bring, text: str, message: str) -> None:
    code, _, said = bring("prh", put({"x.yml": text}) / "x.yml")
    assert code == 2
    assert message in said
