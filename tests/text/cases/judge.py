"""Read the cases beside this file and judge what the engine makes of each: by words, so that marks and punctuation do not count.

A relative clause at the end of a source ("a diplomat who was there") does not count either: grammars of attribution differ on it.
"""

import re
import tomllib
from pathlib import Path
from typing import NamedTuple

from sayso.article import Article
from sayso.layers import ATTRIBUTIONS
from sayso.readers import read_bytes
from sayso.records import Attribution
from sayso.span import Span
from sayso.testing import article

FOLDER = Path(__file__).resolve().parent
SURE = 0.5  # what is reported at less is not held against the engine
SLACK = 3  # auxiliaries and adverbs a cue may have more than the gold
RELATIVE = re.compile(r",? (?:who|which|whose|whom)\b.*", re.DOTALL)
WORDS = re.compile(r"\w+(?:['’.-]\w+)*")


class Wanted(NamedTuple):
    """Hold one attribution as an editor would give it: `-` is none, `*` anything, `a / b` either, `low` that any confidence will do."""

    source: str
    cue: str
    content: str
    low: bool
    more: dict[str, str]


class Case(NamedTuple):
    """Hold a text, what it must yield, what it may yield, and which words to swap for its mirror image.

    `fails` says why the engine gets it wrong, if it does, and `lopsided` why it reads the mirror image otherwise.
    """

    id: str
    genre: str
    about: str
    text: str
    says: tuple[Wanted, ...]
    may: tuple[Wanted, ...]
    mirror: tuple[str, ...]
    fails: str
    lopsided: str


def cases() -> list[Case]:
    """Return all cases, file by file."""
    return [_case(row, table["genre"]) for table in _tables() for row in table["case"]]


def _tables() -> list[dict[str, object]]:
    return [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml"))]


def _case(row: dict[str, object], genre: str) -> Case:
    says, may = (tuple(_wanted(line) for line in row.get(key, ())) for key in ("says", "may"))
    return Case(row["id"], genre, row["about"], row["text"], says, may, tuple(row.get("mirror", ())), row.get("fails", ""), row.get("lopsided", ""))


def _wanted(line: str) -> Wanted:
    source, cue, content, *rest = (part.strip() for part in line.split(" | "))
    notes = [note.strip() for part in rest for note in part.split(";")]
    return Wanted(source, cue, content, "low" in notes, dict(note.split("=", 1) for note in notes if "=" in note))


def faults(case: Case) -> list[str]:
    """Return what is wrong with the engine's answer, nothing if it is right."""
    read = reading(case.text)
    text, found = read.text, read.layer(ATTRIBUTIONS)
    lacking = [fault for wanted in case.says if (fault := _lacking(wanted, found, text))]
    known = (*case.says, *case.may)
    extra = [f"spurious: {shown(one, text)}" for one in found if one.confidence >= SURE and not any(same(each, one, text) for each in known)]
    return lacking + extra


def reading(text: str) -> Article:
    """Read a case as plain text, or as Markdown if it holds a block quotation."""
    return read_bytes(text.encode(), name="case.md", encoding=None) if "\n> " in text else article(text)


def _lacking(wanted: Wanted, found: tuple[Attribution, ...], text: str) -> str:
    alike = [one for one in found if same(wanted, one, text)]
    sure = [one for one in alike if wanted.low or one.confidence >= SURE]
    if not sure:
        return f"{'unsure' if alike else 'missing'}: {wanted.source} | {wanted.cue} | {wanted.content}"
    told = [{"kind": one.kind} | _source_notes(one, found, text) for one in sure]
    wrong = [{key: notes[key] for key in wanted.more if notes[key] not in wanted.more[key].split(" / ")} for notes in told]
    return f"told: {min(wrong, key=len)} not {wanted.more}" if all(wrong) else ""


def _source_notes(one: Attribution, found: tuple[Attribution, ...], text: str) -> dict[str, str]:
    link = found[one.via].source if one.via is not None else None
    return {
        "type": one.source.type if one.source else "-",
        "name": (one.source.resolved if one.source else None) or "-",
        "told": " ".join(one.source.told) if one.source else "-",
        "via": part(link.spans, text) if link else "-",
    }


def same(wanted: Wanted, one: Attribution, text: str) -> bool:
    """Tell whether an attribution has the source, the cue and the content wanted."""
    source, cue = (part(each.spans, text) if each else "-" for each in (one.source, one.cue))
    named = any(_equal(RELATIVE.sub("", each), RELATIVE.sub("", source)) for each in wanted.source.split(" / "))
    return named and _cue(wanted.cue, cue) and any(_equal(each, part(one.content, text)) for each in wanted.content.split(" / "))


def part(spans: tuple[Span, ...], text: str) -> str:
    """Return the words of some spans."""
    return " … ".join(span.of(text) for span in spans)


def _equal(wanted: str, got: str) -> bool:
    return wanted == "*" or ((wanted == "-") == (got == "-") and WORDS.findall(wanted) == WORDS.findall(got))


def _cue(wanted: str, got: str) -> bool:
    if wanted == "*":
        return True
    few, many = WORDS.findall(wanted), WORDS.findall(got)
    rest = iter(many)
    return (wanted == got) if not few else len(many) <= len(few) + SLACK and all(word in rest for word in few)


def shown(one: Attribution, text: str) -> str:
    """Return an attribution as the cases write it."""
    source, cue = (part(each.spans, text) if each else "-" for each in (one.source, one.cue))
    return f"{source} | {cue} | {part(one.content, text)} | {one.kind} {one.confidence}"


def swapped(case: Case, text: str) -> str:
    """Return the text with each pair of the mirror swapped, capitals kept."""
    pairs = dict(pair for two in case.mirror for pair in (two.split("="), two.split("=")[::-1]))
    pairs |= {one[:1].upper() + one[1:]: two[:1].upper() + two[1:] for one, two in list(pairs.items())}
    return re.sub(r"\w+", lambda word: pairs.get(word[0], word[0]), text)


def answer(text: str) -> list[str]:
    """Return all the engine says of a text, to compare it with its mirror image's."""
    read = reading(text)
    return [
        f"{shown(one, read.text)} {one.source.type if one.source else '-'} {one.source.resolved if one.source else '-'} {one.via}"
        for one in read.layer(ATTRIBUTIONS)
    ]
