"""No input, however hostile, breaks sayso: no traceback, no hang, every position inside the file, every format readable, a documented exit code.

A few dozen inputs run in every test run. `SAYSO_HOSTILE=10000 pytest tests/hostile` runs so many, and the floods at their full size.
"""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.checker import Checker

from .floods import HTML, MARKDOWN, TEXTS
from .judge import MEGABYTES, clean, faults, flood_faults, forget_peak, peak
from .mutants import PIECES, hostile

LONG = int(os.environ.get("SAYSO_HOSTILE", "0"))
INPUTS = LONG or 60
FULL = 2_000_000
SIZE = FULL if LONG else 10_000  # bytes of a flood
SECONDS = 10.0 if LONG else 2.0  # CPU; most take a fraction
SHARES = 8
FLOODS = [
    (suffix, name) for suffix, floods in (("txt", TEXTS), ("md", {**TEXTS, **MARKDOWN} if LONG else MARKDOWN), ("html", HTML)) for name in floods
]


@pytest.fixture(autouse=True)
def memory():
    """Let no test take more memory than is promised, whatever the process held before."""
    try:
        forget_peak()
    except OSError:
        yield
        return
    before = peak()
    yield
    assert peak() - before < MEGABYTES


@pytest.mark.parametrize("share", range(SHARES))
def test_mutated_inputs(tmp_path, share):
    wrong = []
    for seed in range(share, INPUTS, SHARES):
        given = hostile(seed)
        wrong += [(seed, given.arguments, each) for each in faults(*given, tmp_path)]
        clean(tmp_path)
    assert wrong == []


@settings(max_examples=15 + LONG // 100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=30), name=st.sampled_from(["a.txt", "a.md", "a.html"]))
def test_any_pieces(tmp_path, pieces, name):
    files = {name: "".join(pieces).encode("utf-8", "ignore")}
    clean(tmp_path)
    assert faults(files, name, ("check", "--isolated", "--format", "json", "--language", "en", name), tmp_path) == []


@pytest.fixture(scope="module")
def checker():
    return Checker(isolated=True, overrides={"language": "en"})


@pytest.mark.parametrize("share", range(SHARES))
def test_floods(checker, share):
    wrong = []
    for suffix, name in FLOODS[share::SHARES]:
        data = {"txt": TEXTS, "md": {**TEXTS, **MARKDOWN}, "html": HTML}[suffix][name](SIZE).encode()[:FULL]
        wrong += [(suffix, name, each) for each in flood_faults(checker, data, f"a.{suffix}", SECONDS)]
    assert wrong == []
