"""The command line: one module a command, imported when it is called."""

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 clean, 1 findings, 2 wrong usage or input, 3 a rule or plugin failed."""
    from sayso.cli.app import run

    return run(arguments)
