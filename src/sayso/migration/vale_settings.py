"""Read Vale's settings (`.vale.ini`) and vocabularies: which styles count, which rules are off, which words pass."""

from pathlib import Path
from typing import NamedTuple

from sayso.errors import PackError
from sayso.migration.yamls import decoded

NAMES = (".vale.ini", "_vale.ini", "vale.ini")
_TOP_KEYS = ("StylesPath", "MinAlertLevel", "Vocab", "BasedOnStyles")
_LEVELS = ("suggestion", "warning", "error")
_VOCABULARIES = ("config/vocabularies", "Vocab", "vocabularies")


class Settings(NamedTuple):
    """Hold the settings: the folder of styles, the styles that count whole, levels by rule (`NO`: off, `YES`: on), words, notes."""

    styles: Path
    based: tuple[str, ...]
    levels: dict[str, str]
    accepted: tuple[str, ...]
    rejected: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def wanted(self) -> frozenset[str]:
        """Return the styles of which anything counts."""
        return frozenset((*self.based, *(rule.partition(".")[0] for rule, level in self.levels.items() if level != "NO")))


def settings(folder: Path) -> Settings | None:
    """Return the settings in `folder`, or None if it has none. Raise `PackError` if they point out of it."""
    path = next((folder / name for name in NAMES if (folder / name).is_file()), None)
    if path is None:
        return None
    top, sections = _parsed(decoded(path, folder))
    styles = folder / top.get("StylesPath", "styles")
    if not styles.resolve().is_relative_to(folder.resolve()):
        raise PackError("StylesPath leads out of the folder: name the folder of styles itself", path=str(path))
    levels: dict[str, str] = {}
    based: dict[str, None] = dict.fromkeys(_names(top.get("BasedOnStyles", "")))
    notes = [f"{path.name}: {key}: left out" for key in top if key not in _TOP_KEYS]
    if top.get("MinAlertLevel", "suggestion") != "suggestion":
        level = "error" if top["MinAlertLevel"] == "error" else "warning"
        notes.append(f'MinAlertLevel = {top["MinAlertLevel"]}: write min-severity = "{level}" into sayso.toml')
    for glob, pairs in sections:
        notes += _section(glob, pairs, levels, based, several=len(sections) > 1)
    accepted, rejected = _vocabulary(styles, folder, _names(top.get("Vocab", "")), notes)
    return Settings(styles, tuple(based), levels, accepted, rejected, tuple(notes))


def _section(glob: str, pairs: dict[str, str], levels: dict[str, str], based: dict[str, None], *, several: bool) -> list[str]:
    notes = []
    if glob == "formats":
        return [f"[formats]: {key} = {value}: left out" for key, value in pairs.items()]
    if several or glob not in ("*", "*.*"):
        notes.append(f"[{glob}]: its settings hold for all articles now; for some alone, write [[overrides]] with paths into sayso.toml")
    for key, value in pairs.items():
        if key == "BasedOnStyles":
            based |= dict.fromkeys(_names(value))
        elif "." in key and (value.upper() in ("YES", "NO") or value in _LEVELS):
            if levels.get(key, value) != value:
                notes.append(f"{key}: {levels[key]} for some files and {value} for others: {value} holds")
            levels[key] = value.upper() if value.upper() in ("YES", "NO") else value
        else:
            notes.append(f"[{glob}]: {key} = {value}: left out")
    return notes


def _parsed(text: str) -> tuple[dict[str, str], list[tuple[str, dict[str, str]]]]:
    top: dict[str, str] = {}
    sections: list[tuple[str, dict[str, str]]] = []
    at = top
    for line in text.splitlines():
        plain = line.split(" #")[0].split(" ;")[0].strip()
        if plain.startswith("[") and plain.endswith("]"):
            at = {}
            sections.append((plain[1:-1].strip(), at))
        elif "=" in plain and plain[0] not in "#;":
            key, _, value = plain.partition("=")
            at[key.strip()] = value.strip().strip("\"'")
    return top, sections


def _names(value: str) -> list[str]:
    return [name.strip() for name in value.split(",") if name.strip()]


def _vocabulary(styles: Path, root: Path, names: list[str], notes: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words that vocabularies accept and reject: regular expressions, one a line."""
    found: dict[str, list[str]] = {"accept": [], "reject": []}
    for name in names:
        places = [styles / folder / name for folder in _VOCABULARIES if (styles / folder / name).is_dir()]
        if not places or Path(name).name != name:
            notes.append(f"Vocab {name}: there is no such folder")
            continue
        for kind, words in found.items():
            path = places[0] / f"{kind}.txt"
            if path.is_file():
                words += [line.strip() for line in decoded(path, root).splitlines() if line.strip() and not line.startswith("#")]
    return tuple(found["accept"]), tuple(found["reject"])
