"""Run one hostile input through the whole program, in every format at once, and say what is wrong with what it does."""

import io
import json
import os
import signal
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple

from sayso.checker import Checker
from sayso.cli import main
from sayso.errors import InputError

SECONDS = 5.0  # CPU, for inputs of some kilobytes; most take hundredths
HANG = 20.0  # CPU seconds after which a run is ended
MEGABYTES = 500
REPORTS: Mapping[str, Callable[[str], Any]] = {
    "sarif": json.loads,
    "gitlab": json.loads,
    "rdjsonl": lambda text: [json.loads(line) for line in text.split("\n") if line],
    "junit": ET.fromstring,
    "checkstyle": ET.fromstring,
    "html": lambda text: text.index("</html>"),
    "github": lambda text: text,
    "text": lambda text: text,
}
"""Formats and what reads them; JSON is on standard output."""


class Hang(BaseException):
    """A run that did not end."""


class Outcome(NamedTuple):
    """Hold what a run left: exit code, standard output and error, and its CPU seconds."""

    code: int
    out: str
    err: str
    seconds: float


def run(arguments: tuple[str, ...]) -> Outcome:
    """Run a command in this process. Raise `Hang` if it does not end."""
    out, err = io.StringIO(), io.StringIO()
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, HANG)
    start = time.process_time()
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = main(list(arguments))
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return Outcome(code, out.getvalue(), err.getvalue(), time.process_time() - start)


def _stop(_signal: int, _frame: Any) -> None:
    raise Hang


def faults(files: dict[str, bytes], article: str, arguments: tuple[str, ...], folder: Path) -> list[str]:
    """Return what is wrong with the run over these files, written to an empty folder; nothing if all is as documented."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    every = [flag for name in REPORTS for flag in ("--report", f"{name}={name}.out")] if arguments[0] == "check" else []
    with chdir(folder):
        outcome = run((*arguments, *every))
        return [*_manners(outcome), *_content(outcome, article), *_reports(outcome), *_untouched(files[article], article, arguments)]


def _reports(outcome: Outcome) -> Iterator[str]:
    """Yield the formats that cannot be read, or that say another number of findings than JSON."""
    for name, read in REPORTS.items():
        path = Path(f"{name}.out")
        if path.exists():
            text = path.read_text(encoding="utf-8")
            try:
                number = NUMBER[name](read(text)) if name in NUMBER else None
            except (ValueError, ET.ParseError) as error:
                yield f"{name}: {error}"
                continue
            wanted = sum(len(each["findings"]) for each in json.loads(outcome.out)["documents"])
            if number is not None and number != wanted:
                yield f"{name}: {number} of {wanted} findings"


NUMBER: Mapping[str, Callable[[Any], int]] = {
    "sarif": lambda log: sum("suppressions" not in each for each in log["runs"][0]["results"]),
    "gitlab": lambda value: sum(each["severity"] != "blocker" for each in value),
    "rdjsonl": lambda value: sum("range" in each["location"] for each in value),
    "junit": lambda root: len(list(root.iter("failure"))),
}
"""How many findings a format tells of."""


def _untouched(data: bytes, article: str, arguments: tuple[str, ...]) -> Iterator[str]:
    """Yield what is wrong with the article's file after the run: only `--fix` may change it, and never so that it is no article any more."""
    left = Path(article).read_bytes()
    if left != data and "--fix" not in arguments:
        yield f"{article} was changed"
    if left != data:
        Checker().read(article)


def peak() -> float:
    """Return the most megabytes this process held at once since `forget_peak`."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def forget_peak() -> None:
    """Let `peak` begin anew. Raise `OSError` where the system has no such thing."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


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
