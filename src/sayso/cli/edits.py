"""Which fixes may be made unasked, and making them: pure functions over a file's text.

A fix is made only if the rule calls it safe, it is the finding's only safe one, it stands outside quotations, the text there is still what
was reported, and it shares no place with another.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from itertools import pairwise

from sayso.finding import Diagnostic, PlacedEdit, PlacedFix


def safe_edits(source: str, diagnostics: Iterable[Diagnostic]) -> list[PlacedEdit]:
    """Return the edits to make, in order of place. Of two fixes that meet, the one reported first is made; the other may follow in a next run."""
    chosen: list[PlacedEdit] = []
    made: set[PlacedEdit] = set()
    for found in diagnostics:
        fix = _safe_fix(found)
        if fix and _as_reported(source, found) and _possible(fix.edits, len(source)) and not _meets(fix.edits, chosen):
            for edit in set(fix.edits) - made:
                insort(chosen, edit)
            made.update(fix.edits)
    return chosen


def apply(source: str, edits: Iterable[PlacedEdit]) -> str:
    """Return the text with the edits made; they must be in order and apart."""
    return "".join(_pieces(source, edits))


def _pieces(source: str, edits: Iterable[PlacedEdit]) -> Iterator[str]:
    done = 0
    for edit in edits:
        yield source[done : edit.start]
        yield edit.text
        done = edit.end
    yield source[done:]


def _safe_fix(found: Diagnostic) -> PlacedFix | None:
    safe = [fix for fix in found.fixes if fix.safe and not fix.in_quotation]
    return safe[0] if len(safe) == 1 else None


def _as_reported(source: str, found: Diagnostic) -> bool:
    return source[found.start.offset : found.end.offset] == found.excerpt


def _possible(edits: tuple[PlacedEdit, ...], length: int) -> bool:
    inside = all(0 <= edit.start <= edit.end <= length for edit in edits)
    return bool(edits) and inside and not any(_meet(first, second) for first, second in pairwise(sorted(edits)))


def _meets(edits: Iterable[PlacedEdit], chosen: list[PlacedEdit]) -> bool:
    """Tell whether an edit meets one of the chosen, which are in order; the very same edit asked for twice is no conflict."""
    for edit in edits:
        index = bisect_left(chosen, edit)
        if any(edit != other and _meet(*sorted((edit, other))) for other in chosen[max(0, index - 1) : index + 1]):
            return True
    return False


def _meet(first: PlacedEdit, second: PlacedEdit) -> bool:
    """Tell whether two edits, in order, overlap, or start at one place so that their order would be a guess."""
    return second.start < first.end or second.start == first.start
