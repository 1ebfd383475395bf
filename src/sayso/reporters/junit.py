"""JUnit XML, as Jenkins, GitLab, GitHub actions and other collectors of test results read it.

An article is a test suite: a finding is a test that failed, one that is signed off a test that was skipped, a rule that broke or a file
that cannot be read an error, and an article without any of them one test that passed.
"""

from collections.abc import Iterator
from typing import NamedTuple, TextIO

from sayso.finding import Diagnostic, DocumentReport, Failure, Report, Suppressed
from sayso.reporters import Display, Reporter
from sayso.reporters.paths import told
from sayso.reporters.saying import failure_text, signed_off
from sayso.reporters.xmltext import HEAD, content, tag

_RUN = "sayso"


class Counts(NamedTuple):
    """Hold what JUnit counts."""

    tests: int = 0
    failures: int = 0
    errors: int = 0
    skipped: int = 0

    def plus(self, other: "Counts") -> "Counts":
        """Return the sum."""
        return Counts(*map(sum, zip(self, other, strict=True)))


def write(report: Report, out: TextIO, display: Display) -> None:
    """Write the report as one XML document."""
    total = Counts(len(report.failures), errors=len(report.failures))
    for document in report.documents:
        total = total.plus(_counts(document))
    out.write(f"{HEAD}{tag('testsuites', {'name': _RUN, **total._asdict()})}\n")
    for failure in report.failures:
        path = told(failure.path, display) if failure.path else _RUN
        _suite(out, path, Counts(1, errors=1), [_error(failure, path)])
    for document in report.documents:
        path = told(document.path, display)
        _suite(out, path, _counts(document), _cases(document, path))
    out.write("</testsuites>\n")


def _counts(document: DocumentReport) -> Counts:
    failures, errors, skipped = len(document.diagnostics), len(document.failures), len(document.suppressed)
    return Counts(max(1, failures + errors + skipped), failures, errors, skipped)


def _suite(out: TextIO, path: str, counts: Counts, cases: "Iterator[str] | list[str]") -> None:
    out.write(f"  {tag('testsuite', {'name': path, **counts._asdict(), 'time': 0})}\n")
    out.writelines(f"    {case}\n" for case in cases)
    out.write("  </testsuite>\n")


def _cases(document: DocumentReport, path: str) -> Iterator[str]:
    names: set[str] = set()
    if not (document.diagnostics or document.failures or document.suppressed):
        yield tag("testcase", {"name": "article", "classname": path, "file": path, "time": 0}, empty=True)
    for found in document.diagnostics:
        yield _failed(found, path, names)
    for each in document.suppressed:
        yield _skipped(each, path, names)
    for failure in document.failures:
        yield _error(failure, path, names)


def _failed(found: Diagnostic, path: str, names: set[str]) -> str:
    place = f"{path}:{found.start.line}:{found.start.column}"
    text = "\n".join([f"{place}: {found.severity.label}: {found.message}", f"“{found.excerpt}”", *_evidence(found, path)])
    opening = tag("failure", {"message": found.message, "type": found.severity.label})
    name = f"{found.rule} {found.start.line}:{found.start.column}"
    return f"{_case(name, path, names, found.start.line)}{opening}{content(text)}</failure></testcase>"


def _evidence(found: Diagnostic, path: str) -> Iterator[str]:
    for related in found.related:
        yield f"{path}:{related.start.line}:{related.start.column}: “{related.excerpt}”: {related.message}"
    for fix in found.fixes:
        yield f"fix: {fix.title}"
    for reference in found.references:
        yield f"says: {reference.title}{f' <{reference.url}>' if reference.url else ''}"


def _skipped(each: Suppressed, path: str, names: set[str]) -> str:
    name = f"{each.rule} {each.start.line}:{each.start.column}"
    return f"{_case(name, path, names, each.start.line)}{tag('skipped', {'message': signed_off(each)}, empty=True)}</testcase>"


def _error(failure: Failure, path: str, names: "set[str] | None" = None) -> str:
    opening = tag("error", {"message": failure_text(failure), "type": "failure"})
    return f"{_case(failure.rule or failure.plugin or 'article', path, names)}{opening}</error></testcase>"


def _case(name: str, path: str, names: "set[str] | None" = None, line: int | None = None) -> str:
    """Return the opening of a test, under a name that no other has in its suite: collectors tell tests by their names."""
    known = set() if names is None else names
    unique, count = name, 1
    while unique in known:
        count += 1
        unique = f"{name} ({count})"
    known.add(unique)
    values: dict[str, object] = {"name": unique, "classname": path, "file": path}
    return tag("testcase", values | ({"line": line} if line else {}) | {"time": 0})


REPORTER = Reporter("junit", write)
