"""Pair quotation marks."""

import re

from sayso.span import Span
from sayso.text.records import Block, Quote, Quotes

PAIR = re.compile(r"“([^“”]*)”|\"([^\"]*)\"")


def quotes(text: str, blocks: tuple[Block, ...]) -> Quotes:
    """Return the quotations of a text in order."""
    found = []
    for index, block in enumerate(blocks):
        for match in PAIR.finditer(text, *block.span):
            content = Span(match.start() + 1, match.end() - 1)
            kind = "direct" if content.end - content.start > 25 else "term"
            found.append(Quote(Span(*match.span()), content, 0, kind, True, True, -1, index))
    return Quotes(tuple(found), ())
