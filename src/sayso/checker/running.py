"""Decide where files are checked: here, or in processes that can be killed."""

import os
from collections.abc import Callable, Generator, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from sayso.checker.watch import watching

if TYPE_CHECKING:
    from sayso.checker.core import Checker
    from sayso.checker.memory import Memory

Task = Callable[..., Any]
MANY = 50
"""Files from which on work is spread over processes unasked."""


def run(checker: "Checker", files: Sequence[str], jobs: int | None, task: Task, memory: "Memory | None" = None) -> Generator[Any, None, None]:
    """Yield `task(checker, path)` for each file, in order, or what `memory` recalls of it.

    One job stays in this process, under a watchdog, unless a plugin that is not sayso's own takes part: then a worker does the work, which
    can be killed without losing anything.
    """
    count = job_count(len(files), jobs)
    if not files:
        return
    if count == 1 and not foreign(checker, files):
        yield from _here(checker, files, task, memory)
        return
    from sayso.checker.pool import spread

    yield from spread(checker, files, count, task, memory)


def _here(checker: "Checker", files: Sequence[str], task: Task, memory: "Memory | None") -> Generator[Any, None, None]:
    for path in files:
        outcome = memory.recall(path) if memory else None
        if outcome is None:
            with watching(checker.rule_seconds):
                outcome = task(checker, path)
            if memory:
                memory.keep(outcome)
        yield outcome


def job_count(files: int, jobs: int | None) -> int:
    """Return how many processes to use: what is asked for, else one for each processor where there are many files; never more than files."""
    if jobs is None:
        jobs = _processors() if files >= MANY else 1
    return max(1, min(jobs, files))


def _processors() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


def foreign(checker: "Checker", files: Iterable[str]) -> bool:
    """Tell whether something that is not sayso's own takes part in checking these files: a reader, a layer, or a rule that is on."""
    registry = checker.registry
    if registry.readers or not registry.foreign.isdisjoint(registry.makers.values()):
        return True
    if registry.foreign.isdisjoint(registry.owners.values()):
        return False
    engines = {id(engine): engine for path in files if (engine := checker.try_engine(path)) is not None}
    return any(active.plugin in registry.foreign for engine in engines.values() for active in engine.active)
