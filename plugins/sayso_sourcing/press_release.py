"""A story whose quotations all come from one statement."""

from bisect import bisect_right
from collections.abc import Iterator

from sayso import Article, Example, Finding, Related, Span, rule
from sayso.layers import ATTRIBUTIONS, HITS, QUOTES, SENTENCES
from sayso.records import Attribution, Quote
from sayso_sourcing.tables import all_phrases

RULE = "sourcing.press-release"
FEWEST = 2  # quotations that a story must have
MOST = 1  # speakers who are named in it: two who put out statements were sought out by somebody
ASKED = frozenset({"tell", "ask", "answer", "reply", "tweet", "text"})  # verbs by which somebody was heard otherwise

OPENING = "Harbour Foods will open a plant.\n\n“We are proud of this plant,” Jane Doe, its head, "
EXAMPLES = [
    Example(f"{OPENING}said in a statement.\n\n“It will be our largest,” she added.", ("Harbour Foods will open a plant.",)),
    Example(f"{OPENING}said in a statement.\n\n“Nobody asked us,” said Tom Roe, a neighbour."),
    Example(f"{OPENING}told reporters.\n\n“It will be our largest,” she added."),
]


@rule(
    RULE,
    summary="All quotations of the story come from a statement",
    severity="info",
    examples=EXAMPLES,
    default=False,
    literals=(*all_phrases("statement"), *all_phrases("spoke")),
    origin="our judgement",
)
def press_release(article: Article) -> Iterator[Finding]:
    """## What it flags

    A story with two or more quotations, all of which come from a statement: *she said in a statement*, *the press release said*, and what
    the same speaker *added*.

    ## Why

    A statement is what a company or a ministry wants to be printed. Where nobody was asked anything and nobody else is heard, readers should
    know, or somebody should be rung up.

    ## Exceptions

    Stories in which anybody else is quoted, or in which reporters asked or heard the speaker.

    ## References

    Our judgement.
    """
    hits = article.layer(HITS).get(RULE, ())
    heard = any(each.cue and each.cue.lemma in ASKED for each in article.layer(ATTRIBUTIONS))
    if heard or any(hit.literal.lower() in all_phrases("spoke") for hit in hits):
        return
    starts = [each.span.start for each in article.layer(SENTENCES)]
    stated = {bisect_right(starts, hit.span.start) for hit in hits}
    spoken = [each for each in article.layer(QUOTES).quotes if each.kind in {"direct", "partial"} and each.depth == 0]
    fresh = [each for each in spoken if each.kind == "direct" and each.continues < 0]
    if len(fresh) < FEWEST:
        return
    places = _from_statement(article, spoken, stated)
    if places:
        text = f"All {len(fresh)} quotations come from a statement: ask the speaker, hear somebody else, or tell readers that nobody was asked."
        yield Finding(article.story_span, text, related=tuple(Related(each, "a statement") for each in places[:3]), confidence=0.7, whole_story=True)


def _from_statement(article: Article, spoken: list[Quote], stated: set[int]) -> list[Span]:
    """Return where the quotations of statements stand, or nothing if one is not from a statement."""
    attributions = [each for each in article.layer(ATTRIBUTIONS) if each.content]
    starts = [each.content[0].start for each in attributions]
    sentences = [each.span.start for each in article.layer(SENTENCES)]
    speakers: set[int] = set()
    found: list[Span] = []
    for quote in spoken:
        by = _of(quote, attributions, starts)
        entity = by.source.entity if by and by.source else -1
        if stated & {bisect_right(sentences, quote.span.start), bisect_right(sentences, quote.span.end)}:
            speakers.add(entity)
            found.append(quote.span)
        elif not (found and (quote.continues >= 0 or (entity >= 0 and entity in speakers) or _document(article, by))):
            return []
    return found if len(speakers - {-1}) <= MOST else []


def _document(article: Article, by: Attribution | None) -> bool:
    """Tell whether the statement itself is the source: `the release said`."""
    if not by or not by.source or not by.source.spans:
        return False
    words = by.source.spans[0].of(article.text).lower().split()
    return bool(words) and words[-1] in {"statement", "release", "communique", "communiqué", "announcement"}


def _of(quote: Quote, attributions: list[Attribution], starts: list[int]) -> Attribution | None:
    index = bisect_right(starts, quote.content.end) - 1
    near = attributions[max(0, index - 3) : index + 1]
    return next((each for each in reversed(near) if any(part.overlaps(quote.span) for part in each.content)), None)
