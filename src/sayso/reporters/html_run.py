"""What a page says of the run as a whole: how often each rule spoke, what a baseline held back, and what has been fixed since."""

from collections import Counter
from collections.abc import Iterator

from sayso.finding import Report, Severity
from sayso.reporters.html_findings import rule_id
from sayso.reporters.html_text import SIGNS
from sayso.reporters.markup import named, safe
from sayso.reporters.summary import count, summary


def families(report: Report) -> list[tuple[str, int]]:
    """Return the families that spoke and how often, by name."""
    return sorted(Counter(found.rule.partition(".")[0] for document in report.documents for found in document.diagnostics).items())


def statistics_html(report: Report) -> Iterator[str]:
    """Yield a table with a row for each rule that spoke, the most frequent first; lists of findings link to its rows."""
    rows = sorted(_rows(report).items(), key=lambda pair: (-pair[1][0], pair[0]))
    if not rows:
        return
    thousands = max(1, summary(report)["words"]) / 1000
    yield '<section class="statistics" aria-labelledby="statistics"><h2 id="statistics">By rule</h2>\n'
    yield '<div class="wide" tabindex="0" role="group" aria-label="Table by rule">\n<table>\n<tr>'
    yield "".join(f'<th scope="col">{column}</th>' for column in ("rule", "worst", "findings", "per 1,000 words", "articles")) + "</tr>\n"
    for rule, (number, articles, worst) in rows:
        known = report.catalog.get(rule)
        about = f"<br><small>{safe(known.summary)}</small>" if known and known.summary else ""
        severity = Severity(worst)
        yield f'<tr id="{rule_id(rule)}"><th scope="row"><code>{safe(rule)}</code>{about}</th>'
        yield f"<td>{SIGNS[severity]} {severity.label}</td><td>{number:,}</td><td>{number / thousands:.2f}</td><td>{articles:,}</td></tr>\n"
    yield "</table>\n</div>\n</section>\n"


def _rows(report: Report) -> dict[str, tuple[int, int, int]]:
    """Return findings, articles and worst severity of each rule."""
    rows: dict[str, tuple[int, int, int]] = {}
    for document in report.documents:
        for rule, number in Counter(found.rule for found in document.diagnostics).items():
            worst = max(found.severity for found in document.diagnostics if found.rule == rule)
            before, articles, most = rows.get(rule, (0, 0, 0))
            rows[rule] = before + number, articles + 1, max(most, worst)
    return rows


def fixed_html(report: Report) -> Iterator[str]:
    """Yield what the baseline held back, and what is in it but found no more."""
    held = report.baseline
    if held is None:
        return
    yield '<section aria-labelledby="baseline"><h2 id="baseline">Since the baseline</h2>\n'
    yield f"<p>{count(held.known, 'finding is', 'findings are')} known from {named(held.path)} and not shown; {held.fixes:,} fixed since.</p>\n"
    if held.fixed:
        yield "<ul>\n"
        for each in held.fixed:
            times = f" ({each.number:,} times)" if each.number > 1 else ""
            yield f"<li>{named(each.path)}: <code>{safe(each.rule or each.fingerprint)}</code>{times}</li>\n"
        yield "</ul>\n"
    yield "</section>\n"
