"""Shares of one whole that come to more than all of it."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from sayso import Article, Finding, Span
from sayso.layers import SENTENCES
from sayso_consistency.patterns import late
from sayso_consistency.tables import rows, words

# The first digit comes before what is asked of the place before it: so the search leaps from digit to digit.
PAIR = late(r"(\d(?<![\d.,$]\d)\d?(?:\.\d+)?)(\s*(?:percent|per cent|%))?\s+to\s+(\d{1,2}(?:\.\d+)?)\s*(percent|per cent|%)")
SPLIT = late(r"(\d(?<![\d.,$–-]\d)\d?)[–-](\d{1,2})[–-](\d{1,2})(?![\d–-])")
# What stands in whatever `PAIR` and `SPLIT` find, begun with letters or marks, of which a text has fewer than letters and digits.
IN_PAIR = late(r"to(?<=\sto)\s+\d")
IN_SPLIT = late(r"-(?=\d\d?[–-]\d)"), late(r"–(?=\d\d?[–-]\d)")
SIGNS = ("%", "percent", "per cent")
PART = late(r"(\d(?<![\d.,$]\d)\d?(?:\.\d+)?)\s*(?:percent|per cent|%)")
REMAINS = late(r"\bthe (?:remaining|other|rest,?) $")
NO_VIEW = late(
    r"(?: of [a-z]+)? (?:(?:were |are |was |is )?(?:undecided|unsure|uncertain)|(?:did|do|does) not know|(?:had|have) no (?:opinion|view))\b"
)
NAMED = late(r"(?:,|\band) ?(?:and )?(?:for |to |the )*[A-Z][\w ]+(?: at| on| with)? $")
MOVES = late(r"\b(?:from|up|down|than|by|rose|fell|compared|against|turnout)\b")
FEW = 3  # shares that share a whole out
FULL = 100.5  # shares are rounded
MOST = 6  # shares in a sentence that are set against each other


def share_conflicts(article: Article) -> Iterator[Finding]:
    """Yield a finding for shares of one whole that come to more than a hundred per cent."""
    text = article.text
    signs, split = sum(map(text.count, SIGNS)), any(pattern().search(text) for pattern in IN_SPLIT)
    starts = [sentence.span.start for sentence in article.layer(SENTENCES)] if signs or split else []
    if signs and IN_PAIR().search(text):
        yield from _pairs(article, starts)
    if signs > 1:
        yield from _opposed(article, starts)
    for match in SPLIT().finditer(text) if split else ():
        total = sum(map(float, match.groups()))
        if FULL < total <= 2 * FULL and _is_split(_sentence(article, match.start(), starts).of(text)):
            yield _finding(Span(*match.span()), total, match.groups())


def _pairs(article: Article, starts: list[int]) -> Iterator[Finding]:
    for match in PAIR().finditer(article.text):
        one, two = float(match.group(1)), float(match.group(3))
        if one + two > FULL and _rivals(article, match, starts):
            yield _finding(Span(*match.span()), one + two, (match.group(1), match.group(3)))


def _finding(span: Span, total: float, parts: tuple[str, ...]) -> Finding:
    message = f"{', '.join(parts[:-1])} and {parts[-1]} per cent come to {total:g}: if they are shares of one whole, which is wrong?"
    return Finding(span, message, confidence=0.8)


def _sentence(article: Article, start: int, starts: list[int]) -> Span:
    place = bisect_right(starts, start) - 1
    return article.layer(SENTENCES)[place].span if place >= 0 else Span(start, start)


def _rivals(article: Article, match: re.Match[str], starts: list[int]) -> bool:
    """Tell whether the sentence sets two sides against each other and tells of no rise or fall."""
    sentence = _sentence(article, match.start(), starts)
    before, after = _words(article.text[sentence.start : match.start()]), _words(article.text[match.end() : sentence.end])
    return not before & words("figures", "change") and bool((before | after) & words("figures", "rivals"))


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", text.lower()))


def _is_split(sentence: str) -> bool:
    return any(sign in sentence for sign in SIGNS) or bool(_words(sentence) & words("figures", "split"))


def _opposed(article: Article, starts: list[int]) -> Iterator[Finding]:
    """Yield a finding for two shares of one sentence that hold opposite views and come to more than all (`61% approve, 45% disapprove`)."""
    parts: dict[int, list[re.Match[str]]] = {}
    for match in PART().finditer(article.text):
        parts.setdefault(bisect_right(starts, match.start()) - 1, []).append(match)
    for place, found in parts.items():
        if 1 < len(found) <= MOST and place >= 0:
            sentence = article.layer(SENTENCES)[place].span
            if not _words(sentence.of(article.text)) & words("figures", "groups"):
                yield from _against(article, sentence, found)
            if not (MOVES().search(sentence.of(article.text)) or _words(sentence.of(article.text)) & words("figures", "other wholes")):
                yield from _shared_out(article.text, sentence, found)


def _shared_out(text: str, sentence: Span, found: list[re.Match[str]]) -> Iterator[Finding]:
    """Yield a finding for three shares and more of one whole: the last is what remains, or of those who have no view, or they are graded."""
    total = sum(float(match.group(1)) for match in found)
    if len(found) < FEW or not FULL < total <= 2 * FULL:
        return
    between = [text[one.end() : other.start()] for one, other in pairwise(found)]
    rest = REMAINS().search(text[found[-2].end() : found[-1].start()]) or NO_VIEW().match(text, found[-1].end(), sentence.end)
    graded = sum(bool(_words(said) & words("figures", "grades")) for said in (*between, text[found[-1].end() : sentence.end])) == len(found)
    polled = bool(_words(sentence.of(text)) & words("figures", "polls")) and all(NAMED().search(said) for said in between)
    if rest or graded or polled:
        yield _finding(Span(found[0].start(), found[-1].end()), total, tuple(match.group(1) for match in found))


def _against(article: Article, sentence: Span, found: list[re.Match[str]]) -> Iterator[Finding]:
    ends = [*(match.start() for match in found[2:]), sentence.end]
    for (one, other), after in zip(pairwise(found), ends, strict=True):
        sides = _side(article.text[one.end() : other.start()]), _side(article.text[other.end() : after])
        total = float(one.group(1)) + float(other.group(1))
        if total > FULL and sides[0] and sides[1] and sides[0][0] == sides[1][0] and sides[0][1] != sides[1][1]:
            yield _finding(Span(one.start(), other.end()), total, (one.group(1), other.group(1)))


def _side(text: str) -> tuple[str, bool] | None:
    """Return the question that a view answers, and which way; the first view counts."""
    for word in re.findall(r"[a-z]+", text.lower()):
        for question in questions():
            for way in (True, False):
                if word in words("figures", f"{question} {'yes' if way else 'no'}"):
                    return question, way
    return None


def questions() -> tuple[str, ...]:
    """Return the questions on which people take sides, from the table."""
    return tuple(row["key"].removesuffix(" yes") for row in rows("figures") if row["key"].endswith(" yes"))
