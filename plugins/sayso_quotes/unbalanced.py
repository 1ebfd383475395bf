"""Quotation marks without a partner."""

from collections.abc import Iterator

from sayso import Article, Example, Finding, Related, rule
from sayso.layers import QUOTES
from sayso.records import Unbalanced

MARKUP = frozenset("<>=")  # a mark beside one of these belongs to markup that leaked into the text
PARAGRAPHS = 3  # over which a mark never closed and one never opened are one riddle
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
    alone = [mark for mark in article.layer(QUOTES).unbalanced if _quotes(article, mark)]
    for index, mark in enumerate(alone):
        before = alone[index - 1] if index else None
        after = alone[index + 1] if index + 1 < len(alone) else None
        if not (before and _runs(before, mark)):
            yield _finding(article, mark, after if after and _runs(mark, after) else None)


def _quotes(article: Article, mark: Unbalanced) -> bool:
    """Tell whether a mark is one of quotation, not an arrow in a credit line (`Source » agency`) or part of markup that leaked."""
    around = article.text[max(0, mark.span.start - 1) : mark.span.end + 1]
    return article.blocks[mark.block].kind != "credit" and MARKUP.isdisjoint(around)


def _runs(first: Unbalanced, second: Unbalanced) -> bool:
    """Tell whether two marks belong to one run of paragraphs, of which nobody can tell how much is quoted: one finding is enough."""
    return (first.problem, second.problem) == ("unclosed", "unopened") and second.block - first.block <= PARAGRAPHS


def _finding(article: Article, mark: Unbalanced, end: Unbalanced | None) -> Finding:
    if end:
        message = "A quotation opens here and another closes below, both without their partner: whose words are these? Add the missing marks."
        return Finding(mark.span, message, related=(Related(end.span, "closes what was never opened"),))
    unclosed = mark.problem == "unclosed"
    around = article.text[mark.span.end : mark.span.end + SHOWN] if unclosed else article.text[max(0, mark.span.start - SHOWN) : mark.span.start]
    seen = " ".join(around.split())
    what = "opens a quotation that is never closed" if unclosed else "closes a quotation that was never opened"
    where = (f"before “{seen}…”" if unclosed else f"after “…{seen}”") if seen else "without any text"
    return Finding(mark.span, f"The mark {where} {what}: whose words are these? Add the missing mark.")
