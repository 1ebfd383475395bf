"""Whether a piece of text holds one of a table's phrases, and where."""

from functools import cache

from sayso_attribution.tables import words

_FOLD = {ord(mark): " " for mark in ',;:!?()[]{}"“”‘…—–/*_\n\t'} | {ord("’"): "'"}  # each mark by one, so that places stay


def says(text: str, table: str, key: str) -> bool:
    """Tell whether `text` holds one of the phrases as whole words, marks aside."""
    return bool(places(text, table, key))


def places(text: str, table: str, key: str) -> list[int]:
    """Return where in `text` the first of each phrase stands, to a few code points."""
    folded = text.lower().translate(_FOLD).replace("'s ", " 's ").replace(". ", " ").rstrip(" .")
    padded = f" {' '.join(folded.split())} "
    return [place for place in map(padded.find, _padded(table, key)) if place >= 0]


@cache
def _padded(table: str, key: str) -> tuple[str, ...]:
    return tuple(f" {phrase} " for phrase in words(table, key))
