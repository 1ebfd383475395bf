"""Words given to somebody without a verb: labels, signatures, lines above, lead-ins, transcripts, dialogue."""

from collections.abc import Callable

import pytest

from sayso.layers import ATTRIBUTIONS, VOICE
from sayso.readers import read_bytes
from sayso.span import Span
from sayso.testing import article

TOP = "The port lay quiet on Monday, and the wind had gone down a little by then, so nothing at all moved there or anywhere else.\n\n"


def said(text: str) -> list[tuple[str, list[str]]]:
    body = TOP + text
    found = article(body).layer(ATTRIBUTIONS)
    return [
        (each.source.spans[0].of(body) if each.source else "", [span.of(body) for span in each.content]) for each in found if each.confidence >= 0.5
    ]


SAIL = ["“It will sail.”"]
LABELS = [
    ("Vahidi: “It will sail.”", [("Vahidi", SAIL)]),
    ("Lind, on the ferry: “It will sail.”", [("Lind", SAIL)]),
    ("Lind on the ferry: “It will sail.”", [("Lind", SAIL)]),
    ("The mayor, Ana Lind: “It will sail.”", [("The mayor, Ana Lind", SAIL)]),
    ("Reacting to the news, Lind: “It will sail.”", [("Lind", SAIL)]),
    ("• Ana Lind, mayor: “It will sail.”\n• Nils Dahl, captain: “We stayed.”", [("Ana Lind, mayor", SAIL), ("Nils Dahl, captain", ["“We stayed.”"])]),
    ("The mayor’s answer: “It will sail.”", [("The mayor", SAIL)]),
    ("His verdict: “It will sail.”", [("His", SAIL)]),
    ("Her message to voters: “It will sail.”", [("Her", SAIL)]),
    ("Ana Lind, the mayor, on why it was late: “It will sail.”", [("Ana Lind, the mayor", SAIL)]),
    ("Lacey told the meeting:\n\n“It will sail.”", [("Lacey", SAIL)]),
    ("Lind was blunt: “It will sail.”", [("Lind", SAIL)]),
    ("“It will sail,” was her only answer.", [("her", ["“It will sail,”"])]),
    ("“It will sail.” — @lind", [("@lind", SAIL)]),
    ("“It will sail.” — Ana Lind, mayor", [("Ana Lind, mayor", SAIL)]),
    ("“It will sail.”\n\n— Ana Lind, mayor", [("Ana Lind, mayor", SAIL)]),
    ("“Unmissable” — The Dunmore Post", [("The Dunmore Post", ["“Unmissable”"])]),
    ("Ana Lind\n\n“It will sail.”", [("Ana Lind", SAIL)]),
    ("Lind put it this way:\n\n“It will sail.”", [("Lind", SAIL)]),
    ("The result: “It will sail.”", [("", SAIL)]),
    ("The sign in the hall and its rule: “No dogs are allowed here.”", [("", ["“No dogs are allowed here.”"])]),
    ("Price: 20 crowns.\n\nTime: 10 a.m.\n\nNote: the ferry sails at noon.", []),
]


@pytest.mark.parametrize(("text", "expected"), LABELS)
def test_labels_signatures_and_lines_above(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert said(text) == expected


TURNS = [
    ("Q: Will it sail?\n\nA: At noon.", [("Q", ["Will it sail?"]), ("A", ["At noon."])]),
    ("Q. Will it sail?\n\nA. At noon.", [("Q", ["Will it sail?"]), ("A", ["At noon."])]),
    ("Lind: We sail.\nThe Times: Full?\nLind: It is.", [("Lind", ["We sail."]), ("The Times", ["Full?"]), ("Lind", ["It is."])]),
    (
        "Lind: We sail.\nAt noon.\nDahl: You do?\nLind: I do.",
        [("Lind", ["We sail."]), ("Lind", ["At noon."]), ("Dahl", ["You do?"]), ("Lind", ["I do."])],
    ),
    ("THE CHAIR: Did you sign it?\n\nMR DUNNE: I did not.", [("THE CHAIR", ["Did you sign it?"]), ("MR DUNNE", ["I did not."])]),
    ("— We left at dawn, said Lind.", [("Lind", ["We left at dawn"])]),
    ("—No —said Lind—. We stay here.", [("Lind", ["No", "We stay here."])]),
    ("— Did you swim? — I asked.", [("I", ["Did you swim?"])]),
    ("Lind: higher fares.\n\nDahl: lower fares.\n\nLind: fewer ships.", []),
    ("Monday: rain at first.\n\nTuesday: sun and wind.\n\nMonday: rain.", []),
]


@pytest.mark.parametrize(("text", "expected"), TURNS)
def test_transcripts_and_dialogue(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert said(text) == expected


def test_an_answer_is_the_one_persons_who_was_introduced() -> None:
    text = "Marina Lind has sailed since 1974.\n\nQ: Will it sail?\n\nA: I hope so.\n"
    found = article(text, headline="A life below deck").layer(ATTRIBUTIONS)
    assert [each.source.resolved or each.source.spans[0].of(text) for each in found if each.kind == "direct" and each.source] == ["Q", "Marina Lind"]


BLOCKS = [
    ("She wrote in May:\n\n> The ferry is old.\n", "She"),
    ("Lind put it on the door of her office.\n\n> The ferry is old.\n", "Lind"),
    ("The port is shut.\n\n> The ferry is old.\n>\n> — Ana Lind, mayor\n", "Ana Lind, mayor"),
]


@pytest.mark.parametrize(("source", "speaker"), BLOCKS)
def test_a_block_quotation_has_the_speaker_above_or_below(source: str, speaker: str) -> None:
    of = read_bytes(("# The ferry\n\n" + source).encode(), name="a.md", encoding=None)
    held = [each for each in of.layer(ATTRIBUTIONS) if each.confidence >= 0.5]
    assert [(each.source.spans[0].of(of.text), each.content[0].of(of.text), each.kind) for each in held if each.source] == [
        (speaker, "The ferry is old.", "direct")
    ]
    at = of.text.index("The ferry is old")
    assert of.layer(VOICE).at(Span(at, at + 1)) == "quote"


@pytest.mark.parametrize(
    "line", ["Lind: I say “we go”.\n\n", "— No — said Lind.\n\n", "Ana Lind\n\n“It is all we have.”\n\n", "Q: You?\n\nA: I.\n\n"]
)
def test_many_lines_take_linear_time(line: str, assert_linear: Callable[..., None]) -> None:
    assert_linear(lambda times: article(line * times), lambda of: of.layer(ATTRIBUTIONS), 400)
