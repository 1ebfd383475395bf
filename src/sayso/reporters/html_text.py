"""An article's text as HTML with its findings in place: each on the ground of its severity, behind its number, related places linked to it."""

from collections.abc import Iterator
from typing import NamedTuple

from sayso.finding import DocumentReport, Severity
from sayso.reporters.markup import attribute, safe
from sayso.reporters.nesting import Mark, steps
from sayso.reporters.passages import Chunk, layout
from sayso.reporters.shell import blocks_html

SIGNS = {Severity.ERROR: "✖", Severity.WARNING: "▲", Severity.INFO: "●"}


class Spot(NamedTuple):
    """Hold a place that a finding is about: the finding by its number (from 0), and which related place of it this is, or -1 for its own."""

    finding: int
    related: int = -1


class Shown(NamedTuple):
    """Hold an article's text as HTML, and the spots that have an anchor in it."""

    html: str
    anchors: frozenset[Spot]


class Numbered(NamedTuple):
    """Hold an article, its number on the page, and the spots of it that can be jumped to."""

    document: DocumentReport
    number: int
    anchors: frozenset[Spot]


def anchor(number: int, spot: Spot) -> str:
    """Return the id of a spot in the text of an article."""
    return f"d{number}-m{spot.finding}" + (f"-{spot.related}" if spot.related >= 0 else "")


def article_html(document: DocumentReport, number: int, *, whole: bool = True) -> Shown:
    """Return the article, or only the passages in which something was found."""
    if not document.source:
        return Shown("<p>Its text was not kept.</p>\n" if document.diagnostics else "<p>It is empty.</p>\n", frozenset())
    spots = dict(_spots(document))
    anchors: set[Spot] = set()
    blocks = [
        (block.kind, "".join(_block(document, number, block.chunks, block.marks, list(spots), anchors)))
        for block in layout(document.source, document.passages, list(spots.values()))
        if whole or block.marks
    ]
    return Shown("".join(blocks_html(blocks)), frozenset(anchors))


def _spots(document: DocumentReport) -> Iterator[tuple[Spot, tuple[int, int]]]:
    """Yield the spots with their places in the file; an empty one takes the character beside it."""
    last = max(0, len(document.source) - 1)
    for index, found in enumerate(document.diagnostics):
        places = [(found.start, found.end), *((each.start, each.end) for each in found.related)]
        for related, (start, end) in enumerate(places, -1):
            low = min(start.offset, last)
            yield Spot(index, related), (low, max(end.offset, low + 1))


def _block(document: DocumentReport, number: int, chunks: list[Chunk], marks: list[Mark], spots: list[Spot], anchors: set[Spot]) -> Iterator[str]:
    """Yield a block in pieces; markup of the file that a finding is about shows as such."""
    text = "".join(chunk.text for chunk in chunks)
    marks = [*marks, *(Mark(chunk.at, chunk.at + len(chunk.text), 9, "code", 0) for chunk in chunks if chunk.markup)]
    for start, end, mark, opens in steps(0, len(text), marks):
        if mark is None:
            yield safe(text[start:end])
        elif mark.role == "code":
            yield "<code>" if opens else "</code>"
        elif not opens:
            yield "</span>" if spots[mark.number].related >= 0 else "</mark>"
        else:
            spot = spots[mark.number]
            first = spot not in anchors
            anchors.add(spot)
            yield _opening(document, number, spot, first=first)


def _opening(document: DocumentReport, number: int, spot: Spot, *, first: bool) -> str:
    """Return the beginning of a mark; where a place is cut into several, the first one alone has the number and the anchor."""
    found = document.diagnostics[spot.finding]
    severity, shown = found.severity.label, spot.finding + 1
    data = f'data-finding="{spot.finding}" data-severity="{severity}" data-family="{attribute(found.rule.partition(".")[0])}"'
    tag, role = ("mark", "hit") if spot.related < 0 else ("span", "also")
    if not first:
        return f'<{tag} class="{role} {severity}" {data}>'
    what = f"Finding {shown}, {severity}: {found.message}" if spot.related < 0 else f"Beside finding {shown}: {found.related[spot.related].message}"
    sign = f"{SIGNS[found.severity]}\u202f{shown}" if spot.related < 0 else f"see\u202f{shown}"
    badge = f'<a class="badge" href="#d{number}-f{spot.finding}" lang="en" aria-label="{attribute(what)}">{sign}</a>'
    return f'<{tag} class="{role} {severity}" {data} id="{anchor(number, spot)}">{badge}'
