"""The phrase that a verb acts on, found over tokens without a parser."""

from functools import cache

from sayso_consistency.inflection import BASE, GERUND
from sayso_consistency.lexicon import Thing, heads, things, verb_forms
from sayso_consistency.tables import rows

REACH = 8  # tokens an object phrase may have after its verb
HEDGES = frozenset({"than", "at", "as"})
JOINING = frozenset({"and", "or", "to", "will", "of"})  # may stand between a verb and the object of the next
LONGEST = 3  # words of the longest thing
ASIDE = 10  # tokens between the commas of an aside
CONJUNCT = 4  # tokens of a second member that may bear the head
BEFORE_NOUN = frozenset({"a", "an", "the", "our", "their", "its"})  # `a just peace`, `the next generation`
OPENING = frozenset("“‘«")
QUOTES = frozenset("\"'“”‘’«»[]()")


@cache
def little(key: str) -> frozenset[str]:
    """Return the little words of a kind (`modal`, `preposition` …)."""
    return frozenset(next(row["words"] for row in rows("scanner") if row["key"] == key))


@cache
def _object_ends() -> frozenset[str]:
    return little("preposition") | little("object end")


@cache
def stoppers() -> frozenset[str]:
    """Return the words before which a verb has no object at all, nor one that it shares with the next verb."""
    return frozenset(word for word in _object_ends() - little("determiner") - HEDGES - JOINING if not word.endswith("ly"))


@cache
def _skipped() -> frozenset[str]:
    return little("adverb") | QUOTES


def skip_left(lower: list[str], index: int, start: int) -> int:
    """Return the index of the nearest word at or before `index` that is no adverb, no quotation mark and no set phrase like `in turn`."""
    skipped = _skipped()
    while index >= start:
        word = lower[index]
        if word in skipped or (word.endswith("ly") and len(word) > 4):
            index -= 1
        elif word in _parentheses() and (length := _parenthesis(lower, index, start)):
            index -= length
        else:
            break
    return index


@cache
def _parentheses() -> dict[str, list[list[str]]]:
    """Return the set phrases that may stand before a verb, by their last word."""
    found: dict[str, list[list[str]]] = {}
    for phrase in little("parenthesis"):
        words = phrase.split(" ")
        found.setdefault(words[-1], []).append(words)
    return found


def _parenthesis(lower: list[str], index: int, start: int) -> int:
    """Return how many tokens before a verb say nothing of its frame: `at the same time`, or `, with our friends,` after `will` or `to`."""
    if lower[index] == ",":
        opening = next((place for place in range(index - 1, max(start, index - ASIDE), -1) if lower[place] == ","), 0)
        return index - opening + 1 if opening and (lower[opening - 1] == "to" or lower[opening - 1] in little("modal")) else 0
    return next((len(words) for words in _parentheses()[lower[index]] if lower[max(start, index + 1 - len(words)) : index + 1] == words), 0)


def object_of(lower: list[str], verb: int, stop: int) -> tuple[int, int, Thing | None]:
    """Return first and last token of the object's head and what it is worth; the head is the last word before the phrase ends."""
    next_word = lower[verb + 1] if verb + 1 < stop else ""
    following = "" if next_word in things() else verb_forms().get(next_word, ("", ""))[1]
    if following == GERUND or (following == BASE and lower[verb] in little("auxiliary")):
        return verb, verb, None  # "quit attacking people", "help defuse tensions"
    end = _phrase_end(lower, verb + 1, min(stop, verb + 1 + REACH))
    while end > verb + 1 and (lower[end - 1] in QUOTES or lower[end - 1].endswith("ly")):
        end -= 1
    if end == verb + 1:
        return verb, verb, None
    whole = things().get(" ".join(lower[end - 1 : end + 2])) if end + 1 < stop and lower[end] == "of" else None
    if whole:
        return (verb, verb, None) if _spoilt(lower, verb + 1, end - 1, whole) else (end - 1, end + 1, whole)
    if end < stop and lower[end] in ("of", "for") and lower[end - 1] in little("quantity"):
        inner = object_of(lower, end, stop)
        outer = things().get(lower[end - 1])
        if inner[2] is not None and (outer is None or inner[2].worth < 0):
            return inner
    first, thing = _head(lower, verb + 1, end)
    if thing is None and lower[end - 1] in little("carrier"):  # "health outcomes"
        first, thing = _head(lower, verb + 1, end - 1)
    if thing is None:
        end = _conjunct(lower, end, stop)  # "federal and state laws"
        first, thing = _head(lower, verb + 1, end)
    if lower[verb] in little("help") and any(verb_forms().get(word, ("", ""))[1] == BASE and word not in things() for word in lower[verb + 2 : end]):
        return verb, verb, None  # "help governments curb emissions"
    if thing is None or _spoilt(lower, verb + 1, first, thing) or (thing.worth > 0 and _of_bad(lower, end, stop)):
        return verb, verb, None
    return first, end - 1, thing


def _conjunct(lower: list[str], end: int, stop: int) -> int:
    """Return where a second member ends that follows at `end`, or `end` itself if a clause follows; `just, lasting and full peace` has three."""
    if end + 2 < stop and lower[end] == "," and "and" in lower[end + 2 : end + 4]:
        end = lower.index("and", end + 2)
    if end + 1 >= stop or lower[end] not in ("and", "or"):
        return end
    joined = _phrase_end(lower, end + 1, min(stop, end + 1 + CONJUNCT))
    return end if any(word in verb_forms() and word not in things() for word in lower[end + 1 : joined]) else joined


def subject_of(lower: list[str], verb: int, start: int) -> tuple[int, int, Thing | None]:
    """Return the subject of a passive, which is what the act is done to: `stability must not be undermined`."""
    index = verb - 1
    while index >= start and (
        lower[index] in little("be") or lower[index] in little("modal") or lower[index] in little("have") or skip_left(lower, index, start) != index
    ):
        index -= 1
    ends = [index + 1]
    if lower[index + 1] in little("modal"):  # "peace in the region must be kept"
        ends += [place for place in range(index, max(start, index - REACH), -1) if lower[place] in ("in", "of", "on", "between", "at", "for")]
    for end in ends:
        first, thing = _head(lower, start, end)
        if thing and not _spoilt(lower, start, first, thing) and not _complement(lower, first, start):
            return first, end - 1, thing
    return verb, verb, None


def _complement(lower: list[str], first: int, start: int) -> bool:
    """Tell whether the thing at `first` only belongs to the subject's head: `management of debt`, but not `levels of debt`."""
    for place in range(first - 1, max(start, first - REACH) - 1, -1):
        word = lower[place]
        if word in ("of", "for", "in", "on", "with", "against", "to"):
            return place == start or lower[place - 1] not in little("quantity")
        if (word in _object_ends() and word != "and") or (word == "," and "and" not in lower[place + 1 : place + 4]):
            break
    return False


def _phrase_end(lower: list[str], index: int, stop: int) -> int:
    ends, articles, first, table, after = _object_ends(), little("determiner"), index, things(), little("after a noun")
    while index < stop:
        word = lower[index]
        if word in HEDGES and lower[index + 1 : index + 2] != [] and _hedge(lower, index):
            index += 1
            continue
        if index > first and lower[index - 1] in table and (word.endswith("ed") or word in after):
            break
        if word.endswith("ing") and index > first and lower[index - 1].endswith("s"):
            break  # "problems facing families"
        if word in articles and index > first and lower[index - 1] not in articles and lower[index - 1] not in QUOTES:
            break
        if (word in ends and word not in articles and not _adjective(lower, index, first)) or (
            not word[0].isalnum() and word not in QUOTES and word != "'s"
        ):
            break
        index += 1
    return index


def _adjective(lower: list[str], index: int, first: int) -> bool:
    """Tell whether a word that else ends an object belongs to it: `a just peace`, `the next generation`."""
    return index > first and lower[index - 1] in BEFORE_NOUN and lower[index] in little("object end")


def _hedge(lower: list[str], index: int) -> bool:
    """Tell whether the word belongs to a hedged number: `more than 700`, `at least 21`, `as many as 300`."""
    return any(word[0].isdigit() for word in lower[index + 1 : index + 4]) and (lower[index] != "at" or lower[index + 1] in ("least", "most"))


def _head(lower: list[str], start: int, end: int) -> tuple[int, Thing | None]:
    """Return where the longest known thing starts that ends at `end`, and the thing."""
    best: tuple[int, Thing | None] = (end, None)
    if lower[end - 1] not in heads():
        return best
    table = things()
    for first in range(end - 1, max(start, end - LONGEST) - 1, -1):
        thing = table.get(" ".join(lower[first:end]))
        if thing:
            best = (first, thing)
    return best


def _of_bad(lower: list[str], end: int, stop: int) -> bool:
    """Tell whether what follows makes a good thing bad: `the growth of crime`, `the trade in lives and weapons of war`."""
    thing = complement(lower, end, stop) if end < stop and lower[end] in ("of", "in", "for", "with") else None
    return thing is not None and thing.worth < 0


def complement(lower: list[str], end: int, stop: int) -> Thing | None:
    """Return the thing in the phrase after the little word at `end`: `peace` of `the bonds of lasting peace`."""
    after = _phrase_end(lower, end + 1, min(stop, end + 1 + REACH))
    return things().get(lower[after - 1]) if after > end + 1 else None


def _spoilt(lower: list[str], start: int, first: int, thing: Thing) -> bool:
    """Tell whether a word before a good thing makes it one that people may well want to end: `a false sense of security`."""
    between = lower[start:first]
    return thing.worth > 0 and not (little("spoiling adjective").isdisjoint(between) and OPENING.isdisjoint(between))
