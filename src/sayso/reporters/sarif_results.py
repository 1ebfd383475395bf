"""A finding as a result of SARIF: where it stands, what else to look at, ways out, and how to know it again."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sayso.finding import Diagnostic, DocumentReport, PlacedFix, PlacedRelated, Severity, Suppressed
from sayso.reporters import Display
from sayso.reporters.paths import uri
from sayso.reporters.places import Places, Range
from sayso.reporters.saying import signed_off
from sayso.sourcemap import Position

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
FINGERPRINT = "sayso/v1"
FILES = "FILES"
"""The base that addresses of files outside the checkout start at: the file system's root."""
LINE_HASH = "primaryLocationLineHash"
_LONGEST_SNIPPET = 1_000  # code points: a snippet is a help for the eye, and a quotation never closed may be a whole article
_BRACKETS = re.compile(r"[\\\[\]]")
_LINKS = 5  # related places named in the message; the others are listed all the same


def result(found: Diagnostic, document: DocumentReport, places: Places, rules: Mapping[str, int], display: Display) -> dict[str, Any]:
    """Return a finding as a result; `rules` are the numbers of the rules in this run."""
    file = artifact(document.path, display)
    value = {
        **_base(found, file, places, rules),
        "rank": round(100 * found.confidence, 1),
        "message": {"text": _message(found)},
        "properties": _properties(found),
    }
    if found.related:
        value["relatedLocations"] = [_related(index, each, file, places) for index, each in enumerate(found.related, 1)]
    if fixes := list(_fixes(found.fixes, file, places)):
        value["fixes"] = fixes
    return value


def suppressed_result(each: Suppressed, document: DocumentReport, places: Places, rules: Mapping[str, int], display: Display) -> dict[str, Any]:
    """Return a finding that somebody signed off as a result with its suppression."""
    file = artifact(document.path, display)
    record = {key: value for key, value in (("by", each.by), ("at", each.at), ("expires", each.expires)) if value}
    suppression = {
        "kind": "external" if each.kind == "record" else "inSource",
        "status": "accepted",
        "justification": signed_off(each),
        **({"properties": record} if record else {}),
    }
    message = {"text": each.message or f"{each.rule} is {signed_off(each)}"}
    return {**_base(each, file, places, rules), "message": message, "suppressions": [suppression]}


def _base(found: Diagnostic | Suppressed, file: Mapping[str, str], places: Places, rules: Mapping[str, int]) -> dict[str, Any]:
    return {
        "ruleId": found.rule,
        "ruleIndex": rules[found.rule],
        "kind": "fail",
        "level": LEVELS[found.severity],
        "locations": [{"physicalLocation": _physical(file, places.utf16(found.start, found.end), found.excerpt)}],
        "partialFingerprints": _fingerprints(found, places),
    }


def artifact(path: str, display: Display) -> dict[str, str]:
    """Return the location of a file: relative to the checkout, or to the file system's root if it lies elsewhere."""
    address, within = uri(path, display)
    return {"uri": address} if within else {"uri": address, "uriBaseId": FILES}


def _physical(file: Mapping[str, str], place: Range, excerpt: str = "") -> dict[str, Any]:
    region: dict[str, Any] = _region(place)
    if excerpt and len(excerpt) <= _LONGEST_SNIPPET:
        region["snippet"] = {"text": excerpt}
    return {"artifactLocation": file, "region": region}


def _region(place: Range) -> dict[str, int]:
    return {"startLine": place.line, "startColumn": place.column, "endLine": place.end_line, "endColumn": place.end_column}


def _properties(found: Diagnostic) -> dict[str, Any]:
    references = [f"{each.title} <{each.url}>" if each.url else each.title for each in found.references]
    return {"voice": found.voice, "block": found.block, **({"references": references} if references else {})}


def _message(found: Diagnostic) -> str:
    """Return the message with links to the related places, which is where GitHub shows them; brackets of a text that has links are escaped."""
    if not found.related:
        return found.message
    links = (f"[{_escaped(_linked(each))}]({index})" for index, each in enumerate(found.related[:_LINKS], 1))
    return f"{_escaped(found.message)} See {', '.join(links)}."


def _linked(each: PlacedRelated) -> str:
    return f"line {each.start.line}: {each.message}" if each.message else f"line {each.start.line}"


def _escaped(text: str) -> str:
    return _BRACKETS.sub(r"\\\g<0>", text)


def _related(index: int, each: PlacedRelated, file: Mapping[str, str], places: Places) -> dict[str, Any]:
    place = _physical(file, places.utf16(each.start, each.end), each.excerpt)
    return {"id": index, "physicalLocation": place, **({"message": {"text": each.message}} if each.message else {})}


def _fingerprints(found: Diagnostic | Suppressed, places: Places) -> dict[str, str]:
    known = {FINGERPRINT: found.fingerprint, LINE_HASH: places.line_hash(found.start.line)}
    return {key: value for key, value in known.items() if value}


def _fixes(fixes: Iterable[PlacedFix], file: Mapping[str, str], places: Places) -> Iterator[dict[str, Any]]:
    """Yield the fixes that a program may offer: none that changes somebody's words."""
    for fix in fixes:
        replacements = [] if fix.in_quotation else [_replacement(edit.start, edit.end, edit.text, places) for edit in fix.edits]
        if replacements and None not in replacements:
            change = {"artifactLocation": file, "replacements": replacements}
            yield {"description": {"text": fix.title}, "artifactChanges": [change], "properties": {"safe": fix.safe}}


def _replacement(start: int, end: int, text: str, places: Places) -> dict[str, Any] | None:
    first, last = places.position(start), places.position(end)
    if first is None or last is None:
        return None
    return {"deletedRegion": _region(places.utf16(first, last)), "insertedContent": {"text": text}}


def point(file: Mapping[str, str], start: Position, end: Position, places: Places) -> dict[str, Any]:
    """Return a location without a text."""
    return {"physicalLocation": _physical(file, places.utf16(start, end))}
