"""`--fix` and `--diff`: the safe fixes of a report, made in the files or only shown.

A file is written in the encoding it has, byte order mark and line ends included; if its bytes cannot be had back from its text, it is
left alone and named.
"""

import codecs
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sayso.cli.edits import apply, safe_edits
from sayso.cli.runs import Run
from sayso.cli.streams import print_lines, say
from sayso.errors import SaysoError
from sayso.finding import DocumentReport, Failure, PlacedEdit, Report
from sayso.reporters.cells import printable
from sayso.reporters.paint import Line, Piece
from sayso.reporters.summary import count
from sayso.sourcemap import LINE_END

if TYPE_CHECKING:
    from sayso.readers import Reader

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that one's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Change(NamedTuple):
    """Hold what the safe fixes make of a file: its text before and after, the edits, and how the text becomes bytes."""

    document: DocumentReport
    before: str
    after: str
    edits: list[PlacedEdit]
    mark: bytes
    encoding: str

    @property
    def data(self) -> bytes:
        """Return the file's new content."""
        return self.mark + self.after.encode(self.encoding)


def fix(run: Run, report: Report) -> Report:
    """Make the safe fixes, tell how many, and return the report with the changed files checked again."""
    from sayso.cli.runs import check_bytes

    documents = {document.path: document for document in report.documents}
    failed: list[Failure] = []
    made = 0
    for change in _changes(run, report):
        if reason := _unwritten(change):
            failed.append(Failure(f"cannot be changed: {reason}", path=change.document.path))
            continue
        made += len(change.edits)
        again = check_bytes(run.checker, change.data, change.document.path)
        documents[change.document.path] = again if isinstance(again, DocumentReport) else change.document
    if made and not run.quiet:
        say(f"note: {count(made, 'place', 'places')} changed")
    return report._replace(documents=tuple(documents.values()), failures=(*report.failures, *failed))


def _unwritten(change: Change) -> str:
    """Write the file and return nothing, or else why that cannot be. Written beside it first, so that there is never half a file."""
    path = Path(change.document.path)
    beside = path.with_name(f".{path.name}.sayso-{os.getpid()}")
    try:
        data = change.data
        beside.write_bytes(data)
        beside.chmod(path.stat().st_mode)
        beside.replace(path.resolve())
    except (OSError, UnicodeEncodeError) as error:
        beside.unlink(missing_ok=True)
        return str(getattr(error, "strerror", None) or error)
    return ""


def print_diff(run: Run, report: Report) -> None:
    """Write what the safe fixes would change to standard output, as a unified diff."""
    print_lines(line for change in _changes(run, report) for line in _diff(change))


def _diff(change: Change) -> Iterator[Line]:
    from difflib import unified_diff

    path = change.document.path
    styles = {"+": "good", "-": "error", "@": "info"}
    for line in unified_diff(_lines(change.before), _lines(change.after), f"a/{path}", f"b/{path}", n=2):
        yield (Piece(printable(line.rstrip("\n")), styles.get(line[:1], "")),)
        if not line.endswith("\n"):
            yield (Piece("\\ No newline at end of file"),)


def _lines(text: str) -> list[str]:
    """Return the lines with their ends; `str.splitlines` would part them at more than line ends."""
    lines = LINE_END.sub("\n", text).split("\n")
    return [f"{line}\n" for line in lines[:-1]] + [line for line in lines[-1:] if line]


def _changes(run: Run, report: Report) -> Iterator[Change]:
    for document in report.documents:
        if any(fix.safe and not fix.in_quotation for found in document.diagnostics for fix in found.fixes):
            change = _change(run, document)
            if change and change.edits:
                yield change


def _change(run: Run, document: DocumentReport) -> Change | None:
    name = run.named(document.path)
    try:
        data = run.stdin if run.stdin is not None and document.path == (run.stdin_name or "-") else Path(document.path).read_bytes()
        source = run.checker.article(data, name).source
    except (OSError, SaysoError) as error:
        say(f"error: {document.path}: cannot be read again: {error}")
        return None
    edits = safe_edits(source, document.diagnostics)
    encoded = _encoding(data, source, _candidates(run, name, data))
    if encoded is None:
        say(f"error: {document.path}: left as it is: its bytes cannot be had back from its text")
        return None
    return Change(document, source, apply(source, edits), edits, *encoded)


def _candidates(run: Run, name: str | None, data: bytes) -> list[str]:
    from sayso.readers import reader_for

    reader: Reader = reader_for(name or "", run.checker.readers)
    declared = reader.declared_encoding(data) if reader.declared_encoding else ""
    return [each for each in (declared, run.checker.settings(name).encoding, "utf-8") if each]


def _encoding(data: bytes, source: str, candidates: list[str]) -> tuple[bytes, str] | None:
    """Return byte order mark and encoding that lead from the text back to the very bytes."""
    marked = [(mark, name) for mark, name in _MARKS if data.startswith(mark)]
    for mark, name in marked or [(b"", each) for each in candidates]:
        try:
            if mark + source.encode(name) == data:
                return mark, name
        except (UnicodeEncodeError, LookupError):
            continue
    return None
