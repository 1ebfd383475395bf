"""GitHub's hash of a line, by which code scanning knows an alert again when the lines around it move.

It is a polynomial of base 37, modulo 2**64, over the hundred UTF-16 code units from the start of the line on, without spaces and tabs, with
every line end as one line feed; the file ends with the unit 65535, and zeros follow. A colon and a number count lines of the same hash.
Written from a description of the algorithm and checked against its published values.
"""

import re
from array import array
from collections import Counter
from itertools import accumulate
from sys import byteorder

BLOCK = 100
_BASE = 37
_MASK = (1 << 64) - 1
_SHIFT = pow(_BASE, BLOCK, 1 << 64)
_END = 65535
_LINE_FEED = 10
_BLANK = re.compile("[ \t]+")
_UTF16 = "utf-16-le" if byteorder == "little" else "utf-16-be"


def line_hashes(text: str) -> list[str]:
    """Return the hash of each line, `hex:count`, in one pass over the text whatever the length of its lines."""
    units = _units(text)
    sums = [0, *accumulate(units, lambda total, unit: (total * _BASE + unit) & _MASK)]
    starts = [0, *(index + 1 for index, unit in enumerate(units[:-BLOCK]) if unit == _LINE_FEED)]
    seen: Counter[int] = Counter()
    hashes = []
    for start in starts:
        value = (sums[start + BLOCK] - sums[start] * _SHIFT) & _MASK
        seen[value] += 1
        hashes.append(f"{value:x}:{seen[value]}")
    return hashes


def _units(text: str) -> "array[int]":
    """Return the code units that count, the end and enough zeros for a last line."""
    shown = _BLANK.sub("", text.replace("\r\n", "\n")).replace("\r", "\n")
    units = array("H", shown.encode(_UTF16, "surrogatepass"))
    units.append(_END)
    units.extend([0] * (BLOCK - 1))
    return units
