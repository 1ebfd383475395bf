"""`sayso init`: a commented configuration to start from, made from what the program knows of its settings."""

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import click

from sayso.cli.rule_files import write_new
from sayso.cli.streams import print_lines
from sayso.reporters.cells import printable
from sayso.reporters.paint import Piece

_EXAMPLES = {
    "select": ["*"],
    "extend-select": ["readability.hard-story"],
    "ignore": ["language.puffery"],
    "exclude": ["archive/**"],
    "packs": ["mydesk"],
    "tables": ["house-terms.toml"],
}


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path())
def COMMAND(folder: Path) -> int:  # noqa: N802 - the name every command module gives its command
    """Write a commented sayso.toml into FOLDER (the current one if none is named)."""
    path = write_new(folder / "sayso.toml", template())
    print_lines([(Piece(f"wrote {printable(str(path))}; sayso config show says what is in force for an article"),)])
    return 0


def template() -> str:
    """Return the file: every setting with what it does and its default, commented out, and examples of the rest."""
    head = files("sayso.cli").joinpath("templates", "sayso.toml").read_text(encoding="utf-8")
    return head.replace("{settings}", "\n".join(_settings()).rstrip())


def _settings() -> Iterator[str]:
    from sayso.config.spec import KEYS

    for name, key in KEYS.items():
        yield f"# {key.help}"
        if name in _EXAMPLES:
            yield f"# {name} = {_toml(_EXAMPLES[name])}        # an example; not set"
        else:
            yield f"# {name} = {_toml(key.default)}"
        yield ""


def _toml(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
