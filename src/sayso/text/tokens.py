"""Cut text into tokens: words, numbers and single marks."""

import re

from sayso.text.records import Block, Tokens

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
    spans: list[tuple[int, int]] = []
    owners: list[int] = []
    for index, block in enumerate(blocks):
        first = len(spans)
        spans += map(re.Match.span, TOKEN.finditer(text, block.span.start, block.span.end))
        owners += [index] * (len(spans) - first)
    folded = _folded(text)
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    return Tokens(starts, ends, [folded[start:end] for start, end in spans], owners)


def _folded(text: str) -> str:
    """Return `text` in lower case with straight apostrophes, character for character (`İ` alone would become two)."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(each.lower() if len(each.lower()) == 1 else each for each in text)
    return lower.replace("’", "'")
