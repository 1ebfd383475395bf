"""Cut text into tokens: words, numbers and single marks."""

import re
from itertools import islice

from sayso.text.records import Block, Tokens

BATCH = 50_000  # tokens that are turned into columns at once: all at once would need twice the memory

# One alternative a kind, the commonest first. A possessive or contracted ending is a token of its own; `U.S.`, `state-run`, `40,000` and
# `3.5` are one. No alternative can backtrack into another, so the cost is linear.
TOKEN = re.compile(
    r"""
    [a-z]+(?=[\s,])                                     # most words, on a short way
  | (?:[A-Za-z]\.){2,}                                  # U.S., p.m.
  | ['’](?:s|S|re|ve|ll|d|m|t)\b                        # 's, 're
  | [^\W\d_]+(?:[-‑][^\W_]+|['’](?!(?:s|re|ve|ll|d|m)\b)[^\W\d_]+)*   # words, state-run, O'Brien, don't
  | \d+(?:[.,:]\d+)*(?:[-‑]?[^\W\d_]+)?(?:-[^\W_]+)*                  # 40,000, 3.5, 76th, 20-year-old
  | [^\w\s]
  | _+
    """,
    re.VERBOSE,
)


def tokens(text: str, blocks: tuple[Block, ...]) -> Tokens:
    """Return the tokens of every block of `text`, in order."""
    made = Tokens([], [], [], [])
    folded = _folded(text)
    spans: list[tuple[int, int]] = []
    for index, block in enumerate(blocks):
        found = map(re.Match.span, TOKEN.finditer(text, block.span.start, block.span.end))
        while True:
            first = len(spans)
            spans += islice(found, BATCH - first)
            made.blocks.extend([index] * (len(spans) - first))
            if len(spans) < BATCH:
                break
            _add(made, folded, spans)
            spans = []
    _add(made, folded, spans)
    return made


def _add(made: Tokens, folded: str, spans: list[tuple[int, int]]) -> None:
    made.starts.extend([start for start, _ in spans])
    made.ends.extend([end for _, end in spans])
    made.lower.extend([folded[start:end] for start, end in spans])


def _folded(text: str) -> str:
    """Return `text` in lower case with straight apostrophes, character for character (`İ` alone would become two)."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(each.lower() if len(each.lower()) == 1 else each for each in text)
    return lower.replace("’", "'")
