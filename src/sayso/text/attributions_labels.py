"""Give words their speakers where no verb does: `Lind: “…”`, `“…” — Ana Lind`, a name on the line above, a credit line, a lead-in."""

from sayso.text.attributions_heads import COLON, HEADS, heads
from sayso.text.attributions_hits import Found
from sayso.text.attributions_speakers import Cast, headings, introduced, is_speaker, opening, possessor
from sayso.text.attributions_turns import turns
from sayso.text.clauses import has_finite
from sayso.text.clauses_tags import Line, quoted
from sayso.text.cues import Entry
from sayso.text.records import Block
from sayso.text.sources import Phrase, inverted, main_subject
from sayso.text.tables import words

SIGNATURE = 14  # tokens a name and its description may have after a dash, or on a line of their own
AMOUNTS = frozenset(("was", "is", "went", "goes", "ran", "runs", "came", "comes"))
TURNING = frozenset("VZwx,;.")
LABEL = 18  # tokens before a colon
NAMED, LOOSE, ABOVE, LED = 0.85, 0.75, 0.75, 0.6


def verbless(row: Line, blocks: tuple[Block, ...], people: Cast, known: list[Found]) -> list[Found]:
    """Return the attributions known, and what headlines, labels, transcripts, signatures and lines above attribute without a verb."""
    ranges = [row.tokens.within(block.span) for block in blocks]
    found = heads(row, blocks, people, known)
    found += turns(row, blocks, ranges, people)
    held = taken(row, [*known, *found])
    found += _colons(row, blocks, people, known, held)
    found += _answers(row, held | taken(row, found))
    found += _dashes(row, blocks, ranges, held | taken(row, found))
    found += _lines(row, blocks, ranges, people, held | taken(row, found) | _awaited(row, known))
    told = {item.cue for item in found if item.cue}
    return [*(item for item in known if item.cue not in told), *found]


def taken(row: Line, found: list[Found]) -> set[int]:
    """Return the quotations that some content already holds."""
    held = set()
    for item in found:
        for first, end in item.content:
            if quoted(row, first, end):
                held.update(row.quote_of[first:end])
    held.discard(-1)
    return held


def _colons(row: Line, blocks: tuple[Block, ...], people: Cast, known: list[Found], held: set[int]) -> list[Found]:
    """Return the quotations after `Name:` at the head of a sentence."""
    tags, found = row.tags, []
    cued = {item.cue[0] for item in known if item.cue}
    for low, high in row.bounds:
        colon = tags.find(":", low, min(high, low + LABEL))
        if colon <= low or colon + 1 >= high or tags[colon + 1] not in "Kk" or row.quote_of[colon] >= 0 or row.quote_of[colon + 1] in held:
            continue
        if blocks[row.blocks[low]].kind in HEADS or any(at in cued for at in range(low, colon)):
            continue
        source = introduced(row, people, low, colon)
        if source is None and tags[colon + 1] == "K":
            source = _leading_up(row, people, low, colon)
        if source is not None:
            end = high - 1 if tags[high - 1] == "." and row.quote_of[high - 1] < 0 else high
            if row.quote_of[end - 1] >= 0:
                end = max(end, row.tokens.within(row.quotes.quotes[row.quote_of[end - 1]].span).stop)
            sure = NAMED if "N" in tags[low:colon] or is_speaker(row, people, source) else LOOSE
            found.append(Found(source, (colon, colon + 1), COLON, ((colon + 1, end),), sure))
    return found


def _leading_up(row: Line, people: Cast, low: int, colon: int) -> Phrase | None:
    """Return who is spoken of in a clause that leads up to a quotation: `Amory was blunt:`, `She had this to say:`."""
    source = main_subject(row, low, colon)
    if source is None:
        return None
    return source if row.lower[source.first] in ("he", "she", "they", "i", "we") or is_speaker(row, people, source, loose=True) else None


def _answers(row: Line, held: set[int]) -> list[Found]:
    """Return the quotations that are said to be somebody's answer: `“Let them come,” was her only answer.`."""
    found = []
    for index, quote in enumerate(row.quotes.quotes):
        end = row.tokens.within(quote.span).stop
        if quote.depth or index in held or end + 2 >= len(row.tags) or row.lower[end] not in AMOUNTS:
            continue
        noun = next((at for at in range(end + 2, min(end + 9, len(row.tags))) if row.lower[at] in words("quotation", "sayings")), -1)
        if noun < 0 or not TURNING.isdisjoint(row.tags[end + 1 : noun]):
            continue
        owner = Phrase(end + 1, end + 1) if row.tags[end + 1] == "p" else possessor(row, end + 1, noun + 1)
        if owner is not None:
            entry = Entry(row.lower[noun], "neutral", frozenset())
            found.append(Found(owner, (noun, noun + 1), entry, carried(row, index), LOOSE))
    return found


def _dashes(row: Line, blocks: tuple[Block, ...], ranges: list[range], held: set[int]) -> list[Found]:
    """Return quotations that a dash and a name follow at a paragraph's end, or in the next block (`“We were robbed.” — Ian Doyle`)."""
    found = []
    for index, quote in enumerate(row.quotes.quotes):
        if quote.depth or index in held or blocks[quote.block].kind in HEADS:
            continue
        inside, here = row.tokens.within(quote.span), quote.block
        end = inside.stop
        if end >= ranges[here].stop and here + 1 < len(blocks) and (quote.kind == "direct" or not quote.opened):
            here += 1
            end = ranges[here].start
        stop = ranges[here].stop
        if end < stop and row.tags[end] == "-" and end + 1 < stop <= end + SIGNATURE:
            source = _signed(row, end + 1, stop)
            if source is not None:
                found.append(Found(source, (end, end + 1), COLON, carried(row, index), NAMED))
    return found


def _signed(row: Line, first: int, stop: int) -> Phrase | None:
    if row.lower[first] == "@" and stop - first <= 3:
        return Phrase(first, stop - 1)
    source = inverted(row, first, stop)
    return source if source is not None and source.last + 1 >= stop and not row.lower[first][0].isdigit() else None


def carried(row: Line, index: int) -> tuple[tuple[int, int], ...]:
    """Return a quotation with the pieces it carries on."""
    found: list[tuple[int, int]] = []
    while index >= 0 and len(found) < SIGNATURE:
        inside = row.tokens.within(row.quotes.quotes[index].span)
        found.insert(0, (inside.start, inside.stop))
        index = row.quotes.quotes[index].continues
    return tuple(found)


def _lines(row: Line, blocks: tuple[Block, ...], ranges: list[range], people: Cast, held: set[int]) -> list[Found]:
    """Return quotations that open a block, with the name on a line of its own above, or for block quotations the lead-in's subject."""
    found = []
    for index, quote in enumerate(row.quotes.quotes):
        if quote.depth or index in held or quote.block == 0 or quote.continues >= 0 or blocks[quote.block].kind in HEADS:
            continue
        inside, above = row.tokens.within(quote.span), ranges[quote.block - 1]
        if not inside or inside.start != ranges[quote.block].start or quote.kind != "direct" or blocks[quote.block - 1].kind in HEADS:
            continue
        if not above:
            continue
        source, sure = _line(row, people, above), ABOVE
        if source is None and (row.tags[above.stop - 1] == ":" or (blocks[quote.block].kind == "blockquote" and not quote.opened)):
            source, sure = _led(row, people, above), LOOSE if row.tags[above.stop - 1] == ":" else LED
        if source is not None:
            held.add(index)
            found.append(Found(source, None, None, pieces(row, index), sure))
    return found


def _awaited(row: Line, known: list[Found]) -> set[int]:
    """Return the quotations that open the block after a cue and a colon (`Lind told the meeting:`): they are that cue's."""
    after = {row.blocks[item.cue[0]] + 1 for item in known if item.cue and not item.content}
    return {number for number, quote in enumerate(row.quotes.quotes) if quote.block in after} if after else set()


def _line(row: Line, people: Cast, above: range) -> Phrase | None:
    """Return the speaker that a line of its own names, with nothing else on it."""
    first, end = opening(row, above.start, above.stop), above.stop
    if len(above) > SIGNATURE or has_finite(row, above.start, above.stop):
        return None
    while end > first and row.tags[end - 1] in ":,-":
        end -= 1
    if first >= end or row.tags[end - 1] == "." or not headings().isdisjoint(row.lower[first:end]):
        return None
    source = inverted(row, first, end)
    if source is None or source.last + 1 < end or "N" not in row.tags[first:end]:
        return None
    return source if is_speaker(row, people, source) else None


def _led(row: Line, people: Cast, above: range) -> Phrase | None:
    """Return the subject of the last sentence before a block quotation."""
    low = next((first for first, end in reversed(_within(row, above)) if end > first), above.start)
    source = main_subject(row, low, above.stop)
    if source is None and row.tags[low] in "nNs" and row.lower[low + 1 : low + 2] == ["put"]:
        source = Phrase(low, low)  # `Lind put it this way:`: one form for now and then
    if source is None:
        return None
    pronoun = row.lower[source.first] in ("he", "she", "they", "i", "we")
    return source if pronoun or is_speaker(row, people, source, loose=True) else None


def _within(row: Line, block: range) -> list[tuple[int, int]]:
    from bisect import bisect_left

    first = bisect_left(row.bounds, (block.start, 0))
    last = bisect_left(row.bounds, (block.stop, 0))
    return row.bounds[max(first, last - 2) : last]


def pieces(row: Line, index: int) -> tuple[tuple[int, int], ...]:
    """Return a quotation and the pieces that carry it on."""
    quotes = row.quotes.quotes
    found, last = [], index
    for number in range(index, min(len(quotes), index + 200)):
        if number == index or (quotes[number].continues == last and quotes[number].depth == 0):
            inside, last = row.tokens.within(quotes[number].span), number
            found.append((inside.start, inside.stop))
        elif quotes[number].depth == 0:
            break
    return tuple(found)
