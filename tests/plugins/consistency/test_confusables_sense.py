"""Words near in form or sense: each in a sentence of its own, wrong and right."""

import pytest

from sayso.testing import check_text
from sayso_consistency.confusable_word import confusable_word

WRONG = [
    ("They flaunted the order every day.", "flouted"),
    ("Do not flout your wealth here.", "flaunt"),
    ("The dam will militate the effects of floods.", "mitigate"),
    ("The storm had averse effects on crops.", "adverse"),
    ("The bank is risk-adverse.", "averse"),
    ("She is not adverse to taking risks.", "averse"),
    ("He eluded to the talks on Monday.", "alluded"),
    ("The thief alluded police for weeks.", "eluded"),
    ("In an apparent illusion to the scandal, he laughed.", "allusion"),
    ("We are under no allusions.", "illusions"),
    ("He suffers from illusions of grandeur.", "delusions"),
    ("The clinic opens on alternative days.", "alternate"),
    ("There is no viable alternate to gas.", "alternative"),
    ("Congress should emend the tax law.", "amend"),
    ("We kept them appraised of the talks.", "apprised"),
    ("The bill received royal ascent on Monday.", "assent"),
    ("You can rest ensured that we will act.", "assured"),
    ("The barn was not ensured against fire.", "insured"),
    ("He could not breath.", "breathe"),
    ("She took a deep breathe and dived.", "breath"),
    ("Police found a cachet of weapons.", "cache"),
    ("The Senate voted to censor him.", "censure"),
    ("The climatic battle lasts an hour.", "climactic"),
    ("They are cut from the same clothe.", "cloth"),
    ("Two witnesses collaborated his story.", "corroborated"),
    ("Pay will be commiserate with experience.", "commensurate"),
    ("We do not condemn any kind of cheating.", "condone"),
    ("The mayor strongly condoned the attack.", "condemned"),
    ("He is a close confident of the king.", "confidant"),
    ("I am confidant that we will win.", "confident"),
    ("Shoppers are health-conscience now.", "conscious"),
    ("She has a guilty conscious.", "conscience"),
    ("The armed conflate lasted years.", "conflict"),
    ("Divers found a decomposing corps.", "corpse"),
    ("He joined the Marine Corpse in May.", "Corps"),
    ("The plane began its decent into Oslo.", "descent"),
    ("Aides tried to diffuse the growing crisis.", "defuse"),
    ("They must device a new plan.", "devise"),
    ("Police disbursed the crowd.", "dispersed"),
    ("She is the dominate player here.", "dominant"),
    ("The emigration judge ruled for him.", "immigration"),
    ("A strike is now eminent.", "imminent"),
    ("The state used imminent domain to seize it.", "eminent"),
    ("Fans hurled racial epitaphs at him.", "epithets"),
    ("Doctors advise more exorcise and less sugar.", "exercise"),
    ("He wants to exercise his demons.", "exorcise"),
    ("To some extant they agree.", "extent"),
    ("Police seized a kilo of heroine.", "heroin"),
    ("He was indited for fraud.", "indicted"),
    ("They lived in an interment camp.", "internment"),
    ("He died interstate.", "intestate"),
    ("For all intensive purposes it is over.", "intents and"),
    ("She met the Dalai Llama.", "Lama"),
    ("The firm is libel for the damage.", "liable"),
    ("She was loathe to leave.", "loath"),
    ("Troops found unexploded ordinance.", "ordnance"),
    ("He perpetuated a fraud on voters.", "perpetrated"),
    ("Military personal were sent.", "personnel"),
    ("Put it in prospective.", "perspective"),
    ("The talks were proceeded by a lunch.", "preceded"),
    ("He has prostrate cancer.", "prostate"),
    ("The statue of limitations has run out.", "statute"),
    ("I wander why he left.", "wonder"),
    ("It is a mute point.", "moot"),
    ("A deep-seeded fear.", "seated"),
    ("She could of won.", "have"),
    ("It happened on the spurt of the moment.", "spur"),
    ("They are one in the same.", "and"),
]

RIGHT = [
    "They flaunt their riches in order to impress.",
    "Two things militate against that plan.",
    "She is an alternate to the convention.",
    "He gave the breath test results to the police.",
    "The mayor does not condone such brutal acts.",
    "The mayor condemned the brutal attack.",
    "He is confident of the outcome.",
    "It was a very decent start to the year.",
    "Critics conflate the two ideas.",
    "His licence has lapsed since then.",
    "The king's eminent guests danced.",
    "The priest came to exorcise a house.",
    "The film tries to exorcise the past.",
    "To what extent is it true?",
    "The heroin in this tale was pure.",
    "Nothing that precedes it matters.",
    "The tow truck came.",
    "The federal statute is old.",
]


@pytest.mark.parametrize(("sentence", "expected"), WRONG)
def test_wrong_word_is_found_with_its_replacement(sentence: str, expected: str) -> None:
    assert [finding.fixes[0].edits[0].text for finding in check_text(confusable_word, sentence)] == [expected]


@pytest.mark.parametrize("sentence", RIGHT)
def test_word_rightly_used_passes(sentence: str) -> None:
    assert check_text(confusable_word, sentence) == []
