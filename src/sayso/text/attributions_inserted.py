"""Read cues that stand behind or inside what was said: `“…,” said Lind`, `The plan, he said, was dead.`, `As Lind said, …`."""

from sayso.text.attributions_confidence import BESIDE, FRONTED, INVERTED, THAT, WIDENED
from sayso.text.attributions_content import Range, skipped
from sayso.text.attributions_hits import Found, Hit
from sayso.text.attributions_stops import stop
from sayso.text.attributions_subjects import answerable
from sayso.text.clauses import has_finite, np_right, trimmed, whole
from sayso.text.clauses_tags import Line
from sayso.text.clauses_words import signal
from sayso.text.sources import inverted as inverted_subject

TURNING = frozenset("EVZwx;")


def quote_before(row: Line, left: int, low: int, alone: bool = False) -> Range | None:
    """Return the quotation that ends right before token `left`, across a sentence break only if it closes with a comma, `?` or `!`.

    `alone` tells that the cue's sentence is nothing but `he said.`: then a full stop will do.
    """
    at = left - 1
    if at >= 0 and row.tags[at] in ",-" and row.quote_of[at] < 0:
        at -= 1
    if at < 0 or row.quote_of[at] < 0 or row.blocks[at] != row.blocks[left]:
        return None
    inside = row.tokens.within(row.quotes.quotes[row.quote_of[at]].span)
    if inside.start > low and row.lower[inside.start - 1] in signal("named"):
        return None
    last = row.lower[at - 1] if at else ""
    if at < low and last not in (",", "?", "!", "-", "—", "…") and not (alone and last == "."):
        return None
    if row.tags[at] == "k" and at == left - 1 and last not in (",", "?", "!"):
        return None
    if last == "." and at >= low and at == left - 1:
        return None
    return inside.start, inside.stop


def echoed(row: Line, hit: Hit, low: int, high: int) -> Range | None:
    """Read `As the agency reported, the ferry was empty.`: what follows the comma is the content."""
    if hit.source is None or hit.form != "finite" or hit.source.first == low or row.lower[hit.source.first - 1] != "as":
        return None
    after = _past_addressee(row, hit, high)
    if hit.source.first > low + 3 or after >= high or row.tags[after] != ",":
        return None
    first, last = trimmed(row, after, high)
    return (first, last) if last > first and whole(row, first, last) else None


def turned(row: Line, hit: Hit, low: int, high: int) -> Found | None:
    """Read `“…,” said Ali Khan` and `The talks failed, said Ali Khan.`, also with the rest of the clause behind a comma."""
    if hit.form != "finite":
        return None
    comma = hit.first > low and row.tags[hit.first - 1] in ",-"
    if "a" in hit.entry.frame:
        return None
    quote = quote_before(row, hit.first, low) if hit.source is None or comma else None
    if quote is None and not comma and hit.first > low:
        return None
    source = inverted_subject(row, hit.after, high)
    if source is None:
        return None
    end = source.last + 1
    cue = (hit.first, hit.after)
    if quote is not None:
        wide = _widened(row, quote, low)
        return Found(source, cue, hit.entry, (wide, *_resumed(row, end, high)), BESIDE if wide == quote else WIDENED)
    if hit.first == low:
        rest = _resumed(row, end, high) if end < high and row.tags[end] in ",:" else ()
        return Found(source, cue, hit.entry, rest, THAT) if rest else None
    first, last = trimmed(row, _clause_start(row, low, hit.first), hit.first)
    if (
        "c" not in hit.entry.frame
        or hit.entry.cls == "denying"
        or last <= first
        or not (end >= high or row.tags[end] in ".,;Pwq" or row.tags[end : end + 2] == "rG")
    ):
        return None
    if end < high - 1 and row.tags[end] == "," and row.tags[end + 1] in "xVZEm":
        return Found(source, cue, hit.entry, ((first, last), trimmed(row, end + 1, high)), INVERTED)
    if end < high - 1 and row.tags[end] == "," and not has_finite(row, first, last) and has_finite(row, end + 1, high):
        return Found(source, cue, hit.entry, ((first, last), trimmed(row, end + 1, high)), FRONTED)
    if last - first > 1 and whole(row, first, last) and not has_finite(row, end, min(high, end + 2)):
        return Found(source, cue, hit.entry, ((first, last),), INVERTED)
    return None


def _widened(row: Line, quote: Range, low: int) -> Range:
    """Take in the words before a quotation that carry it: `They want to “start over,” she said.`."""
    first = low
    while first < quote[0] and row.tags[first] in ",.:;-":
        first += 1
    if low <= first < quote[0] and row.tags[quote[0] - 1] not in ",:.;-c" and not any(tag == ":" for tag in row.tags[first : quote[0]]):
        return (first, quote[1])
    return quote


def _resumed(row: Line, at: int, high: int) -> tuple[Range, ...]:
    """Return the quotation that goes on after the cue in the same sentence: `“A,” he said, “B.”`."""
    index = next((mark for mark in range(at, min(high, at + 30)) if row.tags[mark] in "Kk"), -1)
    if (
        index < 0
        or not TURNING.isdisjoint(row.tags[at:index])
        or (row.tags[index] == "k" and row.tags[index - 1] != ",")
        or row.tags[index - 1] == "P"
    ):
        return ()  # to cries of “Shame!”
    inside = row.tokens.within(row.quotes.quotes[row.quote_of[index]].span)
    return ((inside.start, inside.stop),)


def around(row: Line, hit: Hit, cues: list[Hit], number: int, quote: Range, low: int, high: int, before: list[Found]) -> Found:
    """Return the attribution of a quotation that ends right before the cue, with what the sentence adds behind it."""
    source, _ = answerable(row, cues, number, low, before)
    stopped = stop(row, cues, number, low, high)
    rest: tuple[Range, ...] = _resumed(row, hit.after, stopped)
    after = skipped(row, hit.after, stopped)
    if not rest and after < stopped and row.tags[after] == "h" and "c" in hit.entry.frame:
        rest = (trimmed(row, after, stopped),)
    elif not rest and after + 2 < stopped and row.tags[after] == "," and row.tags[after + 1] in "VZxmE":
        rest = (trimmed(row, after + 1, stopped),)
    free = not any(low <= item.cue[0] < quote[0] for item in before if item.cue)
    wide = _widened(row, quote, low) if free else quote
    return Found(source, (hit.first, hit.after), hit.entry, (wide, *rest), BESIDE if wide == quote else WIDENED)


def _clause_start(row: Line, low: int, end: int) -> int:
    """Return where the clause before token `end` begins: behind the last semicolon or colon that stands in no quotation."""
    at = max(row.tags.rfind(";", low, end), row.tags.rfind(":", low, end))
    return at + 1 if at >= 0 and row.quote_of[at] < 0 else low


def inserted(row: Line, hit: Hit, left: int, low: int, high: int) -> tuple[Range, ...]:
    """Read `The plan, he said, was dead.` and `The talks failed, he said on Monday.`."""
    tags = row.tags
    if hit.form != "finite" or hit.source is None or not hit.entry.frame & {"c", "a", "t"} or tags[hit.source.first] in "wh":
        return ()
    left -= left - 2 > low and row.lower[left - 1] == "as" and tags[left - 2] in ",-"
    if left <= low or tags[left - 1] not in ",-":
        return ()
    if row.lower[left] in ("a", "an") and not signal("gloss").isdisjoint(row.lower[left + 1 : left + 3]):
        return ()
    after = _past_addressee(row, hit, high)
    first, last = trimmed(row, _clause_start(row, low, left), left - 1)
    if row.lower[first] in signal("asked") and tags[first] == "E":
        return ()
    first += row.tags[first] == "c" and last - first > 1
    closed = after >= high or tags[after] == "."
    clause = last > first and (whole(row, first, last) or (closed and last - first > 1 and tags[first] not in "rcP"))
    loose = clause and tags[first] not in "qGE" and hit.after < high and (tags[hit.after] == "y" or row.lower[hit.after] in signal("trailing"))
    loose = loose and "h" not in tags[hit.after : min(high, hit.after + 15)]
    if closed or loose:
        return ((first, last),) if clause else ()
    if tags[after] != ",":
        return ()
    rest = trimmed(row, after + 1, high)
    if rest[1] <= rest[0] or row.lower[rest[0]] in ("according", "per"):
        return ((first, last),) if clause else ()
    if row.quote_of[rest[0]] >= 0 and tags[first] in "rcPqGEt":
        return (rest,)
    if tags[first] in "rcP" and not clause and ("," in tags[first:last] or last - first < 9):
        return (rest,)
    return ((first, last), rest) if last > first else (rest,)


def _past_addressee(row: Line, hit: Hit, high: int) -> int:
    after = skipped(row, hit.after, high)
    if "a" in hit.entry.frame and row.lower[after : after + 1] == ["her"] and (after + 1 >= high or row.tags[after + 1] in ".,"):
        return after + 1
    if "a" in hit.entry.frame and after < high and row.tags[after] in "onNdp":
        after = skipped(row, np_right(row, after, high, tight=True), high)
    if row.lower[after : after + 1] in (["quoting"], ["citing"]):
        comma = row.tags.find(",", after, high)
        return comma if comma > 0 else high
    return after
