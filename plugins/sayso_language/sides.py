"""The sides of a story: states, parties, groups and persons that an article names, each under all the words that stand for it."""

from collections.abc import Iterable, Mapping
from itertools import compress, pairwise
from typing import NamedTuple

from sayso import Article, Layer, Span
from sayso.layers import ATTRIBUTIONS, NAMES, SENTENCES, TOKENS
from sayso.records import Attribution, Entity, Names, Tokens
from sayso_language.contrasts import LEXICON, Lexicon, shown, words

ENDS = (".", "?", "!", "”", "“", ":", "—")
LONGEST = 3  # words of a side's name
MOST = 16  # sides in one sentence: more are a list of names
TWICE = 2  # mentions of a name of which nothing is known: once, it may be anything
DETERMINERS = ("the", "their", "its", "his", "her", "’s", "'s")
NEAR = 7  # tokens around a name in which its master's may stand
FAR = 40  # tokens before *her manager*, in which she is named
NONE: frozenset[str] = frozenset()
KINDS = {"state": "powers", "group": "powers", "party": "parties", "faction": "parties", "crowd": "crowds", "role": "crowds", "person": "persons"}
KINDS |= dict.fromkeys(("organisation", "unknown", "place", "name"), "bodies")
ENTITIES = ("person", "organisation", "unknown", "place", "faction")  # kinds of sides that are numbers of the article's entities


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
    if sort == "role":
        return key if key.endswith("s") else f"the {key}"
    return article.layer(NAMES).entities[int(key)].name if sort in ENTITIES else shown().get(side, key)


def _sides(article: Article) -> Sides:
    tokens = article.layer(TOKENS)
    at: dict[int, frozenset[str]] = {}
    for first, last, side in _named(article.text, tokens, article.layer(LEXICON)):
        for index in range(first, last + 1):
            at[index] = frozenset((side,))
    _add_entities(article, tokens, at)
    _add_speakers(article, tokens, at)
    counts: dict[str, int] = {}
    for index, found in at.items():
        for side in found - at.get(index - 1, NONE):
            counts[side] = counts.get(side, 0) + 1
    return Sides(at, counts, frozenset(_met(article, tokens, at)))


SIDES = Layer("language.sides", _sides)


def _named(text: str, tokens: Tokens, known: Lexicon) -> Iterable[tuple[int, int, str]]:
    firsts, reached = known.firsts, -1
    for index in compress(range(len(tokens.lower)), map(firsts.__contains__, tokens.lower)):
        word = tokens.lower[index]
        if index <= reached or not _is_spelled(text, tokens, index, known.crowds):
            continue
        for name in firsts[word]:
            last = index + name.count(" ")
            if " ".join(tokens.lower[index : last + 1]) == name:
                reached = last
                yield index, last, known.names[name]
                break


def _is_spelled(text: str, tokens: Tokens, index: int, crowds: frozenset[str]) -> bool:
    """Tell whether a word has the capital that names have; that of a crowd (*police*, *the union*) has one only where a sentence begins."""
    capital, word = text[tokens.starts[index]].isupper(), tokens.lower[index]
    if word in crowds:
        return not capital or index == 0 or tokens.lower[index - 1] in ENDS or tokens.blocks[index - 1] != tokens.blocks[index]
    return capital and (word != "us" or text[tokens.starts[index] + 1] == "S")


def _add_entities(article: Article, tokens: Tokens, at: dict[int, frozenset[str]]) -> None:
    """Count persons and organisations as sides, and a person with a title (*Iranian foreign minister*) for the side in it, too."""
    known = article.layer(NAMES)
    lexicon = article.layer(LEXICON)
    belongs = {
        number: NONE if _looks_on(entity, known, tokens) else _belongs(entity, number, lexicon) for number, entity in enumerate(known.entities)
    }
    for mention in known.mentions:
        sides, inside = belongs[mention.entity], tokens.within(mention.span)
        if sides and not (known.entities[mention.entity].type in ("unknown", "place") and any(index in at for index in inside)):
            kept = _of_name(known.entities[mention.entity], [at.get(index, NONE) for index in inside])
            for index in inside:
                at[index] = kept | sides


def _looks_on(entity: Entity, known: Names, tokens: Tokens) -> bool:
    """Tell whether a person speaks as an expert (*Professor Anna Holt*, *Holt, an analyst at the bank*): no rival of those he speaks about."""
    if entity.type != "person" or not entity.mentions:
        return False
    inside = tokens.within(known.mentions[entity.mentions[0]].span)
    near = tokens.lower[max(inside.start - 2, 0) : inside.stop + NEAR]
    return not words("bystanders").isdisjoint((*near, *(word for title in entity.titles for word in title.split())))


def _add_speakers(article: Article, tokens: Tokens, at: dict[int, frozenset[str]]) -> None:
    """Count those who speak and are no known name (*the contractor*, *farmers*, *Veltra*) as sides wherever they stand, but no spokesmen."""
    heads = {head for item in article.layer(ATTRIBUTIONS) if (head := _head(article, tokens, item, at))}
    for index, word in enumerate(tokens.lower if heads else ()):
        if index in at:
            continue
        if word in heads and (word.endswith("s") or any(each in DETERMINERS for each in tokens.lower[max(index - 2, 0) : index])):
            at[index] = frozenset((f"role:{word}",))
        elif (name := tokens.span(index, index).of(article.text)) in heads and name != word:
            at[index] = frozenset((f"name:{name}",))


def _head(article: Article, tokens: Tokens, item: Attribution, at: Mapping[int, frozenset[str]]) -> str | None:
    """Return the noun that a nameless source goes by, *the contractor* or *farmers*, or as it is spelled a name that is not known for one."""
    if item.source is None or item.source.entity >= 0 or len(item.source.spans) != 1:
        return None
    inside = tokens.within(item.source.spans[0])
    if not 1 <= len(inside) <= LONGEST or any(index in at for index in inside):
        return None
    head, first = tokens.lower[inside[-1]], tokens.lower[inside[0]]
    if not head.isalpha() or head in words("no-sides"):
        return None
    capital = article.text[tokens.starts[inside[-1]]].isupper()
    if len(inside) > 1:  # *the board*, *the health board*
        return head if first == "the" and not capital else None
    if capital and not head.endswith("s"):
        return tokens.span(inside[0], inside[0]).of(article.text)
    return head if head.endswith("s") else None


def _of_name(entity: Entity, named: list[frozenset[str]]) -> frozenset[str]:
    """Return the sides that words of a name stand for: the Israeli army is Israel's, but no airline or bank, nor is a Mr Jordan Jordan's."""
    told = frozenset().union(*named)
    if all(named) and not any(side.startswith("state:") for side in told):
        return told  # a party or people under its own name, even where it looks like a person's: *Christian Democrats*
    if not told or (entity.given and " " in entity.name):
        return NONE
    return told if all(named) or entity.type == "person" or not words("organs").isdisjoint(entity.name.lower().split()) else NONE


def _belongs(entity: Entity, number: int, known: Lexicon) -> frozenset[str]:
    if entity.type in ("organisation", "unknown") and words("parties") & set(entity.name.lower().split()):
        return frozenset((f"faction:{number}",))
    if entity.type not in ENTITIES or (entity.type in ("unknown", "place") and len(entity.mentions) < TWICE):
        return NONE
    own = {f"{entity.type}:{number}"}
    for title in entity.titles if entity.type == "person" else ():
        cut = title.split()
        phrases = (" ".join(cut[first : first + size]) for first in range(len(cut)) for size in range(1, LONGEST + 1))
        own |= {known.names[phrase] for phrase in phrases if phrase in known.names and phrase not in known.crowds}
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
            if not words("aides").isdisjoint(near) and (surname in near or _is_possessed(tokens, inside.start, surname)):
                return True
    return False


def _is_possessed(tokens: Tokens, first: int, surname: str) -> bool:
    """Tell whether *her campaign manager* stands before a name, and the other person not far before that."""
    before = tokens.lower[max(first - NEAR + 2, 0) : first]
    return any(word in ("his", "her", "their") for word in before) and surname in tokens.lower[max(first - FAR, 0) : first]
