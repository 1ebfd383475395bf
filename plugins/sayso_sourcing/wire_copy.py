"""The paper's own byline over copy that a state agency wrote."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from sayso import Article, Example, Finding, Related, Severity, rule
from sayso_sourcing import classes, registry
from sayso_sourcing.mentions import Mention
from sayso_sourcing.registry import REGISTRY
from sayso_sourcing.tables import phrases, words
from sayso_sourcing.undisclosed_state_media import firsts
from sayso_sourcing.wording import references

OPENING = 3  # blocks in which a byline may stand in the text
COPY = "copy"
BEFORE = 60  # code points of a credit line that are read

EXAMPLES = [
    Example(
        "BEIJING, May 4 (Xinhua) -- Two ministers met on Monday.",
        ("BEIJING, May 4 (Xinhua) -- Two ministers met on Monday.",),
        meta={"byline": "Jane Doe"},
        note="The byline says that Jane Doe wrote it, the dateline that Xinhua did.",
    ),
    Example("BEIJING, May 4 (Xinhua) -- Two ministers met on Monday.", meta={"byline": "Xinhua"}),
    Example("Two ministers met on Monday.\n\nWith files from Xinhua", meta={"byline": "Jane Doe"}, note="Only a part comes from the agency."),
    Example("BEIJING, May 4 (Reuters) -- Two ministers met on Monday.", meta={"byline": "Jane Doe"}),
]


@rule(
    "sourcing.wire-copy",
    summary="The paper's own byline stands over copy carried from a state agency",
    severity="warning",
    examples=EXAMPLES,
    literals=registry.literals(),
    options=classes.REVIEWED,
    origin="registry of outlets with designations: data/outlets.toml of the sourcing pack",
    always=True,
    tables=(registry.TABLE,),
)
def wire_copy(article: Article, options: Mapping[str, Any]) -> Iterator[Finding]:
    """## What it flags

    A story that names a writer or a staff of its own (front matter, or a line *By Jane Doe*), while its dateline, its sign-off or a line such
    as *originally published by* says that a state's agency wrote the text. One finding for the story; whether readers are told who runs
    the agency is another rule's question, and its finding stands beside this one. A line *Source: …* under such a story is advice: it may mean
    less.

    ## Why

    A byline vouches for the work: somebody of this newsroom asked and checked. Under it, a government's text passes for the paper's own.

    ## Exceptions

    Bylines that name the agency, *agencies* or *wires*; *with files from*, photo credits and the like, which are about a part of the story; an
    outlet's own site.

    ## References

    Our judgement; the finding cites who listed the outlet.
    """
    byline = _byline(article)
    if not byline or _not_own(article, byline):
        return
    for first, same in firsts(article):
        of, day = first.of, registry.day_of(article)
        severity = classes.level(of, registry.control(of, day), options) if of.reviewed else None
        carrying = sorted((how, each.span, each) for each in same if (how := _carries(article, each))) if severity else []
        said = registry.designations(of, day)
        if carrying and said:
            how, place, _ = carrying[0]
            says = f"the text says it is {of.name}'s" if how == COPY else f"a credit line names {of.name} as the source"
            text = f"The byline is “{_short(byline)}”, but {says}: put the outlet in the byline, or say what was added."
            asked = severity if how == COPY else Severity.INFO
            yield Finding(article.story_span, text, (), (Related(place, says),), asked, 0.8, references(said), whole_story=True)
            return


def _short(byline: str) -> str:
    return byline if len(byline) <= BEFORE else f"{byline[: BEFORE - 1]}…"


def _byline(article: Article) -> str:
    """Return the byline: that of the front matter, or a line `By …` near the top of the text."""
    if article.meta.byline:
        return " ".join(article.meta.byline.split()).removeprefix("By ").removeprefix("by ")
    for block in article.blocks[:OPENING]:
        match = _line().fullmatch(block.span.of(article.text)[:100].strip())
        if match:
            return " ".join(match[1].split())
    return ""


@cache
def _line() -> re.Pattern[str]:
    return re.compile(r"[Bb][Yy]:?\s+((?:[A-Z][\w.’'-]*|and|&|,|\s)+(?:[,|/]\s?[\w ]{3,40})?)")


def _not_own(article: Article, byline: str) -> bool:
    """Tell whether a byline is an agency's, or says that the copy comes from elsewhere."""
    known = article.layer(REGISTRY)
    if not words("not-own").isdisjoint(re.findall(r"\w+", byline.lower())):
        return True
    parts = [byline, *(part.strip() for part in re.split(r"[,;|/()–—-]| and ", byline))]
    return any(known.by_name(part) or known.by_stem(part.lower()) is not None or part.startswith("@") for part in parts if part)


def _carries(article: Article, mention: Mention) -> str:
    """Return how a mention says that the text as a whole is the outlet's.

    `copy`: a dateline, a sign-off, `originally published by`; `source`: a line `Source: …`, which may mean less; empty if it says nothing so.
    """
    if mention.how == "dateline":
        return COPY
    if mention.how != "credit":
        return ""
    block = article.blocks[article.block_at(mention.span.start)]
    before = article.text[max(block.span.start, mention.span.start - BEFORE) : mention.span.start].rpartition("\n")[2].lower()
    credited = re.findall(r"[a-z]+", before)
    signed = not credited or bool(re.search(r"[.!?”\")’]\s*[(\[–—-]+\s*$", before))
    if block.kind == "caption" or not words("partly").isdisjoint(credited):
        return ""
    return COPY if signed or _original(credited) else "source" if credited[:1] == ["source"] else ""


def _original(credited: list[str]) -> bool:
    return any(tuple(credited[: len(phrase)]) == phrase for found in phrases("originally").values() for phrase in found)
