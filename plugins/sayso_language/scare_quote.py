"""`language.scare-quote`: quotation marks round a word that the writer keeps at a distance, or that nobody in the story says."""

from collections.abc import Iterator

from sayso import Article, Example, Finding, Reference, Severity, Span, rule
from sayso.layers import ATTRIBUTIONS, OPINION, QUOTES, TOKENS, VOICE
from sayso.records import Quote
from sayso_language.tables import words

LABEL = 2  # words up to which a headline's quotation is a label: a longer one is `consistency.quote-mismatch`'s
STEM = 3  # letters that are left of a word at least when its ending is taken off
SHORTEST = 60  # words of a story that can be expected to hold what its headline quotes
REUTERS = Reference("Reuters Handbook, on terrorism, as explained by Reuters in 2007", "https://blogs.reuters.com/blog/archives/7146")
STORY = (
    "The council voted on Monday to close the ferry to the island from May until the end of the summer. The mayor spoke for an hour and left by the "
    "side door. The owners of the boats, who had come in from the island for the vote, said they would go to court over it. The ferry has run "
    "since 1901, and last year it carried forty thousand people and a herd of goats."
)


@rule(
    "language.scare-quote",
    summary="Quotation marks that keep a word at a distance, or that nobody in the story answers for.",
    severity="warning",
    default=False,
    examples=[
        Example("The ministry published its “reform” on Monday.", flagged=("“reform”",)),
        Example("The town's so-called “experts” met in May.", flagged=("“experts”",)),
        Example(STORY, headline="Council votes for ‘sordid’ deal on ferry", flagged=("‘sordid’",), note="nobody in the story says sordid"),
        Example(STORY + " Rita Moss called it sordid.", headline="Council votes for ‘sordid’ deal on ferry"),
        Example("The minister called it a “reform” on Monday.", note="somebody's word"),
        Example("The word “reform” has two syllables. Robert “Bob” Hall wrote “The Reform”."),
    ],
    references=[REUTERS],
    origin="our judgement, and what Reuters says of one use",
)
def scare_quote(article: Article) -> Iterator[Finding]:
    """Ask whose word it is that stands in marks.

    ## What it flags
    Up to three words in quotation marks that nobody says and that deny somebody's standing, in the narrator's own sentence: their *“experts”*, its
    *“reform”*. And in a headline, one or two words in marks that nobody in the story says. The latter is a warning, the former advice.

    ## Why
    Such marks say *not really* without saying why. A reader cannot tell whether the writer quotes, doubts or sneers, and nobody can answer.

    ## Exceptions
    Titles, nicknames, names, words mentioned as words, terms that are being introduced, words in somebody's paraphrase, opinion pages. Words that
    somebody in the article says elsewhere are a quotation, and pass.

    ## References
    Reuters' handbook asks not to put *terrorist* in marks as a single word, nor after *so-called*: it is taken for a value judgement.
    """
    quotes = article.layer(QUOTES).quotes
    found = [quote for quote in quotes if not quote.depth and (quote.kind == "scare" or (quote.kind == "partial" and _in_headline(article, quote)))]
    if not found or article.layer(OPINION):
        return
    for quote in found:
        finding = _on_label(article, quote) if _in_headline(article, quote) else _on_scare(article, quote, quotes)
        if finding:
            yield finding


def _in_headline(article: Article, quote: Quote) -> bool:
    return article.blocks[quote.block].kind == "headline"


def _on_scare(article: Article, quote: Quote, quotes: tuple[Quote, ...]) -> Finding | None:
    before = Span(max(quote.span.start - 2, 0), quote.span.start)
    if article.blocks[quote.block].kind not in ("paragraph", "standfirst") or article.layer(VOICE).at(before) != "narrator":
        return None
    inside = quote.content.of(article.text).casefold()
    if not _is_denied(article, quote) or _is_term(article, quote) or _is_said(article, inside, quote, quotes):
        return None
    message = f"{_shown(article, quote)} stands in marks and nobody says it: name who calls it that, or write what it is without them."
    return Finding(quote.span, message, severity=Severity.INFO, confidence=0.7)


def _is_denied(article: Article, quote: Quote) -> bool:
    """Tell whether what is in marks is a standing that is denied: `their “experts”`, or is said outright not to fit: `the so-called “rule”`."""
    tokens = article.layer(TOKENS)
    inside = tokens.within(quote.content)
    first = tokens.at(quote.span.start)
    last = next((tokens.lower[at] for at in reversed(inside) if tokens.lower[at][0].isalpha()), "")
    before = tokens.lower[max(first - 2, 0) : first]
    pointed = last in words("distance", "standing") and not words("distance", "pointing").isdisjoint(before)
    called = last in words("distance", "callings") and not words("distance", "articles").isdisjoint(before)
    return pointed or called or not words("distance", "doubting").isdisjoint(before[-1:])


def _is_term(article: Article, quote: Quote) -> bool:
    """Tell whether the marks introduce a term of some trade, or show how somebody pronounces, writes, votes or gestures."""
    tokens = article.layer(TOKENS)
    first, last = tokens.at(quote.span.start), tokens.at(quote.span.end)
    near = {*tokens.lower[max(first - 8, 0) : first], *tokens.lower[last : last + 8]}
    return not words("distance", "terms").isdisjoint(near) or not quote.content.of(article.text).islower()


def _is_said(article: Article, inside: str, quote: Quote, quotes: tuple[Quote, ...]) -> bool:
    """Tell whether somebody else in the article says it: another quotation holds it, or the sentence's source is heard in it."""
    if any(other is not quote and inside in other.content.of(article.text).casefold() for other in quotes):
        return True
    return any(span.start <= quote.span.end and quote.span.start <= span.end for each in article.layer(ATTRIBUTIONS) for span in each.content)


def _on_label(article: Article, quote: Quote) -> Finding | None:
    label = article.layer(TOKENS).within(quote.content)
    story = [word for word, block in zip(article.layer(TOKENS).lower, article.layer(TOKENS).blocks, strict=True) if block != quote.block]
    if not 0 < len(label) <= LABEL or len(story) < SHORTEST:
        return None
    known = {_stem(word) for word in story}
    sought = [_stem(article.layer(TOKENS).lower[index]) for index in label]
    if not all(word.isalpha() for word in sought) or not known.isdisjoint(sought):
        return None
    message = f"{_shown(article, quote)} is quoted in the headline and nobody in the story says it: quote what was said, or take the marks away."
    return Finding(quote.span, message, confidence=0.75)


def _stem(word: str) -> str:
    endings = sorted((each for each in words("distance", "endings") if word.endswith(each)), key=len)
    return word[: -len(endings[-1])] if endings and len(word) - len(endings[-1]) >= STEM else word


def _shown(article: Article, quote: Quote) -> str:
    return f"“{' '.join(quote.content.of(article.text).split())}”"
