"""Read findings by hand, blind: draw a sheet, let a fresh reader judge it, score the verdicts.

    python bench/reading.py draw DATA.jsonl SHEET KEY --rules 'attribution.*' [--count 40 | --each 20] [--seed 7]
    python bench/reading.py score VERDICTS KEY [--out docs/readings] [--date 2026-11-23]

DATA has an article a line, with `id` and `text`. The sheet (`.jsonl` or `.tsv`) shows number, context with the place marked ⟦so⟧, and message;
three in ten of its rows are decoys: places nobody flagged, with a message of the same rule fitted to them. The key says which; the reader
does not see it. A verdict is `good` (an editor would act on it or be glad of it) or `noise`, with a reason in the reader's own words: what is
kept of a reading holds no text of the articles, and a reason that repeats five of their words in a row is refused.
"""

import argparse
import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from bench import sheets
from bench.drawing import Wanted, draw
from bench.verdicts import kept, read_verdicts, table


def main(arguments: list[str] | None = None) -> int:
    """Draw or score; return 0, or 2 if there is nothing to read or the verdicts cannot be used."""
    options = _parser().parse_args(arguments)
    try:
        return _draw(options) if options.verb == "draw" else _score(options)
    except ValueError as error:
        print(f"reading: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = parser.add_subparsers(dest="verb", required=True)
    drawn = verbs.add_parser("draw", help="write a sheet to read and the key to it")
    for name in ("data", "sheet", "key"):
        drawn.add_argument(name, type=Path)
    drawn.add_argument("--rules", default="*", help="rule ids or globs, with commas, as `sayso check --select` takes them")
    drawn.add_argument("--count", type=int, default=40, help="findings in all (default 40)")
    drawn.add_argument("--each", type=int, help="findings of each rule, instead of --count")
    drawn.add_argument("--decoys", type=float, default=0.3, help="share of decoys in the sheet (default 0.3)")
    drawn.add_argument("--context", type=int, default=1, help="paragraphs to show on either side (default 1; headlines: the whole article)")
    drawn.add_argument("--min-severity", default="info", choices=("info", "warning", "error"))
    drawn.add_argument("--seed", type=int, default=0)
    scored = verbs.add_parser("score", help="count verdicts and keep them, without any text")
    scored.add_argument("verdicts", type=Path)
    scored.add_argument("key", type=Path)
    scored.add_argument("--out", type=Path, default=Path("docs/readings"), help="folder of what is kept (default docs/readings)")
    scored.add_argument("--date", type=date.fromisoformat, default=date.today())
    return parser


def _draw(options: argparse.Namespace) -> int:
    rules = tuple(each.strip() for each in options.rules.split(",") if each.strip())
    wanted = Wanted(rules, options.count, options.each, options.decoys, options.context, options.min_severity, options.seed)
    items = draw(sheets.load(options.data), wanted)
    label = f"{options.data.name.removesuffix('.jsonl')}#{options.seed}"
    sheets.write_sheet(options.sheet, items)
    sheets.write_key(options.key, items, label)
    decoys = sum(item.decoy for item in items)
    print(f"{len(items)} rows, {decoys} of them decoys: {options.sheet}; key: {options.key}")
    return 0


def _score(options: argparse.Namespace) -> int:
    judged = read_verdicts(options.verdicts, options.key)
    print(table(judged))
    for path in kept(judged, options.out, options.date):
        print(f"kept: {path}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
