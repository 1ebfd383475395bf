"""Give quotations their speakers where no verb does: headlines and scripts (`Minister: talks failed`), continued and bare quotations."""

from bisect import bisect_right
from functools import cache

from sayso.text.attributions_content import Range
from sayso.text.attributions_hits import Found
from sayso.text.clauses import has_finite
from sayso.text.clauses_tags import Line
from sayso.text.cues import Entry
from sayso.text.records import Block
from sayso.text.sources import Phrase, inverted
from sayso.text.tables import table

SIGNATURE = 14  # tokens a name and its description may have after a dash
COLON = Entry(":", "neutral", frozenset())


@cache
def slugs() -> frozenset[str]:
    """Return the words before a colon that name no speaker (`Video:`, `Analysis:`)."""
    return frozenset(table("cues")["slug"]["words"].split())


def colons(row: Line, blocks: tuple[Block, ...], known: list[Found]) -> list[Found]:
    """Return what stands after `Name:` at the head of a headline, or before a quotation."""
    tags, found = row.tags, []
    cued = {item.cue[0] for item in known if item.cue}
    for low, high in row.bounds:
        colon = tags.find(":", low, min(high, low + 14))
        if colon <= low or colon + 1 >= high or row.quote_of[colon] >= 0 or any(low <= at < colon for at in cued):
            continue
        headline = blocks[row.tokens.blocks[low]].kind == "headline"
        named = inverted(row, low, colon)
        reached = (named is not None and named.last == colon - 1) or (
            headline and "N" in tags[low:colon] and not has_finite(row, low, colon) and "," not in tags[low:colon]
        )
        if not reached or not (headline or (tags[colon + 1] in "Kk" and "N" in tags[low:colon])):
            continue
        if headline and (slugs().intersection(row.tokens.lower[low:colon]) or high - colon < 4):
            continue
        end = high - 1 if tags[high - 1] == "." else high
        if row.quote_of[end - 1] >= 0:
            end = max(end, row.tokens.within(row.quotes.quotes[row.quote_of[end - 1]].span).stop)
        found.append(Found(Phrase(low, colon - 1), (colon, colon + 1), COLON, ((colon + 1, end),), 0.7 if headline else 0.85))
    return found


def joined(row: Line, found: list[Found]) -> list[Found]:
    """Add to direct speech the quotations that go on with it: later in the paragraph, after `said:`, in the next paragraph."""
    taken = _taken(row, found)
    starts = [low for low, _ in row.bounds]
    result = []
    for item in found:
        item = item._replace(content=(*_leading(row, item, taken), *item.content))
        more = _following(row, starts, item, taken) if item.cue else ()
        if more or item.content:
            result.append(item._replace(content=(*item.content, *more)) if more else item)
    return result


def _taken(row: Line, found: list[Found]) -> set[int]:
    """Return the quotations that some content already holds."""
    taken = set()
    for item in found:
        for first, end in item.content:
            taken.update(row.quote_of[first:end])
    taken.discard(-1)
    return taken


def _following(row: Line, starts: list[int], item: Found, taken: set[int]) -> tuple[Range, ...]:
    """Return the free quotations in the sentences after the cue's, as long as each sentence is nothing but quotation."""
    cue_end = item.cue[1] if item.cue else 0
    last = max([cue_end, *(end for _, end in item.content)])
    quoted = any(index >= 0 for first, end in item.content for index in row.quote_of[first:end]) or row.tags[cue_end - 1 : cue_end + 1].count(":") > 0
    number = bisect_right(starts, last - 1)
    if not quoted or number == 0 or _goes_on(row, cue_end, row.bounds[number - 1][1]):
        return ()
    more: list[Range] = []
    block = row.tokens.blocks[row.bounds[number - 1][0]]
    while number < len(row.bounds):
        low, high = row.bounds[number]
        index = row.quote_of[low] if low < high else -1
        if index < 0 or index in taken:
            break
        inside = row.tokens.within(row.quotes.quotes[index].span)
        colon = not item.content and not more and row.tags[low - 1] == ":"
        same = row.tokens.blocks[low] == block or row.quotes.quotes[index].continues in taken or colon
        if not same or inside.start != low or not _alone(row, inside.stop, starts):
            break
        taken.add(index)
        more.append((inside.start, inside.stop))
        number = bisect_right(starts, inside.stop - 1)
    return tuple(more)


def _leading(row: Line, item: Found, taken: set[int]) -> tuple[Range, ...]:
    """Return the pieces, in paragraphs before, of a quotation whose last piece the cue holds: they were left open, and are free."""
    found: list[Range] = []
    index = row.quote_of[item.content[0][0]] if item.content and item.cue else -1
    while index >= 0 and (index := row.quotes.quotes[index].continues) >= 0 and index not in taken:
        taken.add(index)
        inside = row.tokens.within(row.quotes.quotes[index].span)
        found.insert(0, (inside.start, inside.stop))
    return tuple(found)


def dashes(row: Line, blocks: tuple[Block, ...], known: list[Found]) -> list[Found]:
    """Return quotations that a dash and a name follow at a paragraph's end (`“We were robbed.” — Ian Doyle`)."""
    taken, found = _taken(row, known), []
    for index, quote in enumerate(row.quotes.quotes):
        if quote.depth or index in taken:
            continue
        end = row.tokens.within(quote.span).stop
        stop = row.tokens.within(blocks[quote.block].span).stop
        if end < stop and row.tags[end] == "-" and end + 1 < stop <= end + SIGNATURE:
            source = inverted(row, end + 1, stop)
            if source is not None and source.last + 1 >= stop:
                found.append(Found(source, (end, end + 1), COLON, ((row.tokens.within(quote.span).start, end),), 0.85))
    return found


def _goes_on(row: Line, at: int, end: int) -> bool:
    """Tell whether the narrator goes on with a clause of his own after the cue (`she said, and her husband cut in`)."""
    return any(
        row.tags[index] == "c" and row.tags[index - 1] == "," and row.quote_of[index] < 0 and has_finite(row, index + 1, end)
        for index in range(at + 1, end)
    )


def _alone(row: Line, end: int, starts: list[int]) -> bool:
    """Tell whether a sentence begins at token `end`: the quotation before it stands alone."""
    index = bisect_right(starts, end) - 1
    return end >= len(row.tags) or (index >= 0 and starts[index] == end) or row.tags[end] == "."


def bare(row: Line, found: list[Found]) -> list[Found]:
    """Return the direct quotations of a clause or more that nobody is said to have spoken, each with neither source nor cue."""
    taken = _taken(row, found)
    made = []
    for index, quote in enumerate(row.quotes.quotes):
        if quote.depth == 0 and quote.kind == "direct" and index not in taken:
            inside = row.tokens.within(quote.span)
            if len(inside) > 3:
                made.append(Found(None, None, None, ((inside.start, inside.stop),), 0.3))
    return made
