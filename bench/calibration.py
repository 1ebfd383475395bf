"""Ask whether confidence means something: of the attributions reported so sure, how many do people say are there?

    python bench/calibration.py DATA.jsonl [--gold-cue speech] [--json FILE]

DATA has an article a line: `text`, and `attributions` with `source` and `content` as lists of `[start, end)` in code points. A reported
attribution is right if an annotated one matches it, one to one: content Dice of at least .5 over word tokens, and the sources share a word or
both are missing. With `--gold-cue speech` annotations whose `cue_kind` is another are neither right nor wrong, and nor is what lies on them alone.
"""

import argparse
import json
import re
import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from bench.sheets import load
from sayso.checker import Checker
from sayso.layers import ATTRIBUTIONS
from sayso.records import Attribution

FLOORS = (0.9, 0.8, 0.7, 0.5, 0.3, 0.0)
REPORTED = 0.5  # what `sayso sources` shows
_WORD = re.compile(r"\w+")
Words = frozenset[int]


class Said(NamedTuple):
    """Hold an attribution as the numbers of its word tokens, annotated or reported; `confidence` is 1 for an annotated one."""

    source: Words
    cue: Words
    content: Words
    confidence: float = 1.0


class Bucket(NamedTuple):
    """Hold a range of confidence from `floor` to below `ceiling`: attributions reported in it, how many are right, the mean confidence."""

    floor: float
    ceiling: float
    reported: int
    right: int
    confidence: float


class Judged(NamedTuple):
    """Hold the confidence of a reported attribution and whether it is right."""

    confidence: float
    right: bool


def judge(rows: Iterable[Mapping[str, Any]], gold_cue: str | None = None) -> list[Judged]:
    """Run sayso over the rows and judge every attribution, however unsure. Raise `ValueError` if a row has no annotation."""
    checker = Checker(isolated=True)
    judged: list[Judged] = []
    for row in rows:
        if "attributions" not in row:
            raise ValueError(f"{row.get('id', 'a row')}: no attributions are annotated")
        words = [match.span() for match in _WORD.finditer(row["text"])]
        found = [_said(words, each) for each in checker.article(row["text"].encode("utf-8")).layer(ATTRIBUTIONS)]
        judged += _compare([each for each in found if each.content], *_annotated(words, row["attributions"], gold_cue))
    return judged


def _tokens(words: Sequence[tuple[int, int]], spans: Iterable[Sequence[int]]) -> Words:
    """Return the numbers of the words that lie in the spans, wholly or in part."""
    return frozenset(
        number
        for start, end in spans
        for number in range(bisect_right(words, start, key=lambda word: word[1]), bisect_left(words, end, key=lambda word: word[0]))
    )


def _said(words: Sequence[tuple[int, int]], each: Attribution) -> Said:
    source, cue = each.source.spans if each.source else (), each.cue.spans if each.cue else ()
    return Said(_tokens(words, source), _tokens(words, cue), _tokens(words, each.content), each.confidence)


def _annotated(words: Sequence[tuple[int, int]], given: Iterable[Mapping[str, Any]], gold_cue: str | None) -> tuple[list[Said], list[Said]]:
    """Return the annotations that count, and those that count neither way."""
    counted: list[Said] = []
    aside: list[Said] = []
    for each in given:
        source, cue, content = (_tokens(words, each.get(part) or ()) for part in ("source", "cue", "content"))
        said = Said(source, cue, content)
        (counted if gold_cue is None or each.get("cue_kind", gold_cue) == gold_cue else aside).append(said)
    return counted, aside


def _compare(found: list[Said], counted: list[Said], aside: list[Said]) -> list[Judged]:
    near = _places(counted)
    off = _places(aside)
    found = [each for each in found if (each.content | each.cue) & near or not (each.content | each.cue) & off]
    matched = _match(found, counted)
    return [Judged(each.confidence, number in matched and _same_source(each, counted[matched[number]])) for number, each in enumerate(found)]


def _places(said: Iterable[Said]) -> Words:
    return frozenset().union(*(each.content | each.cue for each in said))


def _same_source(one: Said, other: Said) -> bool:
    return bool(one.source & other.source) or not (one.source or other.source)


def _match(found: Sequence[Said], counted: Sequence[Said]) -> dict[int, int]:
    """Return, for reported attributions by number, the annotated one that is theirs: greedily, those that are shown first, then by likeness."""
    pairs = [
        (one.confidence >= REPORTED, _dice(one.content, other.content), -j, -i) for i, one in enumerate(found) for j, other in enumerate(counted)
    ]
    matched: dict[int, int] = {}
    for _, alike, *places in sorted(pairs, reverse=True):
        j, i = (-place for place in places)
        if alike >= 0.5 and i not in matched and j not in matched.values():
            matched[i] = j
    return matched


def _dice(one: Words, other: Words) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def buckets(judged: Iterable[Judged]) -> list[Bucket]:
    """Return the buckets that have anything, the surest first."""
    judged = list(judged)
    found = []
    for floor, ceiling in zip(FLOORS, (1.01, *FLOORS), strict=False):
        inside = [each for each in judged if floor <= each.confidence < ceiling]
        if inside:
            counts = Counter(each.right for each in inside)
            found.append(Bucket(floor, min(1.0, ceiling), len(inside), counts[True], sum(each.confidence for each in inside) / len(inside)))
    return found


def table(rows: Iterable[Bucket]) -> str:
    """Return the buckets as a Markdown table."""
    lines = ["| confidence | reported | right | share right | mean confidence |", "|---|---|---|---|---|"]
    for row in rows:
        name = f"≥ {row.floor:.1f}" if row.ceiling >= 1 else f"{row.floor:.1f}–{row.ceiling:.1f}"
        shown = "" if row.floor >= REPORTED else " (not shown)"
        lines.append(f"| {name}{shown} | {row.reported} | {row.right} | {row.right / row.reported:.1%} | {row.confidence:.2f} |")
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """Judge, print, write; return 2 if the data cannot be used."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--gold-cue", choices=("speech",))
    parser.add_argument("--json", type=Path)
    options = parser.parse_args(arguments)
    try:
        found = buckets(judge(load(options.data), options.gold_cue))
    except ValueError as error:
        print(f"calibration: {error}", file=sys.stderr)
        return 2
    print(table(found))
    if options.json:
        options.json.write_text(json.dumps([{**each._asdict(), "share": each.right / each.reported} for each in found], indent=2), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
