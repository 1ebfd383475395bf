"""What the tests of the text functions share."""

from collections.abc import Callable

import pytest

from sayso.layers import ATTRIBUTIONS
from sayso.testing import article


@pytest.fixture
def triples() -> Callable[[str], list[str]]:
    """Return a function from a text to `source | cue | content` of every attribution of confidence .5 or more."""
    return _triples


def _triples(text: str) -> list[str]:
    """Return `source | cue | content` of every attribution of confidence .5 or more."""
    found = []
    for each in article(text).layer(ATTRIBUTIONS):
        if each.confidence >= 0.5:
            source = " + ".join(span.of(text) for span in each.source.spans) if each.source else "-"
            cue = " + ".join(span.of(text) for span in each.cue.spans) if each.cue else "-"
            found.append(f"{source} | {cue} | {' + '.join(span.of(text) for span in each.content)}")
    return found
