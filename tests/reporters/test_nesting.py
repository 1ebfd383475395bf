import time

import pytest

from sayso.reporters.nesting import DEEPEST, Mark, steps


def rendered(text, *marks):
    """Return the text with each mark as a pair of brackets and its number."""
    given = [Mark(start, end, 0, "said", number) for number, (start, end) in enumerate(marks)]
    pieces = []
    for start, end, mark, opens in steps(0, len(text), given):
        pieces.append(text[start:end] if mark is None else f"[{mark.number}" if opens else "]")
    return "".join(pieces)


@pytest.mark.parametrize(
    ("marks", "shown"),
    [
        ([], "abcdef"),
        ([(0, 6)], "[0abcdef]"),
        ([(1, 3), (3, 5)], "a[0bc][1de]f"),
        ([(0, 6), (2, 4)], "[0ab[1cd]ef]"),
        ([(0, 4), (2, 6)], "[0ab[1cd]][1ef]"),
        ([(0, 4), (2, 6), (3, 5)], "[0ab[1c[2d]]][1[2e]f]"),
        ([(2, 2)], "abcdef"),
        ([(4, 9)], "abcdef"),
    ],
)
def test_marks_only_lie_in_each_other(marks, shown):
    assert rendered("abcdef", *marks) == shown


def test_of_equal_marks_the_lower_rank_is_outside():
    marks = [Mark(0, 3, 1, "who", 0), Mark(0, 3, 0, "said", 1)]
    assert [step.mark.role for step in steps(0, 3, marks) if step.opens] == ["said", "who"]


def test_marks_too_deep_are_left_out_and_cost_little():
    marks = [Mark(start, 40_000 - start, 0, "said", start) for start in range(20_000)]
    begin = time.process_time()
    found = list(steps(0, 40_000, marks))
    assert sum(step.opens for step in found) == DEEPEST
    assert time.process_time() - begin < 2
