"""Sheets to read, their keys, and the files of verdicts: JSON lines, or tab-separated with a line of heads."""

import csv
import hashlib
import json
import re
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

RUN = 5  # words in a row that are a text's own rather than everybody's
_WORD = re.compile(r"\w+")
_PARAGRAPHS = re.compile(r"\s*\n\s*")


class Item(NamedTuple):
    """Hold one row to read: what the reader sees (context, message, `see`) and what only the key knows."""

    context: str
    message: str
    see: tuple[str, ...]
    decoy: bool
    rule: str
    severity: str
    confidence: float
    article: str


def load(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a file of JSON lines, or of a tab-separated one. Raise `ValueError` if it is neither."""
    try:
        if path.suffix == ".tsv":
            with path.open(encoding="utf-8", newline="") as lines:
                return list(csv.DictReader(lines, delimiter="\t"))
        return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    except (OSError, UnicodeDecodeError, csv.Error, json.JSONDecodeError) as error:
        raise ValueError(f"{path}: {error}") from None


def write_sheet(path: Path, items: Iterable[Item]) -> None:
    """Write what the reader sees, with empty places for verdict and reason."""
    rows = [
        {"number": number, "context": item.context, "message": item.message, "see": list(item.see), "verdict": "", "reason": ""}
        for number, item in enumerate(items, 1)
    ]
    if path.suffix != ".tsv":
        _write_lines(path, rows)
        return
    flat = [{**row, "context": _PARAGRAPHS.sub(" ¶ ", str(row["context"])), "see": " | ".join(map(str, row["see"]))} for row in rows]  # type: ignore[call-overload]
    write_tsv(path, flat)


def write_key(path: Path, items: Iterable[Item], label: str) -> None:
    """Write what the rows are, and hashes of their word runs to tell whether a reason repeats the text. `label` names data and draw."""
    _write_lines(
        path,
        [
            {
                "number": number,
                "row": "decoy" if item.decoy else "finding",
                "rule": item.rule,
                "severity": item.severity,
                "confidence": item.confidence,
                "set": label,
                "article": hashlib.sha256(item.article.encode()).hexdigest()[:12],
                "runs": sorted(runs(item.context)),
            }
            for number, item in enumerate(items, 1)
        ],
    )


def write_tsv(path: Path, rows: list[dict[str, Any]]) -> None:
    """Write rows under a line of heads; tabs and line ends inside a value become spaces."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]) if rows else [], delimiter="\t", lineterminator="\n")
        writer.writeheader()
        writer.writerows({key: " ".join(str(value).split()) for key, value in row.items()} for row in rows)


def runs(text: str) -> set[int]:
    """Return a hash of every run of `RUN` words."""
    words = _WORD.findall(text.casefold())
    return {zlib.crc32(" ".join(words[start : start + RUN]).encode("utf-8", "replace")) for start in range(len(words) - RUN + 1)}


def _write_lines(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
