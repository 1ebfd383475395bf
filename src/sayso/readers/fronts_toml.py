"""Read TOML front matter. `tomllib` tells no places, so the strings that may be prose are found at their keys and checked against it."""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Any

from sayso.readers.aligned import aligned
from sayso.readers.base import broken
from sayso.readers.frontmatter import Parsed, Scalar

_LINE = re.compile(r"at line (\d+)")
_TABLE = re.compile(r"^[ \t]*\[\[?[ \t]*([\w.-]+)[ \t]*\]\]?", re.MULTILINE)
_STRING = re.compile(
    r'''^[ \t]*(?P<key>["']?[\w-]+["']?)[ \t]*=[ \t]*
        (?:"""\r?\n?(?P<lines>(?:[^"\\]|\\.|"(?!""))*+)"""|\'\'\'\r?\n?(?P<raw>(?:[^']|'(?!''))*+)\'\'\'|"(?P<basic>(?:[^"\\\n]|\\.)*+)"|'(?P<literal>[^'\n]*+)')''',
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)


def parse(source: str, begin: int, end: int, path: str) -> Parsed:
    """Return what the TOML between two offsets says. Raise `InputError`."""
    text = source[begin:end]
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        match = _LINE.search(str(error))
        lines = [line.start() for line in re.finditer(r"^", text, re.MULTILINE)]
        at = lines[min(int(match[1]), len(lines)) - 1] if match else len(text)
        raise broken(f"the front matter is no valid TOML: {str(error).partition(' (at')[0]}; correct it", source, begin + at, path) from None
    except (RecursionError, ValueError, OverflowError):
        raise broken("the front matter is too deeply nested or holds an impossible number; correct it", source, begin, path) from None
    return Parsed(values, list(_scalars(values, source, begin, end)))


def _scalars(values: Mapping[str, Any], source: str, begin: int, end: int) -> Iterator[Scalar]:
    tables = [(match.start(), tuple(match[1].split("."))) for match in _TABLE.finditer(source, begin, end)]
    for match in _STRING.finditer(source, begin, end):
        table = bisect_left(tables, match.start(), key=lambda each: each[0]) - 1
        keys = tables[table][1] if table >= 0 else ()
        whole = (*keys, match["key"].strip("\"'"))
        value = _at(values, whole)
        if isinstance(value, str) and value and match.lastgroup:
            yield Scalar(whole, aligned(value, source, *match.span(match.lastgroup)))


def _at(values: Any, keys: tuple[str, ...]) -> Any:
    for key in keys:
        values = values.get(key) if isinstance(values, Mapping) else None
    return values
