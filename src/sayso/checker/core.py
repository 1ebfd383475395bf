"""A checker: plugins and packs loaded once, configurations read once, an engine for each set of settings."""

import os
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, nullcontext
from datetime import date
from functools import cached_property, partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sayso.article import Article
from sayso.checker import signoffs
from sayso.checker.building import Bench, build, info, listed
from sayso.checker.failing import failure, input_failure
from sayso.config.cascade import Configs, explain
from sayso.config.globs import matches
from sayso.config.settings import Explained, Settings
from sayso.engine import Engine
from sayso.engine.own import own_rules
from sayso.errors import ConfigError, InputError, SaysoError
from sayso.finding import DocumentReport, Failure, Report, RuleInfo, Severity
from sayso.rule import Rule
from sayso.store import digest

if TYPE_CHECKING:
    from sayso.checker.memory import Memory
    from sayso.plugins.registry import Registry
    from sayso.readers import Reader
    from sayso.reporters.sources import DocumentSources, SourcesReport

Paths = Iterable[str | os.PathLike[str]]
Outcome = DocumentReport | Failure
RULE_SECONDS = 10.0
LEAST = 8
"""Files from which on findings are kept: to open the cache costs as much as to check a few articles."""


class Found(NamedTuple):
    """Hold the files to check, in order, and the paths that are wrong."""

    files: tuple[str, ...]
    failures: tuple[Failure, ...]


class ListedRule(NamedTuple):
    """Hold a rule, who brings it, whether it is on and with which severity it reports."""

    rule: Rule
    plugin: str
    on: bool
    severity: Severity


class Checker:
    """Check articles with one set of plugins.

    `config` is a file that stands in for those found from each article upward, `isolated` lets none count, `overrides` are keys of the
    configuration that win over all files. `today` is the day on which sign-offs are judged. A rule may take `rule_seconds` on an article.
    `keep_source` leaves the decoded file in each report, for reporters that read it; it may be set before any file is checked.
    With `cache`, reports on files are kept for later runs of the same user, and taken from earlier ones; see `sayso.checker.memory`.
    Raise `ConfigError` if `config` or `overrides` are wrong; other configurations are read when an article needs them.
    """

    def __init__(
        self,
        *,
        config: str | os.PathLike[str] | None = None,
        isolated: bool = False,
        overrides: Mapping[str, Any] | None = None,
        registry: "Registry | None" = None,
        today: date | None = None,
        rule_seconds: float = RULE_SECONDS,
        keep_source: bool = False,
        cache: bool = False,
    ) -> None:
        self._spec: dict[str, Any] = {"config": config, "isolated": isolated, "overrides": overrides, "today": today, "rule_seconds": rule_seconds}
        self.configs = Configs(file=None if config is None else os.fspath(config), isolated=isolated, overrides=overrides)
        self.today = today or date.today()
        self.rule_seconds = rule_seconds
        self.keep_source = keep_source
        self.cache = cache
        self._engines: dict[Any, Engine] = {}
        self._benches: dict[Any, Bench] = {}
        self._signed: dict[str, tuple[signoffs.SignOff, ...]] = {}
        if registry is not None:  # nobody knows what such plugins are made of, so nothing of theirs is kept
            self.__dict__["registry"] = registry
            self.cache = False

    def __reduce__(self) -> Any:
        """Travel to another process as what it was made from."""
        return partial(Checker, **self._spec, keep_source=self.keep_source), ()

    @cached_property
    def registry(self) -> "Registry":
        """Return what plugins bring; loaded on first use."""
        from sayso.plugins.registry import load

        return load()

    @cached_property
    def readers(self) -> "tuple[Reader, ...]":
        """Return the bundled readers and those of plugins."""
        from sayso.readers import READERS

        return (*READERS, *self.registry.readers)

    # Settings and rules

    def settings(self, path: str | os.PathLike[str] | None = None) -> Settings:
        """Return every value in force for a path (None: a text without a name)."""
        return self.configs.settings(None if path is None else os.fspath(path))

    def explain(self, path: str | os.PathLike[str]) -> tuple[Explained, ...]:
        """Return every value in force for a path with the file and line that set it. Raise `ConfigError` for a wrong rule or option."""
        settings = self.settings(path)
        self.engine(path)
        return explain(settings)

    def rules(self, path: str | os.PathLike[str] | None = None) -> tuple[ListedRule, ...]:
        """Return all rules, those of configured packs and the engine's own included, as configured for a path."""
        settings = self.settings(path)
        return tuple(ListedRule(*each) for each in listed(self.bench(settings), settings))

    def bench(self, settings: Settings) -> Bench:
        """Return the rules there are under these settings: those of plugins and of the packs that are configured, as its tables change them."""
        key = (settings.get("packs"), settings.get("tables"))
        if key not in self._benches:
            self._benches[key] = Bench.of(self.registry, *key)
        return self._benches[key]

    def engine(self, path: str | os.PathLike[str] | None = None) -> Engine:
        """Return the engine for a path; paths with the same settings share it. Raise `ConfigError`."""
        settings = self.settings(path)
        folders = tuple(self.signed_folders(path))
        key = (settings.identity, folders)
        if key not in self._engines:
            entries = [entry for folder in reversed(folders) for entry in self._signed[folder]]
            self._engines[key] = build(self.bench(settings), settings, signoffs.in_force(entries, self.today))
        return self._engines[key]

    def signed_folders(self, path: str | os.PathLike[str] | None) -> Iterator[str]:
        """Yield the folders, nearest first, whose records of sign-offs count for a path."""
        yield from (folder for folder in self.configs.folders(None if path is None else os.fspath(path)) if self.signed(folder))

    def signed(self, folder: str) -> tuple[signoffs.SignOff, ...]:
        """Return the sign-offs in a folder's record, if it has one."""
        if folder not in self._signed:
            self._signed[folder] = signoffs.read(Path(folder, signoffs.FILE_NAME))
        return self._signed[folder]

    def sign_off(
        self, path: str | os.PathLike[str], fingerprint: str, *, reason: str, by: str = "", expires: date | None = None
    ) -> tuple[Path, signoffs.SignOff]:
        """Sign a finding of the article at `path` off; return the file that was written, beside the configuration, and the entry.

        Raise `ConfigError` if no finding there has the fingerprint, `InputError` if the article cannot be read.
        """
        report = self.engine(path).run(self.read(os.fspath(path)))
        entry = signoffs.entry(report, fingerprint, reason=reason, by=by, today=self.today, expires=expires)
        target = Path(self.configs.home(os.fspath(path)), signoffs.FILE_NAME)
        signoffs.add(target, entry)
        self._signed.clear()
        self._engines.clear()
        return target, entry

    # Checking

    def find(self, paths: Paths) -> Found:
        """Return the files to check: those named, and those in folders that are not excluded. Wrong paths are failures."""
        from sayso.readers import discover, suffixes

        errors: list[InputError] = []
        files = tuple(discover(paths, suffixes=suffixes(self.readers), exclude=self._excluded, on_error=errors.append))
        return Found(files, tuple(map(input_failure, errors)))

    def _excluded(self, path: str) -> bool:
        try:
            globs = self.settings(path).get("exclude")
        except ConfigError:
            return False  # told when the file is checked
        return bool(globs) and any(matches(os.path.abspath(path), folder, glob) for folder, glob in globs)  # noqa: PTH100

    def check(self, paths: Paths | str | os.PathLike[str], *, jobs: int | None = None, on_done: Callable[[], None] | None = None) -> Report:
        """Check files and folders; return the report on all of them.

        `jobs` processes share the work (by default one, or as many as there are processors from 50 files on). `on_done` is called after
        each file. Whatever goes wrong is in the report: failures without rule and plugin are inputs or configurations that could not be used.
        """
        roots = [os.fspath(path) for path in ([paths] if isinstance(paths, str | os.PathLike) else paths)]
        found = self.find(roots)
        with closing(self.stream(found.files, jobs=jobs, on_done=on_done)) as outcomes:
            return self.report(outcomes, roots, found.failures)

    def report(self, outcomes: Iterable[Outcome], roots: Iterable[str], failures: Iterable[Failure]) -> Report:
        """Return the report on what became of files, in memory that does not grow with their number; `roots` are the paths it is about."""
        from sayso.checker.spool import collected

        failed = [*self.registry.failures, *failures]
        documents = collected(_documents(outcomes, failed))
        return self.with_leftovers(Report(documents, tuple(dict.fromkeys(failed)), self.rules_on(), self.catalog()), roots)

    def rules_on(self) -> int:
        """Return how many rules were on in at least one article so far, the engine's own not counted."""
        return len(self.active_rules())

    def active_rules(self) -> frozenset[str]:
        """Return the ids of the rules that were on in at least one article so far, the engine's own left out."""
        return frozenset(active.id for engine in self._engines.values() for active in engine.active)

    def catalog(self) -> dict[str, RuleInfo]:
        """Return what there is to know of the rules that were on so far, and of the engine's own, by id."""
        rules = {active.id: active.rule for engine in self._engines.values() for active in engine.active}
        rules.update((own.meta.id, own) for own in own_rules())
        return {id_: info(rules[id_].meta) for id_ in sorted(rules)}

    def with_leftovers(self, report: Report, roots: Iterable[str]) -> Report:
        """Return the report with what is wrong in the records of sign-offs; `roots` are the paths it is about."""
        if not any(self._signed.values()):
            return report
        from sayso.checker.leftovers import leftovers

        more = tuple(leftovers(self, roots, report))
        if not more:
            return report
        from sayso.checker.spool import collected

        return report._replace(documents=collected(chain(report.documents, more)))

    def stream(self, files: Iterable[str], *, jobs: int | None = None, on_done: Callable[[], None] | None = None) -> Generator[Outcome, None, None]:
        """Yield the outcome of each file, in the order given, in memory that does not grow with their number; call `on_done` after each."""
        from sayso.checker.running import run

        given = tuple(files)
        with self._remembering(given) as memory, closing(run(self, given, jobs, of_file, memory)) as outcomes:
            for outcome in outcomes:
                yield outcome
                if on_done:
                    on_done()

    def _remembering(self, files: tuple[str, ...]) -> "AbstractContextManager[Memory | None]":
        if not self.cache or len(files) < LEAST:
            return nullcontext()
        from sayso.checker.memory import remembering

        return remembering(self, files)

    def check_bytes(self, data: bytes, name: str | None = None) -> DocumentReport:
        """Return the report on a file's content. `name` chooses reader and configuration. Raise `InputError` or `ConfigError`."""
        return self.check_article(self.article(data, name), name)._replace(digest=digest(data))

    def check_article(self, article: Article, name: str | None = None) -> DocumentReport:
        """Return the report on an article made by a reader or a front end; its path, or else `name`, chooses the configuration."""
        from sayso.checker.watch import watching

        engine = self.engine(article.path or name)
        with watching(self.rule_seconds):
            return self.kept(engine.run(article), article)

    def kept(self, report: DocumentReport, article: Article) -> DocumentReport:
        """Return the report, with the file's text and what was read in it if that is to be kept."""
        if not self.keep_source:
            return report
        from sayso.checker.passages import passages

        return report._replace(source=article.source, passages=passages(article))

    def article(self, data: bytes, name: str | None = None) -> Article:
        """Return the article in a file's content. Raise `InputError` or `ConfigError`."""
        from sayso.readers import read_bytes

        settings = self.settings(name)
        return read_bytes(data, name=name or "", encoding=settings.encoding, readers=self.readers, max_bytes=settings.max_bytes)

    def content(self, path: str) -> bytes:
        """Return what a file holds, up to the first byte that is too much. Raise `InputError` or `ConfigError`."""
        from sayso.readers import content

        return content(path, self.settings(path).max_bytes)

    def article_of(self, text: str, name: str | None = None) -> Article:
        """Return a text as an article; what `name` says of encodings does not matter any more. Raise `InputError` or `ConfigError`."""
        from sayso.readers import ReadContext, reader_for

        return reader_for(name or "", self.readers).read(text, ReadContext(path=name or ""))

    def read(self, path: str) -> Article:
        """Return the article in a file. Raise `InputError` or `ConfigError`."""
        return self.article(self.content(path), path)

    def owner(self, rule: str) -> str:
        """Return the plugin or pack that brings a rule."""
        return next((bench.owners[rule] for bench in self._benches.values() if rule in bench.owners), "")

    def try_engine(self, path: str) -> Engine | None:
        """Return the engine for a path, or None: what is wrong with its configuration is told when the file is checked."""
        try:
            return self.engine(path)
        except SaysoError:
            return None

    # Sources

    def sources(
        self, paths: Paths | str | os.PathLike[str], *, jobs: int | None = None, on_done: Callable[[], None] | None = None
    ) -> "SourcesReport":
        """Return who says what in files and folders; failures as in `check`."""
        from sayso.checker.attributing import sources

        return sources(self, [paths] if isinstance(paths, str | os.PathLike) else paths, jobs, on_done)

    def sources_bytes(self, data: bytes, name: str | None = None) -> "DocumentSources":
        """Return who says what in a file's content. Raise `InputError` or `ConfigError`."""
        return self.sources_article(self.article(data, name))

    def sources_article(self, article: Article) -> "DocumentSources":
        """Return who says what in an article."""
        from sayso.checker.attributing import of_article

        return of_article(self, article)[0]


def of_file(checker: Checker, path: str, without: Collection[str] = ()) -> Outcome:
    """Return the report on a file, or why there is none; the task of a worker."""
    try:
        data = checker.content(path)
        article = checker.article(data, path)
        return checker.kept(checker.engine(path).run(article, without=without), article)._replace(digest=digest(data))
    except Exception as error:
        return failure(error, path)


def _documents(outcomes: Iterable[Outcome], failures: list[Failure]) -> Iterator[DocumentReport]:
    """Yield the reports among outcomes and put the failures to the others."""
    for outcome in outcomes:
        if isinstance(outcome, DocumentReport):
            yield outcome
        else:
            failures.append(outcome)
