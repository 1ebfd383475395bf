"""The JSON format of `sources`: one object, keys in the order of the documentation, spans as `[start, end)` in code points of the file."""

from collections.abc import Iterable
from typing import Any, TextIO

from sayso.reporters import Display
from sayso.reporters.json import dumps
from sayso.reporters.sources import DocumentSources, Part, PlacedAttribution, SourcesReport
from sayso.span import Span

SCHEMA = "sayso/sources/1"


def write(report: SourcesReport, out: TextIO, _display: Display) -> None:
    """Write the report as one JSON object and a line end."""
    out.write(f'{{"schema": {dumps(SCHEMA)}, "documents": [')
    for index, document in enumerate(report.documents):
        out.write(",\n  " if index else "\n  ")
        out.write(dumps(document_value(document)))
    out.write("]}\n")


def document_value(document: DocumentSources) -> dict[str, Any]:
    """Return who says what in one article as plain values."""
    return {
        "path": document.path,
        "attributions": [attribution_value(each) for each in document.attributions],
        "sources": [
            {
                "name": each.name,
                "type": each.type,
                "attributions": each.attributions,
                "words": each.words,
                "share": round(each.share, 4),
                **_told(each.told),
            }
            for each in document.sources
        ],
    }


def attribution_value(each: PlacedAttribution) -> dict[str, Any]:
    """Return one attribution as plain values."""
    return {
        "kind": each.kind,
        "confidence": each.confidence,
        "source": {**_part(each.source), "type": each.type, "resolved": each.name, **_told(each.told)} if each.source else None,
        "cue": {**_part(each.cue), "class": each.cue_class} if each.cue else None,
        "content": _part(each.content),
        "via": each.via,
    }


def _part(part: Part) -> dict[str, Any]:
    return {"spans": _spans(part.spans), "text": part.text}


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _told(told: tuple[str, ...]) -> dict[str, list[str]]:
    """Return what is told of a source that is not named; nothing where nothing is."""
    return {"told": list(told)} if told else {}
