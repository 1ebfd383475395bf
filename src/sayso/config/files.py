"""Read one configuration file into flat keys, each with its line. Everything wrong in it is a `ConfigError` that names file and line."""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from sayso.config import spec
from sayso.config.lines import Path as KeyPath
from sayso.config.lines import key_lines, line_of
from sayso.config.settings import Key, Value
from sayso.errors import ConfigError

FILE_NAME = "sayso.toml"
PROJECT_FILE = "pyproject.toml"
_PREFIX = ("tool", "sayso")


class Override(NamedTuple):
    """Hold values for some paths: globs relative to the file's folder."""

    paths: tuple[str, ...]
    values: Mapping[Key, Value]


class ConfigFile(NamedTuple):
    """Hold one file: its folder, whether the search upward ends here, its values and its overrides."""

    path: str
    folder: str
    root: bool
    values: Mapping[Key, Value]
    overrides: tuple[Override, ...]


class _Source(NamedTuple):
    path: str
    lines: dict[KeyPath, int]
    prefix: tuple[str, ...]

    def fail(self, message: str, where: KeyPath) -> ConfigError:
        return ConfigError(message, path=self.path, line=self.line(where))

    def line(self, where: KeyPath) -> int | None:
        return line_of(self.lines, (*self.prefix, *where))


def find(folder: str) -> ConfigFile | None:
    """Return the configuration in a folder: its `sayso.toml`, else `[tool.sayso]` of its `pyproject.toml`, else None."""
    return read(os.path.join(folder, FILE_NAME)) or read(os.path.join(folder, PROJECT_FILE))  # noqa: PTH118 - many folders, few files


def read(path: str) -> ConfigFile | None:
    """Return the configuration in a file, or None if there is no such file, or a pyproject.toml without a `[tool.sayso]`."""
    text = _text(path)
    project = os.path.basename(path) == PROJECT_FILE  # noqa: PTH119 - as above
    if text is None or (project and "sayso" not in text):
        return None
    data = _parse(text, path)
    prefix: tuple[str, ...] = _PREFIX if project else ()
    if project:
        data = data.get("tool", {}).get("sayso")
        if data is None:
            return None
    source = _Source(path, {}, prefix)
    source.lines.update(key_lines(text))
    return _file(source, data)


def _text(path: str) -> str | None:
    try:
        return Path(path).read_text(encoding="utf-8-sig") if os.path.isfile(path) else None  # noqa: PTH113 - as above
    except UnicodeDecodeError as error:
        raise ConfigError(f"is not UTF-8 (byte {error.start})", path=path) from None
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", path=path) from None


def _parse(text: str, path: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        said = str(error)[: found.start()].strip() if found else str(error)
        at_end = "end of document" in str(error)
        line = int(found.group(1)) if found else max(1, len(text.rstrip().split("\n"))) if at_end else None
        raise ConfigError(f"is not valid TOML: {said}" + (f" (column {found.group(2)})" if found else ""), path=path, line=line) from None


def _file(source: _Source, data: Any) -> ConfigFile:
    if not isinstance(data, dict):
        raise source.fail("tool.sayso must be a table", ())
    root = data.get("root", False)
    if spec.FLAG(root):
        raise source.fail(f"'root' {spec.FLAG(root)}", ("root",))
    folder = os.path.dirname(source.path)  # noqa: PTH120 - as above
    values = dict(_values(source, data, ()))
    overrides = data.get("overrides", [])
    if not isinstance(overrides, list):
        raise source.fail("'overrides' is a list of tables: write [[overrides]]", ("overrides",))
    return ConfigFile(source.path, folder, root, values, tuple(_override(source, each, index) for index, each in enumerate(overrides)))


def _override(source: _Source, data: Any, index: int) -> Override:
    where: KeyPath = ("overrides", index)
    if not isinstance(data, dict):
        raise source.fail("an override must be a table", where)
    paths = data.get("paths")
    if not paths or spec.TEXTS(paths):
        raise source.fail("an override needs 'paths', a list of globs relative to this file", where)
    return Override(tuple(paths), dict(_values(source, {key: value for key, value in data.items() if key != "paths"}, where)))


def _values(source: _Source, data: Mapping[str, Any], where: KeyPath) -> Iterator[tuple[Key, Value]]:
    for name, value in data.items():
        place = (*where, name)
        if name == "rules":
            yield from rule_values(value, source.path, source, where)
        elif name == "families":
            yield from family_values(value, source.path, source, where)
        elif name in spec.STRUCTURE and not where:
            continue
        else:
            yield (name,), Value(_checked(source, name, value, place), source.path, source.line(place))


def _checked(source: _Source, name: str, value: Any, place: KeyPath) -> Any:
    inside = len(place) > 1
    key = spec.KEYS.get(name)
    if key is None or (inside and not key.in_overrides):
        known = [each for each, known in spec.KEYS.items() if known.in_overrides or not inside]
        known += ["families", "rules", "paths"] if inside else spec.STRUCTURE
        where = " in overrides" if inside else ""
        raise source.fail(f"there is no setting {name!r}{where}{spec.did_you_mean(name, known)}", place)
    problem = key.problem(value)
    if problem:
        raise source.fail(f"{name!r} {problem}, not {value!r}", place)
    if name in spec.PLACES:
        return tuple((os.path.dirname(source.path), each) for each in value)  # noqa: PTH120 - as above
    return tuple(value) if isinstance(value, list) else value


def rule_values(data: Any, origin: str, source: _Source | None = None, where: KeyPath = ()) -> Iterator[tuple[Key, Value]]:
    """Yield flat values for `rules`: enabled, severity and options of each rule. Ids and options are checked later, when rules are known."""
    found = source or _Source(origin, {}, ())
    if not isinstance(data, dict):
        raise found.fail("'rules' must be a table of rules", (*where, "rules"))
    for rule, settings in data.items():
        base: KeyPath = (*where, "rules", rule)
        if not isinstance(settings, dict):
            raise found.fail(f"the settings of rule {rule!r} must be a table", base)
        for name, value in settings.items():
            yield from _rule_value(found, rule, name, value, (*base, name))


def _rule_value(source: _Source, rule: str, name: str, value: Any, place: KeyPath) -> Iterator[tuple[Key, Value]]:
    if name not in spec.RULE_KEYS:
        if isinstance(value, dict):  # [rules.family.problem] instead of [rules."family.problem"]
            raise source.fail(f'a rule id needs quotation marks: [rules."{rule}.{name}"]', place)
        raise source.fail(f"a rule has no setting {name!r}{spec.did_you_mean(name, spec.RULE_KEYS)} (its own go under options)", place)
    problem = spec.RULE_KEYS[name](value)
    if problem:
        raise source.fail(f"{name!r} of rule {rule!r} {problem}, not {value!r}", place)
    if name != "options":
        yield ("rules", rule, name), Value(value, source.path, source.line(place))
        return
    for option, chosen in value.items():
        yield ("rules", rule, "options", option), Value(chosen, source.path, source.line((*place, option)))


def family_values(data: Any, origin: str, source: _Source | None = None, where: KeyPath = ()) -> Iterator[tuple[Key, Value]]:
    """Yield flat values for `families`: from which severity findings of each fail a run. Whether there is such a family is checked later."""
    found = source or _Source(origin, {}, ())
    if not isinstance(data, dict):
        raise found.fail("'families' must be a table of families", (*where, "families"))
    for family, settings in data.items():
        base: KeyPath = (*where, "families", family)
        if not isinstance(settings, dict):
            raise found.fail(f"the settings of family {family!r} must be a table", base)
        for name, value in settings.items():
            place = (*base, name)
            if name not in spec.FAMILY_KEYS:
                raise found.fail(f"a family has no setting {name!r}{spec.did_you_mean(name, spec.FAMILY_KEYS)}", place)
            if problem := spec.FAMILY_KEYS[name](value):
                raise found.fail(f"{name!r} of family {family!r} {problem}, not {value!r}", place)
            yield ("families", family, name), Value(value, found.path, found.line(place))
