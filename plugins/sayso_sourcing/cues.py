"""Whether a sentence draws on an outlet: the cues before its name, the verb after it, what it puts out."""

from sayso_sourcing.places import MAX_LIST, MAX_NAME, Place, after, ends_with, is_premodifier, name_end, phrase_start, starts_with
from sayso_sourcing.registry import nation_tokens, nation_words
from sayso_sourcing.tables import phrases, words

PREPOSITIONS = frozenset({"by", "from", "in", "on", "to", "with", "for"})
REACH = 6  # tokens between a preposition and the word that governs it
NEAR = 40  # tokens around name and verb in which a story about the outlet gives itself away
FILLERS = 9  # tokens between an outlet and its verb


def drawn_on(at: Place, tier: str) -> str:
    """Return how the sentence draws on the name: `cue`, `verb` or `product`; empty if it does not, or speaks about the outlet."""
    if part_of_longer_name(at, tier):
        return ""
    start = phrase_start(at)
    if _product(at, start) or _by_carrier(at, start):
        return "product"
    if (_led_to(at, start) or _inverted(at, start) or (tier in _SURE and _led_to_list(at, start))) and _may_follow(at, tier):
        return "cue"
    return "verb" if _may_be_subject(at, start, tier) and _has_verb(at, words("reporting")) else ""


def _may_be_subject(at: Place, start: int, tier: str) -> bool:
    """Tell whether the words before leave the name a subject: not `the management of RT said`, not `the yacht Granma carried`."""
    word = at.word(start - 1)
    if word in words("dependent"):
        return False
    plain = tier != "names" and start == at.first and word.isalpha() and not at.capital(start - 1)
    return not plain or any(word in words(group) for group in ("follow", "filler", "reporting", "opener"))


def part_of_longer_name(at: Place, tier: str) -> bool:
    """Tell whether a capitalised word before makes the name part of another: `Zubin Mehr`. Names that are safe on their own are let be."""
    before = at.first - 1
    if tier == "names" or before < at.low or not at.adjacent(before) or not at.capital(before) or before in at.ended:
        return False
    word = at.word(before)
    return not (is_premodifier(word) or (before == at.low and word in words("follow") | words("filler") | words("leading") | words("opener")))


def stands_with_noun(at: Place, country: str) -> bool:
    """Tell whether a noun for outlets, or the outlet's country, stands beside the name: `the Petra news agency`, `Jordan's Petra`."""
    start = phrase_start(at)
    near = [at.word(index) for index in range(start, at.first) if index not in at.ended]
    if not words("medium").isdisjoint(near) or name_end(at) > at.last + 1:
        return True
    return not {word.lower() for name in nation_words(country) for word in name.split()}.isdisjoint(near)


def ends_sentence(at: Place) -> bool:
    """Tell whether the name and a verb only outlets have close the sentence after a comma: `…, Petra reported on Sunday.`"""
    if at.word(at.first - 1) != "," or at.word(at.last + 1) not in words("telling") | {"said"}:
        return False
    return all(word in words("filler") or not word.isalpha() for word in at.tokens.lower[at.last + 2 : min(at.high, at.last + NEAR)])


def _led_to(at: Place, start: int) -> bool:
    if ends_with(at, start, "leading"):
        return True
    word = at.word(start - 1)
    if word not in PREPOSITIONS or not words("broken").isdisjoint(at.tokens.lower[max(at.low, start - REACH) : start]):
        return False
    for index in range(start - 2, max(at.low, start - 2 - REACH) - 1, -1):
        if at.word(index) in words(word):
            return True
        if not (at.word(index) in words("gap") or at.word(index) in words("filler") or at.word(index).endswith("ly") or at.word(index).isdigit()):
            return False
    return False


def _led_to_list(at: Place, start: int) -> bool:
    """Tell whether a list of names we do not know leads to the name: `according to AFP, Interfax and TASS`."""
    index = start if at.word(start) in _JOINED else start - 1
    while at.word(index) in _JOINED and at.first - index <= MAX_LIST:
        last = index - 1
        while index > at.low and (at.word(index - 1).isalnum() and at.capital(index - 1)) and last - index < MAX_NAME:
            index -= 1
        if index > last:
            return False
        index -= at.word(index - 1) == "the"
        if _led_to(at, index):
            return True
        index -= 1
    return False


_JOINED = frozenset({"and", "or", "&", ","})
_SURE = frozenset({"names", "context"})  # tiers of names that a list of people hardly holds


def _inverted(at: Place, start: int) -> bool:
    """Tell whether a verb stands before the name, at a clause's end: `…, reported Xinhua.`"""
    if at.word(start - 1) not in words("reporting") or start - 2 < at.low or at.word(start - 2).isalnum():
        return False
    return not at.word(name_end(at)).isalpha() or at.word(name_end(at)) in words("filler")


def _may_follow(at: Place, tier: str) -> bool:
    """Tell whether what comes after the name leaves it a name of its own: `told Xinhua on Sunday`, not `told Xinhua bookstore staff`."""
    index = name_end(at)
    word = at.word(index)
    if index in at.named or not word or not word.isalpha():
        return word not in {"'s", "-"} or _owned_product(at, index)
    if word in words("part"):
        return False
    if tier == "names":
        return not at.capital(index) or word in words("filler") or word in words("follow")
    return word.endswith(("ly", "ed")) or any(word in words(group) for group in ("follow", "filler", "product", "reporting"))


def _owned_product(at: Place, index: int) -> bool:
    return at.word(index) == "'s" and any(at.word(next_) in words("product") for next_ in range(index + 1, index + 4))


def _product(at: Place, start: int) -> bool:
    """Tell whether something the outlet puts out is drawn on: `a Xinhua report said`, `in an IRNA dispatch`, `TASS's count`."""
    index = at.last + 1 + (at.word(at.last + 1) == "'s")
    index += (
        index == at.last + 2 and index < at.high and at.capital(index) and at.word(index + 1) in words("product")
    )  # `Xinhua's Oslo correspondent`
    while (
        index <= at.last + 5 and (at.word(index) in words("medium") or at.word(index) in words("epithet")) and at.word(index) not in words("product")
    ):
        index += 1
    word = at.word(index)
    if word not in words("product") or index > at.last + 5:
        return False
    while index <= at.last + 8 and at.word(index + 1) in words("product"):
        index += 1
    if _led_to(at, start) or (at.word(start - 1) in {"in", "from"} and word not in words("carrier")):
        return at.word(index + 1) not in words("product") and not _capital_name(at, index + 1)
    if word in words("carrier"):
        return _says(at, index + 1, words("telling")) or _saw(at, index + 1)
    return _says(at, index + 1, words("reporting"))


def _by_carrier(at: Place, start: int) -> bool:
    """Tell whether somebody of the outlet reports: `a correspondent for TASS reported`; not `a correspondent for TASS was expelled`."""
    if at.word(start - 1) not in {"for", "of", "from", "with"} or at.word(start - 2) not in words("carrier"):
        return False
    return at.word(name_end(at)) in words("telling") or _saw(at, name_end(at))


def _saw(at: Place, index: int) -> bool:
    """Tell whether a witness speaks: `a RIA Novosti reporter at the scene said`, `a TASS correspondent saw`."""
    if at.word(index) in words("witnessing"):
        return True
    length = next((len(phrase) for each in phrases("on-the-spot").values() for phrase in each if _stands(at, index, phrase)), 0)
    return bool(length) and at.word(index + length) in words("witnessing") | words("reporting")


def _stands(at: Place, index: int, phrase: tuple[str, ...]) -> bool:
    return all(at.word(index + offset) == word for offset, word in enumerate(phrase))


def _capital_name(at: Place, index: int) -> bool:
    return bool(at.word(index)) and at.capital(index) and at.word(index) not in nation_tokens() | words("filler")


def _says(at: Place, index: int, verbs: frozenset[str]) -> bool:
    for position in range(index, min(at.high, index + REACH)):
        word = at.word(position)
        if word in verbs:
            return not _about_itself(at, position, product=True)
        if not word.isalnum() or (_capital_name(at, position) and at.word(position - 1) not in {"in", "at", "near"}):
            return False
    return False


def _has_verb(at: Place, verbs: frozenset[str]) -> bool:
    return any(_verb_from(at, index, verbs) for index in after(at))


def _verb_from(at: Place, index: int, verbs: frozenset[str]) -> bool:
    for position in range(index, min(at.high, index + FILLERS)):
        word = at.word(position)
        if word == "found" and at.word(position + 1) == "that":
            return True
        if word in verbs and not (word in words("noun-or-verb") and at.word(position + 1) in words("after-noun")):
            return not _about_itself(at, position)
        if word not in words("filler") and not word.endswith("ly") and not word.isdigit() and not _seat(at, position):
            return False
    return False


def _seat(at: Place, index: int) -> bool:
    """Tell whether a place stands there that says where the outlet is: `The Herald newspaper in Harare reported`."""
    return at.word(index - 1) in {"in", "of"} and at.word(index) in nation_tokens()


def _about_itself(at: Place, verb: int, *, product: bool = False) -> bool:
    """Tell whether the outlet speaks of itself, or is judged: the story is then about it.

    What another says of `it` is no sign of that after a verb with an object (`calls it a pearl`), nor if a report of the outlet's speaks.
    """
    following = verb + 1 + (at.word(verb + 1) == "that")
    if product or at.word(verb) in words("with-object"):
        speaks = at.word(following) in {"its", "itself", "our", "one"} and at.word(verb) not in {"quoted", "quotes", "cited", "cites"}
    else:
        speaks = starts_with(at, following, "itself") or (at.word(following) == "it" and _has_it_act(at, following + 1) and not _several(at, verb))
    if speaks or (at.word(verb) in {"announced", "called"} and starts_with(at, following, at.word(verb))):
        return True
    return at.word(verb) in words("weak") and not words("judged").isdisjoint(
        at.tokens.lower[max(at.low, at.first - NEAR) : min(at.high, verb + NEAR)]
    )


def _several(at: Place, verb: int) -> bool:
    """Tell whether the subject is more than one outlet: `Tasnim and Fars said it …` is about something else."""
    return any(at.word(index) == "and" and (index - 1 in at.ended or index + 1 in at.named) for index in range(at.low, verb))


def _has_it_act(at: Place, index: int) -> bool:
    """Tell whether `it` is the subject of what follows: `said it would appeal`; not `reported it on Friday`."""
    return at.word(index).isalpha() and at.word(index) not in words("after-it")


def says(at: Place, index: int) -> bool:
    """Tell whether a reporting verb follows at token `index`."""
    return _verb_from(at, index, words("reporting"))
