"""Quotation marks without a partner."""

from collections.abc import Iterator

from sayso import Article, Example, Finding, rule
from sayso.layers import QUOTES

MARKUP = frozenset("<>=")  # a mark beside one of these belongs to markup that leaked into the text
SHOWN = 40  # characters after an opening mark, or before a closing one, that the message shows

EXAMPLES = [
    Example("The harbour is closed, she said. “It will open in May, and not before. Nobody knows why.", ("“",)),
    Example("The harbour is closed, she said. It will open in May.” Nobody knows why.", ("”",)),
    Example(
        "“To date the harbour has done well.\n\n“We shall see what winter brings,” the harbour master said.",
        headline="Harbour hopes for a mild winter",
        note="A quotation that goes on in the next paragraph has its closing mark only at the very end.",
    ),
    Example("The dockers’ strike of the ’90s (“a mistake”) was about 6' of wharf."),
]


@rule(
    "quotes.unbalanced",
    summary="A quotation mark that is never closed, or was never opened",
    severity="error",
    examples=EXAMPLES,
    languages=("*",),
    origin="our judgement",
)
def unbalanced(article: Article) -> Iterator[Finding]:
    """## What it flags

    An opening quotation mark whose quotation is never closed, and a closing mark that nothing opened.

    ## Why

    It is an error, not a warning, because it is beyond judgement: with one mark missing, nobody but the writer can tell where somebody's words end
    and the article's begin. A reader takes the one for the other.

    ## Exceptions

    By press usage a quotation that goes on in the next paragraph has no closing mark before the break, if the next paragraph opens with one:
    that is right and not reported. Apostrophes (*’90s*, *dockers’*), marks for feet and inches, and nested quotations are understood.

    ## References

    Our judgement.
    """
    for mark in article.layer(QUOTES).unbalanced:
        if article.blocks[mark.block].kind == "credit":
            continue  # "Source » agency": an arrow, not somebody's words
        if not MARKUP.isdisjoint(article.text[max(0, mark.span.start - 1) : mark.span.end + 1]):
            continue
        unclosed = mark.problem == "unclosed"
        around = article.text[mark.span.end : mark.span.end + SHOWN] if unclosed else article.text[max(0, mark.span.start - SHOWN) : mark.span.start]
        seen = " ".join(around.split())
        what = "opens a quotation that is never closed" if unclosed else "closes a quotation that was never opened"
        where = (f"before “{seen}…”" if unclosed else f"after “…{seen}”") if seen else "without any text"
        yield Finding(mark.span, f"The mark {where} {what}: whose words are these? Add the missing mark.")
