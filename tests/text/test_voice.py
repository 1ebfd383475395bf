"""Whose words stand where."""

from itertools import pairwise

import pytest

from sayso.layers import VOICE
from sayso.span import Span
from sayso.testing import article

PLACES = [
    ("Lind said the *regime* had fallen.", "attributed"),
    ("The *regime* had fallen.", "narrator"),
    ("“The *regime* has fallen,” Lind said.", "quote"),
    ("The so-called “*regime*” had fallen.", "quote"),
    ("Lind said the “*regime*” had fallen.", "quote"),
    ("The *regime* had fallen, Lind said.", "attributed"),
    ("Lind said it had rained. The *regime* had fallen.", "narrator"),
    ("The party, listed as a *terrorist* group by Norway, was founded in May.", "attributed"),
    ("The *terrorist* group was founded in May.", "narrator"),
    ("The regime, *Lind* said, had fallen.", "narrator"),
    ("Lind said the port was shut. It would *never* open again.", "narrator"),
    ("The talk.\n\nLind: We *never* met.\n\nDahl: You did?\n\nLind: I did not.", "quote"),
    ("— We left at *dawn*, said Lind.", "quote"),
    ("Lind said the port was shut, but the *regime* had fallen.", "narrator"),
]


@pytest.mark.parametrize(("marked", "voice"), PLACES)
def test_voice_at_a_place(marked: str, voice: str) -> None:
    start = marked.index("*")
    text = marked.replace("*", "")
    assert article(text).layer(VOICE).at(Span(start, start + 1)) == voice


def test_columns_are_sorted_and_disjoint() -> None:
    text = "Lind said “it is over” and that the “regime” had fallen. “We won,” Lind said, “and they lost.”"
    voices = article(text).layer(VOICE)
    for column in (voices.quoted, voices.attributed):
        assert all(one.end <= two.start for one, two in pairwise(column))
    assert not any(one.overlaps(two) for one in voices.quoted for two in voices.attributed)
