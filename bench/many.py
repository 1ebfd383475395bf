"""Measure what many articles cost: peak memory by their number, and a second run, which finds what the first one kept.

    python bench/many.py [--counts 1000 10000 100000] [--words 60] [--jobs 2]

Every count is checked twice as a whole process, JSON output, with a cache of its own that is thrown away. Memory is that of the main process,
which holds the reports; workers hold an article at a time. 100,000 short articles take a few minutes.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from bench import speed
from bench.corpus import write_articles


def main() -> None:
    """Print a row for each count."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else None)
    arguments.add_argument("--counts", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    arguments.add_argument("--words", type=int, default=60)
    arguments.add_argument("--jobs", type=int, default=2)
    given = arguments.parse_args()
    print(f"{'articles':>10} {'words':>12} {'first run':>22} {'second run':>22} {'times':>6}")
    for count in given.counts:
        with tempfile.TemporaryDirectory() as folder:
            print(row(Path(folder), count, given.words, given.jobs), flush=True)


def row(folder: Path, count: int, words: int, jobs: int) -> str:
    """Return the line for a number of articles, written into a folder."""
    total = write_articles(folder / "articles", count, words)
    command = [str(speed.BIN / "sayso"), "check", "--fail-on", "never", "--format", "json", "--isolated", "--jobs", str(jobs), "articles"]
    os.environ["XDG_CACHE_HOME"] = speed.ENVIRONMENT["XDG_CACHE_HOME"] = str(folder / "cache")
    speed.run([*command[:-1], "articles/000000.txt"], str(folder))  # compiles packs, which is no cost of the articles
    first, second = (speed.run(command, str(folder)) for _ in range(2))
    shown = [f"{cost.cpu:9.2f} s {cost.peak:7.0f} MB" for cost in (first, second)]
    return f"{count:>10,} {total:>12,} {shown[0]:>22} {shown[1]:>22} {first.cpu / second.cpu:>6.1f}"


if __name__ == "__main__":
    main()
