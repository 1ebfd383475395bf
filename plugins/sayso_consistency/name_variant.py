"""A name that is spelled otherwise once than everywhere else in the article."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from sayso import Article, Edit, Example, Finding, Fix, Layer, Related, rule
from sayso.layers import SENTENCES, TOKENS
from sayso.records import Tokens
from sayso_consistency.tables import words

USUAL = 3  # times the usual spelling must stand, …
SLIP = 2  # … or, where letters were swapped, doubled or dropped in a longer name
LONG = 6
SHORTEST = 5  # letters of a name in which one wrong letter is told from another name
ENDINGS = frozenset({"s", "es", "n", "an", "i", "e", "a", "y", "d", "r", "t", "h", "ns", "o", "m"})  # Syria, Syrian; Rohan, Rohani: two words
PLAIN = ("paragraph", "blockquote", "list", "standfirst", "caption", "subhead")

EXAMPLES = [
    Example(
        "Marta Halvorsen runs the harbour. Halvorsen took office in May. The board trusts Halvorsen, and Halvorson trusts the board.",
        ("Halvorson",),
        "Marta Halvorsen runs the harbour. Halvorsen took office in May. The board trusts Halvorsen, and Halvorsen trusts the board.",
    ),
    Example("Marta Halvorsen runs the harbour. Halvorsen took office in May. Halvorsen met Erik Halvorson, no relation.", note="Another person."),
    Example("Halvorsen spoke. Halvorsen left. Halvorsen’s aides stayed; the Halvorsens are many."),
]


class Spellings(NamedTuple):
    """Hold where each capitalised word stands: token indices by lower-case form, and those of the forms that also stand in lower case."""

    places: dict[str, list[int]]
    common: frozenset[str]


def _spellings(article: Article) -> Spellings:
    tokens = article.layer(TOKENS)
    text, blocks = article.text, article.blocks
    places: dict[str, list[int]] = defaultdict(list)
    for index in [index for index, start in enumerate(tokens.starts) if not text[start].islower()]:
        word = tokens.lower[index]
        if len(word) >= SHORTEST and word.isalpha() and text[tokens.starts[index] + 1].islower() and blocks[tokens.blocks[index]].kind in PLAIN:
            places[word].append(index)
    common = {word for word, start in zip(tokens.lower, tokens.starts, strict=True) if word in places and text[start].islower()}
    return Spellings(dict(places), frozenset(common))


SPELLINGS: Layer[Spellings] = Layer("consistency.spellings", _spellings)


@rule(
    "consistency.name-variant",
    summary="A name spelled once otherwise than everywhere else in the article",
    severity="warning",
    examples=EXAMPLES,
    origin="our judgement",
)
def name_variant(article: Article) -> Iterator[Finding]:
    """## What it flags

    A capitalised word that stands once, one letter off a name that stands three times or more: *Halvorsen … Halvorson*.

    ## Why

    A misspelt name is the commonest error that newspapers correct, and the one its bearer never forgives.

    ## Exceptions

    Not reported if a first name or what follows shows that it is somebody else, if the two differ only in an ending (*Syria*, *Syrian*), if the word
    also stands in lower case, and in handles and addresses.

    ## References

    Our judgement.
    """
    tokens = article.layer(TOKENS)
    names, common = article.layer(SPELLINGS)
    usual = _neighbours(word for word, places in names.items() if len(places) >= SLIP and word not in common)
    if not usual:
        return
    starts = {tokens.at(sentence.span.start) for sentence in article.layer(SENTENCES)}
    for word, places in names.items():
        if len(places) == 1 and word not in common:
            other = _variant_of(word, usual)
            if other and _often(word, other, len(names[other])) and _same(article, tokens, places[0], names[other], starts):
                yield _finding(article, tokens, places[0], names[other])


def _neighbours(words_: Iterator[str]) -> dict[str, list[str]]:
    """Return words by what is left of them without any one letter: two words one step apart share such a rest."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in words_:
        for rest in _rests(word):
            found[rest].append(word)
    return found


def _rests(word: str) -> set[str]:
    return {word} | {word[:place] + word[place + 1 :] for place in range(len(word))}


def _variant_of(word: str, usual: dict[str, list[str]]) -> str:
    """Return the usual name that `word` is one step away from and not just another form of."""
    near = {name for rest in _rests(word) for name in usual.get(rest, ()) if name != word}
    found = [name for name in near if _one_step(word, name) and not _form(word, name)]
    return min(found, default="")


def _one_step(word: str, name: str) -> bool:
    """Tell whether two words differ by one letter put in, left out or replaced, or by two neighbours that changed places."""
    start = next((at for at, (here, there) in enumerate(zip(word, name, strict=False)) if here != there), min(len(word), len(name)))
    one, other = word[start:], name[start:]
    return one[1:] == other[1:] or one[1:] == other or one == other[1:] or (one[:2] == other[1::-1] and one[2:] == other[2:])


def _often(word: str, name: str, count: int) -> bool:
    """Tell whether the usual name stands often enough; one letter in place of another makes other names, so it needs more."""
    return count >= USUAL or (len(name) >= LONG and (len(word) != len(name) or sorted(word) == sorted(name)))


def _form(one: str, other: str) -> bool:
    """Tell whether the two differ only at the end, or in a way that makes another name of short words."""
    short, long = sorted((one, other), key=len)
    if long.startswith(short) and long[len(short) :] in ENDINGS:
        return True
    if len(short) < len(long):
        return False
    return short[:-1] == long[:-1] or (len(short) == SHORTEST and sorted(short) != sorted(long))


def _same(article: Article, tokens: Tokens, place: int, usual: list[int], starts: set[int]) -> bool:
    """Tell whether the words around the rare spelling fit the usual name: same first name or none, same surname or none."""
    if _opens(article, tokens, place, starts) and not _subject(tokens, place):
        return False
    if place and article.text[tokens.starts[place] - 1] in "@#/.-_":
        return False
    first, last = _before(article, tokens, place, starts), _after(article, tokens, place)
    firsts = Counter(_before(article, tokens, other, starts) for other in usual)
    lasts = Counter(_after(article, tokens, other) for other in usual)
    return (not first or firsts[first] > 0) and (not last or lasts[last] > 0)


def _opens(article: Article, tokens: Tokens, place: int, starts: set[int]) -> bool:
    """Tell whether the word opens a sentence or a quotation, where any word has a capital."""
    return place in starts or (place > 0 and not article.text[tokens.starts[place - 1]].isalnum() and tokens.lower[place - 1] != ",")


def _subject(tokens: Tokens, place: int) -> bool:
    return place + 1 < len(tokens.lower) and tokens.lower[place + 1] in words("names", "after a subject")


def _before(article: Article, tokens: Tokens, place: int, starts: set[int]) -> str:
    """Return the capitalised word right before, if it is no title and does not just open the sentence."""
    if not place or tokens.blocks[place - 1] != tokens.blocks[place] or place in starts:
        return ""
    word = tokens.lower[place - 1]
    if word == "." and place > 1:
        word = tokens.lower[place - 2]
    capital = article.text[tokens.starts[place - 1]].isupper()
    return word if capital and word not in words("names", "title") else ""


def _after(article: Article, tokens: Tokens, place: int) -> str:
    follows = place + 1
    if follows >= len(tokens.lower) or tokens.blocks[follows] != tokens.blocks[place]:
        return ""
    word = tokens.lower[follows]
    return word if article.text[tokens.starts[follows]].isupper() or word in words("names", "particle") else ""


def _finding(article: Article, tokens: Tokens, place: int, usual: list[int]) -> Finding:
    span, other = tokens.span(place, place), tokens.span(usual[0], usual[0])
    seen, name = span.of(article.text), other.of(article.text)
    message = f"“{seen}” stands here and “{name}” in {len(usual)} other places: check the spelling of the name."
    return Finding(span, message, (Fix(f"Write “{name}”", (Edit(span, name),)),), (Related(other, "the usual spelling here"),), confidence=0.8)
