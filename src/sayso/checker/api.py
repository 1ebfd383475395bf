"""`sayso.check` and `sayso.sources`: one call for a program that needs no more."""

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sayso.checker.core import Checker
from sayso.finding import Report

if TYPE_CHECKING:
    from sayso.reporters.sources import SourcesReport

PathLike = str | os.PathLike[str]


def check(
    paths: PathLike | Iterable[PathLike] = (),
    *,
    text: str | None = None,
    name: str | None = None,
    config: PathLike | None = None,
    isolated: bool = False,
    jobs: int | None = None,
    **settings: Any,
) -> Report:
    """Check articles and return the report: files, folders, or one `text`.

        report = sayso.check("articles/", min_severity="warning")
        report = sayso.check(text="More than 40,000 people were killed.", name="story.md")
        for document in report.documents:
            for found in document.diagnostics:
                print(document.path, found.start.line, found.rule, found.message)

    `name` is the file a text would be in: it chooses the reader and the configuration (without one: plain text, no configuration file).
    `settings` are keys of the configuration with `_` for `-` (`select=["quotes.*"]`, `min_confidence=0.8`) and win over its files.
    A file that cannot be read is a failure in the report. Raise `ConfigError` for a wrong setting or `config`, and if there is nothing to check.
    """
    checker = Checker(config=config, isolated=isolated, overrides=_keys(settings))
    if text is None:
        return checker.check(_given(paths), jobs=jobs)
    _only_one(paths)
    document = checker.check_article(checker.article_of(text, name), name)
    return Report((document,), checker.registry.failures, checker.rules_on(), checker.catalog())


def sources(
    paths: PathLike | Iterable[PathLike] = (),
    *,
    text: str | None = None,
    name: str | None = None,
    config: PathLike | None = None,
    isolated: bool = False,
    jobs: int | None = None,
    **settings: Any,
) -> "SourcesReport":
    """Return who says what in articles: every attribution, and each source's share of the words. Arguments are as for `check`."""
    from sayso.reporters.sources import SourcesReport

    checker = Checker(config=config, isolated=isolated, overrides=_keys(settings))
    if text is None:
        return checker.sources(_given(paths), jobs=jobs)
    _only_one(paths)
    return SourcesReport((checker.sources_article(checker.article_of(text, name)),), checker.registry.failures)


def _keys(settings: dict[str, Any]) -> dict[str, Any]:
    return {name.replace("_", "-"): value for name, value in settings.items()}


def _given(paths: PathLike | Iterable[PathLike]) -> list[PathLike]:
    from sayso.errors import ConfigError

    given = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    if not given:
        raise ConfigError("there is nothing to check: give paths or a text")
    return given


def _only_one(paths: PathLike | Iterable[PathLike]) -> None:
    from sayso.errors import ConfigError

    if paths:
        raise ConfigError("give either paths or a text, not both")
