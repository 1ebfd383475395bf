"""The page on attribution is tried: its code runs, and every example in its tables is read as the table says."""

import re
from pathlib import Path

import pytest

from sayso.layers import ATTRIBUTIONS
from sayso.testing import article

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "attribution.md").read_text(encoding="utf-8")
CODE = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


def rows(heading: str) -> list[list[str]]:
    section = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if line.startswith("| `")]


CUES = [(row[0].strip("`"), example) for row in rows("What a cue implies") for example in row[-1].split(" · ")]
TYPES = [(row[0].strip("`"), row[-1]) for row in rows("Who the source is")]
KINDS = [(row[0].strip("`"), row[-1]) for row in rows("Kinds") if row[-1] != "see below"]


def test_its_code_runs() -> None:
    assert len(CODE) == 3
    exec("\n".join(CODE), {})  # noqa: S102 - our own documentation


def bold(example: str) -> tuple[str, str]:
    marked = re.search(r"\*\*(.+?)\*\*", example)
    assert marked is not None, example
    return example.replace("**", ""), marked[1]


@pytest.mark.parametrize(("cls", "example"), CUES)
def test_what_a_cue_implies(cls: str, example: str) -> None:
    text, cue = bold(example)
    assert [(each.cue.spans[0].of(text), each.cue.cls) for each in article(text).layer(ATTRIBUTIONS) if each.cue] == [(cue, cls)]


@pytest.mark.parametrize(("kind", "example"), TYPES)
def test_who_the_source_is(kind: str, example: str) -> None:
    text, source = bold(example)
    assert [(each.source.spans[0].of(text), each.source.type) for each in article(text).layer(ATTRIBUTIONS) if each.source] == [(source, kind)]


@pytest.mark.parametrize(("kind", "example"), KINDS)
def test_kinds(kind: str, example: str) -> None:
    assert [each.kind for each in article(example).layer(ATTRIBUTIONS)] == [kind]


def test_the_tables_are_whole() -> None:
    assert (len(CUES), len(TYPES), len(KINDS)) == (20, 8, 3)


@pytest.mark.checkout
def test_the_table_of_failures_counts_every_case() -> None:
    counted = [
        int(row.split("|")[2])
        for row in PAGE.split("<!-- table -->")[1].split("<!-- /table -->")[0].splitlines()
        if re.match(r"\| [^*|]+ \| \d", row)
    ]
    held = sum(path.read_text(encoding="utf-8").count("[[case]]\n") for path in (ROOT / "tests" / "text" / "cases").glob("*.toml"))
    assert sum(counted) == held
