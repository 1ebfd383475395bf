"""`sayso config show`: every setting in force for a file, and who set it."""

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sayso.cli.streams import near, print_lines
from sayso.reporters.cells import printable
from sayso.reporters.paint import Line, Piece

if TYPE_CHECKING:
    from sayso.config.settings import Explained


@click.group()
def COMMAND() -> None:  # noqa: N802 - the name every command module gives its command
    """Explain the settings in force."""


@COMMAND.command()
@click.argument("path")
@click.option("--config", "config_file", type=click.Path(path_type=Path), metavar="FILE", help="Use this configuration file alone.")
@click.option("--isolated", is_flag=True, help="Look at no configuration file.")
def show(path: str, config_file: Path | None, isolated: bool) -> int:
    """Show every setting in force for the article at PATH and the file and line that set it."""
    from sayso.checker import Checker

    checker = Checker(config=config_file, isolated=isolated)
    inside = os.path.join(path, "article.md") if os.path.isdir(path) else path  # noqa: PTH112, PTH118 - a folder: any article in it
    print_lines(_table(checker.explain(inside)))
    return 0


def _table(settings: "Sequence[Explained]") -> Iterator[Line]:
    shown = [(each.key, _toml(each.value), _origin(each)) for each in settings]
    key_width = max(len(key) for key, _, _ in shown)
    value_width = min(40, max(len(value) for _, value, _ in shown))
    for key, value, origin in shown:
        style = "dim" if origin == "default" else ""
        yield (Piece(f"{printable(key):<{key_width}} = ", "rule"), Piece(f"{printable(value):<{value_width}}", style), Piece(f"  # {origin}", "dim"))


def _origin(each: "Explained") -> str:
    if each.line is None:
        return printable(each.file)
    return f"{printable(near(each.file))}:{each.line}"


def _toml(value: Any) -> str:
    return "all of the default set" if value is None else json.dumps(value, ensure_ascii=False)
