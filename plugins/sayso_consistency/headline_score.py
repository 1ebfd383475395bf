"""A score or a vote in the headline against that of the story, and a lead against the shares it is reckoned from."""

import re
from collections.abc import Iterator

from sayso import Article, Finding, Related, Span
from sayso_consistency.patterns import late
from sayso_consistency.tables import words

SCORE = late(r"(?<![\d.,$£€/–-])(\d{1,3})\s?[-–]\s?(\d{1,3})(?![\d/–-]|[.,]\d|\s?(?:%|percent|per cent))(?:\s([^\W\d_]+))?")
LEAD = 3  # blocks in which a story first tells how it ended


def headline_scores(article: Article) -> Iterator[Finding]:
    """Yield a finding for a score of the headline that the story lacks while its beginning has another with one of the two figures."""
    heads = [block.span for block in article.blocks if block.kind == "headline"]
    found = [match for span in heads for match in SCORE().finditer(article.text, span.start, span.end) if _is_score(article.text, span, match)]
    if not found:
        return
    body = [block.span for block in article.blocks if block.kind not in ("headline", "credit")]
    told = [match for span in body for match in SCORE().finditer(article.text, span.start, span.end)]
    for match in found:
        if any(set(match.groups()[:2]) == set(other.groups()[:2]) for other in told):
            continue
        limit = body[min(LEAD, len(body)) - 1].end if body else 0
        other = next((each for each in told if each.start() < limit and _is_near(match, each)), None)
        if other:
            yield _finding(match, other)


def _is_score(text: str, span: Span, match: re.Match[str]) -> bool:
    told = set(re.findall(r"[a-z]+", span.of(text).lower()))
    return bool(told & (words("figures", "rivals") | words("figures", "scores"))) and (match.group(3) or "").lower() not in words(
        "figures", "loose units"
    )


def _is_near(match: re.Match[str], other: re.Match[str]) -> bool:
    """Tell whether two scores have one figure in the same place."""
    return (match.group(1) == other.group(1)) != (match.group(2) == other.group(2))


def _finding(match: re.Match[str], other: re.Match[str]) -> Finding:
    seen, told = (f"{each.group(1)}–{each.group(2)}" for each in (match, other))
    message = f"The headline has {seen}, the story {told} and nowhere {seen}: which is right?"
    related = (Related(Span(other.start(1), other.end(2)), "the story’s score"),)
    return Finding(Span(match.start(1), match.end(2)), message, related=related, confidence=0.8)
