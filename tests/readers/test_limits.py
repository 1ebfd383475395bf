"""What is larger than any article is refused at once, with the file's name and what to do."""

import pytest

from sayso.errors import InputError
from sayso.readers import read_bytes
from sayso.readers.base import MOST_BLOCKS


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "a\n" * (MOST_BLOCKS + 1)),
        ("a.md", "- a\n" * (MOST_BLOCKS + 1)),
        ("a.md", "<p>a</p>" * (MOST_BLOCKS + 1)),
        ("a.html", "<p>a" * (MOST_BLOCKS + 1)),
        ("a.html", "<b>a" * (3 * MOST_BLOCKS + 1)),
    ],
)
def test_too_many(name, text):
    with pytest.raises(InputError, match="split it"):
        read_bytes(text.encode(), name=name)


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_blank_lines_do_not_count(name):
    assert len(read_bytes(("a\n" + "\n" * 60 * 1_000 + "b\n").encode(), name=name).blocks) == 2


def test_markup_beyond_measure_is_text():
    article = read_bytes(("*a* " * 60_000 + "*end*").encode(), name="a.md")
    assert article.text.startswith("a a a ")
    assert article.text.endswith("*a* *end*")
