"""The kinds of rule that a file may be: one value each, in a table you can grep."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from sayso.article import Article
from sayso.finding import Finding

if TYPE_CHECKING:
    from sayso.packs.compiled import PackRule

Entry = Mapping[str, Any]
Found = tuple[int, Finding]
"""A finding with the index of the entry it comes from (for coverage)."""


class Kind(NamedTuple):
    """Hold what a kind is: the keys its entries and its file may have, its message, and how it reads an article.

    `terms` gives the literals of an entry, each with its role (a form's feature, or a place in the rule); an entry without any is
    looked for in every article, and so is one that is `always`. `needs` are groups of keys of which an entry must have exactly one. `complaint`
    says what is wrong with an entry that is well-formed, or nothing.
    """

    name: str
    entry_keys: Mapping[str, str]
    rule_keys: Mapping[str, str]
    needs: tuple[tuple[str, ...], ...]
    message: Callable[[Entry], str]
    fields: tuple[str, ...]
    terms: Callable[[Entry], Iterable[tuple[str, str]]]
    complaint: Callable[[Entry], str]
    check: "Callable[[PackRule, Article], Iterator[Found]]"
    options: Callable[[Entry], Mapping[str, tuple[Any, str]]] = lambda _spec: {}
    always: Callable[[Entry], bool] = lambda _entry: False


MODULES = {
    "term": "terms",
    "swap": "terms",
    "consistency": "variants",
    "occurrence": "occurrences",
    "sequence": "sequences",
    "cooccurrence": "cooccurrences",
    "metric": "metrics",
    "repetition": "repetitions",
    "conditional": "conditionals",
    "capitalization": "capitalizations",
}


@cache
def kind(name: str) -> Kind:
    """Return the kind `name`: its module is imported only where it is used."""
    found: Kind = getattr(import_module(f"sayso.packs.{MODULES[name]}"), name.upper())
    return found
