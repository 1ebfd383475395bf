"""Lines of styled pieces, and the two ways to write them: plain, or with colour on a terminal. The words are the same in both."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TextIO

STYLES: Mapping[str, str] = {
    "": "",
    "path": "bold",
    "error": "bold red",
    "warning": "bold yellow",
    "info": "bold cyan",
    "rule": "magenta",
    "good": "green",
    "strong": "bold",
    "dim": "dim",
}
"""Style of a piece and how rich spells it."""


class Piece(NamedTuple):
    """Hold some text, already fit to print, and the name of its style: one of `STYLES`."""

    text: str
    style: str = ""


Line = tuple[Piece, ...]


def plain(line: Line) -> str:
    """Return the line without its styles."""
    return "".join(piece.text for piece in line).rstrip()


def paint(lines: Iterable[Line], out: TextIO, *, color: bool) -> None:
    """Write the lines; rich is imported only for colour."""
    if color:
        _paint_rich(lines, out)
        return
    out.writelines(plain(line) + "\n" for line in lines)


def _paint_rich(lines: Iterable[Line], out: TextIO) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(file=out, force_terminal=True, highlight=False, markup=False, emoji=False, soft_wrap=True)
    for line in lines:
        console.print(Text.assemble(*((piece.text, STYLES[piece.style]) for piece in line)))
