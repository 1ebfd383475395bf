"""What holds for every format for machines: whatever an article holds, the output is read; and for one article it is what it was."""

import io
import json
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.cli import main
from sayso.finding import (
    Diagnostic,
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
from sayso.reporters import Display, reporter
from sayso.sourcemap import Lines

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
ARTICLE = HERE.parents[1] / "examples" / "border-pact.md"
MACHINE = {"json": "json", "sarif": "sarif", "github": "txt", "gitlab": "json", "junit": "xml", "checkstyle": "xml", "rdjsonl": "jsonl"}
TOOLS = Path(os.environ.get("SAYSO_TOOLS", "/nowhere"), "node_modules")
"""Where the consumers' own validators are: .ci/run installs them."""

RULES = "consistency.reversed-meaning,attribution.unattributed-claim,language.house-style,language.partisan-name,sourcing.undisclosed-state-media"
"""A warning with two fixes, one with a related place, one with a reference, advice, and a fix: enough for every part of a format."""

ODD = "a \t\n\r\x00\x0b\x0c\x1b\x7f\x85\ufeff\u2028\u202e\ud800\udcff\ufffe😀é“”<>&\"'%:,|`[]\\#@]-"
texts = st.text(alphabet=st.one_of(st.sampled_from(ODD), st.characters()), max_size=60)


@st.composite
def reports(draw):
    """Make a report in which every text may be anything, and every place lies in the file."""
    documents = []
    for _ in range(draw(st.integers(0, 2))):
        source = draw(texts)
        lines = Lines(source)
        found = [draw(findings(source, lines)) for _ in range(draw(st.integers(0, 3)))]
        start, end = draw(spans(source))
        suppressed = [Suppressed(draw(texts), lines.position(start), lines.position(end), draw(texts), draw(texts), message=draw(texts))]
        failures = [Failure(draw(texts), draw(texts), draw(texts))]
        documents.append(
            DocumentReport(
                draw(texts), "en", 1, tuple(found), tuple(draw(st.sampled_from([suppressed, []]))), (draw(texts),),
                tuple(draw(st.sampled_from([failures, []]))), source=draw(st.sampled_from([source, ""])),
            )
        )  # fmt: skip
    info = RuleInfo("demo.end", draw(texts), draw(texts), Severity.WARNING, True, (Reference(draw(texts), draw(texts)),))
    return Report(tuple(documents), (Failure(draw(texts), path=draw(texts)),), 1, {"demo.end": info})


@st.composite
def spans(draw, source):
    return sorted((draw(st.integers(0, len(source))), draw(st.integers(0, len(source)))))


@st.composite
def findings(draw, source, lines):
    (start, end), (other, last) = draw(spans(source)), draw(spans(source))
    fix = PlacedFix(draw(texts), (PlacedEdit(start, end, draw(texts)),), draw(st.booleans()), draw(st.booleans()))
    related = PlacedRelated(draw(texts), lines.position(other), lines.position(last), source[other:last])
    return Diagnostic(
        draw(st.sampled_from(["demo.end", "demo.other"])), draw(st.sampled_from(Severity)), 0.5, draw(texts) or "x", source[start:end],
        "narrator", "paragraph", lines.position(start), lines.position(end), (fix,), (related,), (), "docs/rules/demo.end.md", draw(texts),
    )  # fmt: skip


def as_written(name, report):
    """Return the bytes of a report, in the encoding and with the handling of errors that the command line has."""
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="utf-8", errors="backslashreplace", newline="\n")
    reporter(name).write(report, out, Display(folder="/repo", root="/repo"))
    out.flush()
    return raw.getvalue()


def read_commands(data):
    lines = data.decode().split("\n")
    assert all(re.match(r"(::(error|warning|notice) [^:]*::|::(group::|endgroup::)|- |\d|$)", line) for line in lines)
    return [line for line in lines if re.match("::(error|warning|notice) ", line)]


READ = {
    "json": json.loads,
    "sarif": json.loads,
    "gitlab": json.loads,
    "rdjsonl": lambda data: [json.loads(line) for line in data.decode().split("\n") if line],
    "junit": ET.fromstring,
    "checkstyle": ET.fromstring,
    "github": read_commands,
}
NUMBER = {
    "json": lambda value: sum(len(each["findings"]) for each in value["documents"]),
    "sarif": lambda value: sum("suppressions" not in each for each in value["runs"][0]["results"]),
    "gitlab": lambda value: sum(each["severity"] != "blocker" for each in value),
    "rdjsonl": lambda value: sum("range" in each["location"] for each in value),
    "junit": lambda root: len(list(root.iter("failure"))),
    "checkstyle": lambda root: len(list(root.iter("error"))),
    "github": len,
}


@pytest.mark.parametrize("name", MACHINE)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(report=reports())
def test_whatever_an_article_holds_the_output_is_read_and_nothing_is_lost(name, report):
    value = READ[name](as_written(name, report))
    number = sum(len(document.diagnostics) for document in report.documents)
    extra = len(report.failures) + sum(len(document.failures) for document in report.documents)
    assert number <= NUMBER[name](value) <= number + extra


def test_every_format_for_machines_is_looked_at_here():
    from sayso.reporters import REPORTERS

    assert set(MACHINE) | {"text", "html"} >= set(REPORTERS)


# One article


@pytest.fixture
def article(tmp_path, monkeypatch):
    """Go to a folder with the example article in it, as it lies in its repository."""
    shutil.copy(ARTICLE, tmp_path / ARTICLE.name)
    (tmp_path / "sayso.toml").write_text("")
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_WORKSPACE", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def files(article):
    """Return the reports on the example article in all formats, made in one run."""
    wanted = [flag for name, suffix in MACHINE.items() for flag in ("--report", f"{name}={name}.{suffix}")]
    assert main(["check", ARTICLE.name, "--quiet", "--select", RULES, *wanted]) == 0
    return {name: article / f"{name}.{suffix}" for name, suffix in MACHINE.items()}


def steady(name, text):
    """Return a report without what changes with the pages of rules rather than with the format."""
    if name != "sarif":
        return re.sub(r'"version": "[^"]*"', '"version": "…"', text)
    log = json.loads(text)
    driver = log["runs"][0]["tool"]["driver"]
    used = {result["ruleIndex"] for result in log["runs"][0]["results"]}
    kept = ("id", "name", "defaultConfiguration", "properties")
    driver["rules"] = [{key: rule[key] for key in kept} for index, rule in enumerate(driver["rules"]) if index in used]
    for result in log["runs"][0]["results"]:
        del result["ruleIndex"]
    driver["version"] = driver["semanticVersion"] = "…"
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def test_the_example_article_is_reported_as_before(files):
    """If a rule speaks otherwise now, write the files anew with SAYSO_WRITE_EXPECTED=1 and read the difference."""
    for name, path in files.items():
        golden = GOLDEN / f"border-pact.{name}.{MACHINE[name]}"
        found = steady(name, path.read_text(encoding="utf-8"))
        if os.environ.get("SAYSO_WRITE_EXPECTED"):
            golden.write_text(found, encoding="utf-8")
        assert found == golden.read_text(encoding="utf-8"), name


def test_all_formats_tell_of_the_same_findings(files):
    numbers = {name: NUMBER[name](READ[name](path.read_bytes())) for name, path in files.items()}
    assert len(set(numbers.values())) == 1
    assert numbers["json"] == 5


# The consumers' own validators


def tool(*path):
    found = TOOLS.joinpath(*path)
    if not found.exists():
        pytest.skip(f"{path[-1]} is not installed (set SAYSO_TOOLS to a folder with its npm package)")
    return str(found)


def full(written_text):
    """Return a report with one of everything that SARIF can say: related places, fixes, sign-offs, failures, notices, a file elsewhere."""
    lines = Lines(written_text)
    start, end = lines.position(0), lines.position(5)
    fix = PlacedFix("Cut it", (PlacedEdit(0, 5, ""),), safe=True, in_quotation=False)
    related = PlacedRelated("here [too]", start, end, written_text[:5])
    found = Diagnostic(
        "demo.end", Severity.ERROR, 0.5, "Look [here].", written_text[:5], "narrator", "paragraph", start, end, (fix,), (related,),
        (Reference("Desk"),), "docs/rules/demo.end.md", "0123456789abcdef",
    )  # fmt: skip
    signed = Suppressed("demo.old", start, end, "agreed", "Ana", "2026-01-02", "2027-01-02", "record", Severity.INFO, "Old.", "x", "abcd")
    documents = tuple(
        DocumentReport(path, "en", 1, (found,), (signed,), ("a notice",), (Failure("broke", rule="demo.end"),), source=written_text)
        for path in ("a b.md", "/away/é.md")
    )
    info = RuleInfo("demo.end", "Say end", "Flag end.\n\n## What it flags\nEnd.", Severity.ERROR, False, (Reference("Book", "https://example.org"),))
    return Report(documents, (Failure("cannot be decoded", path="c.md"),), 1, {"demo.end": info})


def test_microsofts_validator_finds_nothing_wrong_for_sarif_or_github(files):
    program = tool("@microsoft", "sarif-multitool-linux", "Sarif.Multitool")
    Path("full.sarif").write_bytes(as_written("sarif", full("😀 The end.\r\nHere.")))
    flags = ["--rule-kind", "Sarif;Ghas", "--output", "v.sarif", "--log", "ForceOverwrite", "--level", "Error;Warning", "--kind", "Fail"]
    env = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    for name in ("sarif.sarif", "full.sarif"):
        done = subprocess.run([program, "validate", name, *flags], capture_output=True, text=True, env=env)
        assert done.returncode == 0, done.stdout
        results = json.loads(Path("v.sarif").read_text(encoding="utf-8-sig"))["runs"][0]["results"]
        assert {result["ruleId"] for result in results} <= {"SARIF2005"}, done.stdout  # asks for the address of a home page


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(report=reports())
def test_whatever_an_article_holds_the_schema_of_sarif_is_kept(report):
    import jsonschema

    schema = json.loads(Path(tool("@microsoft", "sarif-multitool-linux", "sarif-2.1.0.json")).read_text(encoding="utf-8-sig"))
    jsonschema.Draft7Validator(schema).validate(json.loads(as_written("sarif", report)))


def test_reviewdogs_format_is_kept_strictly(files, tmp_path):
    program = tool(".bin", "rdformat-validator")
    values = READ["rdjsonl"](files["rdjsonl"].read_bytes())
    (tmp_path / "all.json").write_text(json.dumps(values))
    done = subprocess.run([program, "--strict", "--no-extra-fields", "--format", "json", "all.json"], capture_output=True, text=True)
    assert (done.returncode, json.loads(done.stdout)["totalErrors"]) == (0, 0), done.stdout
