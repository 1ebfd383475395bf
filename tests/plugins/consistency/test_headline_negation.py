"""Headlines that say the opposite of their story: each case is an invented story; `|` parts headline and body."""

import pytest

import sayso_consistency
from sayso.testing import article, check_text, findings

(RULE,) = [rule for rule in sayso_consistency.sayso_rules() if rule.meta.id == "consistency.headline-negation"]

FLAGGED = [
    "Council approves new harbour|The council did not approve the new harbour on Monday, after a debate of six hours.",
    "Council does not approve new harbour|The council approved the new harbour on Monday, after a debate of six hours.",
    "Council approves new harbour|The council rejected the new harbour on Monday, after a debate of six hours.",
    "Council rejects new harbour|The council approved the new harbour on Monday, after a debate of six hours.",
    "Council rejects harbour plan|The harbour plan was approved by the council on Monday.",
    "Dahl will not sell ferry company|Marta Dahl will sell the ferry company to a bank, she said on Monday.",
    "Dahl will sell ferry company|Marta Dahl will not sell the ferry company to a bank, she said on Monday.",
    "Marta Dahl acquitted of fraud|Marta Dahl was found guilty of fraud on Monday by a court in Bergen.",
    "Marta Dahl found guilty of fraud|Marta Dahl was found not guilty of fraud on Monday by a court in Bergen.",
    "Marta Dahl convicted of fraud|A court in Bergen acquitted Marta Dahl. Marta Dahl was acquitted of fraud on Monday.",
    "Erik Berg wins mayor’s race in Bergen|Erik Berg lost the mayor’s race in Bergen on Sunday.",
    "Erik Berg loses mayor’s race in Bergen|Erik Berg has won the mayor’s race in Bergen.",
    "Herring prices rise in Bergen|Herring prices fell in Bergen by a tenth on Monday.",
    "Herring prices fall in Bergen|Herring prices rose in Bergen by a tenth on Monday.",
    "Ferry captain found alive off Bergen|The ferry captain was found dead off Bergen on Monday.",
    "Ferry captain found dead off Bergen|The ferry captain was found alive off Bergen on Monday.",
    "Bergen bans cruise ships|Bergen has allowed cruise ships again from Monday, the port said.",
    "Bergen allows cruise ships|Bergen has banned cruise ships from Monday, the port said.",
    "Court upholds harbour ban|The court overturned the harbour ban on Monday.",
    "Court overturns harbour ban|The court upheld the harbour ban on Monday.",
    "Bergen airport stays closed after storm|The storm passed in the night. Bergen airport opened after the storm, to the relief of many.",
    "Berg denies taking ferry money|Erik Berg admitted taking the ferry money, the court heard.",
    "Dahl never met harbour pilots|Marta Dahl met the harbour pilots on Monday.",
    "Union supports harbour strike|The union opposed the harbour strike on Monday.",
    "Bergen lifts harbour fee|Bergen cut the harbour fee on Monday.",
]

PASSED = [
    "Council approves new harbour|The council approved the new harbour on Monday, after a debate of six hours.",
    "Council does not approve new harbour|The council rejected the new harbour on Monday, after a debate of six hours.",
    "Will council approve new harbour?|The council did not approve the new harbour on Monday.",
    "Council approves new harbour|“The council did not approve the new harbour,” Erik Berg said.",
    "Council approves new harbour|The council had not approved the new harbour in March. It did so on Monday.",
    "Council approves new harbour|The council may not approve the new harbour again.",
    "Council approves new harbour|The council approved the new harbour on Monday. The council did not approve the new harbour in March.",
    "Council approves new harbour|Erik Berg denied that the council had rejected the new harbour.",
    "Council approves new harbour|If the council does not approve the new harbour, it will shrink.",
    "Council approves new harbour|The council did not only approve the new harbour on Monday.",
    "Council approves new harbour|The court did not approve the new harbour on Monday.",  # another one
    "Council approves new harbour|The council did not approve the old bridge on Monday.",  # another thing
    "Dahl beats Berg in Bergen|Erik Berg did not beat Marta Dahl in Bergen on Sunday.",  # turned round
    "Dahl wins, Berg loses in Bergen|Marta Dahl won in Bergen on Sunday. Erik Berg lost in Bergen.",
    "Erik Berg wins mayor’s race in Bergen|Erik Berg won the mayor’s race in Bergen. Marta Dahl lost the mayor’s race in Bergen.",
    "Herring prices rise in Bergen|Herring prices rose in Bergen on Monday. Cod prices fell in Bergen.",
    "Herring prices rise in Bergen|Herring prices fell in Bergen last year. On Monday they rose.",
    "Marta Dahl cleared of fraud|Marta Dahl was accused and found guilty of fraud in 2019. On Monday a court cleared her.",
    "Marta Dahl not guilty of fraud|Marta Dahl was acquitted of fraud on Monday.",
    "Dahl: council did not approve harbour|The council approved the harbour on Monday. Marta Dahl disagrees.",
    "Bergen bans cruise ships|Bergen refused to allow cruise ships on Monday.",
    "Ferry captain found alive off Bergen|The ferry captain was feared dead off Bergen before he was found alive.",
    "Dahl says ‘no’ to new harbour|Marta Dahl is against the new harbour, and says so.",
    "Not so fast|The council approved the new harbour on Monday.",
    "Harbour|The council did not approve the new harbour on Monday.",
]

SWAPS = [("Bergen", "Samsun"), ("Marta", "Kemal"), ("Dahl", "Yilmaz"), ("Erik", "Leyla"), ("Berg", "Soylu"), ("she", "he"), ("her", "him")]


def _mirrored(text: str) -> str:
    """Swap towns, people and genders: which of them it is may not matter."""
    words = text.replace("Bergen", "Samsun")
    for here, there in SWAPS[1:]:
        for after in " .,’:|":
            words = words.replace(f"{here}{after}", f"{there}{after}") if here[0].isupper() else words.replace(f" {here}{after}", f" {there}{after}")
    return words


def _check(text):
    headline, _, body = text.partition("|")
    return check_text(RULE, body, headline=headline)


@pytest.mark.parametrize("text", FLAGGED)
def test_opposites_are_asked_about(text):
    (found,) = _check(text)
    assert found.block == "headline"
    assert found.message.endswith("?")
    assert len(found.message) <= 240
    assert [each.message for each in found.related] == ["the story"]


@pytest.mark.parametrize("text", PASSED)
def test_what_agrees_or_is_left_open(text):
    assert _check(text) == []


@pytest.mark.parametrize("text", FLAGGED + PASSED)
def test_mirrored(text):
    assert len(_check(_mirrored(text))) == len(_check(text))


@pytest.mark.parametrize("head", ["Council approves new harbour", "approve reject " * 9, "not council " * 9])
@pytest.mark.parametrize("piece", ["The council approved the new harbour on Monday. ", "approve reject council not harbour ", "not " * 40])
def test_time_is_linear(head, piece, assert_linear):
    assert_linear(lambda size: article(piece * (size // len(piece)), headline=head), lambda of: findings(RULE, of), 20_000)
