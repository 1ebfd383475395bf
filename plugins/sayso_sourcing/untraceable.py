"""Reports by outlets without a name."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

from sayso import Article, Example, Finding, Span, rule
from sayso.layers import HITS, SENTENCES, TOKENS
from sayso_sourcing import registry
from sayso_sourcing.candidates import spelled
from sayso_sourcing.cues import says
from sayso_sourcing.links import LINKS
from sayso_sourcing.mentions import quoted
from sayso_sourcing.places import Place, ends_with, place
from sayso_sourcing.registry import REGISTRY
from sayso_sourcing.tables import all_phrases, table, words

RULE = "sourcing.untraceable"
LONGEST = 5  # tokens of an outlet's name that is looked up
REACH = 9  # tokens after the phrase within which `including …` names an outlet

_ONLINE = frozenset({"social", "online", "internet", "netizens"})

EXAMPLES = [
    Example("Local media reported that the bridge had fallen.", ("Local media",)),
    Example("The bridge had fallen, according to media reports.", ("media reports",)),
    Example("Several Peruvian newspapers said the bridge had fallen.", ("Several Peruvian newspapers",)),
    Example("Local media, among them the Jakarta Post, reported that the bridge had fallen."),
    Example("Local media reported that the bridge had fallen. “It just went,” a driver told the Jakarta Post."),
    Example("He blamed local media for the panic."),
    Example("The bridge had fallen, Peruvian state television reported.", note="There is only one."),
]


@cache
def unnamed() -> frozenset[str]:
    """Return the phrases for outlets without a name, in lower case; each nation's media are among them."""
    adjectives = table("nations").terms("adjectives")
    return frozenset(
        {*all_phrases("unnamed"), *(f"{adjective.lower()} {noun}" for adjective in adjectives for noun in all_phrases("national-media"))}
    )


@rule(
    RULE,
    summary="A report by media that have no name",
    severity="info",
    examples=EXAMPLES,
    literals=sorted(unnamed()),
    tables=(registry.TABLE,),
    origin="our judgement",
)
def untraceable(article: Article) -> Iterator[Finding]:
    """## What it flags

    *Local media reported*, *according to media reports*, *social media users said*, *Peruvian media* and their like, where neither that
    sentence nor the next names an outlet or links to one.

    ## Why

    Readers and colleagues cannot look it up, nor tell one report that many copied from many that agree.

    ## Exceptions

    Quotations; sentences that go on to name the outlet or the account; a name or a link in the next sentence. *State television* is a single
    broadcaster in most countries, and passes.

    ## References

    Our judgement.
    """
    links = [link[0] for link in article.meta.raw.get(LINKS, ())]
    seen: dict[int, list[Span]] = {}
    last = -1
    for span in (hit.span for hit in article.layer(HITS).get(RULE, ())):
        at = place(article, span, {}, {})
        if span.start < last or not at or not _reports(article, at, span) or _goes_on_to_name(at) or _named_near(article, span, links, seen):
            continue
        last, whole = span.end, _with_count(at, span)
        shown = " ".join(whole.of(article.text).split())
        wanted = "the account, or link to the post" if _ONLINE & set(shown.lower().split()) else "the outlet, or link to its report"
        yield Finding(whole, f"“{shown}” cannot be looked up: name {wanted}.", confidence=0.8)


def _with_count(at: Place, span: Span) -> Span:
    """Return the phrase with `several`, `some`, `unconfirmed` before it."""
    first = at.first
    while at.word(first - 1) in words("several"):
        first -= 1
    return Span(at.tokens.starts[first], span.end)


def _goes_on_to_name(at: Place) -> bool:
    """Tell whether a name follows: `local media, among them the Jakarta Post, reported`."""
    window = range(at.last + 1, min(at.high - 1, at.last + REACH))
    return any(at.word(index) in words("announce") | {"as", "them", "outlet", "website", "newspaper"} and _capital(at, index + 1) for index in window)


def _capital(at: Place, index: int) -> bool:
    return at.capital(index + (at.word(index) in {"the", "a"} and index + 1 < at.high))


def _reports(article: Article, at: Place, span: Span) -> bool:
    if quoted(article, span):
        return False
    before = at._replace(first=next(index for index in range(at.first, -1, -1) if at.word(index - 1) not in words("several")))
    asked = before._replace(first=before.first - (at.word(before.first - 1) == "the"))
    if asked.word(asked.first - 1) in {"how", "what", "why", "whether", "when", "where", "all"}:
        return False
    if ends_with(before, before.first, "leading"):
        return not (at.word(at.last + 1) == "to" and at.word(before.first - 1) in {"told", "telling", "tells", "tell"})  # `told local media to leave`
    return says(at, at.last + 1) and not _puts_out(at)


def _puts_out(at: Place) -> bool:
    """Tell whether the media are what is told of: `local media have published his letters`, `reported on the trial`."""
    following = next((index for index in range(at.last + 1, min(at.high, at.last + REACH)) if at.word(index) in words("reporting")), at.high)
    return at.word(following) in words("weak") or at.word(following + 1) in {"on", "about", "from"}


def _named_near(article: Article, span: Span, links: list[Span], seen: dict[int, list[Span]]) -> bool:
    """Tell whether an outlet is named or a link stands in the sentence or the next; `seen` holds what was found by sentence."""
    sentences = article.layer(SENTENCES)
    index = bisect_right(sentences, span.start, key=lambda each: each.span.start) - 1
    if index < 0:
        return False
    near = Span(sentences[index].span.start, sentences[min(index + 1, len(sentences) - 1)].span.end)
    if index not in seen:
        seen[index] = [link for link in links if near.overlaps(link)] + list(_named(article, near))
    return any(not span.covers(each) for each in seen[index])


def _named(article: Article, near: Span) -> Iterator[Span]:
    """Yield where a known outlet's name stands there, or one of the shape of a paper's: `the Harbour Herald`, `Perm TV`."""
    tokens, text, known, others = article.layer(TOKENS), article.text, article.layer(REGISTRY), table("others").terms("names")
    end = bisect_left(tokens.starts, near.end)
    for first in range(bisect_left(tokens.starts, near.start), end):
        if not text[tokens.starts[first]].isupper():
            continue
        for last in range(first, min(end, first + LONGEST)):
            name = spelled(tokens.span(first, last).of(text))
            if known.by_name(name) or name in others:
                yield tokens.span(first, last)
        following = first + 1
        joined = following < end and tokens.ends[first] + 1 == tokens.starts[following] and text[tokens.starts[following]].isupper()
        if joined and tokens.lower[following] in words("title"):
            yield tokens.span(first, following)
