"""Tell whether an article is somebody's opinion piece: then its writer answers for what it says."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import compress

from sayso.text.records import Block, Sentence, Tokens, Voices
from sayso.text.tables import words

PERSONAL = 2  # sentences in which the narrator says "I"
TONE = 5  # sentences in which the narrator urges, asks or says "we" …
NOTHING: frozenset[str] = frozenset()
SHARE = 0.14  # … and their share of the narrator's sentences, our judgement


def is_labelled(section: str, byline: str, url: str, headline: str) -> bool:
    """Tell whether section, byline, address or the first words of the headline call an article opinion."""
    labels = words("opinion", "label")
    told = {*_parts(section), *_parts(byline), *(part for part in url.casefold().split("/") if part in labels)}
    first = headline.casefold().partition(":")[0] if ":" in headline else ""
    return bool(labels & told) or first.strip() in labels


def _parts(label: str) -> list[str]:
    return label.casefold().replace("/", " ").replace(",", " ").replace("|", " ").split()


def speaks_for_itself(text: str, blocks: Sequence[Block], tokens: Tokens, sentences: tuple[Sentence, ...], voices: Voices) -> bool:
    """Tell whether the narrator says "I", or urges and asks often enough to be no reporter."""
    one, urging = words("opinion", "personal"), words("opinion", "tone")
    own = _own_words(tokens, sentences, voices, one | urging)
    narrated = [sentence for sentence in sentences if blocks[sentence.block].kind == "paragraph" and voices.at(sentence.span) == "narrator"]
    personal, toned = _counts(text, narrated, own, one, urging)
    return personal >= PERSONAL or (toned >= TONE and toned >= SHARE * len(narrated))


def _counts(text: str, narrated: Iterable[Sentence], own: dict[int, set[str]], one: frozenset[str], urging: frozenset[str]) -> tuple[int, int]:
    personal = toned = 0
    for sentence in narrated:
        said = own.get(sentence.span.start, NOTHING)
        personal += not one.isdisjoint(said)
        toned += text[sentence.span.end - 1] == "?" or not urging.isdisjoint(said)
    return personal, toned


def _own_words(tokens: Tokens, sentences: tuple[Sentence, ...], voices: Voices, wanted: frozenset[str]) -> dict[int, set[str]]:
    """Return by the start of its sentence the words of `wanted` that the narrator says there."""
    starts = [sentence.span.start for sentence in sentences]
    own: dict[int, set[str]] = {}
    for at in compress(range(len(tokens.lower)), map(wanted.__contains__, tokens.lower)):
        span = tokens.span(at, at)
        index = bisect_right(starts, span.start) - 1
        if index >= 0 and sentences[index].span.covers(span) and voices.at(span) == "narrator":
            own.setdefault(starts[index], set()).add(tokens.lower[at])
    return own
