"""`attribution.unattributed-quote`: a direct quotation, and nobody near it who said it."""

from bisect import bisect_right
from collections.abc import Iterator

from sayso import Article, Example, Finding, rule
from sayso.layers import ATTRIBUTIONS, QUOTES, TOKENS
from sayso.records import Quote
from sayso_attribution.tables import words

ID = "attribution.unattributed-quote"
SHORTEST = 6  # words: fewer may be a title, a motto, a term
REACH = 1  # paragraphs before and after in which a source may stand
ECHO = 30  # code points by which a quotation is known again


@rule(
    ID,
    summary="A direct quotation, and nobody near it who said it.",
    severity="warning",
    default=False,
    examples=[
        Example(
            "The harbour was quiet.\n\n“We shall not see another ferry this year.”\n\nThe lighthouse is new.",
            flagged=("“We shall not see another ferry this year.”",),
        ),
        Example("“We shall not see another ferry this year.”\n\nThe pilot shook his head as he said it.", note="told in the next paragraph"),
        Example("The song is called “We Shall Not See Another Ferry This Year”.", note="a title"),
        Example("The mayor said: “We shall not see another ferry this year.”\n\n“The next one is on order.”", note="the same speaker goes on"),
    ],
    origin="our judgement",
)
def unattributed_quote(article: Article) -> Iterator[Finding]:
    """Ask who said the words in quotation marks.

    ## What it flags
    A quotation of six words and more in running text with no speaker in its paragraph, the one before or the one after.

    ## Why
    Quotation marks promise that somebody said just this. A reader who is not told who cannot weigh the words, and an editor cannot check them.

    ## Exceptions
    Titles, mottoes in capitals, quotations that carry on an earlier one, that stand elsewhere in the article with their speaker, questions and
    answers, headlines, captions and block quotations.

    ## References
    None: our judgement.
    """
    quotes = article.layer(QUOTES).quotes
    candidates = [quote for quote in quotes if _is_candidate(article, quote)]
    if not candidates:
        return
    sourced = _sourced(article)
    for quote in candidates:
        near = range(max(quote.block - REACH, 0), min(quote.block + REACH + 1, len(sourced)))
        if not any(sourced[block] for block in near) and not _echoed(article, quote):
            message = "Nobody near this quotation is said to have spoken it: name the speaker in this paragraph, or take the marks away."
            yield Finding(quote.span, message, confidence=0.7)


def _is_candidate(article: Article, quote: Quote) -> bool:
    if (
        quote.depth
        or quote.kind != "direct"
        or _is_introduced(article.text[max(quote.span.start - 9, 0) : quote.span.start])
        or quote.continues >= 0
        or not (quote.opened and quote.closed)
    ):
        return False
    tokens = article.layer(TOKENS)
    inside = [i for i in tokens.within(quote.content) if article.text[tokens.starts[i]].isalnum()]
    capitals = sum(article.text[tokens.starts[i]].isupper() for i in inside)
    return article.blocks[quote.block].kind == "paragraph" and len(inside) >= SHORTEST and capitals * 2 < len(inside)


def _is_introduced(before: str) -> bool:
    """Tell whether a colon or a dash leads up to the quotation: whose words follow stands before it."""
    return before.rstrip().endswith((":", "—", "–", "-", "("))


def _sourced(article: Article) -> list[bool]:
    """Return by block whether an attribution touches it, or a word of saying or a speaker's label stands outside its quotations."""
    blocks = article.blocks
    starts = [block.span.start for block in blocks]
    found = [False] * len(blocks)
    for item in article.layer(ATTRIBUTIONS):
        for span in [*(item.source.spans if item.source else ()), *(item.cue.spans if item.cue else ())]:
            found[max(bisect_right(starts, span.start) - 1, 0)] = True
    tokens = article.layer(TOKENS)
    known = words("evidence", "source") | words("evidence", "record") | words("evidence", "speaking")
    covers = [quote.span for quote in article.layer(QUOTES).quotes if quote.depth == 0]
    ends = [span.start for span in covers]
    for i, word in enumerate(tokens.lower):
        if word in known:
            index = bisect_right(ends, tokens.starts[i]) - 1
            if index < 0 or covers[index].end <= tokens.starts[i]:
                found[max(bisect_right(starts, tokens.starts[i]) - 1, 0)] = True
    return found


def _echoed(article: Article, quote: Quote) -> bool:
    """Tell whether the words stand elsewhere in the article too, as a headline's do in the body."""
    key = quote.content.of(article.text)[:ECHO]
    return article.text.count(key) > 1
