"""The words by which names are known: titles, given names, places, what organisations and outlets are called."""

from functools import cache

from sayso.text.tables import table


@cache
def group(name: str, section: str) -> frozenset[str]:
    """Return the words of one section of a table."""
    return frozenset(table(name)[section]["words"].split())


@cache
def genders() -> dict[str, str]:
    """Return given name or gendered title -> `m`, `f`, or nothing where both bear it."""
    found = dict.fromkeys(group("given_names", "either"), "")
    found |= dict.fromkeys(group("given_names", "male") | group("given_names", "male-world"), "m")
    return found | dict.fromkeys(group("given_names", "female") | group("given_names", "female-world"), "f")


@cache
def heads() -> dict[str, str]:
    """Return the words that end a title -> the gender they tell, or nothing."""
    found = dict.fromkeys(group("titles", "honorific"), "")
    return found | dict.fromkeys(group("titles", "male"), "m") | dict.fromkeys(group("titles", "female"), "f")


@cache
def _countries() -> tuple[tuple[str, str], ...]:
    rows = (row.split() for row in table("places")["countries"]["words"].replace("\n", " ").split(";"))
    return tuple((row[0].replace("_", " "), row[1].replace("_", " ")) for row in rows if len(row) == 2)


@cache
def places() -> frozenset[str]:
    """Return the names of countries and other places, in lower case."""
    known = f"{table('places')['places']['words']} {table('places')['capitals']['words']}"
    return frozenset(country for country, _ in _countries()) | {place.replace("_", " ") for place in known.split()}


@cache
def seats() -> frozenset[str]:
    """Return the buildings and streets by which news means who sits there, in lower case."""
    return frozenset(place.replace("_", " ") for place in table("places")["seats"]["words"].split())


@cache
def demonyms() -> dict[str, str]:
    """Return adjective -> adjective and country -> adjective: `turkey` and `turkish` both lead to `turkish`."""
    found = dict(_countries())
    return found | {adjective: adjective for _, adjective in _countries()}


@cache
def before_names() -> frozenset[str]:
    """Return every word that may be part of a title in front of a name."""
    return frozenset(heads()) | group("titles", "office") | frozenset(demonyms()) | group("titles", "counterpart")


@cache
def in_full() -> dict[str, str]:
    """Return title written short -> the word (`dr` -> `doctor`)."""
    rows = (row.split() for row in table("titles")["short"]["words"].split(";"))
    return {row[0]: row[1] for row in rows}
