"""Leaving one set out: what the others say of a term decides whether it stands."""

import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.checkout

if (ROOT / "bench").is_dir():
    sys.path.insert(0, str(ROOT))
    from bench import transfer

HERE, ELSEWHERE = "babe", "ptc"


def known(seen, marked, struck=(), vouched=()):
    """Return a record of the one term `farce`: finds and marks by set."""
    counts = [Counter({("farce", name): many for name, many in each.items()}) for each in (seen, marked)]
    return transfer.Record(*counts, frozenset(struck), {"farce": frozenset(vouched)})


@pytest.mark.parametrize(
    ("record", "lenient", "vouched", "strict"),
    [
        (({HERE: 5}, {HERE: 5}), True, False, False),  # only the set left out marks it
        (({HERE: 5}, {}), True, False, True),  # … or only passes it over
        (({HERE: 5, ELSEWHERE: 1}, {HERE: 5}), True, False, True),
        (({HERE: 5, ELSEWHERE: 2}, {HERE: 5, ELSEWHERE: 1}), True, True, True),
        (({HERE: 5, ELSEWHERE: 8}, {HERE: 5, ELSEWHERE: 1}), False, False, False),  # the others speak against it
        (({HERE: 5}, {HERE: 5}, (), (ELSEWHERE,)), True, True, True),  # marked elsewhere where no rule looks
        (({HERE: 5}, {HERE: 5}, (), (HERE,)), True, False, False),
        (({HERE: 5, ELSEWHERE: 2}, {ELSEWHERE: 2}, ("farce",)), True, True, True),  # struck, but not by the others
    ],
)
def test_the_others_decide(record, lenient, vouched, strict):
    of = known(*record)
    said = [transfer.admitted("farce", of, HERE, view) for view in ("lenient", "vouched", "strict")]
    assert said == [lenient, vouched, strict]
    assert transfer.admitted("farce", of, HERE, "as it is") == ("farce" not in of.struck)


def test_struck_terms_are_found_again(tmp_path):
    rules = transfer.pack_rules(tmp_path / "language")
    text = "The envoy, an apologist for the mayor, called the pathetic plan a farce."
    row = {"id": "one", "text": text, "spans": [{"start": text.index("farce"), "end": text.index("farce") + 5}]}
    found = {each.key: each.marked for each in transfer.finds([row], rules)}
    assert found["apologist"] is False
    assert "apologist" in transfer.struck()


def test_forms_are_told_by_their_term():
    assert transfer._term({"key": "group", "term": ["deride", "belittle"]}, "belittling") == "belittle"
    assert transfer._term({"key": "slam"}, "slammed") == "slam"
