"""Find dates."""

from sayso.span import Span
from sayso.text.records import Date, Tokens
from sayso.text.tables import table


def dates(text: str, tokens: Tokens) -> tuple[Date, ...]:
    """Return the dates of a text in order."""
    weekdays = table("months")["weekdays"]
    return tuple(
        Date(Span(tokens.starts[index], tokens.ends[index]), 0, 0, 0, weekdays[form], True)
        for index, form in enumerate(tokens.lower)
        if form.endswith("day") and form in weekdays
    )
