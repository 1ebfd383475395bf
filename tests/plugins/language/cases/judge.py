"""Read the cases beside this file and judge what the rules make of each, for every side that may fill its gaps.

`flag` names what must be found, rule and word, and its level where that matters: "house-style: regime = warning". Either of several rules will do
("doubt|house-style: so-called"). Everything else that is found is a fault, but for what `may` be found.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from sayso import Diagnostic, Rule, load_pack
from sayso.engine import Active, Engine, Policy
from sayso.packs.matcher import Automaton
from sayso.readers import read_bytes
from sayso_language import sayso_rules

FOLDER = Path(__file__).resolve().parent
WHOLE_STORY = frozenset(("language.asymmetry", "language.slant"))  # they have tests of their own


class Case(NamedTuple):
    """Hold a Markdown source and what must and may be found in it; `fails` says why the rules get it wrong, if they do."""

    id: str
    bullet: str
    about: str
    text: str
    sides: str
    flag: tuple[str, ...]
    may: tuple[str, ...]
    fails: str


class Wanted(NamedTuple):
    """Hold one finding as an editor would put it; `level` is empty where any will do."""

    rules: frozenset[str]
    word: str
    level: str


def cases() -> list[Case]:
    """Return all cases, file by file, numbered within their bullet."""
    tables = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml"))]
    return [_case(row, table["bullet"], number) for table in tables if "case" in table for number, row in enumerate(table["case"], 1)]


def _case(row: Mapping[str, object], bullet: str, number: int) -> Case:
    flag, may = (tuple(row.get(name, ())) for name in ("flag", "may"))
    text = str(row["text"]).lstrip("\n")
    return Case(f"{bullet}-{number:03}", bullet, str(row["about"]), text, str(row.get("sides", "")), flag, may, str(row.get("fails", "")))


@cache
def rows() -> dict[str, list[dict[str, str]]]:
    """Return the sides that may fill the gaps, table by table."""
    return dict(tomllib.loads((FOLDER / "sides.toml").read_text(encoding="utf-8"))["sides"])


def faults(case: Case) -> list[str]:
    """Return what is missed and what is wrong, for each side by itself."""
    return [fault for row in rows().get(case.sides, [{}]) for fault in _faults(case, row)]


def _faults(case: Case, row: Mapping[str, str]) -> Iterator[str]:
    text = case.text.format(**row)
    left = [(each.rule.removeprefix("language."), each.excerpt, each.severity.name.lower()) for each in found(text)]
    for line in case.flag:
        wanted = _wanted(line.format(**row))
        hit = next((each for each in left if _fits(wanted, each)), None)
        if hit is None:
            yield f"missed {line.format(**row)} in {text!r}: {left}"
        else:
            left.remove(hit)
    allowed = [_wanted(line.format(**row)) for line in case.may]
    yield from (f"wrong {each} in {text!r}" for each in left if not any(_fits(line, each) for line in allowed))


def _wanted(line: str) -> Wanted:
    rules, _, rest = line.partition(": ")
    word, _, level = rest.partition(" = ")
    return Wanted(frozenset(rules.split("|")), word.lower(), level)


def _fits(wanted: Wanted, hit: Sequence[str]) -> bool:
    rule, words, level = hit
    return rule in wanted.rules and (wanted.word in words.lower() or words.lower() in wanted.word) and wanted.level in ("", level)


def found(text: str) -> list[Diagnostic]:
    """Return what the family reports in a Markdown source, every rule of it on but those that look at the whole story."""
    report = engine().run(read_bytes(text.encode(), name="case.md", encoding=None))
    assert not report.failures
    return list(report.diagnostics)


@cache
def engine() -> Engine:
    """Return the engine with the family's rules; loading the words takes the time."""
    pack = load_pack(Path(str(files("sayso_rules"))) / "language")
    chosen: list[Rule] = [rule for rule in (*pack.rules, *sayso_rules()) if rule.meta.id not in WHOLE_STORY]
    literals = {rule.meta.id: rule.meta.literals for rule in chosen if rule.meta.literals}
    policy = Policy(frozenset(rule.meta.id for rule in chosen), min_confidence=0.0, language="en", forced=True, scan=Automaton(literals).scan)
    return Engine([Active(rule, rule.meta.id, rule.meta.severity, "test") for rule in chosen], policy)
