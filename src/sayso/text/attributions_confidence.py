"""Say how sure an attribution is. The figures are shares found right, rounded, on half of a corpus of 526 annotated news articles."""

from sayso.text.attributions_hits import Found, Hit
from sayso.text.clauses_tags import Line
from sayso.text.clauses_words import signal
from sayso.text.sources import Phrase
from sayso.text.sources_kinds import source_type

# What was read, and how often it is right.
BESIDE, WIDENED = 0.95, 0.8  # a quotation beside the cue; one that begins inside the sentence (`They want to “start over,” she said.`)
THAT, CLAUSE, QUESTION = 0.9, 0.87, 0.8  # `said that …` or a quotation after the cue, `said …`, `asked whether …`
PHRASE, SIDE = 0.78, 0.75  # `announced a plan`; `backed the bill`
THOUGHT, THOUGHT_THAT, WISHED = 0.65, 0.8, 0.55  # `believes …`, `believes that …`, `wants to …`
INSERTED, ECHOED, INVERTED, FRONTED = 0.85, 0.8, 0.8, 0.75  # `…, he said, …`; `As he said, …`; `…, said Lind.`; `At dusk, said Lind, …`
NAMED_AFTER = 0.86  # `according to Lind`
COLON = 0.85  # `said:` with what was said in the next paragraph
# What is taken away for doubt about the source, or left of it.
SHARED = 0.2, 0.25  # the subject is another verb's: before a clause, before a phrase
RELATIVE = 0.15, 0.22, 0.35  # `who said …`: before a clause, before a phrase; `that`, `which` or `whom` instead of `who`
NOBODY = 0.35  # a verb in the active without a subject, a thing that bears a name
READER, UNSAID, UNTHOUGHT, NONE = 0.8, 0.5, 0.9, 0.5  # times: `I think`; `did not say` or `may say`; `does not believe`; `Nobody said`
WINDOW = 8  # how many attributions back one may stand inside


def confidence(row: Line, hit: Hit, content: tuple[int, int], source: Phrase | None, sure: bool) -> float:
    """Return how sure the clause or phrase after a cue is: by what opens it, how the cue stands, and whether its source is its own subject."""
    if source is None or _bears_a_name(row, hit, source):
        return NOBODY
    clause = "c" in hit.entry.frame
    base = _framed(hit, row.tags[content[0]])
    if not sure:
        base -= SHARED[not clause]
    if hit.source is not None and row.tags[hit.source.first] in "wh":
        base -= RELATIVE[not clause] if row.lower[hit.source.first] == "who" else RELATIVE[2]
    return round(base * _spoken(row, hit, source), 2)


def _framed(hit: Hit, opening: str) -> float:
    """Return how often content that opens so, after such a cue, is right."""
    frame = hit.entry.frame
    if hit.entry.cls in ("belief", "wish"):
        return THOUGHT_THAT if opening == "h" else WISHED if opening == "t" else THOUGHT
    if opening in "hKk":
        return THAT
    if opening == "q":
        return QUESTION
    if "c" in frame:
        return CLAUSE
    return SIDE if "p" in frame else PHRASE


def _spoken(row: Line, hit: Hit, source: Phrase) -> float:
    """Return the share that is left where the words beside the cue say that nothing, or nobody in particular, was said."""
    thought, modal = hit.entry.cls in ("belief", "wish"), row.tags[hit.first] == "m"
    share = 1.0
    if thought and row.lower[source.first] in signal("first_person"):
        share = READER
    if row.lower[source.first] in signal("nobody"):
        share *= NONE
    if modal or not signal("negated").isdisjoint(row.lower[hit.first : hit.verb]):
        share *= UNTHOUGHT if thought and not modal else UNSAID
    return share


def _bears_a_name(row: Line, hit: Hit, source: Phrase) -> bool:
    """Tell whether what is called something only bears a name (`a show called “Bees”`)."""
    if hit.entry.lemma not in signal("naming") or hit.first != hit.verb or row.tags[hit.verb] != "E":
        return False
    return row.tags[source.first] == "d" and row.tags[source.last] == "n" and source_type(row, source, "") == "unknown"


def nested(found: list[Found]) -> list[Found]:
    """Halve the confidence of what is reported inside another's words, and tell through whom it comes: it is theirs, and second-hand."""
    result: list[Found] = []
    for number, item in enumerate(found):
        if item.cue is not None and item.outer is None and (outer := _around(found, number)) is not None:
            confidence = item.confidence if _prepositional(outer) else round(item.confidence / 2, 2)
            item = item._replace(confidence=confidence, outer=outer.cue)
        result.append(item)
    return result


def _around(found: list[Found], number: int) -> Found | None:
    """Return the nearest attribution before one in one stretch of whose content its cue and content stand; the stretches are in order."""
    cue, content = found[number].cue, found[number].content
    if cue is None:
        return None
    first, end = min(cue[0], content[0][0]), max(cue[1], content[-1][1])
    for outer in reversed(found[max(0, number - WINDOW) : number]):
        if outer.cue is not None and outer.content[-1][1] >= cue[1] and any(low <= first and end <= high for low, high in outer.content):
            return outer
    return None


def _prepositional(found: Found) -> bool:
    """Tell whether a preposition is the cue: what stands in its content may well be another's speech, reported as surely."""
    return found.entry is not None and " " in found.entry.lemma and not found.entry.frame
