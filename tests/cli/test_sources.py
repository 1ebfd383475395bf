"""`sayso sources`, from the flags to what is printed."""

import json

import pytest

STORY = "Dam holds\n\n“The dam will hold,” Ada Lund said on Monday. Two officials familiar with the talks said that it would leak.\n"


@pytest.fixture
def article(tmp_path):
    def write(name, text=STORY):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return name

    return write


def test_text_marks_the_anonymous_with_a_word(sayso, article):
    code, out, err = sayso("sources", article("a.txt"))
    assert (code, err) == (0, "")
    assert "(anonymous)" in out
    assert "anonymous, told: number, knowledge" in out
    assert "\x1b" not in out


def test_json_tells_what_is_told(sayso, article):
    code, out, _ = sayso("sources", article("a.txt"), "--format", "json")
    (document,) = json.loads(out)["documents"]
    assert code == 0
    assert [each.get("told") for each in document["sources"]] == [
        None if each["name"] == "Ada Lund" else ["number", "knowledge"] for each in document["sources"]
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", STORY),
        ("a.md", f"# {STORY}"),
        ("a.html", "<h1>Dam holds</h1><p>“The <em>dam</em> will hold,” Ada Lund said on Monday &amp; Tuesday.</p>"),
    ],
)
def test_html_is_a_page_with_the_text_of_any_format(name, text, sayso, article):
    code, out, err = sayso("sources", article(name, text), "--format", "html")
    assert (code, err) == (0, "")
    assert out.startswith("<!DOCTYPE html>\n")
    assert "<h3>Dam holds</h3>" in out
    assert 'Ada Lund, direct speech"' in out
    assert '<article lang="en" dir="auto"' in out


def test_html_has_all_articles_and_says_what_it_does_not_know(sayso, article):
    article("a.txt")
    article("b.txt", "Le ministre a dit que la paix viendra.\n")
    out = sayso("sources", ".", "--format", "html", "--language", "fr")[1]
    assert out.count("<h2 ") == 3
    assert out.count("<p>sayso does not know how the language &#x27;fr&#x27; names its sources") == 2


def test_an_unknown_format_names_the_known(sayso, article):
    code, _, err = sayso("sources", article("a.txt"), "--format", "sarif")
    assert code == 2
    assert "known: text, json, html" in err
