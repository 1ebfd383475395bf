"""How the capitalised words of an article are spelled, which of them are nearly alike, and which names they stand in."""

import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import compress
from operator import not_
from typing import NamedTuple

from sayso import Article, Layer
from sayso.layers import NAMES, SENTENCES, TOKENS
from sayso.records import Entity, Names, Tokens
from sayso_consistency.tables import rows, words

SHORTEST = 3  # letters of a word that is compared
OPENERS = '"“”‘([—–:;…-•'
LONG = 8  # letters of a word in which several vowels may be wrong
LONGEST = 40  # … and no longer: the rests of a word are as many as its letters
CROWD = 24  # words that share a rest of which a letter was left out: among more, none is a slip for another
KINDS = ("paragraph", "blockquote", "list", "standfirst", "caption", "subhead", "headline")
ENDINGS = frozenset({"s", "es", "n", "an", "i", "e", "a", "y", "d", "r", "t", "h", "ns", "o", "m"})  # Syria, Syrian; Rohan, Rohani: two words
MARKS = str.maketrans("", "", "-'")
VOWELS = str.maketrans("aeiouy", "******")
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})


class Spellings(NamedTuple):
    """Hold where each capitalised word stands: token indices by lower-case form, and those of the forms that also stand in lower case."""

    places: Mapping[str, list[int]]
    common: frozenset[str]


class Pair(NamedTuple):
    """Hold two spellings, the rarer first, and how they differ: `marks` (accents only), `script` (two transcriptions) or `letter`."""

    rare: str
    usual: str
    by: str


def _spellings(article: Article) -> Spellings:
    tokens = article.layer(TOKENS)
    text, blocks = article.text, article.blocks
    places: dict[str, list[int]] = defaultdict(list)
    small = list(map(str.islower, map(text.__getitem__, tokens.starts)))
    for index in compress(range(len(small)), map(not_, small)):
        word = tokens.lower[index]
        if SHORTEST <= len(word) <= LONGEST and _is_word(text, tokens.starts[index], word) and blocks[tokens.blocks[index]].kind in KINDS:
            places[word].append(index)
    common = places.keys() & set(compress(tokens.lower, small))
    return Spellings(dict(places), frozenset(common))


SPELLINGS: Layer[Spellings] = Layer("consistency.spellings", _spellings)


def _is_word(text: str, start: int, word: str) -> bool:
    """Tell whether a token is one word with a capital first letter that is not all in capitals; hyphens and apostrophes may stand in it."""
    if not text[start].isupper() or not (word.isalpha() or word.translate(MARKS).isalpha()):
        return False
    second = text[start + 1]
    return second.islower() or (second in "'’" and len(word) > SHORTEST)


def pairs(found: Spellings) -> Iterator[Pair]:
    """Yield the pairs of words that may be two spellings of one name; the time is linear in the number of words."""
    counts = {word: len(places) for word, places in found.places.items()}
    seen = set()
    for one, other, by in _near(counts):
        rare, usual = sorted((one, other), key=lambda word: (counts[word], -found.places[word][0]))
        if (rare, usual) not in seen:
            seen.add((rare, usual))
            yield Pair(rare, usual, by)


def _near(counts: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    plain = {word: folded(word) for word in counts}
    if list(plain) != list(plain.values()):  # no two words without accents and hyphens are folded to one
        for group in _groups((key, word) for word, key in plain.items()):
            yield from ((one, other, "marks") for one, other in _each(group))
    for group in _groups((script, word) for word, key in plain.items() if (script := scripts().get(key))):
        yield from ((one, other, "script") for one, other in _each(group))
    for group in _groups((word.translate(VOWELS), word) for word in counts if len(word) >= LONG):
        yield from ((one, other, "letter") for one, other in _each(group) if one[-1] == other[-1] and not _words(one, other))
    for group in _a_letter_apart(counts):
        yield from ((one, other, "letter") for one, other in _each(group) if one_step(one, other) and not _words(one, other))


def _groups(keyed: Iterable[tuple[str, str]]) -> Iterator[list[str]]:
    """Yield the words that share a key, if they are several and no crowd."""
    found: dict[str, list[str]] = {}
    alone: dict[str, str] = {}
    for key, word in keyed:
        if (first := alone.setdefault(key, word)) is not word:
            found.setdefault(key, [first]).append(word)
    return (group for group in found.values() if 1 < len(group) <= CROWD)


def _a_letter_apart(forms: Iterable[str]) -> Iterator[list[str]]:
    """Yield the words that are the same without any one letter, or if one of them loses a letter; no crowds.

    It is `_groups` with the rests of a word for its keys, written out: an article has five hundred of them.
    """
    found: dict[str, list[str]] = {}
    alone: dict[str, str] = {}
    for word in forms:
        for rest in [word, *[word[:place] + word[place + 1 :] for place in range(len(word))]]:
            if (first := alone.setdefault(rest, word)) is not word:
                group = found.setdefault(rest, [first])
                if group[-1] is not word:
                    group.append(word)
    return (group for group in found.values() if len(group) <= CROWD)


def _each(group: list[str]) -> Iterator[tuple[str, str]]:
    return ((one, other) for number, one in enumerate(group) for other in group[number + 1 :] if one != other)


@cache
def scripts() -> Mapping[str, str]:
    """Return spelling -> the name it transcribes, of names that are written in several ways in Latin letters."""
    return {word: row["key"] for row in rows("transcriptions") for word in row["words"]}


def folded(word: str) -> str:
    """Return a word without accents and hyphens, in lower case."""
    if word.isascii():
        return word.replace("-", "")
    plain = unicodedata.normalize("NFD", word.lower().translate(LETTERS))
    return "".join(letter for letter in plain if letter != "-" and not unicodedata.combining(letter))


def one_step(word: str, name: str) -> bool:
    """Tell whether two words differ by one letter put in, left out or replaced, or by two neighbours that changed places."""
    start = next((at for at, (here, there) in enumerate(zip(word, name, strict=False)) if here != there), min(len(word), len(name)))
    one, other = word[start:], name[start:]
    if "'" in (one[:1], other[:1]):
        return False  # a mark, no letter
    return one[1:] == other[1:] or one[1:] == other or one == other[1:] or (one[:2] == other[1::-1] and one[2:] == other[2:])


def _words(one: str, other: str) -> bool:
    """Tell whether two forms of one word, its two English spellings (`Labour`, `Labor`), or two known names (`Shanxi`, `Shaanxi`) are before us."""
    if not words("names", "a letter apart").isdisjoint((f"{one} {other}", f"{other} {one}")):
        return True
    return inflected(one, other) or any(
        one.replace(british, american) == other.replace(british, american) for british, american in map(str.split, words("names", "two Englishes"))
    )


def inflected(one: str, other: str) -> bool:
    """Tell whether two words may be forms of one: the longer only has an ending more."""
    short, long = sorted((one, other), key=len)
    return _longer(short, long) or (long[-2:] == "rs" and short[-1] == "s" and long[:-2] == short[:-1])


def _longer(short: str, long: str) -> bool:
    return long.startswith(short) and long[len(short) :] in ENDINGS


class Reading(NamedTuple):
    """Hold what the words around a word are asked of: the article's text, tokens and names, and where mentions and sentences begin."""

    text: str
    tokens: Tokens
    names: Names
    mentions: list[int]
    sentences: list[int]

    def bearer(self, place: int) -> int:
        """Return the mention that the token at `place` stands in, or -1."""
        number = bisect_right(self.mentions, self.tokens.starts[place]) - 1
        inside = number >= 0 and self.names.mentions[number].span.end >= self.tokens.ends[place]
        return number if inside else -1

    def entity(self, place: int) -> Entity | None:
        """Return the entity that the token at `place` names or helps to name, if any."""
        number = self.bearer(place)
        return self.names.entities[self.names.mentions[number].entity] if number >= 0 else None

    def beside(self, place: int) -> tuple[str, str]:
        """Return the words before and after a word within its name, in lower case; nothing where there is none."""
        number = self.bearer(place)
        if number < 0:
            return "", self._next(place)
        inside = self.tokens.within(self.names.mentions[number].span)
        before = place - 1 - (self.tokens.lower[place - 1] == ".")
        after = place + 1 + (place + 1 in inside and self.tokens.lower[place + 1] == ".")
        last = self.tokens.lower[after].partition("-")[0] if after in inside else ""
        return self.tokens.lower[before] if before in inside else "", last

    def _next(self, place: int) -> str:
        """Return the capitalised word right behind a word that is in no name (`Attorney General`), in lower case."""
        follows = place + 1
        near = follows < len(self.tokens.starts) and self.tokens.starts[follows] - self.tokens.ends[place] == 1
        return self.tokens.lower[follows] if near and self.text[self.tokens.starts[follows]].isupper() else ""

    def title(self, place: int) -> str:
        """Return the last word of the title before the name that a word stands in, in lower case."""
        number = self.bearer(place)
        span = self.names.mentions[number].title if number >= 0 else None
        said = span.of(self.text).lower().split() if span else []
        return said[-1].rstrip(".") if said else ""

    def opens(self, place: int) -> bool:
        """Tell whether a word opens a sentence or a quotation, where any word has a capital."""
        start = self.tokens.starts[place]
        at = bisect_right(self.sentences, start) - 1
        if at >= 0 and self.sentences[at] == start:
            return True
        return place > 0 and self.text[self.tokens.starts[place - 1]] in OPENERS

    def sentence(self, place: int) -> range:
        """Return the tokens of the sentence that the token at `place` stands in."""
        at = bisect_right(self.sentences, self.tokens.starts[place])
        first = self.tokens.at(self.sentences[at - 1]) if at else 0
        return range(first, self.tokens.at(self.sentences[at]) if at < len(self.sentences) else len(self.tokens.starts))


def reading(article: Article) -> Reading:
    """Return the words of `article` with what tells whose names they stand in."""
    names = article.layer(NAMES)
    sentences = [sentence.span.start for sentence in article.layer(SENTENCES)]
    return Reading(article.text, article.layer(TOKENS), names, [mention.span.start for mention in names.mentions], sentences)
