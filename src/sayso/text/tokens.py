"""Cut text into tokens: words, numbers and single marks."""

import re

from sayso.text.records import Block, Tokens

# One alternative a kind, the commonest first. A possessive or contracted ending is a token of its own; `U.S.`, `state-run`, `40,000` and
# `3.5` are one. No alternative can backtrack into another, so the cost is linear.
TOKEN = re.compile(
    r"""
    (?:[A-Za-z]\.){2,}                                  # U.S., p.m.
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
    starts: list[int] = []
    ends: list[int] = []
    lower: list[str] = []
    owners: list[int] = []
    for index, block in enumerate(blocks):
        first = len(starts)
        for match in TOKEN.finditer(text, block.span.start, block.span.end):
            start, end = match.span()
            starts.append(start)
            ends.append(end)
            lower.append(match.group())
        owners.extend([index] * (len(starts) - first))
    return Tokens(starts, ends, [form.lower().replace("’", "'") for form in lower], owners)
