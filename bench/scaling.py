"""How cost grows: with the number of terms, with the length of a document, and how much a second process helps."""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

FEW, MANY = 100, 10_000
PIECES = 10
_LETTERS = "bcdfghklmnprst"
_RULE = """id = "bench.terms"
kind = "term"
summary = "Words that nobody uses"
severity = "info"
message = "Nobody says “{{term}}”."
origin = "made up for the benchmark"

[page]
what = "Words that nobody uses."
why = "To measure."
exceptions = "None."

[[example]]
text = "The mayor said {first}."
flagged = ["{first}"]

[[example]]
text = "The mayor said nothing."

"""


class Growth(NamedTuple):
    """Hold how many times the cost: of 100 times the terms, of 10 times the document; and how many times faster two processes are than one."""

    terms: float
    document: float
    processes: float


def word(number: int) -> str:
    """Return a made-up word for a number, never the same one for two."""
    letters = []
    for _ in range(4):
        number, digit = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[digit])
    return "a".join(letters) + "o"


def write_pack(folder: Path, terms: int) -> Path:
    """Write a pack with a rule of so many terms, and beside it the configuration that turns it on; return the configuration's path."""
    pack = folder / "bench"
    pack.mkdir(parents=True)
    (pack / "pack.toml").write_text('name = "bench"\nversion = "1"\nlanguages = ["en"]\nlicence = "CC0-1.0"\n', encoding="utf-8")
    entries = "".join(f'[[entry]]\nterm = "{word(number)}"\n' for number in range(terms))
    (pack / "terms.toml").write_text(_RULE.format(first=word(0)) + entries, encoding="utf-8")
    config = folder / "sayso.toml"
    config.write_text('packs = ["bench"]\n', encoding="utf-8")
    return config


def terms(check: Callable[[list[str]], float], folder: Path, repeat: int) -> float:
    """Return how many times the CPU seconds a check of `folder` costs with `MANY` terms more instead of `FEW`, start and loading included."""
    with tempfile.TemporaryDirectory() as made:
        flags = [["--config", str(write_pack(Path(made, str(count)), count)), str(folder)] for count in (FEW, MANY)]
        for each in flags:
            check(each)  # compile the packs
        costs = [[check(each) for each in flags] for _ in range(repeat)]
    few, many = (statistics.median(column) for column in zip(*costs, strict=True))
    return float(many / few)


def document(folder: Path, repeat: int) -> float:
    """Return how many times the CPU seconds of one article a document of `PIECES` articles costs, warm and in this process."""
    from sayso.checker import Checker

    checker = Checker(isolated=True)
    texts = [path.read_bytes() for path in sorted(folder.glob("*.txt"))[:PIECES]]
    whole = b"\n\n".join(texts)
    for each in (*texts, whole):
        checker.check_bytes(each)
    apart = min(sum(_seconds(checker.check_bytes, each) for each in texts) for _ in range(repeat))
    return PIECES * min(_seconds(checker.check_bytes, whole) for _ in range(repeat)) / apart


def _seconds(check: Callable[[bytes], object], data: bytes) -> float:
    start = time.process_time()
    check(data)
    return time.process_time() - start


def processes(wall: Callable[[list[str]], float], folder: Path, repeat: int) -> float:
    """Return how many times faster, by the clock, two processes check `folder`. Where others use the processors it says little."""
    times = [[wall(["--isolated", "--jobs", jobs, str(folder)]) for jobs in ("1", "2")] for _ in range(repeat)]
    one, two = (statistics.median(column) for column in zip(*times, strict=True))
    return float(one / two)


def table(growth: Growth, articles: int) -> str:
    """Return the figures as a Markdown table."""
    rows = [
        ("growth of sayso's cost", "times"),
        ("---", "---"),
        (f"{MANY:,} terms instead of {FEW}: CPU, {articles:,} articles, start included", f"{growth.terms:.2f}"),
        (f"a document of {PIECES} articles instead of one: CPU, warm", f"{growth.document:.2f}"),
        (f"two processes instead of one: speed-up by the clock, {articles:,} articles, {os.cpu_count()} processors", f"{growth.processes:.2f}"),
    ]
    return "\n".join(f"| {name} | {figure} |" for name, figure in rows)
