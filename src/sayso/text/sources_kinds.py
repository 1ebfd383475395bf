"""Say what kind of source a noun phrase is: a person, a role, a group, an organisation, an outlet, a document, somebody unnamed."""

import re
from bisect import bisect_left, bisect_right
from functools import cache

from sayso.text.clauses_tags import Line
from sayso.text.clauses_words import signal
from sayso.text.names_words import before_names, demonyms, group
from sayso.text.records import Names
from sayso.text.sources import Phrase
from sayso.text.sources_told import withheld

ADDRESS = re.compile(r"\w\.(?:com|org|net|co|news|info|tv|ie|uk|eu|gov|edu)\b")
INNER_CAPITAL = re.compile(r"[a-z]{3}[A-Z]")
HEAD_ENDS = re.compile(r"[,Pwht(\-GEVZ]")
JOINING = re.compile(r"[Ptw,c]")
GOVERNING = re.compile(r"[Ptw]|[GEVZ](?<=[nN)].)")
HELD_BACK = 24  # tokens behind a source in which a text may say that it holds the name back
PERSONAL = frozenset(("he", "she", "who", "i", "they", "we", "it"))


def head_mention(row: Line, phrase: Phrase, names: Names, starts: list[int]) -> int:
    """Return the mention that the phrase is about, or -1: not one behind a preposition or in the possessive, nor one that describes a noun."""
    tokens, tags = row.tokens, row.tags
    low, high = tokens.starts[phrase.first], tokens.ends[phrase.last]
    best = -1
    for index in range(bisect_left(starts, low), bisect_left(starts, high)):
        mention = names.mentions[index]
        first, after = tokens.at(mention.span.start), tokens.at(mention.span.end - 1) + 1
        after += after <= phrase.last and tokens.lower[after] == "."  # `Inc.`
        if best >= 0 and "," in tags[phrase.first : first]:
            break
        front = tokens.at(mention.title.start) if mention.title else first
        front -= front > phrase.first and tags[front - 1] == "d"
        apposed = best < 0 and front > phrase.first and tags[front - 1] == "," and names.entities[mention.entity].type == "person"
        if not apposed and _governed(row, phrase.first, first if front > phrase.first else front):
            continue
        if after <= phrase.last and tags[after] in "nSa#N" and tags[after] != "(" and not _is_outlet(tokens.lower[after : after + 2]):
            continue
        if _only_described(row, phrase, first, after, names.entities[mention.entity].type):
            continue
        if best < 0 or names.entities[mention.entity].type == "person" or names.entities[names.mentions[best].entity].type != "person":
            best = index
    return best


def _only_described(row: Line, phrase: Phrase, first: int, after: int, kind: str) -> bool:
    """Tell whether capitals only describe somebody (`a South Carolina Democrat`), or name what is no person (`The Hill`)."""
    if first != phrase.first + 1 or row.tags[phrase.first] != "d":
        return False
    word = row.lower[phrase.first]
    if word in ("a", "an", "one", "another"):
        return kind == "unknown" and _kinds().get(row.lower[after - 1]) == "role"
    return word == "the" and kind == "person" and after - first == 1 and after > phrase.last


def coordinated(row: Line, phrase: Phrase, names: Names, starts: list[int]) -> bool:
    """Tell whether a phrase names several (`Norway and Sweden`): then it stands for none of them. An apposition to a person does not count."""
    tags = row.tags
    for mark in JOINING.finditer(tags, phrase.first + 1, max(phrase.first + 1, phrase.last)):
        at = mark.start()
        if tags[at] in "Ptw":
            return False
        index = bisect_left(starts, row.ends[at]) - 1
        mention = names.mentions[index] if index >= 0 and starts[index] >= row.starts[phrase.first] else None
        if tags[at] == "c":
            outside = mention is None or row.starts[at] >= mention.span.end
            return outside and tags[at + 1] in "nNdap#" and not (mention is None and _joint_title(row, phrase, names, starts))
        after = index + 1
        listed = after < len(starts) and starts[after] == row.starts[at + 1] and "c" in tags[at : phrase.last]
        if mention is not None and not listed and names.entities[mention.entity].type == "person":
            return False
    return False


def _joint_title(row: Line, phrase: Phrase, names: Names, starts: list[int]) -> bool:
    """Tell whether the words up to the phrase's first name are one person's titles: `chairman and founder Ann Lee`."""
    index = bisect_left(starts, row.starts[phrase.first])
    if index >= len(starts) or starts[index] > row.ends[phrase.last] or names.entities[names.mentions[index].entity].type != "person":
        return False
    words = row.lower[phrase.first : row.tokens.at(starts[index])]
    return all(word in before_names() or word in ("and", "the", ",") or word in group("roles", "role") for word in words)


def _governed(row: Line, first: int, at: int) -> bool:
    """Tell whether a preposition, a relative clause or a participle that hangs on a noun stands between the phrase's beginning and token `at`."""
    return GOVERNING.search(row.tags, first + 1, at) is not None


def joint_type(row: Line, phrase: Phrase, names: Names, starts: list[int]) -> str:
    """Return the type of several that speak as one (`Norway and Sweden`, `Brand and Quist`): bodies stay bodies, people become a group."""
    if _acronym(row, phrase):
        return "organisation"
    index = bisect_left(starts, row.ends[phrase.last]) - 1
    if index >= 0 and row.tags[phrase.last] == "N" and starts[index] >= row.starts[phrase.first]:
        kind = names.entities[names.mentions[index].entity].type
        return {"place": "organisation", "organisation": "organisation", "outlet": "outlet"}.get(kind, "collective")
    kind = source_type(row, phrase, "")
    return kind if kind in ("organisation", "outlet", "document") else "collective"


def _acronym(row: Line, phrase: Phrase) -> bool:
    """Tell whether a phrase ends in an acronym in brackets (`the Fisheries and Ports Agency (FPA)`): then it is one body's name."""
    if row.tags[phrase.last] != ")" or row.tags[phrase.last - 2] != "(":
        return False
    return row.tokens.span(phrase.last - 1, phrase.last - 1).of(row.text).isupper()


def bracketed(row: Line, phrase: Phrase, starts: list[int]) -> int:
    """Return the mention in the brackets that end a phrase, if it is an acronym: what it stands for is all that comes before it; else -1."""
    if phrase.last < 2 or not _acronym(row, phrase):
        return -1
    offset = row.starts[phrase.last - 1]
    index = bisect_left(starts, offset)
    return index if index < len(starts) and starts[index] == offset else -1


def _is_outlet(words: list[str]) -> bool:
    """Tell whether the words say that what is named before them is a news outlet: `Prensa Latina news agency`."""
    return words == ["news", "agency"] or words[0] in group("roles", "kinds of outlet")


def head_noun(row: Line, phrase: Phrase) -> int:
    """Return the token of the head noun: the last noun before a comma, a preposition or a relative clause."""
    after = HEAD_ENDS.search(row.tags, phrase.first + 1, phrase.last + 1)
    return after.start() - 1 if after else phrase.last


def issuer(row: Line, phrase: Phrase) -> Phrase:
    """Return whose word a statement is (`a statement from the ministry`, `the ministry's statement`), or the phrase itself."""
    head = head_noun(row, phrase)
    if row.lower[head] not in group("roles", "utterance"):
        return phrase
    if head + 2 <= phrase.last and row.lower[head + 1] in ("from", "by", "of"):
        return Phrase(head + 2, phrase.last)
    owner = row.tags.find("S", phrase.first, head)
    if owner > phrase.first:
        return Phrase(phrase.first, owner - 1)
    return Phrase(phrase.first, phrase.first) if row.tags[phrase.first] == "p" and row.lower[phrase.first] in ("his", "her") else phrase


def source_type(row: Line, phrase: Phrase, entity_type: str) -> str:
    """Return the type of a source: that of its entity, else by its head noun, else by what it is called, else by any noun before that."""
    if entity_type in ("outlet", "person"):
        return entity_type
    head = head_noun(row, phrase)
    words = row.lower[phrase.first : head + 1][::-1]
    if (
        _is_outlet(words[1::-1])
        or (words[0] in group("roles", "kinds of outlet"))
        or (entity_type and not group("roles", "kinds of outlet").isdisjoint(words))
    ):
        return "outlet"
    if entity_type in ("organisation", "place") or row.tags[phrase.last] == "S" or _acronym(row, phrase):
        return "organisation"
    return (
        _unnamed(row, phrase, words)
        or _pronoun(words[0])
        or _medium(row, phrase, words)
        or _counted(row, phrase, head)
        or _kind_of_noun(words[0], row.tags[head])
        or _named(row, phrase, entity_type)
        or _by_modifier(words)
    )


def _unnamed(row: Line, phrase: Phrase, words: list[str]) -> str:
    """Return `anonymous` for sources, for somebody official of whom no more is told, for insiders, and where a text holds the name back."""
    lower = row.lower
    insiders = lower[phrase.first + 1 : phrase.last + 1]
    if not group("roles", "anonymous").isdisjoint(words[:1] + words[1:2] * (words[0] in group("anonymity", "insider"))):
        return "anonymous"
    if words[-1] in signal("indefinite") and not group("anonymity", "official").isdisjoint(words[:2]):
        return "anonymous"
    if words == ["another"] or words == ["one"]:
        return "anonymous"
    if words[-1] in ("one", "another") and not _people(words[:1]).isdisjoint(words[:1]):
        return "anonymous"
    if words[-1] in ("a", "an") and words[0] in ("man", "woman", "person", "boy", "girl"):
        return "anonymous"
    if not group("anonymity", "insider").isdisjoint(insiders) and not _people(words).isdisjoint(words):
        return "anonymous"
    limit = min(bounds_of(row, phrase.first)[1], phrase.last + HELD_BACK)
    return "anonymous" if words[0] not in PERSONAL and withheld(row, phrase.first, limit) >= 0 else ""


def _people(words: list[str]) -> frozenset[str]:
    """Return those of the words that may be people of whom a text says that they know."""
    return frozenset(word for word in words if word in group("anonymity", "bare") or _kind_of_noun(word, "n") in ("role", "collective"))


def _pronoun(word: str) -> str:
    if word in signal("personal"):
        return "person"
    if word in signal("people"):
        return "collective"
    return "organisation" if word == "it" else ""


def _medium(row: Line, phrase: Phrase, words: list[str]) -> str:
    """Return `outlet` for media reports and web addresses, `collective` for several that are joined."""
    if words[0] in ("reports", "report", "accounts") and words[1:2] and words[1] in group("roles", "media"):
        return "outlet"
    if ADDRESS.search(row.text, row.starts[phrase.first], row.ends[phrase.last]) or (len(words[0]) > 6 and words[0].endswith("news")):
        return "outlet"
    return ""


def _kind_of_noun(word: str, tag: str) -> str:
    """Return the kind of a noun: by the table, as the plural of one in it, or by an ending that people's callings have."""
    kind = _kinds().get(word)
    if kind:
        return kind
    single = _singular(word)
    kind = _kinds().get(single, "")
    if not kind and tag != "N" and len(single) > 4 and single.endswith(_callings()) and single not in group("roles", "no person"):
        kind = "role"
    return "collective" if kind == "role" and single != word else kind


def _counted(row: Line, phrase: Phrase, head: int) -> str:
    """Return the kind of what a noun only counts (`a series of photos`), or nothing."""
    lower = row.lower
    if (lower[head] not in group("roles", "several") and row.tags[head] != "#") or head + 2 > phrase.last or lower[head + 1] != "of":
        return ""
    behind = head_noun(row, Phrase(head + 2, phrase.last))
    return _kind_of_noun(lower[behind], row.tags[behind])


def _singular(word: str) -> str:
    """Return the singular of a plural, or the word itself."""
    if word.endswith(("men", "women")):
        return word[:-2] + "an"
    if word.endswith("people"):
        return word[:-6] + "person"
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@cache
def _callings() -> tuple[str, ...]:
    return tuple(group("roles", "suffix of a person"))


def _named(row: Line, phrase: Phrase, entity_type: str) -> str:
    """Return what a name of which nothing is known stands for: of two words a person, behind `the` a body."""
    head = head_noun(row, phrase)
    word = row.tokens.span(head, head).of(row.text)
    if row.tags[head] == "N" and (row.lower[phrase.first] == "the" or INNER_CAPITAL.search(word)):
        return "organisation"
    if entity_type != "unknown" or row.tags[head] not in "Nn":
        return ""
    return "organisation" if head == phrase.first else "person" if row.tags[head] == "N" else ""


def _by_modifier(words: list[str]) -> str:
    """Return the kind of the nearest noun before the head that has one."""
    return next((kind for kind in map(_kinds().get, words) if kind), "unknown")


@cache
def _kinds() -> dict[str, str]:
    """Return noun -> kind of source."""
    people = dict.fromkeys(group("roles", "epithet") - frozenset(demonyms().values()), "role")
    return people | {word: kind for kind in ("organisation", "outlet", "document", "collective", "role") for word in group("roles", kind)}


def bounds_of(row: Line, at: int) -> tuple[int, int]:
    """Return the token range of the sentence that token `at` stands in."""
    return row.bounds[bisect_right(row.bounds, (at, 1 << 62)) - 1]
