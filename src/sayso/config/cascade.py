"""Which settings are in force for a file: every configuration from its folder upward, the nearer winning, then the command line."""

import os
from collections.abc import Iterator, Mapping
from typing import Any

from sayso.config import spec
from sayso.config.files import ConfigFile, family_values, find, read, rule_values
from sayso.config.globs import matches
from sayso.config.settings import COMMAND_LINE, DEFAULT, Explained, Key, Settings, Value
from sayso.errors import ConfigError

ON_TOP: Key = ("ignore", COMMAND_LINE)
"""What the command line ignores is ignored on top of what files ignore."""
_TABLES = {"rules": rule_values, "families": family_values}
_DEFAULTS: Mapping[Key, Value] = {(name,): Value(key.default, DEFAULT) for name, key in spec.KEYS.items()}


class Configs:
    """Find and keep configurations: each folder is looked at once.

    `file` stands in for the search; `isolated` means that no file counts; `overrides` are keys set on the command line. Raise `ConfigError`
    for anything wrong in any of them.
    """

    __slots__ = ("_chains", "_file", "_isolated", "_merged", "_top")

    def __init__(self, *, file: str | None = None, isolated: bool = False, overrides: Mapping[str, Any] | None = None) -> None:
        self._isolated = isolated
        self._file = _given(file) if file is not None else None
        self._top = _command_line(overrides or {})
        self._chains: dict[str, tuple[ConfigFile, ...]] = {}
        self._merged: dict[tuple[Any, ...], Settings] = {}

    def settings(self, path: str | None) -> Settings:
        """Return the settings for a file (None: for a text without a name, which no configuration file is found for)."""
        absolute = None if path is None else os.path.abspath(path)  # noqa: PTH100 - relative paths are the current folder's
        chain = self.chain(os.path.dirname(absolute) if absolute else None)  # noqa: PTH120 - many files: no Path objects
        fitting = tuple(_indices(absolute, file) for file in chain)
        key = (tuple(each.path for each in chain), fitting)
        if key not in self._merged:
            self._merged[key] = _merge(chain, fitting, self._top)
        return self._merged[key]

    def chain(self, folder: str | None) -> tuple[ConfigFile, ...]:
        """Return the files that count for a folder, the farthest first."""
        if self._isolated:
            return ()
        if self._file is not None:
            return (self._file,)
        return () if folder is None else self._upward(folder)

    def _upward(self, folder: str) -> tuple[ConfigFile, ...]:
        """Walk up without recursion, for paths can be deep; every folder on the way is remembered."""
        below: list[str] = []
        while folder not in self._chains:
            below.append(folder)
            parent = os.path.dirname(folder)  # noqa: PTH120
            if parent == folder:
                break
            folder = parent
        chain = self._chains.get(folder, ())
        for each in reversed(below):
            file = find(each)
            chain = chain if file is None else (file,) if file.root else (*chain, file)
            self._chains[each] = chain
        return chain

    def folders(self, path: str | None) -> Iterator[str]:
        """Yield the folders, nearest first, in which a record of sign-offs counts for a file."""
        if self._isolated:
            return
        if self._file is not None:
            yield self._file.folder
            return
        folder = None if path is None else os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120
        roots = {file.folder for file in self.chain(folder) if file.root}
        while folder is not None:
            yield folder
            parent = os.path.dirname(folder)  # noqa: PTH120
            folder = None if parent == folder or folder in roots else parent

    def home(self, path: str) -> str:
        """Return the folder whose record of sign-offs a file's findings are written to: the nearest configuration's, else the file's own."""
        folder = os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120
        chain = self.chain(folder)
        return chain[-1].folder if chain else folder


def _given(file: str) -> ConfigFile:
    found = read(os.path.abspath(file))  # noqa: PTH100
    if found is None:
        there = os.path.exists(file)  # noqa: PTH110
        raise ConfigError("has no [tool.sayso] table" if there else "does not exist; check the path", path=file)
    return found


def _indices(path: str | None, file: ConfigFile) -> tuple[int, ...]:
    """Return which of the file's overrides are for a path."""
    if path is None:
        return ()
    return tuple(index for index, each in enumerate(file.overrides) if any(matches(path, file.folder, glob) for glob in each.paths))


def _command_line(overrides: Mapping[str, Any]) -> dict[Key, Value]:
    values: dict[Key, Value] = {}
    for name, value in overrides.items():
        if name in _TABLES:
            values.update({key: each._replace(file=COMMAND_LINE, line=None) for key, each in _TABLES[name](value, COMMAND_LINE)})
            continue
        if name not in spec.KEYS:
            raise ConfigError(f"there is no setting {name!r}{spec.did_you_mean(name, [*spec.KEYS, *_TABLES])}")
        problem = spec.KEYS[name].problem(value)
        if problem:
            raise ConfigError(f"{name!r} {problem}, not {value!r}")
        values[ON_TOP if name == "ignore" else (name,)] = Value(_frozen(name, value), COMMAND_LINE)
    return values


def _frozen(name: str, value: Any) -> Any:
    if name in spec.PLACES:
        return tuple((os.path.abspath("."), each) for each in value)  # noqa: PTH100 - what a caller names is relative to where it is
    return tuple(value) if isinstance(value, list | tuple) else value


def _merge(chain: tuple[ConfigFile, ...], fitting: tuple[tuple[int, ...], ...], top: Mapping[Key, Value]) -> Settings:
    values = dict(_DEFAULTS)
    for file, indices in zip(chain, fitting, strict=True):
        for layer in (file.values, *(file.overrides[index].values for index in indices)):
            _lay(values, layer)
    _lay(values, top)
    identity = tuple(sorted(((key, repr(value.value), value.file == COMMAND_LINE) for key, value in values.items())))
    return Settings(values, tuple(file.path for file in chain), identity)


def _lay(values: dict[Key, Value], layer: Mapping[Key, Value]) -> None:
    """Put a nearer layer on top. What extends is added; a new `select` or `ignore` starts afresh what extended the old one."""
    for name in spec.EXTENDING:
        if (name.removeprefix("extend-"),) in layer:
            values[(name,)] = _DEFAULTS[(name,)]
    for key, value in layer.items():
        extends = key[0] in spec.ADDING
        values[key] = value._replace(value=(*values[key].value, *value.value)) if extends else value


def explain(settings: Settings) -> tuple[Explained, ...]:
    """Return every value in force with the place that set it, keys in the order of the documentation, rules after them."""
    return tuple(Explained(_dotted(key), _plain(key, value.value), value.file, value.line) for key, value in settings.values.items())


def _dotted(key: Key) -> str:
    if key == ON_TOP:
        return "ignore"
    return ".".join(f'"{part}"' if "." in part else part for part in key)


def _plain(key: Key, value: Any) -> Any:
    if key[0] in spec.PLACES:
        return [glob for _, glob in value]
    return list(value) if isinstance(value, tuple) else value
