import pytest

import sayso_quotes
from sayso.testing import assert_examples, check_text

RULES = {rule.meta.id.partition(".")[2]: rule for rule in sayso_quotes.sayso_rules()}

UNBALANCED = [
    ("She said: “It will open in May. Nobody knows why.", ["“"]),
    ("It will open in May,” she said.", ["”"]),
    ('She said: "It will open in May. Nobody knows why.', ['"']),
    ("“It will open,” she said. “And close. Nobody knows why.\n\nThe port slept.", ["“"]),
    ("“It will open. God help us.\n\nThe speech of Dahl was long, and the hall was cold all evening.\n\nThe rest is known,” Dahl said.", ["“"]),
    ("“It will open. God help us.\n\nThe speech of Berg was long, and the hall was cold all evening.\n\nThe rest is known,” Berg said.", ["“"]),
    ('He waved a "harbour flag, eager to be seen by the cameras. "If they close it, we will sing," he said.', ['"']),
    (
        '"It will open. That is all.\n\nWho asked? Nobody did, and the council had no answer for those who came.\n\n"We asked," he said. Then he left."',
        ['"'],
    ),
]

BALANCED = [
    "“It will open in May,” she said.",
    "“It’s cold.\n\n“When the ship came, my mother said, ‘Let them come.’ And they did.\n\n“They always did,” she said.",
    "“It will open in May.\n\n“Then it will close,” she said.",
    "The dockers’ strike of the ’90s was about rock ’n’ roll.",
    "The beam is 6' 2\" long and 4\" wide.",
    "“He told me ‘no’ and left,” she said.",
    "(“It will open,” she said.) It was —“never”— open.",
    "Er sagte: „Nein.“ Il a dit : « Non. »",
    "The credit line follows.\n\nSource » harbournews",
    "<a href=\"x>The tag leaked.</a>",
    "“It will open.\n\nThe rest is known to all of us,” Dahl said.",
    '"It will open. That is all.\n\nThe rest is known." She left.',
    'He said "It will open. "And close soon after," he said.',
]  # fmt: skip


@pytest.mark.parametrize(("text", "flagged"), UNBALANCED)
def test_marks_without_a_partner(text, flagged):
    found = check_text(RULES["unbalanced"], text, headline="Harbour to open in May")
    assert [finding.excerpt for finding in found] == flagged
    assert all(finding.severity.label == "error" and len(finding.message) <= 240 for finding in found)


def test_two_marks_of_one_riddle_are_one_finding():
    (found,) = check_text(RULES["unbalanced"], UNBALANCED[4][0], headline="Harbour to open in May")
    assert [related.excerpt for related in found.related] == ["”"]


@pytest.mark.parametrize("text", BALANCED)
def test_usage_that_is_right(text):
    assert check_text(RULES["unbalanced"], text, headline="Harbour to open in May") == []


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ('“A,” he said. “B,” she said. "C," they said.', ['"']),
        ('"A," he said. "B," she said. “C,” they said.', ["“"]),
        ('“A,” he said. It is 6" wide.', []),
        ('"A," he said.', []),
    ],
)
def test_mixed_marks(text, flagged):
    assert [finding.excerpt for finding in check_text(RULES["mixed-marks"], text)] == flagged


def test_mixed_marks_is_opt_in():
    assert not RULES["mixed-marks"].meta.default
    assert RULES["unbalanced"].meta.default


@pytest.mark.parametrize("name", sorted(RULES))
def test_examples(name):
    assert_examples(RULES[name])


@pytest.mark.parametrize("name", sorted(RULES))
def test_pages_have_their_headings(name):
    page = RULES[name].meta.page
    assert all(f"## {heading}" in page for heading in ("What it flags", "Why", "Exceptions", "References"))
