"""Tell what stands around a story: credit lines at its end, the byline below the headline, the dateline at its start."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.article import Meta
from sayso.text.records import Block
from sayso.text.tables import table

_LONGEST_LINE = 400  # code points: no credit or byline is longer, so nothing longer is matched
_LONGEST_DATELINE = 160
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
    return 0 < len(line) <= _LONGEST_LINE and any(pattern.fullmatch(line) for pattern in _credits())


def byline(line: str) -> str:
    """Return the names in a byline (`Jane Doe and John Roe`), or an empty string if the line is none."""
    line = line.strip()
    if len(line) > _LONGEST_LINE or line[:12].split(" ")[0].lower().rstrip(":") not in _byline_words():
        return ""
    names = next((match["names"].strip() for pattern in _bylines() if (match := pattern.fullmatch(line))), "")
    return "" if re.split(r"\W", names.lower(), maxsplit=1)[0] in _calendar() else names  # `By Tuesday` is no author


@cache
def _calendar() -> frozenset[str]:
    months = table("months")
    return frozenset(word for group in ("months", "weekdays") for word in months.get(group, {}) if word != "origin")


def dateline(paragraph: str) -> str:
    """Return the dateline a paragraph begins with (`TEHRAN, Nov. 3 (Xinhua)`), without its dash, or an empty string."""
    match = _dateline().match(paragraph[:_LONGEST_DATELINE])
    line = match["line"].strip() if match else ""
    return "" if line.lower().replace("’", "'") in _table()["dateline"]["no_place"] else line


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
    return tomllib.loads(files("sayso.readers").joinpath("data", "furniture.toml").read_text(encoding="utf-8"))


def _compiled(entry: Mapping[str, Any]) -> re.Pattern[str]:
    name = _table()["name"]
    words = rf"{name['word']}(?:\s(?:{name['particle']}\s){{0,2}}{name['word']}){{0,5}}"
    names = rf"(?:the\s)?{words}(?:{name['joint']}(?:the\s)?{words}){{0,5}}"
    pattern = entry["pattern"].replace("ROLE", entry.get("role", "")).replace("NAMES", names).replace("NAME", words)
    return re.compile(pattern, re.IGNORECASE if entry.get("ignorecase") else 0)


@cache
def _credits() -> tuple[re.Pattern[str], ...]:
    return tuple(_compiled(entry) for entry in _table()["credit"])


@cache
def _bylines() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(f"(?i:{head}){rest}") for head, rest in (_parted(_compiled(entry).pattern) for entry in _table()["byline"]))


def _parted(pattern: str) -> tuple[str, str]:
    """Part the words before the names, which may be in any case (`BY`, `By`), from the names, which may not."""
    at = pattern.index("(?P<names>")
    return pattern[:at], pattern[at:]


@cache
def _byline_words() -> frozenset[str]:
    return frozenset(word for entry in _table()["byline"] for word in entry["words"])


@cache
def _dateline() -> re.Pattern[str]:
    entry = _table()["dateline"]
    return re.compile(entry["pattern"].replace("CAPS", entry["capitals"]))
