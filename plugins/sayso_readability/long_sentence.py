"""`readability.long-sentence`: a sentence with more words than a reader holds in mind."""

from collections.abc import Iterator, Mapping
from typing import Any

from sayso import Article, Example, Finding, rule
from sayso.layers import SENTENCES, TOKENS

LONG = (
    "The committee, which had met behind closed doors for a week while ministers waited in the corridor for news of a deal that never came, "
    "decided late on Friday, after a last round of talks between the two largest parties and their advisers, to put off the vote."
)


@rule(
    "readability.long-sentence",
    summary="A sentence has more words than a reader holds in mind.",
    severity="info",
    default=False,
    examples=[Example(LONG, flagged=(LONG,)), Example("The committee put off the vote. It had met for most of the week.")],
    options={"max-words": (45, "words a sentence may have")},
    origin="our judgement",
)
def long_sentence(article: Article, options: Mapping[str, Any]) -> Iterator[Finding]:
    """Count the words of each sentence.

    ## What it flags
    A sentence of more than `max-words` words. Marks do not count; a hyphenated compound is one word.

    ## Why
    By the end of a long sentence its beginning is forgotten. The limit is our judgement, not a published figure.

    ## Exceptions
    Lists and tables are left alone.

    ## References
    None: our judgement.
    """
    tokens = article.layer(TOKENS)
    for sentence in article.layer(SENTENCES):
        if article.blocks[sentence.block].kind in ("list", "table"):
            continue
        words = sum(tokens.lower[i][0].isalnum() for i in tokens.within(sentence.span))
        if words > options["max-words"]:
            yield Finding(sentence.span, f"This sentence has {words} words; readers lose the thread: split it where a new fact begins.")
