"""Exit codes of a run over articles: fixed, never a count; 3 wins over 2, 2 over 1."""

from collections.abc import Iterable, Iterator

from sayso.finding import DocumentReport, Failure, Report, Severity

CLEAN, FOUND, UNUSABLE, FAILED = range(4)
NEVER = "never"


def exit_code(report: Report, fail_on: str) -> int:
    """Return 3 if a rule or plugin failed, 2 if an input was unusable, 1 if a finding is at or above `fail_on` (a severity or `never`), else 0."""
    return failure_code(failures(report)) or (FOUND if _found(report.documents, fail_on) else CLEAN)


def failures(report: Report) -> Iterator[Failure]:
    """Yield every failure of the run, those of single articles with their path."""
    yield from report.failures
    for document in report.documents:
        for failure in document.failures:
            yield failure if failure.path else failure._replace(path=document.path)


def failure_code(given: Iterable[Failure]) -> int:
    """Return 3 if a rule or plugin failed, 2 if something could not be used, else 0."""
    codes = {FAILED if failure.rule or failure.plugin else UNUSABLE for failure in given}
    return max(codes, default=CLEAN)


def _found(documents: Iterable[DocumentReport], fail_on: str) -> bool:
    if fail_on == NEVER:
        return False
    least = Severity[fail_on.upper()]
    return any(found.severity >= least for document in documents for found in document.diagnostics)
