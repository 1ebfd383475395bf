"""`sayso check`: run the rules over articles, report, and say by the exit code whether they may go out."""

from pathlib import Path
from typing import Any

import click

from sayso.cli import news, runs
from sayso.cli.exits import NEVER, exit_code, failures
from sayso.cli.messages import tell_failures, tell_notes, tell_signed
from sayso.cli.options import SEVERITIES, STDIN, choosing, inputs, reading
from sayso.cli.outputs import TEXT, outputs, write
from sayso.cli.service import write_page
from sayso.cli.streams import print_lines
from sayso.finding import Report
from sayso.reporters import REPORTERS

_NO_PLACE = ("gitlab", "checkstyle", "rdjsonl")  # formats with no place for what is signed off
_FILE = click.Path(path_type=Path)
_FORMAT = f"How to report on standard output: {', '.join(REPORTERS)} (or what a plugin brings). [default: {TEXT}]"


@click.command()
@inputs(required=False)
@click.option("--format", "format_", default=TEXT, metavar="FORMAT", help=_FORMAT)
@click.option("--report", "reports", multiple=True, metavar="FORMAT=FILE", help="Report to a file as well; may be repeated.")
@choosing
@click.option("--fail-on", type=click.Choice([*SEVERITIES, NEVER]), help="Exit with 1 from this severity on. [default: error]")
@click.option("--baseline", type=_FILE, metavar="FILE", help="Report only what is not in this file.")
@click.option("--write-baseline", type=_FILE, metavar="FILE", help="Write what is found to this file, for --baseline.")
@click.option("--changed-since", metavar="REV", help="Report only what touches lines that changed since this commit (git), from where it parted.")
@click.option("--fix", is_flag=True, help="Make the fixes that are safe, then report what is left.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@reading
@click.option("--no-cache", is_flag=True, help="Do not use or keep cached findings.")
@click.option("--statistics", is_flag=True, help="Add a table of how often each rule spoke.")
@click.option("--quiet", is_flag=True, help="Print findings and errors only: no summary, no notices, no progress.")
def COMMAND(**flags: Any) -> int:  # noqa: N802 - the name every command module gives its command
    """Check articles: files, folders with all in them, or - for standard input; the current folder if none is named.

    Exits with 0 if nothing is found at or above --fail-on, 1 if something is, 2 for wrong usage, configuration or input, and 3 if a rule
    or plugin failed.
    """
    return check(flags)


def check(flags: dict[str, Any]) -> int:
    """Check what the flags say, report, and return the exit code."""
    if flags["fix"] and STDIN in flags["paths"] and not flags["diff"]:
        raise click.UsageError("--fix cannot change standard input; --diff shows what it would change")
    news.refuse(flags)
    run, change = news.changed(runs.start(flags), flags)
    targets = outputs(run.checker, flags["format_"], flags["reports"], run.files)
    run.checker.keep_source = any(target.reporter.reads_source for target in targets)
    known = news.known(flags)
    report = runs.check(run)
    if flags["diff"]:
        report = report._replace(failures=_diff(run, news.touched(report, change)).failures)
        targets = [target for target in targets if target.path]
    elif flags["fix"]:
        report = _fixed(run, news.touched(report, change))
        change = news.again(run, flags, change)
    report = news.touched(news.against(report, known, flags), change)
    failed = write(report, targets, quiet=flags["quiet"])
    write_page(report, targets)
    report = report._replace(failures=(*report.failures, *failed))
    _tell(report, flags)
    return exit_code(report, lambda path: run.checker.settings(run.named(path)).fails_from)


def _diff(run: runs.Run, report: Report) -> Report:
    from sayso.cli.fixes import print_diff

    return print_diff(run, report)


def _fixed(run: runs.Run, report: Report) -> Report:
    from sayso.cli.fixes import fix

    return fix(run, report)


def _tell(report: Report, flags: dict[str, Any]) -> None:
    if flags["format_"] == TEXT and not flags["quiet"]:
        tell_notes(report.documents)
    elif flags["format_"] in _NO_PLACE and not flags["quiet"]:
        tell_signed(report)
    tell_failures(failures(report))
    if flags["statistics"]:
        from sayso.cli.statistics import statistics

        print_lines(statistics(report), error=flags["format_"] != TEXT)
