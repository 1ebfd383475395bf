"""Decoys: a place nobody flagged, of the same kind as a finding's, and the finding's message fitted to it."""

import random
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sayso import Article, Diagnostic
from sayso.finding import PlacedRelated
from sayso.layers import ATTRIBUTIONS, NAMES, SENTENCES, VOICE
from sayso.span import Span

_WORD = re.compile(r"\w+(?:[’'.-]\w+)*%?")
_QUOTED = re.compile(r"“([^“”]+)”")
_SMALL = frozenset(
    {"a", "an", "and", "as", "at", "but", "by", "for", "from", "had", "has", "have", "he", "in", "is", "it", "its", "of", "on", "or", "she", "that"}
    | {"the", "their", "they", "this", "to", "was", "were", "which", "who", "will", "with"}
)  # at the edge of a decoy these would give it away
_ENDINGS = ("ed", "ing", "ly", "s")


class Site(NamedTuple):
    """Hold a place in an article's text, in code points."""

    start: int
    end: int


def site_for(found: Diagnostic, donor: Article, article: Article, same: Iterable[Diagnostic], chance: random.Random) -> Site | None:
    """Return a place in `article` like that of `found` in `donor`, or None: in a headline for a headline, in the same voice, of the same shape.

    `same` are the findings of that rule in the article: no sentence that has one is taken, and no headline if the story has one.
    """
    taken = [Site(each.start.offset, each.end.offset) for each in same]
    if (found.start.offset, found.end.offset) == donor.story_span:  # about the story as a whole
        return None if taken else Site(*article.story_span)
    sentences = [each.span for each in article.layer(SENTENCES) if (article.blocks[each.block].kind == "headline") == (found.block == "headline")]
    free = [span for span in sentences if not any(site.start < span.end and site.end > span.start for site in taken)]
    if not free or (taken and found.block == "headline"):
        return None
    place = _like(found, donor, article, chance.choice(free), chance)
    return place if place and article.layer(VOICE).at(Span(*place)) == found.voice else None


def _like(found: Diagnostic, donor: Article, article: Article, sentence: Span, chance: random.Random) -> Site | None:
    start, end = found.start.offset, found.end.offset
    if any(each.span.start >= start and each.span.end <= end + 1 for each in donor.layer(SENTENCES) if each.span.end > start):
        return Site(*sentence)
    model = _WORD.findall(donor.text, start, end)
    if not model:
        return None
    words = [Site(*match.span()) for match in _WORD.finditer(article.text, *sentence)]
    first = 1 if model[0][0].isupper() else 0  # a sentence's first word is capital without being a name
    windows = [Site(words[at].start, words[at + len(model) - 1].end) for at in range(first, len(words) - len(model) + 1)]
    fitting = [site for site in windows if _same_shape(model, article.text[slice(*site)])]
    return chance.choice(fitting) if fitting else None


def _same_shape(model: Sequence[str], piece: str) -> bool:
    """Tell whether a piece may stand for the model: alike at both edges."""
    words = _WORD.findall(piece)
    return _alike(model[0], words[0]) and _alike(model[-1], words[-1])


def _alike(one: str, other: str) -> bool:
    """Tell whether a word may stand for another: capital for capital, figure for figure, ending for ending, small words only for small ones."""
    small = other.lower() in _SMALL and one.lower() not in _SMALL
    return not small and _kind(one) == _kind(other)


def _kind(word: str) -> tuple[bool, bool, str]:
    return word[0].isupper(), word[0].isdigit(), next((ending for ending in _ENDINGS if word.endswith(ending) and len(word) > 4), "")


def related_for(related: PlacedRelated, donor: Article, article: Article, site: Site, chance: random.Random) -> Site:
    """Return a place in `article` to show beside a decoy: a source where the finding shows one, else words of the same shape."""
    start, end = related.start.offset, related.end.offset
    if Span(start, end) in _sources(donor) and (sources := _sources(article)):
        return Site(*min(sources, key=lambda span: abs(span.start - site.start)))
    return _words_like(donor.text[start:end], article.text, chance)


def _sources(article: Article) -> list[Span]:
    return [span for each in article.layer(ATTRIBUTIONS) if each.source for span in each.source.spans]


def message_for(found: Diagnostic, donor: Article, article: Article, site: Site, related: Sequence[str]) -> str:
    """Return the finding's message with what it repeats of its own article replaced: its place, and the places it points to."""
    swaps = {found.excerpt: article.text[slice(*site)], **{each.excerpt: other for each, other in zip(found.related, related, strict=True)}}
    message = found.message
    for old, new in swaps.items():
        message = re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", lambda _: new, message, flags=re.IGNORECASE) if old else message  # noqa: B023 - used at once
    place = swaps[found.excerpt]
    if message == found.message and message.startswith("“"):  # it opens with the term as the rule lists it, not as it stands here
        message = _QUOTED.sub(lambda _: f"“{place}”", message, count=1)
    return _QUOTED.sub(lambda match: _fitted(match, found, donor, place), _renamed(message, donor, article, site))


def _renamed(message: str, donor: Article, article: Article, site: Site) -> str:
    """Return the message with persons of the finding's article replaced by one of the decoy's: the one named nearest to the place."""
    people = sorted(_people(article), key=lambda span: abs(span.start - site.start))
    for name in sorted({span.of(donor.text) for span in _people(donor)}, key=len, reverse=True):
        if people and name not in article.text:
            message = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", lambda _: people[0].of(article.text), message)
    return message


def _people(article: Article) -> list[Span]:
    names = article.layer(NAMES)
    return [mention.span for mention in names.mentions if names.entities[mention.entity].type == "person"]


def _fitted(match: re.Match[str], found: Diagnostic, donor: Article, place: str) -> str:
    """Return a quoted piece, or the beginning of the decoy's place where it is one of the finding's own: cut short, or with more around it."""
    quoted = match.group(1)
    inner = quoted.rstrip("…")
    own = inner != quoted and inner in donor.text[max(0, found.start.offset - 1) : found.end.offset + 2 * len(quoted)]
    return f"“{place[: len(inner)]}…”" if own else match.group()


def _words_like(model: str, text: str, chance: random.Random) -> Site:
    count = max(1, len(_WORD.findall(model)))
    words = list(_WORD.finditer(text))
    windows = [Site(words[at].start(), words[at + count - 1].end()) for at in range(len(words) - count + 1)]
    alike = [window for window in windows if _WORD.search(model) and _same_shape(_WORD.findall(model), text[slice(*window)])]
    return chance.choice(alike or windows or [Site(0, len(text))])
