"""Flags that commands share, and how their values are read."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from sayso.finding import Severity

Command = TypeVar("Command", bound=Callable[..., Any])
STDIN = "-"
SEVERITIES = [severity.label for severity in reversed(Severity)]
_SELECT = "Run these rules: ids, globs such as 'language.*' (of the default set), or 'all:GLOB'."
_FILE = click.Path(path_type=Path)


def inputs(*, required: bool) -> Callable[[Command], Command]:
    """Add the arguments that name articles: files, folders or `-`."""

    def add(command: Command) -> Command:
        command = click.option("--stdin-filename", metavar="PATH", help="What the text on standard input is called, and how it is read.")(command)
        return click.argument("paths", nargs=-1, required=required, metavar="PATH..." if required else "[PATH]...")(command)

    return add


def reading(command: Command) -> Command:
    """Add the flags that say how articles are read: configuration, language, processes."""
    for option in (
        click.option("--jobs", type=click.IntRange(min=0), metavar="N", help="Processes to use; 0 for one a core. [default: by the number of files]"),
        click.option("--language", metavar="CODE", help="Language of the articles (en, de, …) instead of what they or the configuration say."),
        click.option("--isolated", is_flag=True, help="Look at no configuration file."),
        click.option("--config", "config_file", type=_FILE, metavar="FILE", help="Use this configuration file alone."),
    ):
        command = option(command)
    return command


def choosing(command: Command) -> Command:
    """Add the flags that choose rules and findings."""
    for option in (
        click.option("--min-confidence", type=click.FloatRange(0, 1), metavar="SHARE", help="Leave out findings less sure than this. [default: 0.5]"),
        click.option("--min-severity", type=click.Choice(SEVERITIES), help="Leave out what is milder. [default: info]"),
        click.option("--ignore", multiple=True, metavar="RULES", help="Leave out these rules: ids or globs."),
        click.option("--select", multiple=True, metavar="RULES", help=_SELECT),
    ):
        command = option(command)
    return command


def listed(values: Iterable[str]) -> tuple[str, ...]:
    """Return the items of a flag that may be repeated and may hold commas."""
    return tuple(item for value in values for item in (part.strip() for part in value.split(",")) if item)
