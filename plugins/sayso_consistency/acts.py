"""Acts: a verb of known effect with its object, found over tokens without a parser."""

from functools import cache
from itertools import pairwise
from typing import NamedTuple

from sayso import Article, Layer
from sayso.layers import SENTENCES, TOKENS
from sayso.records import Tokens
from sayso_consistency.inflection import BASE, GERUND, PAST
from sayso_consistency.lexicon import Thing, Verb, things, usual, verb_forms
from sayso_consistency.tables import rows

REACH = 8  # tokens an object phrase may have after its verb
HEDGES = frozenset({"than", "at", "as"})
LONGEST = 3  # words of the longest thing
HELPED = 4  # tokens of the one who is helped to do something
CONJUNCT = 4  # tokens of a second member that may bear the head
OPENING = frozenset("“‘«")
QUOTES = frozenset("\"'“”‘’«»[]()")


class Act(NamedTuple):
    """Hold an act: token indices of the verb and of the object's first and last word, and what the tables say of both.

    `thing` is None where the object is unknown; `first` and `last` are then the verb itself.
    """

    verb: int
    lexeme: Verb
    tag: str
    first: int
    last: int
    thing: Thing | None

    @property
    def stance(self) -> int:
        """Return +1 for an act that does good, -1 for one that does harm, 0 if the object is unknown."""
        if self.thing is None or (self.lexeme.injures and self.thing.worth < 0):
            return 0
        stance = self.lexeme.sign * self.thing.worth or 1
        return 1 if stance < 0 and usual(self.lexeme, self.thing.kind) else stance


@cache
def little(key: str) -> frozenset[str]:
    """Return the little words of a kind (`modal`, `preposition` …)."""
    return frozenset(next(row["words"] for row in rows("scanner") if row["key"] == key))


@cache
def _object_ends() -> frozenset[str]:
    return little("preposition") | little("object end")


def _all_acts(article: Article) -> list[list[Act]]:
    tokens = article.layer(TOKENS)
    return [acts(tokens, tokens.within(sentence.span)) for sentence in article.layer(SENTENCES)]


ACTS: Layer[list[list[Act]]] = Layer("consistency.acts", _all_acts)


def acts(tokens: Tokens, span: range) -> list[Act]:
    """Return the acts among the tokens `span` of one sentence, in order."""
    forms = verb_forms()
    lower = tokens.lower
    found: list[Act] = []
    for index, entry in zip(span, map(forms.get, lower[span.start : span.stop]), strict=True):
        if entry and is_verb(lower, index, span.start, entry[1]):
            passive = entry[1] == PAST and lower[skip_left(lower, index - 1, span.start)] in little("be")
            first, last, thing = _subject(lower, index, span.start) if passive else _object(lower, index, span.stop)
            if thing and not passive and _carries_on(lower, last + 1, entry[0], thing):
                thing = None
            found.append(Act(index, entry[0], entry[1], first, last, thing))
    return share_objects(lower, found) if len(found) > 1 else found


def _carries_on(lower: list[str], index: int, verb: Verb, thing: Thing) -> bool:
    """Tell whether the object is only the subject of what follows: `prevent their health from failing`, `ensure peace is kept`."""
    following = lower[index] if index < len(lower) else ""
    gerund = lower[index + 1] if index + 1 < len(lower) else ""
    if verb.sign > 0 and (following in little("be") or following in little("modal") or following in little("auxiliary")):
        return True
    later = lower[index + 1 : index + REACH]
    kept = thing.kind == "people" and any(one == "from" and two.endswith("ing") for one, two in pairwise(later))  # "stop people from … from voting"
    return (
        kept or (following == "from" and gerund.endswith("ing")) or (verb.sign > 0 > thing.worth and (following == "to" or following.endswith("ed")))
    )


def share_objects(lower: list[str], found: list[Act]) -> list[Act]:
    """Give `respect` of `respect and reverse the rights` its object, which stands after the second verb."""
    for place in range(len(found) - 2, -1, -1):
        act, following = found[place], found[place + 1]
        if act.thing is None and following.thing and act.tag == following.tag and no_object(lower[act.verb + 1 : following.verb]):
            found[place] = act._replace(first=following.first, last=following.last, thing=following.thing)
    return found


def no_object(between: list[str]) -> bool:
    """Tell whether the words between two verbs only join them: `and`, `, and fully`."""
    return not {"and", "or"}.isdisjoint(between) and all(word in ("and", "or", ",", "to", "will") or word.endswith("ly") for word in between)


def is_verb(lower: list[str], index: int, start: int, tag: str) -> bool:
    """Tell from the word before whether the form at `index` is used as a verb that takes an object."""
    before = skip_left(lower, index - 1, start)
    word = lower[before] if before >= start else ""
    if tag == BASE:
        return not word or word in _before_base() or word.endswith("s") or helped(lower, before, start) >= 0
    if word in _no_subject(tag):
        return False
    return tag != GERUND or word not in ("'s", "more", "most")


@cache
def _before_base() -> frozenset[str]:
    """Return the words after which a base form is a verb; after `had` it is the participle of `cut`."""
    return little("before a verb") | little("modal") | little("auxiliary") | little("have")


@cache
def _no_subject(tag: str) -> frozenset[str]:
    """Return the words after which a form is no verb: it is a noun, or an adjective."""
    nominal = little("determiner") - little("pronoun")
    return nominal if tag != PAST else nominal | (little("preposition") - {"and", "or", "but", "who", "which", "that"})


@cache
def _skipped() -> frozenset[str]:
    return little("adverb") | QUOTES


def helped(lower: list[str], index: int, start: int) -> int:
    """Return where `help` stands before the one who is helped, at `index`, or -1: `help the nation keep the peace`."""
    helps, ends = little("help"), little("preposition")
    for place in range(index - 1, max(start, index - HELPED) - 1, -1):
        word = lower[place]
        if word in helps:
            return place
        if word in ends or not word[0].isalnum():
            break
    return -1


def skip_left(lower: list[str], index: int, start: int) -> int:
    """Return the index of the nearest word at or before `index` that is no adverb and no quotation mark."""
    skipped = _skipped()
    while index >= start and ((word := lower[index]) in skipped or (word.endswith("ly") and len(word) > 4)):
        index -= 1
    return index


def _object(lower: list[str], verb: int, stop: int) -> tuple[int, int, Thing | None]:
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
    if end + 1 < stop and lower[end] == "of" and " ".join(lower[end - 1 : end + 2]) in things():
        return end - 1, end + 1, things()[" ".join(lower[end - 1 : end + 2])]
    if end < stop and lower[end] in ("of", "for") and lower[end - 1] in little("quantity"):
        inner = _object(lower, end, stop)
        if inner[2] is not None:
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
    """Return where a second member ends that follows at `end`, or `end` itself if a clause follows."""
    if end + 1 >= stop or lower[end] not in ("and", "or"):
        return end
    joined = _phrase_end(lower, end + 1, min(stop, end + 1 + CONJUNCT))
    return end if any(word in verb_forms() and word not in things() for word in lower[end + 1 : joined]) else joined


def _subject(lower: list[str], verb: int, start: int) -> tuple[int, int, Thing | None]:
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
        if (word in ends and word not in articles) or (not word[0].isalnum() and word not in QUOTES and word != "'s"):
            break
        index += 1
    return index


def _hedge(lower: list[str], index: int) -> bool:
    """Tell whether the word belongs to a hedged number: `more than 700`, `at least 21`, `as many as 300`."""
    return any(word[0].isdigit() for word in lower[index + 1 : index + 4]) and (lower[index] != "at" or lower[index + 1] in ("least", "most"))


def _head(lower: list[str], start: int, end: int) -> tuple[int, Thing | None]:
    """Return where the longest known thing starts that ends at `end`, and the thing."""
    table = things()
    best: tuple[int, Thing | None] = (end, None)
    for first in range(end - 1, max(start, end - LONGEST) - 1, -1):
        thing = table.get(" ".join(lower[first:end]))
        if thing:
            best = (first, thing)
    return best


def _of_bad(lower: list[str], end: int, stop: int) -> bool:
    """Tell whether what follows makes a good thing bad: `the growth of crime`, `the trade in lives and weapons of war`."""
    if end >= stop or lower[end] not in ("of", "in", "for", "with"):
        return False
    after = _phrase_end(lower, end + 1, min(stop, end + 1 + REACH))
    thing = things().get(lower[after - 1]) if after > end + 1 else None
    return thing is not None and thing.worth < 0


def _spoilt(lower: list[str], start: int, first: int, thing: Thing) -> bool:
    """Tell whether a word before a good thing makes it one that people may well want to end: `a false sense of security`."""
    between = lower[start:first]
    return thing.worth > 0 and not (little("spoiling adjective").isdisjoint(between) and OPENING.isdisjoint(between))
