"""Who said it: two who may have, and cases that every reader understands."""

import pytest

from sayso.testing import assert_examples, check_text
from sayso_attribution.ambiguous_speaker import ambiguous_speaker

START = "The harbour was quiet.\n\n"
SAID = "said the ferry line would be sold before the summer."

AMBIGUOUS = [
    f"Peter Hale and Martin Crowe met at the harbour. He {SAID}",
    f"On Monday, Peter Hale and Martin Crowe met at the harbour. He {SAID}",
    f"Mary Hale and Susan Crowe met at the harbour. She {SAID}",
    f"The talks between Peter Hale and Martin Crowe failed. He {SAID}",
    "Peter Hale and Martin Crowe met at the harbour. “The ferry line will be sold before the summer,” he said.",
]
TITLED = "Foreign Minister Peter Hale met Defence Minister Mary Crowe at the harbour. The {} said the ferry line would be sold before the summer."
CLEAR = [
    f"Peter Hale and Mary Crowe met at the harbour. He {SAID}",
    f"Peter Hale met Martin Crowe at the harbour. He {SAID}",
    f"Peter Hale, the brother of Martin Crowe, was at the harbour. He {SAID}",
    f"Peter Hale and Martin Crowe met at the harbour. Hale {SAID}",
    f"Peter Hale and Martin Crowe met at the harbour. Crowe was late, and he {SAID}",
    f"Peter Hale and Martin Crowe met, the mayor said. He {SAID}",
    f"Peter Hale spoke first. Peter Hale and Martin Crowe left. They {SAID}",
    "Peter Hale and Martin Crowe met at the harbour. He said so.",
    f"Peter Hale was at the harbour. He {SAID}",
    f"Peter Hale and Martin Crowe met at the harbour. The boat was late. Nobody spoke to the crew. He {SAID}",
]


@pytest.mark.parametrize("text", AMBIGUOUS)
def test_two_may_have_spoken(text):
    found = check_text(ambiguous_speaker, START + text)
    assert [finding.excerpt.lower() in ("he", "she") for finding in found] == [True]
    assert [len(related.excerpt) > 3 for related in found[0].related] == [True, True]


@pytest.mark.parametrize("text", CLEAR)
def test_reader_knows_who_spoke(text):
    assert check_text(ambiguous_speaker, START + text) == []


@pytest.mark.parametrize(("title", "count"), [("minister", 1), ("captain", 0)])
def test_title_of_two(title, count):
    assert len(check_text(ambiguous_speaker, START + TITLED.format(title))) == count


def test_long_text_takes_no_time():
    crowd = " and ".join(f"Peter Hale{chr(97 + i % 26)}" for i in range(3000))
    text = f"{START}{crowd} met. " + "He said the ferry line would be sold before the summer. " * 300
    assert len(check_text(ambiguous_speaker, text)) <= 1


def test_examples():
    assert_examples(ambiguous_speaker)


@pytest.mark.parametrize(
    ("men", "women"), [("Peter Hale and Martin Crowe", "Mary Hale and Susan Crowe"), ("John Berg and Paul Moss", "Anna Berg and Rita Moss")]
)
def test_genders_are_alike(men, women):
    found = [len(check_text(ambiguous_speaker, f"{START}{names} met. {word} {SAID}")) for names, word in ((men, "He"), (women, "She"))]
    assert found == [1, 1]
