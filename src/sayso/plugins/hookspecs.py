"""The four hooks through which rules, annotators, readers and reporters enter sayso, its own ones too.

A whole plugin is one module and one line of metadata. `sayso_house/__init__.py`:

    from sayso import Example, Finding, Rule, Span, hookimpl, rule
    from sayso.layers import HITS

    @rule(
        "house.very",
        summary="Find *very*, which weakens the word after it.",
        severity="info",
        literals=["very"],
        examples=[
            Example("The talks were very long.", flagged=("very",)),
            Example("The talks were long.", note="nothing to flag"),
        ],
    )
    def very(article):
        '''Flag the word *very*.

        ## What it flags
        The word, wherever it stands.

        ## Why
        The word it strengthens is stronger alone.

        ## Exceptions
        None.

        ## References
        The house style.
        '''
        for hit in article.layer(HITS).get("house.very", []):
            yield Finding(hit.span, "“Very” weakens the word it stands before: leave it out, or choose a stronger word.")

    @hookimpl
    def sayso_rules() -> list[Rule]:
        return [very]

and in its `pyproject.toml`:

    [project.entry-points.sayso]
    house = "sayso_house"

`pip install` is all it takes. `plugins/example` is such a distribution with tests, and `docs/writing-a-plugin.md` the long version.

Every hook is called once, when the rules are first needed, for one plugin at a time: a plugin that raises or returns something else is
named as a failure (exit code 3) and the others work.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pluggy

from sayso.article import Article, Layer
from sayso.rule import Rule

if TYPE_CHECKING:
    from sayso.readers import Reader
    from sayso.reporters import Reporter

PROJECT = "sayso"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def sayso_rules() -> "list[Rule]":  # type: ignore[empty-body]
    """Return rules: made with `@rule`, loaded from a folder of rule files with `load_pack(folder).rules`, or both.

    Import the modules that hold them inside the function, so that a command which needs no rules does not pay for them:

        @hookimpl
        def sayso_rules():
            from house_rules.very import very
            return [very, *load_pack(Path(__file__).parent / "pack").rules]

    Each rule needs an id of its own in a family of yours, and examples of both kinds: one that is flagged, one that passes.
    """


@hookspec
def sayso_annotators() -> "list[tuple[Layer[Any], Callable[[Article], Any]]]":  # type: ignore[empty-body]
    """Return pairs of a layer and a function that computes it: it takes the place of the built-in computation.

    The function returns the same record that the layer holds by default (see `sayso.records`). A layer of your own needs no hook: make it
    with `Layer("house.places", compute)` and ask for it with `article.layer(...)`. The hook is for giving a known layer another maker:

        @hookimpl
        def sayso_annotators():
            return [(SENTENCES, sentences_by_spacy)]

    If two plugins replace the same layer, the second is named as a failure and the first holds.
    """


@hookspec
def sayso_readers() -> "list[Reader]":  # type: ignore[empty-body]
    """Return readers: how files with a certain suffix become articles.

        @hookimpl
        def sayso_readers():
            return [Reader("asciidoc", (".adoc",), read_asciidoc)]

    A reader must say where every piece of text stood in the file (`source_map`); findings are reported there. A suffix that is taken
    already is a failure.
    """


@hookspec
def sayso_reporters() -> "list[Reporter]":  # type: ignore[empty-body]
    """Return reporters: how a report becomes text for `--format NAME`.

        @hookimpl
        def sayso_reporters():
            return [Reporter("csv", report_as_csv)]

    A name that is taken already is a failure.
    """
