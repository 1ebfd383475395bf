"""Tell what stands around a story: credit lines at its end, the byline below the headline, the dateline at its start."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from sayso.article import Meta
from sayso.store import tables
from sayso.text.records import Block
from sayso.text.tables import table

_LONGEST_LINE = 400  # code points: no credit or byline is longer, so nothing longer is matched
_LONGEST_DATELINE = 160
_START = re.compile(r"([(\[]?)\s*(\w+|[^\w\s])")
_DASH = re.compile(r"(?:\s(?:--?|–)|—|:)\s")  # what every dateline ends with
_TOP_BLOCKS = 4  # headline, standfirst and the byline stand within these


def furnish(text: str, blocks: list[Block], meta: Meta) -> tuple[tuple[Block, ...], Meta]:
    """Return the blocks with bylines and closing credit lines told apart, and `meta` with byline and dateline if it had none.

    A text of a single block stays what it is: something must be left to check.
    """
    if len(blocks) < 2:
        return tuple(blocks), _with_dateline(text, blocks, meta)
    found = blocks.copy()
    meta = _take_byline(text, found, meta)
    _take_credits(text, found)
    return tuple(found), _with_dateline(text, found, meta)


def is_credit(line: str) -> bool:
    """Tell whether a paragraph is nothing but a credit line."""
    line = line.strip()
    return any(_compiled("credit", number).fullmatch(line) for number in _fitting("credit", line))


def byline(line: str) -> str:
    """Return the names in a byline (`Jane Doe and John Roe`), or an empty string if the line is none."""
    line = line.strip()
    matches = (_compiled("byline", number).fullmatch(line) for number in _fitting("byline", line))
    names = next((match["names"].strip() for match in matches if match), "")
    return "" if re.split(r"\W", names.lower(), maxsplit=1)[0] in _calendar() else names  # `By Tuesday` is no author


def dateline(paragraph: str) -> str:
    """Return the dateline a paragraph begins with (`TEHRAN, Nov. 3 (Xinhua)`), without its dash, or an empty string."""
    head = paragraph[:_LONGEST_DATELINE]
    match = _dateline().match(head) if _DASH.search(head) else None
    line = match["line"].strip() if match else ""
    return "" if line.lower().replace("’", "'") in _table()["dateline"]["no_place"] else line


def _fitting(kind: str, line: str) -> list[int]:
    """Return the numbers of the patterns that a line which begins so may match; the others are not even compiled."""
    start = _START.match(line) if len(line) <= _LONGEST_LINE else None
    if start is None:
        return []
    bracket, word = start.groups()
    starts = _starts(kind)
    return sorted({*starts.get(word.lower(), ()), *starts.get(bracket, ())})


@cache
def _starts(kind: str) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for number, entry in enumerate(_table()[kind]):
        for start in entry["starts"]:
            found[start] = (*found.get(start, ()), number)
    return found


@cache
def _calendar() -> frozenset[str]:
    months = table("months")
    return frozenset(word for group in ("months", "weekdays") for word in months.get(group, {}) if word != "origin")


def _take_byline(text: str, blocks: list[Block], meta: Meta) -> Meta:
    for index, block in enumerate(blocks[:_TOP_BLOCKS]):
        if block.kind not in {"headline", "paragraph", "standfirst", "subhead", "caption"}:
            break
        if block.kind in {"paragraph", "standfirst", "subhead"} and (names := byline(block.span.of(text))):
            blocks[index] = Block("credit", block.span)
            return meta if meta.byline else meta._replace(byline=names)
    return meta


def _take_credits(text: str, blocks: list[Block]) -> None:
    for index in range(len(blocks) - 1, 0, -1):
        block = blocks[index]
        if block.kind not in {"paragraph", "credit"} or (block.kind == "paragraph" and not is_credit(block.span.of(text))):
            return
        blocks[index] = Block("credit", block.span)


def _with_dateline(text: str, blocks: list[Block], meta: Meta) -> Meta:
    if meta.dateline:
        return meta
    span = next((block.span for block in blocks if block.kind == "paragraph"), None)
    line = dateline(text[span.start : min(span.end, span.start + _LONGEST_DATELINE)]) if span else ""
    return meta._replace(dateline=line) if line else meta


@cache
def _table() -> Mapping[str, Any]:
    found: Mapping[str, Any] = tables(Path(__file__).with_name("data"))["furniture"]
    return found


@cache
def _compiled(kind: str, number: int) -> re.Pattern[str]:
    entry = _table()[kind][number]
    name = _table()["name"]
    words = rf"{name['word']}(?:\s(?:{name['particle']}\s){{0,2}}{name['word']}){{0,5}}"
    names = rf"(?:the\s)?{words}(?:{name['joint']}(?:the\s)?{words}){{0,5}}"
    pattern = entry["pattern"].replace("ROLE", entry.get("role", "")).replace("NAMES", names).replace("NAME", words)
    return re.compile(pattern, re.IGNORECASE if entry.get("ignorecase") else 0)


@cache
def _dateline() -> re.Pattern[str]:
    entry = _table()["dateline"]
    return re.compile(entry["pattern"].replace("CAPS", entry["capitals"]))
