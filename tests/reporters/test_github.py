import re

import pytest

from sayso.finding import Baseline, DocumentReport, Failure, Fixed, PlacedFix, PlacedRelated, Report, Severity
from sayso.reporters import Display
from sayso.reporters.github import SHOWN
from sayso.reporters.github_page import MOST_BYTES, page
from sayso.sourcemap import Position

SOURCE = "The regime said “no\nend” today.\n"


def unescaped(text):
    for code, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, char)
    return text


def commands(text):
    """Read workflow commands as the runner does: kind, properties, message."""
    found = []
    for line in text.split("\n"):
        if match := re.fullmatch(r"::(error|warning|notice) ([^\n]*?)::(.*)", line):
            properties = dict(pair.split("=", 1) for pair in match[2].split(","))
            found.append((match[1], {key: unescaped(value) for key, value in properties.items()}, unescaped(match[3])))
    return found


def paged(report, **more):
    return "".join(page(report, Display(folder="/repo", root="/repo"), **more))


def test_a_finding_is_an_annotation(written, found_in):
    related = (PlacedRelated("the clause", Position(0, 7, 1), Position(3, 7, 4), "The"),)
    document = found_in(SOURCE, "regime", related=related, fixes=(PlacedFix("Write “government”", (), safe=False, in_quotation=False),))
    assert commands(written("github", Report((document,)))) == [
        (
            "warning",
            {"file": "a.md", "line": "1", "endLine": "1", "col": "5", "endColumn": "11", "title": "demo.end"},
            "Was “ensure” meant?\nSee line 7: the clause\nFix: Write “government”",
        )
    ]


def test_columns_only_on_one_line(written, found_in):
    ((_, properties, _),) = commands(written("github", Report((found_in(SOURCE, "no\nend"),))))
    assert properties == {"file": "a.md", "line": "1", "endLine": "2", "title": "demo.end"}


@pytest.mark.parametrize(("severity", "kind"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "notice")])
def test_kinds(written, found_in, severity, kind):
    assert written("github", Report((found_in(SOURCE, "regime", severity=severity),))).startswith(f"::{kind} file=a.md,")


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("100 % sure: a, b", "100 % sure: a, b"),
        ("one%0Aline", "one%0Aline"),
        ("a\r\n::error::b", r"a\r\n::error::b"),
        ("\x1b[31m ##[error]x", "\\x1b[31m #\u200b#[error]x"),
        ("::warning::x", "::warning::x"),
    ],
)
def test_no_message_breaks_out_of_its_command(written, found_in, message, told):
    text = written("github", Report((found_in(SOURCE, "regime", message=message),)), quiet=True)
    assert text.count("\n") == 1
    assert commands(text)[0][2] == told


def test_nor_does_a_path(written, found_in):
    ((_, properties, _),) = commands(written("github", Report((found_in(SOURCE, "regime", path="a,b:c%.md"),))))
    assert properties["file"] == "a,b:c%.md"


def test_standard_input_has_no_file(written, found_in):
    ((_, properties, _),) = commands(written("github", Report((found_in(SOURCE, "regime", path="-"),))))
    assert "file" not in properties


def test_paths_are_told_from_the_checkout(written, found_in):
    text = written("github", Report((found_in(SOURCE, "regime"),)), folder="/repo/news", root="/repo")
    assert "file=news/a.md," in text


def test_only_what_github_shows_is_a_command_and_the_rest_is_in_the_log(written, make):
    many = tuple(make("end", message=f"Look {number}.") for number in range(SHOWN + 3))
    worse = DocumentReport("b.md", "en", 1, (make("end", severity=Severity.ERROR),))
    text = written("github", Report((DocumentReport("a.md", "en", 1, many), worse)))
    kinds = [kind for kind, _, _ in commands(text)]
    assert kinds == ["error"] + ["warning"] * SHOWN
    lines = text.splitlines()
    assert lines[SHOWN + 1] == "::group::3 findings are no annotation: GitHub shows 10 of each kind"
    assert lines[SHOWN + 2] == f"- a.md:3:18 warning demo.end Look {SHOWN}."
    assert lines[-2:] == ["::endgroup::", "1 error, 13 warnings, 0 infos in 2 files"]


def test_a_line_of_the_log_is_no_command(written, make):
    many = DocumentReport("::error::a.md", "en", 1, (make("end", message="##[error]x"),) * (SHOWN + 1))
    logged = [line for line in written("github", Report((many,))).splitlines() if line.startswith("- ")]
    assert logged == ["- ::error::a.md:3:18 warning demo.end #\u200b#[error]x"]


def test_failures_come_first_and_take_their_share_of_the_errors(written, make):
    errors = DocumentReport("a.md", "en", 1, (make("end", severity=Severity.ERROR),) * SHOWN, failures=(Failure("broke", rule="demo.x"),))
    text = written("github", Report((errors,), (Failure("cannot be decoded", path="b.md"),)))
    found = commands(text)
    assert found[0] == ("error", {"file": "b.md", "title": "sayso"}, "cannot be decoded")
    assert found[1] == ("error", {"file": "a.md", "title": "demo.x"}, "rule demo.x broke")
    assert len(found) == SHOWN
    assert "::group::2 findings are" in text
    assert sum(line.startswith("- ") for line in text.splitlines()) == 2


def test_quiet_leaves_out_the_summary(written, found_in):
    assert written("github", Report((found_in(SOURCE, "regime"),)), quiet=True).count("\n") == 1


class TestPage:
    def test_the_worst_stand_first_with_a_way_to_the_line(self, found_in):
        mild = found_in(SOURCE, "regime", severity=Severity.INFO)
        worse = found_in(SOURCE, "today", severity=Severity.ERROR, path="b c.md", message="Cut | it.")
        text = paged(Report((mild, worse)), blob="https://example.org/r/blob/1/")
        rows = [line for line in text.splitlines() if line.startswith("| ") and "demo" in line]
        assert rows[0] == r"| 🛑 error | [b c.md\:2](https://example.org/r/blob/1/b%20c.md#L2) | demo.end | Cut \| it. |"
        assert rows[1].startswith(r"| ℹ️ info | [a.md\:1](")
        assert text.startswith("### sayso: 1 error, 0 warnings, 1 info in 2 files\n")

    @pytest.mark.parametrize("hostile", ["<img src=x onerror=a>", "](javascript:x)", "a | b", "`a`", "# a\n## b", "@all", "$x$", "&lt;"])
    def test_text_stays_text(self, found_in, hostile):
        from markdown_it import MarkdownIt

        text = paged(Report((found_in(SOURCE, "regime", message=hostile),)))
        (row,) = [line for line in text.splitlines() if line.startswith("| ⚠️")]
        cells = re.split(r"(?<!\\)(?:\\\\)*\|", row)
        assert len(cells) == 6
        (inline,) = [token for token in MarkdownIt("commonmark").parse(cells[4].strip()) if token.type == "inline"]
        assert {token.type for token in inline.children} <= {"text", "text_special"}
        assert "".join(token.content for token in inline.children) == hostile.replace("\n", "\\n")

    def test_what_failed_and_what_is_signed_off_is_there(self, report):
        text = paged(report)
        assert "**What failed**\n\n- b.md: cannot be decoded\n- a.md: rule demo.broken of plugin demo broke\n" in text
        assert "<summary>1 finding signed off</summary>" in text
        assert "demo.end |  | signed off by Ana\\: agreed |" in text

    def test_what_a_baseline_did_is_there(self, report):
        held = Baseline("known.json", 1000, (Fixed("a.md", "demo.end", "f", 2), Fixed("b.md", "demo.end", "e", 1)))
        assert "\n1,000 findings are known from the baseline, 3 fixed since.\n" in paged(report._replace(baseline=held))

    def test_it_stays_within_the_room_there_is(self, make):
        many = DocumentReport("a.md", "en", 1, (make("end", message="“é” " * 60),) * 8_000)
        text = paged(Report((many,)))
        assert len(text.encode()) <= MOST_BYTES
        assert len(text.encode()) > MOST_BYTES * 0.9
        assert re.search(r"\n[\d,]+ rows have no room here", text)

    def test_without_room_there_is_no_page(self, report):
        assert len(paged(report, room=100).encode()) <= 100
