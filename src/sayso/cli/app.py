"""The top of the command line: which commands there are, and what becomes of errors.

Commands are imported only when called, so that `sayso --version` and `sayso check` pay for nothing else.
"""

import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module

import click

from sayso import __version__
from sayso.cli.ending import Ended, code, ending
from sayso.cli.streams import drop, say, take_closed
from sayso.errors import SaysoError

COMMANDS: Mapping[str, tuple[str, str]] = {
    "check": ("sayso.cli.check", "Check articles."),
    "sources": ("sayso.cli.sources", "List who says what, and how much of a story each source fills."),
    "rules": ("sayso.cli.rules", "Browse, explain, test, start and import rules."),
    "data": ("sayso.cli.data", "Look into the tables that rules read, and check your own."),
    "config": ("sayso.cli.config", "Explain the settings in force."),
    "init": ("sayso.cli.init", "Write a commented sayso.toml."),
    "allow": ("sayso.cli.allow", "Sign a finding off, with a reason."),
}
"""Name of each command, the module whose `COMMAND` it is, and its line in the help."""

FAILED = 3
_HIDDEN = "--traceback"


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name and return its exit code; no exception but `SystemExit` of others leaves this function."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    wanted = [each for each in given if each != _HIDDEN]
    take_closed()
    try:
        with ending():
            return _invoke(wanted)
    except (KeyboardInterrupt, click.Abort, Ended) as interruption:
        say("interrupted")
        return code(interruption)
    except BrokenPipeError:
        drop(sys.stdout)
        return 0
    except click.ClickException as error:
        with suppress(OSError):  # nobody may be there to read it
            error.show()
        return 2
    except SaysoError as error:
        say(f"error: {error}")
        return error.exit_code
    except Exception as error:
        if _HIDDEN in given:
            raise
        say(_internal(error))
        return FAILED


def program(wanted: Sequence[str]) -> click.Group:
    """Return the program: the command that the arguments name whole, the others as a name and a line for the help."""
    called = next((each for each in wanted if each in COMMANDS), None)

    @click.group(context_settings={"help_option_names": ["-h", "--help"]}, help="sayso asks of every sentence of an article: on whose say-so?")
    @click.version_option(__version__, prog_name="sayso", message="%(prog)s %(version)s")
    def sayso() -> None:
        """Do nothing: the commands do."""

    for name, (module, line) in COMMANDS.items():
        command = import_module(module).COMMAND if name == called else click.Command(name)
        command.short_help = line
        sayso.add_command(command, name)
    return sayso


def _invoke(wanted: Sequence[str]) -> int:
    code = program(wanted).main(args=list(wanted) or ["--help"], prog_name="sayso", standalone_mode=False)
    if sys.stdout is not None:
        sys.stdout.flush()
    return code if isinstance(code, int) else 0


def _internal(error: Exception) -> str:
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = f" ({place.tb_frame.f_code.co_filename}:{place.tb_lineno})" if place else ""
    return f"internal error: {type(error).__name__}: {error}{where}; run again with {_HIDDEN} and report it"
