"""The page in a real browser: axe finds nothing wrong with it, and what the script and the style promise happens.

Needs Chromium (Debian: `apt-get install chromium`) and axe-core (`npm install axe-core`, in the checkout or where `npm root -g` says).
"""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

BROWSER = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")
RESULT = re.compile(r'<script type="application/json" id="result">(.*?)</script>', re.DOTALL)
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')

READY = "await new Promise(function (done) { setTimeout(done, 200); }); window.focus();"


def axe():
    roots = [Path(__file__).parents[2] / "node_modules"]
    if os.environ.get("AXE_ROOT"):
        roots.insert(0, Path(os.environ["AXE_ROOT"]))
    if shutil.which("npm"):
        shown = subprocess.run(["npm", "root", "-g"], capture_output=True, text=True, check=False)
        roots.append(Path(shown.stdout.strip()))
    found = next((root / "axe-core" / "axe.min.js" for root in roots if (root / "axe-core" / "axe.min.js").is_file()), None)
    if found is None:
        pytest.skip("axe-core is not installed: npm install axe-core")
    return found.read_text(encoding="utf-8")


@pytest.fixture
def browse(tmp_path):
    """Return a function that opens a page, runs a script in it and returns what that leaves; the page's own policy would forbid the script."""

    def run(page, script, *flags):
        path = tmp_path / "page.html"
        report = "var out=document.createElement('script');out.type='application/json';out.id='result';out.textContent=JSON.stringify(result);document.body.append(out);"
        added = f"<script>(async function(){{{READY}{script};{report}}})();</script></body>"
        path.write_text(POLICY.sub("", page).replace("</body>", added), encoding="utf-8")
        return json.loads(RESULT.search(dump(path, *flags)).group(1))

    return run


def dump(path, *flags):
    command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000", *flags, "--dump-dom", path.as_uri()]
    try:
        shown = subprocess.run(command, capture_output=True, timeout=120, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        pytest.skip(f"the browser does not run here: {error}")
    if shown.returncode:
        pytest.skip(f"the browser does not run here: {shown.stderr[-200:]!r}")
    return shown.stdout.decode("utf-8")


@pytest.fixture
def page(written_sources, story, chain):
    return written_sources("html", story._replace(language="en"), chain._replace(path="b.md", language="en"))


DARK = ("--force-dark-mode", "--blink-settings=preferredColorScheme=0")


@pytest.mark.parametrize("flags", [(), DARK, ("--window-size=360,800",)], ids=["light", "dark", "narrow"])
def test_axe_finds_nothing(flags, page, browse):
    script = f"{axe()}\nvar found = await axe.run(document, {{resultTypes: ['violations']}});"
    script += "var result = {dark: matchMedia('(prefers-color-scheme: dark)').matches, passes: found.passes.length,"
    script += "violations: found.violations.map(function (v) { return v.id + ': ' + v.nodes.map(function (n) { return n.html; }).join(' '); })}"
    result = browse(page, script, *flags)
    assert result["violations"] == []
    assert result["passes"] > 10
    assert result["dark"] is (flags == DARK)


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
