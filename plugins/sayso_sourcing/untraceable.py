"""Reports by outlets without a name."""

from bisect import bisect_right
from collections.abc import Iterator

from sayso import Article, Example, Finding, Span, rule
from sayso.layers import HITS, SENTENCES
from sayso_sourcing.cues import says
from sayso_sourcing.links import LINKS
from sayso_sourcing.mentions import READERS, quoted
from sayso_sourcing.places import Place, ends_with, place
from sayso_sourcing.tables import all_phrases, words

RULE = "sourcing.untraceable"
REACH = 9  # tokens after the phrase within which `including …` names an outlet

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
    literals=all_phrases("unnamed"),
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
    named = _named(article)
    for hit in article.layer(HITS).get(RULE, ()):
        at = place(article, hit.span, {}, {})
        if at and _reports(article, at, hit.span) and not _goes_on_to_name(at) and not _named_near(article, hit.span, named):
            shown = " ".join(hit.span.of(article.text).split())
            yield Finding(hit.span, f"“{shown}” cannot be looked up: name the outlet, or link to its report.", confidence=0.8)


def _named(article: Article) -> list[Span]:
    """Return where outlets are named, as far as the rules that look for them are on, and where links stand."""
    hits = article.layer(HITS)
    found = [hit.span for rule in READERS for hit in hits.get(rule, ())]
    return sorted([*found, *(span for span, _ in article.meta.raw.get(LINKS, ()))])


def _goes_on_to_name(at: Place) -> bool:
    """Tell whether a name follows: `local media, among them the Jakarta Post, reported`."""
    window = range(at.last + 1, min(at.high - 1, at.last + REACH))
    return any(at.word(index) in words("announce") | {"as", "them", "outlet", "website", "newspaper"} and _capital(at, index + 1) for index in window)


def _capital(at: Place, index: int) -> bool:
    return at.capital(index + (at.word(index) in {"the", "a"} and index + 1 < at.high))


def _reports(article: Article, at: Place, span: Span) -> bool:
    return not quoted(article, span) and (ends_with(at, at.first, "leading") or says(at, at.last + 1))


def _named_near(article: Article, span: Span, named: list[Span]) -> bool:
    sentences = article.layer(SENTENCES)
    index = bisect_right(sentences, span.start, key=lambda each: each.span.start) - 1
    if index < 0:
        return False
    end = sentences[min(index + 1, len(sentences) - 1)].span.end
    following = bisect_right(named, sentences[index].span.start, key=lambda name: name.end)
    return following < len(named) and named[following].start < end
