"""Who says what, over any number of files."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from sayso.article import Article, Layer
from sayso.checker.failing import failure
from sayso.engine.active import Annotator
from sayso.engine.run import annotate
from sayso.engine.signing import base
from sayso.finding import Failure

if TYPE_CHECKING:
    from sayso.checker.core import Checker, Paths
    from sayso.reporters.sources import DocumentSources, SourcesReport


def sources(checker: "Checker", paths: "Paths", jobs: int | None, on_done: Callable[[], None] | None) -> "SourcesReport":
    """Return who says what in files and folders."""
    from sayso.checker.running import run
    from sayso.reporters.sources import SourcesReport

    found = checker.find(paths)
    documents: list[DocumentSources] = []
    failures = [*checker.registry.failures, *found.failures]
    for outcome in run(checker, found.files, jobs, of_file):
        document, more = outcome if isinstance(outcome, tuple) and not isinstance(outcome, Failure) else (None, (outcome,))
        failures += more
        if document is not None:
            documents.append(document)
        if on_done:
            on_done()
    return SourcesReport(tuple(documents), tuple(dict.fromkeys(failures)))


def of_file(checker: "Checker", path: str, without: Any = ()) -> "tuple[DocumentSources | None, tuple[Failure, ...]]":  # noqa: ARG001
    """Return who says what in a file, or None, and what failed. `without` is what every task of a worker is given."""
    try:
        return of_article(checker, checker.read(path))
    except Exception as error:
        return None, (failure(error, path),)


def of_article(checker: "Checker", article: Article) -> "tuple[DocumentSources, tuple[Failure, ...]]":
    """Return who says what in an article, and the annotators of plugins that failed on it."""
    from sayso.reporters.sources import document_sources

    failures: list[Failure] = []
    registry = checker.registry
    made: Mapping[Layer[Any], Callable[[Article], Any]] = {
        layer: partial(annotate, layer, Annotator(registry.makers[layer], compute), failures) for layer, compute in registry.annotators.items()
    }
    document = document_sources(article.with_annotators(made) if made else article)
    language = _language(checker, article)
    document = document._replace(notices=tuple(_notices(checker, article.path, language)), language=language or document.language)
    return document, tuple(each._replace(path=article.path or None) for each in dict.fromkeys(failures))


def _language(checker: "Checker", article: Article) -> str:
    engine = checker.try_engine(article.path)
    return engine.language(article).code if engine else ""


def _notices(checker: "Checker", path: str, language: str) -> Iterator[str]:
    engine = checker.try_engine(path)
    if engine and base(language) not in engine.policy.covered:
        yield f"sayso does not know how the language {language!r} names its sources: quotations are found, and little else"
