"""What can go from a record of sign-offs: entries for rules that do not exist, and entries that nothing needs any more."""

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.checker.signoffs import FILE_NAME, SignOff
from sayso.config.spec import did_you_mean
from sayso.engine import own
from sayso.engine.fingerprint import Names
from sayso.engine.placing import help_page
from sayso.finding import Diagnostic, DocumentReport, Report, Severity
from sayso.sourcemap import Lines, Position

if TYPE_CHECKING:
    from sayso.checker.core import Checker

_Complaint = tuple[str, SignOff, str]


def leftovers(checker: "Checker", roots: Iterable[str], report: Report) -> Iterator[DocumentReport]:
    """Yield a report on each record of sign-offs that counts for the articles of a report and in which something is wrong.

    An entry is unused only if all articles it could be for were checked: its record lies below one of `roots`, the folders that were
    walked, nothing failed, and its rule ran.
    """
    walked = [root for root in roots if os.path.isdir(root)]  # noqa: PTH112 - the path stays as the user wrote it
    whole = not report.failures and not any(document.failures for document in report.documents)
    used = frozenset(each for document in report.documents for each in document.signed)
    for folder, path in _records(checker, report.documents).items():
        root = next((root for root in walked if _within(folder, root)), None)
        complaints = list(_unknown(checker, folder, path))
        if whole and root is not None:
            complaints.extend(_unused(checker, folder, used))
        if complaints:
            yield _document(checker, path, _shown(folder, root), complaints)


def _records(checker: "Checker", documents: Iterable[DocumentReport]) -> dict[str, str]:
    """Return the folders with a record for these articles, each with one of its articles, whose configuration judges the record."""
    found: dict[str, str] = {}
    for document in documents:
        if document.path in ("", "-"):  # a text without a name has no configuration either
            continue
        for folder in checker.signed_folders(document.path):
            found.setdefault(folder, document.path)
    return found


def _within(folder: str, root: str) -> bool:
    return Path(folder).is_relative_to(os.path.abspath(root))  # noqa: PTH100


def _shown(folder: str, root: str | None) -> str:
    if root is None:
        return os.path.join(folder, FILE_NAME)  # noqa: PTH118 - a text for people
    return os.path.normpath(os.path.join(root, os.path.relpath(folder, os.path.abspath(root)), FILE_NAME))  # noqa: PTH100, PTH118


def _unknown(checker: "Checker", folder: str, path: str) -> Iterator[_Complaint]:
    policy = checker.engine(path).policy
    for entry in checker.signed(folder):
        if entry.rule not in policy.known and not policy.incomplete:
            yield own.UNKNOWN, entry, f"No rule is called “{entry.rule}”, so nothing is signed off{did_you_mean(entry.rule, policy.known) or '.'}"


def _unused(checker: "Checker", folder: str, used: Collection[tuple[str, str]]) -> Iterator[_Complaint]:
    ran = checker.active_rules()
    for entry in checker.signed(folder):
        if entry.rule in ran and (entry.fingerprint, entry.excerpt) not in used and not entry.expired(checker.today):
            yield own.UNUSED, entry, f"No article here has this finding of “{entry.rule}” any more: this sign-off can go."


def _document(checker: "Checker", path: str, shown: str, complaints: Iterable[_Complaint]) -> DocumentReport:
    policy = checker.engine(path).policy
    text = Path(shown).read_text(encoding="utf-8-sig")
    lines, names = Lines(text), Names()
    found: list[Diagnostic] = []
    for rule, entry, message in complaints:
        severity = policy.own.get(rule)
        if severity is not None and severity >= policy.min_severity:
            place = _place(text, lines, entry)
            found.append(_diagnostic(rule, severity, message, place, entry, names.next(rule, entry.fingerprint)))
    found.sort(key=lambda each: (each.start.offset, each.rule))
    shown_lines = tuple((number, lines.line(number)) for number in sorted({each.start.line for each in found}))
    return DocumentReport(shown, policy.language, 0, tuple(found), lines=shown_lines, source=text if checker.keep_source else "")


def _place(text: str, lines: Lines, entry: SignOff) -> tuple[Position, Position]:
    start = max(0, text.find(entry.fingerprint))
    return lines.position(start), lines.position(start + len(entry.fingerprint))


def _diagnostic(rule: str, severity: Severity, message: str, place: tuple[Position, Position], entry: SignOff, name: str) -> Diagnostic:
    return Diagnostic(rule, severity, 1.0, message, entry.fingerprint, "narrator", "paragraph", *place, (), (), (), help_page(rule), name)
