"""Read a folder of Vale's: one style, a folder of styles, or a project with `.vale.ini`."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sayso.errors import PackError
from sayso.migration.drafts import rule_id
from sayso.migration.packing import Drafted
from sayso.migration.regexes import Refused
from sayso.migration.vale_rules import Source, draft
from sayso.migration.vale_settings import Settings, settings
from sayso.migration.yamls import listed, mapped, read_yaml

MOST_FILES = 5_000
_BUILT_IN = {
    "Repetition": {"extends": "repetition", "message": "'%s' is repeated!", "level": "error", "tokens": [r"[^\s]+"], "ignorecase": "true"},
}  # fmt: skip
_NOT_HERE = {"Spelling": "a spelling checker: sayso has none", "Terms": "spellings of a vocabulary: write a rule of kind swap for them"}
_NO_STYLE = frozenset({"config", "vocab", "vocabularies"})


def read_vale(folder: Path) -> tuple[list[Drafted], tuple[str, ...]]:
    """Return every rule of the styles in `folder`, made a draft, and notes on the settings. Raise `PackError` if there is no style."""
    said = settings(folder)
    styles = _styles(said.styles if said else folder, folder)
    notes: list[str] = []
    if said:
        missing = sorted(said.wanted - {style.name for style in styles} - {"Vale"})
        notes = [*said.notes, *(f"BasedOnStyles {name}: its folder is not there" for name in missing)]
        notes += [f"style {style.name}: not in BasedOnStyles, left out" for style in styles if style.name not in said.wanted]
        styles = [style for style in styles if style.name in said.wanted]
    drafted: list[Drafted] = []
    for source in (*_sources(styles, folder, said, drafted), *_built_in(said)):
        taken = {each.draft.id for each in drafted if each.draft}
        drafted.append(_drafted(source._replace(id=rule_id(source.style, source.name, taken))))
    if not drafted:
        raise PackError("there is no style of Vale's here: a style is a folder of .yml files that say what they extend", path=str(folder))
    return [*drafted, *_without_counterpart(said)], tuple(notes)


def _styles(folder: Path, root: Path) -> list[Path]:
    """Return the folders with rules: this one, or else those in it."""
    if not folder.is_dir():
        raise PackError("is no folder", path=str(folder))
    if _files(folder):
        return [folder]
    below = sorted(path for path in folder.iterdir() if path.is_dir() and path.name.lower() not in _NO_STYLE)
    return [path for path in below if path.resolve().is_relative_to(root.resolve()) and _files(path)]


def _files(folder: Path) -> list[Path]:
    found = sorted(path for path in folder.iterdir() if path.suffix in (".yml", ".yaml") and path.is_file() and not path.name.startswith("."))
    if len(found) > MOST_FILES:
        raise PackError(f"holds more than {MOST_FILES:,} files", path=str(folder))
    return found


def _sources(styles: list[Path], root: Path, said: Settings | None, drafted: list[Drafted]) -> Iterator[Source]:
    """Yield every rule of the styles; a file that cannot be read goes straight to `drafted`."""
    for style in styles:
        name = style.resolve().name
        for path in _files(style):
            label = f"{name}.{path.stem}"
            try:
                content = read_yaml(path, root)
            except PackError as error:
                drafted.append(Drafted(label, None, error.message + (f" (line {error.line})" if error.line else "")))
                continue
            if not isinstance(content, Mapping) or "extends" not in content:
                drafted.append(Drafted(label, None, "no rule: it does not say what it extends"))
                continue
            yield _source(content, name, path.stem, said)


def _source(content: Mapping[str, Any], style: str, name: str, said: Settings | None) -> Source:
    level = said.levels.get(f"{style}.{name}", "") if said else ""
    default = level != "NO" and (said is None or style in said.based or bool(level))
    return Source(content, style, name, "", level if level not in ("YES", "NO") else "", said.accepted if said else (), default)


def _built_in(said: Settings | None) -> Iterator[Source]:
    """Yield the rules that Vale brings along and the settings ask for: repeated words, and words its vocabularies reject."""
    if said and "Vale" in said.wanted:
        for name, content in _BUILT_IN.items():
            yield _source(content, "Vale", name, said)
        if said.rejected:
            avoid = {"extends": "existence", "message": "Avoid using '%s'.", "level": "error", "ignorecase": "true", "tokens": list(said.rejected)}
            yield _source(avoid | {"vocab": "false"}, "Vale", "Avoid", said)


def _without_counterpart(said: Settings | None) -> list[Drafted]:
    if not said or "Vale" not in said.wanted:
        return []
    asked = {name: why for name, why in _NOT_HERE.items() if said.levels.get(f"Vale.{name}") != "NO" and (name != "Terms" or said.accepted)}
    return [Drafted(f"Vale.{name}", None, why) for name, why in asked.items()]


def _drafted(source: Source) -> Drafted:
    label = f"{source.style}.{source.name}"
    parts = sum(len(mapped(source.said.get(key))) + len(listed(source.said.get(key))) for key in ("tokens", "swap", "either")) or 1
    try:
        made, left = draft(source)
    except Refused as refused:
        return Drafted(label, None, str(refused), (), parts)
    notes = made.notes if source.default else (*made.notes, "off in .vale.ini: it runs only if asked for by its id")
    return Drafted(label, made._replace(notes=notes), "", left, parts)
