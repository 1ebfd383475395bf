"""One person with two offices that exclude each other."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sayso import Article, Example, Finding, Related, Span, rule
from sayso_consistency.tables import rows, words

NAME = r"((?:[A-Z][\w'’-]*\.?\s+){0,2}[A-Z][\w'’-]+)"
LOOK_BACK = 14  # characters before a title in which "former" and the like stand

EXAMPLES = [
    Example(
        "Sen. Marta Halvorsen opened the pier. Sen. Halvorsen spoke for an hour. Later Gov. Marta Halvorsen left.",
        ("Gov.",),
        note="A senator twice, a governor once.",
    ),
    Example("Interior Minister Erik Dahl met the press. Foreign Minister Erik Dahl smiled.", ("Foreign Minister",)),
    Example("Sen. Marta Halvorsen spoke. Then-Gov. Halvorsen had signed the bill."),
    Example(
        "Iranian Interior Minister Ahmad Vahidi met his Turkish counterpart, Interior Minister Suleyman Soylu.", note="Two men, one kind of office."
    ),
    Example("Sen. Marta Halvorsen spoke. Gov. Erik Halvorsen, her brother, did not."),
]


class Mention(NamedTuple):
    """Hold a title before a name: the office, its group, where the title stands, first name (or nothing) and surname."""

    office: str
    group: str
    span: Span
    first: str
    last: str


@rule(
    "consistency.title-conflict",
    summary="One person given two offices that exclude each other",
    severity="warning",
    examples=EXAMPLES,
    origin="our judgement",
)
def title_conflict(article: Article) -> Iterator[Finding]:
    """## What it flags

    A person who has one office here and another there, of two that nobody holds at the same time: *Sen. Halvorsen … Gov. Halvorsen*, *the interior
    minister … Foreign Minister*. Reported is the rarer office, or of equals the later one.

    ## Why

    One of the two is wrong, or the reader must be told that the office changed.

    ## Exceptions

    *Former*, *then-*, *deputy*, *acting* and the like; two people of one surname; two countries' ministers. The table `offices` lists what excludes
    what.

    ## References

    Our judgement.
    """
    people: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in _mentions(article):
        people[mention.group, mention.last].append(mention)
    for mentions in people.values():
        if len({mention.office for mention in mentions}) > 1:
            yield from _conflicts(mentions)


@cache
def _titles() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    offices = {form: (row["key"], row["group"]) for row in rows("offices") for form in row["forms"]}
    # What may not stand before a form is asked after its first letter: so the search leaps to the letters that forms begin with.
    forms = "|".join(rf"{re.escape(form[0])}(?<!\w.){re.escape(form[1:])}" for form in sorted(offices, key=len, reverse=True))
    return re.compile(rf"({forms})\s+{NAME}"), offices


@cache
def _past() -> re.Pattern[str]:
    """Return the pattern of words that end right before a title and make it another office, or one of another time."""
    return re.compile(rf"(?:{'|'.join(map(re.escape, words('names', 'before another office')))}|/)[\s-]*$", re.IGNORECASE)


def _mentions(article: Article) -> Iterator[Mention]:
    pattern, offices = _titles()
    for match in pattern.finditer(article.text):
        before = article.text[max(0, match.start() - LOOK_BACK) : match.start()]
        if _past().search(before) or not article.within_block(Span(*match.span())):
            continue
        names = [name.rstrip(".") for name in match.group(2).replace("’", "'").removesuffix("'s").split()]
        yield Mention(*offices[match.group(1)], Span(*match.span(1)), names[0] if len(names) > 1 else "", names[-1])


def _conflicts(mentions: list[Mention]) -> Iterator[Finding]:
    """Report the mentions whose office is not the usual one, if they are of one person as far as first names tell."""
    firsts = {mention.first for mention in mentions if mention.first}
    if len(firsts) > 1:
        return
    counts = Counter(mention.office for mention in mentions)
    usual = max(counts, key=lambda office: counts[office])  # of equals the first
    reference = next(mention for mention in mentions if mention.office == usual)
    for mention in mentions:
        if mention.office != usual:
            message = f"{mention.last} is {mention.office} here and {usual} in {_times(counts[usual])}: check the office, or say that it changed."
            yield Finding(mention.span, message, related=(Related(reference.span, f"{usual} here"),), confidence=0.8)


def _times(count: int) -> str:
    return "another place" if count == 1 else f"{count} other places"
