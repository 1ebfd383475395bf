"""Sides swapped, same findings: no rule of the attribution and language families cares who is who."""

import pytest

import sayso_attribution
import sayso_language
import sayso_rules
from sayso.testing import article, findings

FAMILIES = ("attribution.", "language.")
EVERY_KIND = {"attribution.unattributed-claim": "kinds"}  # rules of which every choice is on here
KNOWN = [
    rule
    for rule in [*sayso_attribution.sayso_rules(), *sayso_language.sayso_rules(), *sayso_rules.sayso_rules()]
    if rule.meta.id.startswith(FAMILIES)
]
RULES = [
    rule.configure({EVERY_KIND[rule.meta.id]: list(rule.meta.options[EVERY_KIND[rule.meta.id]].choices)}) if rule.meta.id in EVERY_KIND else rule
    for rule in KNOWN
]
HEAD = "Talks end late on Monday"

STATES = [("Russia", "Ukraine"), ("Iran", "Israel"), ("China", "Taiwan"), ("India", "Pakistan"), ("Turkey", "Greece"), ("Serbia", "Kosovo")]
CAPITALS = [("Moscow", "Washington"), ("Tehran", "Jerusalem"), ("Beijing", "Taipei"), ("London", "Dublin")]
PARTIES = [("Republicans", "Democrats"), ("Tories", "Liberals"), ("Greens", "Conservatives"), ("Socialists", "Nationalists")]
LEADERS = [("Trump", "Biden"), ("Putin", "Zelensky"), ("Modi", "Gandhi"), ("Netanyahu", "Khamenei"), ("Merz", "Weidel")]
PEOPLES = [("Muslims", "Christians"), ("Hutus", "Tutsis"), ("Poles", "Germans"), ("Mexicans", "Americans")]

BY_STATE = [
    "{a} is likely to lose the vote. {b} is not.",
    "{a} could strike a deal. The plan could derail talks with {b}.",
    "The regime in {a} closed its embassy in {b}.",
    "The war has killed more than 40,000 people in {a}. {b} has buried its dead.",
    "{a} slammed the offer by {b}.",
    "{a} covered up the spill. {b} paid for it.",
    "The defeat is a blow to {a}. {b} is at peace.",
    "A flood of migrants from {a} reached {b}.",
    "Critics say {a} cheated. {b} won.",
    "{a} signed, underlining its determination. {b} did not.",
    "{a} said the terrorists came from {b}.",
]
BY_CAPITAL = [
    "The {a} regime recalled its envoy from {b}.",
    "{a} is widely seen as weak. {b} is far away.",
    "The puppet government in {a} fell. {b} watched.",
    "{a} will never be able to pay. {b} lent the money.",
    "{a} turned a blind eye to the smuggling. {b} protested.",
    "It is believed that {a} paid. {b} denies it.",
]
BY_PARTY = [
    "{a} are expected to lose seats. {b} met on Monday.",
    "{a} blasted the plan of the {b}.",
    "The hateful {a} speech went on. The {b} stayed.",
    "Most {a} believe the count was slow. The {b} do not.",
    "{a} are corrupt thugs. {b} are in the hall.",
    "The {a} remain deeply divided. The {b} met in May.",
    "The {a} suffered a humiliating loss. The {b} met.",
    "{a} closed the school in an attempt to silence the {b}.",
    "The shameful {a} plan failed. The {b} voted.",
    "The {a} are furious about the count. The {b} are at home.",
]
BY_LEADER = [
    "{a} boasted of his record. {b} listened.",
    "{a}’s regime fell. {b} sent a note.",
    "{a} is a demagogue. {b} is at home.",
    "{a} is desperate to win. {b} rests.",
    "{a} faces an uphill battle. {b} rests.",
    "{a} ranted about {b}.",
    "The disgraced {a} met {b}.",
    "{a} will probably lose. {b} rests.",
    "“{a} is a thug,” {b} said.",
]
BY_PEOPLE = [
    "Swarms of {a} waited at the fence. {b} brought soup.",
    "{a} are savages, subhuman ones. {b} are asleep.",
    "Hordes of {a} came. {b} fled.",
    "The town was overrun by {a}. {b} fled.",
]

CASES = [
    (sentence, first, second)
    for sentences, pairs in ((BY_STATE, STATES), (BY_CAPITAL, CAPITALS), (BY_PARTY, PARTIES), (BY_LEADER, LEADERS), (BY_PEOPLE, PEOPLES))
    for sentence in sentences
    for first, second in pairs
]


def shape(sentence: str, first: str, second: str) -> list[tuple[str, str, str]]:
    """Return rule, severity and words of each finding, the sides' names replaced by their places."""
    of = article(f"{HEAD}\n\nThe night was cold.\n\n{sentence.format(a=first, b=second)}")
    found = [(rule.meta.id, str(finding.severity), finding.span.of(of.text)) for rule, finding in findings(RULES, of)]
    return [(rule, severity, words.replace(first, "A").replace(second, "B")) for rule, severity, words in found]


@pytest.mark.parametrize("sentence", [*BY_STATE, *BY_CAPITAL, *BY_PARTY, *BY_LEADER, *BY_PEOPLE])
def test_swapped_sides(sentence):
    pairs = [(first, second) for known, first, second in CASES if known == sentence]
    shapes = {str(shape(sentence, *pair)) for first, second in pairs for pair in ((first, second), (second, first))}
    assert len(shapes) == 1, "\n".join(sorted(shapes))


def test_most_sentences_are_flagged():
    silent = [sentence for sentence in {case[0] for case in CASES} if not shape(sentence, *next(case[1:] for case in CASES if case[0] == sentence))]
    assert len(silent) <= 8
