"""`sayso data`: what the tables say that rules read, and whether a newsroom's own are sound."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from sayso.cli import tables
from sayso.cli.streams import print_lines, say
from sayso.errors import ConfigError
from sayso.packs.tables import Entry, Table
from sayso.reporters.cells import printable, shorten
from sayso.reporters.paint import Line, Piece

_KEY = 28
_VALUE = 84


@click.group()
def COMMAND() -> None:  # noqa: N802 - the name every command module gives its command
    """Look into the tables that rules read: outlets, terms, cues …; and check your own."""


@COMMAND.command("list")
@click.argument("table", required=False)
@click.option("--where", "conditions", multiple=True, metavar="COLUMN=VALUE", help="Only entries with this value; may be repeated.")
def list_(table: str | None, conditions: tuple[str, ...]) -> int:
    """List all tables, or the entries of TABLE."""
    places = _places()
    if table is None:
        print_lines(_overview(places))
    else:
        wanted = dict(map(_condition, conditions))
        for place in tables.named(places, table):
            print_lines(_entries(tables.load(place), wanted))
    return 0


@COMMAND.command()
@click.argument("table")
@click.argument("key")
def show(table: str, key: str) -> int:
    """Show what TABLE says of KEY, and why; an alias of the entry will do."""
    loaded = [(place, tables.load(place)) for place in tables.named(_places(), table)]
    found = [(place, each, entry) for place, each in loaded for entry in tables.find(each, key)]
    if not found:
        raise ConfigError(f"table {table!r} says nothing of {key!r}{_near(key, [each for _, each in loaded])}")
    for index, (place, each, entry) in enumerate(found):
        print_lines(_entry(place, each, entry, first=not index))
    return 0


@COMMAND.command()
@click.argument("file", type=click.Path(path_type=Path))
def check(file: Path) -> int:
    """Check a table of your own: every mistake with its line."""
    from sayso.packs.files import read_toml
    from sayso.packs.rows import rows_of

    _, rows, problems = rows_of(read_toml(file))
    for problem in problems:
        say(f"error: {problem}")
    if not problems:
        print_lines([(Piece(f"{printable(str(file))}: {len(rows):,} entries, nothing wrong"),)])
    return 2 if problems else 0


def _places() -> list[tables.Place]:
    from sayso.cli.catalog import all_rules

    return tables.places(all_rules())


def _condition(text: str) -> tuple[str, str]:
    column, equals, value = text.partition("=")
    if not equals or not column:
        raise click.BadParameter(f"{text!r} is not COLUMN=VALUE", param_hint="--where")
    return column.strip(), value.strip()


def _overview(places: Iterable[tables.Place]) -> Iterator[Line]:
    for place in places:
        table = tables.load(place)
        yield (Piece(f"{place.label:<{_KEY}} ", "rule"), Piece(f"{len(table):>6,}  "), Piece(printable(tables.title(place, table))))


def _entries(table: Table, wanted: Mapping[str, str]) -> Iterator[Line]:
    for entry in table.where(wanted) if wanted else table:
        rest = "; ".join(f"{name}: {_brief(value)}" for name, value in entry.items() if name not in ("key", "origin"))
        yield (Piece(f"{printable(str(entry['key'])):<{_KEY}} ", "rule"), Piece(shorten(rest, _VALUE)))


def _entry(place: tables.Place, table: Table, entry: Entry, *, first: bool) -> Iterator[Line]:
    if not first:
        yield ()
    yield (Piece(printable(str(entry["key"])), "strong"), Piece(f"  {place.label}: {printable(tables.title(place, table))}", "dim"))
    for name, value in entry.items():
        if name != "key" and value not in ("", []):
            yield (Piece(f"  {name}: ", "dim"), Piece(printable(_brief(value))))
    if table.notice:
        yield (Piece("  notice: ", "dim"), Piece(printable(table.notice)))


def _brief(value: Any) -> str:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ", ".join(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _near(key: str, searched: Iterable[Table]) -> str:
    from sayso.packs.files import guess

    return guess(key, [each for table in searched for each in table.keys])
