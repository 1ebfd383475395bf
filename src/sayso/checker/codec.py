"""Write a report on an article as one line of JSON and read it back: what leaves memory, for a while or until the next run.

JSON and not `pickle`: whatever a file of it has become, to read it runs nothing. How a value is read follows from the types of the records
in `sayso.finding`, so that a field more there needs nothing here.
"""

import json
from collections.abc import Callable
from enum import IntEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, cast, get_args, get_origin

from sayso.finding import DocumentReport

_Read = Callable[[Any], Any] | None
"""What makes of a plain value the one it stands for; None: it stands for itself."""


def encode(document: DocumentReport) -> bytes:
    """Return the report as JSON without a line end in it. A file's name may hold half characters: they are spelled out."""
    return json.dumps(document, separators=(",", ":")).encode("ascii")


def decode(data: bytes) -> DocumentReport:
    """Return the report that was written. Raise `ValueError` for anything else."""
    try:
        return cast("DocumentReport", _reader(DocumentReport)(json.loads(data)))  # type: ignore[misc]
    except (TypeError, LookupError, AttributeError, RecursionError) as error:
        raise ValueError(f"no report: {error}") from None


@cache
def _reader(kind: Any) -> _Read:
    """Return what reads values of a type. Raise `TypeError` for a type that records do not use so far."""
    origin, parts = get_origin(kind), get_args(kind)
    if kind in (str, int, float, bool, NoneType):
        return None
    if origin is tuple:
        return _several(_reader(parts[0])) if parts[1:] == (...,) else _fixed([_reader(part) for part in parts])
    if origin is UnionType:
        return _optional([_reader(part) for part in parts if part is not NoneType])
    if issubclass(kind, IntEnum):
        return {int(each): each for each in kind}.__getitem__
    return _record(kind)


def _several(item: _Read) -> _Read:
    return tuple if item is None else lambda value: tuple(map(item, value))


def _fixed(items: list[_Read]) -> _Read:
    if not any(items):
        return tuple
    return lambda value: tuple(each if item is None else item(each) for item, each in zip(items, value, strict=True))


def _optional(items: list[_Read]) -> _Read:
    read = next(filter(None, items), None)
    return None if read is None else lambda value: None if value is None else read(value)


def _record(kind: Any) -> _Read:
    """Return what reads a record: fields that stand for themselves are taken as they are, for there are many."""
    fields = tuple(kind.__annotations__.values())
    special = [(index, read) for index, field in enumerate(fields) if (read := _reader(field)) is not None]
    if not special:
        return cast("_Read", kind._make)

    def read_record(value: Any) -> Any:
        for index, read in special:
            value[index] = read(value[index])
        return kind._make(value)

    return read_record
