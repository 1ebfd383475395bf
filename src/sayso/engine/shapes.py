"""Whether what a plugin computed for a built-in layer is what every rule counts on: records of the right kind, spans inside the text."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from sayso.article import Layer
from sayso.span import Span

_OWN = "sayso.layers"


def flaw(layer: Layer[Any], value: Any, length: int) -> str | None:
    """Return what is wrong with the value of a layer for a text of that length, or None. Layers of strangers may hold anything."""
    if layer.compute.__module__ != _OWN:
        return None
    return next(_flaws(value, _kind(layer.compute), length), None)


@cache
def _kind(compute: Callable[..., Any]) -> Any:
    return get_type_hints(compute).get("return", Any)


@cache
def _fields(kind: type) -> tuple[Any, ...]:
    return tuple(get_type_hints(kind)[name] for name in getattr(kind, "_fields", ()))


def _flaws(value: Any, kind: Any, length: int) -> Iterator[str]:
    origin, parts = get_origin(kind), get_args(kind)
    if origin is UnionType:
        if value is None and NoneType in parts:
            return
        kind = next(part for part in parts if part is not NoneType)
        origin, parts = get_origin(kind), get_args(kind)
    if kind is Any:
        return
    if not _is(value, origin or kind):
        yield f"{type(value).__name__} stands where {getattr(kind, '__name__', kind)} is expected"
    elif kind is Span:
        if not (_is(value.start, int) and _is(value.end, int) and 0 <= value.start <= value.end <= length):
            yield f"a span lies outside the text (0 to {length:,})"
    elif origin in (tuple, list) and parts:
        for each in value:
            yield from _flaws(each, parts[0], length)
    elif origin is None:
        for each, field in zip(value, _fields(kind), strict=False) if _fields(kind) else ():
            yield from _flaws(each, field, length)


def _is(value: Any, kind: Any) -> bool:
    if kind is float:
        return isinstance(value, float | int)
    return isinstance(value, Mapping if kind is dict else kind) and not (kind is int and isinstance(value, bool))
