"""The registry of outlets: found by name, domain or account, with what is known of who controls them and who says so."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from sayso import Article, Layer, Reference
from sayso.layers import TABLES
from sayso_sourcing.tables import Row, Table, table

TABLE = "sourcing/outlets"
FULL = ("names", "native", "former")
"""Columns of names that are safe on their own."""

TIERS = (*FULL, "context", "strict", "gated")
STATE = frozenset({"state-controlled", "party"})
CAPTURED = frozenset({"captured", "captured-private", "unclear"})
Tiers = tuple[tuple[str, tuple[int, ...]], ...]


class Designation(NamedTuple):
    """Hold what one list calls an outlet, and since when: `since` is a day or a year, as text (`2022-03-02`, `2024`)."""

    by: str
    year: int
    since: str
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


class Registry:
    """Look outlets up in a table: that of the pack, or what a newsroom made of it."""

    __slots__ = ("_read", "_table")

    def __init__(self, outlets: Table) -> None:
        self._table = outlets
        self._read: dict[int, Outlet] = {}

    def __len__(self) -> int:
        """Return the number of outlets."""
        return len(self._table)

    def literals(self) -> tuple[str, ...]:
        """Return every name, stem and domain, for the automaton."""
        return tuple(dict.fromkeys(term for column in (*TIERS, "stems", "domains") for term in self._table.terms(column)))

    def by_name(self, name: str) -> Tiers:
        """Return the tiers in which the registry has this name, spelled in just these letters, each with the rows."""
        found: dict[str, tuple[int, ...]] = {}
        for column in TIERS:
            rows = self._table.terms(column).get(name)
            if rows:
                found.setdefault("names" if column in FULL else column, tuple(rows))
        return tuple(found.items())

    def by_stem(self, stem: str) -> int | None:
        """Return the row whose domain, without its ending, is `stem` in lower case."""
        return _first(self._table.terms("stems").get(stem))

    def by_host(self, host: str) -> int | None:
        """Return the row that owns a host: its domain is the host, or a whole-label ending of it (`rt.com` does not own `support.com`)."""
        domains = self._table.terms("domains")
        labels = host.lower().rstrip(".").split(".")
        for first in range(len(labels) - 1):
            rows = domains.get(".".join(labels[first:]))
            if rows:
                return rows[0]
        return None

    def by_handle(self, handle: str, platform: str = "") -> int | None:
        """Return the row that owns an account, written without @; `platform` is where it stands, if that is known (`x`, `telegram`)."""
        handles = self._table.terms("handles")
        name = handle.lower()
        return _first(handles.get(f"{platform}:{name}") or handles.get(name) or (None if platform else handles.get(f"x:{name}")))

    def outlet(self, index: int) -> Outlet:
        """Return a row, read."""
        if index not in self._read:
            self._read[index] = _outlet(index, self._table.row(index))
        return self._read[index]


def _first(rows: Sequence[int] | None) -> int | None:
    return rows[0] if rows else None


def _outlet(index: int, row: Row) -> Outlet:
    nation = row.get("nation") or _adjective(row["country"])
    return Outlet(
        index,
        row["key"],
        row["name"],
        row["country"],
        row.get("family") or row["key"],
        "" if nation == "none" else nation,
        row.get("wording", ""),
        row.get("contested", ""),
        row.get("reviewed", False),
        row,
    )


@lru_cache(maxsize=16)
def registry(outlets: Table) -> Registry:
    """Return the registry in a table; the same one for the same table."""
    return Registry(outlets)


def bundled() -> Registry:
    """Return the registry as the pack has it."""
    return registry(table("outlets"))


REGISTRY: Layer[Registry] = Layer("sourcing.registry", lambda article: registry(article.layer(TABLES).get(TABLE) or table("outlets")))
"""The registry that counts for an article: the pack's, with the newsroom's changes."""


@cache
def literals() -> tuple[str, ...]:
    """Return what the pack's registry looks for, for the automaton."""
    return bundled().literals()


def day_of(article: Article) -> date | None:
    """Return the day whose knowledge counts: that of publication, if it is known."""
    return article.meta.published


def control(of: Outlet, day: date | None) -> str:
    """Return what an outlet was on a day (None: what it is now)."""
    changes = of.row.get("history") or ()
    if day is None or not changes:
        return str(of.row["control"])
    past = [change["control"] for change in changes if _since(change) <= day.isoformat()]
    return str(past[-1] if past else changes[0]["control"])


def designations(of: Outlet, day: date | None) -> list[Designation]:
    """Return who lists an outlet, the one to cite first.

    Those in force on the article's day come first, and among them the latest that classifies control by a public test (State Media
    Monitor), then the latest of any other. What was said only later follows, the earliest first.
    Raise `ValueError` for a newsroom's designation that neither names a known list nor says its year.
    """
    found = [_designation(of.key, each) for each in of.row.get("designations") or ()]
    held = [each for each in found if day is None or each.since <= day.isoformat()]
    later = [each for each in found if each not in held]
    ranked = sorted(held, key=lambda each: (_tests(each), not _vague(each), each.since), reverse=True)
    return ranked + sorted(later, key=lambda each: (_vague(each), each.since, not _tests(each)))


def _since(each: Row) -> str:
    return str(each.get("since") or each["year"])


def nation_words(country: str, *, seats: bool = True) -> Iterator[str]:
    """Yield names and adjectives of a country, and its seats of government."""
    row = table("nations").get(country) or {}
    for column in ("names", "adjectives", "seats") if seats else ("names", "adjectives"):
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


def _designation(key: str, each: Row) -> Designation:
    lister = table("listers").get(each["by"]) or each
    if not (lister.get("year") or lister.get("since")):
        raise ValueError(f"outlets: {key!r} is listed by {each['by']!r}, which is no list of ours: give the designation a 'year'")
    since = _since(lister)
    note = f", {lister['note']}" if lister.get("note") else f", {since[:4]}"
    return Designation(lister["by"], int(since[:4]), since, each["label"], Reference(f"{lister['by']}{note}: {each['label']}", lister.get("url")))


def _tests(each: Designation) -> bool:
    return each.by.startswith("State Media Monitor")


def _vague(each: Designation) -> bool:
    return each.label.startswith("owner or controller")
