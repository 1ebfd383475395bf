import subprocess
import sys

import pytest

from sayso import __version__
from sayso.cli import app, main

HEAVY = (
    "textstat",
    "langdetect",
    "pygls",
    "rich",
    "yaml",
    "markdown_it",
    "html.parser",
    "pluggy",
    "ahocorasick_rs",
    "re2",
    "multiprocessing",
    "difflib",
    "rapidfuzz",
    "email",
    "zipfile",
    "tempfile",
    "importlib.metadata",
    "importlib.resources",
    "platformdirs",
    "dataclasses",
    "asyncio",
    "sqlite3",
)


def python(code, *arguments):
    return subprocess.run([sys.executable, "-W", "error", "-c", code, *arguments], capture_output=True, text=True, timeout=60)


def test_version_imports_nothing_heavy():
    code = f"import sys; from sayso.cli import main; main(['--version']); print([name for name in {HEAVY!r} if name in sys.modules])"
    assert python(code).stdout == f"sayso {__version__}\n[]\n"


@pytest.mark.parametrize("verb", ["check", "sources"])
def test_a_plain_text_is_read_without_anything_heavy(tmp_path, verb):
    (tmp_path / "a.txt").write_text("The harbour reopened on Monday, the port authority said. " * 12)
    needed = {"pluggy", "ahocorasick_rs", "re2"}  # the hooks, the terms, the patterns of rule files
    wanted = [name for name in HEAVY if name not in needed]
    code = f"""
import sys
from sayso.cli import main
main({[verb, "--isolated", str(tmp_path / "a.txt")]!r})
print([name for name in {wanted!r} if name in sys.modules])
"""
    python(code)  # the first start compiles the packs
    assert python(code).stdout.splitlines()[-1] == "[]"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs is asked")
def test_a_second_start_parses_no_toml(tmp_path):
    (tmp_path / "a.txt").write_text("The harbour reopened on Monday, the port authority said. " * 12)
    code = f"""
import tomllib
parsed = []
tomllib.loads = tomllib.load = lambda *given: parsed.append(given)
from sayso.cli import main
main({["check", "--isolated", str(tmp_path / "a.txt")]!r})
print(len(parsed))
"""
    python(code.replace("tomllib.loads = tomllib.load = lambda *given: parsed.append(given)", ""))
    assert python(code).stdout.splitlines()[-1] == "0"


def test_version_imports_no_command():
    code = "import sys; from sayso.cli import main; main(['--version']); print(sorted(n for n in sys.modules if n.startswith('sayso.cli.')))"
    assert python(code).stdout.splitlines()[1] == "['sayso.cli.app', 'sayso.cli.ending', 'sayso.cli.streams']"


def test_help_lists_every_command_and_imports_none(capsys):
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(f"\n  {name} " in shown and line in shown for name, (_, line) in app.COMMANDS.items())


def test_no_argument_shows_the_help(capsys):
    assert main([]) == 0
    assert "Usage: sayso" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["chek"], ["--nonsense"]])
def test_wrong_usage_is_2_and_said_on_standard_error(arguments, capsys):
    assert main(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "Error: No such" in shown.err


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        ("KeyboardInterrupt()", 130, "sayso: interrupted"),
        ("BrokenPipeError()", 0, ""),
        ("__import__('sayso.errors').errors.ConfigError('no', path='a.toml', line=3)", 2, "sayso: error: a.toml:3: no"),
        ("__import__('sayso.errors').errors.PluginError('no')", 3, "sayso: error: no"),
        ("ZeroDivisionError('by \\x1b[0m zero')", 3, "sayso: internal error: ZeroDivisionError: by \\x1b[0m zero ("),
    ],
)
def test_no_error_leaves_a_traceback(error, code, words):
    script = f"""
import sys
from sayso.cli import app
def fail(wanted): raise {error}
app._invoke = fail
sys.exit(app.run(["check"]))
"""
    done = python(script)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) <= 1
    assert words in done.stderr


def test_a_hidden_flag_lets_the_traceback_through(monkeypatch):
    monkeypatch.setattr(app, "_invoke", lambda wanted: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        app.run(["--traceback", "check"])


def test_every_command_is_there():
    from importlib import import_module

    for name, (module, _) in app.COMMANDS.items():
        assert import_module(module).COMMAND.callback or import_module(module).COMMAND.commands, name
