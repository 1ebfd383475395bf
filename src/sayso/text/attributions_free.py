"""Find free indirect speech: sentences after a report that go on with it without saying so (`He said it was dead. It would never pass.`).

No corpus we know marks these sentences, so the confidence is our judgement and stays below .5: nothing takes them for attributed, and a rule
that asks whether a claim has somebody behind it may read them.
"""

import re
from bisect import bisect_right
from functools import cache

from sayso.text.attributions_hits import Found
from sayso.text.attributions_speakers import Cast, mention_from
from sayso.text.clauses_tags import Line, quoted
from sayso.text.tables import words

STRONG, FAIR, FAINT = 0.42, 0.38, 0.32
FADING, LEAST = 0.02, 0.3  # what each further sentence loses, and where the trail is lost
LONGEST = 60  # tokens: what is longer is the narrator's
MOST = 4  # sentences one report carries
SURE = 0.5
THOUGHT = frozenset(("belief", "wish"))
BACKSHIFTED = frozenset(("would", "could", "should", "might", "must", "ought", "'d"))
PAST = frozenset(("had", "was", "were", "would", "could"))
AHEAD = frozenset(("will", "can", "must", "may", "should", "cannot", "won't", "can't", "'ll"))
PRONOUNS = frozenset(("it", "they", "he", "she", "this", "that", "these", "those", "there", "we", "nobody", "everyone", "nothing", "all", "such"))
PLUPERFECT = re.compile(r"x[rx]{0,3}[EV]")
FINITE = re.compile(r"[VZxmE]")
YEAR = re.compile(r"(?:1[6-9]|20)\d\d")


@cache
def _group(name: str) -> frozenset[str]:
    return words("quotation", name)


def free(row: Line, people: Cast, known: list[Found]) -> list[Found]:
    """Return the sentences that go on with a report in the same paragraph, each with the source of that report and no cue of its own."""
    starts = [low for low, _ in row.bounds]
    told, busy = _told(row, starts, known)
    if not told:
        return []
    found: list[Found] = []
    for number, item in told.items():
        found.extend(_trail(row, people, busy, number, item))
    return found


def _told(row: Line, starts: list[int], known: list[Found]) -> tuple[dict[int, Found], set[int]]:
    """Return by sentence the report that ends it, and the sentences that hold anything of an attribution."""
    told: dict[int, Found] = {}
    busy: set[int] = set()
    for item in known:
        if item.entry is not None and item.entry.cls in THOUGHT and item.source is not None and row.tags[item.source.first] == "s":
            continue  # `and she had never wanted another`: a thought of the one who speaks
        ranges = [*item.content, *([item.cue] if item.cue else [])]
        for first, end in ranges:
            after = bisect_right(starts, first)
            busy.add(after - 1)
            if after < len(starts) and starts[after] < end:
                busy.update(range(after, bisect_right(starts, end - 1)))
        if item.cue is None or item.source is None or item.entry is None or item.confidence < SURE or item.entry.cls in THOUGHT:
            continue
        last = max(end for _, end in ranges)
        number = bisect_right(starts, last - 1) - 1
        if row.bounds[number][1] - last <= 2:
            told[number] = item
    return told, busy


def _trail(row: Line, people: Cast, busy: set[int], number: int, item: Found) -> list[Found]:
    found: list[Found] = []
    if number + 1 >= len(row.bounds) or number + 1 in busy:
        return found
    block = row.blocks[row.bounds[number][0]]
    cue = item.cue or (0, 0)
    past = any(tag in "VE" for tag in row.tags[cue[0] : cue[1]]) or any(not PAST.isdisjoint(row.lower[first:end]) for first, end in item.content)
    for step in range(1, MOST + 1):
        at = number + step
        if at >= len(row.bounds) or at in busy:
            break
        low, high = row.bounds[at]
        if low >= high or row.blocks[low] != block:
            break
        sure = _likely(row, people, low, high, past=past) - FADING * (step - 1)
        if sure < LEAST:
            break
        found.append(Found(item.source, None, None, ((low, high),), round(sure, 2), None, "free-indirect", item.cue))
    return found


def _likely(row: Line, people: Cast, low: int, high: int, *, past: bool) -> float:
    """Return how likely a sentence goes on with what was said: by its tense, its opening, its judgement; 0 for the narrator's own."""
    tags, lower = row.tags, row.lower
    if high - low > LONGEST or quoted(row, low, high) or _new_person(people, low):
        return 0.0
    opening = lower[low]
    if opening in _group("narrator"):
        return 0.0
    verb = FINITE.search(tags, low, high)
    if verb is None:
        return 0.0
    modal = lower[verb.start()] in (BACKSHIFTED if past else AHEAD)
    if opening in _group("onward") or (opening == "after" and lower[low + 1 : low + 2] == ["all"]):
        return STRONG
    if modal:
        return STRONG if opening in PRONOUNS or not _dated(row, low, high) else FAINT
    if _dated(row, low, high):
        return 0.0
    if past and _pluperfect(row, low, high):
        return FAIR
    judged = not _group("judging").isdisjoint(lower[low:high])
    if opening in PRONOUNS:
        return FAIR if judged else FAINT if lower[verb.start()] in _group("being") else 0.0
    return FAINT if judged or lower[high - 1] == "?" or any(word in BACKSHIFTED for word in lower[low:high] if past) else 0.0


def _pluperfect(row: Line, low: int, high: int) -> bool:
    """Tell whether `had been`, `had not tested` stands in the sentence: the tense of a past that was spoken of in the past."""
    return any(row.lower[match.start()] in ("had", "hadn't") for match in PLUPERFECT.finditer(row.tags, low, high))


def _dated(row: Line, low: int, high: int) -> bool:
    """Tell whether the narrator gives a day or a year."""
    return any(row.tags[at] == "y" or (row.tags[at] == "#" and YEAR.fullmatch(row.lower[at])) for at in range(low, high))


def _new_person(people: Cast, low: int) -> bool:
    """Tell whether the sentence opens with somebody's name."""
    index = mention_from(people, low)
    return index >= 0 and people.tokens(index)[0] <= low + 2 and people.kind(index) != "place"
