"""The public contract, from outside: commands, flags, exit codes and JSON of the installed program on real files, with the bundled rules."""

import json
import re
import sys
from types import ModuleType

import jsonschema
import pytest

import sayso
from sayso import layers
from sayso.cli import main
from sayso.plugins import registry
from sayso.plugins.entries import Entry

TERM = "The Quito regime closed the border.\n"
STORY = f"""---
title: Talks end
language: en
---

# Talks end in Quito

{TERM}
More than 9,000 people have been killed in the fighting.

“To date we have done well,” Ana Ruiz said. She told reporters that it was over.

“Nobody knows,” it went on.

<!-- sayso: allow language.house-style -- the desk, 3 May -->

{TERM}
Source » telesurtv
"""
FRENCH = "Le président a déclaré lundi que la frontière était fermée, selon un communiqué publié par le ministère des affaires étrangères. " * 3


def closed(**properties):
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def array(items, **more):
    return {"type": "array", "items": items, **more}


TEXT = {"type": "string"}
MAYBE = {"type": ["string", "null"]}
COUNT = {"type": "integer", "minimum": 0}
NUMBER = {"type": "integer", "minimum": 1}
FLAG = {"type": "boolean"}
SHARE = {"type": "number", "minimum": 0, "maximum": 1}
RULE = {"type": "string", "pattern": r"^[a-z]+\.[a-z0-9]+(-[a-z0-9]+)*$"}
BLOCKS = ["headline", "standfirst", "subhead", "paragraph", "blockquote", "list", "table", "caption", "credit"]
PLACE = closed(offset=COUNT, line=NUMBER, column=NUMBER)
FIX = closed(title=TEXT, edits=array(closed(start=COUNT, end=COUNT, text=TEXT), minItems=1), safe=FLAG, in_quotation=FLAG)
FINDING = closed(
    rule=RULE,
    severity={"enum": ["error", "warning", "info"]},
    confidence=SHARE,
    message={"type": "string", "minLength": 1, "maxLength": 240},
    excerpt=TEXT,
    voice={"enum": ["narrator", "quote", "attributed"]},
    block={"enum": BLOCKS},
    start=PLACE,
    end=PLACE,
    fixes=array(FIX),
    related=array(closed(message=TEXT, start=PLACE, end=PLACE, excerpt=TEXT)),
    references=array(closed(title=TEXT, url=MAYBE)),
    help={"type": "string", "pattern": "^docs/rules/"},
    fingerprint={"type": "string", "pattern": "^[0-9a-f]{16}$"},
)
CHECK = closed(
    schema={"const": "sayso/check/1"},
    tool=closed(name={"const": "sayso"}, version={"const": sayso.__version__}),
    documents=array(
        closed(
            path=TEXT,
            language=TEXT,
            words=COUNT,
            findings=array(FINDING),
            suppressed=array(closed(rule=RULE, start=PLACE, end=PLACE, reason=MAYBE, by=MAYBE, at=MAYBE, expires=MAYBE)),
            notices=array(TEXT),
            failures=array(closed(rule=MAYBE, plugin=MAYBE, error=TEXT)),
        )
    ),
    failures=array(closed(plugin=MAYBE, path=MAYBE, error=TEXT)),
    summary=closed(files=COUNT, words=COUNT, rules=COUNT, error=COUNT, warning=COUNT, info=COUNT),
)
SPANS = array(array(COUNT, minItems=2, maxItems=2))
TYPES = ["person", "role", "collective", "organisation", "outlet", "document", "anonymous", "unknown"]
KINDS = ["direct", "indirect", "mixed", "free-indirect"]


def part(**more):
    return closed(spans=SPANS, text=TEXT, **more)


def or_null(schema):
    return {"oneOf": [schema, {"type": "null"}]}


ATTRIBUTION = closed(
    kind={"enum": KINDS},
    confidence=SHARE,
    source=or_null(part(type={"enum": TYPES}, resolved=MAYBE)),
    cue=or_null(part(**{"class": TEXT})),
    content=part(),
    via={"type": ["integer", "null"]},
)
SOURCES = closed(
    schema={"const": "sayso/sources/1"},
    documents=array(
        closed(
            path=TEXT,
            attributions=array(ATTRIBUTION),
            sources=array(closed(name=TEXT, type={"enum": TYPES}, attributions=COUNT, words=COUNT, share=SHARE)),
        )
    ),
)
FILES = {
    "story.md": STORY.encode(),
    "crlf.md": STORY.replace("\n", "\r\n").encode(),
    "bom.md": b"\xef\xbb\xbf" + STORY.encode(),
    "utf-16.txt": f"Head 😀\n\n{TERM}".encode("utf-16"),
    "separators.txt": f"Head\u2028of\x0cit\x85all\n\n😀 e\u0301 👩‍👩‍👧 {TERM}\r{TERM}".encode(),
    "split.html": b"<h1>Head</h1><p>The Quito <b>re</b>gime &amp; the Quito re&shy;gime.<p>Source: <a href=x>telesurtv</a>",
    "empty.txt": b"",
    "french.txt": FRENCH.encode(),
    "bad.txt": b"caf\xe9",
}


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Return a function that runs a command in a folder of its own; it returns exit code, output and errors."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        code = main(list(arguments))
        shown = capsys.readouterr()
        assert "Traceback" not in shown.err
        return code, shown.out, shown.err

    return run


@pytest.fixture
def folder(tmp_path):
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def source(name):
    data = FILES[name]
    return data.decode("utf-16" if name.startswith("utf-16") else "utf-8-sig")


def test_json_of_check(run, folder):
    code, out, _ = run("check", "--format", "json", "--select", "all:*", ".", "gone.txt")
    report = json.loads(out)
    assert code == 2
    jsonschema.validate(report, CHECK)
    assert [failure["path"] for failure in report["failures"]] == ["gone.txt", "bad.txt"]
    documents = {document["path"]: document for document in report["documents"]}
    assert set(documents) == set(FILES) - {"bad.txt"}
    assert documents["empty.txt"]["findings"] == []
    assert [each["reason"] for each in documents["story.md"]["suppressed"]] == ["the desk, 3 May"]
    assert len(documents["french.txt"]["notices"]) == 1
    found = [finding for document in report["documents"] for finding in document["findings"]]
    assert {finding["block"] for finding in found} >= {"headline", "paragraph", "credit"}
    assert any(finding["related"] for finding in found)
    assert any(finding["fixes"] for finding in found)
    counted = {name: sum(finding["severity"] == name for finding in found) for name in ("error", "warning", "info")}
    assert report["summary"] | counted == report["summary"]
    assert report["summary"]["files"] == len(documents)


def test_a_baseline_adds_what_it_did(run, tmp_path):
    (tmp_path / "a.txt").write_text(TERM)
    assert run("check", "a.txt", "--write-baseline", "known.json")[0] == 0
    (tmp_path / "a.txt").write_text("Nothing here.\n")
    report = json.loads(run("check", "--format", "json", "a.txt", "--baseline", "known.json")[1])
    fixed = array(closed(path={"const": "a.txt"}, rule=RULE, fingerprint=FINDING["properties"]["fingerprint"], number=NUMBER), minItems=1)
    jsonschema.validate(report.pop("baseline"), closed(known={"const": 0}, fixed=fixed))
    jsonschema.validate(report, CHECK)


def test_excerpts_are_the_files_text_verbatim_and_lines_are_the_files(run, folder):
    report = json.loads(run("check", "--format", "json", ".")[1])
    checked = 0
    for document in report["documents"]:
        text = source(document["path"])
        for finding in document["findings"]:
            for place in (finding, *finding["related"]):
                start, end = place["start"], place["end"]
                assert text[start["offset"] : end["offset"]] == place["excerpt"]
                for point in (start, end):
                    before = re.split(r"\r\n|\r|\n", text[: point["offset"]])
                    assert (point["line"], point["column"]) == (len(before), len(before[-1]) + 1)
                    checked += 1
            for fix in finding["fixes"]:
                assert all(0 <= edit["start"] <= edit["end"] <= len(text) for edit in fix["edits"])
    assert checked > 30


def test_fingerprints_are_unique_within_a_file_and_survive_edits_elsewhere(run, tmp_path):
    def names(text):
        (tmp_path / "a.txt").write_text(text)
        (document,) = json.loads(run("check", "--format", "json", "a.txt")[1])["documents"]
        return [finding["fingerprint"] for finding in document["findings"]]

    story = f"Head\n\n{TERM}\n{TERM}\n<!-- sayso: allow no.rule -->\n\nText.\n\n<!-- sayso: allow no.rule -->\n\nText.\n"
    before = names(story)
    assert len(before) == len(set(before)) == 4
    assert names(f"Another head\n\nSomething new.\n\n{story[6:]}") == before


def test_json_of_sources(run, folder):
    code, out, _ = run("sources", "--format", "json", ".")
    report = json.loads(out)
    assert code == 2
    jsonschema.validate(report, SOURCES)
    found = 0
    for document in report["documents"]:
        text = source(document["path"])
        for index, each in enumerate(document["attributions"]):
            assert each["via"] is None or (0 <= each["via"] < len(document["attributions"]) and each["via"] != index)
            for name in ("source", "cue", "content"):
                spans = each[name]["spans"] if each[name] else []
                assert all(0 <= start < end <= len(text) for start, end in spans)
                found += len(spans)
        assert sum(each["share"] for each in document["sources"]) <= 1.0001
    assert found > 10


def test_a_bare_quotation_has_neither_source_nor_cue_and_who_reports_whom_is_an_index(run, tmp_path):
    (tmp_path / "a.txt").write_text(
        "The port was quiet.\n\n“We shall see what the winter brings to all of us here.”\n\nIt rained.\n\n"
        "Prensa Latina quoted Ana Ruiz as saying that it was over.\n"
    )
    (document,) = json.loads(run("sources", "--format", "json", "a.txt")[1])["documents"]
    inner = next(each for each in document["attributions"] if each["via"] is not None)
    outer = document["attributions"][inner["via"]]
    assert (inner["source"]["text"], outer["source"]["text"]) == ("Ana Ruiz", "Prensa Latina")
    bare = [each for each in document["attributions"] if each["kind"] == "direct"]
    assert [(each["source"], each["cue"]) for each in bare] == [(None, None)]


CODES = [
    ({"a.txt": TERM}, ["a.txt"], 0),
    ({"a.txt": ""}, ["a.txt"], 0),
    ({"a.txt": TERM}, ["a.txt", "--fail-on", "warning"], 1),
    ({"a.txt": TERM}, ["a.txt", "--fail-on", "info"], 1),
    ({"a.txt": TERM * 600}, ["a.txt", "--fail-on", "warning"], 1),
    ({"a.txt": "“Nobody closed it, she said.\n"}, ["a.txt"], 1),
    ({"a.txt": "“Nobody closed it, she said.\n"}, ["a.txt", "--fail-on", "never"], 0),
    ({"a.txt": FRENCH}, ["a.txt"], 0),
    ({}, ["gone.txt"], 2),
    ({"folder/a.py": ""}, ["folder"], 2),
    ({"a.txt": "x" * 2_000_001}, ["a.txt"], 2),
    ({"a.txt": TERM}, ["a.txt", "gone.txt", "--fail-on", "warning"], 2),
    ({"a.txt": TERM}, ["a.txt", "--select", "language.nothing"], 2),
    ({"a.txt": TERM}, ["a.txt", "--select", "readability.*"], 2),
    ({"a.txt": TERM}, ["a.txt", "--select", "readability.hard-story"], 0),
    ({"a.txt": TERM}, ["a.txt", "--select", "all:readability.*"], 0),
    ({"a.txt": TERM}, ["a.txt", "--ignore", "*"], 2),
    ({"a.txt": TERM, "sayso.toml": "colour = 1\n"}, ["a.txt"], 2),
    ({"a.txt": TERM, "sayso.toml": "colour = 1\n"}, ["a.txt", "--isolated"], 0),
    ({"a.txt": TERM}, ["a.txt", "--no-such-flag"], 2),
]


@pytest.mark.parametrize(("files", "arguments", "code"), CODES, ids=[" ".join(row[1]) + f" {index}" for index, row in enumerate(CODES)])
def test_exit_codes_of_check(run, tmp_path, files, arguments, code):
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    found, _, err = run("check", *arguments)
    assert found == code
    assert (code == 2) == bool(err and "rror" in err)


@pytest.fixture
def broken_plugin(monkeypatch):
    module = ModuleType("broken_plugin")
    module.sayso_rules = sayso.hookimpl(lambda: 1 / 0)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    installed = registry.installed()
    monkeypatch.setattr(registry, "installed", lambda: (*installed, Entry("house", module.__name__, "house")))


def test_3_wins_over_2_and_1_and_the_findings_of_the_others_are_printed(run, tmp_path, broken_plugin):
    (tmp_path / "a.txt").write_text(TERM)
    code, out, err = run("check", "a.txt", "gone.txt", "--fail-on", "warning")
    assert code == 3
    assert "a.txt:1:11 warning language.house-style" in out
    assert "gone.txt" in err
    assert "plugin house" in err


COMMANDS = {
    "check": "--stdin-filename --format --report --select --ignore --min-severity --min-confidence --fail-on --config --isolated --baseline "
    "--write-baseline --changed-since --fix --diff --jobs --no-cache --language --statistics --quiet",
    "sources": "--format --config --isolated --jobs --language",
    "rules list": "",
    "rules show": "",
    "rules test": "",
    "rules new": "",
    "data list": "",
    "data show": "",
    "data check": "",
    "config show": "",
    "init": "",
    "allow": "--reason",
}


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_and_their_flags(run, command):
    code, out, _ = run(*command.split(), "--help")
    assert code == 0
    assert [flag for flag in COMMANDS[command].split() if f"{flag} " not in out and f"{flag}\n" not in out] == []


def test_every_rule_is_named_as_promised(run):
    rows = [line.split() for line in run("rules", "list")[1].splitlines()]
    families = {"attribution", "language", "sourcing", "consistency", "quotes", "readability", "sayso"}
    assert {row[0].partition(".")[0] for row in rows} - {"example"} == families  # the example plugin may be installed
    assert {row[1] for row in rows} <= {"error", "warning", "info"}
    assert {row[2] for row in rows if row[0].startswith("readability.")} == {"opt-in"}


PYTHON = (
    "Article", "Diagnostic", "Edit", "Example", "Finding", "Fix", "Layer", "Reference", "Related", "Report", "Rule", "RuleMeta", "Severity",
    "Span", "check", "hookimpl", "load_pack", "rule", "sources",
)  # fmt: skip
LAYERS = ("ATTRIBUTIONS", "DATES", "HITS", "NAMES", "NUMBERS", "OPINION", "QUOTES", "SENTENCES", "TOKENS", "VOICE")


def test_the_python_names():
    assert sorted(sayso.__all__) == sorted(PYTHON)
    assert all(getattr(sayso, name).__doc__ for name in PYTHON if name != "hookimpl")
    assert all(isinstance(getattr(layers, name), sayso.Layer) for name in LAYERS)


def test_signing_off_makes_the_next_check_silent(run, tmp_path):
    (tmp_path / "a.txt").write_text(TERM)
    (found,) = json.loads(run("check", "--format", "json", "a.txt")[1])["documents"][0]["findings"]
    assert run("allow", "a.txt", found["fingerprint"], "--reason", "the desk", "--by", "Ana")[0] == 0
    record = (tmp_path / "sayso.allow.toml").read_text()
    assert all(f"{key} = " in record for key in ("fingerprint", "rule", "excerpt", "reason", "by", "date"))
    (document,) = json.loads(run("check", "--format", "json", "a.txt")[1])["documents"]
    assert document["findings"] == []
    assert [(each["reason"], each["by"]) for each in document["suppressed"]] == [("the desk", "Ana")]
