import pytest

from sayso.packs.inflect import article_before, forms, inflect


@pytest.mark.parametrize(
    ("phrase", "kind", "expected"),
    [
        ("slam", "verb", "slam slams slammed slamming"),
        ("boast", "verb", "boast boasts boasted boasting"),
        ("admit", "verb", "admit admits admitted admitting"),
        ("visit", "verb", "visit visits visited visiting"),
        ("quit", "verb", "quit quits quitting"),
        ("panic", "verb", "panic panics panicked panicking"),
        ("claim", "verb", "claim claims claimed claiming"),
        ("deny", "verb", "deny denies denied denying"),
        ("lie", "verb", "lie lies lay lain lying"),
        ("free", "verb", "free frees freed freeing"),
        ("write", "verb", "write writes wrote written writing"),
        ("be", "verb", "be is was been being am are were"),
        ("crack down", "verb", "crack~down cracks~down cracked~down cracking~down"),
        ("co-opt", "verb", "co-opt co-opts co-opted co-opting"),
        ("regime", "noun", "regime regimes"),
        ("ally", "noun", "ally allies"),
        ("policeman", "noun", "policeman policemen"),
        ("German", "noun", "German Germans"),
        ("crisis", "noun", "crisis crises"),
        ("illegal alien", "noun", "illegal~alien illegal~aliens"),
        ("member of parliament", "noun", "member~of~parliament members~of~parliament"),
        ("officer~ commanding", "noun", "officer~commanding officers~commanding"),
        ("mother-in-law", "noun", "mother-in-law mothers-in-law"),
        ("big", "adjective", "big bigger biggest"),
        ("happy", "adjective", "happy happier happiest"),
        ("disastrous", "adjective", "disastrous more~disastrous most~disastrous"),
        ("bad", "adjective", "bad worse worst"),
        ("slam", "none", "slam"),
    ],
)
def test_forms(phrase: str, kind: str, expected: str) -> None:
    assert list(forms(phrase, kind)) == [form.replace("~", " ") for form in expected.split()]


def test_a_form_carries_over_to_another_word() -> None:
    feature = forms("slam", "verb")["slammed"]
    assert inflect("hit out at", feature, "verb") == "hit out at"
    assert inflect("criticise", feature, "verb") == "criticised"


@pytest.mark.parametrize(
    ("word", "article"),
    [("government", "a"), ("undocumented", "an"), ("union", "a"), ("hour", "an"), ("one-off", "a"), ("European", "a"), ("uninsured", "an")],
)
def test_article_before(word: str, article: str) -> None:
    assert article_before(word) == article
