"""The HTML format of `sources`: one page that needs nothing else, the articles with each source in its own colour and number.

The page loads nothing: style and script stand in it, and its content security policy allows no other. Without the script everything is there
to read; with it a source can be shown alone.
"""

from typing import TextIO

from sayso import __version__
from sayso.reporters import Display
from sayso.reporters.markup import named, safe
from sayso.reporters.palette import DARK, LIGHT, css
from sayso.reporters.shell import asset, head, lang
from sayso.reporters.sources import DocumentSources, SourcesReport
from sayso.reporters.sources_article import article_html
from sayso.reporters.sources_legend import legend_html, statements_html
from sayso.reporters.summary import count


def write(report: SourcesReport, out: TextIO, _display: Display) -> None:
    """Write the page, article by article."""
    out.write(_head(report))
    out.writelines(_document(document, number) for number, document in enumerate(report.documents, 1))
    if not report.documents:
        out.write("<p>No article.</p>\n")
    out.write(f"</main>\n<footer><p>Made by sayso {__version__}. Colours by Okabe and Ito; numbers and lines tell sources apart, too.</p></footer>\n")
    out.write(f"<script>{asset('sources.js')}</script>\n</body>\n</html>\n")


def _head(report: SourcesReport) -> str:
    documents = report.documents
    title = documents[0].path if len(documents) == 1 else count(len(documents), "article", "articles")
    contents = _contents(documents) if len(documents) > 1 else ""
    return f"""{head(f"Who says what: {title}", _style(), asset("sources.js"))}<header><h1>Who says what</h1>
<p>Words of a source stand on its colour, behind its number; what has no mark is the narrator’s. Point at a statement, or move to its number
with the Tab key, to see who says it and how.</p></header>
{contents}<main id="articles">
"""


def _style() -> str:
    """Return the style sheet; the colours of sources come from their one table."""
    return f"{asset('page.css')}{asset('sources.css')}{css(LIGHT)}@media (prefers-color-scheme: dark) {{\n{css(DARK)}}}\n"


def _contents(documents: tuple[DocumentSources, ...]) -> str:
    rows = "".join(
        f'<li><a href="#d{number}">{named(each.path)}</a>: {count(len(each.sources), "source", "sources")}</li>\n'
        for number, each in enumerate(documents, 1)
    )
    return f'<nav aria-labelledby="contents"><h2 id="contents">Articles</h2>\n<ol>\n{rows}</ol>\n</nav>\n'


def _document(document: DocumentSources, number: int) -> str:
    """Return one article: text, sources and the list of all statements."""
    words, sources = count(document.words, "word", "words"), count(len(document.sources), "source", "sources")
    shown = article_html(document, number)
    notices = "".join(f"<p>{safe(notice)}.</p>\n" for notice in document.notices)
    return f"""<section class="document" id="d{number}" aria-labelledby="d{number}-title">
<h2 id="d{number}-title">{named(document.path)}</h2>
<p>{words}, {sources}, {count(len(document.attributions), "statement", "statements")}. A word counts for whoever is heard last in a chain.</p>
{notices}<div class="columns">
<article{lang(document.language)} dir="auto" aria-label="Text of article {number}">
{shown.html}</article>
<section class="legend" aria-labelledby="d{number}-sources">
{legend_html(document, number, shown.anchors)}</section>
</div>
{statements_html(document, number, shown.anchors)}</section>
"""
