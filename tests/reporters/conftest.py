"""A small report, made by hand, that has one of everything."""

import pytest

from sayso.finding import (
    Diagnostic,
    DocumentReport,
    Failure,
    PlacedEdit,
    PlacedFix,
    PlacedRelated,
    Reference,
    Report,
    Severity,
    Suppressed,
)  # fmt: skip
from sayso.sourcemap import Lines

TEXT = "Harbour reopens\n\nThe harbour will end trade, the port said.\n\tIt will — 首相 said — end\x1b[31m dues.\n"


def place(excerpt, nth=0):
    lines = Lines(TEXT)
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(excerpt, start + 1)
    return lines.position(start), lines.position(start + len(excerpt))


def diagnostic(excerpt, nth=0, severity=Severity.WARNING, **values):
    start, end = place(excerpt, nth)
    found = Diagnostic(
        rule="demo.end", severity=severity, confidence=0.9, message="Was “ensure” meant?", excerpt=excerpt, voice="narrator", block="paragraph",
        start=start, end=end, fixes=(), related=(), references=(), help="docs/rules/demo.end.md", fingerprint="0123456789abcdef",
    )  # fmt: skip
    return found._replace(**values)


@pytest.fixture
def make():
    return diagnostic


@pytest.fixture
def report():
    first = diagnostic(
        "end",
        fixes=(PlacedFix("Check the recording: “ensure”?", (PlacedEdit(34, 37, "ensure"),), safe=True, in_quotation=False),),
        related=(PlacedRelated("the same clause", *place("trade"), "trade"),),
        references=(Reference("Desk book, 2024", "https://example.org/desk"), Reference("Our judgement")),
        voice="attributed",
    )
    second = diagnostic("end", 1, Severity.INFO, message="Look \x1b[31mhere.", rule="demo.other")
    document = DocumentReport(
        "a.md", "en", 14, (first, second), (Suppressed("demo.end", *place("port"), "agreed", "Ana"),), ("told once",),
        (Failure("broke", rule="demo.broken", plugin="demo"),), ((3, TEXT.splitlines()[2]), (4, TEXT.split("\n")[3])),
    )  # fmt: skip
    return Report((document,), (Failure("cannot be decoded", path="b.md"),), 7)
