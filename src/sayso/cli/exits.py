"""Exit codes of a run over articles: fixed, never a count; 3 wins over 2, 2 over 1."""

from collections.abc import Callable, Iterable, Iterator

from sayso.finding import DocumentReport, Failure, Report, Severity

CLEAN, FOUND, UNUSABLE, FAILED = range(4)
NEVER = "never"


def exit_code(report: Report, fail_on: Callable[[str], Callable[[str], str]]) -> int:
    """Return 3 if a rule or plugin failed, 2 if an input was unusable, 1 if a finding fails its article, else 0.

    `fail_on` tells for an article's path, and then for a rule, the severity that fails it, or `never`.
    """
    return failure_code(failures(report)) or (FOUND if any(_fails(document, fail_on) for document in report.documents) else CLEAN)


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


def _fails(document: DocumentReport, fail_on: Callable[[str], Callable[[str], str]]) -> bool:
    if not document.diagnostics:
        return False
    least = fail_on(document.path)
    worst: dict[str, Severity] = {}
    for found in document.diagnostics:
        worst[found.rule] = max(worst.get(found.rule, found.severity), found.severity)
    return any(least(rule) != NEVER and severity >= Severity[least(rule).upper()] for rule, severity in worst.items())
