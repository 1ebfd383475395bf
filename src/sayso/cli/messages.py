"""What is said on standard error about a run: failures always, notices and what was signed off unless all is to be quiet."""

from collections.abc import Iterable

from sayso.cli.streams import say
from sayso.finding import Failure, Report
from sayso.reporters.summary import count


def tell_failures(failures: Iterable[Failure]) -> None:
    """Name each failure on a line of its own."""
    for failure in failures:
        say(f"error: {_told(failure)}")


def _told(failure: Failure) -> str:
    if not failure.rule and not failure.plugin:
        return f"{failure.path}: {failure.error}" if failure.path else failure.error
    who = " of ".join([*([f"rule {failure.rule}"] if failure.rule else []), *([f"plugin {failure.plugin}"] if failure.plugin else [])])
    return f"{failure.path + ': ' if failure.path else ''}{who} {failure.error}"


def tell_notices(report: Report) -> None:
    """Say what an editor should know beside the findings; the same notice for many articles is said once."""
    about: dict[str, list[str]] = {}
    for document in report.documents:
        for notice in document.notices:
            about.setdefault(notice, []).append(document.path)
    for notice, paths in about.items():
        others = f" and {count(len(paths) - 1, 'other', 'others')}" if len(paths) > 1 else ""
        say(f"note: {paths[0]}{others}: {notice}")
    suppressed = sum(len(document.suppressed) for document in report.documents)
    if suppressed:
        say(f"note: {count(suppressed, 'finding is', 'findings are')} signed off; --format json lists them")
