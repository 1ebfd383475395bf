"""Quotations that an article prints twice: in other words, or as the words of two people."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

from sayso import Article, Finding, Related, Severity, Span
from sayso.layers import ATTRIBUTIONS, NAMES, QUOTES, TOKENS
from sayso.records import Quote, Source, Tokens
from sayso_consistency.rewording import changed_within, contains, folded, parts
from sayso_consistency.spellings import one_step

LEAST = 6  # words from which a repeated quotation is the same one
RUN = 3  # words in a row that two printings of one quotation share
MOST = 40  # words of a quotation that are compared
STEM = 3  # letters at the beginning of two words spelled nearly alike
MARGIN = 4  # words by which the other printing may be shifted
CANDIDATES = 3  # earlier quotations that one is compared with
SENTENCES = 10  # words from which two whole sentences are one quotation, not a phrase somebody is fond of
MOSTLY = 0.6  # of the words of a quotation that its other printing has, too; one with an ellipsis or a bracket has fewer
NEARBY = 160  # characters between a quotation and the name of its speaker
HEADS = ("headline", "standfirst", "subhead")


class _Printed(NamedTuple):
    """Hold a quotation with its words."""

    quote: Quote
    words: list[str]

    def places(self, tokens: Tokens) -> list[int]:
        """Return where its words stand among the tokens."""
        return [place for place in tokens.within(self.quote.content) if tokens.lower[place][0].isalnum()]


def repeated_findings(article: Article) -> Iterator[Finding]:
    """Yield the second printing of a quotation that an earlier one words otherwise or gives to somebody else."""
    counted = [quote for quote in article.layer(QUOTES).quotes if _counts(article, quote)]
    printed = [each for each in map(partial(_printed, article), counted) if len(each.words) >= LEAST]
    meetings = [(printed[early], printed[late], at) for late, found in _meetings(printed) for early, at in found.items()]
    pairs = [(early, late, at) for early, late, at in meetings if _alike(early.words, late.words, at)]
    speakers = _speakers(article) if pairs else ([], [])
    for early, late, at in pairs:
        yield from _compared(article, early, late, at, speakers)


def _counts(article: Article, quote: Quote) -> bool:
    if quote.depth or quote.kind not in ("direct", "partial") or article.blocks[quote.block].kind in HEADS:
        return False
    return "://" not in quote.content.of(article.text)  # an address between marks is markup, or is copied with its post


def _printed(article: Article, quote: Quote) -> _Printed:
    tokens = article.layer(TOKENS)
    places = tokens.within(quote.content)
    return _Printed(quote, [form for form in tokens.lower[places.start : places.stop] if form[0].isalnum()])


def _meetings(printed: list[_Printed]) -> Iterator[tuple[int, dict[int, tuple[int, int]]]]:
    """Yield each quotation's index with the earlier ones it shares a run of words with, and where the run stands in both."""
    told = [list(zip(*(each.words[at:] for at in range(RUN)), strict=False)) for each in printed]
    sets = list(map(set, told))
    again = _again(sets)
    runs: dict[tuple[str, ...], tuple[int, int]] = {}
    for index, each in enumerate(told if again else ()):
        if again.isdisjoint(sets[index]):
            continue
        own = {run: at for at, run in zip(range(len(each) - 1, -1, -1), reversed(each), strict=True) if run in again}  # the first place is kept
        if not runs.keys().isdisjoint(own):
            found: dict[int, tuple[int, int]] = {}
            for run, at in own.items():
                early = runs.get(run)
                if early and len(found) < CANDIDATES:
                    found.setdefault(early[0], (early[1], at))
            yield index, found
        runs |= {run: (index, at) for run, at in own.items()}


def _again(told: Iterable[set[tuple[str, ...]]]) -> set[tuple[str, ...]]:
    """Return the runs that more than one quotation has: of most articles none, and else few."""
    seen: set[tuple[str, ...]] = set()
    again: set[tuple[str, ...]] = set()
    for own in told:
        again |= seen & own
        seen |= own
    return again


def _alike(early: list[str], late: list[str], at: tuple[int, int]) -> bool:
    """Tell whether the longer has most words of the shorter about where the shared run stands, in any order: this costs little to ask."""
    (short, place), (long, other) = sorted(((early, at[0]), (late, at[1])), key=lambda each: len(each[0]))
    passage = long[max(0, other - place - MARGIN) : other - place + len(short) + MARGIN]
    wanted = set(short)
    return len(wanted.intersection(passage)) >= MOSTLY * len(wanted)


def _compared(
    article: Article, early: _Printed, late: _Printed, at: tuple[int, int], speakers: "tuple[list[int], list[tuple[Span, Source]]]"
) -> Iterator[Finding]:
    first, second = _speaker(article, early.quote, speakers), _speaker(article, late.quote, speakers)
    related = (Related(early.quote.content, "the first time"),)
    if first and second and first.entity != second.entity:
        here, before = (article.layer(NAMES).entities[each.entity].name for each in (second, first))
        if _same(early.words, late.words) and set(here.split()).isdisjoint(before.split()):
            message = f"These words are {here}’s here and {before}’s before: who said them?"
            yield Finding(late.quote.content, message, related=related, severity=Severity.WARNING, confidence=0.7)
        return
    if _reworded(article, early, late, at) or ((first or second) and _one_word(early, late)):
        message = "The article prints this quotation twice, in different words: which of the two was said?"
        yield Finding(late.quote.content, message, related=related, severity=Severity.WARNING, confidence=0.7)


def _same(early: list[str], late: list[str]) -> bool:
    short, long = sorted((early, late), key=len)
    return len(short) >= LEAST and contains(long, short)


def _one_word(early: _Printed, late: _Printed) -> bool:
    """Tell whether two quotations in different paragraphs have the same words but for one, and those two are spelled nearly alike.

    With other words in one place a speaker may have said the same of two things (`keep the harbour … keep the bridge`).
    """
    apart = [pair for pair in zip(early.words, late.words, strict=False) if pair[0] != pair[1]]
    if len(early.words) != len(late.words) or len(late.words) < LEAST or len(apart) != 1 or early.quote.block == late.quote.block:
        return False
    here, there = apart[0]
    return one_step(here, there) or (here[:STEM] == there[:STEM] and min(len(here), len(there)) > STEM)


def _reworded(article: Article, early: _Printed, late: _Printed, at: tuple[int, int]) -> bool:
    """Tell whether the shorter quotation is a slip away from a passage of the longer: a word or two in six to eleven, no more."""
    if early.quote.block == late.quote.block and "partial" not in (early.quote.kind, late.quote.kind):
        return False
    (short, place), (long, other) = sorted(((early, at[0]), (late, at[1])), key=lambda each: len(each[0].words))
    if early.quote.kind == late.quote.kind == "direct" and len(short.words) < SENTENCES:
        return False
    whole = folded(long.quote.content.of(article.text))
    window = folded(_passage(article, long, other - place, len(short.words)).of(article.text))
    return any(
        LEAST <= len(part) <= MOST and not contains(whole, part) and 0 < changed_within(part, window) <= _allowed(len(part))
        for part in parts(short.quote.content.of(article.text))
    )


def _passage(article: Article, long: _Printed, first: int, count: int) -> Span:
    """Return where in the longer quotation the shorter one should stand, with a margin: comparing costs the product of the lengths."""
    tokens = article.layer(TOKENS)
    places = long.places(tokens)
    last = min(len(places), first + count + MARGIN) - 1
    return tokens.span(places[max(0, first - MARGIN)], places[last])


def _allowed(count: int) -> int:
    return 1 if count < 8 else 2 if count < 14 else 3


def _speakers(article: Article) -> tuple[list[int], list[tuple[Span, Source]]]:
    """Return where the contents of attributions to somebody named start, and with them their sources."""
    told = sorted(
        (content, each.source)
        for each in article.layer(ATTRIBUTIONS)
        if each.source and each.source.entity >= 0 and each.via is None and each.kind in ("direct", "mixed")
        for content in each.content
    )
    return [content.start for content, _ in told], told


def _speaker(article: Article, quote: Quote, speakers: "tuple[list[int], list[tuple[Span, Source]]]") -> Source | None:
    """Return whose words a quotation is, if a person is named for it in its paragraph and nearby."""
    starts, told = speakers
    for content, source in told[max(0, bisect_right(starts, quote.span.end) - 3) : bisect_right(starts, quote.span.end)]:
        if content.overlaps(quote.span) and _named(article, quote, source):
            return source
    return None


def _named(article: Article, quote: Quote, source: Source) -> bool:
    if not source.spans or source.type != "person":
        return False
    span = source.spans[0]
    near = quote.span.start - NEARBY <= span.end and span.start <= quote.span.end + NEARBY
    return near and article.block_at(span.start) == quote.block and article.text[span.start].isupper() and span.end - span.start > 3
