"""Verdicts on a sheet: joined with its key, counted, and kept without any text of the articles."""

import math
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from bench.sheets import load, runs, write_tsv

VERDICTS = ("good", "noise")


class Judged(NamedTuple):
    """Hold a row that was read: which one, what it was, and what the reader said (`verdict` is empty if nothing)."""

    number: int
    row: str
    rule: str
    set: str
    article: str
    verdict: str
    reason: str


def read_verdicts(verdicts: Path, key: Path) -> list[Judged]:
    """Return the rows of the key with the verdicts on them.

    Raise `ValueError` for a verdict that is none, a number that is not in the key or comes twice, and a reason that repeats the text.
    """
    given: dict[int, dict[str, Any]] = {}
    for row in load(verdicts):
        number = int(row["number"])
        if number in given:
            raise ValueError(f"{verdicts}: row {number} is judged twice")
        given[number] = row
    known = {int(row["number"]): row for row in load(key)}
    if strange := sorted(set(given) - set(known)):
        raise ValueError(f"{verdicts}: not in the key: {', '.join(map(str, strange))}")
    return [_judged(row, given.get(number, {})) for number, row in known.items()]


def _judged(key: dict[str, Any], given: dict[str, Any]) -> Judged:
    verdict, reason = (str(given.get(name) or "").strip() for name in ("verdict", "reason"))
    if verdict.lower() not in ("", *VERDICTS):
        raise ValueError(f"row {key['number']}: {verdict!r} is not a verdict: {' or '.join(VERDICTS)}")
    if runs(reason) & set(key["runs"]):
        raise ValueError(f"row {key['number']}: the reason repeats the article's words: put it in words of your own")
    return Judged(int(key["number"]), key["row"], key["rule"], key["set"], key["article"], verdict.lower(), " ".join(reason.split()))


def table(judged: Iterable[Judged]) -> str:
    """Return, as a Markdown table, how many were read and found good, of each rule, of all, and of the decoys."""
    judged = list(judged)
    found = [each for each in judged if each.row == "finding"]
    groups = [(rule, [each for each in found if each.rule == rule]) for rule in sorted({each.rule for each in found})]
    if len(groups) > 1:
        groups.append(("all rules", found))
    groups.append(("decoys", [each for each in judged if each.row == "decoy"]))
    return "\n".join(["| rule | read | good | share | 95 % interval |", "|---|---|---|---|---|", *(_line(name, rows) for name, rows in groups)])


def _line(name: str, rows: list[Judged]) -> str:
    read = [each for each in rows if each.verdict]
    good = sum(each.verdict == "good" for each in read)
    unread = f" ({len(rows) - len(read)} not)" if len(read) < len(rows) else ""
    if not read:
        return f"| {name} | 0{unread} | | | |"
    low, high = interval(good, len(read))
    return f"| {name} | {len(read)}{unread} | {good} | {good / len(read):.0%} | {low:.0%}–{high:.0%} |"


def interval(good: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """Return the 95 % interval of a share by Wilson's method (Journal of the American Statistical Association 22, 1927)."""
    share, spread = good / total, z * z / total
    middle = (share + spread / 2) / (1 + spread)
    reach = z / (1 + spread) * math.sqrt(share * (1 - share) / total + spread / (4 * total))
    return max(0.0, middle - reach), min(1.0, middle + reach)


def kept(judged: Iterable[Judged], folder: Path, day: date) -> Iterator[Path]:
    """Write what was judged to a file for each rule, without text; yield the paths. A second reading of the same draw replaces the first."""
    folder.mkdir(parents=True, exist_ok=True)
    read = [each for each in judged if each.verdict]
    for rule in sorted({each.rule for each in read}):
        rows = [_row(each) for each in read if each.rule == rule]
        path = folder / f"{day.isoformat()}-{rule}.tsv"
        earlier = load(path) if path.exists() else []
        write_tsv(path, [*(row for row in earlier if row["data set"] != rows[0]["data set"]), *rows])
        yield path


def _row(each: Judged) -> dict[str, str]:
    return {"data set": each.set, "article": each.article, "rule": each.rule, "row": each.row, "verdict": each.verdict, "reason": each.reason}
