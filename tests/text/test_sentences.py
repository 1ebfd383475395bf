"""Sentences: what ends one, and what only looks as if it did."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.span import Span
from sayso.text.records import Block
from sayso.text.sentences import sentences


def cut(*paragraphs: str) -> list[str]:
    text = "\n\n".join(paragraphs)
    blocks, start = [], 0
    for paragraph in paragraphs:
        blocks.append(Block("paragraph", Span(start, start + len(paragraph))))
        start += len(paragraph) + 2
    return [sentence.span.of(text) for sentence in sentences(text, tuple(blocks))]


ONE = [
    "Mr. Orla met Gen. Tuft near St. Agnes in Jan. 2017.",
    "The bill, said Sen. Ada Brisk, was dead.",
    "J. K. Marlow and George W. Pell wrote to U.S. Secretary Holt.",
    "The price rose 3.5 percent to $1.20 a litre.",
    "No. 10 declined to comment.",
    "Trains leave at 6 a.m. Monday and return at 9 p.m. EST.",
    "Acme Inc. shares fell.",
    "“Where is it?” he asked.",
    "“Where is it?” Mr. Orla asked.",
    "“Get out!” the guards shouted.",
    '"Is this the way?" asked Marlow, a farmer.',
    "The firm, Yahoo! Japan, said nothing.",
    "They waited ... and nobody came.",
    "It reached Sept. 11 without a deal, e.g. on fish vs. grain.",
    "A line that was\nwrapped by hand\nends here.",
    "Rep. Lou Vane (R-Ky.) was there.",
    "No stop at the end of this one",
    "DUNMORE, Nev. (WIRE) — The mine has closed.",
    "The ship, the S.S. Norwood, sank.",
    "He holds a Ph.D. from Ghent and lives in Washington, D.C. with two cats.",
]

SEVERAL = [
    ("He left the U.S. The trial goes on.", ["He left the U.S.", "The trial goes on."]),
    ("They said no. Then they left.", ["They said no.", "Then they left."]),
    ("It opens at 6 a.m. Police will watch.", ["It opens at 6 a.m.", "Police will watch."]),
    ("He works for Acme Inc. It pays well.", ["He works for Acme Inc.", "It pays well."]),
    ("“We lost.” She wept.", ["“We lost.”", "She wept."]),
    ('"We lost." "We did not."', ['"We lost."', '"We did not."']),
    ("“This is bad. This is worse,” said Orla.", ["“This is bad.", "This is worse,” said Orla."]),
    ("What now?! Nobody knows.", ["What now?!", "Nobody knows."]),
    ("“Where is it?” The room was dark.", ["“Where is it?”", "The room was dark."]),
    ("(They came late.) The doors were shut.", ["(They came late.)", "The doors were shut."]),
    ("He trailed off… The room fell silent.", ["He trailed off…", "The room fell silent."]),
    ("It ended in Sept. The next began.", ["It ended in Sept.", "The next began."]),
    ("The first. 12 more followed.", ["The first.", "12 more followed."]),
    ("Sales fell. iPhone owners shrugged.", ["Sales fell.", "iPhone owners shrugged."]),
    ("Turnout was 55.5. It had been 60.", ["Turnout was 55.5.", "It had been 60."]),
    ("So it goes.[3] The rest is known.", ["So it goes.[3]", "The rest is known."]),
    ("会议结束了。他离开了。", ["会议结束了。", "他离开了。"]),
]


@pytest.mark.parametrize("text", ONE)
def test_it_is_one_sentence(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_it_is_several_sentences(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_a_sentence_never_leaves_its_block() -> None:
    assert cut("A headline without a stop", "The story. It has two") == ["A headline without a stop", "The story.", "It has two"]


def test_blank_blocks_hold_no_sentence() -> None:
    assert cut("   ", "\n\t", "One.") == ["One."]


def test_block_indices_are_those_of_the_blocks() -> None:
    text = "One. Two.\n\nThree."
    blocks = (Block("paragraph", Span(0, 9)), Block("paragraph", Span(11, 17)))
    assert [sentence.block for sentence in sentences(text, blocks)] == [0, 0, 1]


@pytest.mark.parametrize("unit", ["a. ", "A. ", "? ", "... ", "“?” ", ". . ", "x", "Mr. ", ".\n"])
def test_a_line_of_a_megabyte_takes_linear_time(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    begun = time.process_time()
    sentences(text, (Block("paragraph", Span(0, len(text))),))
    assert time.process_time() - begun < 8


@given(st.text(alphabet="aA.?!…”“\"'’() \n3é𝐀。", max_size=60), st.integers(0, 60))
def test_spans_are_sorted_trimmed_and_inside_their_block(text: str, at: int) -> None:
    at = min(at, len(text))
    blocks = (Block("paragraph", Span(0, at)), Block("paragraph", Span(at, len(text))))
    found = sentences(text, blocks)
    assert list(found) == sorted(found)
    for sentence in found:
        assert sentence.span in blocks[sentence.block].span
        assert sentence.span.of(text).strip() == sentence.span.of(text) != ""
    joined = "".join(sentence.span.of(text) for sentence in found)
    assert [c for c in joined if not c.isspace()] == [c for c in text if not c.isspace()]
