"""Read a dictionary of prh (https://github.com/prh/prh): what is expected, the patterns that are not, and its specs, which become examples."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from sayso.errors import PackError
from sayso.migration.drafts import Draft, fitted, rule_id
from sayso.migration.packing import Drafted
from sayso.migration.regexes import Refused
from sayso.migration.sought import sought, usable
from sayso.migration.vale_words import template
from sayso.migration.yamls import flag, listed, read_yaml
from sayso.reporters.summary import count
from sayso.rule import Example

MOST_FILES = 200
_KNOWN = {"expected", "pattern", "patterns", "regexpMustEmpty", "options", "specs", "prh", "raw"}
_TOP = {"version", "rules", "imports", "meta"}
_SLASHED = re.compile(r"/(.*)/([a-z]*)", re.DOTALL)
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]")
_ASCII_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9 '.-]*")
_WIDE = 0xFEE0


class File(NamedTuple):
    """Hold one dictionary: its path, its rules as they stand there, and those that an import leaves out."""

    path: Path
    rules: tuple[Any, ...]


class Walk(NamedTuple):
    """Hold what following imports has found: nothing outside `within` is read, and nothing twice."""

    within: Path
    files: list[File]
    notes: list[str]
    seen: set[Path]


def read_prh(path: Path, within: Path) -> tuple[list[Drafted], tuple[str, ...]]:
    """Return a draft for each dictionary, `path` and what it imports, and notes.

    Nothing outside `within` is read. Raise `PackError` if `path` is no dictionary.
    """
    walk = Walk(within, [], [], {path.resolve()})
    _collect(path, walk, frozenset(), follow=True)
    drafted: list[Drafted] = []
    for file in walk.files:
        taken = {each.draft.id for each in drafted if each.draft}
        drafted.extend(_drafted(file, rule_id("prh", file.path.stem, taken)))
    return drafted, tuple(walk.notes)


def _collect(path: Path, walk: Walk, ignored: frozenset[str], *, follow: bool) -> None:
    """Add a dictionary, and before it those it imports; one of these that cannot be read is a note."""
    content = read_yaml(path, walk.within)
    if not isinstance(content, Mapping) or not isinstance(content.get("rules", []), list):
        raise PackError("is no dictionary of prh: it has no list of rules", path=str(path))
    walk.notes.extend(f"{path.name}: {key}: left out" for key in content if key not in _TOP)
    imports = content.get("imports")
    for each in imports if isinstance(imports, list) else listed(imports):
        _import(each, path, walk, follow=follow)
    rules = tuple(content.get("rules", ()))
    kept = tuple(rule for rule in rules if not ignored or not _names(rule) & ignored)
    if len(kept) < len(rules):
        walk.notes.append(f"{path.name}: {count(len(rules) - len(kept), 'rule is', 'rules are')} left out by ignoreRules")
    if kept:
        walk.files.append(File(path, kept))


def _import(said: Any, path: Path, walk: Walk, *, follow: bool) -> None:
    table = said if isinstance(said, Mapping) else {"path": said}
    name = str(table.get("path", ""))
    target = (path.parent / name).resolve()
    if not follow:
        walk.notes.append(f"{path.name}: imports {name}: left out by disableImports")
    elif not name or not target.is_relative_to(walk.within.resolve()):
        walk.notes.append(f"{path.name}: imports {name}: it leads out of {walk.within}; name a folder further up with --within")
    elif len(walk.seen) >= MOST_FILES or target in walk.seen:
        walk.notes.append(f"{path.name}: imports {name}: read already, or too many")
    else:
        walk.seen.add(target)
        ignored = frozenset(text for rule in table.get("ignoreRules") or () for text in _names(rule))
        try:
            _collect(target, walk, ignored, follow=not flag(table.get("disableImports")))
        except PackError as error:
            walk.notes.append(f"{path.name}: imports {name}: {error.message}")


def _names(rule: Any) -> set[str]:
    """Return what `ignoreRules` may call a rule by: its pattern or what it expects."""
    if not isinstance(rule, Mapping):
        return {str(rule), f"/{rule}/"}
    return {name for key in ("pattern", "patterns", "expected") for text in listed(rule.get(key)) for name in (text, f"/{text}/")}


def _drafted(file: File, id_: str) -> Iterator[Drafted]:
    """Yield the draft of a dictionary, and each rule of which nothing is left."""
    entries: list[dict[str, Any]] = []
    samples: list[tuple[int, str]] = []
    specs: list[Example] = []
    left: list[str] = []
    notes: list[str] = []
    spaced = not any(_UNSPACED.search(text) for rule in file.rules for text in _names(rule))
    for rule in file.rules:
        table = rule if isinstance(rule, Mapping) else {"expected": rule}
        try:
            made = _entry(table, spaced=spaced)
        except Refused as refused:
            left.append(f"{_label(table)}: {refused}")
            continue
        left.extend(f"{_label(table)}: {key}: not known" for key in table if key not in _KNOWN)
        for entry, texts in made:
            samples.extend((len(entries), text) for text in texts)
            entries.append(entry)
        specs.extend(_specs(table, left))
    if not entries:
        yield Drafted(file.path.name, None, "nothing of it can be carried over", tuple(left), len(file.rules))
        return
    if spaced:
        notes.append("whole words are looked for; prh looks inside words, too")
    message, note = fitted("Write {instead}, not “{term}”.", entries)
    yield Drafted(
        file.path.name,
        Draft(
            id_, "swap", f"Words of the dictionary {file.path.name}", "warning", f"prh dictionary {file.path.name}", tuple(entries), tuple(samples),
            {"capitalised": "any", "prefixed": "any"}, message, specs=tuple(specs), notes=(*notes, *((note,) if note else ())),
        ),
        "",
        tuple(left),
        len(file.rules),
    )  # fmt: skip


def _label(table: Mapping[str, Any]) -> str:
    return str(table.get("expected") or next(iter(listed(table.get("pattern"))), "a rule"))


def _entry(table: Mapping[str, Any], *, spaced: bool) -> list[tuple[dict[str, Any], tuple[str, ...]]]:
    """Return the entries of a rule, each with texts that show it."""
    expected = str(table.get("expected", ""))
    if not expected:
        raise Refused("it names nothing to write instead")
    options = table.get("options")
    edged = flag(options.get("wordBoundary")) if isinstance(options, Mapping) else False
    patterns = [*listed(table.get("pattern")), *listed(table.get("patterns"))]
    why = " ".join(str(table.get("prh", "")).split())
    more = {"why": why[:500]} if why else {}
    if not patterns:
        return [_any_case(expected, more, edged=edged or spaced, spaced=spaced)]
    if "regexpMustEmpty" in table and not re.fullmatch(r"\$\d", str(table["regexpMustEmpty"])):
        raise Refused(f"regexpMustEmpty: {table['regexpMustEmpty']} is no group")
    group = int(str(table["regexpMustEmpty"])[1:]) if "regexpMustEmpty" in table else 0
    if spaced or group or "$" in expected or any(_SLASHED.fullmatch(pattern) for pattern in patterns):
        return [_given(pattern, expected, more, group, edged=edged, spaced=spaced) for pattern in patterns]
    return [_given(f"/{'|'.join(map(re.escape, patterns))}/", expected, more, 0, edged=edged, spaced=False)]


def _given(pattern: str, expected: str, more: dict[str, Any], group: int, *, edged: bool, spaced: bool) -> tuple[dict[str, Any], tuple[str, ...]]:
    slashed = _SLASHED.fullmatch(pattern)
    exact = "i" not in slashed.group(2) if slashed else True
    grouped = bool(group) or "$" in expected
    if not slashed and spaced and usable(pattern):
        return {"wrong": [pattern], "case": "exact", "right": [expected], **more}, (pattern,)
    found = sought(slashed.group(1) if slashed else re.escape(pattern), wrapped=edged, words=spaced and edged and not grouped)
    entry = (found if spaced else found._replace(near=())).entry("wrong", exact=exact)
    if group:
        entry["empty"] = [*found.empty, group + found.shift]
    right = expected if found.words else template(expected, found.groups, found.shift)
    return {**entry, "right": [right], **more}, found.words or found.samples


def _any_case(expected: str, more: dict[str, Any], *, edged: bool, spaced: bool) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return an entry for what prh makes of a word without a pattern: any letter case, half and full width, but for the word itself."""
    if not _ASCII_WORD.fullmatch(expected):
        raise Refused("it has no pattern, and what is expected is no plain word")
    spelled = "".join(
        f"[{char.lower()}{char.upper()}{_wide(char.lower())}{_wide(char.upper())}]" if char.isalnum() else re.escape(char) for char in expected
    )
    edge = r"\b" if edged else ""
    pattern = f"{edge}(?:({re.escape(expected)})|{spelled}){edge}"
    wide = "".join(map(_wide, expected))
    forms = tuple(form for form in (expected.lower(), expected.upper(), expected.swapcase(), wide) if form != expected)
    near = {"near": list(dict.fromkeys((expected.lower(), wide.lower())))} if spaced and usable(expected) else {}
    return {"pattern": pattern, **near, "empty": 1, "case": "exact", "right": [expected], **more}, forms


def _wide(char: str) -> str:
    return chr(ord(char) + _WIDE) if char.isascii() and char.isalnum() else char


def _specs(table: Mapping[str, Any], left: list[str]) -> Iterator[Example]:
    """Yield the rule's own specs: from and to."""
    said = table.get("specs")
    for spec in said if isinstance(said, list) else ():
        if isinstance(spec, Mapping) and isinstance(spec.get("from"), str) and isinstance(spec.get("to"), str):
            yield Example(spec["from"], fixed=spec["to"], note="a spec of the dictionary")
        else:
            left.append(f"{_label(table)}: a spec without from and to")
