"""Score sayso on annotated data that you have, beside what others reach: nothing of the data comes with the project.

    python bench/quality.py DATA --scorers DIR [--only attribution,bias,…] [--json FILE] [--verbose] [--keep FOLDER]

DATA holds `attribution/`, `bias/`, `inconsistency/` and `statemedia/` as JSON lines; the scorers' folder holds `predict.py`, which runs sayso over
such a file, and the scripts named in `plan.py`. Prints a table: set, measure, ours, best other, people among themselves, goal. The others'
figures, with where each comes from, are in `others.toml`. Data that is not there is named and its rows stay empty; a scorer that fails is an
error. `--verbose` also prints what each scorer printed; `--keep` keeps the predictions and takes those that are there.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from bench.plan import OURS, PLAN, Task
from bench.scored import READERS, Figures

HEADS = ("set", "measure", "sayso", "best other", "people among themselves", "goal")


class Measured(NamedTuple):
    """Hold what a scorer printed and the figures in it."""

    printed: str
    figures: Figures


def predict(task: Task, data: Path, scorers: Path, out: Path) -> Path:
    """Run sayso over the task's data, unless that was done; return the folder of predictions. Raise `RuntimeError` if it fails."""
    folder = out / f"{task.verb} {' '.join(task.flags)}".strip().replace("*", "").replace(":", " ")
    folder.mkdir(parents=True, exist_ok=True)
    for name in task.data:
        target = folder / Path(name).name
        if not target.exists():
            flags = ["--", *task.flags] if task.flags else []
            made = target.with_suffix(".part")
            _run([str(scorers / "predict.py"), task.verb, str(data / name), str(made), "--sayso", f"{sys.executable} -m sayso", *flags])
            made.rename(target)
    return folder


def measure(task: Task, data: Path, scorers: Path, out: Path) -> Measured:
    """Predict and score one task. Raise `RuntimeError` if either fails, `ValueError` if the scorer's words are not understood."""
    gold = data / task.data[0]
    script, *flags = task.scorer
    written = out / "scored.json"
    to_file = ["--json", str(written)] if task.reads in ("json_file", "calibration") else []
    if task.verb == OURS:
        printed = _run([str(Path(__file__).parent / script), str(gold), *flags, *to_file])
    else:
        folder = predict(task, data, scorers, out)
        inputs = [*flags, str(gold.parent), str(folder)] if task.folder else [str(gold), str(folder / gold.name), *flags]
        printed = _run([str(scorers / script), *inputs, *to_file])
    return Measured(printed, READERS[task.reads](written.read_text(encoding="utf-8") if to_file else printed))


def _run(command: list[str]) -> str:
    run = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False)
    if run.returncode:
        raise RuntimeError(f"{' '.join(command)} exited {run.returncode}: {run.stderr[-2000:]}")
    sys.stderr.write(run.stderr)
    return run.stdout


def rows() -> list[dict[str, Any]]:
    """Return the rows of the table: what to take from which task, and what others reach."""
    with (Path(__file__).parent / "others.toml").open("rb") as file:
        return list(tomllib.load(file)["row"])


def shown(row: Mapping[str, Any], figures: Figures | None) -> str:
    """Return our figures of a row, in its unit; a dash where there is none."""
    if figures is None:
        return "no data"
    values = [figures.get(name) for name in row["take"]]
    form = f"{{:.{row.get('digits', 1)}f}}"
    return " / ".join("–" if value is None else form.format(value * row.get("times", 1)) for value in values)


def table(measured: Mapping[str, Measured], wanted: list[Task]) -> str:
    """Return the rows of the tasks that were wanted as a Markdown table."""
    names = {task.name for task in wanted}
    lines = [f"| {' | '.join(HEADS)} |", f"|{'---|' * len(HEADS)}"]
    for row in rows():
        if row["task"] in names:
            ours = shown(row, measured[row["task"]].figures if row["task"] in measured else None)
            others = " · ".join(f"{each['who']} {each['figure']}" for each in row.get("other", ()))
            lines.append(f"| {row['set']} | {row['measure']} | {ours} | {others} | {row.get('people', '')} | {row.get('goal', '')} |")
    return "\n".join(lines)


def run(tasks: list[Task], data: Path, scorers: Path, out: Path, *, verbose: bool) -> dict[str, Measured]:
    """Measure every task whose data is there; name the data that is not."""
    measured: dict[str, Measured] = {}
    for task in tasks:
        missing = [name for name in task.data if not (data / name).is_file()]
        if missing:
            print(f"quality: {task.name}: not in {data}: {', '.join(missing)}", file=sys.stderr)
            continue
        measured[task.name] = measure(task, data, scorers, out)
        if verbose:
            print(f"## {task.name}: {' '.join(task.scorer)}\n\n{measured[task.name].printed}", flush=True)
    return measured


def main(arguments: list[str] | None = None) -> int:
    """Run the plan, or the part of it that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--scorers", type=Path, required=True)
    parser.add_argument("--only", default="", help=f"with commas: {', '.join(dict.fromkeys(task.group for task in PLAN))}")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--verbose", action="store_true", help="also print what each scorer printed")
    parser.add_argument("--keep", type=Path, help="folder of predictions, to keep and to take from")
    options = parser.parse_args(arguments)
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
    wanted = [task for task in PLAN if not options.only or task.group in options.only.split(",")]
    with tempfile.TemporaryDirectory() as made:
        measured = run(wanted, options.data, options.scorers, options.keep or Path(made), verbose=options.verbose)
    print(table(measured, wanted))
    if options.json:
        written = {name: each.figures for name, each in measured.items()}
        options.json.write_text(json.dumps(written, indent=2), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
