"""Accusations that nobody answers, over sentences and short stories, the sides swapped."""

import pytest

from sayso.testing import article, assert_examples, check_text, findings
from sayso_attribution.accusations import ACCUSATIONS
from sayso_attribution.one_sided import one_sided

HEAD = "Council weighs the harbour’s future"
REST = " The council meets in May."

ACCUSED = [
    ("Rosa Alvarez accused {a} of taking bribes.", "taking bribes"),
    ("{a} was accused of embezzlement by two clerks.", "embezzlement"),
    ("{a}, accused of rigging the tender, left the hall.", "rigging the tender"),
    ("{a} stands accused of fraud.", "fraud"),
    ("{a} is suspected of bribery, prosecutors said.", "bribery"),
    ("{a} is alleged to have falsified the log.", "falsified"),
    ("Prosecutors charged {a} with manslaughter.", "manslaughter"),
    ("{a} was indicted on two counts of fraud.", "fraud"),
    ("The families blamed {a} for the deaths.", "deaths"),
    ("{a} was blamed for the crash.", "crash"),
    ("“{a} stole the money,” Rosa Alvarez said.", "stole the money"),
    ("Rosa Alvarez said {a} had lied to the board.", "lied to the board"),
    ("The auditors found that {a} deliberately falsified the log.", "falsified the log"),
    ("{a} allegedly laundered the proceeds.", "laundered"),
    ("The board heard allegations against {a} on Monday.", "allegations against"),
    ("The board heard allegations that {a} groped a trainee.", "groped"),
    ("Rosa Alvarez called {a} a liar.", "liar"),
    ("“{a} is corrupt,” Rosa Alvarez said.", "corrupt"),
    ("{a} broke the law, the watchdog found.", "broke the law"),
    ("{a} violated state and federal law, the watchdog found.", "violated state and federal law"),
    ("Police arrested {a}, who is 34, on charges of fraud.", "fraud"),
    ("The clerk accused {a} and Rosa Alvarez of theft.", "theft"),
    ("The clerk filed a lawsuit against {a}, alleging fraud.", "lawsuit against"),
    ("{a} faces charges of fraud.", "faces charges of fraud"),
    ("The lawsuit alleges that {a} defrauded thousands.", "defrauded thousands"),
    ("“{a} lied to us,” said Rosa Alvarez, whose son died.", "lied to us"),
    ("Rosa Alvarez, who was convicted of perjury, accused {a} of theft.", "theft"),
]

NAMES = ["Carl Moss", "Dana Reed", "Ahmed Karimi", "the Port Authority"]

PASSED = [
    "Rosa Alvarez accused Carl Moss of being slow.",
    "Rosa Alvarez blamed Carl Moss for the higher toll.",
    "Rosa Alvarez criticised the policy of Carl Moss.",
    "Carl Moss was robbed and assaulted on the quay.",
    "Carl Moss was abused as a child.",
    "Rosa Alvarez falsely accused Carl Moss of taking bribes.",
    "There is no evidence that Carl Moss took bribes.",
    "Did Carl Moss take bribes?",
    "Police accused a man of 40 of theft.",
    "The brother of Carl Moss stole a boat.",
    "Rosa Alvarez accused him of theft.",
    "Carl Moss met Dan Reed. Rosa Alvarez accused him of theft.",
    "Carl Moss was allegedly raped in the barracks.",
    "Carl Moss allegedly was assaulted by guards.",
    "The board heard allegations that Carl Moss was abused as a boy.",
    "Carl Moss sued for fraud and won.",
    "Carl Moss was named by the board, which wanted for years to end corruption.",
    "Rosa Alvarez accused the mayor of theft.",
    "Opponents accused Liberals of theft.",
    "The lawyer accused supporters of Carl Moss of theft.",
    "Historians accuse Joseph Stalin of murder.",
    "The minister accused Islamic State of the killings.",
]

MEANT = [
    "Rosa Alvarez worked for Carl Moss. She accused him of theft.",
    "Rosa Alvarez met Carl Moss. Alvarez accused him of theft.",
    "Mayor Carl Moss opened the bridge. Rosa Alvarez accused the mayor of theft.",
]

ANSWERED = [
    "Moss denied it.",
    "Moss denies the allegations.",
    "“I never took a cent,” Moss said.",
    "Moss declined to comment.",
    "Moss did not respond to a request for comment.",
    "Moss could not be reached.",
    "He declined to comment.",
    "Calls to the office went unanswered.",
    "He has pleaded not guilty.",
    "A lawyer for Moss called the charge absurd.",
    "A spokeswoman for Moss said he would answer in court.",
    "His lawyer said there was no case.",
    "It was not clear whether he had a lawyer.",
    "Moss was convicted in May.",
    "Moss was sentenced to three years.",
    "Moss admitted it in May.",
    "Moss died in May.",
    "He was convicted in May.",
]

STATES = [("Russia", "Ukraine"), ("Iran", "Israel"), ("China", "Taiwan"), ("India", "Pakistan"), ("Turkey", "Greece"), ("France", "Germany")]
STATE_REPLIES = [
    ("Russia", "The Kremlin said it was untrue."),
    ("Iran", "Tehran said it was untrue."),
    ("Greece", "A Greek official said it was untrue."),
]


def test_examples():
    assert_examples(one_sided)


@pytest.mark.parametrize(("sentence", "cue"), ACCUSED)
@pytest.mark.parametrize("name", NAMES)
def test_flagged(sentence, cue, name):
    found = check_text(one_sided, sentence.format(a=name)[0].upper() + sentence.format(a=name)[1:] + REST, headline=HEAD)
    assert [cue in each.excerpt for each in found] == [True]
    assert name.removeprefix("the ") in found[0].message
    assert len(found[0].message) <= 240


@pytest.mark.parametrize("sentence", PASSED)
def test_passed(sentence):
    assert check_text(one_sided, sentence + REST, headline=HEAD) == []


@pytest.mark.parametrize("text", MEANT)
def test_not_named_but_meant(text):
    found = check_text(one_sided, text + REST, headline=HEAD)
    assert len(found) == 1
    assert "Carl Moss" in found[0].message
    assert found[0].excerpt.startswith("accused")


@pytest.mark.parametrize("answer", ANSWERED)
@pytest.mark.parametrize("order", [0, 1])
def test_answered(answer, order):
    told = ["Rosa Alvarez accused Carl Moss of taking bribes.", answer]
    assert (
        check_text(one_sided, " ".join([*(told if order == 0 else ["Carl Moss runs the port.", *told]), "The council meets."]), headline=HEAD) == []
    )


@pytest.mark.parametrize("answer", ["Dana Reed denied it.", "Dana Reed declined to comment.", "His request was rejected in May."])
def test_not_answered_by_others(answer):
    text = f"Rosa Alvarez accused Carl Moss of taking bribes. {answer}"
    assert len(check_text(one_sided, text, headline=HEAD)) == 1


def test_once_for_each_accused():
    text = "Rosa Alvarez accused Carl Moss of theft. She accused Moss of fraud. She accused Dana Reed of perjury."
    assert [each.excerpt for each in check_text(one_sided, text, headline=HEAD)] == ["accused Carl Moss of theft", "accused Dana Reed of perjury"]


@pytest.mark.parametrize("section", ["Opinion", "Letters", "Books"])
def test_sections(section):
    assert check_text(one_sided, "Rosa Alvarez accused Carl Moss of theft.", headline=HEAD, meta={"section": section}) == []


def test_in_passing():
    story = " ".join(f"The ferry of berth {number} sails at noon." for number in range(12))
    assert check_text(one_sided, f"Rosa Alvarez accused Carl Moss of theft. {story}", headline=HEAD) == []
    again = "Moss runs the port. Moss has a boat."
    assert len(check_text(one_sided, f"Rosa Alvarez accused Carl Moss of theft. {story} {again}", headline=HEAD)) == 1


@pytest.mark.parametrize(("first", "second"), [*STATES, *((b, a) for a, b in STATES)])
def test_states_alike(first, second):
    text = f"{first} accused {second} of war crimes. The council meets in May."
    assert [each.excerpt for each in check_text(one_sided, text, headline=HEAD)] == [f"accused {second} of war crimes"]


SIDES = [
    ("Labour", "Tories"),
    ("Republicans", "Democrats"),
    ("Muslims", "Christians"),
    ("the Labour Party", "the Conservative Party"),
    ("Vladimir Putin", "Volodymyr Zelensky"),
    ("Donald Trump", "Hillary Clinton"),
    ("Narendra Modi", "Rahul Gandhi"),
    ("Serbia", "Kosovo"),
    ("Beijing", "Taipei"),
]
MIRRORED = [
    "In May {a} accused {b} of fraud.",
    "The clerks said {a} lied to the court.",
    "They heard allegations against {a}.",
    "In May {a} was accused of murder.",
]


@pytest.mark.parametrize(("first", "second"), SIDES)
@pytest.mark.parametrize("sentence", MIRRORED)
def test_sides_swapped(sentence, first, second):
    shapes = []
    for one, other in ((first, second), (second, first)):
        found = check_text(one_sided, sentence.format(a=one, b=other) + REST, headline=HEAD)
        shapes.append([each.excerpt.replace(one.removeprefix("the "), "A").replace(other.removeprefix("the "), "B") for each in found])
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize(("state", "reply"), STATE_REPLIES)
def test_states_answer(state, reply):
    assert check_text(one_sided, f"Norway accused {state} of war crimes. {reply}", headline=HEAD) == []


def test_headlines_are_left_to_the_body():
    assert check_text(one_sided, "The council meets in May.", headline="Alvarez accuses Carl Moss of theft") == []


def test_hostile_input_is_linear():
    text = "Rosa Alvarez accused Carl Moss of theft. " * 2000
    of = article(text, headline=HEAD)
    assert len(of.layer(ACCUSATIONS)) == 2000
    assert len(findings(one_sided, of)) == 1
