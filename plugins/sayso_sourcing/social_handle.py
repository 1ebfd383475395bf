"""Accounts of state outlets that do not show whose they are."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sayso import Article, Example, Finding, Span, rule
from sayso.layers import TOKENS
from sayso_sourcing import classes, registry, wording
from sayso_sourcing.disclosure import qualifier
from sayso_sourcing.mentions import OUTLETS, Mention
from sayso_sourcing.places import Place
from sayso_sourcing.registry import Outlet
from sayso_sourcing.undisclosed_state_media import firsts, told

SHORTEST = 3  # letters of a name that an account must hold to show whose it is

EXAMPLES = [
    Example(
        "China's state-run CGTN said the bridge was open.\n\n“A tunnel, too!” — Assign Asia (@assignasia) May 4, 2024",
        ("@assignasia",),
        note="Readers know what CGTN is, but not that this account is CGTN's.",
    ),
    Example("Iran's state-run Press TV said the bridge was open.\n\n“A tunnel, too!” — PressTV (@PressTV) May 4, 2024"),
    Example("China's state-run CGTN said the bridge was open.\n\nThe state broadcaster's account @assignasia said a tunnel was, too."),
    Example("The account @assignasia was suspended on Monday."),
]


@rule(
    "sourcing.social-handle",
    summary="A state outlet's account is embedded or quoted, and neither its name nor the text shows whose it is",
    severity="warning",
    examples=EXAMPLES,
    literals=registry.literals(),
    options=classes.REVIEWED,
    origin="registry of outlets with designations: data/outlets.toml of the sourcing pack",
    always=True,
    tables=(registry.TABLE,),
)
def social_handle(article: Article, options: Mapping[str, Any]) -> Iterator[Finding]:
    """## What it flags

    A post by an account of a state outlet, embedded, linked or quoted, where neither the account's name nor the paragraph around it shows
    whose account it is.

    ## Why

    Many accounts of state outlets bear names of their own. Readers who were told who runs the outlet do not recognise it behind such a name.

    ## Exceptions

    Accounts whose name holds that of the outlet, paragraphs that name the outlet or say that a state runs the account, and the first
    mention of an outlet of which nothing tells the reader: that is `sourcing.undisclosed-state-media`.

    ## References

    The outlet's own list of accounts, as recorded in the registry; each finding cites who listed the outlet.
    """
    every = article.layer(OUTLETS)
    if not any(_is_account(article, each) for each in every):
        return
    reported = {first.span for first, same in firsts(article) if not told(same, registry.control(first.of, registry.day_of(article)))}
    seen: set[str] = set()
    for each in every:
        name = each.span.of(article.text).lower()
        if not _is_account(article, each) or each.span in reported or name in seen:
            continue
        finding = _judge(article, each, every, options)
        if finding:
            seen.add(name)
            yield finding


def _is_account(article: Article, each: Mention) -> bool:
    return each.how == "post" or (bool(each.how) and each.how != "meta" and article.text.startswith("@", each.span.start))


def _judge(article: Article, each: Mention, every: Sequence[Mention], options: Mapping[str, Any]) -> Finding | None:
    of, day = each.of, registry.day_of(article)
    control = registry.control(of, day)
    severity = classes.level(of, control, options) if of.reviewed else None
    said = registry.designations(of, day)
    if severity is None or not said or _shows(each.span.of(article.text), of) or _labelled(article, each, every):
        return None
    before = f"This is an account of {of.name}, and nothing here says so: name the outlet beside it; {said[0].by} listed it as “"
    text = wording.cut(before, said[0].label, f"” in {said[0].year}.")
    return Finding(each.span, text, severity=severity, confidence=0.8, references=wording.references(said))


def _shows(account: str, of: Outlet) -> bool:
    """Tell whether an account's name holds a name of the outlet: `@PressTV`."""
    plain = _letters(account)
    every = (of.name, *(name for column in (*registry.TIERS, "stems") for name in of.row.get(column) or ()))
    return any(len(found := _letters(name)) >= SHORTEST and found in plain for name in every)


def _letters(name: str) -> str:
    return re.sub(r"[\W_]", "", name.lower())


def _labelled(article: Article, each: Mention, every: Sequence[Mention]) -> bool:
    """Tell whether the paragraph names the outlet or says that a state runs the account."""
    index = article.block_at(each.span.start)
    if index < 0:
        return False
    block = article.blocks[index].span
    if any(
        other.of.family == each.of.family and other.span != each.span and block.covers(other.span) and _names(article, other.span) for other in every
    ):
        return True
    tokens = article.layer(TOKENS)
    inside = tokens.within(block)
    at = Place(article.text, tokens, inside.start, inside.stop, inside.start, inside.start, {}, {})
    return any(qualifier(at, position) for position in inside)


def _names(article: Article, span: Span) -> bool:
    return article.text[span.start] != "@" and "/" not in article.text[max(0, span.start - 1) : span.start]
