"""Write into docs/attribution.md how many cases of each construction the engine gets right and wrong; with --check, fail if the table is stale.

python scripts/failure_table.py [--check | --unmark]

The cases are tests/text/cases/*.toml. With --unmark, take the mark `fails` from those that are right now; to mark one that went wrong, or to
say why, is a person's task.
"""

import importlib.util
import re
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "attribution.md"
CASES = ROOT / "tests" / "text" / "cases"
MARKS = re.compile(r"(<!-- table -->\n).*?(<!-- /table -->)", re.DOTALL)


def judge() -> ModuleType:
    """Return the module beside the cases that reads and judges them."""
    spec = importlib.util.spec_from_file_location("sayso_cases_judge", CASES / "judge.py")
    if spec is None or spec.loader is None:
        raise ImportError(f"{CASES / 'judge.py'} cannot be read")
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def table(rows: list[tuple[Any, bool]]) -> str:
    """Return the counts by construction, the worst first, and one case each that is wrong."""
    total, wrong = Counter(case.about for case, _ in rows), Counter(case.about for case, right in rows if not right)
    example = {case.about: case.text for case, right in reversed(rows) if not right}
    order = sorted(total, key=lambda about: (-wrong[about], -total[about], about))
    lines = [f"| {about} | {total[about]} | {total[about] - wrong[about]} | {wrong[about]} | {cell(example.get(about, ''))} |" for about in order]
    right = len(rows) - wrong.total()
    head = "| construction | cases | right | wrong | one that is wrong |\n|---|---|---|---|---|\n"
    return f"{head}{chr(10).join(lines)}\n| **all** | **{len(rows)}** | **{right}** | **{wrong.total()}** | {right / len(rows):.0%} right |\n"


def cell(text: str) -> str:
    """Return a text that a table's cell can hold."""
    return text.replace("\n\n", " ¶ ").replace("|", "\\|")


def unmark(right: list[Any]) -> int:
    """Take the mark from the cases given; return how many had one."""
    ids = {case.id for case in right if case.fails}
    for path in CASES.glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        parts = text.split("[[case]]\n")
        kept = [re.sub(r"^fails = .*\n", "", part, flags=re.MULTILINE) if part.split('"')[1] in ids else part for part in parts]
        if kept != parts:
            path.write_text("[[case]]\n".join(kept), encoding="utf-8")
    return len(ids)


def main() -> int:
    """Write the table, check it, or unmark what is right."""
    rows = [(case, not judged.faults(case)) for judged in [judge()] for case in judged.cases()]
    if "--unmark" in sys.argv:
        print(f"{unmark([case for case, right in rows if right])} unmarked")
        return 0
    old = PAGE.read_text(encoding="utf-8")
    made = table(rows)
    new = MARKS.sub(lambda match: f"{match[1]}{made}{match[2]}", old)
    if "--check" in sys.argv:
        print("the table of docs/attribution.md is fresh" if new == old else "docs/attribution.md is stale: run python scripts/failure_table.py")
        return int(new != old)
    PAGE.write_text(new, encoding="utf-8")
    print(f"{len(rows)} cases, {sum(not right for _, right in rows)} wrong")
    return 0


if __name__ == "__main__":
    sys.exit(main())
