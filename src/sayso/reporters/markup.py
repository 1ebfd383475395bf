"""Text made safe to stand in an HTML page: nothing in an article may become markup, reorder the page or hide in it."""

import re
from html import escape

# What HTML does not allow (C0, C1, surrogates, noncharacters) and what reorders text beyond its element (UAX 9: embeddings, overrides, isolates).
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def safe(text: str) -> str:
    """Return text as it may stand between tags; a control character is spelled out and marked as such."""
    return _UNSAFE.sub(lambda match: f'<span class="ctl">{_spelled(match)}</span>', escape(text))


def attribute(text: str) -> str:
    """Return text as it may stand in a quoted attribute."""
    return _UNSAFE.sub(_spelled, escape(text))


def named(text: str) -> str:
    """Return a name, of whatever direction, as a piece of a sentence."""
    return f"<bdi>{safe(text)}</bdi>"


def _spelled(match: re.Match[str]) -> str:
    return match.group().encode("unicode_escape", "surrogatepass").decode("ascii")
