"""The rule `example.relative-day`."""

from collections.abc import Iterator, Mapping
from typing import Any

from sayso import Article, Example, Finding, rule
from sayso.layers import VOICE
from sayso_example.days import RELATIVE_DAYS


@rule(
    "example.relative-day",
    summary="A day is told in relation to a date that the article does not give.",
    severity="info",
    default=False,
    options={"quotations": (False, "Report such days in quotations, too.")},
    examples=[
        Example("The ministers met yesterday in the harbour town.", flagged=("yesterday",)),
        Example("The vote is tomorrow, and the count begins today.", flagged=("tomorrow", "today")),
        Example("The ministers met on Tuesday, 3 June.", note="a date"),
        Example("“We met yesterday,” the minister said.", note="the speaker's own words"),
        Example("The ministers met yesterday.", meta={"published": "2025-06-04"}, note="the article says which day that was"),
    ],
)
def relative_day(article: Article, options: Mapping[str, Any]) -> Iterator[Finding]:
    """Flag *yesterday*, *today* and *tomorrow* in an article that carries no date of publication.

    ## What it flags
    The words in the narrator's voice, if the article's metadata has no date.

    ## Why
    An article is read days after it is written, and archived without the page it stood on.

    ## Exceptions
    Quotations, unless the option `quotations` is on.

    ## References
    None: the example of a plugin.
    """
    if article.meta.published:
        return
    voices = article.layer(VOICE)
    for span in article.layer(RELATIVE_DAYS):
        if options["quotations"] or voices.at(span) != "quote":
            yield Finding(
                span, f"“{span.of(article.text)}” depends on the day of reading, and this article carries no date: name the day.", confidence=0.9
            )
