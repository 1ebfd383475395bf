"""`readability.hard-story`: a story written above the level its section has set itself."""

from collections.abc import Iterator, Mapping
from typing import Any

from sayso import Article, Example, Finding, Reference, rule

MIN_WORDS = 100  # the formula was fitted on passages of this length; below it one long name decides the grade

HARD = (
    "The municipal administration's comprehensive reorganisation programme necessitates considerable interdepartmental coordination, "
    "particularly regarding infrastructure procurement responsibilities previously administered independently by subordinate authorities. "
) * 7
EASY = "The town will spend less on roads next year. It will spend more on schools. Most of the money comes from the state. " * 6


@rule(
    "readability.hard-story",
    summary="The story reads above the school grade its section aims at.",
    severity="info",
    default=False,
    examples=[
        Example(HARD, flagged=(HARD.split(". ")[0] + ".",), note="Sentences of abstract nouns."),
        Example(EASY, note="Short words, short sentences."),
    ],
    options={
        "max-grade": (14.0, "highest Flesch-Kincaid school grade allowed"),
        "sections": ({}, "targets by section, such as {sport = 10, science = 16}; the section comes from the article's metadata"),
    },
    references=[Reference("Kincaid, Fishburne, Rogers and Chissom, Derivation of new readability formulas for Navy enlisted personnel (1975)")],
)
def hard_story(article: Article, options: Mapping[str, Any]) -> Iterator[Finding]:
    """Measure the story against the school grade its section aims at.

    ## What it flags
    A story of at least 100 words whose Flesch-Kincaid grade, as computed by textstat over headline, standfirst and paragraphs, is above
    `max-grade`, or above the target of the article's section in `sections`.

    ## Why
    Readers leave a story that is harder than they came for. The formula counts syllables and words per sentence; it knows nothing of sense, so it is
    advice and off by default.

    ## Exceptions
    Lists, tables, captions and credits are not counted. Long names push the grade up; a section that is full of them needs a higher target.

    ## References
    Kincaid and others, *Derivation of new readability formulas* (1975), as implemented by textstat.
    """
    prose = _prose(article)
    if len(prose.split()) < MIN_WORDS:
        return
    target = options["sections"].get(article.meta.section.casefold(), options["max-grade"])
    grade = _grade(prose)
    if grade > target:
        message = (
            f"The story reads at school grade {grade:.0f}, above the {target:g} set for it; shorten the longest sentences or explain the long words."
        )
        yield Finding(article.story_span, message, whole_story=True)


def _prose(article: Article) -> str:
    kinds = ("headline", "standfirst", "paragraph", "blockquote")
    return "\n\n".join(block.span.of(article.text) for block in article.blocks if block.kind in kinds)


def _grade(prose: str) -> float:
    import textstat  # here, because it costs 40 ms and the rule is off by default

    return float(textstat.flesch_kincaid_grade(prose))
