"""A quotation in the headline that the body does not have, or one that the body has in two wordings or from two people."""

from collections.abc import Iterator

from sayso import Article, Example, Finding, Related, Severity, Span, rule
from sayso.layers import QUOTES, TOKENS
from sayso_consistency.repeated_quotes import repeated_findings
from sayso_consistency.rewording import contains, folded, parts, stemmed, verbatim

LEAST = 3  # words from which a headline's quotation is somebody's words, and not a label
NEAR = 0.6  # share of its words, in order, that makes a passage of the body the one that is meant
MOST = 24  # words of a headline's quotation for which the nearest passage is sought
MARGIN = 6  # tokens by which that passage may be longer
HEADS = ("headline", "standfirst", "subhead")

EXAMPLES = [
    Example(
        "The mayor said on Monday: “We never sold the harbour to anybody, and never will.”",
        ("We sold the harbour",),
        headline="Mayor: “We sold the harbour”",
    ),
    Example("The mayor said on Monday: “We never sold the harbour to anybody, and never will.”", headline="Mayor: “We never sold the harbour”"),
    Example("The mayor said: “We never sold the harbour to anybody.”", headline="Mayor: ‘Never sold harbour’", note="Headlines drop articles."),
    Example(
        "The mayor saw “by far the greatest risk for the old town”.\n\n“It is by far the gravest risk for the old town,” she said.",
        ("It is by far the gravest risk for the old town,",),
        headline="Council weighs the harbour",
        note="One of the two wordings was said.",
    ),
    Example(
        "The mayor saw “by far the gravest risk”.\n\n“It is by far the gravest risk for the old town,” she said.",
        headline="Council weighs the harbour",
    ),
    Example(
        "“We keep the harbour for all of you,” Marta Dahl said.\n\n“We keep the harbour for all of you,” Erik Berg said.",
        ("We keep the harbour for all of you,",),
        headline="Council weighs the harbour",
    ),
    Example("The mayor denied it on Monday.", headline="Mayor denies “dirty” deal", note="One or two words are a label."),
]


@rule(
    "consistency.quote-mismatch",
    summary="A quotation that is worded two ways, is given to two people, or stands in the headline only",
    severity="warning",
    examples=EXAMPLES,
    origin="our judgement",
)
def quote_mismatch(article: Article) -> Iterator[Finding]:
    """## What it flags

    A quotation of three or more words in the headline whose words do not stand in the story in that order. Where the story has a passage that is
    nearly the same, it is shown. In the story itself: a quotation of six or more words that is printed twice and differs in a word or two, and one
    that two named people are said to have spoken.

    ## Why

    A quotation is somebody's words. If the story quotes the same person otherwise, one of the two is wrong, and the headline is read by most.

    ## Exceptions

    Letter case, kinds of marks, contractions, ellipses and words in brackets do not matter; nor do the articles that headlines leave out and the
    endings that their tense changes. One or two words in marks are a label, not a quotation. If the story has nothing like it at all, that is
    advice: it may be the title of something. Whole sentences that differ are taken for one quotation only from ten words on, and not within one
    paragraph: people repeat themselves.

    ## References

    Our judgement.
    """
    yield from _headline_findings(article)
    yield from repeated_findings(article)


def _headline_findings(article: Article) -> Iterator[Finding]:
    heads = {index for index, block in enumerate(article.blocks) if block.kind == "headline"}
    quotes = [quote for quote in article.layer(QUOTES).quotes if quote.block in heads and quote.depth == 0 and quote.closed and quote.opened]
    body = "\n".join([block.span.of(article.text) for block in article.blocks if block.kind not in HEADS]) if quotes else ""
    whole: list[str] = []
    for quote in quotes[:MOST] if body else ():
        pieces = parts(quote.content.of(article.text))
        words = [word for piece in pieces for word in piece]
        if len(words) >= LEAST and not verbatim(body, quote.content.of(article.text)):
            whole = whole or stemmed(folded(body))  # seldom needed, and it costs
            if not all(contains(whole, stemmed(piece)) for piece in pieces):
                yield _finding(article, quote.content, words)


def _finding(article: Article, span: Span, words: list[str]) -> Finding:
    passage = _nearest(article, words[:MOST])
    if passage is None:
        message = "The story does not have these words of the headline’s quotation: where were they said?"
        return Finding(span, message, severity=Severity.INFO, confidence=0.6)
    message = "The story has this in other words than the headline’s quotation: which of the two was said?"
    return Finding(span, message, related=(Related(passage, "the story’s words"),), confidence=0.8)


def _nearest(article: Article, words: list[str]) -> Span | None:
    """Return the passage of the body that has most of the words in order, if it has enough of them."""
    tokens = article.layer(TOKENS)
    heads = {index for index, block in enumerate(article.blocks) if block.kind in HEADS}
    best, found = 0, None
    wanted = set(words[:LEAST])
    for start, form in enumerate(tokens.lower):
        if form in wanted and tokens.blocks[start] not in heads:
            count, last = _in_order(words, tokens.lower[start : start + len(words) + MARGIN])
            if count > best:
                best, found = count, tokens.span(start, start + last)
    return found if best >= max(2, NEAR * len(words)) else None


def _in_order(words: list[str], window: list[str]) -> tuple[int, int]:
    """Return how many of `words` the window has in order, and where the last stands."""
    place = count = last = 0
    for at, word in enumerate(window):
        if word in words[place:]:
            place = words.index(word, place) + 1
            count, last = count + 1, at
    return count, last
