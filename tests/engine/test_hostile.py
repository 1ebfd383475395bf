"""Whatever an article's file holds, suppressions are read without a traceback, and every place lies in the file."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.readers import read_bytes

TEXT = ("bad ", "word. ", "\n\n", "\r\n", "\r", "“", "”", "> ", "# ", "**", "&amp;", "<p>", "</p>", "😀", "\x00", "\u2028", "---\n")
NOTES = ("allow demo.bad -- why -->", "allow-start demo.* -->", "allow-end -->", "allow-file x", "-->")
PIECES = st.sampled_from([*TEXT, *(f"<!-- sayso: {note}" for note in NOTES), "-->", "<!--", "sayso:\n  allow: [demo.bad]\n"])


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(PIECES, max_size=30), name=st.sampled_from(["a.txt", "a.md", "a.html"]))
def test_places_lie_in_the_file(run, demo, pieces, name):
    from sayso.errors import InputError

    text = "".join(pieces)
    try:
        article = read_bytes(text.encode(), name=name)
    except InputError:
        return
    report = run([demo.rule(demo.find("bad")), demo.rule(demo.find("word"), "demo.word")], "", article=article)
    assert report.failures == ()
    for each in (*report.diagnostics, *report.suppressed):
        assert 0 <= each.start.offset <= each.end.offset <= len(article.source)
    for each in report.diagnostics:
        assert article.source[each.start.offset : each.end.offset] == each.excerpt


@pytest.mark.parametrize(
    "text",
    ["<!-- sayso: allow demo.bad -->\n\nbad\n\n" * 5_000, "bad " * 50_000, "<!-- sayso: allow-start demo.bad -->\n" * 20_000, "bad\n\n" * 20_000],
    ids=["suppressed", "one line", "openings", "paragraphs"],
)
def test_cost_is_linear(run, demo, text):
    article = read_bytes(text.encode(), name="a.txt")
    started = time.process_time()
    report = run(demo.rule(lambda of: list(demo.find("bad")(of))[:5_000]), "", article=article)
    assert time.process_time() - started < 10
    assert report.failures == ()
