"""Headlines, scripts and signatures: attributions without a verb, and quotations that run over paragraphs."""

import pytest

from sayso.layers import ATTRIBUTIONS
from sayso.testing import article

BODY = "\n\nThe inquiry ended on Monday."

HEADLINES = [
    ("Minister: talks failed over fish quotas", "Minister", "talks failed over fish quotas"),
    ("Talks failed over fish quotas, says minister", "minister", "Talks failed over fish quotas"),
    ("‘We were robbed’ – coach Ian Doyle", "coach Ian Doyle", "‘We were robbed’"),
    ("Doyle says side was robbed by referee", "Doyle", "side was robbed by referee"),
    ("Harbour chief denies cover-up", "Harbour chief", "cover-up"),
    ("Norwegian Minister Slams Ferry Firm Over Delays", "Norwegian Minister", "Ferry Firm Over Delays"),
    ("Poll: Most Voters Want New Ferry", "Poll", "Most Voters Want New Ferry"),
]


@pytest.mark.parametrize(("headline", "source", "content"), HEADLINES)
def test_headlines(headline: str, source: str, content: str) -> None:
    text = headline + BODY
    each = article(text).layer(ATTRIBUTIONS)[0]
    assert each.source is not None
    assert (each.source.spans[0].of(text), each.content[0].of(text)) == (source, content)


@pytest.mark.parametrize("headline", ["Video: ferry sinks in storm off coast", "Ferry sinks in storm", "Explainer: what the pact says"])
def test_labels_are_no_sources(headline: str) -> None:
    assert [each for each in article(headline + BODY).layer(ATTRIBUTIONS) if each.cue and each.cue.lemma == ":"] == []


def said(text: str) -> list[tuple[str, list[str]]]:
    found = article(text).layer(ATTRIBUTIONS)
    return [(each.source.spans[0].of(text), [span.of(text) for span in each.content]) for each in found if each.source]


PARAGRAPHS = [
    ("Body.\n\n“We were robbed.” — Ian Doyle, coach", [("Ian Doyle, coach", ["“We were robbed.”"])]),
    ("Body.\n\nMaria Brand, Daily Times: “We won.”", [("Maria Brand, Daily Times", ["“We won.”"])]),
    ("Body.\n\n“It is late. The tide is out.\n\n“We sail at noon,” Lind said.", [("Lind", ["“It is late. The tide is out.", "“We sail at noon,”"])]),
    ("Body.\n\nLind said:\n\n“It is late. The tide is out.”", [("Lind", ["“It is late. The tide is out.”"])]),
    ("Body.\n\n“It is late,” Lind said. “The tide is out. We wait.” The crew slept.", [("Lind", ["“It is late,”", "“The tide is out. We wait.”"])]),
    ("Body.\n\n“It is late,” Lind said, and the crew left. “The tide is out.”", [("Lind", ["“It is late,”"])]),
]


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS)
def test_quotations_without_or_beyond_a_verb(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert said(text) == expected


def test_a_bare_quotation_has_neither_source_nor_cue() -> None:
    (each,) = article("Body.\n\n“Nobody knows who wrote these words.”").layer(ATTRIBUTIONS)
    assert (each.source, each.cue, each.kind) == (None, None, "direct")
    assert each.confidence < 0.5
