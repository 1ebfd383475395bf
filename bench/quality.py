"""Score sayso on annotated data that you have: nothing of it comes with the project.

    python bench/quality.py DATA --scorers DIR [--only attribution,bias,…] [--json FILE]

DATA holds `attribution/`, `bias/`, `inconsistency/` and `statemedia/` as JSON lines; the scorers' folder holds `predict.py`, which runs sayso over
such a file, and the scripts named in `PLAN`. Prints what each scorer prints; fails if one of them does.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple


class Task(NamedTuple):
    """Hold one measurement: the verb of `predict.py`, the data, the scorer with its flags, and flags for `sayso check`."""

    name: str
    verb: str
    data: str
    scorer: tuple[str, ...]
    flags: tuple[str, ...] = ()


LANGUAGE = ("--select", "all:language.*")
SPOKEN = ("--gold-cue", "speech")
PERCEIVED = ("--not-rules", "language.house-style,language.asymmetry,language.slant")
PLAN = (
    Task("attribution", "sources", "attribution/polnear.dev.jsonl", ("attribution.py", *SPOKEN)),
    Task("attribution", "sources", "attribution/polnear.dev.jsonl", ("attribution.py",)),
    Task("attribution", "sources", "attribution/gum_news.dev.jsonl", ("attribution.py", *SPOKEN)),
    Task("attribution", "sources", "attribution/newsdiscourse.dev.jsonl", ("attribution.py", "--sent-rule", "any")),
    Task("claims", "check", "attribution/polnear.dev.jsonl", ("flags.py", *SPOKEN)),
    Task("claims", "check", "attribution/gum_news.dev.jsonl", ("flags.py", *SPOKEN)),
    Task("claims", "check", "attribution/newsdiscourse.dev.jsonl", ("flags.py",)),
    Task("loudness", "check", "attribution/polnear.dev.jsonl", ("loudness.py",)),
    Task("bias", "check", "bias/babe.dev.jsonl", ("bias.py", *PERCEIVED), LANGUAGE),
    Task("bias", "check", "bias/ptc.dev.jsonl", ("bias.py", *PERCEIVED), LANGUAGE),
    Task("bias", "check", "bias/basil.dev.jsonl", ("bias.py", *PERCEIVED), LANGUAGE),
    Task("bias", "check", "bias/wnc.dev.jsonl", ("bias.py", *PERCEIVED), LANGUAGE),
    Task("statemedia", "check", "statemedia/mentions.dev.jsonl", ("statemedia.py",)),
)


def measure(task: Task, data: Path, scorers: Path, out: Path) -> str:
    """Predict and score one task; return what the scorer printed. Raise `CalledProcessError` if either fails."""
    gold = data / task.data
    predictions = out / f"{gold.stem}.{task.verb}.{len(task.flags)}.jsonl"
    if not predictions.exists():
        sayso = f"{sys.executable} -m sayso"
        flags = ["--", *task.flags] if task.flags else []
        subprocess.run([sys.executable, str(scorers / "predict.py"), task.verb, str(gold), str(predictions), "--sayso", sayso, *flags], check=True)
    command = [sys.executable, str(scorers / task.scorer[0]), str(gold), str(predictions), *task.scorer[1:]]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def main() -> int:
    """Run the plan, or the part of it that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--scorers", type=Path, required=True)
    parser.add_argument("--only", default="", help="names of tasks, with commas")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    wanted = set(options.only.split(",")) if options.only else {task.name for task in PLAN}
    printed = {}
    with tempfile.TemporaryDirectory() as out:
        for task in (task for task in PLAN if task.name in wanted):
            title = f"{task.name}: {task.data} {' '.join(task.scorer[1:])}".strip()
            printed[title] = measure(task, options.data, options.scorers, Path(out))
            print(f"\n## {title}\n\n{printed[title]}", flush=True)
    if options.json:
        options.json.write_text(json.dumps(printed, indent=2), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
