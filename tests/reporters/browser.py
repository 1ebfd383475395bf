"""A real browser for tests of pages: opens one, runs a script in it, and hands back what that leaves.

Needs Chromium (Debian: `apt-get install chromium`) and axe-core (`npm install axe-core`, in the checkout, in `SAYSO_TOOLS`, or where `npm root -g` says).
"""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

BROWSER = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
RESULT = re.compile(r'<script type="application/json" id="result">(.*?)</script>', re.DOTALL)
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')

READY = "await new Promise(function (done) { setTimeout(done, 200); }); window.focus();"


def axe():
    """Return axe-core, or skip the test where it is not installed."""
    roots = [Path(__file__).parents[2] / "node_modules"]
    if os.environ.get("SAYSO_TOOLS"):
        roots.insert(0, Path(os.environ["SAYSO_TOOLS"], "node_modules"))
    if shutil.which("npm"):
        shown = subprocess.run(["npm", "root", "-g"], capture_output=True, text=True, check=False)
        roots.append(Path(shown.stdout.strip()))
    found = next((root / "axe-core" / "axe.min.js" for root in roots if (root / "axe-core" / "axe.min.js").is_file()), None)
    if found is None:
        pytest.skip("axe-core is not installed: npm install axe-core")
    return found.read_text(encoding="utf-8")


def browse(folder, page, script, *flags):
    """Return what a script leaves in `result` on the page; the page's own policy would forbid the script."""
    path = folder / "page.html"
    report = "var out=document.createElement('script');out.type='application/json';out.id='result';out.textContent=JSON.stringify(result);document.body.append(out);"
    added = f"<script>(async function(){{{READY}{script};{report}}})();</script></body>"
    path.write_text(POLICY.sub("", page).replace("</body>", added), encoding="utf-8")
    return json.loads(RESULT.search(dump(path, *flags)).group(1))


def dump(path, *flags):
    """Return what the browser made of a page, or skip the test where no browser runs."""
    command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000", *flags, "--dump-dom", path.as_uri()]
    try:
        shown = subprocess.run(command, capture_output=True, timeout=120, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        pytest.skip(f"the browser does not run here: {error}")
    if shown.returncode:
        pytest.skip(f"the browser does not run here: {shown.stderr[-200:]!r}")
    return shown.stdout.decode("utf-8")


DARK = ("--force-dark-mode", "--blink-settings=preferredColorScheme=0")
LOOKS = {"light": (), "dark": DARK, "narrow": ("--window-size=360,800",)}


def assert_axe_finds_nothing(folder, page, flags):
    """Assert that axe finds nothing wrong with a page, and that it looked."""
    script = f"{axe()}\nvar found = await axe.run(document, {{resultTypes: ['violations']}});"
    script += "var result = {dark: matchMedia('(prefers-color-scheme: dark)').matches, passes: found.passes.length,"
    script += "violations: found.violations.map(function (v) { return v.id + ': ' + v.nodes.map(function (n) { return n.html; }).join(' '); })}"
    result = browse(folder, page, script, *flags)
    assert result["violations"] == [], result["violations"]
    assert result["passes"] > 10
    assert result["dark"] is (flags == DARK)
