"""sayso reads a news article before it is published and asks of every sentence: on whose say-so?

The names below are the whole public API, with `sayso.layers`, `sayso.records` and `sayso.testing`;
they are loaded when first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from sayso.rule import rule  # at once: loaded later, the module of the same name would take its place

if TYPE_CHECKING:
    from sayso.article import Article, Layer
    from sayso.checker import check, sources
    from sayso.finding import Diagnostic, Edit, Finding, Fix, Reference, Related, Report, Severity
    from sayso.packs.loader import load_pack
    from sayso.plugins.hookspecs import hookimpl
    from sayso.rule import Example, Rule, RuleMeta
    from sayso.span import Span

__version__ = "0.1.0"

_HOMES = {
    "sayso.article": ("Article", "Layer"),
    "sayso.checker": ("check", "sources"),
    "sayso.finding": ("Diagnostic", "Edit", "Finding", "Fix", "Reference", "Related", "Report", "Severity"),
    "sayso.packs.loader": ("load_pack",),
    "sayso.plugins.hookspecs": ("hookimpl",),
    "sayso.rule": ("Example", "Rule", "RuleMeta"),
    "sayso.span": ("Span",),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Article", "Diagnostic", "Edit", "Example", "Finding", "Fix", "Layer", "Reference", "Related", "Report", "Rule", "RuleMeta", "Severity",
    "Span", "check", "hookimpl", "load_pack", "rule", "sources",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'sayso' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
