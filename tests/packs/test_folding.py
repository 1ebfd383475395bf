import pytest

from sayso.packs.folding import fold, fold_term


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("plain text", "plain text"),
        ("the minister’s “plan”", 'the minister\'s "plan"'),
        ("state‑run\u00a0agency", "state-run agency"),
        ("hard\nwrapped", "hard wrapped"),
        ("two  spaces\tand\r\nlines", "two spaces and lines"),
        ("re\u00adgime\u200b change", "regime change"),
        ("cafe\u0301", "café"),
        ("İzmir", "izmir"),
        ("😀 \u202f x", "😀 x"),
        ("", ""),
    ],
)
def test_fold(text: str, view: str) -> None:
    assert fold(text).text == view


@pytest.mark.parametrize("text", ["re\u00adgime 😀 of\r\n  the cafe\u0301s\u200b x", "a\n\nb  c", "plain", "’90s \u00a0 x\u0301"])
def test_every_character_of_the_view_leads_back(text: str) -> None:
    view = fold(text)
    spans = [view.span(at, at + 1) for at in range(len(view.text))]
    assert [span.start for span in spans] == sorted({span.start for span in spans})
    for char, span in zip(view.text, spans, strict=True):
        piece = span.of(text)
        assert piece.isspace() or char == "\x1e" if char in " \x1e" else fold(piece).text == char


def test_a_span_includes_what_has_no_width_inside_but_not_behind() -> None:
    text = "the re\u00adgime\u200b fell"
    at = fold(text).text.index("regime")
    assert fold(text).span(at, at + 6).of(text) == "re\u00adgime"


def test_an_accent_behind_the_last_letter_belongs_to_it() -> None:
    text = "the cafe\u0301 closed"
    assert fold(text).span(4, 8).of(text) == "cafe\u0301"


def test_fold_term_is_what_terms_are_looked_up_as() -> None:
    assert fold_term(" The  Minister’s\nPlan ") == "the minister's plan"


def test_lower_case_keeps_the_length() -> None:
    text = "İİ ΑΣ ẞ Ⅷ"
    assert len(fold(text).text.lower()) == len(text)
