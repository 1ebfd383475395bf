"""How long rules take on documents of growing length."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.checkout

if (ROOT / "bench").is_dir():
    sys.path.insert(0, str(ROOT))
    from bench import lengths

LIMIT = 3.0  # times the time of a word on a document ten times as long: a rule that compares all with all needs ten


def test_documents_have_the_length_asked_for_and_names_of_their_own():
    short, long = lengths.document(200), lengths.document(2_000)
    assert 200 <= len(short.text.split()) <= 500
    assert 2_000 <= len(long.text.split()) <= 2_300
    assert len({word for word in long.text.split() if word.istitle()}) > len({word for word in short.text.split() if word.istitle()}) + 20


@pytest.mark.parametrize(("took", "grown"), [([0.1, 1.0], 1.0), ([0.1, 10.0], 10.0)])
def test_growth(took, grown):
    assert lengths.growth(took, [1_000, 10_000]) == pytest.approx(grown)


def test_no_rule_of_the_family_is_quadratic():
    size = (10_000, 100_000)
    rules = lengths.chosen(["all:consistency.*", "all:quotes.*"])
    measured = lengths.seconds(rules, size, 2)
    assert len(measured) == len(rules) + 1
    slow = {name: took for name, took in measured.items() if took[-1] >= lengths.WORTH and lengths.growth(took, size) > LIMIT}
    assert not slow


def test_table_shows_the_slowest_first():
    shown = lengths.table({"a": [0.001, 0.01], "b": [0.01, 1.0]}, [1_000, 10_000]).splitlines()
    assert [line.split(" | ")[0] for line in shown[2:]] == ["| b", "| a"]
    assert shown[2].endswith("| 10.0 |")
