"""Run one hostile input through the whole program, and say what is wrong with what it does."""

import io
import json
import os
import time
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple

from sayso.checker import Checker
from sayso.cli import main
from sayso.errors import InputError

SECONDS = 5.0  # CPU, for inputs of some kilobytes; most take hundredths


class Outcome(NamedTuple):
    """Hold what a run left: exit code, standard output and error, and its CPU seconds."""

    code: int
    out: str
    err: str
    seconds: float


def run(arguments: tuple[str, ...]) -> Outcome:
    """Run a command in this process."""
    out, err = io.StringIO(), io.StringIO()
    start = time.process_time()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(list(arguments))
    return Outcome(code, out.getvalue(), err.getvalue(), time.process_time() - start)


def faults(files: dict[str, bytes], article: str, arguments: tuple[str, ...], folder: Path) -> list[str]:
    """Return what is wrong with the run over these files, written to an empty folder; nothing if all is as documented."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    with chdir(folder):
        outcome = run(arguments)
        return [*_manners(outcome), *_content(outcome, article)]


def flood_faults(checker: Checker, data: bytes, name: str, seconds: float) -> Iterator[str]:
    """Yield what is wrong with the report on one large article; it may be refused."""
    start = time.process_time()
    try:
        article = checker.article(data, name)
        report = checker.check_article(article, name)
    except InputError as error:
        if "split it" not in error.message and "front matter" not in error.message:
            yield f"refused: {error}"
        return
    finally:
        spent = time.process_time() - start
        if spent > seconds:
            yield f"{spent:.1f} CPU seconds"
    yield from (str(failure) for failure in report.failures)
    for found in report.diagnostics:
        if article.source[found.start.offset : found.end.offset] != found.excerpt:
            yield f"{found.rule}: {found.excerpt!r} does not stand at {found.start.offset}"


def clean(folder: Path) -> None:
    """Remove all files from a folder and the folders in it."""
    for root, _, names in os.walk(folder):
        for name in names:
            Path(root, name).unlink()


def _manners(outcome: Outcome) -> Iterator[str]:
    if outcome.code not in (0, 1, 2):
        yield f"exit code {outcome.code}"
    if "Traceback" in outcome.err or "internal error" in outcome.err:
        yield outcome.err[:400]
    if outcome.code == 2 and not outcome.err.strip():
        yield "exit code 2 without a word"
    if outcome.seconds > SECONDS:
        yield f"{outcome.seconds:.1f} CPU seconds"


def _content(outcome: Outcome, article: str) -> Iterator[str]:
    if outcome.code == 2 and not outcome.out:
        return
    try:
        said = json.loads(outcome.out)
    except ValueError as error:
        yield f"no JSON: {error}"
        return
    if said["documents"]:
        source = Checker().read(article).source
        for document in said["documents"]:
            if document["path"] == article:
                yield from _findings(document, source)
                yield from _attributions(document, len(source))


def _findings(document: dict[str, Any], source: str) -> Iterator[str]:
    for found in document.get("findings", ()):
        for place in (found, *found["related"]):
            start, end = place["start"]["offset"], place["end"]["offset"]
            if not 0 <= start <= end <= len(source):
                yield f"{found['rule']} at {start} to {end} of {len(source)}"
            elif source[start:end] != place["excerpt"]:
                yield f"{found['rule']}: {place['excerpt']!r} is not {source[start:end]!r}"
        for edit in (edit for fix in found["fixes"] for edit in fix["edits"]):
            if not 0 <= edit["start"] <= edit["end"] <= len(source):
                yield f"{found['rule']}: an edit of {edit['start']} to {edit['end']} of {len(source)}"
    for hushed in document.get("suppressed", ()):
        if not 0 <= hushed["start"]["offset"] <= hushed["end"]["offset"] <= len(source):
            yield f"suppressed outside the file: {hushed}"


def _attributions(document: dict[str, Any], length: int) -> Iterator[str]:
    for attribution in document.get("attributions", ()):
        for part in filter(None, (attribution["source"], attribution["cue"], attribution["content"])):
            for start, end in part["spans"]:
                if not 0 <= start <= end <= length:
                    yield f"a part of an attribution at {start} to {end} of {length}"
