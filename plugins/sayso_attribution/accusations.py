"""Accusations: where an article says, or lets somebody say, that a named person, body or state did wrong."""

from bisect import bisect_left, bisect_right
from functools import cache
from itertools import compress, count
from typing import NamedTuple

from sayso import Article, Layer, Span
from sayso.layers import NAMES, SENTENCES, TOKENS
from sayso.records import Entity, Sentence, Tokens
from sayso_attribution.accusation_frames import accused
from sayso_attribution.accused import View
from sayso_attribution.tables import words
from sayso_attribution.wording import says

ACCUSABLE = frozenset(("person", "organisation", "outlet", "place"))
LONGEST_NAME = 5  # words: more is a list
PEOPLES = ("s", "ese", "ish", "ic", "ian", "an")  # how the names of peoples, parties and their adjectives end
BLOCKS = frozenset(("paragraph", "list", "blockquote", "standfirst"))


class Accusation(NamedTuple):
    """Hold who is accused (an index into `Names.entities`), where their name stands, the accusing words, and the sentence's index."""

    entity: int
    name: Span
    cue: Span
    sentence: int


def _accusations(article: Article) -> tuple[Accusation, ...]:
    tokens = article.layer(TOKENS)
    cues = _cues()
    places = list(compress(count(), map(cues.__contains__, tokens.lower)))
    if not places:
        return ()
    view = _view(article, tokens)
    sentences = article.layer(SENTENCES)
    starts = [sentence.span.start for sentence in sentences]
    found = []
    for at in places:
        index = bisect_right(starts, tokens.starts[at]) - 1
        named = accused(view, at)
        if named is not None and _is_accusable(view.names.entities[view.names.mentions[named].entity]) and _holds(article, sentences, index):
            mention = view.names.mentions[named]
            found.append(Accusation(mention.entity, mention.span, tokens.span(at, at), index))
    return tuple(found)


ACCUSATIONS = Layer("attribution.accusations", _accusations)


def _is_accusable(who: Entity) -> bool:
    """Tell whether the named is a person, a body or a state; two words of unknown kind may be, but no people, party's members, headline or list."""
    parts = who.name.split()
    if len(parts) > LONGEST_NAME or (parts[0].isupper() and len(parts) > 1):
        return False
    return who.type in ACCUSABLE or (len(parts) > 1 and not who.name.lower().endswith(PEOPLES))


@cache
def _cues() -> frozenset[str]:
    keys = ("accusing", "passive", "blaming", "nouns", "suits", "facing", "adverbs", "calling", "wrongdoers", "deeds", "breaking")
    return frozenset().union(*(words("accusations", key) for key in keys), (phrase.split()[0] for phrase in words("accusations", "deed-phrases")))


def literals() -> tuple[str, ...]:
    """Return the words of which one must occur."""
    return tuple(_cues())


def _view(article: Article, tokens: Tokens) -> View:
    names = article.layer(NAMES)
    starting = {bisect_left(tokens.starts, mention.span.start): index for index, mention in enumerate(names.mentions)}
    ending = {bisect_right(tokens.ends, mention.span.end) - 1: index for index, mention in enumerate(names.mentions)}
    sentences = [sentence.span.start for sentence in article.layer(SENTENCES)]
    return View(tokens, names, starting, ending, sentences)


def _holds(article: Article, sentences: tuple[Sentence, ...], index: int) -> bool:
    """Tell whether the sentence stands in running text, asks nothing, and does not take back or doubt what it tells."""
    if index < 0 or article.blocks[sentences[index].block].kind not in BLOCKS:
        return False
    text = sentences[index].span.of(article.text)
    return not text.rstrip("”’\"'").endswith("?") and not says(text, "accusations", "discounts")
