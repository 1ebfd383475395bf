"""The HTML format of `check`: one page that needs nothing else, each article with its findings in place and a list of them beside it.

The page loads nothing: style and script stand in it, and its content security policy allows no other. Without the script everything is there
to read; with it findings can be chosen by family and severity. Of more than 500 articles it shows the passages with findings only.
"""

from collections.abc import Iterator, Mapping
from typing import TextIO

from sayso import __version__
from sayso.finding import DocumentReport, Report, Severity
from sayso.reporters import Display, Reporter
from sayso.reporters.html_findings import findings_html, signed_html
from sayso.reporters.html_run import families, fixed_html, statistics_html
from sayso.reporters.html_text import Numbered, article_html
from sayso.reporters.markup import attribute, named, safe
from sayso.reporters.palette import DARK, LIGHT, css
from sayso.reporters.saying import failure_text
from sayso.reporters.shell import asset, head, lang
from sayso.reporters.summary import count, summary

WHOLE = 500
"""Articles up to which the page shows all of their text."""

HUES = {"error": "#d55e00", "warning": "#e69f00", "info": "#56b4e9"}


def write(report: Report, out: TextIO, _display: Display) -> None:
    """Write the page, article by article."""
    out.writelines(_pieces(report))


def _pieces(report: Report) -> Iterator[str]:
    counts = summary(report)
    yield _head(report, counts)
    yield from _choices(report, counts)
    yield from _failures(report)
    if len(report.documents) > 1:
        yield from _contents(report)
    yield '<main id="articles">\n'
    whole = len(report.documents) <= WHOLE
    if not whole:
        yield f"<p>Of so many articles only the passages with findings are shown ({count(WHOLE, 'article is', 'articles are')} shown whole).</p>\n"
    for number, document in enumerate(report.documents, 1):
        if whole or document.diagnostics or document.suppressed or document.failures:
            yield from _document(document, number, report, whole=whole)
    yield from fixed_html(report)
    yield from statistics_html(report)
    yield "</main>\n<footer><p>"
    yield f"Made by sayso {__version__}. Every finding is a question to an editor. Signs and lines tell severities apart, not colours alone."
    yield f"</p></footer>\n<script>{asset('check.js')}</script>\n</body>\n</html>\n"


def _head(report: Report, counts: dict[str, int]) -> str:
    files = count(counts["files"], "article", "articles")
    first = next(iter(report.documents)).path if counts["files"] == 1 else files
    top = head(f"Findings: {first}", _style(), asset("check.js"))
    words, rules = count(counts["words"], "word", "words"), count(counts["rules"], "rule", "rules")
    return f"{top}<header><h1>Findings</h1>\n<p>{_severities(counts)} in {files}, {words}; {rules}.</p></header>\n"


def _style() -> str:
    """Return the style sheet; the colours of severities come from their one table."""
    return f"{asset('page.css')}{asset('check.css')}{css(LIGHT, HUES)}@media (prefers-color-scheme: dark) {{\n{css(DARK, HUES)}}}\n"


def _choices(report: Report, counts: dict[str, int]) -> Iterator[str]:
    """Yield the choice of families and severities; it shows when the script runs."""
    severities = [(each.label, counts[each.label]) for each in reversed(Severity) if counts[each.label]]
    if not severities:
        return
    yield '<form class="choices" aria-label="What is shown" hidden>\n'
    yield from _choice("severity", "Severity", severities)
    yield from _choice("family", "Family", families(report))
    yield '<p class="status" role="status"></p>\n</form>\n'


def _choice(key: str, legend: str, values: list[tuple[str, int]]) -> Iterator[str]:
    yield f"<fieldset><legend>{legend}</legend>\n"
    for value, number in values:
        box = f'<input type="checkbox" name="{key}" value="{attribute(value)}" checked>'
        yield f'<label class="{attribute(value) if key == "severity" else ""}">{box} {safe(value)} <small>{number:,}</small></label>\n'
    yield "</fieldset>\n"


def _failures(report: Report) -> Iterator[str]:
    if report.failures:
        yield '<section class="failures" aria-labelledby="failures"><h2 id="failures">What failed</h2>\n<ul>\n'
        for each in report.failures:
            yield f"<li>{f'{named(each.path)}: ' if each.path else ''}{safe(failure_text(each))}</li>\n"
        yield "</ul>\n</section>\n"


def _contents(report: Report) -> Iterator[str]:
    yield '<nav aria-labelledby="contents"><h2 id="contents">Articles</h2>\n<ol>\n'
    quiet = 0
    for number, document in enumerate(report.documents, 1):
        if document.diagnostics or document.failures:
            yield f'<li value="{number}"><a href="#d{number}">{named(document.path)}</a>: {_counted(document)}</li>\n'
        else:
            quiet += 1
    yield "</ol>\n"
    if quiet:
        yield f"<p>{count(quiet, 'article', 'articles')} without a finding.</p>\n"
    yield "</nav>\n"


def _counted(document: DocumentReport) -> str:
    numbers = {each.label: sum(found.severity is each for found in document.diagnostics) for each in Severity}
    return _severities({label: number for label, number in numbers.items() if number}) or "nothing found"


def _severities(counts: Mapping[str, int]) -> str:
    """Return how many findings there are of each severity that is given, worst first."""
    return ", ".join(count(counts[each.label], each.label, f"{each.label}s") for each in reversed(Severity) if each.label in counts)


def _document(document: DocumentReport, number: int, report: Report, *, whole: bool) -> Iterator[str]:
    """Yield one article: text, findings, what is signed off."""
    shown = article_html(document, number, whole=whole)
    numbered = Numbered(document, number, shown.anchors)
    told = [*(f"{each}." for each in document.notices), *(f"{failure_text(each)}." for each in document.failures)]
    yield f"""<section class="document" id="d{number}" aria-labelledby="d{number}-title">
<h2 id="d{number}-title">{named(document.path)}</h2>
<p>{count(document.words, "word", "words")}: {_counted(document)}.</p>
{"".join(f"<p>{safe(each)}</p>" for each in told)}
<div class="columns">
<article{lang(document.language)} dir="auto" aria-label="Text of article {number}">
{shown.html}</article>
<section class="legend" aria-labelledby="d{number}-findings">
<h3 id="d{number}-findings">Findings in article {number}</h3>
"""
    yield from findings_html(numbered, report)
    yield "</section>\n</div>\n"
    yield from signed_html(numbered)
    yield "</section>\n"


REPORTER = Reporter("html", write, reads_source=True)
