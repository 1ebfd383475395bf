"""Styles of Vale's, in words of our own: every `extends`, the settings, and what cannot be carried over."""

from pathlib import Path

import pytest

from sayso.cli import main

HARBOUR = {
    "Harbour/Moot.yml": "extends: existence\nmessage: \"'%s' means two things.\"\nlevel: warning\nignorecase: true\n"
    "tokens:\n  - moot points?\n  - table(?!cloth| lamp)\nexceptions:\n  - moot points of law\n",
    "Harbour/Ship.yml": "extends: substitution\nmessage: Use '%s' instead of '%s'.\nlink: https://desk.example/ships\nlevel: error\nignorecase: true\n"
    "action:\n  name: replace\nswap:\n  sea-?craft: ship|boat\n  harbor: harbour\n  '(\\d+) knots an hour': $1 knots\n  no way: '[0-9](?:x|y)'\n",
    "Harbour/Twice.yml": "extends: repetition\nmessage: \"'%s' twice\"\nlevel: error\nalpha: true\ntokens:\n  - '[^\\s]+'\n",
    "Harbour/Long.yml": "extends: occurrence\nmessage: Too long\nscope: sentence\nmax: 16\ntoken: \\b(\\w+)\\b\n",
    "Harbour/Dashes.yml": "extends: occurrence\nmessage: Too many dashes\nscope: paragraph\nlevel: suggestion\nmax: 2\ntoken: —\n",
    "Harbour/One.yml": "extends: consistency\nmessage: \"Inconsistent: '%s'\"\nlevel: error\neither:\n  adviser: advisor\n  '\\w+x': y\n",
    "Harbour/Spelled.yml": "extends: conditional\nmessage: \"'%s' has no definition\"\nlevel: warning\nignorecase: false\n"
    "first: '\\b([A-Z]{3,5})\\b'\nsecond: '(?:\\b[A-Z][a-z]+ )+\\(([A-Z]{3,5})\\)'\nexceptions: [NATO]\n",
    "Harbour/Heads.yml": "extends: capitalization\nmessage: \"'%s': sentence case\"\nlevel: suggestion\nscope: heading\nmatch: $sentence\nexceptions: [Kontor]\n",
    "Harbour/Marks.yml": "extends: existence\nmessage: No period in a heading\nnonword: true\nscope: heading\ntokens:\n  - '[a-z]\\.$'\n",
    "Harbour/Verbs.yml": "extends: existence\nmessage: \"Passive: '%s'\"\nignorecase: true\nraw:\n  - \\b(was|were)\\b\\s*\ntokens:\n  - sunk\n  - moored\n",
    "Harbour/Code.yml": "extends: existence\nmessage: m\nscope: code\ntokens: [x]\n",
    "Harbour/Back.yml": "extends: existence\nmessage: m\ntokens: ['(a)\\1']\n",
    "Harbour/Words.yml": "extends: spelling\nmessage: m\n",
    "Harbour/Grade.yml": "extends: metric\nmessage: m\nformula: words / sentences\n",
    "Harbour/Seq.yml": "extends: sequence\nmessage: m\ntokens: []\n",
    "Harbour/Script.yml": "extends: script\nmessage: m\nscript: text\n",
    "Harbour/Flesch.yml": "extends: readability\nmessage: m\n",
    "Harbour/Broken.yml": "extends: [\n",
    "Harbour/meta.json": "{}",
}


def states(report) -> dict[str, str]:
    return {rule["name"].partition(".")[2]: rule["state"] for rule in report["rules"]}


def test_every_kind_is_carried_over_or_said_not_to_be(put, bring) -> None:
    code, report, said = bring("vale", put(HARBOUR))
    assert (code, "wrote" in said) == (0, False)
    assert states(report) == {
        "Moot": "whole", "Ship": "part", "Twice": "whole", "Long": "whole", "Dashes": "whole", "One": "part", "Spelled": "whole", "Heads": "whole",
        "Marks": "whole", "Verbs": "whole", "Code": "none", "Back": "none", "Words": "none", "Grade": "none", "Seq": "none", "Script": "none",
        "Flesch": "none", "Broken": "none",
    }  # fmt: skip
    reasons = {rule["name"].partition(".")[2]: rule["reason"] for rule in report["rules"] if rule["reason"]}
    assert all(reasons.values())
    assert "back-reference" in reasons["Back"]
    assert "not YAML" in reasons["Broken"]
    assert "scope: code" in reasons["Code"]
    assert report["summary"] == {"whole": 8, "part": 2, "none": 8}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A moot point on a table lamp, a table, and moot points of law.", [("harbour.moot", "moot point"), ("harbour.moot", "table")]),
        ("A seacraft left the Harbor.", [("harbour.ship", "seacraft"), ("harbour.ship", "Harbor")]),
        ("A ship of the harbour.", []),
        ("It made 12 knots an hour.", [("harbour.ship", "12 knots an hour")]),
        ("A ship of of wood.", [("harbour.twice", "of")]),
        ("One " * 16 + "more.", [("harbour.long", "One " * 16 + "more.")]),
        ("A — b — c — d.", [("harbour.dashes", "—")]),
        ("An adviser met an advisor.", [("harbour.one", "advisor")]),
        ("The WFP met NATO.", [("harbour.spelled", "WFP")]),
        ("The World Food Programme (WFP) left.", []),
        ("The ship was sunk there.", [("harbour.verbs", "was sunk")]),
        ("“A moot point,” she said.", []),
    ],
)
def test_what_the_imported_rules_find(put, bring, flagged, text: str, expected: list[tuple[str, str]]) -> None:
    bring("vale", put(HARBOUR))
    assert flagged(text) == expected


@pytest.mark.parametrize(
    ("to", "told"), [("desk", 'use it with packs = ["desk"] in sayso.toml'), ("../desk", "move it below the folder of your sayso.toml")]
)
def test_how_to_use_the_pack_is_told(put, tmp_path, monkeypatch, capsys, to: str, told: str) -> None:
    styles = put({"Desk/Moot.yml": HARBOUR["Harbour/Moot.yml"]})
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert main(["rules", "import", "vale", str(styles), "--to", to]) == 0
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("scope", ["sentence", "paragraph"])
def test_commas_are_counted(put, bring, flagged, scope: str) -> None:
    rule = f"extends: occurrence\nmessage: More than 3 commas\nscope: {scope}\nmax: 3\ntoken: ','\n"
    _, report, _ = bring("vale", put({"Harbour/Commas.yml": rule}))
    assert states(report) == {"Commas": "whole"}
    assert [rule for rule, _ in flagged("Rain, snow, wind, hail, and sun.")] == ["harbour.commas"]
    assert flagged("Rain, snow, wind, and sun.") == []


def test_headings_are_looked_at_alone(put, bring, flagged) -> None:
    bring("vale", put(HARBOUR))
    assert flagged("The Ship Has Left The Port of Kontor.", headline="Ship leaves port.") == [("harbour.marks", "t.")]
    assert flagged("It left.", headline="The Ship Leaves The Port") == [("harbour.heads", "The Ship Leaves The Port")]


def test_messages_links_and_levels(put, bring, tmp_path: Path) -> None:
    bring("vale", put(HARBOUR))
    ship = (tmp_path / "pack/harbour.ship.toml").read_text(encoding="utf-8")
    assert 'message = "Use {instead} instead of “{term}”."' in ship
    assert 'severity = "error"' in ship
    assert 'url = "https://desk.example/ships"' in (tmp_path / "pack/data/sources.toml").read_text(encoding="utf-8")
    assert 'severity = "info"' in (tmp_path / "pack/harbour.dashes.toml").read_text(encoding="utf-8")


SETTINGS = """StylesPath = styles
MinAlertLevel = warning
Vocab = Desk
Packages = Google
[*.md]
BasedOnStyles = Vale, Harbour
Harbour.Twice = NO
Harbour.Dashes = error
Other.Moor = YES
TokenIgnores = (x)
"""
PROJECT = {
    ".vale.ini": SETTINGS,
    "styles/Harbour/Twice.yml": HARBOUR["Harbour/Twice.yml"],
    "styles/Harbour/Dashes.yml": HARBOUR["Harbour/Dashes.yml"],
    "styles/Harbour/Heads.yml": HARBOUR["Harbour/Heads.yml"],
    "styles/Other/Moor.yml": "extends: existence\nmessage: m\ntokens: [moor]\n",
    "styles/Other/Quay.yml": "extends: existence\nmessage: m\ntokens: [quay]\n",
    "styles/Unused/Quay.yml": "extends: existence\nmessage: m\ntokens: [quay]\n",
    "styles/config/vocabularies/Desk/accept.txt": "Lagos Port\n[Ss]kerry\n",
    "styles/config/vocabularies/Desk/reject.txt": "landlubbers?\n",
    "LICENSE": "MIT License\n\nPermission is hereby granted, free of charge, …",
}


def test_the_settings_of_a_project_count(put, bring, flagged, tmp_path: Path) -> None:
    code, report, _ = bring("vale", put(PROJECT))
    assert code == 0
    off = [rule["id"] for rule in report["rules"] if any("off in .vale.ini" in note for note in rule["notes"])]
    assert off == ["harbour.twice", "other.quay"]
    assert 'severity = "error"' in (tmp_path / "pack/harbour.dashes.toml").read_text(encoding="utf-8")
    assert flagged("The landlubber spoke.") == [("vale.avoid", "landlubber")]
    assert 'licence = "MIT"' in (tmp_path / "pack/pack.toml").read_text(encoding="utf-8")
    assert (tmp_path / "pack/LICENSE").read_text(encoding="utf-8").startswith("MIT")
    assert [note for note in report["notes"] if "Packages" in note or "TokenIgnores" in note or "style Unused" in note or "min-severity" in note]
    assert {rule["name"]: rule["state"] for rule in report["rules"]}["Vale.Spelling"] == "none"
    assert "Lagos Port" in (tmp_path / "pack/harbour.heads.toml").read_text(encoding="utf-8")


def test_the_text_report_and_the_page_tell_the_same(put, tmp_path: Path, capsys) -> None:
    from sayso.cli import main

    assert main(["rules", "import", "vale", str(put(HARBOUR)), "--to", str(tmp_path / "pack")]) == 0
    shown = capsys.readouterr().out
    assert "10 of 18 rules carried over (8 whole, 2 in part)" in shown
    page = (tmp_path / "pack/IMPORTED.md").read_text(encoding="utf-8")
    assert "Harbour.Back" in shown
    assert "Harbour.Back" in page


def test_nothing_is_overwritten(put, bring, tmp_path: Path) -> None:
    folder = put(HARBOUR)
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack/mine.txt").write_text("mine", encoding="utf-8")
    code, _, said = bring("vale", folder)
    assert code == 2
    assert "not empty" in said
    assert [path.name for path in (tmp_path / "pack").iterdir()] == ["mine.txt"]


def test_nothing_to_write_is_said(put, bring, tmp_path: Path) -> None:
    code, report, said = bring("vale", put({"S/A.yml": "extends: spelling\nmessage: m\n"}))
    assert (code, report["pack"]) == (1, None)
    assert "nothing was written" in said
    assert not (tmp_path / "pack").exists()


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"a.txt": "x"}, "no style of Vale's"),
        ({".vale.ini": "StylesPath = ../../etc\n[*]\nBasedOnStyles = S\n"}, "leads out of the folder"),
        ({".vale.ini": "StylesPath = missing\n[*]\nBasedOnStyles = S\n"}, "is no folder"),
    ],
)
def test_a_folder_that_will_not_do(put, bring, files, message: str) -> None:
    code, _, said = bring("vale", put(files))
    assert code == 2
    assert message in said


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("extends: &a existence\ntokens: [*a, *a]\nmessage: m\n", "alias"),
        ("extends: " + "[" * 60 + "]" * 60, "too deeply"),
        ("extends: existence\nmessage: !!python/object/apply:os.system [echo]\ntokens: [moor]\n", ""),
        ("extends: existence\ntokens: [\x01]\n", "not YAML"),
        ("- extends\n", "no rule"),
        ("extends: existence\nmessage: m\ntokens: {a: b}\n", "nothing of it"),
        ("extends: occurrence\nmessage: m\ntoken: a\n", "neither or both"),
        ("extends: capitalization\nmessage: m\nmatch: $odd\n", "does not know it"),
        ("extends: capitalization\nmessage: m\n", "matches the empty text"),
        ("extends: conditional\nmessage: m\nfirst: a\n", "matches the empty text"),
        ("extends: repetition\nmessage: m\ntokens: ['a|b']\n", "repeated words alone"),
    ],
)
def test_hostile_and_odd_files_are_told(put, bring, text: str, reason: str) -> None:
    _, report, _ = bring("vale", put({"S/Odd.yml": text, "S/Good.yml": "extends: existence\nmessage: m\ntokens: [quay]\n"}))
    odd = next(rule for rule in report["rules"] if rule["name"] == "S.Odd")
    assert reason in odd["reason"]
    assert (odd["state"] == "none") is bool(reason)


def test_a_link_that_leads_out_is_not_read(put, bring, tmp_path: Path) -> None:
    folder = put({"S/Good.yml": "extends: existence\nmessage: m\ntokens: [quay]\n"})
    secret = tmp_path / "secret.yml"
    secret.write_text("extends: existence\nmessage: m\ntokens: [secret]\n", encoding="utf-8")
    (folder / "S/Link.yml").symlink_to(secret)
    _, report, _ = bring("vale", folder)
    assert states(report) == {"Good": "whole", "Link": "none"}
    assert "secret" not in "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "pack").rglob("*.toml"))


def test_a_message_that_is_too_long_stands_on_the_page(put, bring, tmp_path: Path) -> None:
    long = "Do not write '%s'. " + "The desk has said so many times. " * 12
    bring("vale", put({"S/Good.yml": f'extends: existence\nmessage: "{long}"\ntokens: [quay]\n'}))
    rule = (tmp_path / "pack/s.good.toml").read_text(encoding="utf-8")
    assert rule.count("The desk has said so") > 12
    assert "[page]" in rule


def test_the_page_of_the_pack_lists_all_that_is_left_out(put, bring, tmp_path: Path) -> None:
    tokens = "".join(f"  - '(a)\\1{number}'\n" for number in range(30))
    _, report, _ = bring("vale", put({"S/Many.yml": f"extends: existence\nmessage: m\ntokens:\n  - quay\n{tokens}"}))
    assert len(report["rules"][0]["left_out"]) == 30
    assert (tmp_path / "pack/IMPORTED.md").read_text(encoding="utf-8").count("left out:") == 30


def test_vale_and_the_pack_find_the_same(put, bring, flagged) -> None:
    """What Vale's own expressions match in a text, by hand, and what the imported rule flags in it."""
    style = {
        "S/Same.yml": "extends: existence\nmessage: \"'%s'\"\nignorecase: true\ntokens:\n  - air(?:m[ae]n|ships?)\n  - '\\w+ly-\\w+'\n  - on (?:the )?quays?\n"
    }
    bring("vale", put(style))
    text = "Airmen on the quay saw a slowly-moving airship on quays, and no chairman on a quay."
    assert [excerpt for _, excerpt in flagged(text)] == ["Airmen", "on the quay", "slowly-moving", "airship", "on quays"]
