"""Reports by outlets without a name."""

from bisect import bisect_right
from collections.abc import Iterator

from sayso import Article, Example, Finding, Span, rule
from sayso.layers import HITS, SENTENCES
from sayso_sourcing import registry
from sayso_sourcing.cues import says
from sayso_sourcing.links import LINKS
from sayso_sourcing.mentions import quoted
from sayso_sourcing.others import names
from sayso_sourcing.places import ends_with, place
from sayso_sourcing.tables import all_phrases

RULE = "sourcing.untraceable"

EXAMPLES = [
    Example("Local media reported that the bridge had fallen.", ("Local media",)),
    Example("The bridge had fallen, according to media reports.", ("media reports",)),
    Example("Local media, among them the Jakarta Post, reported that the bridge had fallen."),
    Example("He blamed local media for the panic."),
]


@rule(
    RULE,
    summary="A report by media that have no name",
    severity="info",
    examples=EXAMPLES,
    literals=(*all_phrases("unnamed"), *registry.literals(), *names()),
    default=False,
    origin="our judgement",
)
def untraceable(article: Article) -> Iterator[Finding]:
    """## What it flags

    *Local media reported*, *according to media reports* and their like, where neither that sentence nor the next names an outlet or links to
    one.

    ## Why

    Readers and colleagues cannot look it up, nor tell one report that many copied from many that agree.

    ## Exceptions

    Quotations, and sentences that go on to name the outlet.

    ## References

    Our judgement.
    """
    hits = article.layer(HITS).get(RULE, ())
    unnamed = set(all_phrases("unnamed"))
    named = [hit.span for hit in hits if hit.literal not in unnamed] + [span for span, _ in article.meta.raw.get(LINKS, ())]
    named.sort()
    for hit in hits:
        if hit.literal in unnamed and _reports(article, hit.span) and not _named_near(article, hit.span, named):
            shown = " ".join(hit.span.of(article.text).split())
            yield Finding(hit.span, f"“{shown}” cannot be looked up: name the outlet, or link to its report.", confidence=0.8)


def _reports(article: Article, span: Span) -> bool:
    at = place(article, span, {}, {})
    if at is None or quoted(article, span):
        return False
    return ends_with(at, at.first, "leading") or says(at, at.last + 1)


def _named_near(article: Article, span: Span, named: list[Span]) -> bool:
    sentences = article.layer(SENTENCES)
    index = bisect_right(sentences, span.start, key=lambda each: each.span.start) - 1
    if index < 0:
        return False
    end = sentences[min(index + 1, len(sentences) - 1)].span.end
    following = bisect_right(named, sentences[index].span.start, key=lambda name: name.end)
    return following < len(named) and named[following].start < end
