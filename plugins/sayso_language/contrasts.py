"""The contrasts that `language.asymmetry` looks for, and its lists of words, from the `language` pack."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from sayso import load_pack

IRREGULAR = {"admit": "admitted", "say": "said", "tell": "told"}


class Contrast(NamedTuple):
    """Hold two ways to say one thing: `marked` words load it, `even` ones do not; `frame` says where the side stands."""

    key: str
    frame: str
    marked: frozenset[str]
    even: frozenset[str]
    advice: str


class Camp(NamedTuple):
    """Hold names of two camps of one question: pairs of what one is called by its opponents and what the other calls itself."""

    key: str
    contrary: tuple[tuple[str, str], ...]
    advice: str


@cache
def _rows() -> tuple[Mapping[str, Any], ...]:
    return tuple(pack("language").table("asymmetry").entries)


@cache
def pack(name: str) -> Any:
    """Return a bundled pack, for its tables."""
    import sayso_rules

    return load_pack(Path(sayso_rules.__file__).parent / name)  # `importlib.resources` would load zip and temporary files for it


@cache
def contrasts() -> tuple[Contrast, ...]:
    """Return the contrasts, in the order of the table."""
    frames = ("cue", "owner", "victim", "actor", "label")
    return tuple(
        Contrast(row["key"], row["frame"], frozenset(row["marked"]), frozenset(row["even"]), row["advice"])
        for row in _rows()
        if row["frame"] in frames
    )


@cache
def camps() -> tuple[Camp, ...]:
    """Return the camps."""
    return tuple(Camp(row["key"], tuple(_pair(text) for text in row["contrary"]), row["advice"]) for row in _rows() if row["frame"] == "camp")


def _pair(text: str) -> tuple[str, str]:
    one, _, other = text.partition("|")
    return one, other


@cache
def words(key: str) -> frozenset[str]:
    """Return one of the lists."""
    return frozenset(next(row["words"] for row in _rows() if row["key"] == key))


@cache
def literals() -> tuple[str, ...]:
    """Return the words the rule waits for: loaded and even ones, but of cues, whose even ones stand in any article, the loaded ones only."""
    found: dict[str, None] = {}
    for contrast in contrasts():
        cue = contrast.frame == "cue"
        found |= dict.fromkeys(_forms(contrast.marked) if cue else sorted(contrast.marked | contrast.even))
    for camp in camps():
        found |= dict.fromkeys(word for pair in camp.contrary for word in pair)
    return tuple(found)


def _forms(lemmas: frozenset[str]) -> list[str]:
    return [
        form for lemma in sorted(lemmas) for form in (lemma, f"{lemma}s", IRREGULAR.get(lemma) or f"{lemma}d" * lemma.endswith("e") or f"{lemma}ed")
    ]


@cache
def names() -> Mapping[str, str]:
    """Return by lower-case word or phrase the side it names: a country's code, or the key of a party, group or crowd with its kind."""
    found: dict[str, str] = {}
    for row in pack("sourcing").table("nations").entries:
        told = [*row["names"], *row["adjectives"], *(f"{word}s" for word in row["adjectives"]), *(row.get("seats") or ())]
        found |= dict.fromkeys((word.lower() for word in told), f"state:{row['key']}")
    found |= {word: f"state:{code}" for word, code in map(_pair, words("nation-words"))}
    for row in _rows():
        if row["frame"] in ("party", "group", "crowd"):
            found |= dict.fromkeys(row["words"], f"{row['frame']}:{row['key']}")
    return found


@cache
def crowds() -> frozenset[str]:
    """Return the words of sides that have no name: the police, the protesters, a union."""
    return frozenset(word for row in _rows() if row["frame"] == "crowd" for word in row["words"])


@cache
def shown() -> Mapping[str, str]:
    """Return how a message names each side."""
    return {f"state:{row['key']}": row["names"][0] for row in pack("sourcing").table("nations").entries}
