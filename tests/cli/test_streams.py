import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.cli.streams import display, write_file
from sayso.errors import ConfigError


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("stream", "environment", "color"),
    [
        (Terminal(), {"TERM": "xterm"}, True),
        (Terminal(), {"TERM": "xterm", "NO_COLOR": "1"}, False),
        (Terminal(), {"TERM": "dumb"}, False),
        (io.StringIO(), {"TERM": "xterm"}, False),
    ],
)
def test_colour_is_for_terminals_that_want_it(stream, environment, color, monkeypatch):
    for name in ("TERM", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert display(stream).color is color


def test_a_reader_that_goes_away_is_no_error():
    code = "import sys; from sayso.cli.streams import print_with; print_with(lambda out, display: out.write('x\\n' * 200000)); sys.exit(1)"
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "x\n"
    process.stdout.close()
    assert process.stderr.read() == ""
    process.stderr.close()
    assert process.wait(timeout=30) == 1


@pytest.mark.parametrize(("machine", "shown"), [(True, "é — 首".encode()), (False, b"\xe9 \\u2014 \\u9996")])
def test_machines_get_utf_8_and_people_what_the_locale_has(machine, shown):
    code = f"from sayso.cli.streams import print_with; print_with(lambda out, display: out.write('é — 首'), machine={machine})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env={**os.environ, "PYTHONIOENCODING": "latin-1"}, timeout=30)
    assert done.stdout == shown


def test_a_report_file_is_utf_8_with_plain_line_ends(tmp_path):
    write_file(tmp_path / "r.txt", lambda out, display: out.write(f"é\n{display.color}\udc80"))
    assert (tmp_path / "r.txt").read_bytes() == "é\nFalse\\udc80".encode()


def test_a_report_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(ConfigError, match="cannot be written: No such file"):
        write_file(tmp_path / "no" / "r.txt", lambda out, display: None)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_plugin_that_prints_does_not_break_a_report(tmp_path, jobs):
    """In a process of its own: what a worker prints goes past `sys.stdout` of the test."""
    (tmp_path / "chatty.py").write_text(
        "from sayso import Example, hookimpl, rule\n"
        "print('loaded')\n"
        "@rule('chatty.word', summary='x', severity='info', examples=[Example('x', flagged=('x',)), Example('y')])\n"
        "def word(article):\n    print('running', flush=True)\n    yield from ()\n"
        "@hookimpl\ndef sayso_rules():\n    return [word]\n"
    )
    info = tmp_path / "chatty-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: chatty\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[sayso]\nchatty = chatty\n")
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Good.\n")
    command = [sys.executable, "-m", "sayso", "check", "a.txt", "b.txt", "--format", "json", "--jobs", jobs]
    done = subprocess.run(command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, timeout=60)
    assert len(json.loads(done.stdout)["documents"]) == 2
    assert done.stderr.count("running") == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has /dev/full")
@pytest.mark.parametrize("format_", ["text", "json"])
def test_a_full_disk_is_told_in_a_line(tmp_path, format_):
    (tmp_path / "a.txt").write_text("“Good.\n")
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "sayso", "check", "a.txt", "--format", format_]
        done = subprocess.run(command, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (2, "sayso: error: the report cannot be written to stdout: No space left on device\n")
