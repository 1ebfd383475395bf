"""Sentences that can hold a clash at all, told by their words alone: most need no closer look."""

from collections.abc import Iterator
from functools import cache
from itertools import repeat

from sayso.records import Tokens
from sayso_consistency.lexicon import things, verb_forms

FURTHERS, HARMS, GOOD, BAD = 1, 2, 4, 8  # what a word may be: a form of such a verb, the last word of such a thing
EVERY = range(16)


def suspects(tokens: Tokens, ranges: Iterator[range]) -> Iterator[range]:
    """Yield those of the sentences (as ranges of tokens) in which something good may be harmed or something bad furthered."""
    codes = bytes(map(_codes().get, tokens.lower, repeat(0)))
    for span in ranges:
        chunk = codes[span.start : span.stop]
        if (_has(chunk, HARMS) and _has(chunk, GOOD)) or (_has(chunk, BAD) and _has(chunk, FURTHERS)):
            yield span


def _has(chunk: bytes, code: int) -> bool:
    return bool(chunk.translate(None, _without(code)))


@cache
def _without(code: int) -> bytes:
    return bytes(each for each in EVERY if not each & code)


@cache
def _codes() -> dict[str, int]:
    codes: dict[str, int] = {}
    for form, (verb, _) in verb_forms().items():
        codes[form] = codes.get(form, 0) | (FURTHERS if verb.sign > 0 else HARMS if verb.sign < 0 else 0)
    for words, thing in things().items():
        last = words.rpartition(" ")[2]
        codes[last] = codes.get(last, 0) | (GOOD if thing.worth > 0 else BAD)
    return codes
