"""Rules of one's own: finding them under a path, and starting one."""

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import ConfigError, PackError

if TYPE_CHECKING:
    from sayso.rule import Rule

PACK = "pack.toml"
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\.[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_OURS = ("attribution", "consistency", "language", "quotes", "readability", "sayso", "sourcing")


def load(path: Path) -> "list[Rule]":
    """Return the rules of a pack, of all packs under a folder, of one rule file, or the rule of that id.

    Raise `PackError` for what is broken or missing, `ConfigError` for an id that no rule has.
    """
    if not path.exists() and _ID.fullmatch(str(path)) and path.suffix != ".toml":
        from sayso.cli.catalog import find_rule

        return [find_rule(str(path))]
    if path.is_file():
        return [_rule(path)]
    packs = [path] if (path / PACK).is_file() else sorted(found.parent for found in path.rglob(PACK))
    if not packs:
        raise PackError("there is no rule file and no pack here: a pack is a folder with a pack.toml", path=str(path))
    from sayso.packs.loader import load_pack

    return [rule for pack in packs for rule in load_pack(pack).rules]


def _rule(path: Path) -> "Rule":
    from sayso.packs.compiled import PackRule
    from sayso.packs.files import read_toml
    from sayso.packs.loader import load_pack
    from sayso.packs.spec import Shared, parse_rule

    document = read_toml(path)
    if (path.parent / PACK).is_file():
        wanted = document.data.get("id")
        return next((rule for rule in load_pack(path.parent).rules if rule.meta.id == wanted), None) or _none(path)
    return PackRule(parse_rule(document, Shared(("en",), {}, {}, {})) | {"pack": str(path.parent)})


def _none(path: Path) -> "Rule":
    raise PackError("this is no rule file: it has no 'id'", path=str(path))


def write(rule_id: str, pack: Path) -> Iterator[Path]:
    """Write a file for the rule into the pack, and pack.toml if there is none; yield what was written. Raise `ConfigError` if that cannot be."""
    if not _ID.fullmatch(rule_id):
        raise ConfigError(f"{rule_id!r} is no rule id: write family.problem in lower case, such as desk.moot-point")
    family, _, problem = rule_id.partition(".")
    if family in _OURS:
        raise ConfigError(f"the family {family!r} belongs to sayso: use one of your own, such as desk.{problem}")
    if not (pack / PACK).exists():
        yield _fill(PACK, pack / PACK, "name", _pack_name(pack))
    yield _fill("rule.toml", pack / f"{problem}.toml", "id", rule_id)


def _pack_name(pack: Path) -> str:
    return re.sub(r"[^a-z0-9]+", "-", pack.resolve().name.lower()).strip("-") or "desk"


def _fill(template: str, path: Path, field: str, value: str) -> Path:
    text = files("sayso.cli").joinpath("templates", template).read_text(encoding="utf-8")
    return write_new(path, text.replace("{" + field + "}", value))


def write_new(path: Path, text: str) -> Path:
    """Write a file that must not exist yet, with the folders it needs. Raise `ConfigError` if it does, or if it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as out:
            out.write(text)
    except FileExistsError:
        raise ConfigError("is there already; it was left as it is", path=str(path)) from None
    except OSError as error:
        raise ConfigError(f"cannot be written: {error.strerror}", path=str(path)) from None
    return path
