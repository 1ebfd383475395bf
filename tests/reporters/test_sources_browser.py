"""The page of sources in a real browser: axe finds nothing wrong with it, and what the script and the style promise happens."""

from functools import partial

import pytest

from .browser import BROWSER, LOOKS, assert_axe_finds_nothing, browse, dump

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")


@pytest.fixture(name="browse")
def browse_here(tmp_path):
    return partial(browse, tmp_path)


@pytest.fixture
def page(written_sources, story, chain):
    return written_sources("html", story._replace(language="en"), chain._replace(path="b.md", language="en"))


@pytest.mark.parametrize("flags", LOOKS.values(), ids=LOOKS)
def test_axe_finds_nothing(flags, page, tmp_path):
    assert_axe_finds_nothing(tmp_path, page, flags)


def test_the_pages_own_script_and_style_are_let_through_its_policy(page, tmp_path):
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    shown = dump(tmp_path / "page.html")
    assert 'class="pick" aria-pressed="false">' in shown
    assert 'hidden=""' not in shown


SHOWN = "function shown(e) { return getComputedStyle(e).display !== 'none'; } var tips = Array.from(document.querySelectorAll('.tip'));"


def test_a_number_with_the_focus_shows_what_is_known_until_escape(page, browse):
    script = f"""{SHOWN}
    var before = tips.filter(shown).length;
    document.querySelectorAll('a.badge')[1].focus();
    var after = tips.map(shown);
    document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {{key: 'Escape', bubbles: true}}));
    var result = [before, after, tips.filter(shown).length]"""
    before, after, left = browse(page, script)
    assert (before, left) == (0, 0)
    assert [index for index, each in enumerate(after) if each] == [1]


def test_one_source_can_be_shown_alone(page, browse):
    script = """var one = document.querySelector('#d1 .pick');
    function off() { return document.querySelectorAll('.off').length; }
    function state() { return [off(), one.getAttribute('aria-pressed'), document.querySelector('#d1 .status').textContent]; }
    var result = [state()]; one.click(); result.push(state()); one.click(); result.push(state())"""
    assert browse(page, script) == [[0, "false", ""], [2, "true", "Only Ada Lund: marked in 2 places."], [0, "false", ""]]
