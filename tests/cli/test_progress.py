import io
import os
import pty
import subprocess
import sys

import pytest

from sayso.cli import progress as module
from sayso.cli.progress import MANY, progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("stream", "files", "quiet", "shown"),
    [(Terminal(), MANY, False, True), (Terminal(), MANY - 1, False, False), (Terminal(), MANY, True, False), (io.StringIO(), MANY, False, False)],
    ids=["many", "few", "quiet", "piped"],
)
def test_a_bar_is_for_people_who_wait(monkeypatch, stream, files, quiet, shown):
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    with progress(files, quiet=quiet) as done:
        for _ in range(files):
            done()
    assert (f"{files}/{files}" in stream.getvalue()) is shown
    assert (done is module._nothing) is not shown


def on_terminal(*arguments, **environment):
    """Return what a command writes to a terminal."""
    master, slave = pty.openpty()
    environ = {**os.environ, "TERM": "xterm", **environment}
    environ.pop("NO_COLOR", None) if "NO_COLOR" not in environment else None
    process = subprocess.Popen([sys.executable, "-m", "sayso", *arguments], stdin=slave, stdout=slave, stderr=slave, env=environ, close_fds=True)
    os.close(slave)
    pieces = []
    try:
        while piece := os.read(master, 4096):
            pieces.append(piece)
    except OSError:  # how Linux says that the other side is closed
        pass
    process.wait(timeout=60)
    os.close(master)
    return b"".join(pieces).decode()


def test_a_terminal_gets_colour_unless_it_is_not_wanted(tmp_path):
    (tmp_path / "a.txt").write_text("“The harbour is closed, she said.\n")
    arguments = ("check", str(tmp_path / "a.txt"), "--isolated", "--select", "quotes.unbalanced")
    assert "\x1b[1;31merror" in on_terminal(*arguments)
    plain = on_terminal(*arguments, NO_COLOR="1")
    assert "error quotes.unbalanced" in plain
    assert "\x1b" not in plain
