"""Check files in processes that can be killed: many at a time, results in order, memory bounded.

A worker that dies or no longer answers is replaced. Its file is checked again with every rule announced beforehand; if it goes wrong
again, the rule announced last is to blame: it is named, and the file checked a third time without it.
"""

import signal
from collections.abc import Iterator, Sequence
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple

from sayso.checker.worker import DONE, RULE, main, unheard
from sayso.finding import DocumentReport, Failure

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from sayso.checker.core import Checker
    from sayso.checker.memory import Memory
    from sayso.checker.running import Task

_AHEAD = 8  # files a worker may be ahead of the one whose result is awaited
_GRACE = 2.0  # seconds beyond the time for a rule before a silent worker is killed
_PATIENCE = 3  # files on which a rule may take a worker down before it is left out of the rest
_MOST_CULPRITS = 20  # on one file


class _Job(NamedTuple):
    """Hold a file to check; `noted` are the rules it is checked without, as failures."""

    number: int
    path: str
    traced: bool = False
    noted: tuple[Failure, ...] = ()


class _Worker:
    """Hold a process, the line to it, the job it is at, when it was last heard of and the rule it announced last."""

    __slots__ = ("job", "line", "process", "rule", "seen")

    def __init__(self, process: Any, line: "Connection") -> None:
        self.process = process
        self.line = line
        self.job: _Job | None = None
        self.seen = 0.0
        self.rule = ""


def spread(checker: "Checker", files: Sequence[str], count: int, task: "Task", memory: "Memory | None" = None) -> Iterator[Any]:
    """Yield `task(checker, path)` for each file in order, from `count` processes; all are gone when the generator is left.

    What `memory` recalls of a file needs no process.
    """
    pool = _Pool(checker, task, count, memory)
    try:
        yield from pool.run(files)
    finally:
        pool.close()


class _Pool:
    """Hold the workers, the jobs that wait and the results that are early."""

    def __init__(self, checker: "Checker", task: "Task", count: int, memory: "Memory | None") -> None:
        self.checker = checker
        self.memory = memory
        self.task = task
        self.count = count
        self.workers: list[_Worker] = []
        self.waiting: list[_Job] = []
        self.results: dict[int, Any] = {}
        self.strikes: dict[str, int] = {}
        self.context = _context()

    def run(self, files: Sequence[str]) -> Iterator[Any]:
        """Yield results in the order of the files."""
        self._prepare(files[0])
        given = 0
        for wanted in range(len(files)):
            while wanted not in self.results:
                while given < len(files) and len(self.waiting) < self.count and given - wanted < self.count * _AHEAD:
                    self._take(given, files[given])
                    given += 1
                self._assign()
                self._listen(patient=wanted not in self.results)
            yield self.results.pop(wanted)

    def _take(self, number: int, path: str) -> None:
        """Recall what is known of a file, or else let it wait for a worker."""
        known = self.memory.recall(path) if self.memory else None
        if known is None:
            self.waiting.append(_Job(number, path, noted=self._banned()))
        else:
            self.results[number] = known

    def _prepare(self, path: str) -> None:
        """Make here, before processes part, what all of them need."""
        _ = self.checker.readers
        self.checker.try_engine(path)

    def _assign(self) -> None:
        while self.waiting:
            worker = next((each for each in self.workers if each.job is None), None)
            if worker is None and len(self.workers) < self.count:
                worker = self._start()
            if worker is None:
                return
            job = self.waiting.pop(0)
            self.checker.try_engine(job.path)
            worker.job, worker.seen, worker.rule = job, monotonic(), ""
            try:
                worker.line.send((job.path, job.traced, tuple(each.rule for each in job.noted)))
            except OSError:
                self._lost(worker, "died")

    def _start(self) -> _Worker:
        mine, theirs = self.context.Pipe()
        forked = self.context.get_start_method() == "fork"
        inherited = (mine, *(worker.line for worker in self.workers)) if forked else ()
        process = self.context.Process(target=main, args=(self.checker, self.task, theirs, inherited), daemon=True, name="sayso-worker")
        with unheard():
            process.start()
        theirs.close()
        worker = _Worker(process, mine)
        self.workers.append(worker)
        return worker

    def _listen(self, *, patient: bool) -> None:
        """Hear from the workers, waiting a while for one if `patient`; replace those that are dead or have been silent too long."""
        from multiprocessing.connection import wait

        limit = self.checker.rule_seconds * 2 + _GRACE
        busy = {worker.line: worker for worker in self.workers if worker.job is not None}
        for line in wait(list(busy), timeout=min(1.0, limit / 4) if patient else 0) if busy else ():
            self._hear(busy[line])  # type: ignore[index]
        now = monotonic()
        for worker in [each for each in self.workers if each.job is not None and now - each.seen > limit]:
            self._lost(worker, "did not finish in time")

    def _hear(self, worker: _Worker) -> None:
        try:
            kind, value = worker.line.recv()
        except (EOFError, OSError):
            self._lost(worker, "died")
            return
        worker.seen = monotonic()
        if kind == RULE:
            worker.rule = value
        elif kind == DONE and worker.job is not None:
            outcome = self.results[worker.job.number] = _with_noted(value, worker.job.noted)
            if self.memory:
                self.memory.keep(outcome)
            worker.job = None

    def _lost(self, worker: _Worker, how: str) -> None:
        """Do away with a worker and decide what becomes of its job."""
        job, rule = worker.job, worker.rule
        self.workers.remove(worker)
        worker.process.kill()
        worker.process.join()
        worker.line.close()
        if job is None:
            return
        if how == "died":
            how = _death(worker.process.exitcode)
        if not job.traced:
            self.waiting.insert(0, job._replace(traced=True))
        elif rule and len(job.noted) < _MOST_CULPRITS:
            self.strikes[rule] = self.strikes.get(rule, 0) + 1
            noted = Failure(f"the process {how} in it; the article was checked without it", rule, self.checker.owner(rule))
            self.waiting.insert(0, job._replace(noted=(*job.noted, noted)))
        else:
            self.results[job.number] = Failure(f"could not be checked: the process {how}", plugin="sayso", path=job.path)

    def _banned(self) -> tuple[Failure, ...]:
        return tuple(
            Failure(f"was left out: it took down the process on {_PATIENCE} articles before", rule, self.checker.owner(rule))
            for rule, times in self.strikes.items()
            if times >= _PATIENCE
        )

    def close(self) -> None:
        """End every worker, whatever it is doing."""
        for worker in self.workers:
            worker.process.kill()
        for worker in self.workers:
            worker.process.join()
            worker.line.close()
        self.workers.clear()


def _context() -> Any:
    """Return how processes are made: by fork, which costs milliseconds, where it is safe; otherwise from scratch."""
    import multiprocessing
    import sys
    import threading

    safe = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if safe else "spawn")


def _death(code: int | None) -> str:
    if code is None or code >= 0:
        return f"ended (exit code {code})"
    try:
        return f"was killed ({signal.Signals(-code).name})"
    except ValueError:
        return f"was killed (signal {-code})"


def _with_noted(outcome: Any, noted: tuple[Failure, ...]) -> Any:
    return outcome._replace(failures=(*outcome.failures, *noted)) if noted and isinstance(outcome, DocumentReport) else outcome
