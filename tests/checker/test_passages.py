import pytest

from sayso.checker import Checker
from sayso.checker.passages import passages

MARKDOWN = "---\ntitle: Rain\n---\n\nThe **re**gime &amp; I.\n\n- one\n"
HTML = "<h1>A&nbsp;b</h1><p>c <b>d</b></p>"


@pytest.mark.parametrize(
    ("name", "source", "expected"),
    [
        ("a.txt", "One\r\n\r\nTwo, too.", [("headline", "One"), ("paragraph", "Two, too.")]),
        ("a.md", MARKDOWN, [("headline", "Rain"), ("paragraph", "The |re|gime |&amp;=&| I."), ("list", "one")]),
        ("a.html", HTML, [("headline", "A|&nbsp;=\xa0|b"), ("paragraph", "c |d")]),
        ("a.txt", "", []),
    ],
)
def test_pieces_of_the_file_are_what_an_article_reads(name, source, expected):
    article = Checker(isolated=True).article(source.encode(), name)
    found = passages(article)
    shown = [
        (each.kind, "|".join(source[start:end] + (f"={text}" if text is not None else "") for start, end, text in each.pieces)) for each in found
    ]
    assert shown == expected


def test_a_report_has_them_only_where_the_source_is_kept(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(MARKDOWN, encoding="utf-8")
    plain, kept = (Checker(isolated=True, keep_source=keep).check([path]).documents[0] for keep in (False, True))
    assert (plain.source, plain.passages) == ("", ())
    assert kept.source == MARKDOWN
    assert len(kept.passages) == 3


def test_what_a_cache_recalls_has_them_too(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for number in range(10):
        (tmp_path / f"{number}.md").write_text(MARKDOWN, encoding="utf-8")
    first, second = (Checker(isolated=True, keep_source=True, cache=True).check([tmp_path]) for _ in range(2))
    assert first.documents == second.documents
    assert len(second.documents[3].passages) == 3
