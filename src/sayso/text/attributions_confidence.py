"""Say how sure an attribution is. The figures are shares found right, rounded, on half of a corpus of 526 annotated news articles."""

from sayso.text.attributions_hits import Found, Hit
from sayso.text.clauses_tags import Line
from sayso.text.clauses_words import signal
from sayso.text.sources import Phrase

CLEAR, CLAUSE, PHRASE, SIDE, THOUGHT = 0.9, 0.87, 0.72, 0.62, 0.6
WINDOW = 8  # how many attributions back one may stand inside


NOBODY = 0.35
"""A verb in the active whose subject we did not find: one in five is right."""


def confidence(row: Line, hit: Hit, content: tuple[int, int], source: Phrase | None, sure: bool) -> float:
    """Return how sure the clause or phrase after a cue is: by what opens it, how the cue stands, and whether its source is its own subject."""
    if source is None:
        return NOBODY
    opening, frame = row.tags[content[0]], hit.entry.frame
    base = CLEAR if opening in "hKkq" else CLAUSE if "c" in frame else PHRASE
    if hit.entry.cls in ("belief", "wish"):
        base = THOUGHT if opening != "h" else THOUGHT + 0.1
    elif "n" in frame and "c" not in frame and opening not in "hK":
        base = PHRASE
    elif "p" in frame and not frame & {"c", "t", "i"}:
        base = SIDE
    if not sure:
        base -= 0.2 if "c" in frame else 0.22
    if hit.source is not None and row.tags[hit.source.first] in "wh":
        base -= (0.15 if "c" in frame else 0.22) if row.tokens.lower[hit.source.first] == "who" else 0.35
    before = row.tokens.lower[hit.first : hit.verb]
    if row.tags[hit.first] == "m" or signal("negated").intersection(before):
        base *= 0.9 if hit.entry.cls in ("belief", "wish") and row.tags[hit.first] != "m" else 0.5
    return round(base, 2)


def nested(found: list[Found]) -> list[Found]:
    """Halve the confidence of what is reported inside another's words: it is theirs, and second-hand."""
    result: list[Found] = []
    for number, item in enumerate(found):
        around = found[max(0, number - WINDOW) : number]
        inside = item.cue is not None and item.outer is None and any(_holds(other, item) for other in around)
        result.append(item._replace(confidence=round(item.confidence / 2, 2)) if inside else item)
    return result


def _holds(outer: Found, inner: Found) -> bool:
    """Tell whether one stretch of the outer content holds the inner cue and content. A preposition's content may hold another's speech."""
    if (
        outer.cue is None
        or inner.cue is None
        or max(end for _, end in outer.content) < inner.cue[1]
        or (outer.entry is not None and " " in outer.entry.lemma and not outer.entry.frame)
    ):
        return False
    first, end = min(inner.cue[0], *(start for start, _ in inner.content)), max(inner.cue[1], *(last for _, last in inner.content))
    return any(low <= first and end <= high for low, high in outer.content)
