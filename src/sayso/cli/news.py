"""Only what is new: what a baseline does not know, and what a change touched."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sayso.cli.options import STDIN
from sayso.cli.runs import Run
from sayso.cli.streams import say
from sayso.errors import ConfigError
from sayso.finding import Report
from sayso.reporters.summary import count

if TYPE_CHECKING:
    from sayso.cli.baseline import Known
    from sayso.cli.since import Since

_NARROWING = ("min_severity", "min_confidence", "language")


def refuse(flags: Mapping[str, Any]) -> None:
    """Raise what is wrong with the flags that ask for it, before anything is checked."""
    target: Path | None = flags["write_baseline"]
    if target and not target.parent.is_dir():
        raise ConfigError("the folder of this baseline does not exist", path=str(target))
    if flags["changed_since"] is None:
        return
    if STDIN in flags["paths"]:
        raise click.UsageError("--changed-since is about files: what stands on standard input has no history")
    if flags["write_baseline"] and not flags["baseline"]:
        raise click.UsageError("--changed-since checks some articles only, and a baseline of those would forget the others")


def changed(run: Run, flags: Mapping[str, Any]) -> "tuple[Run, Since | None]":
    """Return the run over the articles that changed, if only those are asked for, and the change. Raise `ConfigError` if git cannot tell."""
    if flags["changed_since"] is None:
        return run, None
    from sayso.cli.since import since

    narrowed, change = since(run, flags["changed_since"])
    if not narrowed.files and not flags["quiet"]:
        say(f"note: no article changed since {flags['changed_since']}")
    return narrowed, change


def again(run: Run, flags: Mapping[str, Any], change: "Since | None") -> "Since | None":
    """Return the change as it is after fixes were made."""
    if change is None:
        return None
    from sayso.cli.since import since

    return since(run, flags["changed_since"])[1]


def touched(report: Report, change: "Since | None") -> Report:
    """Return the report with what the change touched."""
    return change.only(report) if change else report


def known(flags: Mapping[str, Any]) -> "Known | None":
    """Return the baseline that the flags name. Raise `ConfigError` if it cannot be read."""
    if flags["baseline"] is None:
        return None
    from sayso.cli.baseline import read

    return read(flags["baseline"])


def against(report: Report, known: "Known | None", flags: Mapping[str, Any]) -> Report:
    """Return what a baseline does not know; write the baseline that is asked for: all that is found, or what still holds of the one given."""
    if known is None and flags["write_baseline"] is None:
        return report
    from sayso.cli import baseline

    target: Path | None = flags["write_baseline"]
    if known is None:
        if target:
            _begin(baseline.of(target, report), quiet=flags["quiet"])
        return report
    narrowed = any(flags[flag] is not None for flag in _NARROWING) or (flags["fix"] and flags["changed_since"] is not None)
    whole = [] if flags["changed_since"] is not None else flags["paths"] or ["."]
    compared = baseline.Comparison(report, known, ran=None if narrowed else report.catalog.keys(), within=whole)
    if target:
        baseline.write(compared.kept.moved(target))
    if not flags["quiet"]:
        _tell(compared.report, pruned=target is not None)
    return compared.report


def _begin(known: "Known", *, quiet: bool) -> None:
    from sayso.cli.baseline import write

    write(known)
    if not quiet:
        number = sum(counts.total() for counts in known.documents.values())
        say(f"note: {count(number, 'finding is', 'findings are')} in {known.path} now")


def _tell(report: Report, *, pruned: bool) -> None:
    held = report.baseline
    if held and held.known:
        say(f"note: {count(held.known, 'finding is', 'findings are')} known from {held.path}")
    if held and held.fixed:
        hint = "no longer in it" if pruned else "--statistics lists them, --write-baseline takes them out"
        say(f"note: {held.fixes:,} fixed since the baseline ({hint})")
