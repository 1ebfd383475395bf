"""The sides of a story: states, parties, groups and persons that an article names, each under all the words that stand for it."""

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import compress, pairwise
from typing import NamedTuple

from sayso import Article, Layer, Span
from sayso.layers import NAMES, SENTENCES, TOKENS
from sayso.records import Entity, Tokens
from sayso_language.contrasts import crowds, names, shown, words

ENDS = (".", "?", "!", "”", "“", ":", "—")
LONGEST = 3  # words of a side's name
MOST = 16  # sides in one sentence: more are a list of names
NEAR = 7  # tokens around a name in which its master's may stand
NONE: frozenset[str] = frozenset()
KINDS = {"state": "powers", "group": "powers", "party": "parties", "faction": "parties", "crowd": "crowds", "person": "persons"}
ENTITIES = ("person", "organisation", "faction")  # kinds of sides that are numbers of the article's entities


class Sides(NamedTuple):
    """Hold which sides stand at which token, how often each is named, and which share a sentence."""

    at: Mapping[int, frozenset[str]]
    counts: Mapping[str, int]
    met: frozenset[tuple[str, str]]


def kind(side: str) -> str:
    """Return what sort a side is: only sides of one sort are compared."""
    sort = side.partition(":")[0]
    return KINDS.get(sort, sort)


def called(article: Article, side: str) -> str:
    """Return a side's name for a message."""
    sort, _, key = side.partition(":")
    return article.layer(NAMES).entities[int(key)].name if sort in ENTITIES else shown().get(side, key)


def _sides(article: Article) -> Sides:
    tokens = article.layer(TOKENS)
    at: dict[int, frozenset[str]] = {}
    for first, last, side in _named(article.text, tokens):
        for index in range(first, last + 1):
            at[index] = frozenset((side,))
    _add_entities(article, tokens, at)
    counts: dict[str, int] = {}
    for index, found in at.items():
        for side in found - at.get(index - 1, NONE):
            counts[side] = counts.get(side, 0) + 1
    return Sides(at, counts, frozenset(_met(article, tokens, at)))


SIDES = Layer("language.sides", _sides)


@cache
def _firsts() -> Mapping[str, tuple[str, ...]]:
    """Return the names of sides by their first word."""
    found: dict[str, list[str]] = {}
    for name in names():
        found.setdefault(name.partition(" ")[0], []).append(name)
    return {first: tuple(sorted(each, key=len, reverse=True)) for first, each in found.items()}


def _named(text: str, tokens: Tokens) -> Iterable[tuple[int, int, str]]:
    firsts, reached = _firsts(), -1
    for index in compress(range(len(tokens.lower)), map(firsts.__contains__, tokens.lower)):
        word = tokens.lower[index]
        if index <= reached or not _is_spelled(text, tokens, index, word):
            continue
        for name in firsts[word]:
            last = index + name.count(" ")
            if " ".join(tokens.lower[index : last + 1]) == name:
                reached = last
                yield index, last, names()[name]
                break


def _is_spelled(text: str, tokens: Tokens, index: int, word: str) -> bool:
    """Tell whether a word has the capital that names have; that of a crowd (*police*, *the union*) has one only where a sentence begins."""
    capital = text[tokens.starts[index]].isupper()
    if word in crowds():
        return not capital or index == 0 or tokens.lower[index - 1] in ENDS or tokens.blocks[index - 1] != tokens.blocks[index]
    return capital and (word != "us" or text[tokens.starts[index] + 1] == "S")


def _add_entities(article: Article, tokens: Tokens, at: dict[int, frozenset[str]]) -> None:
    """Count persons and organisations as sides, and a person with a title (*Iranian foreign minister*) for the side in it, too."""
    known = article.layer(NAMES)
    belongs = {number: _belongs(entity, number) for number, entity in enumerate(known.entities)}
    for mention in known.mentions:
        sides, inside = belongs[mention.entity], tokens.within(mention.span)
        if sides:
            kept = _of_name(known.entities[mention.entity], [at.get(index, NONE) for index in inside])
            for index in inside:
                at[index] = kept | sides


def _of_name(entity: Entity, named: list[frozenset[str]]) -> frozenset[str]:
    """Return the sides that words of a name stand for: the Israeli army is Israel's, but no airline or bank, nor is a Mr Jordan Jordan's."""
    told = frozenset().union(*named)
    if all(named) and not any(side.startswith("state:") for side in told):
        return told  # a party or people under its own name, even where it looks like a person's: *Christian Democrats*
    if not told or (entity.given and " " in entity.name):
        return NONE
    return told if all(named) or entity.type == "person" or not words("organs").isdisjoint(entity.name.lower().split()) else NONE


def _belongs(entity: Entity, number: int) -> frozenset[str]:
    if entity.type in ("organisation", "unknown") and words("parties") & set(entity.name.lower().split()):
        return frozenset((f"faction:{number}",))
    if entity.type not in ("person", "organisation"):
        return NONE
    own = {f"{entity.type}:{number}"}
    for title in entity.titles if entity.type == "person" else ():
        cut = title.split()
        phrases = (" ".join(cut[first : first + size]) for first in range(len(cut)) for size in range(1, LONGEST + 1))
        own |= {names()[phrase] for phrase in phrases if phrase in names() and phrase not in crowds()}
    return frozenset(own)


def _met(article: Article, tokens: Tokens, at: Mapping[int, frozenset[str]]) -> Iterable[tuple[str, str]]:
    """Yield the pairs of sides that one sentence names, or two that follow each other, each pair both ways round."""
    by_sentence = [_within(tokens, sentence.span, at) for sentence in article.layer(SENTENCES)]
    for before, now in pairwise([NONE, *(found if len(found) <= MOST else NONE for found in by_sentence)]):
        yield from ((one, other) for one in now for other in now | before if one != other)
        yield from ((other, one) for one in now for other in before if one != other)


def _within(tokens: Tokens, span: Span, at: Mapping[int, frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*(at[index] for index in tokens.within(span) if index in at))


def are_of_one(article: Article, one: str, other: str) -> bool:
    """Tell whether two persons stand on one side: one is named as the other's (*Moss campaign manager Carl Berg*, *Berg, a lawyer for Moss*)."""
    if not (one.startswith("person:") and other.startswith("person:")):
        return False
    tokens, known = article.layer(TOKENS), article.layer(NAMES)
    first, second = (known.entities[int(side.partition(":")[2])] for side in (one, other))
    for entity, rival in ((first, second), (second, first)):
        surname = rival.name.rpartition(" ")[2].lower()
        for mention in entity.mentions:
            inside = tokens.within(known.mentions[mention].span)
            near = tokens.lower[max(inside.start - NEAR, 0) : inside.stop + NEAR]
            if surname in near and not words("aides").isdisjoint(near):
                return True
    return False
