import io
from itertools import pairwise

import pytest

from sayso.finding import DocumentReport, Report, Severity
from sayso.reporters import Display
from sayso.reporters.cells import cells
from sayso.reporters.text import write


def written(report, **display):
    out = io.StringIO()
    write(report, out, Display(**display))
    return out.getvalue()


def test_a_finding_shows_place_line_evidence_way_out_and_source(report):
    assert written(report).split("\n\n")[0] == "\n".join(
        [
            "a.md:3:18 warning demo.end Was “ensure” meant? [0123456789abcdef]",
            "     3 | The harbour will end trade, the port said.",
            "       |                  ^^^ attributed",
            "   see: 3:22 “trade”: the same clause",
            "   fix: Check the recording: “ensure”? (safe: --fix does it)",
            "  says: Desk book, 2024 <https://example.org/desk>",
            "  says: Our judgement",
        ]
    )


def test_the_summary_is_the_last_line(report):
    assert written(report).splitlines()[-1] == "0 errors, 1 warning, 1 info in 1 file, 14 words; 7 rules"


def test_quiet_leaves_the_findings_alone(report):
    assert "0 errors" not in written(report, quiet=True)
    assert "a.md:3:18" in written(report, quiet=True)


def test_the_caret_stands_under_the_span_behind_tabs_and_wide_characters(report):
    lines = written(report).splitlines()
    line, caret = next(pair for pair in pairwise(lines) if pair[0].startswith("     4 |"))
    assert cells(line[: line.index("end")]).width == caret.index("^")
    assert caret.count("^") == 3


def test_control_characters_never_reach_the_terminal(report):
    text = written(report)
    assert "\x1b" not in text
    assert "\\x1b[31m dues" in text
    assert "Look \\x1b[31mhere." in text


@pytest.mark.parametrize("path", ["\x1b]0;x\x07.md", "a\nb.md", "bad\udcff.md"])
def test_nor_do_those_of_a_path(path, make):
    text = written(Report((DocumentReport(path, "en", 1, (make("end"),)),)))
    assert text.startswith(cells(path).text + ":3:18 ")


def test_colour_changes_no_word(report):
    from rich.text import Text

    painted = written(report, color=True)
    assert "\x1b[" in painted
    assert [line.rstrip() for line in Text.from_ansi(painted).plain.splitlines()] == written(report).splitlines()


def test_a_span_over_several_lines_is_underlined_to_the_end_of_the_first(make):
    found = make("trade, the port said.\n\tIt")
    text = written(Report((DocumentReport("a.md", "en", 9, (found,), lines=((3, "The harbour will end trade, the port said."),)),)))
    assert text.splitlines()[2] == "       |                      " + "^" * len("trade, the port said.")


@pytest.mark.parametrize(
    ("severity", "words"),
    [
        (Severity.ERROR, "1 error, 0 warnings, 0 infos"),
        (Severity.WARNING, "0 errors, 1 warning, 0 infos"),
        (Severity.INFO, "0 errors, 0 warnings, 1 info"),
    ],
)
def test_counts_agree_with_their_nouns(severity, words, make):
    text = written(Report((DocumentReport("a.md", "en", 1240, (make("end", severity=severity),)),), rules=1))
    assert text.splitlines()[-1] == f"{words} in 1 file, 1,240 words; 1 rule"
