"""Called guilty before a court has said so: by name, by arrest, and not where a verdict, a hedge or a search says otherwise."""

import pytest

from sayso.testing import assert_examples, check_text
from sayso_language.presumed_guilt import presumed_guilt

OPEN = " Colin Marsh is due in court in May, charged with two counts."


def test_examples():
    assert_examples(presumed_guilt)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrested the burglar on Monday.", 1),
        ("The burglar was later arrested at his flat.", 1),
        ("Two armed robbers were arrested on Monday.", 1),
        ("The rapist faces a trial in the spring.", 1),
        ("The fraudster Colin Marsh left by the back door.", 1),
        ("Colin Marsh, a thief, left by the back door.", 1),
        ("Police arrested an alleged burglar on Monday.", 0),
        ("Police have not found the burglar.", 0),
        ("The killer whale was shot on Monday.", 0),
        ("The thief left by the back door.", 0),
        ("Nobody knows whether the thief was arrested, or if the thief got away.", 0),
        ("His neighbour said the thief was arrested on Monday.", 0),
    ],
)
def test_sentence(text, expected):
    assert len(check_text(presumed_guilt, text + OPEN)) == expected


@pytest.mark.parametrize(
    "end", ["He was convicted in May.", "He pleaded guilty.", "A jury found him guilty.", "He was sentenced to ten years.", "He confessed."]
)
def test_a_case_that_is_settled(end):
    assert check_text(presumed_guilt, f"The murderer Colin Marsh was charged in April.{OPEN} {end}") == []


def test_no_case_at_all():
    assert check_text(presumed_guilt, "The murderer Colin Marsh wrote from the island in 1911.") == []


def test_names_do_not_matter():
    text = "The murderer {} was charged in April. He is due in court in May."
    found = [len(check_text(presumed_guilt, text.format(name))) for name in ("Colin Marsh", "Ahmed Khan", "Li Wei", "Ivan Petrov", "Maria Silva")]
    assert found == [1] * 5
