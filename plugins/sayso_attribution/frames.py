"""What else must stand in a sentence for a phrase to make a claim: a count, a sum, a reach in time, a modal that is no permission."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from sayso import Article, Span
from sayso.layers import DATES, NUMBERS, TOKENS
from sayso.records import Number
from sayso_attribution.asserted import is_ability
from sayso_attribution.tables import words

MANY = 100.0  # a count this high was somebody's count, our judgement
FEW = 12.0  # below this a hedged count may be what the reporter saw
SCOPE_REACH = 60  # code points after a superlative in which its reach must be told
SUBJECT = 8  # tokens before a modal in which the noun of its subject stands
REACH = 600  # code points around a phrase beyond which a sentence tells nothing about it
AROUND = 160  # code points before and after a sentence in which it may show that the story is about weather
NEAR = 90  # code points between a number and what it counts


def frame_holds(article: Article, row: Mapping[str, Any], span: Span, sentence: Span) -> bool:
    """Tell whether the phrase at `span` makes a claim of the kind `row` in its sentence (of which it looks no farther than `REACH`)."""
    sentence = Span(max(sentence.start, span.start - REACH), min(sentence.end, span.end + REACH))
    if row["kind"] == "forecast" and not _is_forecast(article, span, sentence):
        return False
    match row["frame"]:
        case "word":
            return True
        case "modal":
            return _is_modal(article, span) and not _is_past(article, sentence.start, span.start)
        case "event":
            return not _is_denied(article, span) and _follows_event(article, span, sentence)
        case "crowd":
            return _follows_crowd(article, span)
        case "undated":
            return not _is_timetable(article, span) and not _is_dated(article, sentence)
        case "scope":
            return _has_scope(article.text[span.end : min(span.end + SCOPE_REACH, sentence.end)]) and not _has(article, sentence, "market")
        case "uncounted":
            return not _numbers(article, sentence)
        case frame:
            return _is_counted(article, span, sentence, money=frame == "money")


def _is_forecast(article: Article, span: Span, sentence: Span) -> bool:
    """Tell whether somebody's judgement is behind it: not an ability, not the weather service's, not a survey's share of people."""
    around = Span(max(sentence.start - AROUND, 0), sentence.end + AROUND)
    surveyed = span.of(article.text).endswith("likely to") and any(number.unit in words("frames", "share") for number in _numbers(article, sentence))
    return not is_ability(article, span) and not _has(article, around, "weather") and not surveyed


def _is_timetable(article: Article, span: Span) -> bool:
    """Tell whether what is expected is an appointment: *is expected to arrive*, *to be released*."""
    tokens = article.layer(TOKENS)
    at = tokens.at(span.end)
    following = tokens.lower[at : at + 2]
    return any(word in words("frames", "timetable") for word in following)


def _is_modal(article: Article, span: Span) -> bool:
    """Tell whether *may* or *could* is the verb (not the month, not Mrs May), with a verb after it that is no question of leave or sight."""
    tokens = article.layer(TOKENS)
    at = tokens.at(span.start)
    after = tokens.lower[at + 1] if at + 1 < len(tokens.lower) else ""
    if not article.text[span.start].islower() or not after.isalpha() or after in words("frames", "no-forecast"):
        return False
    return at > 0 and tokens.lower[at - 1] not in words("asserted", "persons") and article.text[tokens.starts[at + 1]].islower()


def _is_denied(article: Article, span: Span) -> bool:
    """Tell whether *not* or *have* follows the modal, or the modal is a name: *could not be reached*, *might have*, *May*."""
    tokens = article.layer(TOKENS)
    after = tokens.lower[tokens.at(span.end) : tokens.at(span.end) + 2]
    return article.text[span.start].isupper() or bool(set(after) & words("frames", "denied"))


def _follows_event(article: Article, span: Span, sentence: Span) -> bool:
    """Tell whether what may do something is an event or what was just told: *that could*, *the ruling of the court may*."""
    tokens = article.layer(TOKENS)
    before = tokens.within(Span(sentence.start, span.start))[-SUBJECT:]
    for at in reversed(before):
        if tokens.lower[at] in words("asserted", "closing") or tokens.lower[at] in words("asserted", "persons"):
            return False
        if tokens.lower[at] in words("frames", "event"):
            return True
    return bool(before) and tokens.lower[before[-1]] in words("frames", "pointing")


def _follows_crowd(article: Article, span: Span) -> bool:
    """Tell whether a plural stands right before, whoever they are: the name of a party counts like any other."""
    tokens = article.layer(TOKENS)
    before = tokens.at(span.start) - 1
    word = tokens.lower[before] if before >= 0 else ""
    return (word.endswith("s") and word.isalpha() and len(word) > 3 and word not in words("frames", "no-crowd")) or word == "people"


def _is_past(article: Article, start: int, end: int) -> bool:
    """Tell whether a past tense stands before the modal: then *could* is likely told of the past."""
    tokens = article.layer(TOKENS)
    return any(tokens.lower[i] in words("frames", "past") or tokens.lower[i].endswith("ed") for i in tokens.within(Span(start, end)))


def _is_dated(article: Article, sentence: Span) -> bool:
    """Tell whether the sentence says when: what is expected on Friday is a timetable."""
    dates = article.layer(DATES)
    first = bisect_left(dates, sentence.start, key=lambda date: date.span.start)
    return (first < len(dates) and dates[first].span.start < sentence.end) or _has(article, sentence, "when")


def _is_counted(article: Article, span: Span, sentence: Span, *, money: bool) -> bool:
    """Tell whether the number nearest to the word is a count big enough; shares are statistics, which their keeper answers for."""
    numbers = _numbers(article, sentence)
    if not numbers or (not money and (_on_record(article, sentence) or any(number.unit in words("frames", "share") for number in numbers))):
        return False
    nearest = [number for number in numbers if money or number.unit not in words("claims-units", "measures")] or numbers
    best = min(nearest, key=lambda number: max(number.span.start - span.end, span.start - number.span.end))
    return _counts(best, money) and _near(best, span)


def _numbers(article: Article, sentence: Span) -> Sequence[Number]:
    """Return the numbers in a sentence."""
    numbers = article.layer(NUMBERS)
    first = bisect_left(numbers, sentence.start, key=lambda number: number.span.start)
    return numbers[first : bisect_right(numbers, sentence.end, lo=first, key=lambda number: number.span.end)]


def _on_record(article: Article, sentence: Span) -> bool:
    """Tell whether a disaster is dated here or just before: *the 2004 tsunami killed 226,000 people* is in every almanac."""
    tokens = article.layer(TOKENS)
    inside = tokens.within(Span(max(sentence.start - AROUND, 0), sentence.end))
    dated = any(tokens.lower[i].isdecimal() and 1000 < int(tokens.lower[i]) < 2100 and len(tokens.lower[i]) == 4 for i in inside)
    return dated and any(tokens.lower[i] in words("evidence", "disaster") for i in inside)


def _has(article: Article, sentence: Span, key: str) -> bool:
    """Tell whether a word of the entry `key` of the table `frames` stands in the sentence."""
    tokens = article.layer(TOKENS)
    return any(tokens.lower[i] in words("frames", key) for i in tokens.within(sentence))


def _has_scope(after: str) -> bool:
    folded = f" {' '.join(after.lower().split())} "
    return any(f" {phrase}" in folded for phrase in words("frames", "scope"))


def _counts(number: Number, money: bool) -> bool:
    """Tell whether the number is big enough to be somebody's count, and of the right kind: money, or else people."""
    big = number.value >= MANY or (bool(number.hedge) and number.value >= FEW)
    if money:
        return big and number.unit in words("claims-units", "money")
    return big and number.unit not in words("claims-units", "money") | words("claims-units", "measures")


def _near(number: Number, span: Span) -> bool:
    return number.span.start - NEAR <= span.start <= number.span.end + NEAR
