"""The kind `sequence`: words in a certain order, with a few others between them."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from sayso.article import Article
from sayso.packs.compiled import PackRule
from sayso.packs.kinds import Entry, Found, Kind
from sayso.packs.phrases import CLASSES, Phrases, Window, match_at, match_before, phrases, token_range, window
from sayso.span import Span

MAX_GAP = 20


class Step(NamedTuple):
    """Hold one step: its phrases, and whether it may be missing."""

    wanted: Phrases
    optional: bool


def anchor(entry: Entry) -> int:
    """Return the index of the step whose words are looked for in the article: of those that must be there, the one with the fewest words.

    It is -1 if there is none that consists of words.
    """
    usable = [number for number, step in enumerate(entry["steps"]) if not step["optional"] and not any(_kinds(word) for word in step["words"])]
    return min(usable, key=lambda number: len(entry["steps"][number]["words"]), default=-1)


def _kinds(word: str) -> bool:
    return any(part in CLASSES for part in word.split())


def _literals(entry: Entry) -> Iterator[tuple[str, str]]:
    at = anchor(entry)
    if at >= 0:
        yield from ((word, "step") for word in entry["steps"][at]["words"])


def _check(rule: PackRule, article: Article) -> Iterator[Found]:
    done: dict[int, int] = {}
    for hit in rule.hits(article):
        for index, role, _ in rule.owners(hit.literal):
            span = None if role == "except" else find(article, hit.span, rule.entry(index))
            if role == "except":
                break
            if span is None or span.start < done.get(index, 0):
                continue
            done[index] = span.end
            finding = rule.finding(article, index, span)
            if finding:
                yield index, finding


def find(article: Article, hit: Span, entry: Entry) -> Span | None:
    """Return what to flag of the sequence whose anchor stands at `hit`, or None if the other steps are not where they should be."""
    view = window(article, hit)
    first, last = token_range(view.tokens, hit)
    steps = [Step(phrases(tuple(step["words"])), step["optional"]) for step in entry["steps"]]
    at, gap = anchor(entry), entry.get("gap", 0)
    after = _walk(view, steps[at + 1 :], last, gap, forward=True)
    before = _walk(view, steps[:at][::-1], first, gap, forward=False) if after is not None else None
    if after is None or before is None:
        return None
    ranges = [*before[::-1], (first, last), *after]
    flagged = [ranges[entry["flag"] - 1]] if "flag" in entry else [each for each in ranges if each[0] < each[1]]
    if flagged[0][0] >= flagged[0][1]:
        return None
    return view.tokens.span(flagged[0][0], flagged[-1][1] - 1)


_Way = tuple[tuple[int, int], ...]


def _walk(view: Window, steps: list[Step], start: int, gap: int, *, forward: bool) -> _Way | None:
    """Return the token ranges of `steps` on the nearest way from `start`, or None if there is no way. Every place is tried once a step."""
    reached: dict[int, _Way] = {start: ()}
    for step in steps:
        onward: dict[int, _Way] = {}
        for place, way in _within_gap(view, reached, gap, forward=forward).items():
            for other in match_at(view, step.wanted, place) if forward else match_before(view, step.wanted, place):
                onward.setdefault(other, (*way, (place, other) if forward else (other, place)))
        if step.optional:
            for place, way in reached.items():
                onward.setdefault(place, (*way, (place, place)))
        reached = onward
        if not reached:
            return None
    return next(iter(reached.values()), None)


def _within_gap(view: Window, reached: Mapping[int, _Way], gap: int, *, forward: bool) -> dict[int, _Way]:
    """Return the places at most `gap` tokens on from those reached, each with the way to the first that leads there."""
    found: dict[int, _Way] = {}
    for place, way in reached.items():
        onward = range(place, min(view.last + 1, place + gap + 1)) if forward else range(place, max(view.first - 1, place - gap - 1), -1)
        for each in onward:
            found.setdefault(each, way)
    return found


def _complaint(entry: Entry) -> str:
    if anchor(entry) < 0:
        return "at least one step that is not optional must consist of words alone"
    if entry.get("gap", 0) > MAX_GAP:
        return f"'gap' may be at most {MAX_GAP}"
    if not 1 <= entry.get("flag", 1) <= len(entry["steps"]):
        return f"'flag' must be the number of a step, 1 to {len(entry['steps'])}"
    return ""


def _message(entry: Entry) -> str:
    return "“{term}”" + (": {why}" if entry.get("why") else " is a phrase to think about") + ("; {advice}." if entry.get("advice") else ".")


_KEYS: Mapping[str, Any] = {"steps": "steps", "gap": "count", "flag": "count"}
SEQUENCE = Kind("sequence", _KEYS, {}, (("steps",),), _message, ("term", "why", "advice", "voice"), _literals, _complaint, _check)
