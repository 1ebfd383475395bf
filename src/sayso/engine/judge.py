"""Is it a finding at all? Plugins can return anything; nothing past this module needs to doubt what it is given."""

from collections.abc import Iterable
from typing import Any

from sayso.engine.active import Active, Found
from sayso.finding import Edit, Finding, Fix, Reference, Related, Severity
from sayso.span import Span


def problem(finding: Any, length: int) -> str | None:
    """Return what is wrong with something a rule yielded, or None; `length` is that of the article's text in code points."""
    if not isinstance(finding, Finding):
        return f"yielded {_shown(finding)} instead of a finding"
    return _bad_span(finding.span, length) or _bad_values(finding) or _bad_parts(finding, length)


def _bad_span(span: Any, length: int) -> str | None:
    if not isinstance(span, Span) or type(span[0]) is not int or type(span[1]) is not int:
        return f"reported a place that is no span: {_shown(span)}"
    if not 0 <= span[0] <= span[1] <= length:
        return f"reported {span[0]} to {span[1]}, outside the text (0 to {length})"
    return None


def _bad_values(finding: Finding) -> str | None:
    if not isinstance(finding.message, str) or not finding.message.strip():
        return f"reported {_shown(finding.message)} as a message"
    if finding.severity is not None and not isinstance(finding.severity, Severity):
        return f"asked for the severity {_shown(finding.severity)}"
    if not isinstance(finding.confidence, int | float) or not 0 <= finding.confidence <= 1:
        return f"is confident to {_shown(finding.confidence)}, which is not between 0 and 1"
    return None


def _bad_parts(finding: Finding, length: int) -> str | None:
    for related in _items(finding.related):
        if not isinstance(related, Related) or not isinstance(related.message, str):
            return f"gave {_shown(related)} as related evidence"
        if bad := _bad_span(related.span, length):
            return bad
    for reference in _items(finding.references):
        if not isinstance(reference, Reference):
            return f"gave {_shown(reference)} as a reference"
    for fix in _items(finding.fixes):
        if bad := _bad_fix(fix, length):
            return bad
    return None


def _bad_fix(fix: Any, length: int) -> str | None:
    if not isinstance(fix, Fix) or not isinstance(fix.title, str):
        return f"offered {_shown(fix)} as a fix"
    for edit in _items(fix.edits):
        if not isinstance(edit, Edit) or not isinstance(edit.text, str):
            return f"offered {_shown(edit)} as an edit"
        if bad := _bad_span(edit.span, length):
            return bad
    return None


def _items(parts: Any) -> Iterable[Any]:
    return parts if isinstance(parts, tuple | list) else (parts,)


def _shown(value: Any) -> str:
    try:
        text = repr(value)
    except Exception:  # a plugin's own __repr__
        text = type(value).__name__
    return text if len(text) <= 60 else f"{text[:59]}…"


def stamped(active: Active, finding: Finding) -> Found:
    """Return the finding with its severity: its own where that is below the rule's, never above."""
    severity = active.severity
    return Found(active, finding, severity if finding.severity is None else min(severity, finding.severity))


def distinct(found: list[Found]) -> list[Found]:
    """Return findings in order of place without doubles: one for a rule and a place, one for a place and a message.

    Of doubles the more severe, then the more certain stays. Findings about the whole story share a place and differ in their messages.
    """
    if len(found) < 2:
        return found
    best = sorted(found, key=lambda each: (-each.severity, -each.finding.confidence))
    seen: set[tuple[Any, ...]] = set()
    kept: list[Found] = []
    for each in best:
        finding = each.finding
        keys: set[tuple[Any, ...]] = {(finding.span, finding.message)}
        if not finding.whole_story:
            keys.add((each.active.id, finding.span))
        if seen.isdisjoint(keys):
            seen |= keys
            kept.append(each)
    return sorted(kept, key=lambda each: (each.finding.span.start, -each.severity, each.active.id, each.finding.span.end, each.finding.message))
