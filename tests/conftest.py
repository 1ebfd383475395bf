"""What tests of every folder share: how cost grows with length, measured so that a busy machine fails nothing."""

import gc
import time
from collections.abc import Callable
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
