"""The page of findings in a real browser: axe finds nothing wrong with it, and findings can be chosen by keyboard."""

from functools import partial

import pytest

from sayso.checker import Checker
from sayso.finding import Report

from .browser import BROWSER, LOOKS, assert_axe_finds_nothing, browse, dump

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")

STORY = """---
title: The “talks”
---
# Talks on 31 February

The regime <!-- sayso: allow x.y --> admitted [errors](https://www.tasnimnews.com/en/1), officials said. He said: “It was over.

- They met on 31 April 2024 and *the army won*.
- The army did not win.

<!-- sayso: allow quotes.* -- agreed -->

He said: “It was over.
"""


@pytest.fixture(name="browse")
def browse_here(tmp_path):
    return partial(browse, tmp_path)


@pytest.fixture(scope="module")
def checker():
    return Checker(isolated=True, keep_source=True, overrides={"language": "en"})


@pytest.fixture
def page(checker, written, report):
    documents = [checker.check_bytes(text.encode(), path)._replace(path=path) for text, path in ((STORY, "a.md"), ("Rain fell.", "b.txt"))]
    assert len({found.severity for found in documents[0].diagnostics}) > 1
    return written("html", Report((*documents, *(each._replace(path="c.md") for each in report.documents)), report.failures, 40, checker.catalog()))


@pytest.mark.parametrize("flags", LOOKS.values(), ids=LOOKS)
def test_axe_finds_nothing(flags, page, tmp_path):
    assert_axe_finds_nothing(tmp_path, page, flags)


def test_the_pages_own_script_and_style_are_let_through_its_policy(page, tmp_path):
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    assert '<form class="choices" aria-label="What is shown">' in dump(tmp_path / "page.html")


def test_without_the_script_all_is_there_and_the_choice_is_not(page, browse):
    """A page whose script does not run: its `script` element is made inert before it is reached."""
    inert = page.replace("<script>", '<script type="text/plain">', 1)
    shown = "getComputedStyle(document.querySelector('.choices')).display"
    assert browse(inert, f"var result = [{shown}, document.querySelectorAll('.legend li[hidden]').length]") == ["none", 0]


def test_findings_are_chosen_by_severity_and_family(page, browse):
    script = """
    function box(value) { return document.querySelector('.choices input[value="' + value + '"]'); }
    function state() {
      var all = Array.from(document.querySelectorAll('.legend ol > li'));
      return {
        shown: all.filter(function (e) { return e.offsetHeight; }).length,
        marks: Array.from(document.querySelectorAll('.hit:not(.off)')).length,
        articles: Array.from(document.querySelectorAll('.document')).filter(function (e) { return e.offsetHeight; }).length,
        said: document.querySelector('.choices .status').textContent};
    }
    var result = [state()];
    box('error').focus(); box('error').click(); result.push(state());
    box('demo').click(); result.push(state());
    box('error').click(); box('demo').click(); result.push(state())"""
    every, no_errors, nor_demo, again = browse(page, script)
    assert every == again
    assert every["articles"] == 3
    assert 0 < nor_demo["shown"] < no_errors["shown"] < every["shown"]
    assert nor_demo["marks"] <= no_errors["marks"] < every["marks"]
    assert nor_demo["articles"] == 1
    assert every["said"] == f"Shown: {every['shown']} of {every['shown']} findings."
    assert no_errors["said"] == f"Shown: {no_errors['shown']} of {every['shown']} findings."


def test_a_number_in_the_text_leads_to_its_finding_and_back(page, browse):
    script = """
    var badge = document.querySelector('#d1 .hit > .badge'), item = document.querySelector(badge.getAttribute('href'));
    badge.focus();
    var lit = item.classList.contains('lit');
    var back = item.querySelector('.place a').getAttribute('href');
    var result = [lit, document.querySelector(back) === badge.parentNode]"""
    assert browse(page, script) == [True, True]
