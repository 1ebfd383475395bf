"""An example of a sayso plugin. Copy the folder, rename it, and replace what it does; docs/writing-a-plugin.md goes through it."""

from pathlib import Path

from sayso import Rule, hookimpl, load_pack


@hookimpl
def sayso_rules() -> list[Rule]:
    """Return a rule written in Python and those of a pack of rule files."""
    from sayso_example.relative_day import relative_day

    return [relative_day, *load_pack(Path(__file__).parent / "pack").rules]


@hookimpl
def sayso_reporters():
    """Return a report format: `sayso check --format example-counts`."""
    from sayso.reporters import Reporter
    from sayso_example.counts import write

    return [Reporter("example-counts", write)]
