"""Surnames that come without an introduction, one letter from that of somebody who was introduced."""

from collections.abc import Sequence

from sayso.records import Entity
from sayso_consistency.spellings import Pair, Reading, Spellings
from sayso_consistency.tables import words

LEAST = 5  # letters of a surname in which one wrong letter is told from another surname
MOST = 2  # times a spelling without an introduction may stand
APPOSED = frozenset(("who", "whose", "a", "an"))
PEOPLE = frozenset(("person", "unknown"))


def unintroduced(read: Reading, found: Spellings, pair: Pair) -> bool:
    """Tell whether the rare spelling is of somebody who acts (`Halvorson said`) and is nowhere named in full, while the usual one was.

    News names a person in full before it calls them by the surname; so a surname that nobody was introduced by, a letter from one that somebody was,
    is a slip, though both stand but once.
    """
    rare, usual = found.places[pair.rare], found.places[pair.usual]
    if min(len(pair.rare), len(pair.usual)) < LEAST or len(rare) > MOST or not found.common.isdisjoint(pair[:2]):
        return False
    if pair.rare[0] != pair.usual[0] or pair.rare in words("surnames", "known by the surname"):
        return False
    full = next((place for place in usual if _in_full(read, place)), -1)
    return full >= 0 and all(full < place and _acts(read, place) for place in rare)


def _in_full(read: Reading, place: int) -> bool:
    """Tell whether a surname stands at the end of a person's full name."""
    number = read.bearer(place)
    if number < 0 or not read.beside(place)[0]:
        return False
    mention = read.names.mentions[number]
    entity = read.names.entities[mention.entity]
    return entity.type in PEOPLE and mention.span.end == read.tokens.ends[place] and _first_name(read, entity, mention.span.start)


def _first_name(read: Reading, entity: Entity, start: int) -> bool:
    """Tell whether a full name is a person's: by a known given name, or since the article takes it for one."""
    return bool(entity.given) or (entity.type == "person" and read.text[start].isupper())


def _acts(read: Reading, place: int) -> bool:
    """Tell whether a surname stands by itself and its bearer says or does something, or is called Mr or Ms."""
    if read.beside(place) != ("", ""):
        return False
    entity = read.entity(place)
    if entity is not None and (entity.type not in PEOPLE or entity.given == read.tokens.lower[place]):
        return False
    return _titled(read, place) or _followed(read.tokens.lower, place)


def _titled(read: Reading, place: int) -> bool:
    before = [each for each in read.tokens.lower[max(0, place - 2) : place] if each != "."]
    return bool(before) and before[-1].rstrip(".") in words("names", "courtesies")


def _followed(lower: Sequence[str], place: int) -> bool:
    """Tell whether a verb of saying or doing follows, or an apposition (`Halvorson, who …`)."""
    follows = lower[place + 1 : place + 3]
    return bool(follows) and (follows[0] in words("names", "says or does") or (follows[0] == "," and follows[-1] in APPOSED))
