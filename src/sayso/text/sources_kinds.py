"""Say what kind of source a noun phrase is: a person, a role, a group, an organisation, an outlet, a document, somebody unnamed."""

from bisect import bisect_left
from functools import cache

from sayso.text.clauses_tags import Line
from sayso.text.clauses_words import signal
from sayso.text.names_words import group
from sayso.text.records import Names
from sayso.text.sources import Phrase


def head_mention(row: Line, phrase: Phrase, names: Names, starts: list[int]) -> int:
    """Return the mention that the phrase is about, or -1: not one behind a preposition or in the possessive, nor one that describes a noun."""
    tokens, tags = row.tokens, row.tags
    low, high = tokens.starts[phrase.first], tokens.ends[phrase.last]
    best = -1
    for index in range(bisect_left(starts, low), bisect_left(starts, high)):
        mention = names.mentions[index]
        first, after = tokens.at(mention.span.start), tokens.at(mention.span.end - 1) + 1
        if best >= 0 and "," in tags[phrase.first : first]:
            break
        if _governed(row, phrase.first, first):
            continue
        if after <= phrase.last and tags[after] in "nSa#N" and tags[after] != "(" and not _is_outlet(tokens.lower[after : after + 2]):
            continue
        if best < 0 or names.entities[mention.entity].type == "person" or names.entities[names.mentions[best].entity].type != "person":
            best = index
    return best


def coordinated(row: Line, phrase: Phrase, names: Names, starts: list[int]) -> bool:
    """Tell whether a phrase names several (`Norway and Sweden`): then it stands for none of them. An apposition to a person does not count."""
    for at in range(phrase.first + 1, phrase.last):
        index = bisect_left(starts, row.tokens.ends[at]) - 1
        mention = names.mentions[index] if index >= 0 else None
        if row.tags[at] in "Pw" or (row.tags[at] == "," and mention is not None and names.entities[mention.entity].type == "person"):
            return False
        if row.tags[at] == "c":
            return (mention is None or row.tokens.starts[at] >= mention.span.end) and row.tags[at + 1] in "nNdap#"
    return False


def _governed(row: Line, first: int, at: int) -> bool:
    """Tell whether a preposition that hangs on a noun stands between the phrase's beginning and token `at`."""
    return any(row.tags[index] in "Pt" for index in range(first + 1, at))


def _is_outlet(words: list[str]) -> bool:
    """Tell whether the words say that what is named before them is a news outlet: `Prensa Latina news agency`."""
    return words == ["news", "agency"] or words[0] in group("roles", "kinds of outlet")


def head_noun(row: Line, phrase: Phrase) -> int:
    """Return the token of the head noun: the last noun before a comma, a preposition or a relative clause."""
    tags = row.tags
    for at in range(phrase.first, phrase.last + 1):
        if tags[at] in ",Pwt(-GEV" and at > phrase.first:
            return at - 1
    return phrase.last


def source_type(row: Line, phrase: Phrase, entity_type: str) -> str:
    """Return the type of a source: that of its entity, else by its head noun, else by any noun before that."""
    if entity_type in ("organisation", "outlet", "person"):
        return entity_type
    if entity_type == "place":
        return "organisation"
    head = head_noun(row, phrase)
    words = row.tokens.lower[phrase.first : head + 1][::-1]
    if _is_outlet(words[1::-1]):
        return "outlet"
    if (
        words[0] in group("roles", "anonymous")
        or _held_back(row, phrase)
        or (words[-1] in signal("indefinite") and not signal("official").isdisjoint(words[:2]))
    ):
        return "anonymous"
    if words[0] in signal("personal"):
        return "person"
    for word in words:
        kind = _kinds().get(word)
        if kind:
            return kind
    if entity_type == "unknown" and row.tags[phrase.last] == "N":
        return "person" if phrase.last > phrase.first else "unknown"
    return "collective" if words[0] in signal("people") else "unknown"


@cache
def _kinds() -> dict[str, str]:
    """Return noun -> kind of source."""
    return {word: kind for kind in ("organisation", "outlet", "document", "collective", "role") for word in group("roles", kind)}


def _held_back(row: Line, phrase: Phrase) -> bool:
    end = min(len(row.tags), phrase.last + 14)
    return bool(signal("held_back").intersection(row.tokens.lower[phrase.first : end]))
