"""Cut text into tokens: words, numbers and single marks."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate
from operator import add

from sayso.text.records import Block, Tokens

BATCH = 200_000  # code points that are read at once, up to the next blank: all at once would need twice the memory

# One alternative a kind, the commonest first. A possessive or contracted ending is a token of its own; `U.S.`, `state-run`, `40,000` and
# `3.5` are one. No alternative can backtrack into another, so the cost is linear.
# A token takes the blanks behind it along, so that lengths alone tell where each begins: no match objects are needed.
TOKEN = re.compile(
    r"""
    (?:
    [A-Za-z][a-z]*(?=[\s,])                              # most words, on a short way
  | (?:[A-Za-z]\.){2,}                                  # U.S., p.m.
  | ['’](?:s|re|ve|ll|d|m|t|S|RE|VE|LL|D|M|T)\b         # 's, 're
  | [^\W\d_]+(?:[-‑][^\W_]+|['’](?!(?:s|re|ve|ll|d|m|S|RE|VE|LL|D|M)\b)[^\W\d_]+)*   # words, state-run, O'Brien, don't
  | \d+(?:[.,:]\d+)*(?:[-‑]?[^\W\d_]+)?(?:-[^\W_]+)*                  # 40,000, 3.5, 76th, 20-year-old
  | [^\w\s]
  | _+
    )\s*
    """,
    re.VERBOSE,
)
BLANK = re.compile(r"\s")
WORD = re.compile(r"\S")


def tokens(text: str, blocks: tuple[Block, ...]) -> Tokens:
    """Return the tokens of every block of `text`, in order."""
    made = Tokens([], [], [], [])
    folded = _folded(text) if "İ" in text or "Σ" in text else None
    for first, after in _stretches(text, blocks):
        at, end = blocks[first].span.start, blocks[after - 1].span.end
        while at < end:
            blank = BLANK.search(text, at + BATCH, end) if end - at > BATCH else None
            stop = blank.end() if blank else end
            _add(made, text, folded, at, stop)
            at = stop
        for index in range(first, after):
            before = len(made.blocks)
            made.blocks.extend([index] * (bisect_left(made.starts, blocks[index].span.end, before) - before))
    return made


def _stretches(text: str, blocks: tuple[Block, ...]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of blocks with nothing but white space between them: no token crosses it, so they can be read at once."""
    first, end = 0, -1
    for index, (_, span) in enumerate(blocks):
        if index > first and not text[end : span.start].isspace():
            yield first, index
            first = index
        end = span.end
    if blocks:
        yield first, len(blocks)


def _add(made: Tokens, text: str, folded: str | None, first: int, end: int) -> None:
    pieces = TOKEN.findall(text, first, end)
    word = WORD.search(text, first, end)
    if word is None:
        return
    starts = list(accumulate(map(len, pieces), initial=word.start()))
    starts.pop()
    if folded is None:
        lower = "\n".join(pieces).lower().replace("’", "'").split()
    else:
        lower = [folded[start : start + len(piece.rstrip())] for start, piece in zip(starts, pieces, strict=True)]
    made.starts.extend(starts)
    made.ends.extend(map(add, starts, map(len, lower)))
    made.lower.extend(lower)


def _folded(text: str) -> str:
    """Return `text` in lower case with straight apostrophes, character for character (`İ` alone would become two, `Σ` asks what follows)."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(each.lower() if len(each.lower()) == 1 else each for each in text)
    return lower.replace("’", "'")
