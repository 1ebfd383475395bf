"""Find quantities."""

import re

from sayso.span import Span
from sayso.text.records import Number, Tokens

PLAIN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


def numbers(text: str, tokens: Tokens) -> tuple[Number, ...]:
    """Return the quantities of a text in order."""
    found = []
    for index, form in enumerate(tokens.lower):
        if form[0].isdigit() and PLAIN.fullmatch(form):
            found.append(Number(Span(tokens.starts[index], tokens.ends[index]), float(form.replace(",", "")), "", ""))
    return tuple(found)
