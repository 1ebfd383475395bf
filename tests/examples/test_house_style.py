"""The example of a newsroom's own words: its examples go as they say, its tables are sound, and its two desks are mirror images."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from sayso.checker import Checker
from sayso.packs.loader import load_pack
from sayso.packs.tables import check_table
from sayso.testing import assert_examples

FOLDER = Path(__file__).parents[2] / "examples" / "house-style"
(RULE,) = load_pack(FOLDER / "regional").rules
NAMES = ("Londonderry", "Derry", "Falkland Islands", "Malvinas", "Persian Gulf", "Arabian Gulf", "Sea of Japan", "East Sea")
OTHER = dict(zip(NAMES, (name for pair in zip(NAMES[1::2], NAMES[::2], strict=True) for name in pair), strict=True))
TEXT = "The council met near {} on Monday. The talks with Japan and Britain go on."


@pytest.fixture(scope="module")
def checker():
    return Checker()


def found(checker, text, desk):
    """Return excerpt, severity and message of what the pack finds at a desk (an empty name: the newsroom without a desk)."""
    report = checker.check_bytes(text.encode(), str(FOLDER / desk / "article.txt"))
    return [(each.excerpt, each.severity.name, each.message) for each in report.diagnostics if each.rule == RULE.meta.id]


def test_its_examples_go_as_they_say():
    assert_examples(RULE)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("**/data/*.toml")), ids=lambda path: path.name)
def test_its_tables_are_sound(path):
    assert check_table(path) == []


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.toml")), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_readme_names_every_part(path):
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    parts = path.relative_to(FOLDER).parts
    assert f"`{parts[0]}`" in readme or f"`{parts[0]}/`" in readme


@pytest.mark.parametrize("name", NAMES)
def test_the_pack_prefers_no_name(checker, name):
    ((excerpt, severity, message),) = found(checker, TEXT.format(name), "")
    assert (excerpt, severity) == (name, "INFO")
    assert f"“{OTHER[name]}”" in message


@pytest.mark.parametrize("name", NAMES)
def test_what_one_desk_writes_the_other_does_not(checker, name):
    said = {desk: found(checker, TEXT.format(name), desk) for desk in ("desk-one", "desk-two")}
    (silent,) = [desk for desk, each in said.items() if not each]
    ((_, severity, message),) = said["desk-one" if silent == "desk-two" else "desk-two"]
    assert severity == "WARNING"
    assert message.startswith(f"This desk writes “{OTHER[name]}”; “{name}” is the name ")
    assert [each[0] for each in found(checker, TEXT.format(OTHER[name]), silent)] == [OTHER[name]]


def test_the_desks_do_not_take_a_side_throughout():
    texts = [(FOLDER / desk / "names.toml").read_text(encoding="utf-8") for desk in ("desk-one", "desk-two")]
    chosen = [re.findall(r"This desk writes “(.*?)”", text) for text in texts]
    assert [OTHER[name] for name in chosen[0]] == chosen[1]
    assert all((NAMES.index(one) + NAMES.index(two)) % 2 for one, two in pairwise(chosen[0]))


def test_quotations_paraphrase_and_institutions_are_left_alone(checker):
    text = "“Derry is home,” she said. He said Londonderry had changed. The Derry Journal reported it."
    assert [found(checker, text, desk) for desk in ("", "desk-one", "desk-two")] == [[], [], []]


@pytest.mark.parametrize(("desk", "name"), [("desk-one", "Derry"), ("desk-two", "Londonderry")])
def test_each_desk_has_one_finding_in_the_example(checker, desk, name):
    (report,) = checker.check([FOLDER / desk / "article.md"]).documents
    assert [each.excerpt for each in report.diagnostics] == [name]


def test_the_newsrooms_own_words_count_at_every_desk(checker):
    text = "A man died in an officer-involved shooting on Elm Street. The Regime Without a Name is a novel about Peru."
    for desk in ("", "desk-one", "desk-two"):
        report = checker.check_bytes(text.encode(), str(FOLDER / desk / "article.txt"))
        (shown,) = [each for each in report.diagnostics if each.rule == "language.house-style"]
        assert "who fired, and at whom" in shown.message
        assert [each.title for each in shown.references] == ["Style book of this newsroom, page 12 (2026)"]
