"""The registry of outlets: found by name or domain, with what is known of who controls them and who says so."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from sayso import Reference
from sayso_sourcing.tables import Row, table

TIERS = ("names", "context", "strict", "gated")
STATE = frozenset({"state-controlled", "party"})
CAPTURED = frozenset({"captured", "captured-private", "unclear"})


class Designation(NamedTuple):
    """Hold what one list calls an outlet, and from which year."""

    by: str
    year: int
    label: str
    reference: Reference


class Outlet(NamedTuple):
    """Hold a row of the registry. `number` is its place there; `nation` the adjective to stand before its name, or empty."""

    number: int
    key: str
    name: str
    country: str
    family: str
    nation: str
    wording: str
    contested: str
    reviewed: bool
    row: Row


@cache
def literals() -> tuple[str, ...]:
    """Return every name, stem and domain of the registry, for the automaton."""
    outlets = table("outlets")
    return tuple(dict.fromkeys(term for column in (*TIERS, "stems", "domains") for term in outlets.terms(column)))


@cache
def by_name(name: str) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Return the tiers in which the registry has this name, spelled in just these letters, each with the rows."""
    outlets = table("outlets")
    return tuple((tier, tuple(rows)) for tier in TIERS if (rows := outlets.terms(tier).get(name)))


def by_stem(stem: str) -> int | None:
    """Return the row whose domain, without its ending, is `stem` in lower case."""
    rows = table("outlets").terms("stems").get(stem)
    return rows[0] if rows else None


def by_host(host: str) -> int | None:
    """Return the row that owns a host: its domain is the host, or a whole-label ending of it (`rt.com` does not own `support.com`)."""
    domains = table("outlets").terms("domains")
    labels = host.lower().rstrip(".").split(".")
    for first in range(len(labels) - 1):
        rows = domains.get(".".join(labels[first:]))
        if rows:
            return rows[0]
    return None


@cache
def outlet(index: int) -> Outlet:
    """Return a row of the registry, read."""
    row = table("outlets").row(index)
    nation = row.get("nation") or _adjective(row["country"])
    return Outlet(
        index,
        row["key"],
        row["name"],
        row["country"],
        row["family"],
        "" if nation == "none" else nation,
        row.get("wording", ""),
        row.get("contested", ""),
        row.get("reviewed", False),
        row,
    )


def control(of: Outlet, year: int | None) -> str:
    """Return what an outlet was in a year (None: what it is now)."""
    changes = of.row.get("history") or ()
    if year is None or not changes:
        return str(of.row["control"])
    past = [change["control"] for change in changes if change["year"] <= year]
    return str(past[-1] if past else changes[0]["control"])


def designations(of: Outlet, year: int | None) -> list[Designation]:
    """Return who lists an outlet, the one to cite first.

    Those of the article's year or before come first, and among them the latest that classifies control by a public test (State Media
    Monitor), then the latest of any other. What was said only later follows, the earliest first.
    """
    return _ranked(of.number, year)


@cache
def _ranked(number: int, year: int | None) -> list[Designation]:
    found = [_designation(each) for each in outlet(number).row.get("designations") or ()]
    held = [each for each in found if year is None or each.year <= year]
    later = [each for each in found if each not in held]
    ranked = sorted(held, key=lambda each: (not _tests(each), _vague(each), -each.year))
    return ranked + sorted(later, key=lambda each: (_vague(each), each.year, not _tests(each)))


def nation_words(country: str) -> Iterator[str]:
    """Yield names, adjectives and seats of government of a country."""
    row = table("nations").get(country) or {}
    for column in ("names", "adjectives", "seats"):
        yield from row.get(column, ())


@cache
def nation_tokens() -> frozenset[str]:
    """Return every single word of the names and adjectives of nations and of their seats of government, in lower case."""
    nations = table("nations")
    every = (word for column in ("names", "adjectives", "seats") for name in nations.terms(column) for word in name.lower().split())
    return frozenset(every) - {"of", "and", "the", "de", "es", "al"}


def _adjective(country: str) -> str:
    row: Mapping[str, tuple[str, ...]] = table("nations").get(country) or {}
    return next(iter(row.get("adjectives", ())), "")


def _designation(each: Mapping[str, str]) -> Designation:
    lister = table("listers").get(each["by"]) or {}
    note = f", {lister['note']}" if lister.get("note") else f", {lister['year']}"
    return Designation(lister["by"], lister["year"], each["label"], Reference(f"{lister['by']}{note}: {each['label']}", lister["url"]))


def _tests(each: Designation) -> bool:
    return each.by.startswith("State Media Monitor")


def _vague(each: Designation) -> bool:
    return each.label.startswith("owner or controller")
