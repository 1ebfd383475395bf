"""What a fix makes of the sentence: it reads well, and the reader is told."""

import pytest

from sayso import Finding
from sayso.testing import article, findings
from sayso_sourcing.undisclosed_state_media import undisclosed_state_media


def found(text: str) -> list[Finding]:
    return [finding for _, finding in findings(undisclosed_state_media, article(text))]


def fixed(text: str) -> str:
    """Return the text with the first fix of its first finding."""
    for edit in sorted(found(text)[0].fixes[0].edits, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        # a noun before the name, a nation in the phrase
        ("The Turkish agency Anadolu reported a slide.", "The Turkish state-run agency Anadolu reported a slide."),
        ("China's largest news agency, Xinhua, said so.", "China's largest state-run news agency, Xinhua, said so."),
        ("The Russian channel NTV reported the arrest.", "The Russian Gazprom-owned channel NTV reported the arrest."),
        ("On its website, Tasnim said so.", "On its website, Iranian Revolutionary Guards-linked Tasnim said so."),
        ("Iran's Press TV said so.", "Iran's state-run Press TV said so."),
        ("Russian media such as TASS reported it.", "Russian media such as state-run TASS reported it."),
        # a nation in the name
        ("The emir left, Qatar News Agency said.", "The emir left, the state-run Qatar News Agency said."),
        ("The Syrian Arab News Agency said so.", "The state-run Syrian Arab News Agency said so."),
        ("He wrote in China Daily on Monday.", "He wrote in the state-run China Daily on Monday."),
        ("Saudi Press Agency said so.", "The state-run Saudi Press Agency said so."),
        # an adjective that would make the nation's a person: `Palestinian official WAFA`
        ("Nine died, WAFA reported.", "Nine died, the official Palestinian news agency WAFA reported."),
        ("The WAFA news agency said so.", "The official Palestinian WAFA news agency said so."),
        # articles and sentence starts
        ("A Tasnim video showed it.", "An Iranian Revolutionary Guards-linked Tasnim video showed it."),
        ("An IRNA dispatch said so.", "An Iranian state-run IRNA dispatch said so."),
        ("It fell. TASS reported it.", "It fell. Russian state-run TASS reported it."),
        # after the name: credits, datelines, brackets, addresses, accounts
        ("Source: Xinhua", "Source: Xinhua (Chinese state-run news agency)"),
        ("AMMAN (Petra) — A clinic opened.", "AMMAN (Petra, Jordanian state-run news agency) — A clinic opened."),
        ("MOSCOW, May 5. /TASS/. It sailed.", "MOSCOW, May 5. /TASS (Russian state-run news agency)/. It sailed."),
        ("They searched. (Xinhua/Wei Min)", "They searched. (Xinhua [Chinese state-run news agency]/Wei Min)"),
        ("Photo: Xinhua/Li Ming", "Photo: Xinhua (Chinese state-run news agency)/Li Ming"),
        ("It is at https://en.irna.ir/news/81/.", "It is at https://en.irna.ir/news/81/ (Iranian state-run news agency)."),
        ("It is open: https://t.me/rian_ru/5521", "It is open: https://t.me/rian_ru/5521 (Russian state-run news agency)"),
        ("According to @PressTV, it is open.", "According to @PressTV (Iranian state-run broadcaster), it is open."),
        ("According to tass.com, it is open.", "According to Russian state-run tass.com, it is open."),
    ],
)
def test_reads_well_and_tells(text: str, reads: str) -> None:
    assert fixed(text) == reads
    assert found(reads) == []


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("Tasnim said so.", "Iran's semi-official Tasnim news agency, linked to the Revolutionary Guards, said so."),
        ("It is so, according to Tasnim.", "It is so, according to Iran's semi-official Tasnim news agency, linked to the Revolutionary Guards."),
        ("It is so, TASS reported.", "It is so, the Russian state news agency TASS reported."),
        ("TASS reported it.", "The Russian state news agency TASS reported it."),
        ("Granma wrote so.", "Granma, the official newspaper of Cuba's Communist Party, wrote so."),
        ("The TASS news agency said so.", None),
        ("TASS and RIA Novosti said so.", None),
        ("A Tasnim video showed it.", None),
        ("TASS's correspondent reported it.", None),
        ("Source: TASS", None),
    ],
)
def test_the_whole_phrase_is_offered_where_the_name_stands_alone(text: str, reads: str | None) -> None:
    fixes = found(text)[0].fixes
    assert len(fixes) == (2 if reads else 1)
    if reads:
        edit = fixes[1].edits[0]
        assert text[: edit.span.start] + edit.text + text[edit.span.end :] == reads
        assert found(reads) == []
