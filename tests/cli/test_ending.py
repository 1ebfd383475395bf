"""Ctrl-C and its like, sent to real processes: none is left, no file is half written, and the shell is told."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sayso.cli.progress import MANY

SCRIPT = "import sys; from sayso.cli import main; sys.exit(main())"
STORY = "Talks end in Quito\n\n" + "The Quito regime closed the border on Monday, and nobody said why it had done so.\n\n" * 40


@pytest.fixture
def started(tmp_path):
    """Return a function that starts a long check in a session of its own and waits until it is at work."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(1_500):
        (folder / f"{number:04}.txt").write_text(f"{number}\n\n{STORY}")
    (tmp_path / "old.sarif").write_text("what was here before")
    processes = []

    def start(*flags, jobs=2):
        command = [sys.executable, "-c", SCRIPT, "check", "articles", "--isolated", "--report", "sarif=old.sarif", "--jobs", str(jobs), *flags]
        environment = os.environ | {"XDG_CACHE_HOME": str(tmp_path / "caches")}
        pipe = subprocess.PIPE
        process = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=pipe, stderr=pipe, text=True, start_new_session=True)
        processes.append(process)
        wait_for(lambda: kept(tmp_path))
        assert process.poll() is None
        return process

    yield start
    for process in processes:
        if process.poll() is None:
            process.kill()
        process.communicate()


def kept(tmp_path):
    """Return how many findings are in the cache: the sign that the program is in the middle of its work."""
    path = tmp_path / "caches" / "sayso" / "findings" / "findings.sqlite"
    if not path.exists():
        return 0
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
            (number,) = connection.execute("SELECT count(*) FROM finding").fetchone()
    except sqlite3.OperationalError:  # not made yet
        return 0
    finally:
        if "connection" in locals():
            connection.close()
    return number


def wait_for(condition, seconds=40):
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert condition()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are counted in /proc")
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(("sent", "code", "everybody"), [(signal.SIGINT, 130, True), (signal.SIGTERM, 143, False), (signal.SIGHUP, 129, True)])
def test_a_run_that_is_ended(started, tmp_path, sent, code, everybody, jobs, group):
    process = started(jobs=jobs)
    if jobs > 1:
        assert len(group(process.pid)) == 3
    if everybody:  # as a terminal does
        os.killpg(process.pid, sent)
    else:
        process.send_signal(sent)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err.lstrip("\n")) == (code, "", "sayso: interrupted\n")
    wait_for(lambda: not group(process.pid), 5)
    assert (tmp_path / "old.sarif").read_text() == "what was here before"
    assert {path.name for path in tmp_path.iterdir()} == {"articles", "caches", "old.sarif"}
    assert {path.name for path in (tmp_path / "caches/sayso/findings").iterdir()} == {"findings.sqlite"}
    wait_for(lambda: kept(tmp_path) >= 100, 10)  # the file may still be locked for a moment


def test_what_was_found_before_is_not_looked_for_again(started, tmp_path):
    process = started()
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=20)
    known = kept(tmp_path)
    connection = sqlite3.connect(tmp_path / "caches/sayso/findings/findings.sqlite")
    with connection:
        connection.execute("UPDATE finding SET used = used - 1")
    connection.close()
    again = started()
    wait_for(lambda: kept(tmp_path) > known)
    again.send_signal(signal.SIGTERM)
    again.communicate(timeout=20)
    connection = sqlite3.connect(tmp_path / "caches/sayso/findings/findings.sqlite")
    used = [number for (number,) in connection.execute("SELECT count(*) FROM finding GROUP BY used ORDER BY used")]
    connection.close()
    assert len(used) == 1  # all of the old ones were used again


def test_the_impatient(started, tmp_path, group):
    process = started()
    for _ in range(5):
        os.killpg(process.pid, signal.SIGTERM)
    process.communicate(timeout=20)
    assert process.returncode == 143
    wait_for(lambda: not group(process.pid), 5)


@pytest.mark.parametrize("report", ["json=/dev/full", "sarif=/dev/full"])
def test_a_full_disk_is_told_and_the_other_reports_are_written(tmp_path, report):
    (tmp_path / "a.txt").write_text(STORY)
    command = [sys.executable, "-c", SCRIPT, "check", "a.txt", "--format", "json", "--report", report, "--report", "junit=a.xml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "sayso: error: /dev/full: the report cannot be written: No space left on device\n"
    assert json.loads(done.stdout)["summary"]["files"] == 1
    assert (tmp_path / "a.xml").read_text().startswith("<?xml")


@pytest.mark.parametrize(
    ("target", "told"), [("/dev/full", "cannot be written to stdout: No space left on device"), (None, "standard output is closed")]
)
def test_standard_output_that_takes_nothing_is_told(tmp_path, target, told):
    (tmp_path / "a.txt").write_text(STORY)
    redirect = f">{target}" if target else ">&-"
    done = subprocess.run(
        ["/bin/sh", "-c", f'"$0" -c "$1" check a.txt {redirect}', sys.executable, SCRIPT], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert told in done.stderr
    assert "rror: " in done.stderr
    assert "internal" not in done.stderr


def test_what_is_told_goes_nowhere_else_if_standard_error_is_closed(tmp_path):
    for number in range(MANY):
        (tmp_path / f"{number}.txt").write_text("The Quito regime closed the border.\n")
    command = '"$0" -c "$1" check . gone.txt --format json 2>&-'
    done = subprocess.run(["/bin/sh", "-c", command, sys.executable, SCRIPT], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert json.loads(done.stdout)["summary"]["files"] == MANY


@pytest.mark.parametrize("nobody", ["2>/dev/full", "2> >(exec true)"])
@pytest.mark.parametrize("wrong", ["gone.txt", "--bogus"])
def test_messages_that_nobody_takes_change_neither_report_nor_exit_code(tmp_path, nobody, wrong):
    (tmp_path / "a.txt").write_text(STORY)
    command = f'exec {nobody}; sleep 0.2; "$0" -c "$1" check a.txt {wrong}'
    done = subprocess.run(["/bin/bash", "-c", command, sys.executable, SCRIPT], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stdout.startswith("a.txt:") == (wrong == "gone.txt")


def test_a_reader_that_goes_away_is_no_error(tmp_path):
    (tmp_path / "a.txt").write_text(STORY * 20)
    command = '"$0" -c "$1" check a.txt | head -n 1'
    done = subprocess.run(
        ["/bin/bash", "-o", "pipefail", "-c", command, sys.executable, SCRIPT], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("a.txt:")
