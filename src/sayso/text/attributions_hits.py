"""Find the places where a cue stands: a verb group, a preposition, an adverb or a noun that attributes."""

from functools import cache
from itertools import compress
from typing import NamedTuple

from sayso.text.clauses import verb_start
from sayso.text.clauses_tags import Line
from sayso.text.clauses_words import forms, signal
from sayso.text.cues import Entry, adjectives, adverbs, nouns, phrases, possessed, prepositions, starters, verbs
from sayso.text.names_words import group
from sayso.text.sources import Phrase, noun_start, subject

SHOWING = frozenset(("show", "shows", "suggest", "suggests", "reveal", "reveals"))
BEFORE_SHOWN = frozenset("dpanNSPE#y")
LONGEST = 12  # tokens of the document that shows


class Hit:
    """Hold a cue by its tokens `[first, after)`; `verb` is the token of the cue word.

    `form` is `finite`, `participle`, `infinitive`, `passive`, `preposition`, `adverb`, `noun`; `source` what stands before the verb.
    """

    __slots__ = ("after", "entry", "first", "form", "source", "verb")

    def __init__(self, first: int, verb: int, after: int, entry: Entry, form: str, source: Phrase | None) -> None:
        self.first = first
        self.verb = verb
        self.after = after
        self.entry = entry
        self.form = form
        self.source = source


class Found(NamedTuple):
    """Hold an attribution by its tokens, before sources are resolved; ranges are half-open. `outer` is the cue of the one it came through.

    `kind` is given where marks do not tell it (a transcript is direct speech, though nothing is quoted); `like` is the cue of the attribution
    whose source this one shares.
    """

    source: Phrase | None
    cue: tuple[int, int] | None
    entry: Entry | None
    content: tuple[tuple[int, int], ...]
    confidence: float
    outer: tuple[int, int] | None = None
    kind: str = ""
    like: tuple[int, int] | None = None


def places(line: Line) -> list[int]:
    """Return the tokens outside quotations at which a cue may begin: looked up for all sentences at once."""
    known, lower, quote_of = starters(), line.lower, line.quote_of
    return [index for index in compress(range(len(lower)), map(known.__contains__, lower)) if quote_of[index] < 0]


def hits(line: Line, spots: list[int], low: int, high: int) -> list[Hit]:
    """Return the cues at some of the places of the sentence `[low, high)`, as far as they do not overlap."""
    known, lower = starters(), line.lower
    found: list[Hit] = []
    free = low
    for index in spots:
        if index >= free:
            hit = _hit(line, index, low, high, known[lower[index]])
            if hit is not None:
                found.append(hit)
                free = hit.after
    return found


def _hit(line: Line, index: int, low: int, high: int, kinds: str) -> Hit | None:
    tags, word = line.tags, line.lower[index]
    if kinds == "n":
        return _noun(line, index, high)
    if kinds == "v":  # most
        return _verb(line, index, low, high) if _verbal(line, index, high) else None
    if "r" in kinds:
        return Hit(index, index, index + 1, adverbs()[word], "adverb", None)
    if "p" in kinds and (entry := _preposition(line, index, high)) is not None:
        return Hit(index, index, index + 1 + len(entry.tail), entry, "preposition", None)
    after, before = tags[index + 1 : index + 2], tags[index - 1] if index > low else ""
    if "a" in kinds and before in ("x", "r") and after in ("h", "t", "s"):
        return _adjective(line, index, low)
    if "v" in kinds and _verbal(line, index, high) and not (tags[index] == "G" and "n" in kinds and after == "h" and before in ("S", "p", "d", "a")):
        return _verb(line, index, low, high)
    if "o" in kinds and (owned := _owned(line, index, low)) is not None:
        return owned
    return _noun(line, index, high) if "n" in kinds else None


def _noun(line: Line, index: int, high: int) -> Hit | None:
    if index + 1 >= high or line.tags[index + 1] not in "htPx:,":
        return None
    return Hit(index, index, index + 1, nouns()[line.lower[index]], "noun", None)


def _preposition(line: Line, index: int, high: int) -> Entry | None:
    lower = line.lower
    for entry in prepositions()[lower[index]]:
        tail, end = entry.tail, index + 1 + len(entry.tail)
        if end < high and (lower[end - 1] == tail[-1] and tuple(lower[index + 1 : end]) == tail if tail else _per(line, index)):
            return entry
    return None


def _verbal(line: Line, index: int, high: int) -> bool:
    """Tell whether a word is a verb, though it may look like a noun: `put it`, `the prospectus states that`."""
    lower = line.lower
    if line.tags[index] in "EVZBG":
        return True
    if index + 1 >= high:
        return lower[index] in SHOWING and _shown(line, index)
    if lower[index] in SHOWING and line.tags[index + 1] == "." and index + 2 >= high:
        return _shown(line, index)
    if lower[index] == "states":
        return line.tags[index - 1 : index + 2] in ("nnh", "Nnh", ",nh")
    return lower[index + 1] in signal("particle") and lower[index] in phrases()


def _shown(line: Line, index: int) -> bool:
    """Tell whether a clause and a comma stand before a document and the verb that ends the sentence: `The pier was rotten, the survey shows.`"""
    comma = line.tags.rfind(",", max(0, index - LONGEST), index)
    documents = group("roles", "document")
    return comma > 0 and BEFORE_SHOWN.issuperset(line.tags[comma + 1 : index]) and not documents.isdisjoint(line.lower[comma + 1 : index])


def _adjective(line: Line, index: int, low: int) -> Hit | None:
    """Read `is confident that`: an adjective attributes behind a form of `to be` (or the like) and its subject."""
    first = verb_start(line, index, low)
    if first == index or "x" not in line.tags[first:index]:
        return None
    source = subject(line, first, max(low, _after_quote(line, first, low)))
    if source is None or line.lower[source.first] in ("it", "there"):
        return None
    return Hit(first, index, index + 1, adjectives()[line.lower[index]], "finite", source)


def _owned(line: Line, index: int, low: int) -> Hit | None:
    """Read `in Lee's view` and `by her own account`: the owner is the source, and the clause around it the content."""
    tags, at = line.tags, index - 1
    while at > low and tags[at] == "a":
        at -= 1
    first = at if tags[at] == "p" else noun_start(line, at - 1, low) if at > low and tags[at] == "S" else low
    entry = possessed()[line.lower[index]]
    if first <= low or line.lower[first - 1] not in entry.tail:
        return None
    return Hit(first - 1, index, index + 1, entry._replace(tail=()), "preposition", Phrase(first, at if tags[at] == "p" else at - 1))


def _per(line: Line, index: int) -> bool:
    return index > 0 and line.tags[index - 1] == "," and index + 1 < len(line.tags) and line.tags[index + 1] in "NdP"


def _verb(line: Line, index: int, low: int, high: int) -> Hit | None:
    entry, after = _entry(line, index, high)
    if entry is None or (entry.lemma == "go on" and line.tags[after : after + 1] == "t"):
        return None
    first = verb_start(line, index, low)
    if line.tags[index] == "E" and first == index > low and line.tags[index - 1] == "," and _only_describes(line, entry, index):
        return None
    form = _form(line, index, first, low)
    if form == "infinitive":
        chained = _chained(line, first, low)
        if chained is None:
            return Hit(first - 1, index, after, entry, "infinitive", None) if _purpose(line, first, low) else None
        first, form = chained, "finite"
        if line.tags[index] != "G" and first >= 2 and line.tags[first - 1] == "t":
            return None
    source = subject(line, first, max(low, _after_quote(line, first, low))) if form in ("finite", "passive") else None
    if source is None and form == "finite" and first > low + 2 and line.tags[first - 1] == "K" and ",w" in line.tags[low:first]:
        source = subject(line, first, low)  # Lind, who called it “dead,” said
    if line.lower[first - 1] in signal("degree") or (form == "passive" and entry.lemma == "hear"):
        return None
    return Hit(first, index, after, entry, form, source)


def _only_describes(line: Line, entry: Entry, index: int) -> bool:
    """Tell whether a participle behind a comma says something of the thing before it: `a draft, expected Monday,`, `a letter, seen by us,`."""
    return line.tags[index + 1 : index + 3] in ("y,", "yr") or (entry.cls == "belief" and line.lower[index + 1 : index + 2] == ["by"])


def _after_quote(line: Line, index: int, low: int) -> int:
    """Return where the words behind the last quotation before `index` begin."""
    return max(low, line.tags.rfind("K", low, index) + 1)


def _entry(line: Line, index: int, high: int) -> tuple[Entry | None, int]:
    """Return what the table says of a verb and the particles behind it, and the token after them; one adverb may stand between."""
    lower = line.lower
    found = phrases().get(lower[index], ())
    for phrase in found:
        for start in (index + 1, index + 2):
            end = start + len(phrase.tail)
            if end > high or lower[start] != phrase.tail[0] or (start > index + 1 and line.tags[index + 1] != "r"):
                continue
            if tuple(lower[start:end]) == phrase.tail and not _told_of(line, phrase, index, end):
                return phrase, end
    return verbs().get(lower[index]), index + 1


def _told_of(line: Line, phrase: Entry, index: int, end: int) -> bool:
    """Tell whether what a phrase is about stands before what was said: `wrote of her that …`."""
    return phrase.tail[0] in ("of", "about") and line.lower[index] in verbs() and "h" in line.tags[end : end + 4]


def _form(line: Line, index: int, first: int, low: int) -> str:
    tags, lower = line.tags, line.lower
    tag = tags[index]
    aux = [lower[at] for at in range(first, index) if tags[at] in "xm"]
    if tag == "G":
        return "finite" if aux and aux[-1] in signal("be") else "participle"
    if tag == "E" and aux and aux[-1] in signal("be"):
        return "passive"
    if first > low and tags[first - 1] == "t":
        return "infinitive"
    if (
        tag == "E"
        and first == index
        and lower[index] in signal("asked")
        and (index == low or (index == low + 1 and tags[low] in "cqr") or tags[index - 1] == "q" or _was_asked(line, index, low))
    ):
        return "passive"
    return "finite"


def _was_asked(line: Line, index: int, low: int) -> bool:
    """Tell whether a participle between the only commas says that somebody was asked (`Lind, asked if he would run, said no`)."""
    tags = line.tags
    inserted = line.lower[index] == "asked" and tags[index - 1] == "," and tags[index - 2] in "nN" and tags[index + 1 : index + 2] in ("q", "P")
    return inserted and tags.find(",", low, index - 1) < 0 and "," in tags[index + 1 : index + 30]


def _chained(line: Line, first: int, low: int) -> int | None:
    """Return where the verb group begins that leads to an infinitive ("went on to say"), or None where nothing is said."""
    tags, lower = line.tags, line.lower
    at = first - 2
    if at < low or lower[at] in signal("never"):
        return None
    if lower[at] in signal("chain"):
        while at > low and (lower[at] in signal("chain") or tags[at] in "rxmP" or lower[at] in ("twitter", "facebook")):
            at -= 1
        return at + 1 if lower[at] not in signal("chain") else at
    return None


def _purpose(line: Line, first: int, low: int) -> bool:
    """Tell whether an infinitive tells what somebody did something for (`took the stage to say`), not what another was to do."""
    tags, lower = line.tags, line.lower
    if first - 2 <= low or tags[first - 2] not in "nNy#" or lower[first - 2] in signal("inviting") or lower[first - 2] in nouns():
        return False
    at = first - 2
    while at > low and tags[at] not in "VZEBG":
        if tags[at] in ",hqwmKk":
            return False
        at -= 1
    return tags[at] in "VZEB" and lower[at] not in controls()


@cache
def controls() -> frozenset[str]:
    """Return every form of the verbs whose object does what the infinitive says (`asked the crew to say`)."""
    return frozenset(form for base in signal("control") for form in (base, *forms(base)))
