"""Read YAML front matter from the parser's events: positions are exact, and no alias or nesting can make it grow."""

from collections.abc import Iterator
from typing import Any

from sayso.readers.aligned import aligned
from sayso.readers.base import broken
from sayso.readers.frontmatter import Parsed, Scalar

_DEEPEST = 20
_MOST_EVENTS = 20_000
_BLOCK_STYLES = ("|", ">")


def parse(source: str, begin: int, end: int, path: str) -> Parsed | None:
    """Return what the YAML between two offsets says; None if it is no mapping (a page that opens with a rule). Raise `InputError`."""
    import yaml

    try:
        return _Reading(source, begin, path).parsed(_events(source[begin:end]))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = begin + (mark.index if mark else 0)
        raise broken(
            f"the front matter is no valid YAML: {error.problem or error.context}; quote a value with a colon in it", source, at, path
        ) from None
    except yaml.reader.ReaderError as error:
        at = begin + (error.position if isinstance(error.position, int) else 0)
        raise broken("the front matter holds a character that YAML does not allow; remove it", source, at, path) from None


def _events(text: str) -> Iterator[Any]:
    import yaml

    return iter(yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


class _Reading:
    """Build the values from events on a stack of its own: no recursion, however deep the input."""

    __slots__ = ("begin", "keys", "names", "path", "scalars", "source", "stack")

    def __init__(self, source: str, begin: int, path: str) -> None:
        self.source = source
        self.begin = begin
        self.path = path
        self.stack: list[Any] = []
        self.keys: list[str | None] = []  # for each open mapping the key that waits for its value; an empty string for a list
        self.names: list[str] = []  # the keys under which the open lists and mappings stand
        self.scalars: list[Scalar] = []

    def parsed(self, events: Iterator[Any]) -> Parsed | None:
        import yaml

        root: list[Any] = []
        for number, event in enumerate(events):
            if number > _MOST_EVENTS or len(self.stack) > _DEEPEST:
                raise self._refused("the front matter is too large or too deeply nested; keep data elsewhere", event)
            if isinstance(event, yaml.AliasEvent):
                raise self._refused("the front matter uses a YAML alias (*name), which is not read; write the value out", event)
            if isinstance(event, yaml.DocumentStartEvent) and root:
                raise self._refused("the front matter holds two YAML documents; close it with ---", event)
            if isinstance(event, yaml.MappingStartEvent):
                self._open(root, {}, None, event)
            elif isinstance(event, yaml.SequenceStartEvent):
                self._open(root, [], "", event)
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                self.stack.pop()
                self.keys.pop()
                self.names.pop()
            elif isinstance(event, yaml.ScalarEvent):
                self._scalar(root, event)
        return Parsed(root[0], self.scalars) if root and isinstance(root[0], dict) else None

    def _refused(self, message: str, event: Any) -> Exception:
        return broken(message, self.source, self.begin + event.start_mark.index, self.path)

    def _open(self, root: list[Any], value: Any, key: str | None, event: Any) -> None:
        name = (self.keys[-1] or "") if self.keys else ""
        self._place(root, value, event)
        self.names.append(name)
        self.stack.append(value)
        self.keys.append(key)

    def _scalar(self, root: list[Any], event: Any) -> None:
        if self.stack and isinstance(self.stack[-1], dict) and self.keys[-1] is None:
            self.keys[-1] = event.value
            return
        if self.stack and event.value and isinstance(self.stack[0], dict):
            self.scalars.append(Scalar((*self.names[1:], self.keys[-1] or ""), self._pieces(event)))
        self._place(root, _value(event), event)

    def _place(self, root: list[Any], value: Any, event: Any) -> None:
        if not self.stack:
            root.append(value)
        elif isinstance(self.stack[-1], list):
            self.stack[-1].append(value)
        elif self.keys[-1] is None:
            raise self._refused("the front matter has a list or mapping as a key; use a plain word", event)
        else:
            self.stack[-1][self.keys[-1]] = value
            self.keys[-1] = None

    def _pieces(self, event: Any) -> list[Any]:
        start, end = self.begin + event.start_mark.index, self.begin + event.end_mark.index
        if event.style in _BLOCK_STYLES:
            header = self.source.find("\n", start, end)
            start = header + 1 if header >= 0 else start
        elif event.style in {"'", '"'}:
            start, end = start + 1, end - 1
        return aligned(event.value, self.source, start, end)


def _value(event: Any) -> Any:
    """Return the value of a scalar by YAML's own rules (dates, numbers, booleans); what breaks them stays a string."""
    import yaml

    resolver = _resolver()
    tag = event.tag or resolver.resolve(yaml.ScalarNode, event.value, event.implicit)
    if tag == "tag:yaml.org,2002:str":
        return event.value
    try:
        return resolver.construct_object(yaml.ScalarNode(tag, event.value))
    except (yaml.YAMLError, ValueError, OverflowError, ArithmeticError):
        return event.value


def _resolver() -> Any:
    import yaml

    return yaml.SafeLoader("")
