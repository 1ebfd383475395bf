"""Claims whose source stands paragraphs later, and claims whose source is near, earlier or nowhere."""

import pytest

from sayso.testing import article, assert_examples, check_text
from sayso_attribution.late_source import late_source, told_later
from sayso_attribution.unattributed_claim import unattributed_claim

HEAD = "A hard century on the quays"
GAP = "\n\nThe harbour is the largest in the north.\n\nIt was built by hand.\n\n"

LATE = [
    ("More than 4,300 dockers have been killed on the quays.", "The union says 4,300 dockers have been killed on the quays."),
    ("At least 113 dockers have been killed on the quays.", "According to the union, at least 113 dockers have been killed there."),
    ("The dockers' leaders embezzled £4 million from the fund.", "Rita Moss said the leaders had embezzled £4 million from the dockers' fund."),
    ("An estimated 60,000 geese winter on the marsh.", "Rita Moss, who counts birds, said 60,000 geese spend the winter on the marsh."),
    ("The port's owners poisoned the river below the quays.", "Rita Moss said the owners of the port had poisoned the river."),
    ("The port's owners covered up the spill below the quays.", "The owners of the port, Rita Moss told the council, covered up the spill."),
]


def late(text: str) -> list[str]:
    return [finding.excerpt for finding in check_text(late_source, text, headline=HEAD)]


@pytest.mark.parametrize(("claim", "source"), LATE)
def test_source_comes_late(claim, source):
    found = check_text(late_source, f"{claim}{GAP}{source}", headline=HEAD)
    assert [finding.excerpt for finding in found] == [claim[:-1]]
    assert [related.excerpt.split()[-1].strip(".") in source for related in found[0].related] == [True]


@pytest.mark.parametrize(("claim", "source"), LATE)
def test_source_near_or_first_passes(claim, source):
    assert late(f"{claim} {source}{GAP}It is cold.") == []
    assert late(f"{claim}\n\n{source}{GAP}It is cold.") == []
    assert late(f"{source}{GAP}{claim} It is cold.") == []


@pytest.mark.parametrize(("claim", "source"), LATE)
def test_no_source_at_all_is_for_another_rule(claim, source):
    assert late(f"{claim}{GAP}It is cold.") == []
    assert late(f"{claim}{GAP}Rita Moss said the harbour was cold.") == []


def test_another_figure_is_another_claim():
    assert late(f"{LATE[0][0]}{GAP}The union says 512 dockers have been killed on the quays.") == []


def test_nothing_is_told_later_where_the_rule_does_not_run():
    assert told_later(article(f"{LATE[0][0]}{GAP}{LATE[0][1]}", headline=HEAD)) == frozenset()


def test_one_claim_is_reported_once():
    text = f"It is cold.\n\nThe ferry is late.\n\n{LATE[1][0]}{GAP}{LATE[1][1]}"
    both = check_text([late_source, unattributed_claim], text, headline=HEAD)
    alone = check_text(unattributed_claim, text, headline=HEAD)
    assert [finding.rule for finding in both] == ["attribution.late-source"]
    assert [finding.rule for finding in alone] == ["attribution.unattributed-claim"]


def test_many_claims_take_no_time():
    claims = "\n\n".join(f"At least {number} dockers have been killed on the quays." for number in range(1000, 2000))
    assert len(late(f"{claims}{GAP}The union says 1,000 dockers have been killed on the quays.")) <= 1


def test_examples():
    assert_examples(late_source)


@pytest.mark.parametrize(("one", "other"), [("Russian", "Ukrainian"), ("Israeli", "Palestinian"), ("Republican", "Democratic"), ("Greek", "Turkish")])
def test_no_side_is_taken(one, other):
    def count(first: str, second: str) -> int:
        return len(late(f"At least 113 {first} dockers have been killed.{GAP}{second} unions say 113 {first} dockers have been killed."))

    assert count(one, other) == count(other, one) == 1
