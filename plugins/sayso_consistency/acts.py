"""Acts: a verb of known effect with its object, found over tokens without a parser."""

from functools import cache
from itertools import compress, pairwise
from typing import NamedTuple

from sayso import Article, Layer
from sayso.layers import SENTENCES, TOKENS
from sayso.records import Tokens
from sayso_consistency.inflection import BASE, GERUND, PAST
from sayso_consistency.lexicon import Thing, Verb, usual, verb_forms
from sayso_consistency.phrases import REACH, little, object_of, skip_left, subject_of

HELPED = 4  # tokens of the one who is helped to do something


class Act(NamedTuple):
    """Hold an act: token indices of the verb and of the object's first and last word, and what the tables say of both.

    `thing` is None where the object is unknown; `first` and `last` are then the verb itself.
    """

    verb: int
    lexeme: Verb
    tag: str
    first: int
    last: int
    thing: Thing | None

    @property
    def stance(self) -> int:
        """Return +1 for an act that does good, -1 for one that does harm, 0 if the object is unknown."""
        if self.thing is None or (self.lexeme.injures and self.thing.worth < 0):
            return 0
        stance = self.lexeme.sign * self.thing.worth or 1
        return 1 if stance < 0 and usual(self.lexeme, self.thing.kind) else stance


def _all_acts(article: Article) -> list[list[Act]]:
    tokens = article.layer(TOKENS)
    return [acts(tokens, tokens.within(sentence.span)) for sentence in article.layer(SENTENCES)]


ACTS: Layer[list[list[Act]]] = Layer("consistency.acts", _all_acts)


def acts(tokens: Tokens, span: range) -> list[Act]:
    """Return the acts among the tokens `span` of one sentence, in order."""
    forms = verb_forms()
    lower = tokens.lower
    found: list[Act] = []
    for index in compress(span, map(forms.__contains__, lower[span.start : span.stop])):
        lexeme, tag = forms[lower[index]]
        if is_verb(lower, index, span.start, tag):
            passive = tag == PAST and lower[skip_left(lower, index - 1, span.start)] in little("be")
            start = index + nominal(lower, index, tag)
            first, last, thing = subject_of(lower, index, span.start) if passive else object_of(lower, start, span.stop)
            if thing and not passive and _carries_on(lower, last + 1, lexeme, thing):
                thing = None
            found.append(Act(index, lexeme, tag, first, last, thing))
    return share_objects(lower, found) if len(found) > 1 else found


def _carries_on(lower: list[str], index: int, verb: Verb, thing: Thing) -> bool:
    """Tell whether the object is only the subject of what follows: `prevent their health from failing`, `ensure peace is kept`."""
    following = lower[index] if index < len(lower) else ""
    gerund = lower[index + 1] if index + 1 < len(lower) else ""
    if verb.sign > 0 and (following in little("be") or following in little("modal") or following in little("auxiliary")):
        return True
    later = lower[index + 1 : index + REACH]
    kept = thing.kind == "people" and any(one == "from" and two.endswith("ing") for one, two in pairwise(later))  # "stop people from … from voting"
    return (
        kept or (following == "from" and gerund.endswith("ing")) or (verb.sign > 0 > thing.worth and (following == "to" or following.endswith("ed")))
    )


def share_objects(lower: list[str], found: list[Act]) -> list[Act]:
    """Give `respect` of `respect and reverse the rights` its object, which stands after the second verb."""
    for place in range(len(found) - 2, -1, -1):
        act, following = found[place], found[place + 1]
        if act.thing is None and following.thing and act.tag == following.tag and no_object(lower[act.verb + 1 : following.verb]):
            found[place] = act._replace(first=following.first, last=following.last, thing=following.thing)
    return found


def no_object(between: list[str]) -> bool:
    """Tell whether the words between two verbs only join them: `and`, `, and fully`."""
    return not {"and", "or"}.isdisjoint(between) and all(word in ("and", "or", ",", "to", "will") or word.endswith("ly") for word in between)


def nominal(lower: list[str], index: int, tag: str) -> bool:
    """Tell whether a gerund is used as a noun with `of`: `the weakening of trust`."""
    return tag == GERUND and lower[index - 1 : index] == ["the"] and lower[index + 1 : index + 2] == ["of"]


def is_verb(lower: list[str], index: int, start: int, tag: str) -> bool:
    """Tell from the word before whether the form at `index` is used as a verb that takes an object."""
    before = skip_left(lower, index - 1, start)
    word = lower[before] if before >= start else ""
    if tag == BASE:
        return not word or word in _before_base() or word.endswith("s") or helped(lower, before, start) >= 0
    if word in _no_subject(tag):
        return nominal(lower, index, tag)
    return tag != GERUND or word not in ("'s", "more", "most")


@cache
def _before_base() -> frozenset[str]:
    """Return the words after which a base form is a verb; after `had` it is the participle of `cut`."""
    return little("before a verb") | little("modal") | little("auxiliary") | little("have")


@cache
def _no_subject(tag: str) -> frozenset[str]:
    """Return the words after which a form is no verb: it is a noun, or an adjective."""
    nominal = little("determiner") - little("pronoun")
    return nominal if tag != PAST else nominal | (little("preposition") - {"and", "or", "but", "who", "which", "that"})


def helped(lower: list[str], index: int, start: int) -> int:
    """Return where `help` stands before the one who is helped, at `index`, or -1: `help the nation keep the peace`."""
    helps, ends = little("help"), little("preposition")
    for place in range(index - 1, max(start, index - HELPED) - 1, -1):
        word = lower[place]
        if word in helps:
            return place
        if word in ends or not word[0].isalnum():
            break
    return -1
