"""How long each rule takes on documents of 1,000, 10,000 and 100,000 words: whole-document rules must not be quadratic.

    python bench/lengths.py [--rules 'consistency.*,quotes.*'] [--lengths 1000,10000,100000] [--repeat 3]

CPU seconds of the rule alone, the best of the runs; what several rules read (sentences, names, quotations …) is made before and has a row of its
own. `growth` is how many times the time of a word on the longest document is that on the one before: 1 is linear, 10 quadratic. A short document
has too little in it to say anything, and milliseconds are noise: it is shown only where the longest takes `WORTH` or more.
"""

import argparse
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from bench.corpus import paragraphs
from bench.scaling import word
from sayso import Rule, layers
from sayso.article import Article, Layer
from sayso.checker import Checker
from sayso.packs.matcher import Automaton
from sayso.testing import article

WORTH = 0.05  # seconds
SHARED = "what rules share"


def document(words: int, seed: int = 0) -> Article:
    """Return an article of about so many words: paragraphs of invented news, drawn at random, each with names and figures of its own.

    Without these a long document would hold no more different names than a short one, and comparing all with all would go unseen.
    """
    pool, chance = paragraphs(), random.Random(seed)  # noqa: S311 - not for secrets
    pieces, size = ["Ministers sign border pact after day of talks"], 0
    while size < words:
        pieces.append(f"{chance.choice(pool)} {_own(len(pieces))}")
        size += len(pieces[-1].split())
    return article("\n\n".join(pieces))


def _own(number: int) -> str:
    """Return a sentence with a name, an age, figures and a quotation that no other number has."""
    first, last = word(number % 90).capitalize(), word(number).capitalize()
    told = f"Minister {first} {last}, {30 + number % 40}, of the {last} Trade Board said that {number + 3} ships had paid ${number}.5 million"
    return f"{told}: “We {word(number)} our ports.”"


def chosen(patterns: Sequence[str]) -> list[Rule]:
    """Return the rules that the patterns select, as `sayso check --select` takes them."""
    checker = Checker(isolated=True, overrides={"select": list(patterns)})
    return [each.rule for each in checker.rules() if each.on and not each.rule.meta.id.startswith("sayso.")]


def seconds(rules: list[Rule], lengths: Sequence[int], repeat: int) -> dict[str, list[float]]:
    """Return, by rule, the CPU seconds on a document of each length."""
    found: dict[str, list[float]] = {}
    for words in lengths:
        best = [_run(rules, document(words)) for _ in range(repeat)]
        for name in best[0]:
            found.setdefault(name, []).append(min(run[name] for run in best))
    return found


def _run(rules: list[Rule], of: Article) -> dict[str, float]:
    ready = of.with_annotators({layers.HITS: Automaton({rule.meta.id: rule.meta.literals for rule in rules if rule.meta.literals}).scan})
    start = time.process_time()
    for layer in [each for each in vars(layers).values() if isinstance(each, Layer)]:
        ready.layer(layer)
    took = {SHARED: time.process_time() - start}
    for rule in rules:
        start = time.process_time()
        list(rule.check(ready))
        took[rule.meta.id] = time.process_time() - start
    return took


def growth(took: Sequence[float], lengths: Sequence[int]) -> float:
    """Return how many times the time of a word on the longest document is that on the one before."""
    return (took[-1] / lengths[-1]) / max(took[-2] / lengths[-2], 1e-9)


def table(measured: dict[str, list[float]], lengths: Sequence[int]) -> str:
    """Return the seconds as a Markdown table, the slowest rule first."""
    heads = ["rule", *(f"{words:,} words" for words in lengths), "growth"]
    lines = [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    for name, took in sorted(measured.items(), key=lambda each: -each[1][-1]):
        grown = f"{growth(took, lengths):.1f}" if took[-1] >= WORTH else "–"
        lines.append(f"| {name} | {' | '.join(f'{each:.4f}' for each in took)} | {grown} |")
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rules", default="all:consistency.*,all:quotes.*")
    parser.add_argument("--lengths", default="1000,10000,100000")
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args(arguments)
    lengths = [int(each) for each in options.lengths.split(",")]
    print(table(seconds(chosen(options.rules.split(",")), lengths, options.repeat), lengths))
    return 0


if __name__ == "__main__":
    sys.exit(main())
