"""Name a finding so that the name survives edits elsewhere: it is made of the rule, the sentence and a count, not of path or place."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from hashlib import blake2b

from sayso.article import Article
from sayso.engine.active import Found
from sayso.layers import SENTENCES

_SHAPES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "‑": "-", "‐": "-", "\u00ad": ""})
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff]")


def fold(text: str) -> str:
    """Return text as fingerprints see it: without case, the shapes of quotation marks and dashes, or white space of any width."""
    folded = text if text.isascii() else _INVISIBLE.sub("", text.translate(_SHAPES))
    return " ".join(folded.casefold().split())


def digest(rule: str, sentence: str, ordinal: int) -> str:
    """Return the fingerprint: 16 hexadecimal digits of a hash of rule, folded sentence and ordinal."""
    return blake2b(f"{rule}\0{sentence}\0{ordinal}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def fingerprints(article: Article, found: Iterable[Found]) -> list[str]:
    """Return the fingerprint of each finding, given in order of place.

    The ordinal counts findings of the same rule in sentences of the same wording. A finding about the whole story has no sentence.
    """
    counts: dict[tuple[str, str], int] = {}
    folded: dict[int, str] = {}
    starts = [sentence.span.start for sentence in article.layer(SENTENCES)]
    names: list[str] = []
    for each in found:
        sentence = "" if each.finding.whole_story else _sentence(article, starts, folded, each.finding.span.start)
        key = (each.active.id, sentence)
        ordinal = counts.get(key, 0)
        counts[key] = ordinal + 1
        names.append(digest(each.active.id, sentence, ordinal))
    return names


def _sentence(article: Article, starts: list[int], folded: dict[int, str], offset: int) -> str:
    index = bisect_right(starts, offset) - 1
    if index not in folded:
        folded[index] = fold(article.layer(SENTENCES)[index].span.of(article.text)) if index >= 0 else ""
    return folded[index]
