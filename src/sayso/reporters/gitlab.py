"""GitLab's Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.

GitLab drops all but one of the entries that share a fingerprint and compares those of two branches, so it is made of path and finding.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import Any, TextIO

from sayso.finding import Diagnostic, Failure, Report, Severity
from sayso.reporters import Display, Reporter
from sayso.reporters.json import dumps
from sayso.reporters.paths import told
from sayso.reporters.saying import failure_text

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "info"}
_FAILED = "blocker"
_RUN = "sayso"


def write(report: Report, out: TextIO, display: Display) -> None:
    """Write the report as one JSON array; what failed is an entry too, for GitLab shows nothing else."""
    out.write("[")
    for index, entry in enumerate(_unique(_entries(report, display))):
        out.write(",\n " if index else "\n ")
        out.write(dumps(entry))
    out.write("\n]\n")


def _entries(report: Report, display: Display) -> Iterator[dict[str, Any]]:
    for failure in report.failures:
        yield _failed(failure, told(failure.path, display) if failure.path else _RUN)
    for document in report.documents:
        path = told(document.path, display)
        for failure in document.failures:
            yield _failed(failure, path)
        for found in document.diagnostics:
            yield _found(found, path)


def _found(found: Diagnostic, path: str) -> dict[str, Any]:
    lines = {"begin": found.start.line, "end": found.end.line}
    return _entry(found.message, found.rule, found.fingerprint, _SEVERITIES[found.severity], path, lines)


def _failed(failure: Failure, path: str) -> dict[str, Any]:
    text = failure_text(failure)
    return _entry(text, failure.rule or failure.plugin or _RUN, text, _FAILED, path, {"begin": 1})


def _entry(description: str, rule: str, name: str, severity: str, path: str, lines: dict[str, int]) -> dict[str, Any]:
    return {
        "description": description,
        "check_name": rule,
        "fingerprint": _hash(path, rule, name),
        "severity": severity,
        "location": {"path": path, "lines": lines},
    }


def _hash(*parts: str) -> str:
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _unique(entries: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the entries, a fingerprint that was there before changed by how often it was: within a file, for it holds the path."""
    seen: Counter[str] = Counter()
    path = None
    for entry in entries:
        if entry["location"]["path"] != path:
            path = entry["location"]["path"]
            seen.clear()
        name = entry["fingerprint"]
        seen[name] += 1
        yield entry if seen[name] == 1 else {**entry, "fingerprint": _hash(name, str(seen[name]))}


REPORTER = Reporter("gitlab", write)
