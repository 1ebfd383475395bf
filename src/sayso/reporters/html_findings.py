"""What stands beside an article in HTML: its findings, each with evidence, ways out and references, and below what was signed off."""

import re
from collections.abc import Iterator

from sayso.finding import Diagnostic, PlacedFix, PlacedRelated, Reference, Report
from sayso.reporters.cells import shorten
from sayso.reporters.html_text import SIGNS, Numbered, Spot, anchor
from sayso.reporters.markup import attribute, safe
from sayso.reporters.saying import signed_off
from sayso.reporters.shell import lang
from sayso.reporters.summary import count
from sayso.sourcemap import Position

_VOICES = {"quote": "in a quotation", "attributed": "in somebody’s words"}
_ADDRESS = re.compile(r"https?://[^\s<>\"\x00-\x1f]+")
_LONGEST = 160  # cells of a quotation from the article
_EDIT = 300  # code points of an edit that are shown


def rule_id(rule: str) -> str:
    """Return the id of a rule's row in the table."""
    return "r-" + re.sub(r"[^\w.-]", lambda match: f"_{ord(match.group()):x}_", rule)


def findings_html(numbered: Numbered, report: Report) -> Iterator[str]:
    """Yield the list of findings, in the order of the text."""
    if not numbered.document.diagnostics:
        yield "<p>Nothing found.</p>\n"
        return
    yield "<ol>\n"
    for index, found in enumerate(numbered.document.diagnostics):
        yield _finding(numbered, index, found, report)
    yield "</ol>\n"


def _finding(numbered: Numbered, index: int, found: Diagnostic, report: Report) -> str:
    severity, family = found.severity.label, attribute(found.rule.partition(".")[0])
    place = _place(numbered, Spot(index), found.start)
    known = report.catalog.get(found.rule)
    hint = f' title="{attribute(known.summary)}"' if known else ""
    voice = f" · {_VOICES[found.voice]}" if found.voice in _VOICES else ""
    quoted = f": {_quoted(numbered, found.excerpt)}" if found.excerpt.strip() else ""
    ways = "".join(_fix(numbered.document.source, fix) for fix in found.fixes)
    evidence = "".join(_related(numbered, Spot(index, order), each) for order, each in enumerate(found.related))
    cited = "".join(f"<li>{_reference(each)}</li>\n" for each in found.references)
    sign, rule = f"{SIGNS[found.severity]}\u202f{index + 1}", f'<a href="#{rule_id(found.rule)}"{hint}>{safe(found.rule)}</a>'
    return f"""<li id="d{numbered.number}-f{index}" class="{severity}" data-finding="{index}" data-severity="{severity}" data-family="{family}">
<p class="top"><span class="badge">{sign}</span> <b>{severity}</b> {rule}</p>
<p class="message">{safe(found.message)}</p>
<p class="place">{place}{quoted}{voice} · {found.confidence:.0%} sure</p>
{_list("see", evidence)}{_list("fix", ways)}{_list("cited", cited)}</li>
"""


def _list(kind: str, items: str) -> str:
    return f'<ul class="{kind}">\n{items}</ul>\n' if items else ""


def _place(numbered: Numbered, spot: Spot, at: Position) -> str:
    if spot not in numbered.anchors:
        return f"line {at.line}:{at.column}"
    return f'<a href="#{anchor(numbered.number, spot)}">line {at.line}:{at.column}</a>'


def _fix(source: str, fix: PlacedFix) -> str:
    sure = " <small>(safe: --fix does it)</small>" if fix.safe and not fix.in_quotation else ""
    edits = (f"<del>{_cut(source[edit.start : edit.end])}</del> <ins>{_cut(edit.text)}</ins>" for edit in fix.edits if source)
    return f"<li>{safe(fix.title)}{sure} {' … '.join(edits)}</li>\n"


def _cut(text: str) -> str:
    return safe(text if len(text) <= _EDIT else f"{text[: _EDIT // 2]} … {text[-_EDIT // 2 :]}")


def _related(numbered: Numbered, spot: Spot, related: PlacedRelated) -> str:
    return f"<li>{_place(numbered, spot, related.start)}: {_quoted(numbered, related.excerpt)}: {safe(related.message)}</li>\n"


def _quoted(numbered: Numbered, excerpt: str) -> str:
    return f'<q{lang(numbered.document.language)} dir="auto">{safe(shorten(excerpt, _LONGEST))}</q>'


def _reference(reference: Reference) -> str:
    if not reference.url or not _ADDRESS.fullmatch(reference.url):
        return safe(f"{reference.title} <{reference.url}>" if reference.url else reference.title)
    return f'<a href="{attribute(reference.url)}" rel="noreferrer">{safe(reference.title)}</a>'


def signed_html(numbered: Numbered) -> Iterator[str]:
    """Yield what somebody let pass in the article: what it was, who, when, until when and why."""
    suppressed = numbered.document.suppressed
    if not suppressed:
        return
    yield f"<details open>\n<summary>{count(len(suppressed), 'finding', 'findings')} signed off in article {numbered.number}</summary>\n<ul>\n"
    for each in suppressed:
        said = f" {safe(each.message)}" if each.message else ""
        quoted = f" {_quoted(numbered, each.excerpt)}" if each.excerpt else ""
        kind = "in the record" if each.kind == "record" else f"in the article ({safe(each.kind)})"
        yield (
            f"<li>line {each.start.line}:{each.start.column} {each.severity.label} <code>{safe(each.rule)}</code>{quoted}{said} "
            f"<strong>{safe(signed_off(each))}</strong>, {kind}</li>\n"
        )
    yield "</ul>\n</details>\n"
