"""`sayso rules import`: turn the rules of other tools into a pack."""

import os
from pathlib import Path
from typing import Any

import click

from sayso.cli.streams import print_with, say
from sayso.migration.report import Migration
from sayso.reporters.cells import printable

_TO = click.option("--to", type=click.Path(path_type=Path), metavar="FOLDER", help="Folder of the new pack. [default: named after what is imported]")
_FORMAT = click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="How to report what was carried over.")
_LANGUAGE = click.option("--language", metavar="CODE", help="Language of the rules; * for any. [default: en for vale, * for prh]")


@click.group("import")
def COMMAND() -> None:  # noqa: N802 - the name every command module gives its command
    """Turn the rules of another tool into a pack, and say what could not be carried over.

    Exits with 0 if a pack was written, with 1 if there was nothing to write.
    """


@COMMAND.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="DIR")
@_TO
@_LANGUAGE
@_FORMAT
def vale(folder: Path, to: Path | None, language: str | None, format_: str) -> int:
    """Import Vale's styles: DIR is a style, a folder of styles, or a project with .vale.ini."""
    from sayso.migration.vale import read_vale

    drafted, notes = read_vale(folder)
    title = f"Vale style {folder.resolve().name}"
    return _written(drafted, notes, title, folder, to or Path(f"{folder.resolve().name.lower()}-pack"), language or "en", format_)


@COMMAND.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE")
@click.option("--within", type=click.Path(path_type=Path, exists=True, file_okay=False), help="Imports are read below it. [default: FILE's folder]")
@_TO
@_LANGUAGE
@_FORMAT
def prh(file: Path, within: Path | None, to: Path | None, language: str | None, format_: str) -> int:
    """Import a dictionary of prh, with those it imports; its specs become examples."""
    from sayso.migration.prh import read_prh

    drafted, notes = read_prh(file, within or file.parent)
    return _written(drafted, notes, f"prh dictionary {file.name}", file, to or Path(f"{file.stem.lower()}-pack"), language or "*", format_)


def _written(drafted: Any, notes: tuple[str, ...], title: str, source: Path, folder: Path, language: str, format_: str) -> int:
    from sayso.migration.packing import write_pack

    told = write_pack(drafted, folder, title=title, source=source, notes=notes, languages=[language])
    _tell(told, format_)
    if told.folder is None:
        say("nothing was written: no rule could be carried over")
        return 1
    if format_ == "text":
        below = os.path.relpath(told.folder)
        outside = below.startswith(os.pardir)
        use = "move it below the folder of your sayso.toml to use it" if outside else f'use it with packs = ["{below}"] in sayso.toml'
        say(f"wrote {told.folder}; try it with `sayso rules test {told.folder}`, {use}")
    return 0


def _tell(told: Migration, format_: str) -> None:
    from json import dumps

    text = dumps(told.data(), ensure_ascii=False, indent=2) if format_ == "json" else "\n".join(map(printable, told.lines()))
    print_with(lambda out, _display: print(text, file=out), machine=format_ == "json")
