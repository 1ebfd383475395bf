"""What tests of every folder share: how cost grows with length, measured so that a busy machine fails nothing; which processes there are."""

import gc
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

TIMES = 10  # how much larger the large input is
LEAST = 0.01  # CPU seconds: what is quicker than this is not told apart from the clock's own noise


@pytest.fixture
def assert_linear() -> Callable[..., None]:
    """Return a function that fails if cost grows faster than length: `assert_linear(make, work, size)`."""
    return _assert_linear


def _assert_linear(make: Callable[[int], Any], work: Callable[[Any], object], size: int) -> None:
    """Fail if `work(make(10 * size))` costs more than thirty times `work(make(size))`: linear is 10, quadratic 100.

    Only `work` is measured. Small and large runs take turns, the least of the small ones counts, and one quiet try of three is enough,
    for what else the machine does only adds.
    """
    tried = []
    for _ in range(3):
        small, large, again = (_seconds(work, make(count)) for count in (size, TIMES * size, size))
        tried.append(large / max(min(small, again), LEAST))
        if tried[-1] <= 3 * TIMES:
            return
    pytest.fail(f"{TIMES} times the length costs {', '.join(f'{ratio:.0f}' for ratio in tried)} times as much")


def _seconds(work: Callable[[Any], object], made: Any) -> float:
    """Return the CPU seconds of one run."""
    gc.collect()
    begun = time.process_time()
    work(made)
    return time.process_time() - begun


@pytest.fixture
def group() -> Callable[[int], list[int]]:
    """Return a function that tells the living processes of a process group: `group(leader)`."""
    return _group


def _group(leader: int) -> list[int]:
    found = []
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            try:
                state, _, pgrp = Path(f"/proc/{entry.name}/stat").read_text().rpartition(") ")[2].split()[:3]
            except OSError:
                continue
            if int(pgrp) == leader and state != "Z":
                found.append(int(entry.name))
    return found
