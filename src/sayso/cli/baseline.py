"""What is known already: a count of each finding for each file, so that only what is new is reported.

The file is JSON with one line a document, so that it merges well:
`{"schema": "sayso/baseline/2", "documents": {"a.md": {"<rule>": {"<fingerprint>": 1}}}}`; paths are relative to its folder, with forward
slashes. (The first schema had no rules.) A document whose path is not in it is taken for one that was renamed: see `origins`.
"""

import json
import os
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from sayso.checker.spool import collected
from sayso.cli.origins import origins
from sayso.cli.streams import write_file
from sayso.engine.fingerprint import Names
from sayso.errors import ConfigError
from sayso.finding import Baseline, Diagnostic, DocumentReport, Fixed, Report

SCHEMA = "sayso/baseline/2"
_FIRST = "sayso/baseline/1"
_HALVES = re.compile("[\ud800-\udfff]")  # in the name of a file that is not UTF-8
_STORIES = 3  # findings of one rule about one story
_Counts = Counter[str]


class Known(NamedTuple):
    """Hold a baseline: its file, the counts of fingerprints by document, and the rule of each fingerprint (none in an old file)."""

    path: Path
    documents: dict[str, _Counts]
    rules: dict[str, str]

    def name(self, path: str) -> str:
        """Return what the baseline calls a file."""
        return os.path.relpath(path, self.path.parent).replace(os.sep, "/")

    def file(self, name: str) -> str:
        """Return where a file of the baseline is, from here."""
        return os.path.normpath(os.path.join(self.path.parent, name))  # noqa: PTH118 - a text for people

    def stories(self) -> set[str]:
        """Return the fingerprints that findings about the whole story have, whatever the story."""
        names = Names()
        return {names.next(rule, "") for rule in set(self.rules.values()) for _ in range(_STORIES)}

    def moved(self, path: Path) -> "Known":
        """Return the same to be written to another file."""
        there = Known(path, {}, self.rules)
        there.documents.update((there.name(self.file(name)), counts) for name, counts in self.documents.items())
        return there


def of(path: Path, report: Report) -> Known:
    """Return the baseline of everything that the report holds."""
    known = Known(path, {}, {})
    for document in report.documents:
        if document.diagnostics:
            known.documents[known.name(document.path)] = _counts(document.diagnostics)
            known.rules.update((found.fingerprint, found.rule) for found in document.diagnostics)
    return known


def write(known: Known) -> None:
    """Write a baseline to its file. Raise `ConfigError` if that cannot be done."""
    lines = (f"  {_text(name)}: {_text(_by_rule(known, counts))}" for name, counts in sorted(known.documents.items()) if counts)
    text = f'{{"schema": "{SCHEMA}", "documents": {{\n' + ",\n".join(lines) + "\n}}\n"
    write_file(known.path, lambda out, _: _put(out, text), what="baseline")


def _put(out: TextIO, text: str) -> None:
    out.write(text)


def _text(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return json.dumps(value) if _HALVES.search(text) else text


def _by_rule(known: Known, counts: _Counts) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for fingerprint, number in sorted(counts.items(), key=lambda each: (known.rules.get(each[0], ""), each[0])):
        found.setdefault(known.rules.get(fingerprint, ""), {})[fingerprint] = number
    return found


def read(path: Path) -> Known:
    """Return the baseline in a file. Raise `ConfigError` if there is no such file or it is no baseline."""
    try:
        value = json.loads(path.read_text(encoding="utf-8-sig", errors="surrogatepass"))
        return _read(path, value["schema"], value["documents"])
    except OSError as error:
        raise ConfigError(f"the baseline cannot be read: {error.strerror}", path=str(path)) from None
    except json.JSONDecodeError as error:
        raise ConfigError(f"the baseline is not JSON: {error.msg}", path=str(path), line=error.lineno) from None
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError):
        raise ConfigError(f"the baseline is not as `--write-baseline` writes it ({SCHEMA})", path=str(path)) from None


def _read(path: Path, schema: str, documents: Mapping[str, Any]) -> Known:
    if schema not in (SCHEMA, _FIRST):
        raise ConfigError(f"this is no baseline that this version can read (schema {schema!r})", path=str(path))
    known = Known(path, {}, {})
    for name, value in documents.items():
        rules = {"": value} if schema == _FIRST else value
        known.documents[name] = Counter({key: int(number) for counts in rules.values() for key, number in counts.items()})
        known.rules.update((key, rule) for rule, counts in rules.items() if rule for key in counts)
    return known


class Comparison:
    """Part what is new from what is known; `report` is the one with the new findings alone, `kept` the baseline without what is fixed.

    `ran` are the rules that could find something again; None if not all of the baseline's findings would be shown, so that none can be told
    to be fixed. What is known of a file that was not checked stays known as long as the file is there. One that is gone may have another name
    among the articles that this run leaves out: it stays known, too, unless it was in one of the folders that are checked whole (`within`;
    None: everything was).
    """

    __slots__ = ("_fixed", "_held", "_known", "_ran", "_within", "kept", "report")

    def __init__(self, report: Report, known: Known, *, ran: Collection[str] | None, within: Collection[str] | None = None) -> None:
        self._within = None if within is None else [os.path.abspath(folder) for folder in within]  # noqa: PTH100
        self._known = known
        self._ran = ran
        self._held = 0
        self._fixed: list[Fixed] = []
        self.kept = Known(known.path, {}, known.rules)
        names, fresh, gone = _moved(report.documents, known)
        origin = origins(fresh, gone, known.stories())
        taken = set(origin.values())
        for name in known.documents.keys() - names - taken:
            self._missing(name)
        origin = {name: name for name in names - taken} | origin
        documents = collected(self._new(document, origin) for document in report.documents)
        held = Baseline(str(known.path), self._held, tuple(sorted(self._fixed)))
        self.report = report._replace(documents=documents, baseline=held)

    def _new(self, document: DocumentReport, origin: Mapping[str, str]) -> DocumentReport:
        """Return the document without what is known of it; note what is fixed and what is kept."""
        name = self._known.name(document.path)
        known = self._known.documents.get(origin.get(name, ""), _NOTHING)
        if not known:
            return document
        left = Counter(known)
        new = tuple(found for found in document.diagnostics if not _take(left, found.fingerprint))
        self._held += len(document.diagnostics) - len(new)
        failed = {failure.rule for failure in document.failures}
        fixed = {each for each in +left if self._found_again(each, failed)}
        self._note(document.path, left - Counter(each.fingerprint for each in document.suppressed), fixed)
        self.kept.documents[name] = Counter({each: number - left[each] * (each in fixed) for each, number in known.items()}) if fixed else known
        return document._replace(diagnostics=new)

    def _missing(self, name: str) -> None:
        """Note a file that was not checked: it was deleted, or it is not what this run is about."""
        path, counts = self._known.file(name), self._known.documents[name]
        if self._ran is None or os.path.lexists(path) or not self._in_reach(path):
            self.kept.documents[name] = counts
        else:
            self._note(path, counts, counts.keys())

    def _in_reach(self, path: str) -> bool:
        """Tell whether the file would have been checked if it were still there."""
        place = os.path.abspath(path)  # noqa: PTH100 - links are names like others
        return self._within is None or any(place.startswith(os.path.join(folder, "")) for folder in self._within)  # noqa: PTH118

    def _found_again(self, fingerprint: str, failed: Collection[str | None]) -> bool:
        """Tell whether the finding would have been found again if it were still there."""
        rule = self._known.rules.get(fingerprint, "")
        return self._ran is not None and rule not in failed and (not rule or rule in self._ran)

    def _note(self, path: str, counts: _Counts, fixed: Collection[str]) -> None:
        self._fixed += (Fixed(path, self._known.rules.get(each, ""), each, number) for each, number in counts.items() if each in fixed and number > 0)


_NOTHING: _Counts = Counter()


def _take(left: _Counts, fingerprint: str) -> bool:
    if left[fingerprint] <= 0:
        return False
    left[fingerprint] -= 1
    return True


def _moved(documents: Iterable[DocumentReport], known: Known) -> tuple[set[str], dict[str, _Counts], dict[str, _Counts]]:
    """Return what the baseline calls the documents, those of them that it does not know, and what it knows that is not there any more.

    A document that has nothing of what is known under its path may be another one that has the name now.
    """
    names: set[str] = set()
    fresh: dict[str, _Counts] = {}
    stayed: set[str] = set()
    for document in documents if known.documents else ():
        name, counts = known.name(document.path), _counts(document.diagnostics)
        names.add(name)
        if name in known.documents and (counts & known.documents[name] or not known.documents[name]):
            stayed.add(name)
        elif counts:
            fresh[name] = counts
    return names, fresh, {name: counts for name, counts in known.documents.items() if name not in stayed}


def _counts(diagnostics: Iterable[Diagnostic]) -> _Counts:
    return Counter(found.fingerprint for found in diagnostics)
