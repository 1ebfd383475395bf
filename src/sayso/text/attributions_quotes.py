"""Give direct speech the quotations that go on with it, and list those that nobody is said to have spoken."""

from bisect import bisect_right

from sayso.text.attributions_content import Range
from sayso.text.attributions_hits import Found
from sayso.text.attributions_labels import taken as quotations_of
from sayso.text.clauses import has_finite
from sayso.text.clauses_tags import Line, quoted


def joined(row: Line, found: list[Found]) -> list[Found]:
    """Add to direct speech the quotations that go on with it: later in the paragraph, after `said:`, in the next paragraph."""
    taken = quotations_of(row, found)
    starts = [low for low, _ in row.bounds]
    result = []
    for item in found:
        if item.content and not any(quoted(row, first, end) for first, end in item.content):
            result.append(item)  # most: nothing to join
            continue
        item = item._replace(content=(*_leading(row, item, taken), *_to_the_end(row, item)))
        more = _following(row, starts, item, taken) if item.cue else ()
        if more or item.content:
            result.append(item._replace(content=(*item.content, *more)) if more else item)
    return result


def _to_the_end(row: Line, item: Found) -> tuple[Range, ...]:
    """Return the content with its last quotation to its end: one of several sentences is all one speaker's."""
    if not item.content or item.cue is None or item.content[-1][1] <= item.cue[0]:
        return item.content
    first, end = item.content[-1]
    index = row.quote_of[end - 1]
    return (*item.content[:-1], (first, max(end, row.tokens.within(row.quotes.quotes[index].span).stop))) if index >= 0 else item.content


def _following(row: Line, starts: list[int], item: Found, taken: set[int]) -> tuple[Range, ...]:
    """Return the free quotations in the sentences after the cue's, as long as each sentence is nothing but quotation."""
    cue_end = item.cue[1] if item.cue else 0
    last = max([cue_end, *(end for _, end in item.content)])
    number = bisect_right(starts, last - 1)
    announced = not item.content and number > 0 and row.tags[row.bounds[number - 1][1] - 1] == ":"
    told = announced or any(quoted(row, first, end) for first, end in item.content)
    if not told or number == 0 or goes_on(row, cue_end, row.bounds[number - 1][1]):
        return ()
    more: list[Range] = []
    block = row.blocks[row.bounds[number - 1][0]]
    while number < len(row.bounds):
        low, high = row.bounds[number]
        index = row.quote_of[low] if low < high else -1
        if index < 0 or index in taken:
            break
        inside = row.tokens.within(row.quotes.quotes[index].span)
        colon = not item.content and not more and row.tags[low - 1] == ":"
        same = row.blocks[low] == block or row.quotes.quotes[index].continues in taken or colon
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


def goes_on(row: Line, at: int, end: int) -> bool:
    """Tell whether the narrator goes on with a clause of his own after the cue (`she said, and her husband cut in`)."""
    index = row.tags.find(",c", at, end)
    while index >= 0 and not has_finite(row, index + 2, end):
        index = row.tags.find(",c", index + 1, end)
    return index >= 0


def _alone(row: Line, end: int, starts: list[int]) -> bool:
    """Tell whether a sentence begins at token `end`: the quotation before it stands alone."""
    index = bisect_right(starts, end) - 1
    return end >= len(row.tags) or (index >= 0 and starts[index] == end) or row.tags[end] == "."


def bare(row: Line, found: list[Found]) -> list[Found]:
    """Return the direct quotations of a clause or more that nobody is said to have spoken, each with neither source nor cue.

    They are somebody's words, and the article does not tell whose: half sure as an attribution, so that they are shown.
    """
    taken = quotations_of(row, found)
    made = []
    for index, quote in enumerate(row.quotes.quotes):
        if quote.depth == 0 and quote.kind == "direct" and index not in taken:
            inside = row.tokens.within(quote.span)
            if len(inside) > 3:
                made.append(Found(None, None, None, ((inside.start, inside.stop),), 0.5))
    return made
