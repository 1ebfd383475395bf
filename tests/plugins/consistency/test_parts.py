from itertools import pairwise

import pytest

from sayso.layers import SENTENCES, TOKENS
from sayso.testing import article
from sayso_consistency.acts import ACTS
from sayso_consistency.elsewhere import contradicting
from sayso_consistency.inflection import forms, inflect
from sayso_consistency.lexicon import candidates, things, verb_forms, verbs
from sayso_consistency.nearness import nearness, sound, turns
from sayso_consistency.tables import rows

TABLES = ("effects", "objects", "classes", "frames", "vetoes", "scanner", "constructions", "acronyms", "names", "offices", "figures")


@pytest.mark.parametrize(
    ("lemma", "tag", "form"),
    [
        ("end", "s", "ends"), ("quash", "s", "quashes"), ("defy", "s", "defies"), ("destroy", "s", "destroys"), ("undo", "s", "undoes"),
        ("erase", "ed", "erased"), ("deny", "ed", "denied"), ("foil", "ed", "foiled"), ("untie", "ing", "untying"), ("erase", "ing", "erasing"),
        ("free", "ing", "freeing"), ("end", "base", "end"),
    ],
)  # fmt: skip
def test_regular_forms(lemma, tag, form):
    assert inflect(lemma, tag) == form


def test_irregular_forms_come_from_the_table():
    assert verbs()["break"].form("ed") == "broken"
    assert verb_forms()["broke"][0].lemma == "break"
    assert forms("cut", ("cut",), ("cutting",))["cutting"] == "ing"


@pytest.mark.parametrize(
    ("near", "far"),
    [
        (("end", "ensure"), ("end", "support")), (("alleviate", "elevate"), ("alleviate", "destroy")), (("enable", "disable"), ("enable", "harm")),
        (("condemn", "condone"), ("condemn", "praise")), (("avert", "assert"), ("avert", "promote")), (("prevent", "present"), ("prevent", "launch")),
        (("uphold", "upend"), ("uphold", "weaken")), (("reform", "deform"), ("reform", "cut")),
    ],
)  # fmt: skip
def test_nearness_orders(near, far):
    assert nearness(*near) > nearness(*far)


@pytest.mark.parametrize(("one", "other"), [("boost", "bust"), ("phase", "fase"), ("write", "wryte")])
def test_sounds_alike(one, other):
    assert sound(one) == sound(other)


def test_candidates_are_opposite_and_possible():
    for verb in verbs().values():
        for other, _ in candidates(verb.lemma, "calm"):
            assert other.sign != verb.sign
            assert "calm" not in other.never


@pytest.mark.parametrize(
    ("lemma", "kind", "first"),
    [("end", "calm", "ensure"), ("elevate", "hardship", "alleviate"), ("dampen", "bond", "deepen"), ("mar", "growth", "maintain")],
)
def test_first_candidate(lemma, kind, first):
    assert candidates(lemma, kind)[0][0].lemma == first


@pytest.mark.parametrize(
    ("text", "verb", "thing"),
    [
        ("They will end regional stability soon.", "end", "regional stability"),
        ("They will foil enemy plots.", "foil", "enemy plots"),
        ("He wants to protect the quality of life there.", "protect", "quality of life"),
        ("We must preserve the peace of Europe.", "preserve", "peace"),
        ("They weakened the rule of law.", "weakened", "rule of law"),
        ("Stability must be preserved.", "preserved", "stability"),
        ("He vowed to fight all forms of racism.", "fight", "racism"),
        ("They agreed to boost mutual trust.", "boost", "mutual trust"),
        ("It killed more than 700 people on Monday.", "killed", "people"),
    ],
)
def test_finds_verb_and_object(text, verb, thing):
    of = article(text)
    tokens = of.layer(TOKENS)
    (act,) = [act for acts in of.layer(ACTS) for act in acts if act.thing]
    assert tokens.lower[act.verb] == verb
    assert tokens.span(act.first, act.last).of(of.text).lower() == thing


@pytest.mark.parametrize(
    "text",
    [
        "The end of stability is near.",
        "They will end it.",
        "They attended peace talks in silence.",
        "A false sense of security helps nobody: they must end a false sense of security.",
        "They prevented their health from failing.",
        "He quit helping people.",
        "They help defuse tensions.",
    ],
)
def test_finds_no_object_where_there_is_none(text):
    harmful = [act for acts in article(text).layer(ACTS) for act in acts if act.stance < 0]
    assert harmful == []


def test_one_list_of_acts_a_sentence():
    of = article("They will end the war. They will keep the peace.")
    assert len(of.layer(ACTS)) == len(of.layer(SENTENCES)) == 2


@pytest.mark.parametrize("name", TABLES)
def test_tables_load_and_say_where_they_come_from(name):
    assert rows(name)
    assert all(row.get("origin") for row in rows(name))


def test_tables_agree_with_each_other():
    kinds = {row["class"] for row in rows("objects")}
    assert kinds == {row["key"] for row in rows("classes")}
    for row in rows("effects"):
        assert set(row.get("never", ())) <= kinds
    for row in rows("classes"):
        assert set(row["takes"]) <= set(verbs())
    for row in rows("constructions"):
        assert row["key"] in verbs()
        assert row["instead"] in verbs()


def test_no_thing_is_both_good_and_bad():
    words = sorted((word, row["worth"]) for row in rows("objects") for word in row["words"])
    assert all(one[0] != two[0] for one, two in pairwise(words))
    assert things()["stability"].worth == 1


@pytest.mark.parametrize(
    ("one", "other", "yes"),
    [
        ("enable", "disable", True), ("fund", "defund", True), ("encourage", "discourage", True), ("disintegrate", "integrate", True),
        ("refuse", "infuse", False), ("reject", "inject", False), ("prevent", "invent", False), ("end", "ensure", False),
    ],
)  # fmt: skip
def test_words_turned_round_by_a_prefix(one, other, yes):
    assert (other in turns(one)) == (one in turns(other)) == yes


@pytest.mark.parametrize(
    "text",
    [
        "They must abolish a just, lasting and full peace.",
        "They must protect children and at the same time abolish peace.",
        "They must, with all their friends, abolish peace.",
        "They spoke of the abolishing of peace.",
        "The abolished peace of our time must be abolished.",
    ],
)
def test_finds_what_is_harmed(text):
    (act,) = [act for acts in article(text).layer(ACTS) for act in acts if act.stance < 0]
    assert (act.lexeme.lemma, act.thing.kind) == ("abolish", "calm")


def _contradicting(text):
    read = article(text)
    (act,) = [act for acts in read.layer(ACTS) for act in acts if act.stance < 0]
    return contradicting(read, act)


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("They abolish peace. Yet they praised peace, they cherish peace, they always strengthen peace.", True),
        ("They abolish peace. They always strengthen peace.", False),
        ("Both spoke at noon.\n\n“We abolish peace,” Ada Fell said.\n\n“We always strengthen stability and defend security,” Fell said.", True),
        ("Both spoke at noon.\n\n“We abolish peace,” Ada Fell said.\n\n“We always strengthen stability and defend security,” Bo Hill said.", False),
    ],
)
def test_what_the_rest_of_the_article_does(text, yes):
    assert (_contradicting(text) is not None) is yes
