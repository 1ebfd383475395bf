"""What a run on a CI service does: paths from the checkout, a page of the job, no alerts for what is signed off."""

import json

import pytest

from sayso.cli.service import placed
from sayso.reporters import Display

ALARM = "The 😀 alarm rang at noon.\n"
SIGNED = f"<!-- sayso: allow demo.alarm -- the desk -->\n\n{ALARM}"
NAMES = ("GITHUB_WORKSPACE", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA", "CI_PROJECT_DIR")


@pytest.fixture(autouse=True)
def nowhere(monkeypatch):
    """Begin on no service."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def news(sayso, tmp_path, monkeypatch):
    """Go to the folder `news` of a checkout that has an article with an alarm in it."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.md").write_text(ALARM)
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize(("name", "value"), [("GITHUB_WORKSPACE", ".."), ("CI_PROJECT_DIR", "..")])
def test_a_service_knows_files_from_its_checkout(sayso, news, tmp_path, monkeypatch, name, value):
    monkeypatch.setenv(name, str(tmp_path))
    assert "file=news/a.md," in sayso("check", "a.md", "--format", "github")[1]
    entry = json.loads(sayso("check", news / "a.md", "--format", "gitlab")[1])[0]
    assert entry["location"]["path"] == "news/a.md"
    log = json.loads(sayso("check", "a.md", "--format", "sarif")[1])
    location = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": "news/a.md"}


def test_a_checkout_that_we_are_not_in_does_not_count(sayso, news, tmp_path, monkeypatch):
    (tmp_path / "other").mkdir()
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "other"))
    assert "file=a.md," in sayso("check", "a.md", "--format", "github")[1]


def test_nowhere_paths_start_here(news):
    display = placed(Display())
    assert (display.folder, display.root, display.alerts) == (str(news), str(news), False)


def test_the_page_of_the_job_is_added_to(sayso, news, tmp_path, monkeypatch):
    page = tmp_path / "page.md"
    page.write_text("from a step before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    for key, value in (("SERVER_URL", "https://example.org"), ("REPOSITORY", "desk/news"), ("SHA", "abc"), ("WORKSPACE", str(tmp_path))):
        monkeypatch.setenv(f"GITHUB_{key}", value)
    assert sayso("check", "a.md", "--format", "github")[0] == 1
    text = page.read_text(encoding="utf-8")
    assert text.startswith("from a step before\n### sayso: 1 error")
    assert r"[news/a.md\:1](https://example.org/desk/news/blob/abc/news/a.md#L1)" in text


def test_so_it_is_when_the_commands_go_to_a_file(sayso, news, tmp_path, monkeypatch):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "page.md"))
    sayso("check", "a.md", "--report", "github=commands.txt")
    assert "demo.alarm" in (tmp_path / "page.md").read_text(encoding="utf-8")


def test_other_formats_write_no_page(sayso, news, tmp_path, monkeypatch):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "page.md"))
    sayso("check", "a.md", "--format", "json")
    assert not (tmp_path / "page.md").exists()


def test_a_page_that_cannot_be_written_is_told_and_fails_nothing(sayso, news, tmp_path, monkeypatch):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "gone" / "page.md"))
    code, out, err = sayso("check", "a.md", "--format", "github", "--fail-on", "never")
    assert (code, err) == (0, "sayso: note: the page of the job cannot be written: No such file or directory\n")
    assert out.startswith("::error ")


def test_a_full_page_is_not_made_too_long(sayso, news, tmp_path, monkeypatch):
    page = tmp_path / "page.md"
    page.write_text("x" * (1024 * 1024 - 50))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    sayso("check", "a.md", "--format", "github")
    assert page.stat().st_size <= 1024 * 1024


def test_github_opens_no_alert_for_what_is_signed_off(sayso, news, monkeypatch):
    (news / "a.md").write_text(SIGNED)
    (run,) = json.loads(sayso("check", "a.md", "--format", "sarif")[1])["runs"]
    (result,) = run["results"]
    assert len(result["suppressions"]) == 1
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    (run,) = json.loads(sayso("check", "a.md", "--format", "sarif")[1])["runs"]
    assert run["results"] == []
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["level"] == "note"
    assert "signed off" in note["message"]["text"]
    assert note["locations"][0]["physicalLocation"]["region"]["startLine"] == 3


def test_a_sign_off_kept_beside_the_article_is_external_and_says_by_whom(sayso, news):
    fingerprint = json.loads(sayso("check", "a.md", "--format", "json")[1])["documents"][0]["findings"][0]["fingerprint"]
    assert sayso("allow", "a.md", fingerprint, "--reason", "it did ring", "--by", "Ana")[0] == 0
    (run,) = json.loads(sayso("check", "a.md", "--format", "sarif")[1])["runs"]
    (result,) = run["results"]
    (suppression,) = result["suppressions"]
    assert (suppression["kind"], suppression["properties"]["by"], result["message"]["text"]) == (
        "external", "Ana", "“Alarm” frightens: say what rang.",
    )  # fmt: skip
    assert '<skipped message="signed off by Ana' in sayso("check", "a.md", "--format", "junit")[1]


def test_several_reports_from_one_run(sayso, news):
    formats = {"sarif": "a.sarif", "gitlab": "a.json", "junit": "a.xml", "checkstyle": "b.xml", "rdjsonl": "a.jsonl", "json": "b.json"}
    code, out, _ = sayso("check", "a.md", *(flag for name, path in formats.items() for flag in ("--report", f"{name}={path}")))
    assert code == 1
    assert "a.md:1:7 error demo.alarm" in out
    assert all("demo.alarm" in (news / path).read_text(encoding="utf-8") for path in formats.values())
    region = json.loads((news / "a.sarif").read_text())["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], json.loads((news / "a.jsonl").read_text())["location"]["range"]["start"]["column"]) == (8, 10)


@pytest.mark.parametrize("format_", ["sarif", "rdjsonl"])
def test_standard_input_is_placed_as_a_file_is(sayso, monkeypatch, format_):
    import io
    import sys

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ALARM.encode())))
    value = sayso("check", "-", "--stdin-filename", "x/a.md", "--format", format_)[1]
    assert {"sarif": '"startColumn": 8', "rdjsonl": '"column": 10'}[format_] in value
    assert "x/a.md" in value


def test_processes_keep_the_files_text_too(sayso, news):
    (news / "b.md").write_text(ALARM)
    (run,) = json.loads(sayso("check", ".", "--format", "sarif", "--jobs", "2")[1])["runs"]
    assert [result["partialFingerprints"].get("primaryLocationLineHash") for result in run["results"]] != [None, None]
    assert len({json.dumps(result["partialFingerprints"]) for result in run["results"]}) == 1


def test_the_help_names_every_format(sayso):
    from sayso.reporters import REPORTERS

    shown = " ".join(sayso("check", "--help")[1].split())
    assert all(name in shown for name in REPORTERS)
