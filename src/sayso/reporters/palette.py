"""Colours of sources: seven that people with any kind of colour vision tell apart, made fit to read on a light and on a dark page.

The hues are those of Masataka Okabe and Kei Ito, *Color Universal Design* (2002, revised 2008), <https://jfly.uni-koeln.de/color/>, without their
black, which is the text's. Contrast is measured as WCAG 2.2 defines it (relative luminance; 4.5 for text, 3 for lines and other marks).
Colour is never the only cue: sources are numbered, and their underlines differ in kind; seven hues and four kinds make 28 pairs.
"""

from collections.abc import Mapping
from typing import NamedTuple

HUES = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#f0e442")
LINES = ("solid", "dashed", "double", "dotted")
LINE_CONTRAST = 3.0


class Page(NamedTuple):
    """Hold the colours of a page: its ground, its text, and how much of a hue is mixed into the ground behind words."""

    ground: str
    text: str
    tint: float


LIGHT = Page("#ffffff", "#1b1b1b", 0.28)
DARK = Page("#15181c", "#f2f2f2", 0.36)


def mixed(hue: str, ground: str, share: float) -> str:
    """Return a colour with so much of `hue` and the rest of `ground`."""
    pairs = zip(_channels(hue), _channels(ground), strict=True)
    return "#" + "".join(f"{round(one * share + other * (1 - share)):02x}" for one, other in pairs)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def ink(hue: str) -> str:
    """Return black or white, whichever is easier to read on the hue."""
    return max("#000000", "#ffffff", key=lambda colour: contrast(colour, hue))


def line(hue: str, page: Page) -> str:
    """Return the hue, mixed with the page's text until it stands out from the ground and from its own tint."""
    tint = mixed(hue, page.ground, page.tint)
    shades = (mixed(page.text, hue, share / 20) for share in range(21))
    return next(shade for shade in shades if min(contrast(shade, page.ground), contrast(shade, tint)) >= LINE_CONTRAST)


def css(page: Page, hues: Mapping[str, str] | None = None) -> str:
    """Return the rules that give each class its tint, its line, its badge and the badge's ink: those of sources, or of the hues given."""
    hues = {f"c{index}": hue for index, hue in enumerate(HUES)} if hues is None else hues
    return "".join(
        f".{name}{{--tint:{mixed(hue, page.ground, page.tint)};--line:{line(hue, page)};--badge:{hue};--ink:{ink(hue)}}}\n"
        for name, hue in hues.items()
    )


def classes(index: int) -> str:
    """Return the classes of the source with that index: a colour and a kind of line."""
    return f"c{index % len(HUES)} u{index % len(LINES)}"


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (part / 12.92 if (part := each / 255) <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for each in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
