"""Give quotations without a cue to who speaks or acts beside them: `Lind said it was old. “It will sink.”`, `Lind shook her head. “It will sail.”`"""

from bisect import bisect_right
from typing import NamedTuple

from sayso.text.attributions_hits import Found
from sayso.text.attributions_labels import pieces, taken
from sayso.text.attributions_quotes import goes_on
from sayso.text.attributions_speakers import Cast, is_speaker, named
from sayso.text.clauses_tags import Line, quoted
from sayso.text.cues import Entry
from sayso.text.names_words import genders
from sayso.text.records import Block
from sayso.text.sources import Phrase, main_subject
from sayso.text.tables import words

TAG = 6  # tokens of `he queried`, `the old man warbled`
NOUNS = frozenset("nNaS.")
BEAT = 18  # tokens of a sentence that tells what a speaker does
LEAST = 3  # tokens of a quotation, marks and all, that somebody must have spoken
SPOKEN, CARRIED, TOLD, ACTED, AFTER = 0.8, 0.75, 0.65, 0.6, 0.5
PEOPLE = frozenset(("he", "she"))
OWN = frozenset(("his", "her"))
RUNNING = frozenset(("paragraph", "list"))


class _Scene(NamedTuple):
    """Hold what is looked at beside a quotation: where sentences start, and the last attribution of each."""

    row: Line
    people: Cast
    starts: list[int]
    spoken: dict[int, Found]


def beside(row: Line, blocks: tuple[Block, ...], people: Cast, known: list[Found]) -> list[Found]:
    """Return the free quotations that the sentence or the paragraph before gives to somebody, or a sentence of action on either side."""
    held = taken(row, known)
    free = [number for number in range(len(row.quotes.quotes)) if _is_free(row, blocks, number, held)]
    if not free:
        return []
    starts = [low for low, _ in row.bounds]
    scene = _Scene(row, people, starts, _spoken(starts, known))
    found: list[Found] = []
    for number in free:
        content = pieces(row, number)
        inside = range(*content[-1])
        first, last = bisect_right(starts, content[0][0]) - 1, bisect_right(starts, inside.stop - 1) - 1
        if starts[first] != content[0][0]:
            continue
        made = _unlisted(scene, inside)
        if made is None and row.bounds[last][1] - inside.stop > 1:
            continue
        made = made or _before(scene, first, range(*content[0])) or _after(scene, last, inside)
        made = made._replace(content=content) if made is not None else None
        if made is not None:
            found.append(made)
            scene.spoken.update(dict.fromkeys(range(first, last + 1), made))
    return found


def _is_free(row: Line, blocks: tuple[Block, ...], number: int, held: set[int]) -> bool:
    quote = row.quotes.quotes[number]
    return quote.depth == 0 and quote.kind == "direct" and number not in held and quote.continues < 0 and blocks[quote.block].kind in RUNNING


def _spoken(starts: list[int], known: list[Found]) -> dict[int, Found]:
    """Return by sentence the attribution that ends last in it."""
    found: dict[int, Found] = {}
    for item in sorted(known, key=lambda item: max([item.cue[1] if item.cue else 0, *(end for _, end in item.content)])):
        if item.cue and item.source is not None and item.confidence >= ACTED:
            found[bisect_right(starts, max([item.cue[1], *(end for _, end in item.content)]) - 1) - 1] = item
    return found


def _before(scene: _Scene, first: int, inside: range) -> Found | None:
    """Return the quotation as the words of who speaks in the sentence before, or acts there."""
    row = scene.row
    if first == 0 or len(inside) < LEAST:
        return None
    low, high = row.bounds[first - 1]
    if low >= high:
        return None
    same = row.blocks[low] == row.blocks[inside.start]
    item = scene.spoken.get(first - 1)
    content = ((inside.start, inside.stop),)
    if item is not None:
        if item.cue and goes_on(row, item.cue[1], high):
            return None
        whole = same or _fills(row, inside)
        spoken = any(row.quote_of[end - 1] >= 0 for _, end in item.content)
        if not same and not spoken and not _one_person(scene, item.source):
            return None
        sure = SPOKEN if same else CARRIED if spoken else TOLD
        return Found(item.source, None, None, content, sure, None, "", item.cue or item.like) if whole else None
    source = _actor(scene, low, high) if same else None
    return Found(source, None, None, content, ACTED) if source is not None else None


def _unlisted(scene: _Scene, inside: range) -> Found | None:
    """Return a quotation as the words of who stands behind it with a verb, whichever it is: `“Why?” he queried.`, `“Why?” warbled Lind.`"""
    row, at = scene.row, inside.stop
    if at >= len(row.tags) or len(inside) < LEAST or row.lower[at - 2] not in (",", "?", "!") or row.blocks[at] != row.blocks[inside.start]:
        return None
    end = row.bounds[bisect_right(scene.starts, at) - 1][1]
    end -= row.tags[end - 1] == "."
    if not 2 <= end - at <= TAG or (scene.starts[bisect_right(scene.starts, at) - 1] == at and not row.text[row.starts[at]].islower()):
        return None
    verb = at if row.tags[at] in "EVZ" else end - 1
    who = Phrase(at + 1, end - 1) if verb == at else Phrase(at, end - 2)
    if row.tags[verb] not in "EVZ" or row.tags[who.first] not in "sdpnN" or not NOUNS.issuperset(row.tags[who.first + 1 : who.last + 1]):
        return None
    return Found(who, (verb, verb + 1), Entry(row.lower[verb], "neutral", frozenset("q")), (), CARRIED)


def _one_person(scene: _Scene, source: Phrase | None) -> bool:
    """Tell whether a source is surely one person, whose words the next paragraph may hold."""
    if source is None or "c" in scene.row.tags[source.first : source.last + 1]:
        return False
    return scene.row.lower[source.first] in PEOPLE or named(scene.people, source.first, source.last) == "person"


def _fills(row: Line, inside: range) -> bool:
    """Tell whether a quotation is all its block has."""
    blocks = row.blocks
    alone = inside.start == 0 or blocks[inside.start - 1] != blocks[inside.start]
    return alone and (inside.stop >= len(blocks) or blocks[inside.stop] != blocks[inside.start])


def _after(scene: _Scene, last: int, inside: range) -> Found | None:
    """Return a quotation that opens its block as the words of who acts in the sentence behind it."""
    row = scene.row
    blocks = row.blocks
    if last + 1 >= len(row.bounds) or len(inside) < LEAST or (inside.start and blocks[inside.start - 1] == blocks[inside.start]):
        return None
    low, high = row.bounds[last + 1]
    if low >= high or blocks[low] != blocks[inside.start] or (last + 1) in scene.spoken:
        return None
    source = _actor(scene, low, high)
    return Found(source, None, None, ((inside.start, inside.stop),), AFTER) if source is not None else None


def _actor(scene: _Scene, low: int, high: int) -> Phrase | None:
    """Return the person whose action a short sentence without quotations tells."""
    row = scene.row
    if high - low > BEAT or quoted(row, low, high):
        return None
    if row.text[row.starts[low]].isupper() and row.lower[min(low + 1, high - 1)] in words("quotation", "beats") and row.tags[low] in "nNs":
        return Phrase(low, low)
    source = main_subject(row, low, high)
    if source is None or (source.first > low + 3 and row.tags[source.first - 1] != ","):
        return None
    gesture = row.lower[min(source.last + 1, high - 1)] in words("quotation", "beats")
    if gesture and (is_speaker(row, scene.people, source) or not OWN.isdisjoint(row.lower[source.last + 1 : high])):
        return source
    word, what = row.lower[source.first], named(scene.people, source.first, source.last)
    lone = source.first == source.last and row.text[row.starts[source.first]].isupper() and row.tags[source.first + 1] in "VZE"
    return source if word in PEOPLE or what == "person" or (lone and (what == "unknown" or word in genders())) else None
