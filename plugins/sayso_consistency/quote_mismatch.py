"""A quotation in the headline that the body does not have."""

import re
from collections.abc import Iterator

from sayso import Article, Example, Finding, Related, Severity, Span, rule
from sayso.layers import QUOTES

LEAST = 3  # words from which a headline's quotation is somebody's words, and not a label
NEAR = 0.6  # share of its words, in order, that makes a passage of the body the one that is meant
HEADS = ("headline", "standfirst", "subhead")
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
GAP = re.compile(r"\.\.\.|…|\[[^\]]*\]")

EXAMPLES = [
    Example(
        "The mayor said on Monday: “We never sold the harbour to anybody, and never will.”",
        ("We sold the harbour",),
        headline="Mayor: “We sold the harbour”",
    ),
    Example("The mayor said on Monday: “We never sold the harbour to anybody, and never will.”", headline="Mayor: “We never sold the harbour”"),
    Example("The mayor denied it on Monday.", headline="Mayor denies “dirty” deal", note="One or two words are a label."),
]


@rule(
    "consistency.quote-mismatch",
    summary="A quotation in the headline that is not in the story",
    severity="warning",
    examples=EXAMPLES,
    origin="our judgement",
)
def quote_mismatch(article: Article) -> Iterator[Finding]:
    """## What it flags

    A quotation of three or more words in the headline whose words do not stand in the story in that order. Where the story has a passage that is
    nearly the same, it is shown.

    ## Why

    A quotation is somebody's words. If the story quotes the same person otherwise, one of the two is wrong, and the headline is read by most.

    ## Exceptions

    Letter case, kinds of marks, ellipses and words in brackets do not matter. One or two words in marks are a label, not a quotation. If the
    story has nothing like it at all, that is advice: it may be the title of something.

    ## References

    Our judgement.
    """
    heads = {index for index, block in enumerate(article.blocks) if block.kind == "headline"}
    quotes = [quote for quote in article.layer(QUOTES).quotes if quote.block in heads and quote.depth == 0 and quote.closed and quote.opened]
    if not quotes:
        return
    body = _words(article)
    if not body:
        return
    text = " ".join(["", *(word for word, _ in body), ""])
    for quote in quotes:
        parts = [_folded(part) for part in GAP.split(quote.content.of(article.text))]
        words = [word for part in parts for word in part]
        if len(words) >= LEAST and not all(" ".join(["", *part, ""]) in text for part in parts if part):
            yield _finding(quote.content, words, body)


def _finding(span: Span, words: list[str], body: list[tuple[str, Span]]) -> Finding:
    passage = _nearest(words, body)
    if passage is None:
        return Finding(
            span, "The story does not have these words of the headline’s quotation: quote what was said.", severity=Severity.INFO, confidence=0.6
        )
    return Finding(
        span,
        "The story quotes this in other words than the headline: make both say what was said.",
        related=(Related(passage, "the story’s words"),),
        confidence=0.8,
    )


def _words(article: Article) -> list[tuple[str, Span]]:
    return [
        (match.group().lower().replace("’", "'"), Span(*match.span()))
        for block in article.blocks
        if block.kind not in HEADS
        for match in WORD.finditer(article.text, block.span.start, block.span.end)
    ]


def _folded(text: str) -> list[str]:
    return [match.group().lower().replace("’", "'") for match in WORD.finditer(text)]


def _nearest(words: list[str], body: list[tuple[str, Span]]) -> Span | None:
    """Return the passage of the body that has most of the words in order, if it has enough of them."""
    best, found = 0, None
    wanted = set(words[:LEAST])
    for start, (word, span) in enumerate(body):
        if word in wanted:
            count, last = _in_order(words, body[start : start + len(words) + 3])
            if count > best:
                best, found = count, Span(span.start, last.end)
    return found if best >= max(2, NEAR * len(words)) else None


def _in_order(words: list[str], window: list[tuple[str, Span]]) -> tuple[int, Span]:
    """Return how many of `words` the window has in order, and where the last stands."""
    place, count, last = 0, 0, window[0][1]
    for word, span in window:
        if word in words[place:]:
            place = words.index(word, place) + 1
            count, last = count + 1, span
    return count, last
