"""Patterns that are compiled when they are first needed: most articles need few of them, and to compile all would be a good part of a start."""

import re
from collections.abc import Callable
from functools import cache, partial


def late(text: str, flags: re.RegexFlag = re.NOFLAG) -> Callable[[], re.Pattern[str]]:
    """Return a function that returns the pattern, compiled at its first call."""
    return cache(partial(re.compile, text, flags))
