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
    ("Minister: talks failed", "Minister", "talks failed"),
    ("‘Talks failed’ – minister", "minister", "‘Talks failed’"),
    ("‘Talks failed’ says minister", "minister", "‘Talks failed’"),
    ("Talks ‘failed’, minister says", "minister", "Talks ‘failed’"),
    ("Minister on talks: ‘They failed’", "Minister", "‘They failed’"),
    ("‘They failed us’: passengers on the ferry crisis", "passengers", "‘They failed us’"),
    ("Ferry to sail: report", "report", "Ferry to sail"),
    ("Ferry to sail – sources", "sources", "Ferry to sail"),
    ("Ferry to sail, officials say", "officials", "Ferry to sail"),
    ("Ferry to sail, says Lind", "Lind", "Ferry to sail"),
    ("Ferry firm broke law: Lind", "Lind", "Ferry firm broke law"),
    ("Ferry firm ‘broke law’ – inquiry", "inquiry", "Ferry firm ‘broke law’"),
    ("One in four ferries late: survey", "survey", "One in four ferries late"),
    ("Lind: ‘We were wrong’", "Lind", "‘We were wrong’"),
    ("Lind – ‘We will sail’", "Lind", "‘We will sail’"),
    ("Founder ‘lied to board’: auditors", "auditors", "Founder ‘lied to board’"),
    ("Residents fear flood wall will fail", "Residents", "flood wall will fail"),
    ("Police: Man stole ferry", "Police", "Man stole ferry"),
]


@pytest.mark.parametrize(("headline", "source", "content"), HEADLINES)
def test_headlines(headline: str, source: str, content: str) -> None:
    text = headline + BODY
    each = article(text).layer(ATTRIBUTIONS)[0]
    assert each.source is not None
    assert (each.source.spans[0].of(text), each.content[0].of(text)) == (source, content)


RUBRICS = [
    "Video: ferry sinks in storm off coast",
    "Ferry sinks in storm",
    "Explainer: what the pact says",
    "EXCLUSIVE: Ferry to sail in May",
    "Opinion: the ferry must sail",
    "Live: ferry talks go on",
    "Election 2026: Lind wins",
    "Ferry crisis: what we know so far",
    "Tide times: when to swim this week",
    "Review: ‘The Ferry’ is a gem",
    "Harbour strike – day three",
    "Norway: Ferry sinks off coast",
    "How Lind saved the ferry: a timeline",
    "Ferries report losses",
    "Ferry ‘lost at sea’: photos",
]


@pytest.mark.parametrize("headline", RUBRICS)
def test_labels_are_no_sources(headline: str) -> None:
    assert [each for each in article(headline + BODY).layer(ATTRIBUTIONS) if each.cue and each.cue.lemma == ":"] == []


def test_a_court_that_is_told_names_nobody() -> None:
    text = "Ferry firm broke safety rules, court told" + BODY
    each = article(text).layer(ATTRIBUTIONS)[0]
    assert (each.source, each.content[0].of(text)) == (None, "Ferry firm broke safety rules")


@pytest.mark.parametrize(("headline", "marked"), [("Man ‘stole ferry’", "‘stole ferry’"), ("Ferry deal “dead in the water”", "“dead in the water”")])
def test_a_fragment_in_marks_is_somebodys_claim(headline: str, marked: str) -> None:
    text = headline + BODY
    each = article(text).layer(ATTRIBUTIONS)[0]
    assert (each.source, each.cue, each.content[0].of(text)) == (None, None, marked)
    assert 0.3 <= each.confidence < 0.5


@pytest.mark.parametrize("headline", ["The so-called ‘reform’ fails", "Cast of ‘Long Way Down’ meets"])
def test_a_scare_quote_or_a_title_is_no_claim(headline: str) -> None:
    assert article(headline + BODY).layer(ATTRIBUTIONS) == ()


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
    assert each.confidence == 0.5
