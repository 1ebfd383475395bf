"""The command line: one module a command, imported when it is called."""

import gc
from collections.abc import Sequence

_OBJECTS = 250_000  # made before the collector looks for cycles: a start makes 110,000 that stay, articles leave hardly any, and looking costs time


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 clean, 1 findings, 2 wrong usage or input, 3 a rule or plugin failed."""
    if arguments is None:  # the process is ours
        gc.set_threshold(_OBJECTS)
    from sayso.cli.app import run

    code = run(arguments)
    if arguments is None:
        gc.freeze()  # what is left goes with the process: the interpreter need not look through it once more
    return code
