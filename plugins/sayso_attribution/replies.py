"""Whether the accused are heard: they speak, somebody speaks for them, or readers are told that they were asked."""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from sayso import Article, Layer
from sayso.layers import ATTRIBUTIONS, NAMES, SENTENCES, TOKENS
from sayso.records import Attribution, Entity, Name, Sentence
from sayso_attribution.tables import rows, words
from sayso_attribution.wording import places, says

SURE = 0.5
OWN = frozenset(("his", "her", "its", "their"))
RELATIVE = frozenset(("who", "whom", "whose", "which", "that"))
SHORT_NAME = 3  # letters: less is an initial
STATE_STEM = 4  # letters by which “Iranian” is known to be Iran's


class Reply(NamedTuple):
    """Hold the words of a sentence that tells of a reply, whom it names, and whether it says so without more (`declined to comment`)."""

    words: frozenset[str]
    entities: frozenset[int]
    plain: bool


def is_heard(article: Article, entity: int) -> bool:
    """Tell whether the entity speaks anywhere in the article, answers, is spoken for, or is said to have been asked."""
    who = article.layer(NAMES).entities[entity]
    own = _words_of(who)
    if any(_speaks(article, item, entity, who, own) for item in article.layer(ATTRIBUTIONS)):
        return True
    return any(_is_reply(reply, entity, own) for reply in article.layer(REPLIES))


def _words_of(who: Entity) -> frozenset[str]:
    """Return the words by which a source is known to be the accused, or theirs: a surname, the parts of another name, and what stands for a state."""
    parts = [part.strip(".").lower() for part in who.name.split()]
    known = {part for part in parts if len(part) >= SHORT_NAME and part not in ("the", "and", "for")}
    if who.type == "person" and len(parts) > 1:
        known = {parts[-1]}
    elif len(parts) > 1:
        known -= words("replies", "bodies") | words("accusations", "bodies")
    return frozenset(known | _state(who.name.lower()))


def _state(name: str) -> set[str]:
    """Return the words that stand for the state that `name` is, or stands for (`Moscow`)."""
    return {word for state, row in rows("states").items() if name == state or name in row["words"] for word in (state, *row["words"])}


def _speaks(article: Article, item: Attribution, entity: int, who: Entity, own: frozenset[str]) -> bool:
    """Tell whether the attribution's source is the accused or speaks for them; where a pronoun may be they, it is."""
    if item.source is None or item.confidence < SURE:
        return False
    if item.source.entity == entity:
        return True
    tokens = article.layer(TOKENS)
    said = _before_clause([tokens.lower[at] for span in item.source.spans for at in tokens.within(span)])
    if any(_is_own(word, own, who.type) for word in said):
        return True
    if item.source.entity >= 0:
        titles = article.layer(NAMES).entities[item.source.entity].titles
        return any(_is_own(word, own, who.type) for title in titles for word in title.split())
    return bool(said) and said[0] in OWN and any(word in _household() for word in said)


def _before_clause(said: list[str]) -> list[str]:
    """Return the words up to a relative clause: *Rosa Alvarez, who said Moss stole*, does not speak for Moss."""
    end = next((index for index, word in enumerate(said) if index and word in RELATIVE), len(said))
    return said[:end]


def _household() -> frozenset[str]:
    """Return who speaks for somebody, or is somebody's own."""
    return words("replies", "speakers") | words("replies", "bodies") | words("replies", "own")


def _is_own(word: str, own: frozenset[str], kind: str) -> bool:
    return word in own or (kind == "place" and len(word) >= STATE_STEM and any(word[:STATE_STEM] == each[:STATE_STEM] for each in own))


def _replies(article: Article) -> tuple[Reply, ...]:
    """Return the sentences that tell of an answer or of a question put."""
    tokens = article.layer(TOKENS)
    names = article.layer(NAMES)
    starts = [mention.span.start for mention in names.mentions]
    found = []
    for sentence in article.layer(SENTENCES):
        text = sentence.span.of(article.text)
        plain = says(text, "replies", "asked") or says(text, "replies", "pleas")
        said = [tokens.lower[at] for at in tokens.within(sentence.span)]
        if plain or _answers(said):
            near = names.mentions[bisect_left(starts, sentence.span.start) : bisect_left(starts, sentence.span.end)]
            named = frozenset(mention.entity for mention in near if names.entities[mention.entity].type != "unknown")
            found.append(Reply(frozenset(said), named, plain))
    return tuple(found)


REPLIES = Layer("attribution.replies", _replies)


def _answers(said: list[str]) -> bool:
    """Tell whether the words tell of somebody who answers, in the active voice."""
    known = words("replies", "answers")
    for at, word in enumerate(said):
        if word in words("replies", "speakers") and _speaks_for_another(said, at):
            return True
        if (word in known or " ".join(said[at : at + 2]) in known) and not words("replies", "passives").intersection(said[max(at - 2, 0) : at]):
            return True
    return False


def _speaks_for_another(said: list[str], at: int) -> bool:
    """Tell whether the speaker at word `at` is somebody's: *a lawyer for Moss*, *her lawyer*."""
    return said[at + 1 : at + 2] in (["for"], ["of"], ["representing"]) or said[at - 1 : at] in (["'s"], *([word] for word in OWN))


def _is_reply(reply: Reply, entity: int, own: frozenset[str]) -> bool:
    """Tell whether it is an answer of the accused: their name stands in it, or nobody else's and a pronoun that may be they."""
    if entity in reply.entities or not reply.words.isdisjoint(own):
        return True
    return not reply.entities and (reply.plain or not reply.words.isdisjoint(words("replies", "pronouns")))


def is_settled(article: Article, entity: int) -> bool:
    """Tell whether the accused are beyond asking: a court has found, they own to it, they are dead, or nobody could reach them."""
    names = article.layer(NAMES)
    who = names.entities[entity]
    if who.name.lower() in words("accusations", "out-of-reach"):
        return True
    sentences = article.layer(SENTENCES)
    starts = [sentence.span.start for sentence in sentences]
    about = sorted({bisect_right(starts, names.mentions[index].span.start) - 1 for index in who.mentions})
    return any(_settles(article, sentences[index], entity) or _settles_after(article, index) for index in about)


def _settles(article: Article, sentence: Sentence, entity: int) -> bool:
    """Tell whether the sentence tells of a finding, an admission or a death, and the accused are named nearest to it."""
    text = sentence.span.of(article.text)
    found = [*places(text, "accusations", "settled"), *places(text, "accusations", "gone")]
    if not found:
        return False
    names = article.layer(NAMES).mentions
    here = names[bisect_left(names, sentence.span.start, key=_start) : bisect_left(names, sentence.span.end, key=_start)]
    return any(min(here, key=lambda name: _distance(name, sentence.span.start + place)).entity == entity for place in found)


def _settles_after(article: Article, index: int) -> bool:
    """Tell whether the next sentence names nobody, opens with a pronoun, and tells of a finding, an admission or a death: *He was convicted.*"""
    sentences = article.layer(SENTENCES)
    if index + 1 >= len(sentences):
        return False
    span = sentences[index + 1].span
    text = span.of(article.text)
    names = article.layer(NAMES)
    near = names.mentions[bisect_left(names.mentions, span.start, key=_start) : bisect_left(names.mentions, span.end, key=_start)]
    named = any(names.entities[mention.entity].type != "unknown" for mention in near)
    opens = text.lower().lstrip("“\"'").startswith(("he ", "she ", "it ", "they "))
    return opens and not named and (says(text, "accusations", "settled") or says(text, "accusations", "gone"))


def _start(name: Name) -> int:
    return name.span.start


def _distance(name: Name, place: int) -> int:
    return min(abs(name.span.start - place), abs(name.span.end - place))
