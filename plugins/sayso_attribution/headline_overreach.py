"""`attribution.headline-overreach`: the headline states as fact what the story only attributes."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sayso import Article, Example, Finding, Related, Span, rule
from sayso.layers import ATTRIBUTIONS, OPINION, SENTENCES, TOKENS, VOICE
from sayso.records import Attribution, Sentence
from sayso_attribution.headline_claims import Claim, answers, claim
from sayso_attribution.overlap import CONTENT, stem, stems
from sayso_attribution.tables import rows, words

ID = "attribution.headline-overreach"
SURE = 0.5
FEWEST = 2.0  # of the headline's other words that the story's sentence must have, and …
SHARED = 0.4  # … this share of them
TOLD = 0.6  # share with which the narrator tells it too, in whatever words
HEADS = ("headline", "standfirst")


class Match(NamedTuple):
    """Hold a sentence of the story that has the headline's claim: the word's place, and how many stems the two share."""

    sentence: Sentence
    span: Span
    shared: int


@rule(
    ID,
    summary="The headline states as fact what the story only attributes.",
    severity="warning",
    default=False,
    examples=[
        Example(
            "The crew of the ferry ignored storm warnings, the union said on Monday.\n\nThe company did not comment.",
            flagged=("Ferry crew ignored storm warnings",),
            headline="Ferry crew ignored storm warnings",
            note="whose word is it? The union's",
        ),
        Example(
            "The crew of the ferry ignored storm warnings, the union said on Monday.\n\nThe company did not comment.",
            headline="Ferry crew ignored storm warnings, union says",
        ),
        Example(
            "The crew of the ferry ignored three storm warnings, the log shows.\n\nThe union said the crew ignored a fourth.",
            headline="Ferry crew ignored storm warnings",
            note="the story tells it on evidence of its own",
        ),
        Example(
            "The harbour ministry said on Monday that it had banned jet skis from the bay.",
            headline="Ministry bans jet skis",
            note="saying so does it",
        ),
    ],
    origin="our judgement",
)
def headline_overreach(article: Article) -> Iterator[Finding]:
    """Ask whether a headline says more than its story.

    ## What it flags
    A headline or standfirst with an accusation, a cause, a judgement or a forecast and nobody who answers for it, where the story has the same
    claim only as somebody's words: *Ferry crew ignored warnings* over *the union said the crew had ignored warnings*. Also the dead that a
    headline calls militants where only somebody's word says that they were.

    ## Why
    Most readers read no further. What the story takes care to put in somebody's mouth, the headline makes a fact.

    ## Exceptions
    Headlines with a source, a word of doubt or quotation marks; what the narrator tells too; what a court or an inquiry has found; what
    somebody says of themselves; announcements, votes and decisions, which are made by being said. Opinion pieces.
    Off unless asked for: edited news has it in about three articles in a thousand, all four that we found were right, but most of these were
    before us when the rule was made, so that how often it is right has not been measured.

    ## References
    None: our judgement.
    """
    if article.layer(OPINION):
        return
    for index, block in enumerate(article.blocks):
        if block.kind not in HEADS or answers(article, block.span):
            continue
        told = claim(article, block.span)
        match = _match(article, told) if told else None
        if told and match:
            found = _finding(article, index, told, match)
            if found:
                yield found
                return


def _match(article: Article, told: Claim) -> Match | None:
    """Return the sentence of the story that has most of the claim, or None if there is none or the narrator tells it as well."""
    others = told.stems - {told.stem}
    found: list[Match] = []
    narrated = 0
    sentences, contents = article.layer(SENTENCES), article.layer(CONTENT)
    for index, sentence in enumerate(sentences):
        content = contents[index]
        if article.blocks[sentence.block].kind in HEADS or (told.kind == "fighters" and content.isdisjoint(_killing())):
            continue
        shared = len(others & content)
        if told.stem not in content:
            if shared >= max(2.0, TOLD * len(others)) and not _is_somebodys(article, sentence.span):
                return None
        elif _is_narrated(article, sentence.span, told.stem):
            narrated = max(narrated, shared)
        elif shared >= max(FEWEST, SHARED * len(others)):
            found.append(Match(sentence, _place(article, sentence.span, told.stem), shared))
    best = max(found, key=lambda match: match.shared, default=None)
    # that there were militants somewhere is told by the way; of any other claim the narrator may not say a word
    return None if best is None or narrated >= (best.shared if told.kind == "fighters" else 1) else best


def _is_narrated(article: Article, sentence: Span, wanted: str) -> bool:
    place = _place(article, sentence, wanted)
    return (article.layer(VOICE).at(place) == "narrator" or _is_shown(article, place)) and not _alleges(article, sentence)


def _is_shown(article: Article, place: Span) -> bool:
    """Tell whether a document shows it (`the log shows`): evidence that the story itself brings."""
    item = _covering(article, place)
    return item is not None and item.cue is not None and item.source is not None and (item.source.type, item.cue.lemma) == ("document", "show")


@cache
def _killing() -> frozenset[str]:
    return frozenset(stem(word) for word in words("overreach", "killed"))


def _place(article: Article, sentence: Span, wanted: str) -> Span:
    tokens = article.layer(TOKENS)
    return next(tokens.span(i, i) for i in tokens.within(sentence) if stem(tokens.lower[i]) == wanted)


def _is_somebodys(article: Article, sentence: Span) -> bool:
    return any(sentence.overlaps(span) for item in article.layer(ATTRIBUTIONS) for span in item.content)


def _alleges(article: Article, sentence: Span) -> bool:
    tokens = article.layer(TOKENS)
    return any(tokens.lower[i] in words("overreach", "alleging") for i in tokens.within(sentence))


def _finding(article: Article, index: int, told: Claim, match: Match) -> Finding | None:
    tokens = article.layer(TOKENS)
    if any(tokens.lower[i] in words("overreach", "settled") for i in tokens.within(match.sentence.span)):
        return None
    item = _covering(article, match.span)
    source = item.source if item else None
    if (item is None or source is None) and not _alleges(article, match.sentence.span):
        return None
    head = article.blocks[index].span
    what = rows("overreach")[told.kind]["what"]
    if item is None or source is None or not source.spans:
        message = f"The headline states {what} as fact that the story only alleges: say in it whose word it is, or that it is alleged."
        return Finding(head, message, related=(Related(match.sentence.span, "What the story says"),), confidence=0.7)
    if told.kind != "fighters" and _is_self(article, item, told):
        return None
    name = source.resolved or source.spans[0].of(article.text)
    message = f"The headline states {what} as fact; the story has it only from {_short(name)}: name the source in the headline, or hedge it."
    return Finding(head, message, related=(Related(match.sentence.span, "What the story says, with its source"),), confidence=0.7)


def _covering(article: Article, place: Span) -> Attribution | None:
    """Return the surest attribution whose content has the place."""
    found = [item for item in article.layer(ATTRIBUTIONS) if item.confidence >= SURE and any(span.covers(place) for span in item.content)]
    return max(found, key=lambda item: item.confidence, default=None)


def _is_self(article: Article, item: Attribution, told: Claim) -> bool:
    """Tell whether the headline is about the source: then somebody speaks of what is theirs."""
    if item.source is None:
        return False
    named = frozenset().union(*(stems(article, span) for span in item.source.spans))
    known = frozenset(stem(word) for word in (item.source.resolved or "").lower().split())
    return bool((named | known) & told.stems)


def _short(name: str) -> str:
    return name if len(name) <= 60 else name[:57].rstrip() + "…"
