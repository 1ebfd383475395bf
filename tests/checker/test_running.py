"""Hangs, crashes, many files: what a rule may do to us, and what becomes of the others."""

import contextlib
import faulthandler
import gc
import os
import re
import signal
import subprocess
import sys
import threading
import time

import pytest

from sayso.checker.running import job_count
from sayso.checker.watch import watching
from sayso.engine.pulse import PULSE, RuleHung
from sayso.finding import Finding
from sayso.span import Span

QUICK = 0.4


@pytest.fixture(autouse=True)
def no_callbacks():
    """Take away what Hypothesis does at every collection of garbage: an interruption that strikes there is lost, and pytest tells of it."""
    kept = gc.callbacks[:]
    gc.callbacks.clear()
    yield
    gc.callbacks[:] = kept


def outcomes(report):
    found = [each.rule for document in report.documents for each in document.diagnostics]
    failed = [(each.rule, each.plugin) for document in report.documents for each in document.failures]
    return found, failed


def loop(article):
    while True:
        pass


def stubborn(article):
    while True:
        with contextlib.suppress(Exception):
            time.sleep(0.01)


def backtrack(article):
    re.search(r"(a|a)*$", "a" * 40 + "b")


def deaf(article):
    """Hang where no signal of Python's is heard: the timer is blocked, as if in an extension."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
    loop(article)


def leaves(article):
    os._exit(7)


def crashes(article):
    faulthandler.disable()  # pytest's, which would tell of it on standard error
    os.kill(os.getpid(), signal.SIGSEGV)


@pytest.mark.parametrize("check", [loop, stubborn, backtrack])
def test_a_rule_that_hangs_is_stopped_and_named_in_this_process(checker, demo_rule, articles, check):
    made = checker(own=[demo_rule(check, "demo.hangs"), demo_rule(lambda article: [Finding(Span(0, 3), "Bad.")])], rule_seconds=QUICK)
    started = time.monotonic()
    report = made.check(articles(a="bad"), jobs=1)
    assert outcomes(report) == (["demo.bad"], [("demo.hangs", "demo")])
    assert time.monotonic() - started < QUICK + 5


@pytest.mark.parametrize("check", [loop, stubborn, leaves, crashes])
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_strangers_rule_that_hangs_or_crashes_is_named_and_the_rest_is_checked(checker, demo_rule, articles, check, jobs):
    def only_there(article):
        yield from check(article) or () if "trap" in article.text else ()

    made = checker(house=[demo_rule(only_there, "house.evil")], rule_seconds=QUICK)
    report = made.check(articles(a="bad one", b="bad trap", c="bad two"), jobs=jobs)
    assert [document.path.rpartition("/")[2] for document in report.documents] == ["a.txt", "b.txt", "c.txt"]
    assert outcomes(report) == (["demo.bad"] * 3, [("house.evil", "house")])
    assert report.failures == ()


def test_a_rule_that_hears_no_signal_is_killed_with_its_process(checker, demo_rule, articles):
    made = checker(house=[demo_rule(deaf, "house.deaf")], rule_seconds=QUICK)
    report = made.check(articles(a="bad"))
    assert outcomes(report) == (["demo.bad"], [("house.deaf", "house")])
    assert "did not finish in time" in report.documents[0].failures[0].error


def test_two_rules_that_crash_are_both_named(checker, demo_rule, articles):
    made = checker(house=[demo_rule(leaves, "house.one"), demo_rule(crashes, "house.two")])
    found, failed = outcomes(made.check(articles(a="bad")))
    assert (found, failed) == (["demo.bad"], [("house.one", "house"), ("house.two", "house")])


def test_a_rule_that_crashes_every_time_is_left_out_after_three_articles(checker, demo_rule, articles):
    made = checker(house=[demo_rule(leaves, "house.one")])
    report = made.check(articles(**{f"a{number}": "bad" for number in range(40)}), jobs=1)
    found, failed = outcomes(report)
    assert (len(found), len(failed)) == (40, 40)
    assert "was left out" in report.documents[-1].failures[0].error


def test_a_reader_that_crashes_takes_only_its_file_down(checker, articles, tmp_path):
    from sayso.readers import Reader

    reader = Reader("evil", (".evil",), lambda source, context: os._exit(3))
    (tmp_path / "b.evil").write_text("x")
    made = checker(hooks={"sayso_readers": lambda: [reader]})
    report = made.check([*articles(a="bad"), tmp_path / "b.evil", *articles(c="bad")])
    assert outcomes(report)[0] == ["demo.bad", "demo.bad"]
    assert [(each.path, each.plugin) for each in report.failures] == [(str(tmp_path / "b.evil"), "sayso")]
    assert "exit code 3" in report.failures[0].error


def test_the_outcome_does_not_depend_on_the_number_of_processes(checker, articles):
    paths = articles(**{f"a{number:03}": "bad " * (number % 7) + "day" for number in range(60)}, broken=b"\xff\x00")
    reports = [checker().check(paths, jobs=jobs) for jobs in (1, 2, 3)]
    assert reports[0] == reports[1] == reports[2]
    assert len(reports[0].documents) == 60


def test_sources_do_not_depend_on_it_either(checker, articles):
    paths = articles(**{f"a{number}": f"“We won {number} seats in all,” Ana Ruiz said." for number in range(6)})
    assert checker().sources(paths, jobs=1) == checker().sources(paths, jobs=2)


def test_results_stream_and_nothing_is_left_behind(checker, articles):
    import multiprocessing

    paths = articles(**{f"a{number:02}": "bad" for number in range(40)})
    stream = checker().stream(paths, jobs=2)
    assert next(stream).path == paths[0]
    assert multiprocessing.active_children()
    stream.close()
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize(
    ("files", "jobs", "count"), [(1, None, 1), (49, None, 1), (49, 2, 2), (3, 8, 3), (0, 4, 1), (5, 0, 1), (5, -1, 1), (100, 1, 1)]
)
def test_how_many_processes(files, jobs, count):
    assert job_count(files, jobs) == count


def test_many_files_are_spread_unasked(monkeypatch):
    monkeypatch.setattr("sayso.checker.running._processors", lambda: 6)
    assert (job_count(49, None), job_count(50, None)) == (1, 6)


def test_no_timer_outside_the_main_thread():
    seen = []

    def there():
        with watching(1) as on:
            seen.append(on)

    thread = threading.Thread(target=there)
    thread.start()
    thread.join()
    assert seen == [False]


def test_a_timer_of_somebody_else_is_left_alone():
    signal.signal(signal.SIGALRM, signal.SIG_IGN)
    try:
        with watching(1) as on:
            assert on is False
        assert signal.getsignal(signal.SIGALRM) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)


def test_the_watchdog_cleans_up_after_itself():
    with watching(1) as on:
        assert on is True
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) == signal.SIG_DFL


def test_slow_work_outside_rules_is_not_interrupted():
    PULSE.step += 1
    with watching(0.1):
        time.sleep(0.4)
    PULSE.enter("demo.bad")
    try:
        with pytest.raises(RuleHung), watching(0.1):
            time.sleep(5)
    finally:
        PULSE.rule = ""


@pytest.mark.parametrize(("wait", "interrupted"), [(lambda: time.sleep(0.5), False), (lambda: time.sleep(5), True), (lambda: loop(None), True)])
def test_it_is_the_processors_time_that_counts_but_nobody_waits_for_ever(wait, interrupted):
    begun = time.monotonic(), time.process_time()
    PULSE.enter("demo.bad")
    try:
        with watching(0.3):
            wait()
        assert not interrupted
    except RuleHung:
        assert interrupted
    finally:
        PULSE.rule = ""
    assert time.monotonic() - begun[0] < 4.5
    assert time.process_time() - begun[1] < 1.5


SCRIPT = """
import sys, sayso.checker, sayso.checker.core as core
def slow(checker, path, without=()):
    import time
    time.sleep(30)
core.of_file = slow
print("ready", flush=True)
list(sayso.checker.Checker(isolated=True).stream(sys.argv[1:], jobs=2))
"""


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL, signal.SIGTERM])
def test_no_process_is_left_when_the_program_is_ended(articles, tmp_path, sent, group):
    paths = articles(**{f"a{number}": "bad" for number in range(4)})
    with subprocess.Popen(
        [sys.executable, "-c", SCRIPT, *paths], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        assert process.stdout.readline() == b"ready\n"
        deadline = time.monotonic() + 20
        while len(group(process.pid)) < 3 and time.monotonic() < deadline:
            time.sleep(0.05)
        assert len(group(process.pid)) == 3
        os.kill(process.pid, sent)
        process.wait(10)
        deadline = time.monotonic() + 10
        while group(process.pid) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert group(process.pid) == []
