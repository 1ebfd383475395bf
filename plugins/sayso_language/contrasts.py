"""The contrasts that `language.asymmetry` looks for, and its lists of words, from the `language` pack."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from sayso import Layer, load_pack
from sayso.layers import TABLES

TABLE = "language/asymmetry"
FRAMES = ("cue", "owner", "victim", "actor", "label")
ADVICE = "use one word for both"
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


class Lexicon(NamedTuple):
    """Hold what a table says: the contrasts and camps in its order, and its sides.

    `names` gives by lower-case word or phrase the side it names: a country's code, or the key of a party, group or crowd with its kind; `firsts` the
    same names by their first word, longest first; `crowds` are the words of sides that have no name: the police, the protesters, a union.
    """

    contrasts: tuple[Contrast, ...]
    camps: tuple[Camp, ...]
    names: Mapping[str, str]
    firsts: Mapping[str, tuple[str, ...]]
    crowds: frozenset[str]


@cache
def pack(name: str) -> Any:
    """Return a bundled pack, for its tables."""
    import sayso_rules

    return load_pack(Path(sayso_rules.__file__).parent / name)  # `importlib.resources` would load zip and temporary files for it


@cache
def _own() -> Any:
    return pack("language").table("asymmetry")


@lru_cache(maxsize=8)
def lexicon(table: Any) -> Lexicon:
    """Return what a table says: the pack's own, or what a newsroom made of it."""
    rows = table.entries
    contrasts = tuple(
        Contrast(row["key"], row["frame"], frozenset(row.get("marked") or ()), frozenset(row.get("even") or ()), row.get("advice") or ADVICE)
        for row in rows
        if row["frame"] in FRAMES
    )
    camps = tuple(
        Camp(row["key"], tuple(_pair(text) for text in row.get("contrary") or ()), row.get("advice") or ADVICE)
        for row in rows
        if row["frame"] == "camp"
    )
    names, firsts = _names(rows), dict[str, list[str]]()
    for name in names:
        firsts.setdefault(name.partition(" ")[0], []).append(name)
    longest = {first: tuple(sorted(each, key=len, reverse=True)) for first, each in firsts.items()}
    crowds = frozenset(word for row in rows if row["frame"] == "crowd" for word in row.get("words") or ())
    return Lexicon(contrasts, camps, names, longest, crowds)


LEXICON: Layer[Lexicon] = Layer("language.contrasts", lambda article: lexicon(article.layer(TABLES).get(TABLE) or _own()))


def _names(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in pack("sourcing").table("nations").entries:
        told = [*row["names"], *row["adjectives"], *(f"{word}s" for word in row["adjectives"]), *(row.get("seats") or ())]
        found |= dict.fromkeys((word.lower() for word in told), f"state:{row['key']}")
    found |= {word: f"state:{code}" for word, code in map(_pair, words("nation-words"))}
    for row in rows:
        if row["frame"] in ("party", "group", "crowd"):
            found |= dict.fromkeys((word.lower() for word in row.get("words") or ()), f"{row['frame']}:{row['key']}")
    return found


def _pair(text: str) -> tuple[str, str]:
    one, _, other = text.partition("|")
    return one, other


@cache
def words(key: str) -> frozenset[str]:
    """Return one of the pack's lists."""
    return frozenset(next(row["words"] for row in _own().entries if row["key"] == key))


@cache
def literals() -> tuple[str, ...]:
    """Return the words the rule waits for: loaded and even ones, but of cues, whose even ones stand in any article, the loaded ones only."""
    found: dict[str, None] = {}
    own = lexicon(_own())
    for contrast in own.contrasts:
        cue = contrast.frame == "cue"
        found |= dict.fromkeys(_forms(contrast.marked) if cue else sorted(contrast.marked | contrast.even))
    for camp in own.camps:
        found |= dict.fromkeys(word for pair in camp.contrary for word in pair)
    return tuple(found)


def _forms(lemmas: frozenset[str]) -> list[str]:
    return [
        form for lemma in sorted(lemmas) for form in (lemma, f"{lemma}s", IRREGULAR.get(lemma) or f"{lemma}d" * lemma.endswith("e") or f"{lemma}ed")
    ]


@cache
def shown() -> Mapping[str, str]:
    """Return how a message names each side."""
    return {f"state:{row['key']}": row["names"][0] for row in pack("sourcing").table("nations").entries}
