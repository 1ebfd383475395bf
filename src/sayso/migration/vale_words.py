"""Vale's rules about words: existence and substitution; and what all of its rules share."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from sayso.migration.regexes import Refused
from sayso.migration.sought import Sought, joined, sought
from sayso.migration.yamls import flag, listed, mapped

_PATTERN_LIKE = re.compile(r"\(\?|\\[wdsb.*]")
_GROUP = re.compile(r"\$(?:\{(\d)\}|(\d))")


class Made(NamedTuple):
    """Hold what was made of a rule's own part: kind, entries, samples, further keys, what passes, and notes (`left` are parts left out)."""

    kind: str
    entries: list[dict[str, Any]]
    samples: list[tuple[int, str]]
    top: dict[str, Any]
    left: list[str]
    notes: list[str]
    passing: tuple[str, ...] = ()
    fields: tuple[str, ...] = ("term",)


class Source(NamedTuple):
    """Hold a rule as its file says it, with the style it belongs to, its id here, its level if the settings change it, and the words let pass."""

    said: Mapping[str, Any]
    style: str
    name: str
    id: str
    level: str = ""
    accepted: tuple[str, ...] = ()
    default: bool = True


def existence(source: Source, _blocks: tuple[str, ...]) -> Made:
    """Return what `extends: existence` looks for."""
    said = source.said
    exact, wrapped = not flag(said.get("ignorecase")), not flag(said.get("nonword"))
    raw, tokens = "".join(listed(said.get("raw"))), listed(said.get("tokens"))
    made = Made("term", [], [], {"capitalised": "any", "prefixed": "any"}, [], [])
    if raw and tokens:
        before, after = ("", raw) if flag(said.get("append")) else (raw, "")
        patterns, wrapped = joined(before, tokens, after, wrapped=wrapped), False
    else:
        patterns = [raw] if raw else tokens
        wrapped = wrapped and not raw
    plain: list[Sought] = []
    for pattern in patterns:
        found = tried(pattern, made, wrapped=wrapped)
        if found and found.words and not found.apart and not found.any_case:
            plain.append(found)
        elif found:
            add(made, found.entry("term", exact=exact), found.samples)
    if plain:
        words = list(dict.fromkeys(word for found in plain for word in found.words))
        add(made, {"term": words} | ({"case": "exact"} if exact else {}), tuple(words))
    let_pass(made, said, source.accepted)
    return made


def tried(pattern: str, made: Made, *, wrapped: bool, words: bool = True) -> Sought | None:
    """Return what a pattern looks for, or None with the reason among what is left out."""
    try:
        found = sought(pattern, wrapped=wrapped, words=words)
    except Refused as refused:
        made.left.append(f"{pattern}: {refused}")
        return None
    if found.note:
        made.notes.append(f"{pattern}: {found.note}")
    return found


def add(made: Made, entry: dict[str, Any], samples: tuple[str, ...]) -> None:
    """Add an entry with the texts that show it."""
    made.samples.extend((len(made.entries), text) for text in samples)
    made.entries.append(entry)


def let_pass(made: Made, said: Mapping[str, Any], accepted: tuple[str, ...]) -> None:
    """Put a rule's exceptions, and the words that the newsroom accepts, under `except`; what is no word is left out."""
    words: dict[str, None] = {}
    for pattern in (*listed(said.get("exceptions")), *(accepted if flag(said.get("vocab"), default=True) else ())):
        try:
            found = sought(pattern, wrapped=True).words
        except Refused:
            found = ()
        if found:
            words |= dict.fromkeys(found)
        else:
            made.left.append(f"exceptions: {pattern}: no word that could be let pass")
    if words:
        made.top["except"] = list(words)


def substitution(source: Source, _blocks: tuple[str, ...]) -> Made:
    """Return what `extends: substitution` looks for, and what it puts in its place."""
    said = source.said
    made = Made("swap", [], [], {"capitalised": "any", "prefixed": "any"}, [], [], fields=("instead", "term"))
    exact, wrapped = not flag(said.get("ignorecase")), not flag(said.get("nonword"))
    pairs = mapped(said.get("swap"))
    if "pos" in said:
        made.notes.append("pos: parts of speech are left out, so it flags more")
    for wrong, right in pairs:
        found = tried(wrong, made, wrapped=wrapped)
        if found and found.words and named_groups(right, found.groups):
            found = tried(wrong, made, wrapped=wrapped, words=False)
        if found:
            _swap(made, found, right, exact=exact)
    let_pass(made, said, source.accepted)
    return made


def _swap(made: Made, found: Sought, right: str, *, exact: bool) -> None:
    label = found.pattern or ", ".join(found.words)
    choices = [" ".join(each.split()) for each in right.split("|") if each.strip()]
    if not choices or _PATTERN_LIKE.search(right):
        made.left.append(f"{label}: it names nothing to write instead" if not choices else f"{label}: what to write is a pattern: {right}")
        return
    if found.words:
        made.entries.extend(_spellings(found, choices, exact=exact))
        made.samples.extend((len(made.entries) - 1, word) for word in made.entries[-1]["wrong"])
        return
    add(made, found.entry("wrong", exact=exact) | {"right": [template(each, found.groups, found.shift) for each in choices]}, found.samples)


def _spellings(found: Sought, choices: list[str], *, exact: bool) -> list[dict[str, Any]]:
    """Return the entry; words that differ from what is right by their capitals alone are spelled out, so that what is right is not flagged."""
    folded = {choice.casefold() for choice in choices}
    if (exact and not found.any_case) or not any(word.casefold() in folded for word in found.words):
        return [found.entry("wrong", exact=exact) | {"right": choices}]
    cases = [form for word in found.words for form in (word, word.lower(), word.upper(), word.capitalize(), word.title())]
    words = [form for form in dict.fromkeys(cases) if form not in choices]
    return [{"wrong": words, "right": choices, "case": "exact"} | ({"except": list(found.apart)} if found.apart else {})]


def named_groups(right: str, groups: int) -> bool:
    """Tell whether a replacement names a group that there is; `$5` may also be a sum of money."""
    return any(0 < _number(found) <= groups for found in _GROUP.finditer(right))


def _number(found: re.Match[str]) -> int:
    return int(found.group(1) or found.group(2))


def template(right: str, groups: int, shift: int = 0) -> str:
    r"""Return a replacement with `$1` as `\1`, its number moved by `shift`, and backslashes of its own doubled."""

    def moved(found: re.Match[str]) -> str:
        return rf"\{_number(found) + shift}" if 0 < _number(found) <= groups else found.group()

    return _GROUP.sub(moved, right.replace("\\", r"\\"))
