"""Measure sayso as a whole process beside its peers on the same articles in one run.

    python bench/speed.py [--articles DIR | --count N] [--repeat 5] [--json FILE] [--budget] [--scaling] [--all] [--tools DIR]

CPU seconds (user + system) of the process and its children are the primary figure, medians over runs; peers that are not installed are named
and left out. `--budget` fails when sayso falls behind the limits in `BUDGET`, all of them ratios to proselint in the same run.
`--all` adds Vale, Harper, textlint and spaCy, each once over the first `FEW` articles, for they are slow; `--tools` names folders that tools are
installed in (programs, or npm's packages). `--scaling` adds how sayso's cost grows with terms and length, and what a second process gains (give
it 1,000 articles and a quiet machine).
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from bench import scaling
from bench.corpus import words, write_articles
from bench.peers import FIXED, MORE, Peer, peers

# At least, and at most, so many times proselint's in the same run. On a quiet machine they are 1.16 and 2.0, on a busy one 1.0 to 1.1 and up to 2.1.
BUDGET = {"throughput": 1.0, "cold start": 2.3}
FEW = 20
BIN = Path(sys.executable).parent
CHECK = ["check", "--fail-on", "never", "--no-cache", "--format", "json"]
# With this variable set, Python compiles every module that was installed without its bytecode anew at each start, and we would measure that.
# Nobody's newsroom runs so; it is left out of the environment of every tool alike.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Cost(NamedTuple):
    """Hold what one run of a process cost: CPU and wall seconds, peak resident megabytes."""

    cpu: float
    wall: float
    peak: float


def run(command: list[str], cwd: str, good: Sequence[int] = (0, 1)) -> Cost:
    """Run a command to its end and return its cost; raise `RuntimeError` if it died of a signal, could not start, or did not do its work."""
    with tempfile.TemporaryFile() as sink, tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, env=ENVIRONMENT, stdout=sink, stderr=said, stdin=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in good:
            said.seek(0)
            told = said.read(500).decode("utf-8", "replace")
            raise RuntimeError(f"{' '.join(command[:4])[:100]} … ended with {process.returncode}: {told}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def median(costs: list[Cost]) -> Cost:
    """Return the median of each column."""
    return Cost(*(statistics.median(column) for column in zip(*costs, strict=True)))


def measure(folder: Path, repeat: int, found: dict[str, Peer]) -> dict[str, dict[str, Any]]:
    """Return, for each tool, the cost of one article and of all articles in `folder`; the tools take turns so that noise hits all alike."""
    files = sorted(str(path) for path in folder.glob("*.txt"))
    fixed = [name for name in FIXED if name in found]
    slow = [name for name in MORE if name in found]
    for name in found:
        run([*found[name].command, files[0]], str(folder), found[name].good)  # warm the file cache and the compiled packs
    cold: dict[str, list[Cost]] = {name: [] for name in found}
    bulk: dict[str, list[Cost]] = {name: [] for name in found}
    for turn in range(3 * repeat):  # a start is short, and its median wants more runs to hold still
        for name in fixed if turn >= repeat else found:
            cold[name].append(run([*found[name].command, files[0]], str(folder), found[name].good))
    for _ in range(repeat):
        for name in fixed:
            bulk[name].append(run([*found[name].command, *files], str(folder), found[name].good))
    for name in slow:
        bulk[name].append(run([*found[name].command, *files[:FEW]], str(folder), found[name].good))
    return {name: _row(cold[name], bulk[name], words(files[:FEW] if name in slow else files)) for name in found}


def _row(cold: list[Cost], bulk: list[Cost], number: int) -> dict[str, Any]:
    return {"cold": median(cold)._asdict(), "many": median(bulk)._asdict(), "words": number, "words_per_cpu_second": number / median(bulk).cpu}


def growth(folder: Path, repeat: int) -> scaling.Growth:
    """Return how sayso's cost grows. Raise `RuntimeError` if it fails."""

    def cost(flags: list[str]) -> Cost:
        return run([str(BIN / "sayso"), *CHECK, *flags], str(folder))

    return scaling.Growth(
        scaling.terms(lambda flags: cost(["--jobs", "1", *flags]).cpu, folder, repeat),
        scaling.document(folder, repeat),
        scaling.processes(lambda flags: cost(flags).wall, folder, repeat),
    )


def table(rows: dict[str, dict[str, Any]]) -> str:
    """Return the figures as a Markdown table."""
    lines = ["| tool | one article: CPU s / MB | many: words a CPU second | of sayso's | peak MB | words |", "|---|---|---|---|---|---|"]
    for name, row in rows.items():
        cold, many, fast = row["cold"], row["many"], row["words_per_cpu_second"]
        share = f"{fast / rows['sayso']['words_per_cpu_second']:.2f}"
        lines.append(f"| {name} | {cold['cpu']:.2f} / {cold['peak']:.0f} | {fast:,.0f} | {share} | {many['peak']:.0f} | {row['words']:,} |")
    return "\n".join(lines)


def over_budget(rows: dict[str, dict[str, Any]]) -> list[str]:
    """Return a sentence for each limit that is broken."""
    if "proselint" not in rows:
        return ["proselint is not installed, so the speed budget cannot be measured: pip install proselint"]
    ours, theirs = rows["sayso"], rows["proselint"]
    fast = ours["words_per_cpu_second"] / theirs["words_per_cpu_second"]
    cold = ours["cold"]["cpu"] / theirs["cold"]["cpu"]
    broken = []
    if fast < BUDGET["throughput"]:
        broken.append(f"many articles: {fast:.2f} times proselint's words a CPU second, the budget is at least {BUDGET['throughput']}")
    if cold > BUDGET["cold start"]:
        broken.append(f"cold start: {cold:.2f} times proselint's CPU seconds, the budget is at most {BUDGET['cold start']}")
    return broken


def main() -> int:
    """Measure, print, and judge if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, help="a folder of .txt articles (default: made from the repository's own stories)")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--budget", action="store_true")
    parser.add_argument("--scaling", action="store_true")
    parser.add_argument("--all", action="store_true", help="Vale, Harper, textlint and spaCy, too")
    parser.add_argument("--tools", type=Path, action="append", default=[], metavar="DIR", help="a folder that tools are installed in")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made, tempfile.TemporaryDirectory() as scratch:
        folder = options.articles or Path(made)
        if not options.articles:
            write_articles(folder, options.count)
        rows = measure(folder.resolve(), options.repeat, peers(options.tools, Path(scratch), more=options.all))
        grown = growth(folder.resolve(), max(1, options.repeat // 2)) if options.scaling else None
        articles = len(list(folder.glob("*.txt")))
    print(table(rows))
    if grown:
        print(scaling.table(grown, articles))
    for name in (*FIXED, *MORE) if options.all else FIXED:
        if name not in rows:
            print(f"left out, not installed: {name}")
    if options.json:
        options.json.write_text(json.dumps({**rows, **({"growth": grown._asdict()} if grown else {})}, indent=2), encoding="utf-8")
    broken = over_budget(rows) if options.budget else []
    for sentence in broken:
        print(f"over budget: {sentence}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
