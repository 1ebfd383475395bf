"""What stands beside an article in HTML: its sources with their shares, and below it the list of all statements."""

from sayso.reporters.markup import named, safe
from sayso.reporters.palette import classes
from sayso.reporters.shell import lang
from sayso.reporters.sources import DocumentSources, PlacedAttribution, SourceShare
from sayso.reporters.sources_article import badge, classes_of, details
from sayso.reporters.summary import count
from sayso.reporters.wording import about, sharing


def legend_html(document: DocumentSources, number: int, anchors: frozenset[int]) -> str:
    """Return the sources, the loudest first, then the words that have none."""
    rows = "".join(_source(document, number, index, each, anchors) for index, each in enumerate(document.sources))
    rest = "".join(
        f'<li class="{style}"><b>{who}</b> <span class="share">{sharing(words, document.words)}</span>{_bar(words, document.words)}</li>\n'
        for words, who, style in ((document.unsourced, "Quoted without a source", "bare"), (document.narrated, "The narrator", "narrator"))
        if words
    )
    heard = f"<ol>\n{rows}</ol>\n" if rows else "<p>Nobody is cited.</p>\n"
    others = f"<ul>\n{rest}</ul>\n" if rest else ""
    return f'<h3 id="d{number}-sources">Sources of article {number}</h3>\n{heard}{others}<p class="status" role="status"></p>\n'


def _source(document: DocumentSources, number: int, index: int, each: SourceShare, anchors: frozenset[int]) -> str:
    anonymous = each.type == "anonymous"
    first = next(place for place, one in enumerate(document.attributions) if one.speaker == index)
    times = count(each.attributions, "statement", "statements")
    where = f'the first in <a href="#d{number}-{"a" if first in anchors else "n"}{first}">line {each.first.line}</a>'
    return f"""<li id="d{number}-s{index}" class="{classes(index)}{" anonymous" if anonymous else ""}" data-source="{index}">
<span class="badge">{index + 1}{" anonymous" if anonymous else ""}</span> <b>{named(each.name)}</b>
<span class="share">{sharing(each.words, document.words)}</span>{_bar(each.words, document.words)}
<p>{safe(about(document, each))} · {count(each.words, "word", "words")} · {times}, {where}</p>
<button type="button" class="pick" aria-pressed="false" hidden>Show only <span class="name">{named(each.name)}</span></button>
</li>
"""


def _bar(words: int, total: int) -> str:
    width = round(100 * words / total, 1) if total else 0
    drawn = f'<rect width="{width}" height="6"/>'
    return f'<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">{drawn}</svg>'


def statements_html(document: DocumentSources, number: int, anchors: frozenset[int]) -> str:
    """Return every statement in order with all that is known of it."""
    if not document.attributions:
        return ""
    rows = "".join(_statement(document, number, index, each, anchors) for index, each in enumerate(document.attributions))
    return f"<details>\n<summary>All statements of article {number}</summary>\n<ol>\n{rows}</ol>\n</details>\n"


def _statement(document: DocumentSources, number: int, index: int, each: PlacedAttribution, anchors: frozenset[int]) -> str:
    parts = " · ".join(details(document, each))
    where = f"{each.place.line}:{each.place.column}"
    if index in anchors:
        where = f'<a href="#d{number}-a{index}" aria-label="Line {each.place.line}, column {each.place.column}">{where}</a>'
    return (
        f'<li id="d{number}-n{index}" class="{classes_of(each)}"><span class="badge">{badge(each)}</span> {where} '
        f'{parts}: <q{lang(document.language)} dir="auto">{safe(each.content.text)}</q></li>\n'
    )
