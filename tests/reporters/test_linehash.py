"""The hash by which GitHub knows a line again, against its published values and against the definition done the slow way."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reporters.linehash import BLOCK, line_hashes


@pytest.mark.parametrize(
    ("text", "hashes"),
    [
        ("", "c129715d7a2bc9a3:1"),
        (" a\nb\n  \t\tc\n d", "271789c17abda88f:1 54703d4cd895b18:1 180aee12dab6264:1 a23a3dc5e078b07b:1"),
    ],
)
def test_published_values(text, hashes):
    assert " ".join(line_hashes(text)) == hashes


def slowly(text):
    """Return the hashes by the definition: a hundred units from each line on, summed up one by one."""
    lines = re.split("\r\n|\n|\r", text)
    units = []
    starts = []
    for index, line in enumerate(lines):
        starts.append(len(units))
        shown = line.replace(" ", "").replace("\t", "") + ("\n" if index < len(lines) - 1 else "")
        for char in shown:
            raw = char.encode("utf-16-be", "surrogatepass")
            units += [raw[at] * 256 + raw[at + 1] for at in range(0, len(raw), 2)]
    units += [65535] + [0] * BLOCK
    seen = []
    for start in starts:
        value = sum(unit * 37 ** (BLOCK - 1 - index) for index, unit in enumerate(units[start : start + BLOCK])) % 2**64
        seen.append(f"{value:x}")
    return [f"{value}:{seen[: index + 1].count(value)}" for index, value in enumerate(seen)]


@given(st.text(alphabet=st.sampled_from("ab \t\n\r😀é\ud800"), max_size=300))
def test_as_defined(text):
    assert line_hashes(text) == slowly(text)


def test_lines_of_one_wording_are_counted():
    assert [each.rpartition(":")[2] for each in line_hashes("x\n" * 300)[:3]] == ["1", "2", "3"]


def test_the_kind_of_line_end_and_indentation_change_nothing():
    assert line_hashes("a b\r\n\tc\r\n") == line_hashes("ab\nc\n") == line_hashes(" ab\rc\r")


def test_long_lines_and_many_lines_cost_their_length(assert_linear):
    assert_linear(lambda size: "a b\n" * size + "x" * size, line_hashes, 20_000)
