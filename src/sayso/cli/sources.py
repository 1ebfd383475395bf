"""`sayso sources`: who says what, and how much of a story each source fills."""

from functools import partial
from typing import Any

import click

from sayso.cli import runs
from sayso.cli.exits import failure_code
from sayso.cli.messages import tell_failures, tell_notes
from sayso.cli.options import inputs, reading
from sayso.cli.outputs import TEXT
from sayso.cli.streams import print_with
from sayso.reporters import sources_writer


@click.command()
@inputs(required=True)
@click.option("--format", "format_", default=TEXT, metavar="FORMAT", help="How to report: text (the default), json, or html: a page to read.")
@reading
def COMMAND(**flags: Any) -> int:  # noqa: N802 - the name every command module gives its command
    """List who says what in articles: every attribution with its source, cue and content, and each source's share of the words."""
    write = sources_writer(flags["format_"])
    run = runs.start(flags)
    report = runs.sources(run)
    print_with(partial(write, report), machine=flags["format_"] != TEXT)
    if flags["format_"] == TEXT:
        tell_notes(report.documents)
    tell_failures(report.failures)
    return failure_code(report.failures)
