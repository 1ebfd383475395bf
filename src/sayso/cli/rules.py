"""`sayso rules`: browse, explain, test, start and import rules."""

from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.streams import print_lines
from sayso.errors import ConfigError
from sayso.reporters.cells import printable
from sayso.reporters.paint import Line, Piece
from sayso.rule import Example, Option, RuleMeta

if TYPE_CHECKING:
    from sayso.checker import ListedRule


class _Rules(click.Group):
    """Import the command `import` only when it is asked for: what it needs is slow to import."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted([*super().list_commands(ctx), "import"])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name."""
        if cmd_name == "import":
            from sayso.cli.rule_imports import COMMAND as IMPORT

            return IMPORT
        return super().get_command(ctx, cmd_name)


@click.group(cls=_Rules)
def COMMAND() -> None:  # noqa: N802 - the name every command module gives its command
    """Browse, explain, test, start and import rules."""


@COMMAND.command("list")
@click.argument("globs", nargs=-1, metavar="[GLOB]...")
def list_(globs: tuple[str, ...]) -> int:
    """List the rules there are: severity, whether they run here, and what they find."""
    from sayso.cli.catalog import listed

    rules, code = listed()
    chosen = [each for each in rules if _named(each.rule.meta.id, globs)]
    if not chosen:
        raise ConfigError(f"no rule is called {' or '.join(globs)}; `sayso rules list` names them all")
    print_lines(_overview(chosen))
    return code


@COMMAND.command()
@click.argument("rule_id", metavar="ID")
def show(rule_id: str) -> int:
    """Explain a rule: its page, its options, its examples."""
    from sayso.cli.catalog import find_rule

    print_lines(_page(find_rule(rule_id).meta))
    return 0


@COMMAND.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH|ID]...")
def test(paths: tuple[Path, ...]) -> int:
    """Run the examples of rules: of packs and rule files, of the rule with an ID, or of all rules there are.

    Exits with 1 if an example does not go as it says. Also names the entries that no example reaches.
    """
    from sayso.cli.rule_tests import run

    return run(paths)


@COMMAND.command()
@click.argument("rule_id", metavar="ID")
@click.option("--pack", type=click.Path(path_type=Path), default=Path(), help="Folder of the pack it goes to. [default: the current folder]")
def new(rule_id: str, pack: Path) -> int:
    """Start a rule: write a file for it, with every setting explained."""
    from sayso.cli.rule_files import write

    for path in write(rule_id, pack):
        print_lines([(Piece(f"wrote {printable(str(path))}"),)])
    print_lines([(Piece(f"change it, then run: sayso rules test {printable(str(pack))}"),)])
    return 0


def _named(rule_id: str, globs: Iterable[str]) -> bool:
    globs = tuple(globs)
    return not globs or any(fnmatchcase(rule_id, glob) for glob in globs)


def _overview(chosen: "Sequence[ListedRule]") -> Iterator[Line]:
    width = max(len(each.rule.meta.id) for each in chosen)
    for each in chosen:
        label = each.severity.label
        state = "on" if each.on else "off" if each.rule.meta.default else "opt-in"
        yield (
            Piece(f"{each.rule.meta.id:<{width}}  ", "rule"),
            Piece(f"{label:<9}", label),
            Piece(f"{state:<8}", "dim"),
            Piece(printable(each.rule.meta.summary)),
        )


def _page(meta: RuleMeta) -> Iterator[Line]:
    yield (Piece(meta.id, "rule"), Piece(f"  {meta.severity.label}", meta.severity.label), Piece("" if meta.default else "  opt-in", "dim"))
    yield (Piece(printable(meta.summary), "strong"),)
    for line in meta.page.split("\n") if meta.page else ():
        text = printable(line)
        yield (Piece(text.lstrip("# "), "strong"),) if line.startswith("#") else (Piece(text),)
    yield from _options(meta.options.items())
    yield from _references(meta)
    yield from _examples(meta.examples)


def _options(options: Iterable[tuple[str, Option]]) -> Iterator[Line]:
    for index, (name, option) in enumerate(options):
        if not index:
            yield ()
            yield (Piece("Options", "strong"),)
        choices = f" (one of {', '.join(map(str, option.choices))})" if option.choices else ""
        yield (Piece(f"  {name}", "rule"), Piece(f" = {_toml(option.default)}  "), Piece(printable(option.help) + choices, "dim"))


def _toml(value: object) -> str:
    from json import dumps

    return dumps(value, ensure_ascii=False)


def _references(meta: RuleMeta) -> Iterator[Line]:
    missing = [each for each in meta.references if each.title not in meta.page]
    if missing:
        yield ()
        yield (Piece("Who says so", "strong"),)
    for each in missing:
        yield (Piece(f"  {printable(each.title)}"), Piece(f"  {printable(each.url)}" if each.url else "", "dim"))


def _examples(examples: Iterable[Example]) -> Iterator[Line]:
    yield ()
    yield (Piece("Examples", "strong"),)
    for example in examples:
        flagged = " · ".join(map(printable, example.flagged))
        yield (Piece("  flagged  " if example.flagged else "  passed   ", "warning" if example.flagged else "good"), Piece(_one_line(example)))
        for label, text in (("what", flagged), ("fixed", example.fixed), ("note", example.note)):
            if text:
                yield (Piece(f"  {label:>9}  ", "dim"), Piece(printable(text.replace("\n", " "))))


def _one_line(example: Example) -> str:
    parts = [example.headline, example.text] if example.headline else [example.text]
    return printable(" / ".join(" ".join(part.split()) for part in parts))
