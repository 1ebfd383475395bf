"""Measure loaded language on a set that had no say in the lists: leave one corpus out.

    python bench/transfer.py DATA --scorers DIR [--json FILE]

DATA holds `bias/` as for `quality.py`: annotated sets and, if there is one, `term_evidence.tsv` (lemma, and `<set>_n`, `<set>_marked` for each
set). For each set the lists are made anew as they would be had it not existed: what the other sets speak against is out; what was struck
(`struck.toml`) is in again unless the others speak against it, too. What only the set left out holds is the question: it may be plain English, or be
in the list because somebody read it there. *Lenient* keeps it; *vouched* keeps only terms that people marked in another set, whatever this one says;
*strict* drops what people marked in this set alone and keeps what they passed over: the worst case.

What the record does not tell, so that no figure here is free of it: why a term was struck (all sets were read together), what was thought of and
dropped before the first list was committed, and which set suggested an entry's exceptions, which stay as they are.
"""

import argparse
import csv
import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from bench.plan import BIAS, PERCEIVED
from sayso import Article, Rule, Span, load_pack
from sayso.layers import HITS
from sayso.packs.compiled import PackRule
from sayso.packs.matcher import Automaton
from sayso.testing import article
from sayso_language import sayso_rules as coded_rules

STRUCK = Path(__file__).with_name("struck.toml")
SEEN, SHARE = 3, 0.25  # so many finds elsewhere, of which so few were marked by people, speak against a term
APART = ("house-style", "asymmetry", "slant")
VIEWS = ("as it is", "lenient", "vouched", "strict")


class Find(NamedTuple):
    """Hold a finding: the row it is in, its place, rule and term, and whether people marked a word there."""

    row: str
    place: tuple[int, int]
    rule: str
    key: str
    marked: bool


class Record(NamedTuple):
    """Hold what is known of the terms: finds and marked ones by (term, set), the struck ones, and by lemma the sets that vouch for it."""

    finds: Counter[tuple[str, str]]
    marked: Counter[tuple[str, str]]
    struck: frozenset[str]
    vouched: Mapping[str, frozenset[str]]


def pack_rules(folder: Path) -> list[Rule]:
    """Return the rules for perceived bias, of a copy of the language pack that holds the struck entries, too."""
    import sayso_rules

    shutil.copytree(Path(sayso_rules.__file__).parent / "language", folder)
    entries = STRUCK.read_text(encoding="utf-8").partition("[[entry]]")
    with (folder / "data" / "terms.toml").open("a", encoding="utf-8") as table:
        table.write("\n[[entry]]" + entries[2])
    return [each for each in (*load_pack(folder, cache_folder=folder).rules, *coded_rules()) if each.meta.id.partition(".")[2] not in APART]


def struck() -> frozenset[str]:
    """Return the terms that were struck."""
    import tomllib

    return frozenset(entry["key"] for entry in tomllib.loads(STRUCK.read_text(encoding="utf-8"))["entry"])


def rows(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a set."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def finds(gold: Iterable[Mapping[str, Any]], rules: Sequence[Rule]) -> Iterator[Find]:
    """Yield what the rules find in the rows, each with the term it is from (the rule's id, for rules in Python)."""
    scan = Automaton({each.meta.id: each.meta.literals for each in rules if each.meta.literals}).scan
    for row in gold:
        spans = [(each["start"], each["end"]) for each in row["spans"] if each.get("gold", True)]
        of = article(row["text"]).with_annotators({HITS: scan})
        for each in rules:
            if not each.meta.literals or each.meta.id in of.layer(HITS):
                for key, (start, end) in _of_rule(each, of):
                    yield Find(row["id"], (start, end), each.meta.id, key, any(first < end and start < last for first, last in spans))


def _of_rule(rule: Rule, of: Article) -> Iterator[tuple[str, Span]]:
    if not isinstance(rule, PackRule):
        yield from ((rule.meta.id, finding.span) for finding in rule.check(of))
        return
    for index, finding in rule.trace(of):
        yield _term(rule.entry(index), finding.span.of(of.text).lower()), finding.span


def _term(entry: Mapping[str, Any], said: str) -> str:
    """Return the term of an entry that stands in the text, `said`, in whatever form: many entries hold a whole group of words."""
    terms = entry.get("term") or ()
    several = [terms] if isinstance(terms, str) else list(terms)
    return max(several, key=lambda term: _alike(term.lower(), said), default=str(entry.get("key") or said))


def _alike(one: str, other: str) -> int:
    return next((at for at, (mine, yours) in enumerate(zip(one, other, strict=False)) if mine != yours), min(len(one), len(other)))


def record(found: Mapping[str, Sequence[Find]], evidence: Path) -> Record:
    """Count finds and marks by term and set; read which sets vouch for a lemma."""
    seen = Counter((each.key, name) for name, several in found.items() for each in several)
    marked = Counter((each.key, name) for name, several in found.items() for each in several if each.marked)
    vouched: dict[str, frozenset[str]] = {}
    if evidence.is_file():
        with evidence.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t"):
                vouched[row["lemma"]] = frozenset(name for name in found if int(row.get(f"{name}_marked") or 0))
    return Record(seen, marked, struck(), vouched)


def admitted(key: str, known: Record, left_out: str, view: str) -> bool:
    """Tell whether a term would stand in the lists had a set not existed, as far as the record tells; `as it is`: whether it stands."""
    if view == "as it is":
        return key not in known.struck
    others = [name for name in BIAS if name != left_out]
    seen, marked = (sum(counts[key, name] for name in others) for counts in (known.finds, known.marked))
    if seen >= SEEN and marked < SHARE * seen:
        return False
    vouched = bool(marked or known.vouched.get(key, frozenset()) - {left_out})
    if view == "vouched":
        return vouched
    return view == "lenient" or vouched or bool(seen) or not known.marked[key, left_out]


def score(gold: Path, found: Iterable[Find], scorer: Path, folder: Path) -> dict[str, float]:
    """Return the scorer's figures for findings. Raise `CalledProcessError` if it fails."""
    spans: dict[str, list[Any]] = {row["id"]: [] for row in rows(gold)}
    for each in found:
        spans[each.row].append([*each.place, each.rule, "info"])
    predicted = folder / "predicted.jsonl"
    predicted.write_text("".join(json.dumps({"id": name, "spans": several}) + "\n" for name, several in spans.items()), encoding="utf-8")
    run = subprocess.run([sys.executable, str(scorer), str(gold), str(predicted), *PERCEIVED], capture_output=True, text=True, check=True)
    metrics: dict[str, float] = json.loads(run.stdout)["metrics"]
    return {name: metrics[name] for name in ("span_P", "span_R", "FA_per_1k")}


def measure(data: Path, scorer: Path) -> dict[str, dict[str, dict[str, float]]]:
    """Return by set and view the figures, with how many terms that are found in the set are out or in again."""
    with tempfile.TemporaryDirectory() as made:
        rules = pack_rules(Path(made) / "language")
        found = {name: list(finds(rows(data / f"bias/{name}.dev.jsonl"), rules)) for name in BIAS}
        known = record(found, data / "bias/term_evidence.tsv")
        return {name: {view: _view(name, view, found[name], known, (data, scorer, Path(made))) for view in VIEWS} for name in BIAS}


def _view(name: str, view: str, found: Sequence[Find], known: Record, places: tuple[Path, Path, Path]) -> dict[str, float]:
    data, scorer, folder = places
    keys = {each.key for each in found}
    kept = {key for key in keys if admitted(key, known, name, view)}
    figures = score(data / f"bias/{name}.dev.jsonl", (each for each in found if each.key in kept), scorer, folder)
    return figures | {"out": len(keys - kept - known.struck), "again": len(kept & known.struck)}


def main(arguments: list[str] | None = None) -> int:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--scorers", type=Path, required=True)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args(arguments)
    measured = measure(options.data, options.scorers / "bias.py")
    print("| set left out | view | span P | span R | false alarms per 1,000 neutral words | terms out | in again |\n|---|---|---|---|---|---|---|")
    for name, views in measured.items():
        for view, each in views.items():
            figures = f"{each['span_P']:.2f} | {each['span_R']:.2f} | {each['FA_per_1k']:.1f} | {each['out']} | {each['again']}"
            print(f"| {name.upper()} | {view} | {figures} |")
    if options.json:
        options.json.write_text(json.dumps(measured, indent=2), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
