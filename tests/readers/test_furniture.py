"""Credit lines, bylines and datelines, and the sentences that look like them."""

import tomllib
from importlib.resources import files

import pytest

from sayso.readers.furniture import byline, dateline, is_credit

TABLE = tomllib.loads(files("sayso.readers").joinpath("data", "furniture.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("entry", TABLE["credit"], ids=lambda entry: entry["example"])
def test_every_credit_pattern_has_an_origin_and_fits_its_example(entry: dict[str, str]) -> None:
    assert entry["origin"]
    assert is_credit(entry["example"])


@pytest.mark.parametrize(
    "line",
    [
        "Source: dailywire.example",
        "Sources: Daily Wire, Evening Post",
        "(Daily Wire/Evening Post)",
        "(with inputs from agencies)",
        "With reporting by the Daily Wire",
        "(Additional reporting by Jane Doe in Ankara)",
        "Writing by A. B. Doe, editing by Jean de la Roe.",
        "Agencies",
        "— Daily Wire",
        "Photo credit: Jane Doe",
    ],
)
def test_credit_lines(line: str) -> None:
    assert is_credit(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Sources said the deal was off.",
        "Research by Oxford University found that many died.",
        "Including information from the ministry, the report said that 40 people died.",
        "Originally published in 2004, the novel sold well.",
        "With the help of the Daily Wire, she found him.",
        "- He said so.",
        "(He did not say why.)",
        "Reporting by " + "very " * 100 + "long",
    ],
)
def test_sentences_are_no_credits(line: str) -> None:
    assert not is_credit(line)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("BY JANE DOE", "JANE DOE"),
        ("By Jane Doe and John Roe in Ankara", "Jane Doe and John Roe"),
        ("Story by Ludwig van Doe", "Ludwig van Doe"),
        ("By the time they came", ""),
        ("By Tuesday, Iran had signed", ""),
        ("By 2030 Iran will sign", ""),
        ("By Monday", ""),
        ("Jane Doe", ""),
    ],
)
def test_bylines(line: str, names: str) -> None:
    assert byline(line) == names


@pytest.mark.parametrize(
    ("paragraph", "line"),
    [
        ("TEHRAN, Nov. 3 (Xinhua) -- Iran said", "TEHRAN, Nov. 3 (Xinhua)"),
        ("ANKARA (AP) — The ministers", "ANKARA (AP)"),
        ("Ankara, Turkey (AP) — The ministers", "Ankara, Turkey (AP)"),
        ("LONDON/PARIS - The ministers", "LONDON/PARIS"),
        ("NEW YORK, 3 November – The ministers", "NEW YORK, 3 November"),
        ("(Reuters) - The ministers", "(Reuters)"),
        ("EXCLUSIVE: The ministers", ""),
        ("The PKK - a group - said", ""),
        ("U.S. officials - they said", ""),
        ("A" * 1000, ""),
    ],
)
def test_datelines(paragraph: str, line: str) -> None:
    assert dateline(paragraph) == line


@pytest.mark.parametrize("bait", ["AaAaAa.", "By By ", "A, ", "AB/", "reporting& ", "editing by A; "])
def test_no_line_takes_long(bait: str) -> None:
    from time import process_time

    started = process_time()
    for start in ("By ", "(", "Source", "Reporting by ", ""):
        line = start + bait * 200
        assert not byline(line) or is_credit(line) or dateline(line) is not None
    assert process_time() - started < 2
