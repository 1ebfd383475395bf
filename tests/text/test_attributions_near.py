"""Quotations beside speech or action, and speech that goes on without a cue."""

import pytest

from sayso.layers import ATTRIBUTIONS
from sayso.testing import article

TOP = "The port lay quiet on Monday, and the wind had gone down a little by then, so nothing at all moved there or anywhere else.\n\n"


def spoken(text: str, least: float = 0.5) -> list[tuple[str, list[str]]]:
    body = TOP + text
    found = [each for each in article(body).layer(ATTRIBUTIONS) if each.source and each.confidence >= least]
    return [(each.source.spans[0].of(body), [span.of(body) for span in each.content]) for each in found if each.source]


BESIDE = [
    ("Lind shook her head. “It will sail at noon.”", [("Lind", ["“It will sail at noon.”"])]),
    ("Asked about the ferry, Lind smiled. “It is late.”", [("Lind", ["“It is late.”"])]),
    ("The smith shakes his head. “It is late.”", [("The smith", ["“It is late.”"])]),
    ("The ferry turned. “It will sail at noon.”", []),
    ("Marta laughs. “You believed him?”", [("Marta", ["“You believed him?”"])]),
    ("“By four, the ship was lost.” Marta stops and pours tea.", [("Marta", ["“By four, the ship was lost.”"])]),
    ("“One was lost.\n\n“Two were lost.” Marta stops and pours tea.", [("Marta", ["“One was lost.", "“Two were lost.”"])]),
    ("Lind said it was old. “It will sink one day.”", [("Lind", ["it was old"]), ("Lind", ["“It will sink one day.”"])]),
    ("“We sail,” Lind said.\n\n“It is not far.”\n\nThe crew slept.", [("Lind", ["“We sail,”"]), ("Lind", ["“It is not far.”"])]),
    ("“We sail,” Lind said, and the crew left.\n\n“It is not far.”", [("Lind", ["“We sail,”"])]),
    ("“We sail,” Lind said.\n\n“It is not far,” Dahl said.", [("Lind", ["“We sail,”"]), ("Dahl", ["“It is not far,”"])]),
    ("The wind rose and the rain came down. “It will sail at noon.”", []),
    ("Lind said: “It was old. It leaked. We knew it.”", [("Lind", ["“It was old. It leaked. We knew it.”"])]),
    ("“A day,” she once said. “Or a night.”", [("she", ["“A day,”", "“Or a night.”"])]),
    ("“A day,” she said, “a night,” and left.", [("she", ["“A day,”", "“a night,”"])]),
]


@pytest.mark.parametrize(("text", "expected"), BESIDE)
def test_quotations_beside_speech_or_action(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert spoken(text) == expected


FREE = [
    ("He said the plan was dead. *It would never pass, and voters knew it.*", "He"),
    ("She said the plan was sound. *It would surely pass, and voters knew it.*", "She"),
    ("“The plan is dead,” Lind said. *It would never pass.*", "Lind"),
    ("“The plan is sound,” Dahl said. *It would surely pass.*", "Dahl"),
    ("Lind said she would resign. *She could not go on.*", "Lind"),
    ("Lind says the port is dying. *It will be gone in a year.*", "Lind"),
    ("Lind said the ferry was unsafe. *Besides, the crew was tired.*", "Lind"),
    ("Lind argued that the count was flawed. *The machines had not been tested.*", "Lind"),
    ("According to Lind, the firm had hidden the leak. *It had paid the inspectors.*", "Lind"),
    ("Lind said it was dead. *It would never pass.* *Voters would not forgive it.*", "Lind"),
]


@pytest.mark.parametrize(("marked", "source"), FREE)
def test_speech_that_goes_on(marked: str, source: str) -> None:
    body = TOP + marked.replace("*", "")
    found = [each for each in article(body).layer(ATTRIBUTIONS) if each.kind == "free-indirect"]
    assert [each.content[0].of(body) for each in found] == [part for part in marked.split("*")[1::2] if part.strip()]
    assert all(each.source is not None and each.source.spans[0].of(body) == source for each in found)
    assert all(0.3 <= each.confidence < 0.5 and each.cue is None for each in found)


NARRATED = [
    "Lind said the ferry was unsafe. The ferry was built in 1994.",
    "Lind said the ferry was unsafe. Ana Dahl would answer her on Monday.",
    "Lind said the ferry was unsafe. Meanwhile, the crew would not sail.",
    "Lind said the ferry was unsafe. Police opened an inquiry.",
    "Lind said the ferry was unsafe.\n\nIt would never sail.",
    "Lind said it was unsafe, but the crew went on. It would never sail.",
    "Lind hoped the ferry was safe. It would never sail.",
    "Lind was at the port. It would never open again.",
]


@pytest.mark.parametrize("text", NARRATED)
def test_the_narrators_own_sentences(text: str) -> None:
    assert [each for each in article(TOP + text).layer(ATTRIBUTIONS) if each.kind == "free-indirect"] == []
