"""Sentences that can hold a clash at all, told by their words alone: most need no closer look."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import repeat

from sayso.records import Sentence, Tokens
from sayso_consistency.inflection import PAST
from sayso_consistency.lexicon import things, verb_forms
from sayso_consistency.phrases import little, stoppers

# What a word may be: a form of such a verb, the last word of such a thing, a past form, a form of `be`, the first of its sentence, and one
# before which a verb has no object.
FURTHERS, HARMS, GOOD, BAD, PASSIVE, BE, FIRST, STOPS = 1, 2, 4, 8, 16, 32, 64, 128
MARKS = ".:;!?—–-…"
AHEAD = 48  # tokens from a verb to the end of its object, with whatever may stand between: three times as many as are ever needed
BACK = 24  # tokens from a participle back to `be`, and as many to what is done


def suspects(tokens: Tokens, sentences: tuple[Sentence, ...]) -> Iterator[range]:
    """Yield the tokens of those sentences in which something good may be harmed or something bad furthered.

    Every word becomes a byte, and two patterns look through all bytes at once for a verb with a thing after it, or before it and `be`.
    """
    firsts = list(map(bisect_left, repeat(tokens.starts), [sentence.span.start for sentence in sentences]))
    codes = bytearray(map(_codes().get, tokens.lower, repeat(0)))
    for first in firsts:
        if first < len(codes):
            codes[first] |= FIRST
    for index in sorted({bisect_right(firsts, place) - 1 for place in _clashes(codes)}):
        if index >= 0:
            yield tokens.within(sentences[index].span)


def _clashes(codes: bytearray) -> Iterator[int]:
    """Yield where a verb stands that may clash with a thing of its sentence."""
    active, passive = _patterns()
    for found in active.finditer(codes):
        yield found.start()
    codes.reverse()
    for found in passive.finditer(codes):
        yield len(codes) - 1 - found.start()


@cache
def _patterns() -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
    """Return the patterns of a verb before its object, and, for reversed tokens, of a participle after `be` and its subject."""
    pairs = ((HARMS, GOOD), (FURTHERS, BAD))
    same = _any(0, without=FIRST)
    object_ = _any(0, without=FIRST | STOPS)
    active = (rb"%b(?=%b)(?=%b{0,%d}?%b)" % (_any(verb), object_, same, AHEAD, _any(thing, without=FIRST)) for verb, thing in pairs)
    passive = (
        rb"%b(?=%b{0,%d}?%b%b{0,%d}?%b)" % (_any(verb | PASSIVE, without=FIRST), same, BACK, _any(BE, without=FIRST), same, BACK, _any(thing))
        for verb, thing in pairs
    )
    return re.compile(b"|".join(active), re.DOTALL), re.compile(b"|".join(passive), re.DOTALL)


def _any(bits: int, *, without: int = 0) -> bytes:
    """Return a pattern for every code there is that has all these bits."""
    return b"[%b]" % b"".join(b"\\x%02x" % code for code in _known_codes() if code & bits == bits and not code & without)


@cache
def _known_codes() -> list[int]:
    used = {0, *_codes().values()}
    return sorted(used | {code | FIRST for code in used})


@cache
def _codes() -> dict[str, int]:
    codes = dict.fromkeys((*stoppers(), *MARKS), STOPS)
    for word in little("be"):
        codes[word] = codes.get(word, 0) | BE
    for form, (verb, tag) in verb_forms().items():
        bits = (FURTHERS if verb.sign > 0 else HARMS if verb.sign < 0 else 0) | (PASSIVE if tag == PAST else 0)
        codes[form] = codes.get(form, 0) | bits
    for words, thing in things().items():
        last = words.rpartition(" ")[2]
        codes[last] = codes.get(last, 0) | (GOOD if thing.worth > 0 else BAD)
    return codes
