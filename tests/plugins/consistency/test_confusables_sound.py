"""Words that sound alike: where the other one is meant, and where the word is right."""

import pytest

from sayso.testing import check_text
from sayso_consistency.confusable_word import confusable_word

WRONG = [
    ("The mayor will led the inquiry.", "lead"),
    ("A coalition lead by Norway sent ships.", "led"),
    ("Fans waived flags in the rain.", "waved"),
    ("A waive of strikes hit the ports.", "wave"),
    ("The court waved the fee for pensioners.", "waived"),
    ("The fire martial closed the hall.", "marshal"),
    ("The general declared marshal law.", "martial"),
    ("Bad whether kept the boats in harbour.", "weather"),
    ("Nobody knows weather the bridge is safe.", "whether"),
    ("She resigned, siting health concerns.", "citing"),
    ("The cite of the crash was sealed off.", "site"),
    ("The party has lost site of its voters.", "sight"),
    ("The school principle retired in June.", "principal"),
    ("It is a matter of principal, he said.", "principle"),
    ("The driver was released on bale.", "bail"),
    ("He lifted a bail of hay.", "bale"),
    ("A peace of legislation was lost.", "piece"),
    ("The piece talks broke down.", "peace"),
    ("Officers in plane clothes watched.", "plain"),
    ("The plain crash killed nobody.", "plane"),
    ("The defence council objected.", "counsel"),
    ("The town counsel met on Monday.", "council"),
    ("Clerks poured over the documents.", "pored"),
    ("Rain pored down all night.", "poured"),
    ("They ensured the car against theft.", "insured"),
    ("The ship had a full compliment of crew.", "complement"),
    ("She paid him a complement.", "compliment"),
    ("They had ice cream for desert.", "dessert"),
    ("The troops crossed the Sahara dessert.", "desert"),
    ("He hurt his spinal chord.", "cord"),
    ("Her speech struck a cord with voters.", "chord"),
    ("The appeal failed to illicit a response.", "elicit"),
    ("Police fight the elicit drug trade.", "illicit"),
    ("She holds duel citizenship.", "dual"),
    ("Farmers found a horde of coins.", "hoard"),
    ("Hoards of tourists came.", "hordes"),
    ("The aircraft hanger burned down.", "hangar"),
    ("There was a heavy police presents in town.", "presence"),
    ("The firm is in breech of contract.", "breach"),
    ("Women play a central roll in the firm.", "role"),
    ("Nothing phased him.", "fazed"),
    ("The boarder crossing was shut.", "border"),
    ("They waited with baited breath.", "bated"),
    ("He went back and fourth to Oslo.", "forth"),
    ("She finished in forth place.", "fourth"),
    ("Exit poles gave her the lead.", "polls"),
    ("The offer piqued nobody, yet it peaked her interest.", "piqued"),
    ("The navel base is in Brest.", "naval"),
    ("The van hit a stationery car.", "stationary"),
    ("Storms reeked havoc on the coast.", "wreaked"),
    ("It was a slight of hand.", "sleight"),
    ("He was the soul survivor.", "sole"),
    ("The queen’s rein as head of state ended.", "reign"),
    ("Ministers must reign in spending.", "rein"),
]
RIGHT = [
    "The lead pipes led to an inquiry.",
    "She waved her right hand and waived the fee.",
    "The marshal of the court martial spoke.",
    "Whether the weather holds is unclear.",
    "The site was cited in the report; it was a sorry sight.",
    "The principal agreed in principle.",
    "He posted bail and loaded the bale of straw.",
    "A piece about the peace talks was cut.",
    "From the plane they saw the plain.",
    "Counsel for the council asked for time.",
    "Oil poured into the sea while lawyers pored over the reports.",
    "We ensure that drivers insure their cars.",
    "The wine complements the fish, and guests complimented the cook.",
    "They ate dessert in the desert.",
    "The illicit trade did not elicit a response.",
    "A horde of children found the hoard.",
    "The clothes hanger lay in the hangar.",
    "Her presence was felt; the presents were not.",
    "The roll of honour had a role to play.",
    "The new phase did not faze her.",
    "She toed the line and went forth in fourth place.",
    "Her reign was long, and the ministers had free rein.",
]


@pytest.mark.parametrize(("text", "write"), WRONG)
def test_the_other_word_is_offered(text: str, write: str) -> None:
    assert [found.fixes[0].edits[0].text.lower() for found in check_text(confusable_word, text)] == [write]


@pytest.mark.parametrize("text", RIGHT)
def test_rightly_used_words_pass(text: str) -> None:
    assert check_text(confusable_word, text) == []
