"""Name a finding so that the name survives edits elsewhere: it is made of the rule, the sentence and a count, not of path or place."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import count
from typing import TYPE_CHECKING

from sayso.article import Article
from sayso.layers import SENTENCES
from sayso.store import blake2b

if TYPE_CHECKING:
    from sayso.engine.active import Found

_SHAPES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "‑": "-", "‐": "-", "\u00ad": ""})
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff]")


def fold(text: str) -> str:
    """Return text as fingerprints see it: without case, the shapes of quotation marks and dashes, or white space of any width."""
    folded = text if text.isascii() else _INVISIBLE.sub("", text.translate(_SHAPES))
    return " ".join(folded.casefold().split())


class Names:
    """Give out fingerprints: 16 hexadecimal digits of a hash of rule, folded sentence and ordinal.

    The ordinal counts what has the same rule and sentence. A sentence is hashed once: a file may be one, with a finding at each word.
    """

    __slots__ = ("_seen",)

    def __init__(self) -> None:
        self._seen: dict[tuple[str, str], tuple[blake2b, Iterator[int]]] = {}

    def next(self, rule: str, sentence: str) -> str:
        """Return the fingerprint of the next finding of a rule in sentences of this wording."""
        key = (rule, sentence)
        if key not in self._seen:
            self._seen[key] = blake2b(f"{rule}\0{sentence}\0".encode("utf-8", "surrogatepass"), digest_size=8), count()
        start, ordinals = self._seen[key]
        state = start.copy()
        state.update(str(next(ordinals)).encode())
        return state.hexdigest()


def fingerprints(article: Article, found: "Iterable[Found]") -> list[str]:
    """Return the fingerprint of each finding, given in order of place. A finding about the whole story has no sentence."""
    names = Names()
    folded: dict[int, str] = {}
    starts = [sentence.span.start for sentence in article.layer(SENTENCES)]
    return [
        names.next(each.active.id, "" if each.finding.whole_story else _sentence(article, starts, folded, each.finding.span.start)) for each in found
    ]


def _sentence(article: Article, starts: list[int], folded: dict[int, str], offset: int) -> str:
    index = bisect_right(starts, offset) - 1
    if index not in folded:
        folded[index] = fold(article.layer(SENTENCES)[index].span.of(article.text)) if index >= 0 else ""
    return folded[index]
