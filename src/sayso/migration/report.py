"""What was carried over from another tool and what was not: for people, for programs, and as a page kept with the pack."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from sayso.reporters.summary import count

MOST_LISTED = 1_000_000
_SHOWN = 20
SCHEMA = "sayso/migration/1"


class Carried(NamedTuple):
    """Hold one rule: its name there, its id here (none: not carried over, with the `reason`), what is left out, and what is different now.

    `parts` are its words, patterns or pairs, `kept` those of them that were carried over.
    """

    name: str
    id: str
    reason: str
    left: tuple[str, ...]
    notes: tuple[str, ...]
    parts: int = 1
    kept: int = 0

    @property
    def state(self) -> str:
        """Return `whole`, `part` or `none`."""
        return "none" if not self.id else "part" if self.left else "whole"


class Migration(NamedTuple):
    """Hold a whole import: where from, the pack's folder (None: nothing was written), every rule, and notes on the settings."""

    title: str
    folder: Path | None
    rules: tuple[Carried, ...]
    notes: tuple[str, ...]

    def counted(self, state: str) -> int:
        """Return how many rules are in that state."""
        return sum(rule.state == state for rule in self.rules)

    def summary(self) -> str:
        """Return one line."""
        carried = self.counted("whole") + self.counted("part")
        parts = f"{self.counted('whole')} whole, {self.counted('part')} in part" if carried else "nothing written"
        kept, said = sum(rule.kept for rule in self.rules), sum(rule.parts for rule in self.rules)
        words = f"; {kept:,} of their {said:,} words and patterns" if said > len(self.rules) else ""
        return f"{carried} of {count(len(self.rules), 'rule', 'rules')} carried over ({parts}){words}"

    def lines(self, most: int = _SHOWN) -> Iterator[str]:
        """Yield the report as text: every rule that is not whole, every note, and of what is left out of a rule the first `most` things."""
        yield f"{self.title}: {self.summary()}"
        for rule in self.rules:
            if rule.state == "none":
                yield f"not carried over  {rule.name}: {rule.reason}"
            elif rule.state == "part":
                yield f"in part           {rule.name} -> {rule.id}"
            elif rule.notes:
                yield f"with a difference {rule.name} -> {rule.id}"
            for text in rule.left[:most]:
                yield f"    left out: {text}"
            if len(rule.left) > most:
                yield f"    left out: {len(rule.left) - most} more; IMPORTED.md in the pack and --format json list them all"
            for text in rule.notes:
                yield f"    differs:  {text}"
        for note in self.notes:
            yield f"note: {note}"

    def page(self) -> str:
        """Return the report as a page of Markdown."""
        rows = [f"# Imported from {self.title}", self.summary() + "."]
        rows += ["Every example was made by the import from the rule itself and run. Quotations are left alone, as everywhere in sayso."]
        body = "\n".join(line.replace("```", "'''") for line in list(self.lines(most=MOST_LISTED))[1:])
        return "\n\n".join([*rows, *([f"```\n{body}\n```"] if body else [])]) + "\n"

    def data(self) -> dict[str, Any]:
        """Return the report as JSON can hold it."""
        rules = [
            {
                "name": rule.name, "id": rule.id or None, "state": rule.state, "parts": rule.parts, "kept": rule.kept, "reason": rule.reason,
                "left_out": list(rule.left), "notes": list(rule.notes),
            }
            for rule in self.rules
        ]  # fmt: skip
        states = {state: self.counted(state) for state in ("whole", "part", "none")}
        folder = str(self.folder) if self.folder else None
        return {"schema": SCHEMA, "from": self.title, "pack": folder, "rules": rules, "notes": list(self.notes), "summary": states}
