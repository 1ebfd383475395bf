"""An article's text as HTML: its blocks as they are, every statement on its source's colour, with its number and what there is to know of it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from sayso.reporters.markup import attribute, named, safe
from sayso.reporters.nesting import Mark, steps
from sayso.reporters.palette import classes
from sayso.reporters.shell import blocks_html
from sayso.reporters.sources import DocumentSources, PlacedAttribution, PlacedBlock
from sayso.reporters.wording import speaker_name


class Shown(NamedTuple):
    """Hold an article's text as HTML, and the statements, by number, that have an anchor in it (`d1-a0` for the first of the first article)."""

    html: str
    anchors: frozenset[int]


def article_html(document: DocumentSources, number: int) -> Shown:
    """Return the blocks with their statements marked."""
    marks = _by_block(document)
    anchors: set[int] = set()
    blocks = ((block.kind, "".join(_block(document, number, block, marks.get(index, []), anchors))) for index, block in enumerate(document.blocks))
    return Shown("".join(blocks_html(blocks)), frozenset(anchors))


def _by_block(document: DocumentSources) -> dict[int, list[Mark]]:
    """Return the marks in each block, those that go over several cut where the blocks end."""
    starts = [block.start for block in document.blocks]
    found: dict[int, list[Mark]] = {}
    for mark in _marks(document):
        for index in range(max(0, bisect_right(starts, mark.start) - 1), bisect_left(starts, mark.end)):
            block = document.blocks[index]
            low, high = max(mark.start, block.start), min(mark.end, block.start + len(block.text))
            if low < high and block.text[low - block.start : high - block.start].strip():
                found.setdefault(index, []).append(mark._replace(start=low, end=high))
    return found


def _marks(document: DocumentSources) -> Iterator[Mark]:
    for number, each in enumerate(document.attributions):
        yield from (Mark(*span, 0, "said", number) for span in each.marks.content)
        yield from (Mark(*span, 1, "who", number) for span in each.marks.source)
        yield from (Mark(*span, 2, "cue", number) for span in each.marks.cue)


def _block(document: DocumentSources, number: int, block: PlacedBlock, marks: list[Mark], anchors: set[int]) -> Iterator[str]:
    pieces = 0
    for start, end, mark, opens in steps(block.start, block.start + len(block.text), marks):
        if mark is None:
            yield safe(block.text[start - block.start : end - block.start])
        elif not opens:
            yield "</span>"
        elif mark.role == "said":
            pieces += 1
            anchor = "" if mark.number in anchors else f' id="d{number}-a{mark.number}"'
            anchors.add(mark.number)
            yield _opening(document, number, mark, anchor, f"d{number}-p{mark.number}-{block.start}-{pieces}")
        else:
            yield f'<span class="{mark.role} {classes_of(document.attributions[mark.number])}">'


def _opening(document: DocumentSources, number: int, mark: Mark, anchor: str, key: str) -> str:
    """Return the beginning of a statement: its number, which leads to the list, and what is shown when it is pointed at."""
    each = document.attributions[mark.number]
    number_shown, name = badge(each), speaker_name(document, each)
    label = attribute(f"{number_shown}: {name}, {each.kind} speech")
    return (
        f'<span class="said {classes_of(each)}" data-source="{each.speaker}"{anchor}>'
        f'<a class="badge" href="#d{number}-n{mark.number}" aria-label="{label}" aria-describedby="{key}">{number_shown}</a>'
        f'<span class="tip" role="tooltip" id="{key}" lang="en" dir="ltr">{_tip(document, each)}</span>'
    )


def classes_of(each: PlacedAttribution) -> str:
    """Return the classes of a statement's colour and line; words without a source have a look of their own."""
    if each.speaker < 0:
        return "bare"
    return classes(each.speaker) + (" anonymous" if each.type == "anonymous" else "")


def badge(each: PlacedAttribution) -> str:
    """Return the number of the source as it is shown: a word, not a colour, says that it is anonymous."""
    if each.speaker < 0:
        return "no source"
    return f"{each.speaker + 1} anonymous" if each.type == "anonymous" else str(each.speaker + 1)


def _tip(document: DocumentSources, each: PlacedAttribution) -> str:
    return "".join(f"<span>{part}</span>" for part in details(document, each))


def details(document: DocumentSources, each: PlacedAttribution) -> Iterator[str]:
    """Yield what is known of a statement, each part as HTML: source, kind, cue, confidence, through whom it reaches us."""
    said = f" [{named(each.source.text)}]" if each.source and each.source.text != speaker_name(document, each) else ""
    yield f"<b>{named(speaker_name(document, each))}</b>{said}"
    if each.type:
        told = f", told: {', '.join(each.told)}" if each.told else ", nothing told" if each.type == "anonymous" else ""
        yield f"{safe(each.type)}{told}"
    yield f"{safe(each.kind)} speech"
    if each.cue:
        yield f"cue: “{safe(each.cue.text)}” ({safe(each.cue_class or '')})"
    yield f"{each.confidence:.0%} sure"
    if each.via is not None and 0 <= each.via < len(document.attributions):
        yield f"second-hand, via {named(speaker_name(document, document.attributions[each.via]))}"
