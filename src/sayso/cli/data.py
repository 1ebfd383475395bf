"""`sayso data`: what the tables say that rules read, and whether a newsroom's own are sound."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import click

from sayso.cli import tables
from sayso.cli.streams import near, print_lines, say
from sayso.cli.tables import Listing, Place
from sayso.errors import ConfigError
from sayso.packs.tables import Entry, fits
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
    places = _places()
    chosen = tables.named(places, table)
    listings = [tables.load(place) for place in chosen]
    nearby = [tables.load(place) for place in tables.beside(places, chosen)]
    found = _found(listings, nearby, key)
    if not found:
        raise ConfigError(f"table {table!r} says nothing of {key!r}{_near(key, listings)}")
    for index, (listing, entry) in enumerate(found):
        print_lines(_entry(listing, entry, first=not index))
    return 0


@COMMAND.command()
@click.argument("file", type=click.Path(path_type=Path))
def check(file: Path) -> int:
    """Check a table of your own: every mistake with its line."""
    from sayso.packs.files import read_toml
    from sayso.packs.rows import rows_of

    document = read_toml(file)
    _, rows, problems = rows_of(document)
    header = document.data.get("table")
    if not problems and isinstance(header, dict) and "changes" in header:
        from sayso.cli.catalog import try_change

        try_change(file)
    for problem in problems:
        say(f"error: {problem}")
    if not problems:
        print_lines([(Piece(f"{printable(str(file))}: {len(rows):,} entries, nothing wrong"),)])
    return 2 if problems else 0


def _places() -> list[Place]:
    from sayso.cli.catalog import all_rules, changes_here

    return tables.places(all_rules(), changes_here())


def _condition(text: str) -> tuple[str, str]:
    column, equals, value = text.partition("=")
    if not equals or not column:
        raise click.BadParameter(f"{text!r} is not COLUMN=VALUE", param_hint="--where")
    return column.strip(), value.strip()


def _found(listings: list[Listing], nearby: list[Listing], key: str) -> list[tuple[Listing, Entry]]:
    """Return what is found by key, in the tables or else in the rules beside them, or else by another form of a word in the tables."""
    for chosen, look in ((listings, Listing.keyed), (nearby, Listing.keyed), (listings, Listing.listing)):
        found = [(listing, entry) for listing in chosen for entry in look(listing, key)]
        if found:
            return found
    return []


def _overview(places: Iterable[Place]) -> Iterator[Line]:
    for place in places:
        listing = tables.load(place)
        yield (Piece(f"{place.label:<{_KEY}} ", "rule"), Piece(f"{listing.size:>6,}  "), Piece(printable(listing.title)))


def _entries(listing: Listing, wanted: Mapping[str, str]) -> Iterator[Line]:
    for entry in filter(partial(fits, wanted), listing.entries):
        rest = "; ".join(f"{name}: {_brief(value)}" for name, value in entry.items() if name not in ("key", "origin", "changed"))
        yield (Piece(f"{printable(str(entry['key'])):<{_KEY}} ", "rule"), Piece(shorten(rest, _VALUE)))


def _entry(listing: Listing, entry: Entry, *, first: bool) -> Iterator[Line]:
    if not first:
        yield ()
    yield (Piece(printable(str(entry["key"])), "strong"), Piece(f"  {listing.place.label}: {printable(listing.title)}", "dim"))
    changed = entry.get("changed", {})
    for name, value in entry.items():
        if name not in ("key", "changed") and value not in ("", []):
            yield from _field(name, value, changed.get(name, ""))
    if "*" in changed:
        yield (Piece("  from: ", "dim"), Piece(printable(near(changed["*"]))))
    if listing.notice:
        yield (Piece("  notice: ", "dim"), Piece(printable(listing.notice)))


def _field(name: str, value: Any, place: str = "") -> Iterator[Line]:
    rows = value if isinstance(value, list) and all(isinstance(each, dict) for each in value) else None
    yield (
        Piece(f"  {name}: ", "dim"),
        Piece("" if rows else printable(_brief(value))),
        *((Piece(f"  # {printable(near(place))}", "dim"),) if place else ()),
    )
    for row in rows or ():
        yield (Piece("    - ", "dim"), Piece(printable("; ".join(f"{key}: {_brief(each)}" for key, each in row.items()))))


def _brief(value: Any) -> str:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ", ".join(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _near(key: str, searched: Iterable[Listing]) -> str:
    from sayso.packs.files import guess

    return guess(key, [str(entry["key"]) for listing in searched for entry in listing.entries])
