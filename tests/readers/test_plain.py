"""Plain text: what parts a block, what is a headline, what is hard-wrapped."""

import pytest

from sayso.article import Article
from sayso.readers import ReadContext
from sayso.readers.plain import from_text, read

LONG = "The two ministers met in the capital on Wednesday and signed a paper that had been in the making for years, officials in both countries said."


def shapes(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(article.text)) for block in article.blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\n\x0c\n", []),
        ("Only one block.", [("paragraph", "Only one block.")]),
        ("A pact is signed\n\nThe ministers met.", [("headline", "A pact is signed"), ("paragraph", "The ministers met.")]),
        ("A pact is signed.\r\n\r\nThe ministers met.", [("headline", "A pact is signed."), ("paragraph", "The ministers met.")]),
        ("word " * 21 + "\n\nThe ministers met.", [("paragraph", ("word " * 21).strip()), ("paragraph", "The ministers met.")]),
        ("word " * 20 + "\n\nThe ministers met.", [("headline", ("word " * 20).strip()), ("paragraph", "The ministers met.")]),
        (f"{LONG}\nShe left.\nHe stayed.", [("paragraph", LONG), ("paragraph", "She left."), ("paragraph", "He stayed.")]),
        ("One.\r\rTwo.\rThree.", [("headline", "One."), ("paragraph", "Two."), ("paragraph", "Three.")]),
        ("  One, indented. \n \t \n\tTwo.", [("headline", "One, indented."), ("paragraph", "Two.")]),
        ("Pact\nsigned\n\nThey met.", [("headline", "Pact"), ("headline", "signed"), ("paragraph", "They met.")]),
    ],
)
def test_blank_lines_part_blocks_and_lines_part_paragraphs(text: str, expected: list[tuple[str, str]]) -> None:
    assert shapes(from_text(text)) == expected


@pytest.mark.parametrize("mark", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\x1c"])
def test_only_three_things_end_a_line(mark: str) -> None:
    assert shapes(from_text(f"They met.{mark}{mark}They left.")) == [("paragraph", f"They met.{mark}{mark}They left.")]


def test_the_text_is_the_file() -> None:
    source = "Pact\r\n\r\nThe 🇮🇷 flag, a 👩‍👩‍👧, an e\u0301.\r\n"
    article = from_text(source)
    assert article.text == article.source == source
    assert article.source_map.span(article.blocks[1].span) == article.blocks[1].span


WRAPPED = """\
The two ministers met in the capital on Wednesday and signed a paper
that aims to increase cooperation between both of the countries, which
officials had prepared for years."""


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    assert shapes(from_text(f"Pact\n\n{WRAPPED}")) == [("headline", "Pact"), ("paragraph", WRAPPED)]
    assert shapes(from_text(f"Pact\r\n\r\n{WRAPPED}".replace("\n", "\r\n").replace("\r\r", "\r")))[1][0] == "paragraph"


def test_two_lines_are_wrapped_where_the_margin_is_that_of_the_text() -> None:
    two = "Later in the day the ministers briefed the media about all of this in\nAnkara."
    assert shapes(from_text(f"{WRAPPED}\n\n{two}"))[-1] == ("paragraph", two)
    assert len(shapes(from_text(f"Later the ministers left for their hotels\nAnkara was silent.\n\n{LONG}"))) == 3


@pytest.mark.parametrize(
    "lines",
    [
        "A list of names\nJane Doe, the minister of the interior of her country\nJohn Roe\nMax Mustermann, a clerk",
        "The first sentence is as long as others.\nThe second one is as long as the 3rd one.\nThe third sentence has this same length.",
        f"{LONG}\n{LONG}\n{LONG}",
    ],
)
def test_lines_of_their_own_are_paragraphs(lines: str) -> None:
    assert [text for _, text in shapes(from_text(f"{LONG}\n\n{lines}"))[1:]] == lines.split("\n")


def test_a_paragraph_with_a_dateline_is_no_headline() -> None:
    article = from_text("TEHRAN, Nov. 3 (Xinhua) -- The ministers met.\n\nThey signed a pact.")
    assert [kind for kind, _ in shapes(article)] == ["paragraph", "paragraph"]
    assert article.meta.dateline == "TEHRAN, Nov. 3 (Xinhua)"


def test_byline_and_credits_are_told_apart() -> None:
    article = from_text("Pact is signed\nBy Jane Doe\n\nThe ministers met.\n\nThey signed.\n\nReporting by Max Mustermann\nSource » dailywire\n")
    assert [kind for kind, _ in shapes(article)] == ["headline", "credit", "paragraph", "paragraph", "credit", "credit"]
    assert article.meta.byline == "Jane Doe"


@pytest.mark.parametrize("line", ["Source » dailywire", "(Reuters)"])
def test_a_single_block_stays_a_paragraph(line: str) -> None:
    assert shapes(from_text(line)) == [("paragraph", line)]


def test_a_given_headline_is_put_before_the_text() -> None:
    article = from_text("They met.\n\nThey signed.", headline="Pact")
    assert shapes(article) == [("headline", "Pact"), ("paragraph", "They met."), ("paragraph", "They signed.")]


def test_an_empty_headline_says_that_there_is_none() -> None:
    assert shapes(from_text("They met.\n\nThey signed.", headline=""))[0] == ("paragraph", "They met.")


def test_a_read_file_knows_its_name() -> None:
    assert read("They met.", ReadContext("a.txt")).path == "a.txt"
