"""What is known already: a count of each fingerprint for each file, so that only what is new is reported.

The file is JSON with one line a document, so that it merges well:
`{"schema": "sayso/baseline/1", "documents": {"a.md": {"<fingerprint>": 1}}}`; paths are relative to its folder, with forward slashes.
A document whose path is not in it is taken for the renamed one that shares most of its findings (half of them at least).
"""

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from sayso.errors import ConfigError
from sayso.finding import Diagnostic, DocumentReport, Report

SCHEMA = "sayso/baseline/1"
Known = Mapping[str, Counter[str]]


def write(path: Path, report: Report) -> None:
    """Write what the report holds as the baseline. Raise `ConfigError` if the file cannot be written."""
    documents = {_relative(document.path, path): _counts(document.diagnostics) for document in report.documents if document.diagnostics}
    lines = [f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps(dict(sorted(documents[name].items())))}" for name in sorted(documents)]
    text = f'{{"schema": "{SCHEMA}", "documents": {{\n' + ",\n".join(lines) + "\n}}\n"
    try:
        path.write_text(text, encoding="utf-8", errors="surrogatepass", newline="\n")
    except OSError as error:
        raise ConfigError(f"the baseline cannot be written: {error.strerror}", path=str(path)) from None


def read(path: Path) -> Known:
    """Return the counts by document. Raise `ConfigError` if there is no such file or it is no baseline."""
    try:
        value = json.loads(path.read_text(encoding="utf-8", errors="surrogatepass"))
        if value["schema"] != SCHEMA:
            raise ConfigError(f"this is no baseline that this version can read (schema {value['schema']!r})", path=str(path))
        return {str(name): Counter({str(key): int(number) for key, number in counts.items()}) for name, counts in value["documents"].items()}
    except OSError as error:
        raise ConfigError(f"the baseline cannot be read: {error.strerror}", path=str(path)) from None
    except json.JSONDecodeError as error:
        raise ConfigError(f"the baseline is not JSON: {error.msg}", path=str(path), line=error.lineno) from None
    except (KeyError, TypeError, ValueError, AttributeError):
        raise ConfigError(f"the baseline is not as `--write-baseline` writes it ({SCHEMA})", path=str(path)) from None


def only_new(report: Report, known: Known, baseline: Path) -> tuple[Report, int]:
    """Return the report without the findings that are known, and how many were."""
    names = [_relative(document.path, baseline) for document in report.documents]
    origins = _origins(report.documents, names, known)
    documents = tuple(_without(document, known.get(origins[name], Counter())) for name, document in zip(names, report.documents, strict=True))
    return report._replace(documents=documents), _number(report.documents) - _number(documents)


def _without(document: DocumentReport, known: Counter[str]) -> DocumentReport:
    left = Counter(known)
    new = []
    for found in document.diagnostics:
        if left[found.fingerprint] > 0:
            left[found.fingerprint] -= 1
        else:
            new.append(found)
    return document._replace(diagnostics=tuple(new))


def _origins(documents: Iterable[DocumentReport], names: list[str], known: Known) -> dict[str, str]:
    """Return the name in the baseline for each document: its own, or that of the file it was renamed from."""
    gone = [name for name in known if name not in set(names)]
    origins = {}
    for name, document in zip(names, documents, strict=True):
        origins[name] = name if name in known else _renamed(_counts(document.diagnostics), gone, known) or name
        if origins[name] in gone:
            gone.remove(origins[name])
    return origins


def _renamed(counts: Counter[str], gone: list[str], known: Known) -> str | None:
    if not counts:
        return None
    shared = [((counts & known[name]).total(), name) for name in gone]
    best, name = max(shared, default=(0, ""))
    return name if best and best * 2 >= counts.total() else None


def _counts(diagnostics: Iterable[Diagnostic]) -> Counter[str]:
    return Counter(found.fingerprint for found in diagnostics)


def _number(documents: Iterable[DocumentReport]) -> int:
    return sum(len(document.diagnostics) for document in documents)


def _relative(path: str, baseline: Path) -> str:
    return os.path.relpath(path, baseline.parent).replace(os.sep, "/")
