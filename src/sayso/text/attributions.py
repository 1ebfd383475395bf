"""Find who says what: source, cue and content of every attribution of an article."""

from bisect import bisect_left

from sayso.text.attributions_build import statement
from sayso.text.attributions_confidence import nested
from sayso.text.attributions_free import free
from sayso.text.attributions_hits import Found, Hit, hits, places
from sayso.text.attributions_labels import verbless
from sayso.text.attributions_near import beside
from sayso.text.attributions_quotes import bare, joined
from sayso.text.attributions_speakers import cast
from sayso.text.clauses_tags import Line, line
from sayso.text.records import Attribution, Block, Names, Quotes, Sentence, Tokens
from sayso.text.resolve import resolved

MOST_CUES = 30
"""Cues that are read in one sentence: nobody writes more, and each looks at those after it."""


def attributions(
    text: str, blocks: tuple[Block, ...], tokens: Tokens, sentences: tuple[Sentence, ...], quotes: Quotes, names: Names
) -> tuple[Attribution, ...]:
    """Return the attributions of an article in the order of their first words."""
    row = line(text, blocks, tokens, sentences, quotes)
    found: list[Found] = []
    spots, at = places(row), 0
    for low, high in row.bounds:
        if at >= len(spots) or spots[at] >= high:
            continue  # half of the sentences
        first = bisect_left(spots, low, at)
        at = bisect_left(spots, high, first)
        if first < at and (cues := hits(row, spots[first:at], low, high)[:MOST_CUES]):
            found.extend(_sentence(row, cues, low, high))
    people = cast(row, names)
    found = verbless(row, blocks, people, found)
    found = joined(row, found)
    found.extend(beside(row, blocks, people, found))
    found.extend(bare(row, found))
    found.sort(key=lambda item: item.cue or item.content[0])
    found = nested(found)
    found.extend(free(row, people, found))
    found.sort(key=lambda item: (item.content[0][0] if item.content else 0, item.cue or (0, 0)))
    return resolved(row, sentences, names, found)


def likely(found: tuple[Attribution, ...], least: float = 0.5) -> tuple[Attribution, ...]:
    """Return the attributions that are at least so sure, their `via` counted anew; what is less sure is for rules that ask for it."""
    places = [number for number, each in enumerate(found) if each.confidence >= least]
    renumbered = {old: new for new, old in enumerate(places)}
    return tuple(found[old]._replace(via=renumbered.get(-1 if (via := found[old].via) is None else via)) for old in places)


def _sentence(row: Line, cues: list[Hit], low: int, high: int) -> list[Found]:
    found: list[Found] = []
    for number in range(len(cues)):
        if found and found[-1].cue and cues[number].first < found[-1].cue[1]:
            continue
        found.extend(statement(row, cues, number, low, high, found) or ())
    return found
