"""`--fix` and `--diff`: the safe fixes of a report, made in the files or only shown.

A file is written in the encoding it has, byte order mark and line ends included; if its bytes cannot be had back from its text, it is
left alone and named.
"""

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sayso.checker.spool import collected
from sayso.cli.edits import apply, safe_edits
from sayso.cli.options import STDIN
from sayso.cli.runs import Run
from sayso.cli.streams import print_lines, say
from sayso.errors import SaysoError
from sayso.finding import DocumentReport, Failure, PlacedEdit, Report
from sayso.reporters.cells import printable
from sayso.reporters.paint import Line, Piece
from sayso.reporters.summary import count
from sayso.sourcemap import LINE_END
from sayso.store import digest
from sayso.whole import replacing

if TYPE_CHECKING:
    from sayso.readers import Reader

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that one's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


_CHANGED = "it changed since it was checked; run again"


class Change(NamedTuple):
    """Hold what the safe fixes make of a file: its content and text before, its text after, the edits, and how the text becomes bytes."""

    document: DocumentReport
    content: bytes
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
    """Make the safe fixes, tell how many, and return the report with the changed files checked again, and those that could not be changed."""
    failed: list[Failure] = []
    made: list[int] = []
    documents = collected(_fixed(run, document, failed, made) for document in report.documents)
    if made and not run.quiet:
        say(f"note: {count(sum(made), 'place', 'places')} changed")
    return report._replace(documents=documents, failures=(*report.failures, *failed))


def _fixed(run: Run, document: DocumentReport, failed: list[Failure], made: list[int]) -> DocumentReport:
    """Make the fixes in one file and return the report on what it is then."""
    from sayso.cli.runs import check_bytes

    change = _change(run, document, failed)
    if change is None:
        return document
    if reason := _unwritten(change):
        failed.append(Failure(f"cannot be changed: {reason}", path=document.path))
        return document
    made.append(len(change.edits))
    again = check_bytes(run.checker, change.data, document.path)
    return again if isinstance(again, DocumentReport) else document


def _unwritten(change: Change) -> str:
    """Write the file and return nothing, or else why that cannot be."""
    path = Path(change.document.path)
    try:
        data = change.data
        with replacing(path) as out:
            out.write(data)
            if path.read_bytes() != change.content:
                raise OSError(0, _CHANGED)
    except (OSError, UnicodeEncodeError) as error:
        return str(getattr(error, "strerror", None) or error)
    return ""


def print_diff(run: Run, report: Report) -> Report:
    """Write what the safe fixes would change to standard output, as a unified diff; return the report with what stands in the way."""
    failed: list[Failure] = []
    changes = filter(None, (_change(run, document, failed) for document in report.documents))
    print_lines(line for change in changes for line in _diff(change))
    return report._replace(failures=(*report.failures, *failed))


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


def _change(run: Run, document: DocumentReport, failed: list[Failure]) -> Change | None:
    """Return what the safe fixes make of an article, or None if there are none; what stands in the way goes to `failed`."""
    if not any(fix.safe and not fix.in_quotation for found in document.diagnostics for fix in found.fixes):
        return None
    name = run.named(document.path)
    try:
        data = _content(run, document)
        source = run.checker.article(data, name).source
    except (OSError, SaysoError) as error:
        said = getattr(error, "message", None) or getattr(error, "strerror", None) or error
        failed.append(Failure(f"cannot be read again: {said}", path=document.path))
        return None
    edits = safe_edits(source, document.diagnostics)
    encoded = _encoding(data, source, _candidates(run, name, data))
    if document.digest and digest(data) != document.digest:
        failed.append(Failure(f"left as it is: {_CHANGED}", path=document.path))
    elif encoded is None:
        failed.append(Failure("left as it is: its bytes cannot be had back from its text", path=document.path))
    elif edits:
        return Change(document, data, source, apply(source, edits), edits, *encoded)
    return None


def _content(run: Run, document: DocumentReport) -> bytes:
    if run.stdin is not None and document.path == (run.stdin_name or STDIN):
        return run.stdin
    return Path(document.path).read_bytes()


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
