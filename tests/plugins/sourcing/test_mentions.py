"""Mentions of outlets: sentences of all regions and their traps, and the same sentence with outlets of different governments."""

import tomllib
from pathlib import Path

import pytest

from sayso import Finding, Severity
from sayso.testing import article, findings
from sayso_sourcing.undisclosed_state_media import undisclosed_state_media

GROUPS = {
    name: group
    for file in ("mentions.toml", "shapes.toml")
    for name, group in tomllib.loads(Path(__file__).with_name(file).read_text(encoding="utf-8")).items()
}
CASES = [(group, text) for group, table in GROUPS.items() for text in table["cases"]]

MIRRORED = [
    "Seven people were hurt, {} reported.",
    "According to {}, seven people were hurt.",
    "“Seven were hurt,” the mayor told {} on Friday.",
    "The mayor was quoted by {} as saying seven were hurt.",
    "Seven were hurt.\n\nSource: {}",
    "Seven were hurt.\n\nWith files from {}",
    "PORTVILLE, May 4 ({}) -- Seven people were hurt.",
    "A {} report said seven people were hurt.",
    "Seven were hurt, the state-run {} reported.",
    "{}, a state news agency, said seven were hurt.",
    "Police searched the offices of {} on Friday.",
    "{} said it would appeal against the ruling.",
    "{} was founded long ago.",
]
SAME_CLASS = {
    "state-controlled": [
        "Xinhua",
        "TASS",
        "IRNA",
        "SANA",
        "Anadolu Agency",
        "Prensa Latina",
        "KCNA",
        "Saudi Press Agency",
        "BelTA",
        "Ukrinform",
        "Bernama",
        "WAFA",
        "Azertac",
    ],
    "contested": ["Voice of America", "Radio Free Asia", "Al Jazeera"],
    "captured": ["Al Arabiya", "Arab News", "NHK", "Izvestia", "REN TV"],
    "independent": ["BBC", "Deutsche Welle", "NPR", "France 24", "AFP", "Yonhap"],
}


def found(text: str, **meta: object) -> list[Finding]:
    return [finding for _, finding in findings(undisclosed_state_media, article(text, meta=meta))]


@pytest.mark.parametrize(("group", "marked"), CASES)
def test_sentence(group: str, marked: str) -> None:
    text = marked.replace("⟦", "").replace("⟧", "")
    wanted = [piece.partition("⟧")[0] for piece in marked.split("⟦")[1:]]
    seen = found(text)
    assert [finding.span.of(text) for finding in seen] == wanted
    assert all(finding.references for finding in seen)
    if group == "advice":
        assert {finding.severity for finding in seen} == {Severity.INFO}


def test_there_are_enough_sentences() -> None:
    assert len(CASES) >= 200


@pytest.mark.parametrize("template", MIRRORED)
@pytest.mark.parametrize("control", SAME_CLASS)
def test_the_same_class_is_treated_alike(template: str, control: str) -> None:
    outcomes = set()
    for name in SAME_CLASS[control]:
        text = template.format(name)
        outcomes.add(tuple((finding.span.start, finding.severity, bool(finding.fixes)) for finding in found(text)))
    assert len(outcomes) == 1
