"""`sayso allow`: sign a finding off in a record that is kept beside the configuration and never published."""

import datetime
import os
from pathlib import Path

import click

from sayso.cli.streams import print_lines
from sayso.reporters.cells import printable, shorten
from sayso.reporters.paint import Piece

_DAY = click.DateTime(["%Y-%m-%d"])
_EXCERPT = 60


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.argument("fingerprint")
@click.option("--reason", required=True, metavar="TEXT", help="Why the finding may pass.")
@click.option("--by", metavar="NAME", help="Who says so. [default: the name you are logged in with]")
@click.option("--expires", type=_DAY, metavar="YYYY-MM-DD", help="The day from which on the finding is reported again.")
@click.option("--config", "config_file", type=click.Path(path_type=Path), metavar="FILE", help="Use this configuration file alone.")
def COMMAND(  # noqa: N802 - the name every command module gives its command
    path: Path, fingerprint: str, reason: str, by: str | None, expires: datetime.datetime | None, config_file: Path | None
) -> int:
    """Sign off the finding in the article at PATH with this FINGERPRINT, as `sayso check` prints it."""
    from sayso.checker import Checker

    checker = Checker(config=config_file)
    until = expires.date() if expires else None
    record, entry = checker.sign_off(path, fingerprint.strip("[]"), reason=reason, by=_login() if by is None else by, expires=until)
    print_lines([(Piece(f"signed off {entry.rule} “{shorten(entry.excerpt, _EXCERPT)}” in {printable(str(record))}"),)])
    return 0


def _login() -> str:
    return next((os.environ[name] for name in ("LOGNAME", "USER", "USERNAME") if os.environ.get(name)), "")
