"""Read transcripts, interviews and dialogue: `Q:` and `A:`, `Lind: We sail.`, `— We left at dawn, said Lind`."""

from collections import Counter
from functools import cache

from sayso.text.attributions_hits import Found
from sayso.text.attributions_speakers import Cast, headings, named, opening
from sayso.text.clauses import has_finite
from sayso.text.clauses_tags import Line
from sayso.text.cues import Entry, verbs
from sayso.text.records import Block
from sayso.text.sources import Phrase, inverted

LABEL = 7  # tokens before the colon of a turn
TURNS = 3  # turns that make a transcript
CARRIED = 6  # paragraphs without a label that may go on with a turn
TURN, MORE, DASHED = 0.85, 0.6, 0.8
COLON = Entry(":", "neutral", frozenset())
ASKED, ANSWERED = frozenset(("q", "question")), frozenset(("a", "answer"))
TALK = frozenset(("i", "we", "you", "me", "us", "my", "our", "your", "?", "yes", "yeah", "thanks", "i'm", "we're", "you're", "let's"))
TEXT = frozenset(("paragraph", "list", "blockquote"))


def turns(row: Line, blocks: tuple[Block, ...], ranges: list[range], people: Cast) -> list[Found]:
    """Return the turns of a transcript as direct speech, though no marks stand there, and the lines of a dialogue with dashes."""
    found = _dashed(row, blocks, ranges)
    labels = {number: end for number, block in enumerate(blocks) if block.kind in TEXT and (end := _label(row, ranges[number])) > 0}
    if len(labels) < 2:
        return found
    keys = {number: _key(row, ranges[number], end) for number, end in labels.items()}
    known = _speakers(row, ranges, people, labels, keys)
    spoken = [number for number in labels if keys[number] in known]
    if 3 * sum(_talks(row, ranges[number]) for number in spoken) < len(spoken):
        return found
    answering = _interviewed(row, people, ranges[min(labels)].start)
    for at, number in enumerate(spoken):
        after = spoken[at + 1] if at + 1 < len(spoken) else -1
        found.extend(_turn(row, blocks, ranges, number, labels[number], after, answering if keys[number] in ANSWERED else None))
    return found


def _label(row: Line, block: range) -> int:
    """Return the token of the colon after a label that opens a block, or of the stop after `Q` and `A`; 0 if there is none."""
    first = opening(row, block.start, block.stop)
    if first + 2 > block.stop:
        return 0
    if row.lower[first] in ("q", "a") and row.tags[first + 1 : first + 2] in (".", ":", "-", "#") and first + 2 < block.stop:
        return first + 1 if row.text[row.starts[first]].isupper() and row.lower[first + 1] in (".", ":", "—", "–") else 0
    colon = row.tags.find(":", first, min(block.stop, first + LABEL))
    if colon <= first or colon + 1 >= block.stop or row.quote_of[colon] >= 0 or row.tags[colon + 1] in "kK":
        return 0
    starts = [row.text[row.starts[at]] for at in range(first, colon)]
    small = sum(letter.islower() for letter in starts)
    return colon if starts[0].isupper() and small <= len(starts) // 3 and not has_finite(row, first, colon) else 0


def _key(row: Line, block: range, end: int) -> str:
    return " ".join(row.lower[opening(row, block.start, end) : end])


def _speakers(row: Line, ranges: list[range], people: Cast, labels: dict[int, int], keys: dict[int, str]) -> set[str]:
    """Return the labels that speak: `Q` with `A`; those that come again in a text with turns enough, and names beside them."""
    counts = Counter(keys.values())
    asked = bool(ASKED & counts.keys()) and bool(ANSWERED & counts.keys())
    if asked:
        return {key for key in counts if key in ASKED | ANSWERED or (counts[key] > 1 and headings().isdisjoint(key.split()))}
    pairs = _interview(row, ranges, labels)
    if pairs:
        return {keys[number] for number in pairs if headings().isdisjoint(keys[number].split()[:1])}
    eligible = {key for key in counts if key not in ASKED | ANSWERED and headings().isdisjoint(key.split()[:1])}
    if not any(counts[key] > 1 for key in eligible) or sum(counts[key] for key in eligible) < TURNS:
        return set()
    persons = {keys[number] for number, end in labels.items() if named(people, ranges[number].start, end - 1) in ("person", "outlet", "organisation")}
    return {key for key in eligible if counts[key] > 1 or key in persons or len(key.split()) <= 2}


def _interview(row: Line, ranges: list[range], labels: dict[int, int]) -> list[int]:
    """Return the labelled blocks, if they are few and a question stands before its answer, each under a label of another name."""
    numbers = sorted(labels)
    asked = any(
        numbers[at + 1] - numbers[at] == 1
        and row.lower[ranges[numbers[at]].stop - 1] == "?"
        and row.text[row.starts[ranges[numbers[at]].start]].isupper()
        for at in range(len(numbers) - 1)
    )
    return numbers if asked and len(numbers) < TURNS else []


def _talks(row: Line, block: range) -> bool:
    """Tell whether a line is talk: somebody says *I* or *you*, or asks. A list of positions (`Lind: higher fares`) has none of that."""
    return not TALK.isdisjoint(row.lower[block.start : block.stop])


def _turn(row: Line, blocks: tuple[Block, ...], ranges: list[range], number: int, end: int, after: int, who: Phrase | None) -> list[Found]:
    """Return one turn, and the paragraphs up to the next that go on with it."""
    first = opening(row, ranges[number].start, end)
    source = who or Phrase(first, end - 1)
    cue = (end, end + 1)
    found = [Found(source, cue, COLON, ((end + 1, ranges[number].stop),), TURN, None, "direct")]
    between = range(number + 1, min(after, number + 1 + CARRIED)) if after > 0 else ()
    for more in between:
        if blocks[more].kind not in TEXT or not ranges[more]:
            break
        found.append(Found(source, None, None, ((ranges[more].start, ranges[more].stop),), MORE, None, "direct", cue))
    return found


def _interviewed(row: Line, people: Cast, before: int) -> Phrase | None:
    """Return the first mention of the one person named before the questions, or None if there are several."""
    persons = [at for at, start in enumerate(people.starts) if start < row.starts[before] and people.kind(at) == "person"]
    if not persons or len({people.names.mentions[at].entity for at in persons}) > 1:
        return None
    return Phrase(*people.tokens(persons[0]))


def _dashed(row: Line, blocks: tuple[Block, ...], ranges: list[range]) -> list[Found]:
    """Return the lines that open with a dash and name their speaker behind another or behind a comma."""
    found = []
    for number, block in enumerate(blocks):
        here = ranges[number]
        if block.kind not in TEXT or len(here) < 5 or row.text[row.starts[here.start]] not in "—–―":
            continue
        at = _said(row, here)
        if at < 0:
            continue
        turned = inverted(row, at + 1, here.stop) if at + 1 < here.stop else None
        source = turned or Phrase(at - 1, at - 1)
        if turned is not None or row.tags[at - 1] in "si":
            content = _spoken(row, here, at, turned.last + 1) if turned is not None else ((here.start + 1, at - 2),)
            found.append(Found(source, (at, at + 1), verbs()[row.lower[at]], content, DASHED, None, "direct"))
    return found


def _said(row: Line, here: range) -> int:
    """Return the token of the verb that follows a dash or a comma inside a line of dialogue, or -1."""
    for at in range(here.start + 2, here.stop):
        if row.lower[at] in spoken_verbs() and row.tags[at - 1] in "si" and row.tags[at - 2] == "-" and at + 2 >= here.stop:
            return at
        if (
            at + 1 < here.stop
            and row.lower[at] in spoken_verbs()
            and row.tags[at - 1] in "-,."
            and row.quote_of[at] < 0
            and row.tags[at + 1] in "Ndnp"
        ):
            return at
    return -1


@cache
def spoken_verbs() -> frozenset[str]:
    """Return the forms of the verbs that stand beside a quotation."""
    return frozenset(form for form, entry in verbs().items() if "q" in entry.frame and form != entry.lemma)


def _spoken(row: Line, here: range, verb: int, after: int) -> tuple[tuple[int, int], ...]:
    """Return the pieces of a line of dialogue before and behind the verb and its subject."""
    end = verb - 1 if row.tags[verb - 1] in "-," else verb
    pieces = [(here.start + 1, end)]
    at = after
    while at < here.stop and row.tags[at] in "-.,":
        at += 1
    if at < here.stop and any(row.tags[mark] == "-" for mark in range(after, at)):
        pieces.append((at, here.stop))
    return tuple(pieces)
