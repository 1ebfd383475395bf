"""Where a name stands in its sentence: the noun phrase around it, and what comes before and after."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from sayso import Article, Span
from sayso.layers import SENTENCES, TOKENS
from sayso.records import Sentence, Tokens
from sayso_sourcing.registry import nation_tokens
from sayso_sourcing.tables import phrases, words

MAX_PHRASE = 18  # tokens of a noun phrase before the name
MAX_NOUNS = 6  # nouns that belong to the name after it
MAX_LIST = 40  # tokens of a list of outlets after the name
MAX_NAME = 4  # tokens of a name in such a list
MAX_ASIDE = 20  # tokens of an aside after it
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]+")  # Chinese and Japanese write names without spaces around them
CLOSING = {"(": ")", "[": "]", ",": ",", "–": "–", "—": "—"}


class Place(NamedTuple):
    """Hold a name in its sentence, all in token numbers: the name is `first` to `last`, the sentence `low` up to, not including, `high`.

    `named` are the last tokens of the names of outlets in the article by their first, `ended` the reverse.
    """

    text: str
    tokens: Tokens
    low: int
    high: int
    first: int
    last: int
    named: Mapping[int, int]
    ended: Mapping[int, int]

    def word(self, index: int) -> str:
        """Return a token of the sentence in lower case, or an empty string outside."""
        return self.tokens.lower[index] if self.low <= index < self.high else ""

    def capital(self, index: int) -> bool:
        """Tell whether a token begins with a capital letter."""
        return self.text[self.tokens.starts[index]].isupper()

    def adjacent(self, left: int) -> bool:
        """Tell whether only white space stands between a token and the next."""
        return not self.text[self.tokens.ends[left] : self.tokens.starts[left + 1]].strip()


def place(article: Article, span: Span, named: Mapping[int, int], ended: Mapping[int, int]) -> Place | None:
    """Return where a name stands, or None if it is not made of whole tokens (`RT` in `RT-PCR`)."""
    tokens = article.layer(TOKENS)
    inside = tokens.within(span)
    if not inside and not span.of(article.text)[:1].isascii() and _UNSPACED.fullmatch(span.of(article.text)):
        inside = range(tokens.at(span.start), tokens.at(span.start) + 1)
    elif not inside or tokens.starts[inside[0]] != span.start or tokens.ends[inside[-1]] != span.end:
        return None
    low, high = _sentence(article.layer(SENTENCES), tokens, span)
    return Place(article.text, tokens, min(low, inside[0]), max(high, inside[-1] + 1), inside[0], inside[-1], named, ended)


def _sentence(sentences: tuple[Sentence, ...], tokens: Tokens, span: Span) -> tuple[int, int]:
    index = bisect_right(sentences, span.start, key=lambda each: each.span.start) - 1
    inside = tokens.within(sentences[index].span if index >= 0 else span)
    return inside.start, inside.stop


def phrase_start(at: Place) -> int:
    """Return the first token of the noun phrase that ends in the name: `the Russian state news agencies RIA and TASS`."""
    index = at.first - 1
    while index >= at.low and at.first - index <= MAX_PHRASE:
        if index in at.ended:
            index = at.ended[index] - 1
        elif is_premodifier(at.word(index)) or (at.word(index) in {",", "("} and _joins(at, index)):
            index -= 1
        else:
            break
    return index + 1


def is_premodifier(word: str) -> bool:
    """Tell whether a word may stand in a noun phrase before an outlet's name."""
    return word in _premodifiers() or word in nation_tokens() or is_compound(word)


def is_compound(word: str) -> bool:
    """Tell whether a word is of the shape `Kremlin-funded`, `Uzbek-language` or `Doha-based`."""
    return "-" in word and (word.endswith(("-language", "-based")) or word.rpartition("-")[2] in words("suffix"))


@cache
def _premodifiers() -> frozenset[str]:
    return words("medium") | words("epithet") | words("plain") | words("power") | words("suffix") | words("freedom") | _JOINTS


_JOINTS = frozenset({"and", "or", "&", "“", "”", '"', "‘", "’", "-", "/", "including", "such", "as", "like", "its", "their"})


def _joins(at: Place, comma: int) -> bool:
    """Tell whether a comma belongs to the phrase: it follows a noun for outlets or another outlet, and the name ends an apposition or a list."""
    if comma - 1 in at.ended or at.word(comma + 1) in {"including", "such", "like"}:
        return True
    return at.word(comma - 1) in words("medium") and not at.word(name_end(at)).isalpha()


def name_end(at: Place) -> int:
    """Return the token after the name and the nouns that belong to it: `Tasnim news agency`, `Saudi Press Agency (SPA)`."""
    index = at.last + 1
    while (
        index - at.last <= MAX_NOUNS
        and at.word(index) in words("medium")
        and not (at.word(index) in {"video", "site", "website"} and index == at.last + 1)
    ):
        index += 1
    if at.word(index) == "(" and at.word(index + 2) == ")":
        index += 3
    return index


def after(at: Place) -> Iterator[int]:
    """Yield the tokens from which a verb of the name may be looked for: right after it, after other names of a list, after an aside."""
    index = name_end(at)
    yield index
    end = _list_end(at, index)
    if end != index:
        yield end
    if at.word(at.first - 1) == "," and at.word(index) == ",":
        yield index + 1
    close = aside_end(at, end)
    if close:
        yield close + 1
    loose = _loose_list_end(at, index)
    if loose:
        yield loose


def _loose_list_end(at: Place, index: int) -> int:
    """Return the token after a list that goes on with names we do not know: `Xinhua, Reuters and AFP reported`; 0 if there is none."""
    names = 0
    while index < at.high and index - at.last <= MAX_LIST and at.word(index) in {",", "and", "or", "&"}:
        last = at.word(index) != ","
        start = index = index + 1
        while index < at.high and index - start < MAX_NAME and (at.word(index) in {"the", "-"} or (at.capital(index) and at.word(index).isalnum())):
            index += 1
        if index == start:
            return 0
        names += 1
        if last:
            return index
    return 0


def _list_end(at: Place, index: int) -> int:
    end = index
    while index - at.last <= MAX_LIST and (at.word(index) in {",", "and", "or", "/", "&"} or index in at.named or is_premodifier(at.word(index))):
        index = at.named[index] + 1 if index in at.named else index + 1
        if index - 1 in at.ended:
            end = index
            while end - index <= MAX_NOUNS and at.word(end) in words("medium"):
                end += 1
    return end


def aside_end(at: Place, start: int) -> int:
    """Return the token that closes the aside opened at `start` (comma, bracket or dash), or 0."""
    close = CLOSING.get(at.word(start))
    if not close:
        return 0
    for index in range(start + 1, min(at.high, start + MAX_ASIDE)):
        if at.word(index) == close:
            return index
    return 0


def ends_with(at: Place, end: int, group: str) -> bool:
    """Tell whether one of a group's phrases stands just before token `end`."""
    found = phrases(group).get(at.word(end - 1), ())
    return any(all(at.word(end - len(phrase) + offset) == word for offset, word in enumerate(phrase)) for phrase in found)


def starts_with(at: Place, start: int, group: str) -> bool:
    """Tell whether one of a group's phrases stands at token `start`."""
    return any(
        all(at.word(start + offset) == word for offset, word in enumerate(phrase))
        for each in phrases(group).values()
        for phrase in each
        if at.word(start) == phrase[0]
    )
